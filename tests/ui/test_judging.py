"""What people say of trust, and what is done about warnings, in the whole window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.seen import button_named, plain, texts
from trustjournal.domain.cards import PERFORMERS, ActionCode, Performer
from trustjournal.journal.analyses import analyse_all
from trustjournal.launcher import House
from trustjournal.report.document import ReportKind
from trustjournal.ui.desk.desk import Desk
from trustjournal.ui.kit.forms import Form
from trustjournal.ui.kit.warning_card import Aside, Until, WarningCard
from trustjournal.ui.mission.judging_forms import AsideForm, ChannelsForm, LevelForm, RatingForm

OpenHouse = Callable[..., House]
FORMS = {Performer.SPLIT, Performer.MILESTONE, Performer.CLIENT, Performer.PERSON}


@pytest.fixture
def house(open_house: OpenHouse) -> House:
    """Return a window on the page of its one mission."""
    made = open_house()
    desk_of(made).open_mission(analyse_all(desk_of(made)._journal)[0].mission.id)
    return made


def desk_of(house: House) -> Desk:
    """Return the desk of a window that has one."""
    assert house.desk is not None
    return house.desk


def cards(house: House) -> list[WarningCard]:
    """Return the warnings in sight on the mission's page."""
    page = desk_of(house).missions.mission
    return [card for card in page.findChildren(WarningCard) if card.isVisible()]


@pytest.mark.parametrize("until", [Until.TOMORROW, Until.A_WEEK, Until.IT_CHANGES, Until.FOR_GOOD])
def test_a_warning_is_put_aside_and_taken_back(house: House, until: Until) -> None:
    """The card leaves the page, the toast offers the way back."""
    card = cards(house)[0]
    card._put_aside(until)
    gone = card._warning.id
    assert gone not in {one._warning.id for one in cards(house)}
    button_named(house.window.toast, "Annuler").click()
    assert gone in {one._warning.id for one in cards(house)}


def test_a_day_is_asked_for(house: House) -> None:
    """Until a day of one's choice: a form, then the warning waits until then."""
    card = cards(house)[0]
    card._put_aside(Until.A_DAY)
    (form,) = house.window.findChildren(AsideForm)
    form.day.setDate(QDate(form.day.minimumDate()).addDays(20))
    form.submit()
    assert not form.isVisible()
    assert card._warning.id not in {one._warning.id for one in cards(house)}


def test_the_menu_says_every_way(house: House) -> None:
    """One button on each card, found by name, offers five ways."""
    card = cards(house)[0]
    assert plain(card._later.accessibleName()).startswith("Plus tard : ")
    card._later.click()
    (menu,) = card.findChildren(QMenu)
    assert [
        "Jusqu'à demain",
        "Dans une semaine",
        "Jusqu'au…",
        "Jusqu'à ce que cela change",
        "Ne plus le montrer",
    ] == [action.text() for action in menu.actions()]
    menu.close()


def test_today_puts_aside_as_well(qtbot: QtBot, house: House) -> None:
    """The same cards stand on Today."""
    house.window.go("today")
    today = desk_of(house).today
    card = next(one for one in today.findChildren(WarningCard) if one.isVisible())
    with qtbot.waitSignal(today.things.warning_aside_asked) as asked:
        card._put_aside(Until.FOR_GOOD)
    assert [Aside(card._warning, Until.FOR_GOOD)] == asked.args


def test_a_rating_is_entered(house: House) -> None:
    """Who, how much, when: the level follows, the toast says it."""
    desk = desk_of(house)
    before = analyse_all(desk._journal)[0].level
    desk.pages._do("rate")
    (form,) = house.window.findChildren(RatingForm)
    form.value.setValue(1.5)
    form.submit()
    assert analyse_all(desk._journal)[0].level < before
    assert "Note enregistrée : 1,5 sur 10" in texts(house.window.toast)


def test_my_own_level_needs_a_reason(house: House) -> None:
    """Without one the form stays; with one the level is mine."""
    desk = desk_of(house)
    desk.pages._do("override")
    (form,) = house.window.findChildren(LevelForm)
    form.level.setValue(90)
    form.submit()
    assert form.isVisible()
    assert "Ce champ ne peut pas rester vide." in texts(form)
    form.reason.setText("il me l'a dit")
    form.submit()
    assert 90 == pytest.approx(analyse_all(desk._journal)[0].level, abs=0.5)


def test_ways_to_reach_me_are_kept(house: House) -> None:
    """Typed with commas; a means named twice counts once."""
    desk = desk_of(house)
    desk.pages._do("channels")
    (form,) = house.window.findChildren(ChannelsForm)
    form.channels.setText("mobile, e-mail, Mobile")
    form.submit()
    assert ("mobile", "e-mail") == analyse_all(desk._journal)[0].client.reachable_by


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_action_does_something(open_house: OpenHouse, language: str) -> None:
    """A line that is understood to the end stands ready, or a form is open."""
    desk = desk_of(house := open_house(language=language))
    mission = analyse_all(desk._journal)[0]
    for action in ActionCode:
        if PERFORMERS[action] is Performer.HANDOVER:  # leads to another screen: see below
            continue
        house.window.line.prepare("")
        desk.actions.perform(action, mission)
        opened = [one for one in house.window.findChildren(Form) if one.isVisible()]
        if PERFORMERS[action] in FORMS:
            assert 1 == len(opened), action
            opened[0].reject()
            continue
        assert house.window.line.text().startswith("beton/hall "), action
        draft = house.window.line.draft
        assert draft is not None
        assert not draft.amber, (action, draft.amber)


def test_the_handover_file_is_shown_before_it_leaves(house: House) -> None:
    """Its action leads to the documents, mission and kind chosen."""
    desk = desk_of(house)
    mission = analyse_all(desk._journal)[0]
    desk.actions.perform(ActionCode.PREPARE_HANDOVER, mission)
    assert "documents" == house.window.current
    wish = desk.shelf.paper.screen.wish
    assert wish is not None
    assert (mission.mission.id, ReportKind.HANDOVER) == (wish.mission_id, wish.kind)


def test_past_warnings_are_told_when_asked(qtbot: QtBot, house: House) -> None:
    """A button first; then each warning with its days."""
    past = desk_of(house).missions.mission.side.past
    button_named(past, "Montrer les 90 derniers jours").click()
    qtbot.waitUntil(lambda: any(" depuis le " in text for text in texts(past)), timeout=20_000)
