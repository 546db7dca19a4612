"""Small views of one client, for the rules that read them. Time stands at ``AT`` unless said."""

# ruff: noqa: ANN401 - a change may be any field of the value that is made

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from trustjournal.domain.analysis import PeriodState, PromiseState, RequestState, TrustWarning
from trustjournal.domain.kinds import Channel, Direction, Kind, Rhythm
from trustjournal.domain.moments import at_instant
from trustjournal.domain.records import (
    Client,
    ClientFile,
    Commitment,
    Interaction,
    Mission,
    Period,
    Person,
    Waiting,
)
from trustjournal.domain.signals import SIGNALS, Detail, Signal, SignalCode
from trustjournal.domain.verdicts import DueState, Phase, WarningCode
from trustjournal.domain.view import (
    BookedEvent,
    ClientView,
    ContactFact,
    ControlFact,
    MissionSlice,
    OpenFact,
    PhaseSpan,
)
from trustjournal.domain.warnings.find import find_warnings

AT = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)  # Monday 1 June, 11:00 in Paris
ZONE = "Europe/Paris"


def ago(*, days: float = 0, hours: float = 0) -> datetime:
    """Return the instant so long before AT."""
    return AT - timedelta(days=days, hours=hours)


def a_client(**changes: Any) -> Client:
    """Return Béton SA, reachable two ways."""
    client = Client("c", "Béton SA", "beton", ago(days=400), reachable_by=("mobile", "email"))
    return replace(client, **changes)


def a_mission(**changes: Any) -> Mission:
    """Return a mission of three months ago."""
    mission = Mission(
        "m", "c", "audit", "Audit des flux", ago(days=90), started_on=date(2026, 3, 2)
    )
    return replace(mission, **changes)


def a_person(name: str) -> Person:
    """Return a contact whose id is their name."""
    return Person(name, "c", name, ago(days=90))


def an_interaction(when: datetime, *codes: SignalCode, **changes: Any) -> Interaction:
    """Return a meeting at an instant, with signals of these codes."""
    interaction = Interaction(
        id=f"i{when:%d%H%M%S}{len(codes)}",
        seq=1,
        client_id="c",
        mission_id="m",
        happened=at_instant(when, ZONE),
        logged_at=when,
        kind=Kind.LOG,
        channel=Channel.MEETING,
        note="",
        raw="",
        grammar=1,
        signals=tuple(Signal(code) for code in codes),
    )
    return replace(interaction, **changes)


def a_contact(when: datetime, *codes: SignalCode, **changes: Any) -> ContactFact:
    """Return a contact at an instant."""
    return ContactFact(when, an_interaction(when, *codes, **changes))


def a_control(
    when: datetime,
    code: SignalCode = SignalCode.CONTROL_REPORT,
    *,
    foreseen: bool = False,
    **changes: Any,
) -> ControlFact:
    """Return a demand of the client beyond the agreed rhythm, unless it is foreseen."""
    return ControlFact(when, code, an_interaction(when, code, **changes), foreseen)


def a_request(
    hours: float, state: DueState, *, most: float | None = None, **changes: Any
) -> RequestState:
    """Return a request of the client, so many hours old."""
    facts: dict[str, Any] = {"id": "r", "channel": Channel.MAIL, "direction": Direction.IN}
    asked = an_interaction(ago(hours=hours), needs_reply=True, **(facts | changes))
    return RequestState(
        interaction=asked,
        due_at=asked.happened.end + timedelta(hours=24),
        hours=hours,
        hours_most=hours if most is None else most,
        business_hours=hours,
        state=state,
    )


def a_promise(
    state: DueState, due: datetime | None, *, text: str = "le plan", owed: bool = False
) -> PromiseState:
    """Return a commitment of mine, or with ``owed`` what the client owes."""
    kind: type[Commitment | Waiting] = Waiting if owed else Commitment
    made = at_instant(ago(days=10), ZONE)
    promise = kind("p", 1, "c", "m", text, made, ago(days=10))
    return PromiseState(promise, due, due_is_day=False, due_day=None, state=state)


