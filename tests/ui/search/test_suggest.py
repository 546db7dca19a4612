"""Suggestions while a search is typed, and searches kept under a name."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.seen import button_named, texts
from trustjournal import settings
from trustjournal.launcher import House
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.search.kept import KeptSearches
from trustjournal.ui.search.screen import SearchScreen
from trustjournal.ui.search.suggest import Known, suggestions
from trustjournal.ui.search.suggester import Suggester

OpenHouse = Callable[..., House]
KNOWN = Known(
    ("client", "mission", "personne", "avant", "après", "est"),
    {
        "client": (("beton", "Béton SA"), ("orb", "Coopérative du Val d'Orb")),
        "personne": (("Mme Durand", ""),),
        "est": (("ouvert", ""), ("demande", "")),
    },
)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("devis cl", ("devis client:",)),
        ("apr", ("après:",)),
        ("c", ()),
        ("client:", ("client:beton ", "client:orb ")),
        ("client:be", ("client:beton ",)),
        ("client:val", ("client:orb ",)),
        ("plan personne:du", ('plan personne:"Mme Durand" ',)),
        ("client:beton ", ()),
        ("budget", ()),
    ],
)
def test_the_last_word_is_completed(typed: str, offered: tuple[str, ...]) -> None:
    """Operators by their beginning, values by any word of theirs; what stands before is kept."""
    assert offered == tuple(one.query for one in suggestions(typed, KNOWN))


def test_a_suggestion_goes_into_the_line(qtbot: QtBot) -> None:
    """Typed letters offer; taking one goes on to its values."""
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    suggester = Suggester(line, lambda: KNOWN)
    QTest.keyClicks(line, "cli")
    assert ("client:",) == suggester.offered()
    suggester.take(0)
    assert "client:" == line.text()
    assert ("client:beton ", "client:orb ") == suggester.offered()


def test_a_search_is_kept_under_a_name(qtbot: QtBot, look: Presentation) -> None:
    """A query that has no name yet can be given one; its chip searches it, and clears it."""
    kept = KeptSearches(look)
    qtbot.addWidget(kept)
    kept.show_searches({}, may_keep=True)
    kept.show()
    kept.show_query(" est:ouvert  plan ")
    button_named(kept, "Garder cette recherche…").click()
    QTest.keyClicks(kept.name, "Plans en attente")
    with qtbot.waitSignal(kept.kept) as asked:
        QTest.keyClick(kept.name, Qt.Key.Key_Return)
    assert ["Plans en attente", "est:ouvert plan"] == asked.args
    kept.show_searches({"Plans en attente": "est:ouvert plan"}, may_keep=True)
    chip = button_named(kept, "Plans en attente")
    assert chip.isChecked()
    with qtbot.waitSignal(kept.chosen) as cleared:
        chip.click()
    assert [""] == cleared.args
    with qtbot.waitSignal(kept.dropped) as dropped:
        QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert ["Plans en attente"] == dropped.args


def test_kept_searches_are_there_next_time(open_house: OpenHouse) -> None:
    """From the whole window into the preferences, and back into the row of chips."""
    house = open_house()
    assert house.desk is not None
    house.window.go("journal")
    screen: SearchScreen = house.desk.shelf.search.screen
    screen.search_for("est:ouvert")
    screen.kept.kept.emit("En attente chez moi", "est:ouvert")
    assert {"En attente chez moi": "est:ouvert"} == settings.load().searches
    assert button_named(screen.kept, "En attente chez moi").isChecked()
    screen.kept.dropped.emit("En attente chez moi")
    assert {} == settings.load().searches
    assert texts(screen)
