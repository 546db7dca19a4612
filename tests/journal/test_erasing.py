"""When someone is erased, is their name nowhere, and everything else as it was?"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import paris
from tests.journal.desk import Clock, Desk, settled
from trustjournal.domain.calling import plain
from trustjournal.domain.kinds import ErasureKind
from trustjournal.errors import Unacceptable
from trustjournal.journal import engagements, entries, history, judgements, reading
from trustjournal.journal.engagements import NewClient, NewPerson
from trustjournal.journal.journal import Journal
from trustjournal.journal.opening import open_journal
from trustjournal.journal.rights import erasing
from trustjournal.storage.check import check
from trustjournal.storage.database import create
from trustjournal.storage.trail import undoable
from trustjournal.storage.vault.key import Key

MARK = "[personne effacée]"
LINES = (
    'beton/audit t 25 @"Zoé Quatrecœurs" #zoe : ZOE QUATRECOEURS, zoé.quatrecœurs@beton.fr',
    "beton/audit m? avec Zoé : Quatrecœurs demande l'étude",
    "beton/audit m> : voici = plan pour Zoé jeudi < plans de Quatrecœurs vendredi > voir zoé lundi",
    "beton/pmo v 30 : comité !décision Zoé valide le lot 4 &",
    "beton/pmo r 45 : à Saint-Zoé-sur-Mer, une zoéphile !erreur",
    "beton/pmo t 5 : à retirer, dit Zoé",
)
KEYS = {"plain": None, "encrypted": Key(bytes(range(32)))}


@pytest.fixture(params=KEYS)
def told(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """Return a desk where much was noted about Zoé Quatrecœurs, then changed and taken back."""
    clock = Clock(paris("2026-03-02T09:00"))
    database = create(tmp_path / "j.trustjournal", now=clock(), key=KEYS[request.param])
    desk = settled(Journal(database, clock=clock, zone="Europe/Paris"), clock)
    typed = [desk.type(line) for line in LINES]
    judgements.override(desk.journal, desk.audit_id, 62, reason="Zoé est de bonne foi")
    desk.retype(typed[1].id, "beton/audit m? avec Zoé : Quatrecœurs presse")
    entries.remove(desk.journal, typed[-1].id)
    desk.type("beton/audit t 5 : Zoé encore")
    history.undo(desk.journal)
    yield desk
    desk.journal.close()


def zoe(desk: Desk) -> str:
    """Return her id."""
    return reading.find_person(desk.journal, "zoé").id


def said(journal: Journal) -> list[str]:
    """Return every text of every table, those inside images and lists too."""
    database = journal.database
    tables = database.rows("SELECT name FROM sqlite_schema WHERE sql LIKE '%STRICT%'")
    rows = [row for (table,) in tables for row in database.rows(f"SELECT * FROM {table}")]  # noqa: S608
    found = [value for row in rows for value in row if isinstance(value, str)]
    return found + [
        json.dumps(json.loads(it), ensure_ascii=False) for it in found if it[0:1] == "{"
    ]


def names_in(texts: list[str]) -> list[str]:
    """Return which texts hold her name, the places that only look like one aside."""
    asides = re.compile("saint-zoe-sur-mer|zoephile")
    return [text for text in texts if re.search("zoe|quatrec", asides.sub("", plain(text)))]


def undo_everything(journal: Journal) -> int:
    """Take back all that can be taken back; return how much that was."""
    for count in range(history.REACH):
        if not undoable(journal.database, history.REACH):
            return count
        history.undo(journal)
    return history.REACH


def test_no_table_names_the_erased(told: Desk) -> None:
    """Not in the rows, the removed rows, or the images of the past."""
    assert names_in(said(told.journal))
    erasing.erase(told.journal, zoe(told), mark=MARK)
    assert [] == names_in(said(told.journal))


def test_no_page_names_the_erased(told: Desk) -> None:
    """File and write-ahead log hold her name neither as text nor as JSON's escapes."""
    database = told.journal.database
    assert erasing.erase(told.journal, zoe(told), mark=MARK).is_purged
    assert 0 == database.number("PRAGMA freelist_count")
    for file in database.path.parent.glob("j.trustjournal*"):
        pages = file.read_bytes().lower()
        for name in ("quatrec", "zoé ", "zo\\u00e9 ", "zoe."):
            assert name.encode() not in pages, (file.name, name)


def test_the_index_finds_the_erased_no_more(told: Desk) -> None:
    """A search for the name, or its beginning, answers nothing."""
    erasing.erase(told.journal, zoe(told), mark=MARK)
    assert () == reading.search(told.journal, "quatrecoeurs")
    assert 1 == len(reading.search(told.journal, "zoe"))  # the one of Saint-Zoé-sur-Mer
    vocabulary = told.journal.database.rows("SELECT note FROM interaction")
    assert [] == names_in([str(note) for (note,) in vocabulary])


def test_what_happened_stays(told: Desk) -> None:
    """The entries are there, with their signals and promises; the journal is whole."""
    before = told.file()
    erasing.erase(told.journal, zoe(told), mark=MARK)
    after = told.file()
    assert len(before.interactions) == len(after.interactions)
    signals = [it.signals for it in before.interactions if not any(s.text for s in it.signals)]
    assert signals == [
        it.signals for it in after.interactions if not any(s.text for s in it.signals)
    ]
    assert "à Saint-Zoé-sur-Mer, une zoéphile" in [it.note for it in after.interactions]
    assert {"Leroy", "Benali"} == {person.name for person in after.people}
    assert () == check(told.journal.database).findings


