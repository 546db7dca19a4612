"""Do the copies of a journal forget who was erased, and is there always a good one?"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.builders import paris
from tests.journal.desk import Clock, Desk, settled
from trustjournal.domain.kinds import BackupReason
from trustjournal.journal import engagements, reading
from trustjournal.journal.changes import Intention
from trustjournal.journal.engagements import NewPerson
from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping.safekeeping import back_up_before, backups_of
from trustjournal.journal.rights import erasing
from trustjournal.journal.rights.forgetting import naming_copies, rewriting
from trustjournal.storage.database import create, open_database
from trustjournal.storage.erasing import erasures_in
from trustjournal.storage.manifest import is_intact
from trustjournal.storage.vault.key import Key

MARK = "[personne effacée]"
KEYS = {"plain": None, "encrypted": Key(bytes(range(32)))}


@pytest.fixture(params=KEYS)
def told(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """Return a desk with three backups, a day apart, that name Ida Quatrefages."""
    clock = Clock(paris("2026-03-02T09:00"))
    database = create(tmp_path / "j.trustjournal", now=clock(), key=KEYS[request.param])
    desk = settled(Journal(database, clock=clock, zone="Europe/Paris"), clock)
    engagements.add_person(desk.journal, desk.client_id, NewPerson("Ida Quatrefages"))
    for _ in range(3):
        desk.type("beton/audit t 5 @Ida : Quatrefages appelle")
        back_up_before(desk.journal, BackupReason.SCHEDULE)
        clock.turn(days=1)
    yield desk
    desk.journal.close()


def erase(desk: Desk) -> erasing.Erased:
    """Erase Ida."""
    person = reading.find_person(desk.journal, "ida quatrefages")
    return erasing.erase(desk.journal, person.id, mark=MARK)


def test_nobody_erased_is_named_nowhere(told: Desk) -> None:
    """Where nobody was erased there is nothing to list."""
    assert () == naming_copies(told.journal)


def test_each_copy_says_when_it_leaves(told: Desk) -> None:
    """Newest first; each within the thirteen months a backup can stay, the older no later."""
    erase(told)
    listed = naming_copies(told.journal)
    assert [it.path for it in backups_of(told.journal)] == [it.path for it in listed]
    days = [one.leaves_on for one in listed]
    assert all(day is not None and date(2026, 3, 5) < day < date(2027, 4, 10) for day in days)


def test_rewritten_copies_name_nobody_and_count(told: Desk) -> None:
    """Each is good, tells the same entries at the same time, and holds the name no more."""
    before = backups_of(told.journal)
    erase(told)
    mended = rewriting(told.journal).run()
    assert (3, ()) == (mended.rewritten, mended.left)
    assert () == naming_copies(told.journal)
    after = backups_of(told.journal)
    assert [(it.made_at, it.entries, it.reason) for it in before] == [
        (it.made_at, it.entries, it.reason) for it in after
    ]
    assert all(is_intact(backup) for backup in after)
    assert not {it.path for it in before} & {it.path for it in after}
    for file in after[0].path.parent.iterdir():
        assert b"quatrefages" not in file.read_bytes().lower()


def test_a_rewritten_copy_opens_as_a_journal(told: Desk) -> None:
    """It knows who was erased, and its search index is of its texts."""
    erased = erase(told).erasure
    rewriting(told.journal).run()
    copy = open_database(backups_of(told.journal)[0].path, key=told.journal.database.key)
    assert (erased,) == erasures_in(copy)
    (count,) = copy.rows("SELECT count(*) FROM interaction_fts('effacée')")[0]
    assert 3 == count
    copy.close()


def test_a_copy_that_knew_another_name(told: Desk) -> None:
    """Renamed since, she is found in an older copy by every name she had."""
    person = reading.find_person(told.journal, "ida quatrefages")
    told.type("beton/audit t 5 : vu Mme Kergoat")
    back_up_before(told.journal, BackupReason.SCHEDULE)
    with told.journal.undertake(Intention.AMEND_PERSON) as deed:
        deed.writer.amend("person", person.id, name="Ida Kergoat")
    erased = erase_named(told, person.id)
    rewriting(told.journal, names={person.id: erased.names}).run()
    newest = open_database(backups_of(told.journal)[0].path, key=told.journal.database.key)
    notes = [str(note) for (note,) in newest.rows("SELECT note FROM interaction")]
    assert f"vu Mme {MARK}" in notes
    newest.close()


def erase_named(desk: Desk, person_id: str) -> erasing.Erased:
    """Erase someone by id."""
    return erasing.erase(desk.journal, person_id, mark=MARK)


def test_stopping_leaves_every_copy_good(told: Desk) -> None:
    """Asked to stop after the first, the others are as they were, and listed as left."""
    erase(told)
    mended = rewriting(told.journal).run(lambda done, _of: done < 1)
    assert (1, 2) == (mended.rewritten, len(mended.left))
    assert all(is_intact(backup) for backup in backups_of(told.journal))
    assert 2 == len(naming_copies(told.journal))


def test_a_spoilt_copy_is_left_and_told(told: Desk) -> None:
    """What cannot be opened is listed as closed and left alone."""
    spoilt = backups_of(told.journal)[1].path
    spoilt.write_bytes(b"nothing of ours" * 500)
    erase(told)
    assert [False, True, False] == [one.is_closed for one in naming_copies(told.journal)]
    assert (spoilt,) == rewriting(told.journal).run().left


def test_copies_kept_aside_are_rewritten_in_their_place(told: Desk) -> None:
    """A journal replaced by a restore forgets too; one with a log of its own is told and left."""
    path = told.journal.database.path
    told.journal.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    aside = path.with_stem(f"{path.stem}-replaced-20260301T000000Z")
    aside.write_bytes(path.read_bytes())
    logged = path.with_stem(f"{path.stem}-before-version-2")
    logged.write_bytes(path.read_bytes())
    logged.with_name(f"{logged.name}-wal").write_bytes(b"what was not folded in")
    erase(told)
    assert {aside, logged} <= {one.path for one in naming_copies(told.journal)}
    mended = rewriting(told.journal).run()
    assert (logged,) == mended.left
    assert b"quatrefages" not in aside.read_bytes().lower()
    assert [logged] == [one.path for one in naming_copies(told.journal)]
