"""The mission screen, alone, from hand-built values."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui import values
from tests.ui.seen import button_named, plain, texts
from trustjournal.domain.records import ClientFile
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission.entry_row import EntryRow
from trustjournal.ui.mission.reading import Readings
from trustjournal.ui.mission.screen import MissionScreen

FILE = ClientFile(values.CLIENT, missions=(values.MISSION,))


@pytest.fixture
def screen(qtbot: QtBot, look: Presentation) -> MissionScreen:
    """Return the screen with the hand-built mission on it."""
    made = MissionScreen(look)
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.show_analysis(values.analysis(), FILE)
    made.show()
    return made


def test_the_head_says_level_band_phase_and_why(screen: MissionScreen) -> None:
    """One glance: 68 · 55–79, weakened, −6 since 3 May: report demanded, day 43 of 61."""
    said = [plain(text) for text in texts(screen.header)]
    assert {"68", "55–79", "estimation d'après votre journal"} <= set(said)
    assert any(text.startswith("−6 depuis le 3 mai : ") for text in said)
    assert "Période 2 sur 2, jour 43 sur 61" in said
    assert "Entamée" in plain(screen.header.accessibleName())


def test_an_unknown_level_is_not_given_a_number(screen: MissionScreen) -> None:
    """With too few facts the head says so instead of a figure."""
    screen.show_analysis(replace(values.analysis(), known=False), FILE)
    assert {"?", "trop peu de faits encore pour le dire"} <= set(texts(screen.header))


def test_the_chart_has_a_spoken_summary(screen: MissionScreen) -> None:
    """Who cannot see the chart hears its level, band and phase."""
    assert "niveau 68, entre 55 et 79" in plain(screen.course.chart.accessibleName())


def test_pointing_at_a_fact_tells_what_moved_the_level() -> None:
    """Date, level, at most three contributions, and the note of the entry."""
    analysis = values.analysis()
    reading = Readings(analysis).at(analysis.points[8].at)
    assert reading is not None
    assert 66 == reading.level
    assert ("late_delivery",) == tuple(change.code for change in reading.changes)
    assert reading.entry is not None
    assert reading.entry.note == "Plan rendu avec cinq jours de retard"


def test_the_keyboard_goes_from_fact_to_fact(qtbot: QtBot, screen: MissionScreen) -> None:
    """Left then Enter opens the entry of the latest fact."""
    qtbot.waitUntil(lambda: not screen.course.chart.axes_box().isEmpty(), timeout=10_000)
    QTest.keyClick(screen.course.chart, Qt.Key.Key_Left)
    with qtbot.waitSignal(screen.course.chart.entry_opened) as opened:
        QTest.keyClick(screen.course.chart, Qt.Key.Key_Return)
    assert ["i9"] == opened.args


def test_a_click_on_the_chart_opens_the_entry(qtbot: QtBot, screen: MissionScreen) -> None:
    """The pointer over a fact, then a press: its row has the focus."""
    chart, points = screen.course.chart, values.analysis().points
    qtbot.waitUntil(lambda: not chart.axes_box().isEmpty(), timeout=10_000)
    days = (points[8].at - values.NOW).total_seconds() / 86400
    place = chart.point(values.NOW.timestamp() / 86400 + days, 66.0)
    assert chart.axes_box().contains(QPointF(place))
    QTest.mouseMove(chart, place.toPoint())
    with qtbot.waitSignal(chart.entry_opened) as opened:
        QTest.mouseClick(
            chart, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place.toPoint()
        )
    assert ["i7"] == opened.args


def test_an_entry_is_corrected_as_a_line(qtbot: QtBot, screen: MissionScreen) -> None:
    """Enter on a row shows its raw line; another text is handed up with the entry's id."""
    row = next(one for one in screen.findChildren(EntryRow) if one.entry_id == "i9")
    row.edit()
    QTest.keyClicks(row._edit, " ok")
    with qtbot.waitSignal(screen.journal.entry_corrected) as corrected:
        QTest.keyClick(row._edit, Qt.Key.Key_Return)
    assert "i9" == corrected.args[0]
    assert str(corrected.args[1]).endswith(" ok")


def test_an_entry_being_corrected_survives_news(screen: MissionScreen) -> None:
    """The same entries shown again leave an open correction alone."""
    row = next(one for one in screen.findChildren(EntryRow) if one.entry_id == "i9")
    row.edit()
    screen.show_analysis(values.analysis(), FILE)
    assert row in screen.findChildren(EntryRow)
    assert not row._edit.isHidden()


def test_private_and_shareable_are_marked(screen: MissionScreen) -> None:
    """Each entry says whether paper may ever see it."""
    names = {
        plain(label.accessibleName()) for label in screen.findChildren(type(screen.header._arrow))
    }
    assert "Note privée : jamais sur papier" in names


def test_promises_ask_with_their_id(qtbot: QtBot, screen: MissionScreen) -> None:
    """Kept is said of that commitment."""
    with qtbot.waitSignal(screen.side.things.commitment_kept) as asked:
        button_named(
            screen, "Noter comme tenu : Plan d'implantation du hall, version corrigée"
        ).click()
    assert ["k1"] == asked.args


def test_dark_is_worn_at_once(screen: MissionScreen, look: Presentation) -> None:
    """Another palette colours the chart and the rows anew."""
    look.wear(theme.DARK)
    screen.show_analysis(values.analysis(), FILE)
    QApplication.sendPostedEvents(None, 0)
    assert theme.DARK is look.palette