def an_event(when: datetime, code: SignalCode, **changes: Any) -> BookedEvent:
    """Return what the engine booked at an instant."""
    rule = SIGNALS[code]
    event = BookedEvent(
        at=when,
        code=code,
        delta=0.0,
        level=60.0,
        mission_id="m",
        interaction_id=None,
        tier=rule.tier,
        family=rule.family,
    )
    return replace(event, **changes)


def an_open_fact(code: SignalCode, when: datetime) -> OpenFact:
    """Return a silent agreement or a gap since an instant."""
    return OpenFact(code, an_interaction(when, code), when)


def a_period(start: date, end: date | None = None, **changes: Any) -> Period:
    """Return a period of the mission."""
    return replace(Period("p1", "m", start, ago(days=90), end=end), **changes)


def running(period: Period, two_month_line: date) -> PeriodState:
    """Return the period as the one that runs."""
    length = None if period.end is None else (period.end - period.start).days + 1
    day = (AT.date() - period.start).days + 1
    return PeriodState(period, 1, 1, day, length, two_month_line)


def a_slice(**changes: Any) -> MissionSlice:
    """Return a mission under way, without any fact."""
    mission = changes.pop("mission", None) or a_mission()
    plain = MissionSlice(
        mission=mission,
        periods=(),
        period=None,
        deliverables=(),
        milestones=(),
        requests=(),
        commitments=(),
        waitings=(),
        steps=(),
        contacts=(),
        controls=(),
        events=(),
        silent_agreements=(),
        gaps=(),
        planning_shared=(),
        results=(),
        started=mission.started_on,
        is_open=True,
        is_proposal=False,
        is_ended=False,
    )
    return replace(plain, **changes)


def a_view(mission: MissionSlice | None = None, **changes: Any) -> ClientView:
    """Return a client whose only mission is given; what the mission holds, the client holds."""
    only = mission or a_slice()
    file = ClientFile(
        client=changes.pop("client", None) or a_client(),
        people=changes.pop("people", ()),
        missions=(only.mission,),
        periods=only.periods,
        interactions=changes.pop(
            "interactions", tuple(contact.interaction for contact in only.contacts)
        ),
        marks=changes.pop("marks", ()),
        ratings=changes.pop("ratings", ()),
    )
    view = ClientView(
        file=file,
        at=AT,
        zone=ZONE,
        began=ago(days=90),
        level=60.0,
        low=50.0,
        high=70.0,
        engine_level=60.0,
        phase=Phase.BUILDING,
        phases=(PhaseSpan(Phase.BUILDING, ago(days=60)),),
        peak=60.0,
        dormant=False,
        known=True,
        events=only.events,
        contacts=only.contacts,
        controls=only.controls,
        requests=only.requests,
        commitments=only.commitments,
        waitings=only.waitings,
        steps=only.steps,
        silent_agreements=only.silent_agreements,
        gaps=only.gaps,
        acts=(),
        outlook=(),
        missions=(only,),
    )
    return replace(view, **changes)


def with_details(interaction: Interaction, *details: Detail) -> Interaction:
    """Return the interaction with details on its first signal."""
    first, *others = interaction.signals
    return replace(interaction, signals=(replace(first, details=details), *others))


def weekly(mission: MissionSlice) -> MissionSlice:
    """Return the mission with a weekly rhythm agreed."""
    return replace(mission, mission=replace(mission.mission, rhythm=Rhythm.WEEKLY))


def standing(view: ClientView) -> set[WarningCode]:
    """Return the codes of the warnings that stand."""
    return {warning.code for warning in find_warnings(view)}


def the_warning(view: ClientView, code: WarningCode) -> TrustWarning:
    """Return the one warning of a code."""
    (found,) = [warning for warning in find_warnings(view) if warning.code is code]
    return found
