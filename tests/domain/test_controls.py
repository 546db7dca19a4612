"""Controls against the agreed rhythm and against the client's own past."""

from datetime import date, datetime, timedelta

import pytest

from tests.domain.views import a_control, ago, an_interaction
from trustjournal.domain.controls import (
    foreseen_controls,
    natural_limits,
    read_barometer,
    week_outside,
)
from trustjournal.domain.kinds import Channel, Rhythm
from trustjournal.domain.records import Interaction
from trustjournal.domain.signals import SignalCode
from trustjournal.domain.view import ControlFact

MEETING, REPORT, REVIEW = (
    SignalCode.CONTROL_MEETING,
    SignalCode.CONTROL_REPORT,
    SignalCode.CONTROL_REVIEW,
)


def beyond(rhythm: Rhythm, *interactions: Interaction) -> int:
    """Return how many controls the rhythm does not foresee."""
    every = sum(len(interaction.signals) for interaction in interactions)
    return every - len(foreseen_controls(interactions, rhythm))


def demands(*days_and_codes: tuple[float, SignalCode]) -> list[Interaction]:
    """Return demands of the client by mail, so many days ago."""
    return [
        an_interaction(ago(days=days), code, channel=Channel.MAIL, id=f"d{days}")
        for days, code in days_and_codes
    ]


def points(
    *days: float, minutes: int | None = 45, channel: Channel = Channel.VIDEO
) -> list[Interaction]:
    """Return agreed points without any control, so many days ago."""
    return [
        an_interaction(ago(days=each), minutes=minutes, channel=channel, id=f"p{each}")
        for each in days
    ]


def in_order(*groups: list[Interaction]) -> list[Interaction]:
    """Return interactions in order of time."""
    return sorted((each for group in groups for each in group), key=lambda each: each.logged_at)


def test_without_rhythm_every_control_is_beyond() -> None:
    """Nothing agreed, nothing foreseen."""
    assert beyond(Rhythm.NONE, *demands((20, REPORT), (10, REPORT))) == 2


@pytest.mark.parametrize(
    ("rhythm", "step"), [(Rhythm.WEEKLY, 7), (Rhythm.BIWEEKLY, 14), (Rhythm.MONTHLY, 30)]
)
def test_a_report_at_the_agreed_rhythm_is_foreseen(rhythm: Rhythm, step: int) -> None:
    """What the agreed rhythm foresees does not count as a control."""
    reports = demands(*((step * place, REPORT) for place in range(6, 0, -1)))

    assert beyond(rhythm, *reports) == 0


def test_a_faster_rhythm_than_agreed_is_beyond() -> None:
    """Weekly reports where a monthly one was agreed: three of four are beyond."""
    assert (
        beyond(Rhythm.MONTHLY, *demands((28, REPORT), (21, REPORT), (14, REPORT), (7, REPORT))) == 3
    )


def test_the_point_that_took_place_uses_up_the_rhythm() -> None:
    """Where the weekly point is held, a report and a review on top are beyond."""
    held = points(22, 15, 8, 1)
    extra = demands((13, REPORT), (6, REVIEW))

    assert beyond(Rhythm.WEEKLY, *in_order(held, extra)) == 2


def test_an_agreed_series_stays_agreed_beside_meetings() -> None:
    """A weekly report is the agreed one even where workshops are held as well; only the first,
    which nothing announced, counts.
    """
    workshops = points(23, 16, 9, 2)
    reports = demands((21, REPORT), (14, REPORT), (7, REPORT))

    assert beyond(Rhythm.WEEKLY, *in_order(workshops, reports)) == 1


def test_a_short_call_is_no_point() -> None:
    """Five minutes on the telephone do not replace the agreed point."""
    calls = points(9, minutes=5, channel=Channel.CALL)

    assert beyond(Rhythm.WEEKLY, *in_order(calls, demands((8, REPORT)))) == 0


def test_different_kinds_in_one_interval_are_beyond() -> None:
    """One point an interval is foreseen, whatever its kind; the others are demanded."""
    assert beyond(Rhythm.BIWEEKLY, *demands((7, REPORT), (1, MEETING), (0.9, REVIEW))) == 2


def test_natural_limits_are_wheelers() -> None:
    """Mean ± 2.66 × mean moving range, never below nought (Wheeler, Understanding Variation)."""
    limits = natural_limits([0, 1, 0, 0, 1, 0, 0, 1])

    assert limits is not None
    assert limits.mean == pytest.approx(0.375)
    assert limits.upper == pytest.approx(0.375 + 2.66 * 5 / 7)
    assert limits.lower == 0.0


def test_eight_weeks_make_a_baseline() -> None:
    """Seven weeks are too few to tell a habit."""
    assert natural_limits([1] * 7) is None
    assert natural_limits([1] * 8) is not None


def weekly_controls(weeks: int) -> list[ControlFact]:
    """Return one control a week, the last one a week ago."""
    return [a_control(ago(days=7 * week), minutes=30) for week in range(weeks, 0, -1)]


def span(weeks: int) -> tuple[date, date]:
    """Return the first and last day of so many weeks, the last one running."""
    return (ago(days=7 * weeks)).date(), ago().date()


def test_the_barometer_counts_weeks_kinds_and_hours() -> None:
    """Every week between is there, quiet ones too, with its kinds, and the hours spent."""
    barometer = read_barometer(weekly_controls(3), *span(4))

    assert [week.count for week in barometer.weeks] == [0, 1, 1, 1, 0]
    assert barometer.weeks[1].kinds == (("control_report", 1),)
    assert barometer.hours == 1.5
    assert barometer.limits is None


@pytest.mark.parametrize(("wave", "expected"), [(1, None), (2, 2), (5, 5)])
def test_a_wave_is_measured_against_the_weeks_before_it(wave: int, expected: int | None) -> None:
    """One a week is this client's habit; more in one of the last three weeks is outside."""
    this_week = [a_control(ago(hours=hour)) for hour in range(wave)]
    barometer = read_barometer([*weekly_controls(12), *this_week], *span(12))

    outside = week_outside(barometer)

    assert (None if outside is None else outside.count) == expected


def test_one_control_alone_is_never_outside() -> None:
    """After weeks without any control, one is a sign but not yet a series."""
    barometer = read_barometer([a_control(ago(hours=1))], *span(12))

    assert barometer.limits is not None
    assert barometer.limits.upper == 0.0
    assert week_outside(barometer) is None


def test_a_control_late_on_sunday_belongs_to_its_local_week() -> None:
    """Weeks begin on Monday where the client is: 23:30 UTC on Sunday is Monday in Paris."""
    sunday = datetime.fromisoformat("2026-05-24T23:30:00+00:00")
    barometer = read_barometer(
        [a_control(sunday)], sunday.date(), sunday.date() + timedelta(days=7)
    )

    assert [week.count for week in barometer.weeks] == [0, 1]
