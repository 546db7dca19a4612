"""Warnings about what is left unsaid, contact, course, level and controls."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.domain.views import (
    AT,
    a_client,
    a_contact,
    a_control,
    a_mission,
    a_person,
    a_slice,
    a_view,
    ago,
    an_event,
    an_interaction,
    an_open_fact,
    with_details,
)
from trustjournal.domain.analysis import Phase, TrustWarning, WarningCode
from trustjournal.domain.records import Channel, Interaction, Kind, WarningMark
from trustjournal.domain.signals import Detail, SignalCode
from trustjournal.domain.view import ClientView, ControlFact, MissionSlice
from trustjournal.domain.warnings.find import find_warnings
from trustjournal.domain.warnings.marks import fingerprint


def codes(view: ClientView) -> set[WarningCode]:
    """Return the codes that stand."""
    return {warning.code for warning in find_warnings(view)}


def only(view: ClientView, code: WarningCode) -> TrustWarning:
    """Return the one warning of a code."""
    (found,) = [warning for warning in find_warnings(view) if warning.code is code]
    return found


def stands(code: WarningCode, mission: MissionSlice | None = None, **changes: object) -> bool:
    """Whether a warning stands in a view."""
    return code in codes(replace(a_view(mission), **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(("days", "expected"), [(6.9, False), (7.0, False), (7.1, True)])
def test_a_reluctant_yes_warns_after_a_week(days: float, *, expected: bool) -> None:
    """Better to voice a disagreement: the silence will be held against one (article)."""
    silence = an_open_fact(SignalCode.SILENT_AGREEMENT, ago(days=days))
    mission = a_slice(silent_agreements=(silence,))

    assert stands(WarningCode.SILENT_DISAGREEMENT_OPEN, mission) is expected


@pytest.mark.parametrize(("days", "expected"), [(10.0, False), (10.1, True)])
@pytest.mark.parametrize(
    "code", [SignalCode.WORKING_MODE_GAP, SignalCode.VALUES_GAP, SignalCode.BELIEFS_GAP]
)
def test_a_gap_warns_after_ten_days(days: float, code: SignalCode, *, expected: bool) -> None:
    """Gaps of method, values or beliefs wear the relationship until talked over (article)."""
    mission = a_slice(gaps=(an_open_fact(code, ago(days=days)),))

    assert stands(WarningCode.GAP_NOT_DISCUSSED, mission) is expected


@pytest.mark.parametrize(("days", "expected"), [(20.9, False), (21, True), (200, True)])
def test_three_weeks_without_a_word(days: float, *, expected: bool) -> None:
    """Being reachable and present keeps trust (article); 21 days is the engine's own limit."""
    mission = a_slice(contacts=(a_contact(ago(days=days)),))

    assert stands(WarningCode.NO_CONTACT, mission) is expected


def test_silence_counts_from_the_start_of_the_mission_and_over_the_client() -> None:
    """A mission of yesterday has not been silent for long; another mission's contact is one."""
    fresh = a_slice(mission=a_mission(started_on=AT.date() - timedelta(days=1)))
    quiet = a_view(a_slice())
    elsewhere = replace(quiet, contacts=(a_contact(ago(days=2), mission_id="other"),))

    assert WarningCode.NO_CONTACT not in codes(a_view(fresh))
    assert WarningCode.NO_CONTACT in codes(quiet)
    assert WarningCode.NO_CONTACT not in codes(elsewhere)


def test_a_proposal_is_not_nagged() -> None:
    """Before any contract there is no planning, no result and no rhythm to hold."""
    mission = a_mission(started_on=None)
    proposal = a_slice(mission=mission, is_proposal=True)

    assert codes(a_view(proposal, events=(an_event(ago(days=1), SignalCode.CONTACT),) * 3)) == set()


@pytest.mark.parametrize(
    ("channels", "expected"),
    [
        (("landline",), True),
        (("mobile",), True),
        (("Fixe", "landline"), True),
        (("mobile", "email"), False),
        ((), False),  # nothing said: nothing known
    ],
)
def test_one_channel_or_a_landline_only(channels: tuple[str, ...], *, expected: bool) -> None:
    """A consultant who left only a landline number is not reachable (article)."""
    view = a_view(client=a_client(reachable_by=channels))

    assert (WarningCode.REACHABILITY in codes(view)) is expected


@pytest.mark.parametrize(
    ("recent", "started", "expected"),
    [
        ([("Vautrin",), ("Vautrin",)], 90, True),
        ([("Vautrin",), ("Pasquier",)], 90, False),
        ([(), ()], 90, False),
        ([("Vautrin",)], 30, False),
        ([("Vautrin",)], 31, True),
    ],
)
def test_one_person_is_the_whole_relationship(
    recent: list[tuple[str, ...]], started: int, *, expected: bool
) -> None:
    """After 30 days of mission, the named contacts of the last 30 days should not be one person."""
    contacts = tuple(
        a_contact(ago(days=10 - place), people=people) for place, people in enumerate(recent)
    )
    mission = a_slice(
        mission=a_mission(started_on=AT.date() - timedelta(days=started)), contacts=contacts
    )
    people = (a_person("Vautrin"), a_person("Pasquier"))

    assert (WarningCode.SINGLE_INTERLOCUTOR in codes(a_view(mission, people=people))) is expected


