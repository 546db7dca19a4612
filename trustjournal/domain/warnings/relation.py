"""Is something between us left unsaid, or are we losing sight of each other?

Better to voice a disagreement than to approve what one does not share: the silence will be held
against one (article). Ways of working, values and beliefs that differ wear trust from outside the
mission (article); talking them over is the remedy. Being easily reached is the simplest way to
keep trust (article), and even established trust can fall fast (article).
"""

from collections.abc import Iterator

from trustjournal.domain.cards import CardId
from trustjournal.domain.signals import SignalCode
from trustjournal.domain.verdicts import Phase, WarningCode
from trustjournal.domain.view import ClientView, MissionSlice, OpenFact
from trustjournal.domain.warnings.finding import (
    Finding,
    day_fact,
    later,
    live_start,
    local_day,
    today,
)

SILENCE_DAYS = 7
GAP_DAYS = 10
NO_CONTACT_DAYS = 21
LANDLINES = frozenset({"landline", "fixe", "fixed", "telephone fixe", "téléphone fixe"})
INTERLOCUTOR_DAYS = 30
RECENT_DAYS = 28
BEFORE_DAYS = 84
GAP_CARDS = {
    SignalCode.WORKING_MODE_GAP: CardId.WORKING_MODES,
    SignalCode.VALUES_GAP: CardId.VALUES_APART,
    SignalCode.BELIEFS_GAP: CardId.BELIEFS_APART,
}


def hidden_disagreement(view: ClientView, mission: MissionSlice) -> Iterator[Finding]:
    """Warn of a yes against one's own view that has stayed unsaid for a week."""
    for silence in _of(mission, mission.silent_agreements, view.silent_agreements):
        if view.at > later(silence.since, days=SILENCE_DAYS):
            facts = {"since": day_fact(view, silence.since)}
            subject = silence.interaction.id
            code = WarningCode.SILENT_DISAGREEMENT_OPEN
            yield Finding(code, subject, silence.since, facts=facts)


def undiscussed_gap(view: ClientView, mission: MissionSlice) -> Iterator[Finding]:
    """Warn of a gap of ways of working, values or beliefs not talked over within ten days."""
    for gap in _of(mission, mission.gaps, view.gaps):
        if view.at > later(gap.since, days=GAP_DAYS):
            yield Finding(
                WarningCode.GAP_NOT_DISCUSSED,
                gap.interaction.id,
                gap.since,
                facts={"since": day_fact(view, gap.since), "kind": (gap.code.value,)},
                cards=(GAP_CARDS[gap.code], CardId.REPAIR_VALUES),
            )


def no_contact(view: ClientView, mission: MissionSlice) -> Iterator[Finding]:
    """Warn of three weeks without a word with the client while a mission is under way."""
    start = live_start(view, mission)
    if start is None:
        return
    last = max(start, view.contacts[-1].at) if view.contacts else start
    if view.at >= later(last, days=NO_CONTACT_DAYS):
        days = (today(view) - local_day(view, last)).days
        yield Finding(
            WarningCode.NO_CONTACT,
            mission.mission.id,
            last,
            facts={"since": day_fact(view, last), "days": days},
        )


def few_channels(view: ClientView, mission: MissionSlice) -> Iterator[Finding]:
    """Warn of a consultant who can be reached one way only, or only on a landline."""
    said = view.file.client.reachable_by
    channels = {channel.strip().casefold() for channel in said if channel.strip()}
    if mission.is_ended or not channels:
        return
    if len(channels) == 1 or channels <= LANDLINES:
        client = view.file.client
        yield Finding(
            WarningCode.REACHABILITY,
            client.id,
            client.logged_at,
            facts={"channels": said},
        )


def one_interlocutor(view: ClientView, mission: MissionSlice) -> Iterator[Finding]:
    """Warn of a mission of more than 30 days whose recent named contacts are all one person."""
    if not mission.is_open or mission.started is None:
        return
    if (today(view) - mission.started).days <= INTERLOCUTOR_DAYS:
        return
    since = later(view.at, days=-INTERLOCUTOR_DAYS)
    recent = [each for each in mission.contacts if since <= each.at]
    named = {person for contact in recent for person in contact.interaction.people}
    if len(named) == 1:
        only = named.pop()
        names = {person.id: person.name for person in view.file.people}
        first = next(each.at for each in recent if only in each.interaction.people)
        facts = {"who": names.get(only, view.file.client.name)}
        yield Finding(WarningCode.SINGLE_INTERLOCUTOR, mission.mission.id, first, facts=facts)


def complacency(view: ClientView, mission: MissionSlice) -> Iterator[Finding]:
    """Warn when trust is established and contacts have fallen to half of their earlier rate.

    The earlier rate is that of the 84 days before the last 28, or of the part of them that the
    journal knows, which must be 28 days at least.
    """
    if view.phase is not Phase.ESTABLISHED or view.began is None:
        return
    if live_start(view, mission) is None:
        return
    recent_from = later(view.at, days=-RECENT_DAYS)
    known_from = max(view.began, later(recent_from, days=-BEFORE_DAYS))
    known_days = (recent_from - known_from).total_seconds() / 86400
    if known_days < RECENT_DAYS:
        return
    times = [contact.at for contact in view.contacts]
    recent = sum(at > recent_from for at in times)
    before = sum(known_from <= at <= recent_from for at in times)
    recent_rate, earlier_rate = recent / RECENT_DAYS * 7, before / known_days * 7
    if before and recent_rate <= earlier_rate / 2:
        yield Finding(
            WarningCode.COMPLACENCY,
            view.file.client.id,
            since=max(at for at in times if at <= recent_from),
            facts={"recent": round(recent_rate, 1), "earlier": round(earlier_rate, 1)},
        )


def _of(
    mission: MissionSlice, own: tuple[OpenFact, ...], all_of: tuple[OpenFact, ...]
) -> tuple[OpenFact, ...]:
    if mission.is_ended:
        return ()
    loose = tuple(fact for fact in all_of if fact.interaction.mission_id is None)
    return own + loose
