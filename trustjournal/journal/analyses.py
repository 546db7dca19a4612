"""What follows from the facts, for a mission or for all, and how is it not computed twice?

The analyses of a client are kept until something of that client changes, here or in another
process (the key is its last change), until other parameters are set or learnt, or another moment is
asked for. Without ``at`` they may be up to a minute old where a clock runs, an open request or
something due within the hour; else up to an hour, as long as the day is the same.

A journal of many years takes seconds to analyse as a whole. So what is at hand can be shown at
once (``at_hand``), and the rest worked out a client at a time, from frozen values, beside the
window: ``errand(...)``, then ``errand.run()`` anywhere, then ``keep``.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo

from trustjournal.domain.analyse import analyse_client
from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.parameters import EngineSettings
from trustjournal.domain.records import ClientFile
from trustjournal.domain.today import OPEN, Today, compose_today
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.calibrating import settings_at
from trustjournal.journal.files import kept_file
from trustjournal.journal.journal import Journal
from trustjournal.journal.naming import expect_mission
from trustjournal.storage.clients import CLIENTS, names
from trustjournal.storage.overview import count_entries, pressing_clients, resting_clients
from trustjournal.storage.text import instant

AT_ONCE = 3000  # entries
FRESH, LASTING = timedelta(minutes=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class _Kept:
    """The analyses of one client: of which facts, at which moment, by which parameters."""

    change: int
    at: datetime
    settings: EngineSettings
    analyses: tuple[MissionAnalysis, ...]


@dataclass(frozen=True, slots=True)
class AtHand:
    """The analyses at hand, and the clients still to be analysed (again), most pressing first."""

    analyses: tuple[MissionAnalysis, ...]
    waiting: tuple[str, ...]
    clients: int


@dataclass(frozen=True, slots=True)
class Errand:
    """One client to be analysed: all it takes, as frozen values."""

    client_id: str
    file: ClientFile
    change: int
    at: datetime
    settings: EngineSettings

    def run(self) -> tuple[MissionAnalysis, ...]:
        """Analyse; in any thread."""
        return analyse_client(self.file, self.at, self.settings)


_KEPT: WeakKeyDictionary[Journal, dict[str, _Kept]] = WeakKeyDictionary()


def analyse_mission(
    journal: Journal, mission_id: str, at: datetime | None = None
) -> MissionAnalysis:
    """Return what the program says about a mission. Raises Unacceptable if it is not known."""
    client_id = expect_mission(journal, mission_id).client_id
    for analysis in analyse_one(journal, client_id, at):
        if analysis.mission.id == mission_id:
            return analysis
    raise Unacceptable(Problem("id_unknown", {"given": mission_id}, field="mission"))


def analyse_all(journal: Journal, at: datetime | None = None) -> tuple[MissionAnalysis, ...]:
    """Return the analyses of all missions, by client alias."""
    clients, settings = CLIENTS.fetch(journal.database), settings_at(journal, at)
    return tuple(
        it for client in clients for it in analyse_one(journal, client.id, at, settings=settings)
    )


def analyse_one(
    journal: Journal,
    client_id: str,
    at: datetime | None = None,
    *,
    settings: EngineSettings | None = None,
) -> tuple[MissionAnalysis, ...]:
    """Return the analyses of a client's missions; ``settings`` are those in force, if at hand."""
    one = errand(journal, client_id, at, settings=settings)
    last = _KEPT.setdefault(journal, {}).get(client_id)
    if last is not None and _stands(last, one) and _serves(journal, last, one.at, at):
        return last.analyses
    return keep(journal, one, one.run())


def errand(
    journal: Journal,
    client_id: str,
    at: datetime | None = None,
    *,
    settings: EngineSettings | None = None,
) -> Errand:
    """Return what it takes to analyse a client."""
    file, change = kept_file(journal, client_id)
    rules = settings or settings_at(journal, at)
    return Errand(client_id, file, change, at or journal.now(), rules)


def keep(
    journal: Journal, done: Errand, analyses: tuple[MissionAnalysis, ...]
) -> tuple[MissionAnalysis, ...]:
    """Keep what was found out about a client at hand, and return it."""
    kept = _Kept(done.change, done.at, done.settings, analyses)
    _KEPT.setdefault(journal, {})[done.client_id] = kept
    return analyses


def is_small(journal: Journal) -> bool:
    """Whether all of the journal is analysed within the blink of an eye."""
    return count_entries(journal.database) <= AT_ONCE


def at_hand(journal: Journal, fresh: timedelta = FRESH) -> AtHand:
    """Return what is known without analysing anything, by client alias.

    What is no longer up to date is there all the same, and its client waits. ``fresh`` is how old
    may be what a clock runs in.
    """
    kept, settings = _KEPT.setdefault(journal, {}), settings_at(journal)
    ranks = {client_id: rank for rank, client_id in enumerate(pressing_clients(journal.database))}
    ids = [client_id for client_id, _, _ in names(journal.database)]
    waiting = [
        client_id
        for client_id in ids
        if client_id not in kept
        or not _stands(kept[client_id], one := errand(journal, client_id, settings=settings))
        or not _serves(journal, kept[client_id], one.at, None, fresh=fresh)
    ]
    return AtHand(
        tuple(it for client_id in ids if client_id in kept for it in kept[client_id].analyses),
        tuple(sorted(waiting, key=lambda client_id: ranks.get(client_id, len(ranks)))),
        len(ids),
    )


def today(journal: Journal, at: datetime | None = None) -> Today:
    """Return what stands today over all missions.

    Clients of the past, all of it closed and nothing left open, have no part in it and are not
    read.
    """
    moment = at or journal.now()
    day = moment.astimezone(ZoneInfo(journal.zone)).date().isoformat()
    resting = resting_clients(journal.database, day, instant(moment))
    settings = settings_at(journal, at)
    ids = [client_id for client_id, _, _ in names(journal.database) if client_id not in resting]
    found = tuple(
        it for client_id in ids for it in analyse_one(journal, client_id, at, settings=settings)
    )
    return compose_today(found, moment)


def _stands(kept: _Kept, one: Errand) -> bool:
    return (kept.change, kept.settings) == (one.change, one.settings)


def _serves(
    journal: Journal,
    kept: _Kept,
    moment: datetime,
    at: datetime | None,
    *,
    fresh: timedelta = FRESH,
) -> bool:
    if kept.at == moment:
        return True
    age, zone = moment - kept.at, ZoneInfo(journal.zone)
    if at is not None or age < timedelta(0):
        return False
    is_same_day = kept.at.astimezone(zone).date() == moment.astimezone(zone).date()
    return age < fresh or (is_same_day and age < LASTING and not _has_running_clock(kept))


def _has_running_clock(kept: _Kept) -> bool:
    soon = kept.at + LASTING
    return any(
        any(request.state in OPEN for request in analysis.requests)
        or any(
            state.state in OPEN and state.due_at is not None and kept.at <= state.due_at <= soon
            for state in (*analysis.commitments, *analysis.waitings, *analysis.steps)
        )
        for analysis in kept.analyses
    )
