"""Is a word that hurts pointed at gently: underlined, with a hint, nothing stopped?"""

from time import perf_counter

import pytest
from PySide6.QtGui import QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.seen import plain
from trustjournal.report.lexicon import sensitive_spans
from trustjournal.ui.capture.form import CaptureForm
from trustjournal.ui.capture.line import QuickLine
from trustjournal.ui.kit.gentle import GentleUnderline
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.zones import Zone

LINE = "beton t 25 : le directeur presse, j'attends le plan du lot 3 avant vendredi "


def underlined(document: QTextDocument) -> list[str]:
    """Return the words of a document that are underlined."""
    none = QTextCharFormat.UnderlineStyle.NoUnderline
    return [
        block.text()[one.start : one.start + one.length]
        for number in range(document.blockCount())
        for block in (document.findBlockByNumber(number),)
        for one in block.layout().formats()
        if one.format.underlineStyle() != none
    ]


@pytest.fixture
def edit(look: Presentation, qtbot: QtBot) -> QPlainTextEdit:
    """Return a box with the aid, warmed up."""
    made = QPlainTextEdit()
    qtbot.addWidget(made)
    made.gentle = GentleUnderline(made.document(), look)  # type: ignore[attr-defined]
    made.gentle.warm_up()  # type: ignore[attr-defined]
    return made


def test_words_are_underlined_where_they_stand(edit: QPlainTextEdit) -> None:
    """Accents, capitals and endings aside; a word inside another is none."""
    edit.setPlainText("Il est HYPOCRITE\net dépressif, un conseil à ce confrère")
    assert ["HYPOCRITE", "dépressif"] == underlined(edit.document())
    edit.setPlainText("Il répond sous 48 h")
    assert [] == underlined(edit.document())


def test_a_hint_says_what_to_write_instead(edit: QPlainTextEdit) -> None:
    """Of an insult the observable fact; of sensitive data whether it is needed; then nothing."""
    heard: list[str] = []
    edit.gentle.hinted.connect(heard.append)  # type: ignore[attr-defined]
    edit.setPlainText("un hypocrite")
    edit.setPlainText("il est malade")
    edit.setPlainText("il répond")
    assert [
        "« hypocrite » : décrire le fait observable se relit mieux.",
        "« malade » : donnée sensible, à noter seulement si c'est indispensable.",
    ] == [plain(one) for one in heard if one]
    assert "" == heard[-1]


def test_the_quick_line_hints_and_goes_on(look: Presentation, qtbot: QtBot) -> None:
    """The hint takes the place of the usual one; what is typed is read once, and recorded."""
    line = QuickLine(look, large=True)
    qtbot.addWidget(line)
    line.edit.gentle.warm_up()
    read: list[str] = []
    line.line_typed.connect(read.append)
    line.edit.insertPlainText("beton t : un hypocrite")
    assert ["beton t : un hypocrite"] == read
    assert "observable" in line._hint.text()


def test_the_form_has_two_zones(look: Presentation, qtbot: QtBot) -> None:
    """The note is private by default; the client's sentence has a zone of its own."""
    form = CaptureForm(look)
    qtbot.addWidget(form)
    assert {"Impression, pour vous seul", "Fait, partageable"} == {
        zone.accessibleName() for zone in form.findChildren(Zone)
    }
    assert not form.entered().is_shareable
    form.share.setChecked(True)
    assert not form.boxes["shareable"].isEnabled()


def test_a_key_costs_less_than_a_millisecond() -> None:
    """The best of several looks at a usual line; a busy machine makes the others slower."""
    sensitive_spans(LINE)
    took = []
    for _ in range(20):
        start = perf_counter()
        sensitive_spans(LINE)
        took.append(perf_counter() - start)
    assert min(took) < 0.001
