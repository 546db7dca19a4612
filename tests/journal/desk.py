"""A consultant at a desk: an open journal, a clock whose hands are turned, lines typed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trustjournal.domain.records import ClientFile
from trustjournal.journal.changes import Change
from trustjournal.journal.engagements import (
    NewClient,
    NewMission,
    NewPeriod,
    NewPerson,
    add_client,
    add_mission,
)
from trustjournal.journal.entries import Recorded, correct, record
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import client_file, correction_context, line_context
from trustjournal.quickline.draft import Draft
from trustjournal.quickline.read import read_line


class Clock:
    """A clock whose hands are turned."""

    def __init__(self, now: datetime) -> None:
        """Begin at an aware moment."""
        self.now = now

    def __call__(self) -> datetime:
        """Return the moment it shows."""
        return self.now

    def turn(self, **spans: float) -> None:
        """Let time pass: ``turn(hours=3)``."""
        self.now += timedelta(**spans)


@dataclass(frozen=True, slots=True)
class Desk:
    """A journal with the client Béton SA (beton) and its missions audit and pmo."""

    journal: Journal
    clock: Clock
    client_id: str
    audit_id: str
    pmo_id: str

    def read(self, line: str) -> Draft:
        """Read a line as it would be typed now."""
        now = self.clock()
        return read_line(line, now, line_context(self.journal, "fr", now))

    def type(self, line: str, entry_id: str | None = None) -> Recorded:
        """Type a line and press Enter; a minute passes."""
        recorded = record(self.journal, self.read(line), entry_id=entry_id)
        self.clock.turn(minutes=1)
        return recorded

    def retype(self, entry_id: str, line: str) -> Change:
        """Correct an entry by another line."""
        context, logged_at = correction_context(self.journal, entry_id, "fr")
        return correct(self.journal, entry_id, read_line(line, logged_at, context))

    def file(self) -> ClientFile:
        """Return all facts about Béton SA."""
        return client_file(self.journal, self.client_id)


def settled(journal: Journal, clock: Clock) -> Desk:
    """Add the client, its people and its two missions."""
    people = (NewPerson("Leroy", "directrice", is_requester=True), NewPerson("Benali"))
    client = add_client(journal, NewClient("Béton SA", alias="beton", people=people))
    period = NewPeriod(date(2026, 2, 2), end=date(2026, 3, 31), deliverables=("plan d'actions",))
    audit = add_mission(
        journal, NewMission(client.id, "Audit des flux", alias="audit", periods=(period,))
    )
    pmo = add_mission(journal, NewMission(client.id, "Appui PMO", alias="pmo"))
    return Desk(journal, clock, client.id, audit.id, pmo.id)
