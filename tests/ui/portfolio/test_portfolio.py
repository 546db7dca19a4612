"""The Portfolio screen: alone with hand-built values, then in the whole window."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.ui.seen import button_named, plain, texts
from tests.ui.values import MISSION, NOW, analysis
from trustjournal.domain.portfolio import compose_portfolio, compose_weeks
from trustjournal.launcher import House
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.portfolio.model import Column, PortfolioModel
from trustjournal.ui.portfolio.screen import PortfolioScreen

OpenHouse = Callable[..., House]
LOW = analysis(level=41.0, mission=replace(MISSION, id="m2", title="Audit"))
HIGH = replace(analysis(level=88.0, mission=replace(MISSION, id="m3", title="Zone 4")), warnings=())


@pytest.fixture
def screen(qtbot: QtBot, look: Presentation) -> PortfolioScreen:
    """Return the screen with two missions."""
    made = PortfolioScreen(look)
    qtbot.addWidget(made)
    made.resize(900, 640)
    show(made)
    made.show()
    return made


def show(screen: PortfolioScreen) -> None:
    """Show the two missions."""
    both = (HIGH, LOW)
    screen.show_portfolio(compose_portfolio(both, NOW), compose_weeks(both, NOW))


def titles(screen: PortfolioScreen) -> list[str]:
    """Return the missions from top to bottom."""
    model = screen.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_who_needs_me_comes_first(screen: PortfolioScreen) -> None:
    """Sorted by a column, and back by one button."""
    assert ["Audit", "Zone 4"] == titles(screen)
    screen.table.sortByColumn(Column.LEVEL, Qt.SortOrder.DescendingOrder)
    assert ["Zone 4", "Audit"] == titles(screen)
    button_named(screen, "Ce qui m'appelle d'abord").click()
    assert ["Audit", "Zone 4"] == titles(screen)


def test_enter_opens_a_mission(qtbot: QtBot, screen: PortfolioScreen) -> None:
    """The row in focus opens with the keyboard."""
    screen.table.selectRow(1)
    with qtbot.waitSignal(screen.mission_opened) as opened:
        QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert ["m3"] == opened.args


def test_new_values_of_the_same_missions_keep_the_row(screen: PortfolioScreen) -> None:
    """What is selected stays selected while the clocks run."""
    screen.table.selectRow(1)
    show(screen)
    assert 1 == screen.table.currentIndex().row()


def test_another_order_keeps_the_mission_that_is_selected(qtbot: QtBot, look: Presentation) -> None:
    """The one that needs me changed: the rows move, the selection with its mission."""
    assert qtbot is not None
    model = PortfolioModel(look)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(model, mode, model)
    rows = compose_portfolio((HIGH, LOW), NOW)
    model.show_rows(rows)
    kept = QPersistentModelIndex(model.index(0, 0))
    model.show_rows(rows[::-1])
    assert (1, "Audit") == (kept.row(), kept.data())


def test_every_cell_can_be_heard(qtbot: QtBot, look: Presentation) -> None:
    """Qt's tester finds a sound model, and no cell is mute."""
    assert qtbot is not None
    model = PortfolioModel(look)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(model, mode, model)
    model.show_rows(compose_portfolio((HIGH, LOW), NOW))
    spoken = [
        model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(2)
        for column in Column
    ]
    assert all(spoken)


def test_the_weeks_are_summed_up_in_words(screen: PortfolioScreen) -> None:
    """The drawing has a spoken summary."""
    assert "Béton SA" in screen.pictures.weeks.canvas.accessibleName()


def test_the_missions_under_way_stand_side_by_side(screen: PortfolioScreen) -> None:
    """Small curves, summed up in words, as a table on demand."""
    panel = screen.pictures.smalls
    assert "Audit 41, Zone 4 88" in plain(panel.canvas.accessibleName())
    panel.tools.as_table.click()
    assert 2 == panel.table.model().rowCount()


def test_the_whole_window_shows_and_opens(open_house: OpenHouse) -> None:
    """From the rail to the mission's page."""
    house = open_house()
    assert house.desk is not None
    house.window.go("portfolio")
    portfolio = house.desk.shelf.portfolio
    assert ["Hall 3"] == titles(portfolio)
    portfolio.table.selectRow(0)
    QTest.keyClick(portfolio.table, Qt.Key.Key_Return)
    assert "Hall 3" in {plain(text) for text in texts(house.desk.missions.mission.header)}
