"""Warnings about planning, results, changes of consultant, and what the level says."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.views import (
    AT,
    a_mission,
    a_slice,
    a_view,
    ago,
    an_event,
    an_interaction,
    standing,
    with_details,
)
from trustjournal.domain.kinds import Kind
from trustjournal.domain.records import Interaction
from trustjournal.domain.signals import Detail, SignalCode
from trustjournal.domain.verdicts import Phase, WarningCode
from trustjournal.domain.view import MissionSlice


def stands(code: WarningCode, mission: MissionSlice | None = None, **changes: object) -> bool:
    """Whether a warning stands in a view."""
    return code in standing(replace(a_view(mission), **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(("days", "expected"), [(14.0, False), (14.1, True)])
def test_a_planning_is_seen_every_fortnight(days: float, *, expected: bool) -> None:
    """The requester keeps the whole in view when involved in the planning (article)."""
    mission = a_slice(planning_shared=(ago(days=60), ago(days=days)))

    assert stands(WarningCode.PLANNING_NOT_SHARED, mission) is expected


@pytest.mark.parametrize(
    ("last", "expected"), [(date(2026, 4, 1), False), (date(2026, 3, 31), True)]
)
def test_results_come_every_two_months(last: date, *, expected: bool) -> None:
    """Tangible results are obtained every two months (article), by the calendar."""
    when = AT.replace(year=last.year, month=last.month, day=last.day)
    mission = a_slice(results=(when,), mission=a_mission(started_on=date(2026, 1, 5)))

    assert stands(WarningCode.NO_TANGIBLE_RESULT, mission, began=ago(days=150)) is expected


def test_what_came_before_the_journal_is_not_held_against_anybody() -> None:
    """An old mission that enters the journal today has no missing result or planning yet."""
    mission = a_slice(mission=a_mission(started_on=date(2023, 3, 1)))
    nagging = {WarningCode.NO_TANGIBLE_RESULT, WarningCode.PLANNING_NOT_SHARED}

    assert not standing(a_view(mission, began=ago(days=3))) & nagging


def handover(*details: Detail, planned: bool = True) -> Interaction:
    """Return a change of consultant, planned in ten days."""
    kind = Kind.PLANNED if planned else Kind.LOG
    when = ago(days=-10) if planned else ago(days=10)
    change = an_interaction(when, SignalCode.CONSULTANT_CHANGE, kind=kind, logged_at=ago(days=1))
    return with_details(change, *details)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (handover(), True),
        (handover(Detail.HANDOVER), True),
        (handover(Detail.ILLNESS), False),
        (handover(Detail.NEW_SKILLS), False),
        (handover(planned=False), False),
    ],
)
def test_a_change_of_consultant_ahead_is_advised_against(
    change: Interaction, *, expected: bool
) -> None:
    """Changing consultant is advised against, unless illness or new skills (article)."""
    view = a_view(interactions=(change,))

    assert (WarningCode.CONSULTANT_CHANGE_PLANNED in standing(view)) is expected


def test_a_refocused_mission_may_change_consultant() -> None:
    """A refocus of the mission is the article's second exception."""
    refocus = an_interaction(ago(days=5), SignalCode.REFOCUS)

    view = a_view(interactions=(refocus, handover()))

    assert WarningCode.CONSULTANT_CHANGE_PLANNED not in standing(view)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (SignalCode.LATE_DELIVERY, SignalCode.ERROR, True),  # both of the work family
        (SignalCode.LATE_DELIVERY, SignalCode.LATE_REPLY, False),
        (SignalCode.LATE_REPLY, SignalCode.LATE_REPLY, True),
        (SignalCode.WORKING_MODE_GAP, SignalCode.VALUES_GAP, True),
    ],
)
def test_two_losses_of_a_family_are_a_repetition(
    first: SignalCode, second: SignalCode, *, expected: bool
) -> None:
    """Repeated delays breed distrust (article): two of a family in 90 days."""
    events = (an_event(ago(days=80), first), an_event(ago(days=2), second))

    assert (WarningCode.REPEATED_LAPSES in standing(a_view(events=events))) is expected


@pytest.mark.parametrize(("days", "expected"), [(90, True), (90.1, False)])
def test_a_lapse_is_forgotten_after_ninety_days(days: float, *, expected: bool) -> None:
    """Ninety days is the engine's own memory of a streak."""
    events = tuple(an_event(ago(days=each), SignalCode.ERROR) for each in (days, 1))

    assert (WarningCode.REPEATED_LAPSES in standing(a_view(events=events))) is expected


def test_an_excused_lapse_does_not_repeat() -> None:
    """What force majeure or the client's own cause brought about is nobody's habit."""
    events = (
        an_event(ago(days=20), SignalCode.LATE_DELIVERY, excused=True),
        an_event(ago(days=2), SignalCode.LATE_DELIVERY),
    )

    assert WarningCode.REPEATED_LAPSES not in standing(a_view(events=events))


@pytest.mark.parametrize(
    ("phase", "low", "expected"),
    [
        (Phase.ESTABLISHED, 59.9, True),
        (Phase.ESTABLISHED, 60.0, False),
        (Phase.BUILDING, 39.9, True),
        (Phase.BUILDING, 40.0, False),
        (Phase.WEAKENED, 10.0, False),
    ],
)
def test_a_low_band_warns_below_the_floor_of_its_phase(
    phase: Phase, low: float, *, expected: bool
) -> None:
    """Established trust can fall to its lowest very fast (article): the margin is watched."""
    events = (an_event(ago(days=1), SignalCode.CONTACT),) * 3

    assert (
        stands(WarningCode.BELOW_PHASE_FLOOR, phase=phase, low=low, high=low + 20, events=events)
        is expected
    )


@pytest.mark.parametrize(
    ("width", "facts", "days", "expected"),
    [
        (45.0, 3, 90, False),
        (45.1, 3, 90, True),
        (20.0, 2, 90, True),
        (60.0, 0, 30, False),  # the first month may be ignorant
        (60.0, 0, 30.1, True),
    ],
)
def test_the_journal_says_when_it_does_not_know(
    width: float, facts: int, days: float, *, expected: bool
) -> None:
    """A band wider than 45 points, or fewer than three facts, after the first 30 days."""
    events = (an_event(ago(days=1), SignalCode.CONTACT),) * facts

    assert (
        stands(
            WarningCode.UNKNOWN_TRUST,
            low=40.0,
            high=40 + width,
            events=events,
            began=ago(days=days),
        )
        is expected
    )
