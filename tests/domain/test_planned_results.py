"""A date of the planning that was reached is a fact, booked once. Source: trust model §1, §2."""

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import LONG_AGO, PARIS, Story, paris
from trustjournal.domain.analyse import known_by
from trustjournal.domain.events import facts_of
from trustjournal.domain.records import ClientFile, Deliverable, Milestone
from trustjournal.domain.signals import SignalCode

AT = paris("2026-04-01T09:00")
DUE = date(2026, 3, 12)


def codes(file: ClientFile) -> list[tuple[str, float]]:
    """Return code and amount of the events known on 1 April."""
    facts = facts_of(known_by(file, AT), AT, zone=PARIS)
    return [(fact.event.code.value, fact.event.amount) for fact in facts]


def milestone(done: date | None, *, deliverable: bool = False) -> ClientFile:
    """Return a file with one milestone, due on 12 March."""
    one = Milestone("j", "m", "lot 1", DUE, DUE, LONG_AGO, deliverable, done)
    return replace(Story().file(), milestones=(one,))


def test_a_milestone_reached_is_a_gain() -> None:
    """Reached on its day or before: a milestone, or a delivery if it is one."""
    assert codes(milestone(date(2026, 3, 10))) == [("milestone", 0)]
    assert codes(milestone(DUE, deliverable=True)) == [("delivered_on_time", 0)]


def test_a_milestone_reached_late_is_a_late_delivery() -> None:
    """Days beyond its date."""
    assert codes(milestone(date(2026, 3, 16))) == [("late_delivery", 4)]


@pytest.mark.parametrize("done", [None, date(2026, 4, 2)])
def test_what_is_not_reached_yet_is_no_fact(done: date | None) -> None:
    """Asked on 1 April, what was done on the 2nd is unknown."""
    assert codes(milestone(done)) == []


def test_a_milestone_also_said_on_a_line_counts_once() -> None:
    """``!jalon`` of the same day and mission is that milestone."""
    story = Story()
    story.entry("2026-03-12T17:00", SignalCode.MILESTONE)
    file = replace(story.file(), milestones=milestone(DUE).milestones)

    assert codes(file) == [("contact", 0), ("milestone", 0)]


def test_a_deliverable_counts_once_with_its_milestone() -> None:
    """The deliverable of the period and the milestone that stands for it are one fact."""
    story = Story()
    story.period("2026-02-02", "2026-04-01")
    delivered = Deliverable("d", "p0", "cahier", LONG_AGO, due=DUE, delivered_on=DUE)
    file = replace(story.file(), deliverables=(delivered,))
    both = replace(file, milestones=milestone(DUE, deliverable=True).milestones)

    assert codes(file) == [("delivered_on_time", 0)]
    assert codes(both) == [("delivered_on_time", 0)]
