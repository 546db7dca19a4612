"""What becomes of a line that cannot be recorded here?"""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from trustjournal.errors import Trouble
from trustjournal.ui.capture.drafts import DraftKeeper
from trustjournal.ui.hand.quick_entry import QuickEntry
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.presence.spool import Spool, SpooledLine

TEXT = "beton t 5 : un mot"


@pytest.fixture
def entry(qtbot: QtBot, look: Presentation, tmp_path: Path) -> QuickEntry:
    """Return a capture window whose journal cannot be opened."""
    made = QuickEntry(look, drafts=DraftKeeper(tmp_path / "d.txt"), spool=Spool(tmp_path / "spool"))
    qtbot.addWidget(made.window)
    made.explain(Trouble(code="journal_missing", path="x"))
    made.line.prepare(TEXT)
    return made


def test_it_is_handed_to_who_can_record_it(entry: QuickEntry, tmp_path: Path) -> None:
    """The open window takes it: nothing waits, the line is clear."""
    taken: list[SpooledLine] = []

    def take(line: SpooledLine) -> bool:
        taken.append(line)
        return True

    entry.hand_on = take
    entry.line.submit()
    assert [TEXT] == [line.text for line in taken]
    assert () == Spool(tmp_path / "spool").waiting()
    assert "" == entry.line.edit.text()


def test_else_it_waits_under_the_same_id(entry: QuickEntry, tmp_path: Path) -> None:
    """Who did not acknowledge it may have stored it: what waits has the id that was told."""
    told: list[SpooledLine] = []

    def refuse(line: SpooledLine) -> bool:
        told.append(line)
        return False

    entry.hand_on = refuse
    entry.line.submit()
    assert tuple(told) == Spool(tmp_path / "spool").waiting()


def test_where_even_that_is_refused_it_stays(entry: QuickEntry, tmp_path: Path) -> None:
    """With no place to wait the line is still where it was typed."""
    (tmp_path / "spool").write_text("not a folder", encoding="utf-8")
    entry.line.submit()
    assert TEXT == entry.line.edit.text()


def test_a_draft_is_written_once_the_typing_pauses(
    entry: QuickEntry, qtbot: QtBot, tmp_path: Path
) -> None:
    """Not at each key: after a pause, whole; recording takes it away."""
    entry.line.edit.insertPlainText(" de plus")
    file = tmp_path / "d.txt"
    assert not file.exists()
    qtbot.waitUntil(file.exists, timeout=3_000)
    assert f"{TEXT} de plus" == file.read_text(encoding="utf-8")
    entry.line.submit()
    assert not file.exists()
