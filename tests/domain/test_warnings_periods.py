"""Warnings about periods, the chain, the tender threshold and changes left unwritten."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.domain.views import (
    AT,
    ZONE,
    a_client,
    a_contact,
    a_period,
    a_promise,
    a_slice,
    a_view,
    ago,
    an_interaction,
    running,
    standing,
)
from trustjournal.domain.kinds import ActKind, Channel
from trustjournal.domain.moments import at_instant
from trustjournal.domain.records import Act, Deliverable, Period
from trustjournal.domain.signals import SignalCode
from trustjournal.domain.verdicts import DueState, WarningCode
from trustjournal.domain.view import MissionSlice
from trustjournal.domain.warnings.find import find_warnings
from trustjournal.domain.warnings.finding import add_months

TODAY = AT.date()


def in_period(line: date, end: date | None) -> MissionSlice:
    """Return a mission whose running period passes two months on ``line`` and ends on ``end``."""
    start = add_months(line, -2)
    period = a_period(start, end)
    return a_slice(periods=(period,), period=running(period, line))


@pytest.mark.parametrize(
    ("days_to_line", "end_after", "expected"),
    [
        (15, 60, None),
        (14, 60, WarningCode.SPLIT_DUE),
        (14, 0, None),  # it ends on the line
        (14, 1, WarningCode.SPLIT_DUE),
        (0, 60, WarningCode.SPLIT_DUE),
        (-1, 60, WarningCode.PERIOD_TOO_LONG),
        (-90, None, WarningCode.PERIOD_TOO_LONG),  # an open end
    ],
)
def test_a_period_is_cut_at_two_months(
    days_to_line: int, end_after: int | None, expected: WarningCode | None
) -> None:
    """A mission should not exceed two months (article): a fortnight's notice, then it has."""
    line = TODAY + timedelta(days=days_to_line)
    end = None if end_after is None else line + timedelta(days=end_after)

    found = standing(a_view(in_period(line, end)))

    assert found & {WarningCode.SPLIT_DUE, WarningCode.PERIOD_TOO_LONG} == (
        {expected} if expected else set()
    )


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (date(2023, 9, 2), False),  # 33 months tomorrow
        (date(2023, 9, 1), True),  # 33 months today
        (date(2023, 1, 1), True),  # past the cap
    ],
)
def test_the_chain_warns_three_months_before_its_cap(start: date, *, expected: bool) -> None:
    """Portage salarial: 36 months with one client; the warning comes within three of it."""
    first, last = a_period(start, date(2025, 1, 1)), a_period(date(2026, 5, 1), date(2026, 6, 30))
    mission = a_slice(periods=(first, last))

    assert (WarningCode.CHAIN_NEAR_CAP in standing(a_view(mission))) is expected


@pytest.mark.parametrize(
    ("amount", "threshold", "end", "expected"),
    [
        (46_000, 40_000, date(2026, 7, 31), True),
        (40_000, 40_000, date(2026, 7, 31), False),
        (46_000, None, date(2026, 7, 31), False),
        (46_000, 40_000, date(2026, 5, 31), False),  # that period is over
        (None, 40_000, None, False),
    ],
)
def test_an_amount_above_the_threshold_is_noted(
    amount: int | None, threshold: int | None, end: date | None, *, expected: bool
) -> None:
    """Limited amounts avoid the call for tenders (article)."""
    period = a_period(date(2026, 3, 2), end, amount=amount)
    view = a_view(a_slice(periods=(period,)), client=a_client(tender_threshold=threshold))

    assert (WarningCode.ABOVE_TENDER_THRESHOLD in standing(view)) is expected


def refocused(days: float, *others: SignalCode) -> MissionSlice:
    """Return a mission refocused so many days ago."""
    return a_slice(contacts=(a_contact(ago(days=days), SignalCode.REFOCUS, *others),))


@pytest.mark.parametrize(("days", "expected"), [(6.9, False), (7, False), (7.1, True), (40, True)])
def test_a_change_left_unwritten_warns_after_a_week(days: float, *, expected: bool) -> None:
    """A refocus without signature or renegotiation within seven days is contract drift."""
    assert (WarningCode.CONTRACT_DRIFT in standing(a_view(refocused(days)))) is expected


def test_a_dropped_deliverable_is_a_change() -> None:
    """What the contract owed and no longer does must be written down."""
    dropped = Deliverable("d", "p1", "archivage", AT, dropped_on=TODAY - timedelta(days=10))

    assert WarningCode.CONTRACT_DRIFT in standing(a_view(a_slice(deliverables=(dropped,))))


def test_a_signature_settles_the_change() -> None:
    """A new signature, as a signal or as a signed period, ends the drift; an older one does not."""
    signed = a_period(date(2026, 3, 2), signed_on=TODAY - timedelta(days=5))
    older = a_period(date(2026, 3, 2), signed_on=TODAY - timedelta(days=60))

    assert WarningCode.CONTRACT_DRIFT not in standing(
        a_view(refocused(20, SignalCode.CONTRACT_SIGNED))
    )
    assert WarningCode.CONTRACT_DRIFT not in standing(
        a_view(replace(refocused(20), periods=(signed,)))
    )
    assert WarningCode.CONTRACT_DRIFT in standing(a_view(replace(refocused(20), periods=(older,))))


@pytest.mark.parametrize(("days_after", "expected"), [(3, False), (12, True)])
def test_a_renegotiation_within_the_week_settles_it(days_after: int, *, expected: bool) -> None:
    """New dates agreed within seven days settle a change; later ones are about something else."""
    mission = replace(refocused(20), commitments=(a_promise(DueState.OPEN, None),))
    when = at_instant(ago(days=20 - days_after), ZONE)
    act = Act("a", 1, ActKind.RENEGOTIATE, "p", "c", when, when.start)

    found = standing(replace(a_view(mission), acts=(act,)))

    assert (WarningCode.CONTRACT_DRIFT in found) is expected


def test_months_are_added_by_the_calendar() -> None:
    """Two months after 31 December is the last day of February."""
    assert add_months(date(2025, 12, 31), 2) == date(2026, 2, 28)
    assert add_months(date(2026, 3, 2), 2) == date(2026, 5, 2)
    assert add_months(date(2024, 2, 29), 36) == date(2027, 2, 28)


def test_a_period_is_known_by_its_id() -> None:
    """The warning about a period names that period, so a new period starts afresh."""
    view = a_view(in_period(TODAY, TODAY + timedelta(days=90)))
    period: Period = view.missions[0].periods[0]

    ids = {warning.id for warning in find_warnings(view)}

    assert f"split_due:{period.id}" in ids


def test_an_internal_note_may_say_that_the_mission_was_refocused() -> None:
    """What a note says about the contract counts, though a note is no contact."""
    note = an_interaction(ago(days=20), SignalCode.REFOCUS, channel=Channel.NOTE)

    assert WarningCode.CONTRACT_DRIFT in standing(a_view(interactions=(note,)))
