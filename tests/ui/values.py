"""Hand-built values that fill the screens, around one fixed moment."""

from datetime import UTC, date, datetime, timedelta

from trustjournal.domain.analysis import (
    LevelChange,
    MissionAnalysis,
    Outlook,
    PeriodState,
    PromiseState,
    RequestState,
    TrajectoryPoint,
    Trend,
    TrustWarning,
)
from trustjournal.domain.kinds import Channel, Direction, Kind
from trustjournal.domain.moments import at_instant, on_day
from trustjournal.domain.records import Client, Commitment, Interaction, Mission, Period, Waiting
from trustjournal.domain.signals import Signal, SignalCode
from trustjournal.domain.verdicts import Cause, DueState, Gravity, Phase, WarningCode

ZONE = "Europe/Paris"
NOW = datetime(2026, 6, 12, 16, 5, tzinfo=UTC)

CLIENT = Client("c1", "Béton SA", "beton", NOW - timedelta(days=200))
MISSION = Mission("m1", "c1", "hall", "Réorganisation du hall 3", NOW, started_on=date(2026, 3, 2))
SHAPE = (
    (0, 55, Phase.GRANTED),
    (8, 57, Phase.GRANTED),
    (15, 60, Phase.BUILDING),
    (27, 66, Phase.BUILDING),
    (36, 69, Phase.BUILDING),
    (50, 74, Phase.BUILDING),
    (62, 78, Phase.ESTABLISHED),
    (74, 77, Phase.ESTABLISHED),
    (82, 66, Phase.WEAKENED),
    (90, 63, Phase.WEAKENED),
    (97, 66, Phase.WEAKENED),
)
CODES = (
    "delivered_on_time", "contact", "milestone", "replied_in_time", "delivered_well",
    "planning_shared", "contact", "late_delivery", "control_report", "repair",
)  # fmt: skip


def analysis(
    *,
    mission: Mission = MISSION,
    client: Client = CLIENT,
    level: float = 67.6,
    phase: Phase = Phase.WEAKENED,
    warnings: tuple[TrustWarning, ...] = (),
    now: datetime = NOW,
) -> MissionAnalysis:
    """A mission of a hundred days that went well, then suffered a late delivery."""
    start = now - timedelta(days=102)
    points = tuple(
        TrajectoryPoint(start + timedelta(days=day), at, at - 14 + day / 14, at + 10 - day / 30, of)
        for day, at, of in SHAPE
    )
    changes = tuple(
        LevelChange(point.at, Cause.ENTRY, code, point.level - before.level, f"i{place}")
        for place, (before, point, code) in enumerate(
            zip(points[:-1], points[1:], CODES, strict=True)
        )
    )
    period = Period("p2", mission.id, date(2026, 5, 1), NOW, end=date(2026, 6, 30))
    return MissionAnalysis(
        mission=mission,
        client=client,
        at=now,
        level=level,
        low=level - 12.4,
        high=level + 11.2,
        engine_level=level,
        phase=phase,
        dormant=False,
        known=True,
        points=points,
        changes=changes,
        trend=Trend(-6.2, now - timedelta(days=40), "control_report"),
        period=PeriodState(period, 2, 2, 43, 61, date(2026, 6, 30)),
        requests=(request(), request("i98", hours=29.5, state=DueState.OVERDUE)),
        commitments=(promise(),),
        waitings=(waiting(),),
        steps=(),
        warnings=warnings or (warning(), warning("w2", WarningCode.CONTROLS_MULTIPLYING)),
        cards=("repair_brings_back",),
        outlook=(
            Outlook("delivered_on_time", 2.4, "delivered_on_time"),
            Outlook("repair", 3.1, "repair"),
        ),
        interactions=interactions(now),
    )


def request(
    entry_id: str = "i99", *, hours: float = 18.7, state: DueState = DueState.OPEN
) -> RequestState:
    """A mail of the client waiting since ``hours``."""
    happened = NOW - timedelta(hours=hours)
    entry = interaction(
        entry_id,
        happened,
        channel=Channel.MAIL,
        direction=Direction.IN,
        note="Peut-on décaler l'atelier de jeudi, et qui y participe de votre côté ?",
    )
    return RequestState(entry, happened + timedelta(hours=24), hours, hours, hours / 3, state)


