"""Is what comes up said once, in its time, and can it be done from there?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Hands, reopened, write
from tests.ui.seen import button_named, plain
from trustjournal.journal.analyses import today
from trustjournal.launcher import House
from trustjournal.settings import Settings, load, save
from trustjournal.ui.desk.reminder_work import ReminderWork
from trustjournal.ui.reminders.speaking import Deed, Speaker, Told

OpenHouse = Callable[..., House]
HOUR = timedelta(hours=1)


class Notebook(Speaker):
    """A speaker that writes down what it was to say."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[Told] = []

    def say(self, told: Told) -> bool:
        """Write it down."""
        self.said.append(told)
        return True


@pytest.fixture
def house(open_house: OpenHouse) -> House:
    """Return a window that is not in front, without quiet hours."""
    save(Settings(quiet_from="00:00", quiet_until="00:00"))
    made = open_house()
    made.window.hide()
    return made


@pytest.fixture
def book(house: House) -> Notebook:
    """Return the speaker of the window's reminders."""
    made = Notebook()
    work_of(house).speak_by(made)
    return made


def work_of(house: House) -> ReminderWork:
    """Return what says reminders."""
    assert house.conventions is not None
    assert house.conventions._reminding is not None
    return house.conventions._reminding.work


def pass_time(house: House, hours: float) -> None:
    """Let time pass, then look."""
    clock = house._clock
    assert isinstance(clock, Hands)
    clock.now += hours * HOUR
    work_of(house).look()


def test_a_request_is_told_when_its_time_is_over(house: House, book: Notebook) -> None:
    """One day after it came: its client and its words; once, whatever happens then."""
    work_of(house).look()
    (told,) = book.said
    assert "Béton SA attend une réponse ; le délai est passé" == plain(told.title)
    assert "peut-on décaler l'atelier ?" == plain(told.text)
    pass_time(house, 0.1)
    pass_time(house, 8)
    assert [told] == book.said


def test_what_is_long_past_is_not_told(open_house: OpenHouse, journal_file: Path) -> None:
    """Whoever opens the journal three days later is not reminded of what Today shows anyway."""
    save(Settings(quiet_from="00:00", quiet_until="00:00"))
    made = open_house(journal_file)
    made.window.hide()
    book = Notebook()
    work_of(made).speak_by(book)
    pass_time(made, 72)
    assert [] == [one for one in book.said if "attend" in one.title]


def test_it_is_answered_from_the_reminder(house: House, book: Notebook) -> None:
    """The button of the desktop stops the clock."""
    work_of(house).look()
    book.asked.emit(book.said[0].key, Deed.ANSWERED)
    assert house.desk is not None
    assert () == today(house.desk._journal).requests


def test_later_is_an_hour_later_if_it_still_holds(house: House, book: Notebook) -> None:
    """Said again after an hour; not once it has been answered."""
    work_of(house).look()
    book.asked.emit(book.said[0].key, Deed.LATER)
    pass_time(house, 0.5)
    assert 1 == len(book.said)
    pass_time(house, 0.6)
    assert 2 == len(book.said)
    book.asked.emit(book.said[0].key, Deed.LATER)
    book.asked.emit(book.said[0].key, Deed.ANSWERED)
    pass_time(house, 1.1)
    assert 2 == len(book.said)


def test_opening_leads_to_the_mission(house: House, book: Notebook) -> None:
    """The window comes forward at the mission."""
    work_of(house).look()
    book.asked.emit(book.said[0].key, Deed.OPEN)
    assert house.window.isVisible()
    assert "missions" == house.window.current


@pytest.mark.parametrize("by", ["choice", "discreet"])
def test_no_name_is_said_if_asked(house: House, book: Notebook, by: str) -> None:
    """Neither the client nor a word of the note, by choice or in discreet mode."""
    if by == "choice":
        save(replace(load(), reminders_name_clients=False))
    else:
        house.window.commands.perform("discreet")
    work_of(house).look()
    told = plain(f"{book.said[0].title} {book.said[0].text}")
    assert "Une réponse est attendue ; le délai est passé Le détail est dans le journal." == told


def test_quiet_hours_are_kept(house: House, book: Notebook) -> None:
    """What comes up in them is said at their end."""
    save(replace(load(), quiet_from="17:00", quiet_until="21:00"))
    work_of(house).look()
    assert [] == book.said
    pass_time(house, 4)
    assert 1 == len(book.said)


def test_reminders_may_be_switched_off(house: House, book: Notebook) -> None:
    """Nothing is said, nor later what came up meanwhile."""
    save(replace(load(), reminders=False))
    work_of(house).look()
    save(replace(load(), reminders=True))
    pass_time(house, 0.1)
    assert [] == book.said


def test_a_meeting_that_has_ended_is_asked_about(
    house: House, book: Notebook, journal_file: Path
) -> None:
    """Noting it prepares the line that tells it."""
    other = reopened(journal_file)
    write(other, "beton r demain 10h 60min : point d'étape")
    other.close()
    assert house.desk is not None
    house.desk._journal.refresh()
    pass_time(house, 11)
    pass_time(house, 6.5)
    (told,) = [one for one in book.said if "rendez-vous" in one.title]
    book.asked.emit(told.key, Deed.TELL)
    assert house.window.line.text().startswith("beton/hall r 13/6 10h00 60min")


def test_in_front_of_the_window_a_toast_says_it(qtbot: QtBot, open_house: OpenHouse) -> None:
    """The desktop is not bothered while the window can say it, with its first button."""
    save(Settings(quiet_from="00:00", quiet_until="00:00"))
    made = open_house()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    book = Notebook()
    work_of(made).speak_by(book)
    work_of(made).look()
    assert [] == book.said
    assert button_named(made.window.toast, "Répondu").isVisible()
