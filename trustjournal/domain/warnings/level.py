"""What do the level, its band and its losses say?

Repeated delays are the article's own example of a contract not respected; even established trust
can fall fast to its lowest (article). And where the journal knows too little, the honest answer is
that it does not know.
"""

from collections.abc import Iterator

from trustjournal.domain.cards import CardId
from trustjournal.domain.signals import Family
from trustjournal.domain.verdicts import Phase, WarningCode
from trustjournal.domain.view import BookedEvent, ClientView, MissionSlice
from trustjournal.domain.warnings.finding import Finding, day_fact, later

LAPSE_DAYS = 90
FLOORS = {Phase.ESTABLISHED: 60.0, Phase.BUILDING: 40.0}
KNOWN_AFTER_DAYS = 30
WIDEST_BAND = 45.0
FEWEST_FACTS = 3
LAPSE_CARDS = {
    Family.REPLY: (CardId.ANSWER_WITHIN_A_DAY, CardId.HOLDING_ANSWER),
    Family.WORK: (CardId.REPEATED_DELAYS, CardId.REPAIR_ABILITY),
    Family.RELATION: (CardId.WORKING_MODES, CardId.REPAIR_VALUES),
    Family.INTEGRITY: (CardId.REPAIR_INTEGRITY, CardId.REPAIR_BRINGS_BACK),
}


def repeated_lapses(view: ClientView, mission: MissionSlice) -> Iterator[Finding]:
    """Warn of two losses of one family within the last 90 days, excused ones apart."""
    if mission.is_ended:
        return
    for family in Family:
        lapses = _recent_lapses(view, family)
        if len(lapses) > 1:
            yield Finding(
                WarningCode.REPEATED_LAPSES,
                f"{view.file.client.id}:{family.value}",
                since=lapses[1].at,
                facts={
                    "count": len(lapses),
                    "family": (family.value,),
                    "first": day_fact(view, lapses[0].at),
                    "last": day_fact(view, lapses[-1].at),
                },
                cards=LAPSE_CARDS[family],
            )


def low_for_phase(view: ClientView, mission: MissionSlice) -> Iterator[Finding]:
    """Warn when the lower band is under the floor of the phase."""
    floor = FLOORS.get(view.phase)
    if mission.is_ended or floor is None or view.low >= floor:
        return
    since = view.losses[-1].at if view.losses else view.phases[-1].since
    yield Finding(
        WarningCode.BELOW_PHASE_FLOOR,
        view.file.client.id,
        since,
        facts={"low": round(view.low), "floor": round(floor), "phase": view.phase.value},
    )


def unknown(view: ClientView, mission: MissionSlice) -> Iterator[Finding]:
    """Say "I do not know" when the band is too wide or the facts too few, after the first month."""
    if mission.is_ended or view.began is None:
        return
    if view.at <= later(view.began, days=KNOWN_AFTER_DAYS):
        return
    facts = len(view.events)
    width = view.high - view.low
    if width > WIDEST_BAND or facts < FEWEST_FACTS:
        yield Finding(
            WarningCode.UNKNOWN_TRUST,
            view.file.client.id,
            since=view.events[-1].at if view.events else view.began,
            facts={"low": round(view.low), "high": round(view.high), "count": facts},
        )


def _recent_lapses(view: ClientView, family: Family) -> tuple[BookedEvent, ...]:
    return tuple(
        loss
        for loss in view.losses
        if loss.family is family and not loss.excused and later(loss.at, days=LAPSE_DAYS) >= view.at
    )
