"""Explain this change: by the mouse, by the keyboard, in words."""

import math
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui import values
from tests.ui.seen import button_named, plain, texts
from trustjournal.charts.waterfall import NAMED_AT_MOST, Bar, stages
from trustjournal.domain.calibration import Saying
from trustjournal.domain.records import ClientFile
from trustjournal.ui.kit.forms import day_of
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission.chart import TrajectoryChart
from trustjournal.ui.mission.explaining import over_days, rows_of
from trustjournal.ui.mission.screen import MissionScreen

FILE = ClientFile(values.CLIENT, missions=(values.MISSION,))
LEFT = Qt.MouseButton.LeftButton
PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def screen(qtbot: QtBot, look: Presentation) -> MissionScreen:
    """Return the screen with the hand-built mission drawn on it."""
    made = MissionScreen(look)
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.show_analysis(values.analysis(), FILE)
    made.show()
    qtbot.waitUntil(lambda: not made.course.chart.axes_box().isEmpty(), timeout=10_000)
    return made


def spot(chart: TrajectoryChart, day: date) -> QPoint:
    """Return a point of the chart at noon of a day."""
    number = (day - date(1970, 1, 1)).days + 0.5
    return chart.point(number, 50).toPoint()


def test_dragging_between_two_dates_explains_what_lies_between(screen: MissionScreen) -> None:
    """Press, move, let go: the panel opens on those days, no entry is opened."""
    last = values.NOW.date() - timedelta(days=3)
    first = last - timedelta(days=40)
    chart = screen.course.chart
    QTest.mousePress(chart, LEFT, PLAIN, spot(chart, last))
    QTest.mouseMove(chart, spot(chart, first + timedelta(days=9)))
    QTest.mouseMove(chart, spot(chart, first))
    QTest.mouseRelease(chart, LEFT, PLAIN, spot(chart, first))
    assert not screen.course.explain.isHidden()
    reach = timedelta(days=1)  # a pixel may be half a day
    assert abs(day_of(screen.course.explain.first) - first) <= reach
    assert abs(day_of(screen.course.explain.last) - last) <= reach


def test_shift_and_arrows_explain_from_fact_to_fact(screen: MissionScreen) -> None:
    """The first cursor stays, the second walks; Escape in a day closes the panel."""
    QTest.keyClick(screen.course.chart, Qt.Key.Key_Left, SHIFT)
    one = screen.course.explain.first.date()
    QTest.keyClick(screen.course.chart, Qt.Key.Key_Left, SHIFT)
    assert screen.course.explain.first.date() < one
    assert values.NOW.date() == day_of(screen.course.explain.last)
    QTest.keyClick(screen.course.explain.first, Qt.Key.Key_Escape)
    assert screen.course.explain.isHidden()
    assert screen.course.chart._span is None


def test_the_days_may_be_typed(screen: MissionScreen) -> None:
    """A button opens the last four weeks; another day explains anew."""
    screen.course.foot.show_accuracy((Saying("no_ratings", {}),))
    button_named(screen, "Expliquer un changement").click()
    before = screen.course.explain.head.text()
    screen.course.explain.first.setDate(QDate(screen.course.explain.first.date()).addDays(-60))
    assert before != screen.course.explain.head.text()
    button_named(screen, "Fermer l'explication").click()
    assert screen.course.explain.isHidden()


def test_the_bars_lead_from_one_level_to_the_other(look: Presentation) -> None:
    """What is named adds up to the change; the heaviest fact comes first."""
    analysis = values.analysis()
    first, last = analysis.points[0].at.date(), analysis.at.date()
    told = over_days(analysis, first, last, look.zone)
    rows = rows_of(look, told, {}, analysis.mission.id)
    steps = [row.end - row.start for row in rows if not row.is_total]
    assert math.isclose(rows[-1].end, rows[0].end + sum(steps))
    assert math.isclose(rows[-1].end, told.level_after, abs_tol=0.1)
    assert abs(steps[0]) == max(abs(step) for step in steps)


def test_who_cannot_see_the_bars_hears_them(screen: MissionScreen) -> None:
    """The drawing's name says the days, every fact with its points, and both levels."""
    screen.course.explain.show_days(date(2026, 5, 1), values.NOW.date())
    said = plain(screen.course.explain.canvas.accessibleName())
    assert said.startswith("Du 1er mai au ")
    assert "Avant " in said
    assert "Après 68" in said


def test_little_facts_stand_together() -> None:
    """Eight are named; the others are one bar, and nothing is lost."""
    bars = [Bar(str(number), 1.0) for number in range(NAMED_AT_MOST + 4)]
    rows = stages(50.0, bars, ("before", "after"), "rest")
    assert NAMED_AT_MOST + 3 == len(rows)
    assert ("rest", 4.0) == (rows[-2].name, rows[-2].end - rows[-2].start)
    assert 50.0 + len(bars) == rows[-1].end


def test_a_fact_of_another_mission_says_so(look: Presentation) -> None:
    """The relationship is one: what happened elsewhere is named with its mission."""
    analysis = values.analysis()
    changes = tuple(replace(one, mission_id="m2") for one in analysis.changes)
    elsewhere = replace(analysis, changes=changes)
    told = over_days(elsewhere, analysis.points[0].at.date(), analysis.at.date(), look.zone)
    rows = rows_of(look, told, {"m2": "Appui"}, analysis.mission.id)
    assert any("(mission Appui)" in row.name for row in rows)


def test_the_error_on_my_ratings_stands_under_the_chart(screen: MissionScreen) -> None:
    """Always there, in words."""
    facts = {"count": 3, "engine": 6.1, "last": 9.0}
    enough = Saying("not_enough", {"count": 3, "needed": 8})
    screen.course.foot.show_accuracy((Saying("accuracy", facts), enough))
    said = " ".join(texts(screen.course.foot))
    assert "moteur 6,1, dernière valeur 9 points" in said
    assert "(3 sur 8)" in said
