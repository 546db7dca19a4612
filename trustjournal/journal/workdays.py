"""How are the days of an activity report put right: a half-day worked or not, a day of absence?

A correction is a fact of a mission; an absence is the consultant's own and counts for all of them.
"""

from datetime import date

from trustjournal.domain.paperwork import Absence, HalfDay
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.changes import Change, Intention
from trustjournal.journal.journal import Journal
from trustjournal.journal.naming import expect_mission
from trustjournal.storage.paperwork import ABSENCES, HALF_DAYS

HALVES = ("am", "pm")


def correct_half_day(
    journal: Journal, mission_id: str, day: date, half: str, *, is_worked: bool | None
) -> Change:
    """Say that a half-day (am, pm) was worked on a mission or was not; None follows the journal
    again. Raises Unacceptable for another half.
    """
    with journal.undertake(Intention.CORRECT_HALF_DAY) as deed:
        mission, writer = expect_mission(journal, mission_id), deed.writer
        if half not in HALVES:
            raise Unacceptable(Problem("half_unknown", {"given": half}, field="half"))
        where = "r.mission_id = ? AND r.day = ? AND r.half = ?"
        found = HALF_DAYS.fetch(journal.database, where, (mission.id, day.isoformat(), half))
        if found and is_worked is None:
            writer.remove("half_day", found[-1].id)
        elif found:
            writer.amend("half_day", found[-1].id, is_worked=int(bool(is_worked)))
        elif is_worked is not None:
            fact = HalfDay(writer.new_id(), mission.id, day, half, is_worked, writer.now)
            HALF_DAYS.put(writer, fact, client_id=mission.client_id)
    return deed.change


def note_absence(journal: Journal, day: date, reason: str | None) -> Change:
    """Note that the consultant is away on a day, and why in a word; None takes it back."""
    with journal.undertake(Intention.NOTE_ABSENCE) as deed:
        writer = deed.writer
        found = ABSENCES.fetch(journal.database, "r.day = ?", (day.isoformat(),))
        said = None if reason is None else " ".join(reason.split())
        if found and said is None:
            writer.remove("absence", found[-1].id)
        elif found:
            writer.amend("absence", found[-1].id, reason=said)
        elif said is not None:
            ABSENCES.put(writer, Absence(writer.new_id(), day, said, writer.now))
    return deed.change


def half_days(journal: Journal, mission_id: str) -> tuple[HalfDay, ...]:
    """Return the half-days of a mission put right by hand, in order."""
    return HALF_DAYS.fetch(journal.database, "r.mission_id = ?", (mission_id,))


def absences(journal: Journal) -> tuple[Absence, ...]:
    """Return the days of absence, in order."""
    return ABSENCES.fetch(journal.database)
