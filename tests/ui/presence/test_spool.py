"""Is a line that nobody could record kept, once, for us alone, and recorded later?"""

import stat
from datetime import timedelta
from pathlib import Path

from tests.ui.conftest import reopened
from tests.ui.values import NOW
from trustjournal.journal.reading import entries
from trustjournal.ui.presence.drain import Drained, drain
from trustjournal.ui.presence.spool import Spool, SpooledLine

LINE = "beton t 10 : pendant que le journal était pris"


def test_a_waiting_line_is_private(tmp_path: Path) -> None:
    """Folder 0700, file 0600, whatever the umask."""
    spool = Spool(tmp_path / "state" / "spool")
    spool.put(SpooledLine.typed(LINE, NOW))
    (file,) = (tmp_path / "state" / "spool").iterdir()
    assert 0o600 == stat.S_IMODE(file.stat().st_mode)
    assert 0o700 == stat.S_IMODE(file.parent.stat().st_mode)
    assert 0o700 == stat.S_IMODE(file.parent.parent.stat().st_mode)


def test_it_is_recorded_as_of_when_it_was_typed(journal_file: Path, tmp_path: Path) -> None:
    """A call that ended an hour ago stays an hour ago; the line waits no more."""
    spool = Spool(tmp_path / "spool")
    spool.put(SpooledLine.typed(LINE, NOW - timedelta(hours=1)))
    journal = reopened(journal_file)
    assert Drained(1, ()) == drain(spool, journal, "fr")
    (stored,) = entries(journal, limit=1)
    assert NOW - timedelta(hours=1, minutes=10) == stored.interaction.happened.start
    assert () == spool.waiting()
    journal.close()


def test_the_same_line_twice_is_one_entry(journal_file: Path, tmp_path: Path) -> None:
    """A line put again with its id, or drained again after a crash, is stored once."""
    spool, line = Spool(tmp_path / "spool"), SpooledLine.typed(LINE, NOW)
    journal = reopened(journal_file)
    before = len(entries(journal))
    for _ in range(3):
        spool.put(line)
        spool.put(line)
        drain(spool, journal, "fr")
    assert before + 1 == len(entries(journal))
    journal.close()


def test_what_needs_a_word_goes_on_waiting(journal_file: Path, tmp_path: Path) -> None:
    """A line without a known client is neither lost nor guessed; the others are recorded."""
    spool = Spool(tmp_path / "spool")
    unclear = SpooledLine.typed("inconnu t : bonjour", NOW)
    spool.put(unclear)
    spool.put(SpooledLine.typed(LINE, NOW))
    journal = reopened(journal_file)
    drained = drain(spool, journal, "fr")
    assert (1, (unclear,)) == (drained.recorded, drained.unclear)
    assert (unclear,) == spool.waiting()
    journal.close()


def test_what_is_sealed_does_not_wait_here(tmp_path: Path) -> None:
    """With a seal, lines are kept elsewhere; those that waited in plain follow."""
    sealed: list[SpooledLine] = []
    line, other = (SpooledLine.typed(LINE, NOW) for _ in range(2))
    Spool(tmp_path).put(line)
    spool = Spool(tmp_path, seal=lambda one: not sealed.append(one))  # type: ignore[func-returns-value]
    spool.put(other)
    spool.seal_all()
    assert [other, line] == sealed
    assert () == spool.waiting()
