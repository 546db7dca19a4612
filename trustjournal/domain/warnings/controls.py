"""Is the client multiplying controls?

A client whose trust is hurt reacts by asking for meetings, reports and partial reviews, which soon
become counterproductive (article). What the agreed rhythm foresees is no sign. The count is over
the whole client: distrust does not stay within one mission.
"""

from collections import Counter
from collections.abc import Iterator

from trustjournal.domain.controls import read_barometer, week_outside
from trustjournal.domain.signals import SignalCode
from trustjournal.domain.verdicts import WarningCode
from trustjournal.domain.view import ClientView, ControlFact, MissionSlice
from trustjournal.domain.warnings.finding import Finding, later, local_day, midnight, today

WINDOW_DAYS = 21
SERIES = 2
KINDS = {
    "meetings": SignalCode.CONTROL_MEETING,
    "reports": SignalCode.CONTROL_REPORT,
    "reviews": SignalCode.CONTROL_REVIEW,
    "others": SignalCode.CONTROL,
}


def multiplying_controls(view: ClientView, mission: MissionSlice) -> Iterator[Finding]:
    """Warn of two controls beyond the agreed rhythm within 21 days, or of a week outside the
    client's own limits.
    """
    if mission.is_ended:
        return
    controls = _series(view) or _unusual(view)
    if controls:
        kinds = Counter(control.code for control in controls)
        minutes = {each.interaction.id: each.interaction.minutes or 0 for each in controls}
        yield Finding(
            WarningCode.CONTROLS_MULTIPLYING,
            subject=view.file.client.id,
            since=controls[0].at,
            facts={
                "count": len(controls),
                **{name: kinds[code] for name, code in KINDS.items()},
                "hours": round(sum(minutes.values()) / 60, 1),
                "since": local_day(view, controls[0].at).isoformat(),
            },
        )


def _series(view: ClientView) -> tuple[ControlFact, ...]:
    recent = tuple(
        control
        for control in view.controls_beyond
        if later(control.at, days=WINDOW_DAYS) >= view.at
    )
    return recent if len(recent) >= SERIES else ()


def _unusual(view: ClientView) -> tuple[ControlFact, ...]:
    if view.began is None or not view.controls:
        return ()
    week = week_outside(read_barometer(view.controls, local_day(view, view.began), today(view)))
    if week is None:
        return ()
    begins = midnight(view, week.monday)
    return tuple(
        control for control in view.controls if begins <= control.at < later(begins, days=7)
    )
