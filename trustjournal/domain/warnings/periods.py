"""Does the contract keep the mission short, dated and agreed?

A consulting mission should not exceed two months: beyond, a new contract (article). Each period
then costs little enough to stay below a call for tenders. A chain of periods with one client is
capped at 36 months in portage salarial (Code du travail, art. L1254-9).
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from trustjournal.domain.kinds import ActKind
from trustjournal.domain.signals import SignalCode
from trustjournal.domain.verdicts import WarningCode
from trustjournal.domain.view import ClientView, MissionSlice
from trustjournal.domain.warnings.finding import (
    Finding,
    add_months,
    later,
    local_day,
    midnight,
    today,
    took_place,
)

SPLIT_NOTICE_DAYS = 14
CHAIN_CAP_MONTHS = 36
CHAIN_NOTICE_MONTHS = 3
DRIFT_DAYS = 7


def long_period(view: ClientView, mission: MissionSlice) -> Iterator[Finding]:
    """Warn 14 days before the running period passes two months, and once it has."""
    if mission.period is None or not mission.is_open:
        return
    period, line = mission.period.period, mission.period.two_month_line
    goes_beyond = period.end is None or period.end > line
    if not goes_beyond or today(view) < line - timedelta(days=SPLIT_NOTICE_DAYS):
        return
    is_past = today(view) > line
    yield Finding(
        WarningCode.PERIOD_TOO_LONG if is_past else WarningCode.SPLIT_DUE,
        subject=period.id,
        since=midnight(view, line if is_past else line - timedelta(days=SPLIT_NOTICE_DAYS)),
        due=midnight(view, line),
        facts={"start": period.start.isoformat(), "line": line.isoformat()},
    )


def long_chain(view: ClientView, mission: MissionSlice) -> Iterator[Finding]:
    """Warn from three months before the chain of periods reaches 36 months."""
    if not mission.periods or not mission.is_open:
        return
    start = min(period.start for period in mission.periods)
    cap = add_months(start, CHAIN_CAP_MONTHS)
    notice = add_months(start, CHAIN_CAP_MONTHS - CHAIN_NOTICE_MONTHS)
    if today(view) >= notice:
        yield Finding(
            WarningCode.CHAIN_NEAR_CAP,
            subject=mission.mission.id,
            since=midnight(view, notice),
            due=midnight(view, cap),
            facts={"start": start.isoformat(), "cap": cap.isoformat()},
        )


def amount_above_threshold(view: ClientView, mission: MissionSlice) -> Iterator[Finding]:
    """Warn of a present or coming period whose amount is above the client's tender threshold."""
    threshold = view.file.client.tender_threshold
    if threshold is None or mission.is_ended:
        return
    for period in mission.periods:
        is_past = period.end is not None and period.end < today(view)
        if period.amount is not None and period.amount > threshold and not is_past:
            yield Finding(
                WarningCode.ABOVE_TENDER_THRESHOLD,
                subject=period.id,
                since=period.logged_at,
                facts={"amount": period.amount, "threshold": threshold},
            )


def unwritten_change(view: ClientView, mission: MissionSlice) -> Iterator[Finding]:
    """Warn of a change of what was agreed that no signature or new date has settled in a week."""
    if not mission.is_open:
        return
    drift = min((at for at in _drifts(view, mission) if _is_left(view, mission, at)), default=None)
    if drift is None:
        return
    yield Finding(
        WarningCode.CONTRACT_DRIFT,
        subject=mission.mission.id,
        since=drift,
        facts={"since": local_day(view, drift).isoformat()},
    )


def _drifts(view: ClientView, mission: MissionSlice) -> Iterator[datetime]:
    for interaction in took_place(view, mission):
        if any(signal.code is SignalCode.REFOCUS for signal in interaction.signals):
            yield interaction.happened.start
    for deliverable in mission.deliverables:
        if deliverable.dropped_on is not None and deliverable.dropped_on <= today(view):
            yield midnight(view, deliverable.dropped_on)
    for milestone in mission.milestones:
        is_moved = milestone.is_deliverable and milestone.due > milestone.baseline
        if is_moved and milestone.baseline <= today(view):
            yield midnight(view, milestone.baseline)


def _is_left(view: ClientView, mission: MissionSlice, drift: datetime) -> bool:
    if view.at <= later(drift, days=DRIFT_DAYS):
        return False
    day = local_day(view, drift)
    return not _is_signed(view, mission, day) and not _is_renegotiated(view, mission, drift)


def _is_signed(view: ClientView, mission: MissionSlice, day: date) -> bool:
    if any(period.signed_on is not None and period.signed_on >= day for period in mission.periods):
        return True
    return any(
        signal.code is SignalCode.CONTRACT_SIGNED
        for interaction in took_place(view, mission)
        if interaction.happened.local_day >= day
        for signal in interaction.signals
    )


def _is_renegotiated(view: ClientView, mission: MissionSlice, drift: datetime) -> bool:
    own = {state.promise.id for state in mission.commitments}
    return any(
        act.kind is ActKind.RENEGOTIATE
        and act.subject_id in own
        and local_day(view, drift) <= act.done.local_day
        and act.done.start <= later(drift, days=DRIFT_DAYS)
        for act in view.acts
    )
