"""Looking closer at a trajectory: wheel, keys, the strip; and what the cursor says."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui import values
from tests.ui.seen import plain
from trustjournal.charts.trajectory import TimeWindow, whole_window
from trustjournal.domain.records import ClientFile
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission import zoom
from trustjournal.ui.mission.course import CourseCard
from trustjournal.ui.mission.reading import Readings

WHOLE = TimeWindow(values.NOW - timedelta(days=100), values.NOW)
FILE = ClientFile(values.CLIENT, missions=(values.MISSION,))


@pytest.fixture
def course(qtbot: QtBot, look: Presentation) -> CourseCard:
    """Return the card with the hand-built mission drawn on it."""
    made = CourseCard(look)
    qtbot.addWidget(made)
    made.resize(900, 480)
    made.show_analysis(values.analysis(), FILE)
    made.show()
    qtbot.waitUntil(lambda: not made.chart.axes_box().isEmpty(), timeout=10_000)
    return made


@given(st.floats(-20, 20), st.floats(0, 100), st.floats(3, 100), st.floats(0, 97))
@settings(max_examples=80, deadline=None)
def test_a_window_never_leaves_the_whole(
    turns: float, around: float, days: float, start: float
) -> None:
    """However one turns: inside, never narrower than three days; or it is all of it."""
    begun = WHOLE.start + timedelta(days=min(start, 100 - days))
    seen = TimeWindow(begun, begun + timedelta(days=days))
    at = WHOLE.start + timedelta(days=around)
    found = zoom.zoomed(seen, WHOLE, at, turns=turns)
    if found is not None:
        assert WHOLE.start <= found.start < found.end <= WHOLE.end
        assert found.end - found.start >= zoom.LEAST - timedelta(seconds=1)


def test_the_keys_look_closer_and_wider(course: CourseCard) -> None:
    """Plus, then zero: a part of it, then all of it; the strip follows."""
    QTest.keyClick(course.chart, Qt.Key.Key_Plus)
    seen = course.chart.window_in_sight
    assert seen is not None
    assert seen.days < whole_window(values.analysis()).days
    assert "Du " in plain(course.brush.accessibleDescription())
    QTest.keyClick(course.chart, Qt.Key.Key_0)
    assert course.chart.window_in_sight is None


def test_the_cursor_stays_in_sight_and_speaks(course: CourseCard) -> None:
    """Home goes to the first fact, wherever one looks, and says what is there."""
    for _ in range(4):
        QTest.keyClick(course.chart, Qt.Key.Key_Plus)
    QTest.keyClick(course.chart, Qt.Key.Key_Home)
    seen, first = course.chart.window_in_sight, values.analysis().points[0]
    assert seen is not None
    assert seen.start <= first.at <= seen.end
    assert "niveau 55, entre 41 et 65" in plain(course.chart.accessibleDescription())


def test_dragging_on_the_strip_chooses_a_window(course: CourseCard) -> None:
    """A drag begins a window, one inside it moves it, a double click shows the whole."""
    left, right = QPoint(300, 15), QPoint(500, 15)
    QTest.mousePress(course.brush, Qt.MouseButton.LeftButton, pos=left)
    QTest.mouseMove(course.brush, right)
    QTest.mouseRelease(course.brush, Qt.MouseButton.LeftButton, pos=right)
    first = course.chart.window_in_sight
    assert first is not None
    QTest.mousePress(course.brush, Qt.MouseButton.LeftButton, pos=QPoint(400, 15))
    QTest.mouseMove(course.brush, QPoint(460, 15))
    QTest.mouseRelease(course.brush, Qt.MouseButton.LeftButton, pos=QPoint(460, 15))
    second = course.chart.window_in_sight
    assert second is not None
    assert second.start > first.start
    assert abs(second.days - first.days) < 0.01
    QTest.mouseDClick(course.brush, Qt.MouseButton.LeftButton, pos=QPoint(460, 15))
    assert course.chart.window_in_sight is None


def test_steps_go_from_point_to_point() -> None:
    """From now back to the last point, on to the one before, and no further than the first."""
    analysis = values.analysis()
    readings, found, here = Readings(analysis), [], None
    while (here := readings.step(here, -1)) is not None:
        found.append(here)
    assert [point.at for point in reversed(analysis.points)] == found