def contacts_of(recent: int, before: int) -> MissionSlice:
    """Return a mission with contacts in the last 28 days and in the 84 before."""
    lately = [a_contact(ago(days=1 + place)) for place in range(recent)]
    earlier = [a_contact(ago(days=30 + 80 * place / before)) for place in range(before)]
    return a_slice(contacts=(*reversed(earlier), *reversed(lately)))


@pytest.mark.parametrize(
    ("recent", "before", "phase", "expected"),
    [
        (2, 12, Phase.ESTABLISHED, True),  # half of one a week
        (3, 12, Phase.ESTABLISHED, False),
        (0, 12, Phase.ESTABLISHED, True),
        (0, 12, Phase.BUILDING, False),
        (1, 12, Phase.ESTABLISHED, True),
    ],
)
def test_established_trust_still_wants_contact(
    recent: int, before: int, phase: Phase, *, expected: bool
) -> None:
    """Even established, trust can fall very fast (article): half the pace is a sign."""
    mission = contacts_of(recent, before)

    assert stands(WarningCode.COMPLACENCY, mission, phase=phase, began=ago(days=300)) is expected


def test_a_pace_too_short_to_compare_says_nothing() -> None:
    """With less than 28 known days before, there is no earlier pace."""
    mission = contacts_of(0, 4)

    assert not stands(WarningCode.COMPLACENCY, mission, phase=Phase.ESTABLISHED, began=ago(days=50))


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

    assert not codes(a_view(mission, began=ago(days=3))) & nagging


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

    assert (WarningCode.CONSULTANT_CHANGE_PLANNED in codes(view)) is expected


def test_a_refocused_mission_may_change_consultant() -> None:
    """A refocus of the mission is the article's second exception."""
    refocus = an_interaction(ago(days=5), SignalCode.REFOCUS)

    view = a_view(interactions=(refocus, handover()))

    assert WarningCode.CONSULTANT_CHANGE_PLANNED not in codes(view)


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

    assert (WarningCode.REPEATED_LAPSES in codes(a_view(events=events))) is expected


@pytest.mark.parametrize(("days", "expected"), [(90, True), (90.1, False)])
def test_a_lapse_is_forgotten_after_ninety_days(days: float, *, expected: bool) -> None:
    """Ninety days is the engine's own memory of a streak."""
    events = tuple(an_event(ago(days=each), SignalCode.ERROR) for each in (days, 1))

    assert (WarningCode.REPEATED_LAPSES in codes(a_view(events=events))) is expected


def test_an_excused_lapse_does_not_repeat() -> None:
    """What force majeure or the client's own cause brought about is nobody's habit."""
    events = (
        an_event(ago(days=20), SignalCode.LATE_DELIVERY, excused=True),
        an_event(ago(days=2), SignalCode.LATE_DELIVERY),
    )

    assert WarningCode.REPEATED_LAPSES not in codes(a_view(events=events))


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

    assert (WarningCode.CONTROLS_MULTIPLYING in codes(controlled(*controls))) is expected


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

    facts = only(view, WarningCode.CONTROLS_MULTIPLYING).facts

    assert (facts["meetings"], facts["reports"], facts["reviews"], facts["count"]) == (1, 1, 1, 3)
    assert facts["hours"] == 1.5


def test_a_week_outside_the_clients_own_limits() -> None:
    """Even agreed controls warn when a week stands out of this client's own past (XmR)."""
    habit = [a_control(ago(days=7 * week), foreseen=True) for week in range(12, 0, -1)]
    wave = [a_control(ago(hours=hour), foreseen=True) for hour in (3, 2)]

    assert WarningCode.CONTROLS_MULTIPLYING not in codes(controlled(*habit))
    assert WarningCode.CONTROLS_MULTIPLYING in codes(controlled(*habit, *wave))


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
    return WarningCode.REACHABILITY in codes(view)


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

    assert WarningCode.NO_CONTACT not in codes(a_view(old, marks=(mark,)))
    assert WarningCode.NO_CONTACT in codes(a_view(new, marks=(mark,)))


def test_a_warning_snoozed_until_it_changes_comes_back_with_its_cause() -> None:
    """The fingerprint holds the cause, not the clock."""
    one = a_control(ago(days=9)), a_control(ago(days=8))
    more = (*one, a_control(ago(days=1)))
    seen = only(controlled(*one), WarningCode.CONTROLS_MULTIPLYING)
    mark = WarningMark("k", seen.id, AT, fingerprint=fingerprint(seen))

    same = a_view(a_slice(controls=one), marks=(mark,))
    changed = a_view(a_slice(controls=more), marks=(mark,))

    assert WarningCode.CONTROLS_MULTIPLYING not in codes(replace(same, at=AT + timedelta(days=1)))
    assert WarningCode.CONTROLS_MULTIPLYING in codes(changed)


def test_an_internal_note_may_say_that_the_mission_was_refocused() -> None:
    """What a note says about the contract counts, though a note is no contact."""
    note = an_interaction(ago(days=20), SignalCode.REFOCUS, channel=Channel.NOTE)

    assert WarningCode.CONTRACT_DRIFT in codes(a_view(interactions=(note,)))
