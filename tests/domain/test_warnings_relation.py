"""Warnings about what is left unsaid, and about losing sight of each other."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.domain.views import (
    AT,
    a_client,
    a_contact,
    a_mission,
    a_person,
    a_slice,
    a_view,
    ago,
    an_event,
    an_open_fact,
    standing,
)
from trustjournal.domain.signals import SignalCode
from trustjournal.domain.verdicts import Phase, WarningCode
from trustjournal.domain.view import MissionSlice


def stands(code: WarningCode, mission: MissionSlice | None = None, **changes: object) -> bool:
    """Whether a warning stands in a view."""
    return code in standing(replace(a_view(mission), **changes))  # type: ignore[arg-type]


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

    assert WarningCode.NO_CONTACT not in standing(a_view(fresh))
    assert WarningCode.NO_CONTACT in standing(quiet)
    assert WarningCode.NO_CONTACT not in standing(elsewhere)


def test_a_proposal_is_not_nagged() -> None:
    """Before any contract there is no planning, no result and no rhythm to hold."""
    mission = a_mission(started_on=None)
    proposal = a_slice(mission=mission, is_proposal=True)

    assert (
        standing(a_view(proposal, events=(an_event(ago(days=1), SignalCode.CONTACT),) * 3)) == set()
    )


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

    assert (WarningCode.REACHABILITY in standing(view)) is expected


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

    assert (WarningCode.SINGLE_INTERLOCUTOR in standing(a_view(mission, people=people))) is expected


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
