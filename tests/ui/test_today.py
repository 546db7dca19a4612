"""The Today screen, alone, from hand-built values."""

from dataclasses import replace
from datetime import timedelta

from pytestqt.qtbot import QtBot

from tests.ui import values
from tests.ui.seen import button_named, plain, texts
from trustjournal.domain.today import Today, compose_today
from trustjournal.domain.verdicts import DueState, Phase
from trustjournal.ui.kit.focus import kept_in_sight
from trustjournal.ui.kit.mission_tile import MissionTile
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.warning_card import WarningCard
from trustjournal.ui.today.screen import TodayScreen


def shown(qtbot: QtBot, look: Presentation, today: Today) -> TodayScreen:
    """Return the screen with ``today`` on it."""
    screen = TodayScreen(look)
    qtbot.addWidget(screen)
    screen.show_today(today)
    screen.show()
    return screen


def day(**changes: object) -> Today:
    """Return what stands today in the hand-built mission."""
    analysis = replace(values.analysis(), **changes)  # type: ignore[arg-type]
    return compose_today((analysis,), values.NOW)


def test_a_request_tells_the_hours_left(qtbot: QtBot, look: Presentation) -> None:
    """An open request says what is left of its 24 hours, an overdue one how late it is."""
    said = texts(shown(qtbot, look, day()))
    assert "reste 5 h 18" in said
    assert "5 h 30 de retard" in said


def test_answering_asks_with_the_id_of_the_request(qtbot: QtBot, look: Presentation) -> None:
    """The button of a row speaks of its own request."""
    late = values.request("i98", hours=29.5, state=DueState.OVERDUE)
    screen = shown(qtbot, look, day(requests=(late,)))
    with qtbot.waitSignal(screen.things.request_answered) as asked:
        button_named(screen, "Noter la demande de Béton SA comme répondue").click()
    assert ["i98"] == asked.args


def test_at_most_five_warnings_are_shown_at_once(qtbot: QtBot, look: Presentation) -> None:
    """Five cards, then a way to the others."""
    warnings = tuple(values.warning(f"w{number}") for number in range(8))
    screen = shown(qtbot, look, day(warnings=warnings))
    assert 5 == len(_cards(screen))
    button_named(screen, "et 3 de plus").click()
    qtbot.waitUntil(lambda: 8 == sum(card.isVisible() for card in _cards(screen)))


def test_nothing_yet_is_a_friendly_page(qtbot: QtBot, look: Presentation) -> None:
    """Without a mission there is one sentence and two buttons."""
    screen = shown(qtbot, look, compose_today((), values.NOW))
    with qtbot.waitSignal(screen.client_wanted):
        button_named(screen, "Ajouter un premier client").click()
    assert button_named(screen, "Ouvrir le journal d'exemple").isVisible()


def test_a_tile_speaks_its_mission(qtbot: QtBot, look: Presentation) -> None:
    """What is painted on a tile is also its accessible name; pressing it opens the mission."""
    screen = shown(qtbot, look, day(phase=Phase.WEAKENED))
    (tile,) = screen.findChildren(MissionTile)
    assert "Réorganisation du hall 3, Béton SA\xa0: Entamée" in tile.accessibleName()
    with qtbot.waitSignal(screen.mission_opened) as asked:
        tile.click()
    assert ["m1"] == asked.args


def test_filling_again_gives_every_card_its_height(qtbot: QtBot, look: Presentation) -> None:
    """A screen filled twice looks as if filled once: no row is squeezed."""
    screen = shown(qtbot, look, day())
    screen.resize(1200, 900)
    with kept_in_sight(screen):
        screen.show_today(day())
    first = [card.height() for card in _cards(screen)]
    for _ in range(3):
        with kept_in_sight(screen):
            screen.show_today(day())
        assert first == [card.height() for card in _cards(screen) if card.isVisible()]
    assert min(first) > 80


def _cards(screen: TodayScreen) -> list[WarningCard]:
    return screen.findChildren(WarningCard)


def test_what_is_left_of_an_ended_mission_keeps_its_name(qtbot: QtBot, look: Presentation) -> None:
    """A promise of a mission that is no longer on the page still says whose it is."""
    analysis = values.analysis()
    nothing = replace(compose_today((), values.NOW), commitments=analysis.commitments)
    running = replace(analysis, mission=replace(values.MISSION, id="m2", title="Hall 4"))
    screen = TodayScreen(look)
    qtbot.addWidget(screen)
    screen.show_today(replace(nothing, missions=(running,)), (analysis,))
    assert "Béton SA · Réorganisation du hall 3" in texts(screen)


def test_this_day_a_month_ago_leads_to_its_entry(qtbot: QtBot, look: Presentation) -> None:
    """One quiet line; without anything to remember it is not there."""
    entry = values.interaction("old", values.NOW - timedelta(days=31), note="atelier rattrapé")
    analysis = replace(values.analysis(), interactions=(entry,))
    screen = shown(qtbot, look, compose_today((analysis,), values.NOW))
    said = [plain(text) for text in texts(screen.memory)]
    assert ["Ce jour-là, il y a un mois · Béton SA : atelier rattrapé"] == said
    with qtbot.waitSignal(screen.memory.entry_opened) as opened:
        button_named(screen.memory, "Voir l'entrée").click()
    assert ["m1", "old"] == opened.args
    screen.show_today(compose_today((values.analysis(),), values.NOW))
    assert not screen.memory.isVisible()
