"""Warnings about controls, and how any warning is put aside or stands on several missions."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.domain.views import (
    AT,
    a_client,
    a_contact,
    a_control,
    a_mission,
    a_slice,
    a_view,
    ago,
    an_interaction,
    standing,
    the_warning,
)
from trustjournal.domain.records import WarningMark
from trustjournal.domain.signals import SignalCode
from trustjournal.domain.verdicts import WarningCode
from trustjournal.domain.view import ClientView, ControlFact, MissionSlice
from trustjournal.domain.warnings.find import find_warnings
from trustjournal.domain.warnings.marks import fingerprint


def stands(code: WarningCode, mission: MissionSlice | None = None, **changes: object) -> bool:
    """Whether a warning stands in a view."""
    return code in standing(replace(a_view(mission), **changes))  # type: ignore[arg-type]


def controlled(*controls: ControlFact) -> ClientView:
    """Return a view with these controls."""
    return a_view(a_slice(controls=controls))


@pytest.mark.parametrize(
    ("days", "foreseen", "expected"),
    [
        ((20, 1), (False, False), True),
        ((21.1, 1), (False, False), False),
        ((20, 1), (True, False), False),
        ((1,), (False,), False),  # one demand is a sign, not a series
    ],
)
def test_two_controls_beyond_the_rhythm_in_three_weeks(
    days: tuple[float, ...], foreseen: tuple[bool, ...], *, expected: bool
) -> None:
    """A client whose trust is hurt multiplies controls (article); the agreed ones are no sign."""
    controls = tuple(
        a_control(ago(days=day), foreseen=is_foreseen)
        for day, is_foreseen in zip(days, foreseen, strict=True)
    )

    assert (WarningCode.CONTROLS_MULTIPLYING in standing(controlled(*controls))) is expected


def test_the_kinds_and_hours_of_controls_are_told() -> None:
    """The warning splits controls by kind and counts an entry's minutes once."""
    both = an_interaction(
        ago(days=1), SignalCode.CONTROL_MEETING, SignalCode.CONTROL_REVIEW, minutes=60
    )
    view = controlled(
        a_control(ago(days=9), SignalCode.CONTROL_REPORT, minutes=30),
        ControlFact(ago(days=1), SignalCode.CONTROL_MEETING, both, is_foreseen=False),
        ControlFact(ago(days=1), SignalCode.CONTROL_REVIEW, both, is_foreseen=False),
    )

    facts = the_warning(view, WarningCode.CONTROLS_MULTIPLYING).facts

    assert (facts["meetings"], facts["reports"], facts["reviews"], facts["count"]) == (1, 1, 1, 3)
    assert facts["hours"] == 1.5


def test_a_week_outside_the_clients_own_limits() -> None:
    """Even agreed controls warn when a week stands out of this client's own past (XmR)."""
    habit = [a_control(ago(days=7 * week), foreseen=True) for week in range(12, 0, -1)]
    wave = [a_control(ago(hours=hour), foreseen=True) for hour in (3, 2)]

    assert WarningCode.CONTROLS_MULTIPLYING not in standing(controlled(*habit))
    assert WarningCode.CONTROLS_MULTIPLYING in standing(controlled(*habit, *wave))


def test_a_client_wide_warning_stands_on_each_mission_under_way() -> None:
    """What concerns the client stands on each open mission, under one id."""
    other = a_slice(mission=a_mission(id="m2"))
    ended = a_slice(mission=a_mission(id="m3"), is_ended=True, is_open=False)
    view = a_view(client=a_client(reachable_by=("landline",)))
    view = replace(view, missions=(*view.missions, other, ended))

    found = [each for each in find_warnings(view) if each.code is WarningCode.REACHABILITY]

    assert {each.mission_id for each in found} == {"m", "m2"}
    assert len({each.id for each in found}) == 1


def marked(**changes: object) -> bool:
    """Whether the landline warning still stands once marked."""
    mark = WarningMark("k", "reachability:c", AT, **changes)  # type: ignore[arg-type]
    view = a_view(client=a_client(reachable_by=("landline",)), marks=(mark,))
    return WarningCode.REACHABILITY in standing(view)


def test_a_warning_put_aside_stays_aside() -> None:
    """Snoozed until a day it comes back on that day; dismissed it does not come back."""
    assert not marked(until=AT.date() + timedelta(days=1))
    assert marked(until=AT.date())
    assert not marked(dismissed=True)


def test_a_dismissal_is_of_a_cause() -> None:
    """A silence dismissed in March does not hide the silence of June."""
    mark = WarningMark("k", "no_contact:m", ago(days=40), dismissed=True)
    old = a_slice(contacts=(a_contact(ago(days=70)),))
    new = a_slice(contacts=(a_contact(ago(days=70)), a_contact(ago(days=22))))

    assert WarningCode.NO_CONTACT not in standing(a_view(old, marks=(mark,)))
    assert WarningCode.NO_CONTACT in standing(a_view(new, marks=(mark,)))


def test_a_warning_snoozed_until_it_changes_comes_back_with_its_cause() -> None:
    """The fingerprint holds the cause, not the clock."""
    one = a_control(ago(days=9)), a_control(ago(days=8))
    more = (*one, a_control(ago(days=1)))
    seen = the_warning(controlled(*one), WarningCode.CONTROLS_MULTIPLYING)
    mark = WarningMark("k", seen.id, AT, fingerprint=fingerprint(seen))

    same = a_view(a_slice(controls=one), marks=(mark,))
    changed = a_view(a_slice(controls=more), marks=(mark,))

    assert WarningCode.CONTROLS_MULTIPLYING not in standing(
        replace(same, at=AT + timedelta(days=1))
    )
    assert WarningCode.CONTROLS_MULTIPLYING in standing(changed)