def test_undo_brings_no_name_back(told: Desk) -> None:
    """All earlier changes can be taken back, one after the other, without the name."""
    erasing.erase(told.journal, zoe(told), mark=MARK)
    assert len(LINES) <= undo_everything(told.journal)
    assert [] == names_in(said(told.journal))
    assert () == check(told.journal.database).findings


def test_an_erasure_is_never_undone(told: Desk) -> None:
    """Neither by undo, which goes on with what was before it, nor by its number."""
    erased = erasing.erase(told.journal, zoe(told), mark=MARK)
    history.undo(told.journal)
    with pytest.raises(Unacceptable, match="undo_never"):
        history.undo_change(told.journal, erased.change.seq)
    assert [] == names_in(said(told.journal))


def test_a_preview_changes_nothing_and_tells_everything(told: Desk) -> None:
    """What it shows, text by text, is what erasing then does."""
    before = said(told.journal)
    shown = erasing.preview_erasure(told.journal, zoe(told), mark=MARK)
    assert before == said(told.journal)
    assert 2 == shown.participations
    erasing.erase(told.journal, zoe(told), mark=MARK)
    now = said(told.journal)
    assert {one.after for one in shown.passages} <= set(now)
    assert {"interaction", "commitment", "waiting", "step", "decision", "override"} <= {
        one.table for one in shown.passages
    }


def test_a_shared_surname_stays_a_colleague_s(desk: Desk) -> None:
    """Of two Leroys one goes: the surname alone stays, the whole name and the first name go."""
    added = engagements.add_person(desk.journal, desk.client_id, NewPerson("Ana Leroy"))
    desk.type("beton/audit t 5 : Leroy dit non, Ana Leroy dit oui, ana hésite, A. Leroy")
    assert ("leroy",) == erasing.preview_erasure(desk.journal, added.id, mark=MARK).shared
    erasing.erase(desk.journal, added.id, mark=MARK)
    assert (
        f"Leroy dit non, {MARK} dit oui, {MARK} hésite, {MARK}" == desk.file().interactions[0].note
    )


def test_another_client_s_namesake_stays(desk: Desk) -> None:
    """The same name at another client is another person; a rare name is nobody else."""
    acme = engagements.add_client(
        desk.journal, NewClient("Acme", people=(NewPerson("Paul Benali"), NewPerson("Léa Roux")))
    )
    added = engagements.add_person(desk.journal, desk.client_id, NewPerson("Paul Benali"))
    roux = reading.find_person(desk.journal, "acme/léa roux").id
    desk.type("acme t 5 : Paul Benali et Léa Roux")
    desk.type("beton/audit t 5 : Paul Benali arrive, vu Léa Roux, un teint roux")
    erasing.erase(desk.journal, added.id, mark=MARK)
    erasing.erase(desk.journal, roux, mark=MARK)
    notes = {one.client: one.interaction.note for one in reading.entries(desk.journal)}
    assert f"Paul Benali et {MARK}" == notes["Acme"]
    assert f"{MARK} arrive, vu {MARK}, un teint roux" == notes["Béton SA"]
    assert acme.id


def test_anonymising_is_one_pseudonym_everywhere(told: Desk) -> None:
    """The person stays, under letters that are nobody's initials; who took part is still told."""
    done = erasing.anonymise(told.journal, zoe(told))
    pseudonym = done.erasure.mark
    assert [] == names_in(said(told.journal))
    person = next(one for one in told.file().people if one.name == pseudonym)
    assert "" == person.role
    with_her = [it for it in told.file().interactions if person.id in it.people]
    assert 2 == len(with_her)
    assert f"{pseudonym} presse" == with_her[1].note
    assert () == check(told.journal.database).findings


def test_an_older_copy_learns_who_was_erased(told: Desk, tmp_path: Path) -> None:
    """The list beside the backups takes her out of a copy made before; twice is once."""
    database, copy = told.journal.database, tmp_path / "older" / "j.trustjournal"
    copy.parent.mkdir()
    database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    copy.write_bytes(database.path.read_bytes())
    erasing.erase(told.journal, zoe(told), mark=MARK)
    kept = erasing.kept_erasures(tmp_path / "backups", database.journal_id)
    assert erasing.erasures(told.journal) == kept
    older = open_journal(copy, clock=told.clock, zone="Europe/Paris", key=database.key)
    assert kept == erasing.replay_erasures(older, kept)
    assert () == erasing.replay_erasures(older, kept)
    assert [] == names_in(said(older))
    assert kept == erasing.erasures(older)
    older.close()


def test_the_list_names_nobody(told: Desk, tmp_path: Path) -> None:
    """A tombstone is an id, a kind, a day and a mark; only its owner can read the file."""
    erasing.erase(told.journal, zoe(told), mark=MARK)
    file = tmp_path / "backups" / erasing.FILE_NAME
    (one,) = json.loads(file.read_text(encoding="utf-8"))
    assert {"journal", "person", "kind", "at", "mark"} == set(one)
    assert ErasureKind.ERASED == one["kind"]
    assert 0o600 == file.stat().st_mode & 0o777


def test_a_window_hears_of_it(told: Desk) -> None:
    """Another process sees whose rows were altered, and reads the client anew."""
    path, key = told.journal.database.path, told.journal.database.key
    other = open_journal(path, clock=told.clock, zone="Europe/Paris", key=key)
    reading.client_file(other, told.client_id)
    person = zoe(told)
    erasing.erase(told.journal, person, mark=MARK)
    change = other.refresh()
    assert change is not None
    assert (told.client_id,) == change.client_ids
    assert told.file() == reading.client_file(other, told.client_id)
    other.close()
