"""What the pages of a mission sum up: replies, promises, gifts, the plan, silences."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import Story, paris
from trustjournal.domain.analyse import analyse_client
from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.balance import MINE, THEIRS, Gift, read_balance
from trustjournal.domain.balance import given as gifts_given
from trustjournal.domain.kinds import ActKind, Channel, ReplyClock
from trustjournal.domain.moments import on_day
from trustjournal.domain.outcomes import PromiseOutcome, outcome_of, promise_months
from trustjournal.domain.plan import read_plan
from trustjournal.domain.records import Milestone
from trustjournal.domain.replies import percentile, read_replies
from trustjournal.domain.signals import SignalCode
from trustjournal.domain.silences import is_silent, silences

PARIS = ZoneInfo("Europe/Paris")


def told(story: Story, at: str = "2026-06-30T12:00") -> MissionAnalysis:
    """Return the analysis of the one mission of a story."""
    return analyse_client(story.file(), paris(at))[0]


def test_only_answers_are_summed_up() -> None:
    """Five answers of 1 to 5 hours have the median 3; an open request stands among the dots."""
    story = Story()
    for hours in range(1, 6):
        asked = f"2026-03-0{hours}T09:00"
        story.reply(story.request(asked), f"2026-03-0{hours}T{9 + hours:02}:00")
    story.request("2026-06-30T08:00")
    reading = read_replies(told(story))
    assert (5, 5, 3.0) == (reading.answered, reading.in_time, reading.median_hours)
    assert 6 == len(reading.replies)
    assert 4.0 == reading.replies[-1].hours


def test_the_clients_own_clock_counts_the_hours() -> None:
    """From Friday evening to Monday morning: three days, or the hours of an office."""
    story = Story(reply_clock=ReplyClock.BUSINESS)
    story.reply(story.request("2026-03-06T17:00"), "2026-03-09T10:00")
    (business,) = read_replies(told(story)).replies
    assert business.hours < 24


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=40), st.floats(0, 1))
@settings(max_examples=60)
def test_a_percentile_lies_among_its_values(values: list[float], share: float) -> None:
    """Never below the least nor above the most; 0 and 1 are those two."""
    ordered = sorted(values)
    found = percentile(ordered, share)
    assert found is not None
    assert ordered[0] <= found <= ordered[-1]
    assert (ordered[0], ordered[-1]) == (percentile(ordered, 0), percentile(ordered, 1))


@pytest.mark.parametrize(
    ("acts", "outcome"),
    [
        ([], PromiseOutcome.OVERDUE),
        ([(ActKind.KEEP, "2026-03-05T10:00", None)], PromiseOutcome.KEPT),
        ([(ActKind.KEEP, "2026-03-12T10:00", None)], PromiseOutcome.LATE),
        ([(ActKind.BREAK, "2026-03-05T10:00", None)], PromiseOutcome.BROKEN),
        (
            [
                (ActKind.RENEGOTIATE, "2026-03-05T10:00", "2026-03-20"),
                (ActKind.KEEP, "2026-03-19T10:00", None),
            ],
            PromiseOutcome.MOVED,
        ),
        ([(ActKind.RENEGOTIATE, "2026-03-05T10:00", "2026-09-20")], PromiseOutcome.OPEN),
    ],
)
def test_a_promise_becomes_one_thing(
    acts: list[tuple[ActKind, str, str | None]], outcome: PromiseOutcome
) -> None:
    """Moved before its due and kept by the new one is an outcome of its own."""
    story = Story()
    promise = story.promise("2026-03-02T09:00", "2026-03-10")
    for kind, at, due in acts:
        moved = {} if due is None else {"due": on_day(date.fromisoformat(due), "Europe/Paris")}
        story.act(kind, promise.id, at, **moved)
    assert [outcome] == [outcome_of(one) for one in told(story).commitments]


def test_every_month_is_there_and_every_promise_once() -> None:
    """From the first promise to now, empty months too."""
    story = Story()
    for at in ("2026-03-02T09:00", "2026-03-20T09:00", "2026-05-04T09:00"):
        story.promise(at, None)
    months = promise_months(told(story).commitments, date(2026, 6, 30))
    assert [3, 4, 5, 6] == [month.first.month for month in months]
    assert [2, 0, 1, 0] == [month.made for month in months]


def test_a_delivery_that_keeps_a_promise_is_given_once() -> None:
    """The line says delivered, the promise is kept the same day: one fact, one gift."""
    story = Story()
    promise = story.promise("2026-03-02T09:00", "2026-03-10")
    story.entry("2026-03-09T10:00", SignalCode.DELIVERED_ON_TIME)
    story.act(ActKind.KEEP, promise.id, "2026-03-09T10:00")
    story.entry("2026-03-12T10:00", SignalCode.THANKS)
    months = read_balance(told(story), PARIS)
    assert (1, 1) == (gifts_given(months, *MINE), gifts_given(months, *THEIRS))
    assert (1, 0) == (gifts_given(months, Gift.PROMISE), gifts_given(months, Gift.RESULT))


def test_a_plan_knows_its_slips() -> None:
    """A milestone nine days past its baseline and not reached is late; reached, it slipped."""
    story = Story()
    story.period("2026-03-02", "2026-05-31")
    base = Milestone(
        "s1", "m", "plan", date(2026, 4, 10), date(2026, 4, 1), paris("2026-03-02T09:00")
    )
    reached = Milestone(
        "s2", "m", "recette", date(2026, 4, 10), date(2026, 4, 10), base.logged_at,
        done_on=date(2026, 4, 8),
    )  # fmt: skip
    story.milestones += [base, reached]
    plan = read_plan(story.file(), "m", date(2026, 4, 20))
    assert [(-2, False), (9, True)] == [(day.slip_days, day.is_late) for day in plan.days]
    (period,) = plan.periods
    assert (True, date(2026, 5, 2)) == (period.is_running, period.two_month_line)
    assert (date(2026, 3, 2), date(2026, 5, 31)) == (plan.first, plan.last)


def test_a_silence_is_longer_than_three_weeks_and_a_note_does_not_end_it() -> None:
    """Twenty days are none, thirty are one; an internal note is no contact."""
    story = Story()
    story.entry("2026-03-02T09:00")
    story.entry("2026-03-22T09:00")
    story.entry("2026-04-05T09:00", channel=Channel.NOTE)
    story.entry("2026-04-21T09:00")
    (silence,) = silences(told(story, "2026-04-30T12:00"))
    assert paris("2026-03-22T09:00") == silence.start
    inside = silence.start + timedelta(days=5)
    assert is_silent((silence,), inside, silence.end)
    assert not is_silent((silence,), inside, silence.end + timedelta(days=1))
