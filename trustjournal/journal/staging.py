"""How is a scenario played into an empty journal, as if it were lived?

Every fact is logged at its own time: the journal's clock is turned to each line's ``now`` before
the line is read and recorded. Periods become known on the day they were signed, a mission when it
is first spoken of, so a question about a past moment meets what was known then. What ``then`` says
was done right after Enter is recorded with its line, as one fact; a request is closed only where
the scenario says so.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from trustjournal.domain.kinds import ActKind
from trustjournal.domain.signals import Detail, SignalCode
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal import judgements
from trustjournal.journal.engagements import (
    NewClient,
    NewMission,
    NewPeriod,
    NewPerson,
    add_client,
    add_mission,
    add_period,
)
from trustjournal.journal.entries import confirm, record
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import (
    client_file,
    clients,
    find_client,
    find_mission,
    line_context,
)
from trustjournal.journal.scenario import (
    Scenario,
    ScenarioAct,
    ScenarioClient,
    ScenarioLine,
    ScenarioMission,
    ScenarioPeriod,
    ScenarioRating,
)
from trustjournal.quickline.context import KnownClient, KnownMission, KnownPerson, LineContext
from trustjournal.quickline.draft import Amber, Draft, DraftAct
from trustjournal.quickline.read import read_line

READ_IN = "fr"  # both languages are read everywhere; the month never comes first in a scenario
PROMISES = {"keep": ActKind.KEEP, "break": ActKind.BREAK, "renegotiate": ActKind.RENEGOTIATE}
FACTS = {
    "voiced": ActKind.VOICE,
    "revealed": ActKind.REVEAL,
    "discussed": ActKind.DISCUSS,
    "acknowledged": ActKind.ACKNOWLEDGE,
}
DETAILS = {
    ("cause", "illness"): Detail.ILLNESS,
    ("cause", "new_skills"): Detail.NEW_SKILLS,
    ("cause", "other"): Detail.OTHER_CAUSE,
    ("handover", "good"): Detail.HANDOVER,
    ("handover", "poor"): Detail.POOR_HANDOVER,
    ("excuse", "force_majeure"): Detail.FORCE_MAJEURE,
    ("excuse", "told_before"): Detail.TOLD_BEFORE,
    ("excuse", "client_cause"): Detail.CLIENT_CAUSE,
}


@dataclass(frozen=True, slots=True)
class LineLoaded:
    """One line as it was read; ``entry_id`` is None when it could not be recorded."""

    now: datetime
    line: str
    draft: Draft
    entry_id: str | None

    @property
    def amber(self) -> tuple[Amber, ...]:
        """What was not wholly understood."""
        return self.draft.amber


class Hands:
    """A clock whose hands are turned, line by line."""

    def __init__(self, at: datetime) -> None:
        """Begin at an aware moment."""
        self.at = at

    def __call__(self) -> datetime:
        """Return the moment it shows."""
        return self.at


def play(scenario: Scenario, open_with: Callable[[Hands], Journal]) -> tuple[LineLoaded, ...]:
    """Fill an empty journal; return every line as it was read, in order.

    ``open_with`` opens the journal on the clock handed to it. Unacceptable if it is not empty, or
    if the scenario refers to a line that is not there.
    """
    hands = Hands(_first_moment(scenario))
    journal = open_with(hands)
    try:
        if clients(journal):
            raise Unacceptable(Problem("journal_not_empty"))
        return _Play(scenario, journal, hands).run()
    finally:
        journal.close()


@dataclass(frozen=True, slots=True)
class _Cue:
    """Something to do at its time; ``rank`` orders what falls together."""

    at: datetime
    rank: int
    act: Callable[[], None]


class _Play:
    def __init__(self, scenario: Scenario, journal: Journal, hands: Hands) -> None:
        self.scenario = scenario
        self.journal = journal
        self.hands = hands
        self.entries: dict[str, str] = {}
        self.missions: dict[str, str] = {}
        self.loaded: list[LineLoaded] = []

    def run(self) -> tuple[LineLoaded, ...]:
        for cue in sorted(self._cues(), key=lambda cue: (cue.at, cue.rank)):
            self.hands.at = cue.at
            cue.act()
        return tuple(self.loaded)

    def _cues(self) -> Iterator[_Cue]:
        scenario = self.scenario
        spoken = _first_spoken(scenario)
        for client in scenario.clients:
            own = [spoken[it.path] for it in scenario.missions if it.client == client.alias]
            yield _Cue(min(own, default=self.hands.at), 0, _later(self._add_client, client))
        for mission in scenario.missions:
            yield _Cue(spoken[mission.path], 1, _later(self._add_mission, mission))
            for period in mission.periods:
                signed = _signed(period, scenario.zone)
                yield _Cue(signed, 2, _later(self._add_period, mission, period))
        for line in scenario.lines:
            yield _Cue(line.now, 3, _later(self._type, line))
        for rating in scenario.ratings:
            yield _Cue(rating.at, 4, _later(self._rate, rating))

    def _add_client(self, client: ScenarioClient) -> None:
        people = tuple(NewPerson(it.name, it.role, it.is_requester) for it in client.contacts)
        new = NewClient(
            client.name,
            alias=client.alias,
            people=people,
            language=client.language,
            standing=client.standing,
            tender_threshold=client.tender_threshold,
            reachable_by=client.reachable_by,
        )
        add_client(self.journal, new)

    def _add_mission(self, mission: ScenarioMission) -> None:
        new = NewMission(
            find_client(self.journal, mission.client).id,
            mission.title,
            alias=mission.alias,
            impression=mission.impression,
            rhythm=mission.rhythm,
        )
        self.missions[mission.path] = add_mission(self.journal, new).id

    def _add_period(self, mission: ScenarioMission, period: ScenarioPeriod) -> None:
        new = NewPeriod(
            period.start,
            end=period.end,
            amount=period.amount,
            signed_on=period.signed,
            deliverables=period.deliverables,
        )
        add_period(self.journal, self.missions[mission.path], new)

    def _rate(self, rating: ScenarioRating) -> None:
        mission = find_mission(self.journal, rating.mission)
        judgements.rate(self.journal, mission.id, rating.value, by=rating.by)

    def _type(self, line: ScenarioLine) -> None:
        context = line_context(self.journal, READ_IN, line.now)
        draft = read_line(line.line, line.now, context)
        staged = self._with_acts(draft, line)
        if staged.client_id is None:
            self.loaded.append(LineLoaded(line.now, line.line, staged, None))
            return
        entry = record(self.journal, staged).id
        self.entries[line.name] = entry
        for act in line.then:
            if act.act == "happened":
                confirm(self.journal, self._entry(act), interaction_id=entry)
        self.loaded.append(LineLoaded(line.now, line.line, staged, entry))

    def _with_acts(self, draft: Draft, line: ScenarioLine) -> Draft:
        """Put what ``then`` says into the draft, so that line and act are one fact."""
        draft = replace(draft, closes=None)
        for act in line.then:
            if act.act == "answer":
                draft = replace(draft, closes=self._entry(act))
            elif act.act == "set":
                draft = _with_details(draft, act)
            elif act.act != "happened":
                told = self._draft_act(act)
                kept = tuple(it for it in draft.acts if it.kind is not told.kind)
                draft = replace(draft, acts=(*kept, told))
        return draft

    def _draft_act(self, act: ScenarioAct) -> DraftAct:
        if act.act in FACTS:
            return DraftAct(FACTS[act.act], self._entry(act))
        if act.act == "received":
            return DraftAct(ActKind.RECEIVE, self._promised(act, "waitings"))
        kind = PROMISES[act.act]
        return DraftAct(kind, self._promised(act, "commitments"), due=act.due)

    def _entry(self, act: ScenarioAct) -> str:
        entry = self.entries.get(act.line or "")
        if entry is None:
            raise Unacceptable(Problem("scenario_line_unknown", {"line": act.line or ""}))
        return entry

    def _promised(self, act: ScenarioAct, kind: str) -> str:
        entry = self._entry(act)
        for client in clients(self.journal):
            file = client_file(self.journal, client.id)
            closed = {it.subject_id for it in file.acts if it.kind is not ActKind.RENEGOTIATE}
            found = file.commitments if kind == "commitments" else file.waitings
            ids = [it.id for it in found if it.interaction_id == entry]
            if ids:
                return next((it for it in ids if it not in closed), ids[0])
        raise Unacceptable(Problem("scenario_promise_unknown", {"line": act.line or ""}))


def _first_spoken(scenario: Scenario) -> dict[str, datetime]:
    """Return when each mission is first heard of: by a line, a signature or a rating."""
    context = _everything_known(scenario)
    found: dict[str, list[datetime]] = {mission.path: [] for mission in scenario.missions}
    for line in scenario.lines:
        mission_id = read_line(line.line, line.now, context).mission_id
        if mission_id is not None:
            found[mission_id].append(line.now)
    for mission in scenario.missions:
        found[mission.path] += [_signed(period, scenario.zone) for period in mission.periods]
        found[mission.path] += [
            rating.at
            for rating in scenario.ratings
            if rating.mission in {mission.alias, mission.path}
        ]
    start = _first_moment(scenario)
    return {path: min(moments, default=start) for path, moments in found.items()}


def _first_moment(scenario: Scenario) -> datetime:
    moments = [line.now for line in scenario.lines] + [rating.at for rating in scenario.ratings]
    return min(moments, default=datetime.min.replace(year=1970, tzinfo=ZoneInfo(scenario.zone)))


def _everything_known(scenario: Scenario) -> LineContext:
    clients = tuple(
        KnownClient(
            client.alias,
            client.name,
            client.alias,
            tuple(
                KnownMission(mission.path, mission.alias, mission.title)
                for mission in scenario.missions
                if mission.client == client.alias
            ),
            tuple(KnownPerson(contact.name, contact.name) for contact in client.contacts),
        )
        for client in scenario.clients
    )
    return LineContext(zone=scenario.zone, language=READ_IN, clients=clients)


def _signed(period: ScenarioPeriod, zone: str) -> datetime:
    return datetime.combine(period.signed or period.start, time(), ZoneInfo(zone))


def _with_details(draft: Draft, act: ScenarioAct) -> Draft:
    details = tuple(DETAILS[pair] for pair in act.details if pair in DETAILS)
    signals = tuple(
        replace(signal, details=tuple(dict.fromkeys((*signal.details, *details))))
        if signal.code is SignalCode(act.signal or signal.code)
        else signal
        for signal in draft.signals
    )
    return replace(draft, signals=signals)


def _later(act: Callable[..., None], *given: object) -> Callable[[], None]:
    return lambda: act(*given)
