"""For how long is what is known of a person kept, and who is to be looked at again?

Three years after the last contact by default; the journal may say another number. Nothing goes by
itself: each month has its list, and on each row the consultant keeps, makes anonymous or erases.
Whoever was kept comes back a year later.

Source: CNIL, management of commercial activities: three years from the last contact.
"""

import calendar
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from trustjournal.domain.records import Client, Person
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.changes import Change, Intention
from trustjournal.journal.journal import Journal
from trustjournal.journal.naming import expect_person
from trustjournal.storage.clients import CLIENTS, PEOPLE
from trustjournal.storage.parameters import (
    RETENTION,
    put_parameter,
    read_retention,
    reset_parameter,
)
from trustjournal.storage.people import met

USUAL_YEARS = 3
LEAST, MOST = 1, 30
KEPT_YEARS = 1  # choice


@dataclass(frozen=True, slots=True)
class ToReview:
    """A person to be looked at again: since when nobody spoke, and when the time is up."""

    person: Person
    client: Client
    last_contact: date
    due: date


def retention_years(journal: Journal) -> int:
    """Return how many years after the last contact a person is looked at again."""
    return read_retention(journal.database) or USUAL_YEARS


def set_retention_years(journal: Journal, years: int) -> Change:
    """Set the number of years; the usual one follows the program again. Raises Unacceptable."""
    if not LEAST <= years <= MOST:
        facts = {"low": LEAST, "high": MOST}
        raise Unacceptable(Problem("retention_out_of_range", facts, field="years"))
    with journal.undertake(Intention.SET_PARAMETER) as deed:
        if years == retention_years(journal):
            pass
        elif years == USUAL_YEARS:
            reset_parameter(deed.writer, RETENTION)
        else:
            put_parameter(deed.writer, RETENTION, years)
    return deed.change


def people_to_review(journal: Journal) -> tuple[ToReview, ...]:
    """Return whose time is up by the end of this month, the longest silent first."""
    end = _end_of_month(journal.now().astimezone(ZoneInfo(journal.zone)).date())
    contacts = met(journal.database)
    clients = {one.id: one for one in CLIENTS.fetch(journal.database)}
    years = retention_years(journal)
    found = []
    for person in PEOPLE.fetch(journal.database):
        last = _last(journal, person, contacts[person.id].last_on if person.id in contacts else "")
        due = due_on(last, person.reviewed_on, years)
        if due <= end and person.client_id in clients:
            found.append(ToReview(person, clients[person.client_id], last, due))
    return tuple(sorted(found, key=lambda one: (one.last_contact, one.person.name)))


def review_due(journal: Journal, person: Person, last_contact: date | None) -> date:
    """Return the day on which a person is looked at again."""
    last = _last(journal, person, last_contact.isoformat() if last_contact else "")
    return due_on(last, person.reviewed_on, retention_years(journal))


def due_on(last: date, reviewed_on: date | None, years: int) -> date:
    """Return when the time after ``last`` is up; whoever was kept since has a year more."""
    due = _later(last, years)
    return due if reviewed_on is None else max(due, _later(reviewed_on, KEPT_YEARS))


def keep_person(journal: Journal, person_id: str) -> Change:
    """Keep what is known of a person, and remember that this was decided today."""
    with journal.undertake(Intention.REVIEW_PERSON) as deed:
        expect_person(journal, person_id)
        today = deed.writer.now.astimezone(ZoneInfo(journal.zone)).date()
        deed.writer.amend("person", person_id, reviewed_on=today.isoformat())
    return deed.change


def _last(journal: Journal, person: Person, last_on: str) -> date:
    """Return the last contact; who was never met counts from the day they were noted."""
    if last_on:
        return date.fromisoformat(last_on)
    return person.logged_at.astimezone(ZoneInfo(journal.zone)).date()


def _later(day: date, years: int) -> date:
    last = calendar.monthrange(day.year + years, day.month)[1]
    return day.replace(year=day.year + years, day=min(day.day, last))


def _end_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
