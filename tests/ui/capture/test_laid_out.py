"""Do the line and the form say the same?"""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.capture.test_completion import CONTEXT
from trustjournal.quickline.draft import Draft
from trustjournal.quickline.read import read_line
from trustjournal.ui.capture.laid_out import Parts, line_of, parts
from trustjournal.ui.capture.window import CaptureWindow
from trustjournal.ui.kit.presentation import Presentation

NOW = datetime(2026, 11, 18, 16, 5, tzinfo=ZoneInfo("Europe/Paris"))
LINES = (
    "beton/hall t 25 : inquiet sur le lot 3",
    "beton/hall m? 9h50 : quels plans valider ?",
    "beton/hall m> : plans validés, voir le lot 2",
    "beton/nord r hier 14h-15h30 + : planning revu @Durand",
    "beton/hall t : budget confirmé > rappeler vendredi 10h",
    "beton/hall v : point = devis corrigé d'ici jeudi",
    "beton/hall t : ok < accès au serveur lundi",
    "beton/hall r 45 : réunion de plus !réunion",
    "beton/hall t : livré !retard 3j",
    "acme c> yesterday 16:30 : design approved & #lot3",
    "beton/hall t : un\ndeux",
    'beton/hall t : le "#lot" reste un mot',
    "durand t 5 : oui",
    "beton/hall r 45 avec Durand : vu",
    "beton/hall t : note & &: autre phrase",
    "beton/hall t : a = un jeudi = deux vendredi > trois demain",
    "beton/hall t : vu !décision lot 4 arrêté",
)


def _said(draft: Draft) -> Draft:
    """What a draft says, without where on the line it says so."""
    signals = tuple(sorted(draft.signals, key=lambda one: one.code))
    return replace(draft, raw="", chips=(), amber=(), signals=signals)


@pytest.mark.parametrize("line", LINES)
def test_boxes_say_what_the_line_says(line: str) -> None:
    """A line taken apart and written anew is read the same."""
    draft = read_line(line, NOW, CONTEXT)
    again = read_line(line_of(parts(draft)), NOW, CONTEXT)
    assert _said(draft) == _said(again)


@pytest.mark.parametrize("line", LINES)
def test_boxes_are_stable(line: str) -> None:
    """The line the boxes write fills the same boxes."""
    boxes = parts(read_line(line, NOW, CONTEXT))
    assert boxes == parts(read_line(line_of(boxes), NOW, CONTEXT))


def test_a_box_is_written_into_the_line(qtbot: QtBot, look: Presentation) -> None:
    """What is entered in the form stands in the line, and the other way round."""
    window = CaptureWindow(look)
    qtbot.addWidget(window)
    window.line.line_typed.connect(
        lambda text: window.line.show_draft(read_line(text, NOW, CONTEXT), CONTEXT)
    )
    window.line.prepare("beton/hall t 25 : inquiet")
    window.open_form()
    assert window.form is not None
    boxes = window.form.boxes
    minutes, note, channel = boxes["minutes"], boxes["note"], boxes["channel"]
    assert isinstance(minutes, QLineEdit)
    assert isinstance(note, QPlainTextEdit)
    assert isinstance(channel, QComboBox)
    assert ("25", "inquiet") == (minutes.text(), note.toPlainText())
    note.setPlainText("rassuré")
    channel.setCurrentIndex(channel.findData("video"))
    assert "beton/hall v 25 : rassuré" == window.line.edit.text()
    assert Parts(place="beton/hall", channel="video", minutes="25", note="rassuré") == parts(
        read_line(window.line.text(), NOW, CONTEXT)
    )
