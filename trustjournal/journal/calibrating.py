"""What has the engine learnt from the ratings of this journal, and how well does it do?

Learning is about what had happened by the last rating of a client, whenever it was noted: an entry
noted late teaches what it would have taught in time, and one that happened since changes nothing.
So what was learnt is kept until a rating is added, an earlier fact of a client who rated comes or
is changed, or a parameter is set. Dropping what is kept changes only the speed.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from weakref import WeakKeyDictionary

from trustjournal.domain.analyse import known_by
from trustjournal.domain.calibration import MOST_RATINGS, Calibration, calibrate
from trustjournal.domain.kinds import Rater
from trustjournal.domain.parameters import EngineSettings, set_parameters
from trustjournal.domain.records import ClientFile, Rating
from trustjournal.journal.files import kept_file
from trustjournal.journal.journal import Journal
from trustjournal.storage.clients import names
from trustjournal.storage.judgements import RATINGS
from trustjournal.storage.parameters import read_parameters
from trustjournal.storage.trail import last_seq


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was learnt: from which files, by which parameters; true up to which change.

    Asked from ``settled_at`` on, the files say no more than they said at ``asked_at``.
    """

    upto: int
    asked_at: datetime
    settled_at: datetime
    given: dict[str, float]
    ratings: tuple[Rating, ...]
    rated_at: datetime | None
    files: tuple[ClientFile, ...]
    calibration: Calibration


_KEPT: WeakKeyDictionary[Journal, _Kept] = WeakKeyDictionary()


def settings_at(journal: Journal, at: datetime | None = None) -> EngineSettings:
    """Return the engine's parameters: those set by hand, else those learnt by ``at``."""
    return calibration(journal, at).settings


def calibration(journal: Journal, at: datetime | None = None) -> Calibration:
    """Return what was learnt by ``at``, and the error of the engine on the ratings given."""
    moment, upto = at or journal.now(), last_seq(journal.database)
    kept = _KEPT.get(journal)
    is_current = kept is not None and kept.upto == upto
    ratings = kept.ratings if kept is not None and is_current else _ratings(journal)
    client_ids, rated_at = _teachers(ratings, moment)
    if kept is not None and is_current and kept.rated_at == rated_at and _serves(kept, moment):
        return kept.calibration
    given = read_parameters(journal.database)
    whole = tuple(kept_file(journal, client_id)[0] for client_id in client_ids)
    files = tuple(_until(file, rated_at, moment) for file in whole if rated_at is not None)
    if kept is not None and (kept.given, kept.rated_at, kept.files) == (given, rated_at, files):
        found = kept.calibration
    else:
        found = calibrate(files, moment, set_parameters(given), fixed=frozenset(given))
    settled_at = max((_last_noted(file) for file in whole), default=moment)
    _KEPT[journal] = _Kept(upto, moment, settled_at, given, ratings, rated_at, files, found)
    return found


def _serves(kept: _Kept, moment: datetime) -> bool:
    return min(kept.asked_at, moment) >= kept.settled_at


def _ratings(journal: Journal) -> tuple[Rating, ...]:
    """The ratings given by clients, in the order in which they were noted."""
    by_client = RATINGS.fetch(journal.database, "r.by = ?", (Rater.CLIENT.value,))
    there = {client_id for client_id, _, _ in names(journal.database)}
    found = (rating for rating in by_client if rating.client_id in there)
    return tuple(sorted(found, key=lambda rating: rating.logged_at))


def _teachers(ratings: tuple[Rating, ...], at: datetime) -> tuple[tuple[str, ...], datetime | None]:
    """The clients who rated last, and when the last of their ratings was given."""
    known = [one for one in ratings if one.logged_at <= at and one.given.start <= at]
    own = Counter(one.client_id for one in known)
    chosen: list[str] = []
    taken = 0
    for rating in reversed(known):
        if taken >= MOST_RATINGS:
            break
        if rating.client_id not in chosen:
            chosen.append(rating.client_id)
            taken += own[rating.client_id]
    return tuple(chosen), max((one.given.start for one in known), default=None)


def _until(file: ClientFile, end: datetime, at: datetime) -> ClientFile:
    """What had happened by ``end``, as it is known at ``at``."""
    known = known_by(file, at)
    return replace(
        known,
        interactions=tuple(one for one in known.interactions if one.happened.start <= end),
        commitments=tuple(one for one in known.commitments if one.made.start <= end),
        waitings=(),
        steps=(),
        acts=tuple(act for act in known.acts if act.done.start <= end),
        ratings=tuple(one for one in known.ratings if one.given.start <= end),
        overrides=(),
        marks=(),
    )


def _last_noted(file: ClientFile) -> datetime:
    noted = (file.missions, file.periods, file.milestones, file.interactions, file.acts)
    times = [one.logged_at for facts in (*noted, file.ratings) for one in facts]
    return max(times, default=file.client.logged_at)
