"""What follows from the facts, for a mission or for all, and how is it not computed twice?

The analyses of a client are kept until something of that client changes, here or in another
process (the key is its last change), until other parameters are set, or another moment is asked
for. Without ``at`` they may be up to a minute old, since the clock alone changes little.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from weakref import WeakKeyDictionary

from trustjournal.domain.analyse import analyse_client
from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.parameters import EngineSettings
from trustjournal.domain.today import Today, compose_today
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.calibrating import settings_at
from trustjournal.journal.files import kept_file
from trustjournal.journal.journal import Journal
from trustjournal.journal.naming import expect_mission
from trustjournal.storage.clients import CLIENTS

FRESH = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class _Kept:
    """The analyses of one client: of which facts, at which moment, by which parameters."""

    change: int
    at: datetime
    settings: EngineSettings
    analyses: tuple[MissionAnalysis, ...]


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
    file, change = kept_file(journal, client_id)
    settings = settings or settings_at(journal, at)
    kept = _KEPT.setdefault(journal, {})
    moment = at or journal.now()
    last = kept.get(client_id)
    if last and (last.change, last.settings) == (change, settings) and _serves(last, moment, at):
        return last.analyses
    analyses = analyse_client(file, moment, settings)
    kept[client_id] = _Kept(change, moment, settings, analyses)
    return analyses


def today(journal: Journal, at: datetime | None = None) -> Today:
    """Return what stands today over all missions."""
    moment = at or journal.now()
    return compose_today(analyse_all(journal, at), moment)


def _serves(kept: _Kept, moment: datetime, at: datetime | None) -> bool:
    return kept.at == moment or (at is None and timedelta(0) <= moment - kept.at < FRESH)
