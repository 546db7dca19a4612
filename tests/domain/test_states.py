"""Where requests and promises stand. Source: the article's 24 hours; trust model §1, §5."""

import pytest

from tests.builders import Story, paris, when
from trustjournal.domain.analyse import known_by
from trustjournal.domain.analysis import PromiseState, RequestState
from trustjournal.domain.kinds import ActKind, ReplyClock
from trustjournal.domain.moments import Precision, at_instant
from trustjournal.domain.parameters import set_parameters
from trustjournal.domain.states import days_late, elapsed_hours, is_late
from trustjournal.domain.verdicts import DueState
from trustjournal.domain.viewing import Known, know

OPEN, DUE, OVERDUE = DueState.OPEN, DueState.DUE, DueState.OVERDUE


def known(story: Story, at: str) -> Known:
    """Return the states of a story as known at ``at``."""
    return know(known_by(story.file(), paris(at)), paris(at), "Europe/Paris")


def request(story: Story, at: str) -> RequestState:
    """Return the state of the only request."""
    return known(story, at).requests[0]


def promise(story: Story, at: str) -> PromiseState:
    """Return the state of the only commitment."""
    return known(story, at).commitments[0]


@pytest.mark.parametrize(
    ("at", "state"),
    [
        ("2026-03-03T04:59", OPEN),
        ("2026-03-03T05:00", DUE),
        ("2026-03-03T08:59", DUE),
        ("2026-03-03T09:00", OVERDUE),
    ],
)
def test_a_request_is_due_at_twenty_hours_and_late_at_twenty_four(at: str, state: DueState) -> None:
    """Elapsed calendar time."""
    story = Story()
    story.request("2026-03-02T09:00")

    assert request(story, at).state is state
    assert request(story, at).due_at == paris("2026-03-03T09:00")


def test_a_request_known_by_its_day_is_late_only_for_sure() -> None:
    """Asked "on Monday": between 9 and 33 hours on Tuesday morning."""
    story = Story()
    story.request("2026-03-02")
    state = request(story, "2026-03-03T09:00")

    assert (state.hours, state.hours_most, state.state) == (9, 33, OPEN)


def test_a_part_of_the_day_is_exact_enough() -> None:
    """The 24 h clock runs on exact and part."""
    evening = at_instant(paris("2026-03-02T19:00"), "Europe/Paris", Precision.PART)
    story = Story()
    story.request("2026-03-02T19:00", happened=evening)

    assert request(story, "2026-03-03T19:30").state is OVERDUE


def test_the_holidays_of_alsace_and_moselle_may_count() -> None:
    """On Good Friday (3 April 2026) the working hours stop only where they are set to."""
    story, at = Story(), paris("2026-04-03T18:00")
    story.request("2026-04-02T09:00")
    file = known_by(story.file(), at)
    plain = know(file, at, "Europe/Paris").requests[0]
    settings = set_parameters({"alsace_moselle": 1})
    there = know(file, at, "Europe/Paris", settings=settings).requests[0]
    assert (33, 15) == (plain.business_hours, there.business_hours)


def test_business_hours_stand_beside_and_may_decide() -> None:
    """Friday 18:00 to Sunday 20:00 is 50 hours, 6 of them on a working day."""
    story = Story()
    story.request("2026-03-20T18:00")
    state = request(story, "2026-03-22T20:00")
    assert (state.hours, state.business_hours, state.state) == (50, 6, OVERDUE)

    patient = Story(reply_clock=ReplyClock.BUSINESS)
    patient.request("2026-03-20T18:00")
    state = request(patient, "2026-03-22T20:00")
    assert (state.state, state.due_at) == (OPEN, paris("2026-03-23T18:00"))


def test_a_reply_closes_its_request() -> None:
    """With the hours it took and the entry that answers."""
    story = Story()
    answer = story.reply(story.request("2026-03-02T09:00"), "2026-03-03T10:00")
    state = request(story, "2026-03-10T09:00")

    assert (state.state, state.hours) == (DueState.DONE_LATE, 25)
    assert (state.answered_by, state.answered_at) == (answer.id, paris("2026-03-03T10:00"))


@pytest.mark.parametrize(
    ("at", "state"),
    [
        ("2026-03-02T23:00", OPEN),
        ("2026-03-03T09:00", DUE),
        ("2026-03-05T23:59", DUE),
        ("2026-03-06T00:00", OVERDUE),
    ],
)
def test_a_due_day_is_near_two_days_ahead_and_past_at_its_end(at: str, state: DueState) -> None:
    """A due that is a day means its end."""
    story = Story()
    story.promise("2026-03-02T09:00", "2026-03-05")

    assert promise(story, at).state is state


def test_a_due_may_be_an_hour() -> None:
    """``= grille demain midi``."""
    story = Story()
    story.promise("2026-03-02T09:00", "2026-03-05T12:00")

    assert promise(story, "2026-03-03T11:00").state is OPEN
    assert promise(story, "2026-03-03T12:00").state is DUE
    assert promise(story, "2026-03-05T12:00").state is OVERDUE


def test_a_renegotiated_due_stands() -> None:
    """It counts how often it was moved."""
    story = Story()
    made = story.promise("2026-03-02T09:00", "2026-03-05")
    story.act(ActKind.RENEGOTIATE, made.id, "2026-03-04T09:00", due=when("2026-03-20"))
    state = promise(story, "2026-03-10T09:00")

    assert (state.state, state.renegotiated) == (OPEN, 1)
    assert state.due_day == when("2026-03-20").local_day


@pytest.mark.parametrize(
    ("kind", "at", "state"),
    [
        (ActKind.KEEP, "2026-03-05T20:00", DueState.DONE),
        (ActKind.KEEP, "2026-03-06T08:00", DueState.DONE_LATE),
        (ActKind.BREAK, "2026-03-05T20:00", DueState.BROKEN),
    ],
)
def test_a_promise_is_closed_once(kind: ActKind, at: str, state: DueState) -> None:
    """Kept, kept late or broken."""
    story = Story()
    made = story.promise("2026-03-02T09:00", "2026-03-05")
    story.act(kind, made.id, at)
    closed = promise(story, "2026-03-10T09:00")

    assert (closed.state, closed.closed_at) == (state, paris(at))


def test_a_promise_without_a_due_is_never_late() -> None:
    """An amber due that was left out."""
    story = Story()
    story.promise("2026-03-02T09:00", None)

    assert promise(story, "2027-03-02T09:00").state is OPEN


@pytest.mark.parametrize(
    ("done", "due", "late", "days"),
    [
        ("2026-03-06T00:00", "2026-03-05", True, 1),
        ("2026-03-06", "2026-03-05", True, 1),
        ("2026-03-05T18:00", "2026-03-05T12:00", True, 0.25),
        ("2026-03-05", "2026-03-05T12:00", False, 0),
        ("2026-03-05T12:00", "2026-03-05T12:00", False, 0),
        ("2026-03-30T09:00", "2026-03-28T09:00", True, 47 / 24),
    ],
)
def test_lateness_is_that_of_the_whole_bracket(
    done: str, due: str, *, late: bool, days: float
) -> None:
    """Calendar days where only days were said, hours elsewhere, real ones across a clock change."""
    assert is_late(when(done), when(due)) is late
    assert days_late(when(done), when(due)) == pytest.approx(days)


def test_elapsed_hours_are_a_bracket_between_days() -> None:
    """From some time on Monday to some time on Wednesday: 24 to 72 hours."""
    assert elapsed_hours(when("2026-03-02"), when("2026-03-04")) == (24, 72)
