"""Can a paste stop the window, or be cut off in silence?"""

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from trustjournal.ui.kit.forms import Field, lines_edit
from trustjournal.ui.kit.plain_lines import PlainLines
from trustjournal.ui.kit.presentation import Presentation


def pasted(box: PlainLines, text: str) -> str:
    """Paste a text and return what the box holds."""
    mime = QMimeData()
    mime.setText(text)
    box.insertFromMimeData(mime)
    return box.toPlainText()


@pytest.mark.parametrize("text", ["x" * 500_000, "une ligne\n" * 200_000])
def test_a_paste_too_long_is_refused_beside_its_field(
    qtbot: QtBot, look: Presentation, text: str
) -> None:
    """Nothing of it is taken, and the field says how much it takes; the next takes that back."""
    box = lines_edit(3, look)
    assert isinstance(box, PlainLines)
    field = Field("Note", box)
    qtbot.addWidget(field)
    assert not pasted(box, text)
    assert "20 000" in field._problem.text().replace("\u202f", " ").replace("\xa0", " ")
    assert "deux\nlignes" == pasted(box, "deux\nlignes")
    assert not field._problem.text()


def test_many_lines_have_room_but_not_one_without_end(qtbot: QtBot, look: Presentation) -> None:
    """A box for a million characters takes none of a line of 100,000."""
    box = PlainLines(look, longest=1_000_000)
    qtbot.addWidget(box)
    assert not pasted(box, "y" * 100_000)
    assert 500_000 < len(pasted(box, "une ligne ordinaire\n" * 30_000))