def promise(
    text: str = "Plan d'implantation du hall, version corrigée",
    *,
    day: date = date(2026, 6, 10),
    state: DueState = DueState.OVERDUE,
) -> PromiseState:
    """A commitment of mine."""
    due = on_day(day, ZONE)
    kept = Commitment("k1", 4, "c1", "m1", text, at_instant(NOW, ZONE), NOW, due)
    return PromiseState(kept, due.end, due_is_day=True, due_day=day, state=state)


def waiting() -> PromiseState:
    """What the client owes me."""
    due = on_day(date(2026, 6, 15), ZONE)
    owed = Waiting("a1", 5, "c1", "m1", "Liste des accès au site", at_instant(NOW, ZONE), NOW, due)
    return PromiseState(owed, due.end, True, date(2026, 6, 15), DueState.OPEN)  # noqa: FBT003


def warning(
    warning_id: str = "w1",
    code: WarningCode = WarningCode.COMMITMENT_OVERDUE,
    gravity: Gravity = Gravity.GRAVE,
) -> TrustWarning:
    """A warning with every fact its words may ask for."""
    return TrustWarning(
        warning_id,
        code,
        "c1",
        "m1",
        gravity,
        NOW - timedelta(days=2),
        NOW,
        FACTS,
        (),
        "propose_point" if code == WarningCode.CONTROLS_MULTIPLYING else "keep_or_move",
    )


FACTS: dict[str, str | int | float | tuple[str, ...]] = {
    "client": "Béton SA", "mission": "Réorganisation du hall 3", "who": "Mme Durand",
    "text": "Plan d'implantation du hall", "due": "2026-06-10", "waited": "PT29H",
    "business_hours": 10, "count": 3, "days": 21, "since": "2026-05-20", "before": 1,
    "reports": 2, "reviews": 1, "meetings": 0, "others": 0,
}  # fmt: skip


def interaction(
    entry_id: str,
    happened: datetime,
    *,
    channel: Channel = Channel.CALL,
    direction: Direction | None = Direction.OUT,
    note: str = "Point sur le lot 3",
    signals: tuple[Signal, ...] = (),
) -> Interaction:
    """An entry of the journal."""
    return Interaction(
        entry_id,
        1,
        "c1",
        "m1",
        at_instant(happened, ZONE),
        happened,
        Kind.LOG,
        channel,
        note,
        f"beton t : {note}",
        1,
        direction=direction,
        minutes=25 if channel == Channel.CALL else None,
        signals=signals,
    )


LONG_NOTE = (
    "Présentation au comité de direction : très bon accueil, deux questions sur les délais "
    "auxquelles il faudra revenir par écrit avant la fin du mois, et une sur le budget de la "
    "deuxième tranche, que la direction souhaite voir chiffrée avant de se prononcer"
)


def interactions(now: datetime = NOW) -> tuple[Interaction, ...]:
    """Ten entries over a few weeks, of several channels and signals."""
    start = now - timedelta(days=102)
    notes = (
        ("Livraison du diagnostic, bien reçu par Mme Durand", Channel.MEETING),
        ("Nouvelles du chantier", Channel.CALL),
        ("Jalon 1 signé en comité", Channel.MEETING),
        ("Réponse sur les accès", Channel.MAIL),
        (LONG_NOTE, Channel.VIDEO),
        ("Planning mis à jour et partagé", Channel.MAIL),
        ("Déjeuner, tour des sujets", Channel.CALL),
        ("Plan rendu avec cinq jours de retard", Channel.MAIL),
        ("Inquiet sur le lot 3, demande un rapport chaque vendredi", Channel.CALL),
        ("Atelier rattrapé, plan corrigé sur place", Channel.MEETING),
    )  # fmt: skip
    return tuple(
        interaction(
            f"i{place}",
            start + timedelta(days=day, hours=place % 7 - 3),
            channel=channel,
            note=note,
            signals=(Signal(SignalCode(code)),) if code != "contact" else (),
        )
        for place, ((day, _, _), code, (note, channel)) in enumerate(
            zip(SHAPE[1:], CODES, notes, strict=True)
        )
    )
