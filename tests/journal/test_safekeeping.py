"""Which backups are made, which stay, and when is none given up?"""

from contextlib import closing
from pathlib import Path

import pytest

from tests.journal.desk import Clock, Desk
from tests.storage.vault.safes import PASSPHRASE, a_safe
from trustjournal.domain.kinds import BackupReason
from trustjournal.errors import Refused, Trouble
from trustjournal.journal.keeping.copies import copies_of, intact, is_whole, last_known
from trustjournal.journal.keeping.restoring import Restoring, keys_by, preview, restore
from trustjournal.journal.keeping.safekeeping import (
    accept_counts,
    back_up_before,
    back_up_journal,
    backup_errand,
    backups_of,
    is_due,
    is_rotation_resting,
)
from trustjournal.journal.opening import open_journal
from trustjournal.storage.database import open_database
from trustjournal.storage.vault.recognising import keys_file_of

LINES = 30


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Return a desk with many entries."""
    for number in range(LINES):
        desk.type(f"beton t 20 : point {number}")
    return desk


def lose_entries(desk: Desk, count: int) -> None:
    """Take rows away as no intention of ours does."""
    with closing(open_database(desk.journal.path)) as database:
        database.rows("PRAGMA foreign_keys=OFF")
        database.rows(
            "DELETE FROM interaction WHERE seq IN (SELECT seq FROM interaction LIMIT ?)", (count,)
        )


def half_hourly(desk: Desk, days: int) -> None:
    """Make the backups of some days: one each six hours."""
    for _ in range(days * 4):
        back_up_journal(desk.journal, reason=BackupReason.SCHEDULE)
        desk.clock.turn(hours=6)


def test_rotation_follows_each_backup(filled: Desk) -> None:
    """After a week, days older than two hold one backup each."""
    half_hourly(filled, 7)
    days = [one.made_at.date() for one in backups_of(filled.journal)]
    old = [day for day in days if (filled.clock().date() - day).days > 2]
    assert len(old) == len(set(old))
    assert len(days) < 7 * 4


def test_a_sharp_fall_rests_rotation(filled: Desk) -> None:
    """Far fewer entries than were known: nothing is given up until the user says all is well."""
    half_hourly(filled, 4)
    before = len(backups_of(filled.journal))
    lose_entries(filled, LINES // 2)
    half_hourly(filled, 4)
    assert before + 16 == len(backups_of(filled.journal))
    assert is_rotation_resting(filled.journal)
    accept_counts(filled.journal)
    half_hourly(filled, 1)
    assert before + 16 > len(backups_of(filled.journal))


def test_a_few_entries_less_are_no_fall(filled: Desk) -> None:
    """An erasure takes rows away too."""
    back_up_journal(filled.journal)
    lose_entries(filled, 3)
    filled.clock.turn(hours=1)
    back_up_journal(filled.journal)
    assert not is_rotation_resting(filled.journal)


def test_the_last_three_good_ones_outlive_spoilt_ones(filled: Desk) -> None:
    """Where the newest are damaged, older good ones are not given up."""
    for _ in range(3):
        back_up_journal(filled.journal)
        filled.clock.turn(minutes=5)
    good = {one.path for one in backups_of(filled.journal)}
    filled.clock.turn(days=500)
    for _ in range(3):
        spoilt = back_up_journal(filled.journal)
        content = bytearray(spoilt.path.read_bytes())
        content[-100] ^= 1
        spoilt.path.write_bytes(content)
        filled.clock.turn(days=3)
    back_up_journal(filled.journal)
    kept = {one.path for one in backups_of(filled.journal)}
    assert 2 == len(good & kept)  # with the one just made, three good ones
    assert [False] * 3 == [is_whole(path) for path in sorted(kept - good)[:3]]


def test_a_backup_is_due_when_something_changed(filled: Desk) -> None:
    """And the last one is half an hour old, or the clock was set back."""
    assert is_due(filled.journal, None)
    last = back_up_before(filled.journal, BackupReason.IMPORT)
    assert BackupReason.IMPORT is backups_of(filled.journal)[0].reason
    filled.clock.turn(hours=1)
    assert not is_due(filled.journal, last)
    filled.type("beton t 5 : du nouveau")
    assert is_due(filled.journal, last)
    filled.clock.turn(minutes=-50)
    assert not is_due(filled.journal, last)
    filled.clock.turn(hours=-1)
    assert is_due(filled.journal, last)


def test_what_is_known_outlives_the_file(filled: Desk) -> None:
    """Where the journal is gone, its backups and what each would cost are still told."""
    back_up_journal(filled.journal)
    filled.type("beton t 5 : encore un")
    filled.clock.turn(hours=1)
    back_up_journal(filled.journal)
    path = filled.journal.path
    filled.journal.close()
    path.unlink()
    known = last_known(path)
    assert known is not None
    assert LINES + 1 == known.entries
    assert [0, 1] == [copy.later for copy in copies_of(path)]
    assert copies_of(path) == intact(copies_of(path), most=9)


def test_the_second_folder_is_caught_up_with(filled: Desk, tmp_path: Path) -> None:
    """A copy goes there with its manifest; where it is away, the first is made all the same."""
    second = tmp_path / "second"
    away = backup_errand(filled.journal, BackupReason.SCHEDULE, second=second).run()
    assert away.second is not None
    assert away.second.trouble is not None
    second.mkdir()
    filled.clock.turn(hours=1)
    made = backup_errand(filled.journal, BackupReason.SCHEDULE, second=second).run()
    assert made.second is not None
    assert made.second.trouble is None
    assert is_whole(second / made.backup.path.name)
    assert 2 == len(copies_of(filled.journal.path, second=second))


def test_an_encrypted_journal_comes_back_with_its_keys(tmp_path: Path, clock: Clock) -> None:
    """Its backup has its own keys file; without a passphrase it is refused, nothing changed."""
    path = tmp_path / "journal.trustjournal"
    journal = a_safe(path)
    made, key = back_up_journal(journal), journal.database.key
    journal.close()
    assert keys_file_of(made.path).exists()
    path.unlink()
    keys_file_of(path).unlink()
    with pytest.raises(Refused, match="journal_locked"):
        restore(made.path, Restoring(path, clock, "Europe/Paris", keys_by()))
    assert not path.exists()
    wish = Restoring(path, clock, "Europe/Paris", keys_by(PASSPHRASE))
    assert preview(made.path, wish).entries == restore(made.path, wish).preview.entries
    open_journal(path, clock=clock, zone="Europe/Paris", key=key).close()
    at_hand = Restoring(path, clock, "Europe/Paris", keys_by(None, key))
    clock.turn(minutes=1)
    assert restore(made.path, at_hand).aside is not None
    with pytest.raises(Trouble):
        preview(made.path, Restoring(path, clock, "Europe/Paris", keys_by("wrong")))
