"""What has the engine learnt from the ratings of this journal, and how well does it do?

Learning happens when a client gives a rating, from what was known then; an entry noted later
changes nothing of it. So what was learnt is kept until a rating is added, an earlier fact of a
client who rated is changed, or a parameter is set. Dropping what is kept changes only the speed.
"""

from dataclasses import dataclass
from datetime import datetime
from weakref import WeakKeyDictionary

from trustjournal.domain.analyse import known_by
from trustjournal.domain.calibration import MOST_RATINGS, Calibration, calibrate
from trustjournal.domain.parameters import EngineSettings, set_parameters
from trustjournal.domain.records import ClientFile, Rater, Rating
from trustjournal.journal.files import kept_file
from trustjournal.journal.journal import Journal
from trustjournal.storage.clients import names
from trustjournal.storage.judgements import RATINGS
from trustjournal.storage.parameters import read_parameters
from trustjournal.storage.trail import last_seq


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was learnt: from which files, by which parameters; true up to which change."""

    upto: int
    given: dict[str, float]
    ratings: tuple[Rating, ...]
    learnt_at: datetime | None
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
    client_ids, learnt_at = _teachers(ratings, moment)
    if kept is not None and is_current and kept.learnt_at == learnt_at:
        return kept.calibration
    given = read_parameters(journal.database)
    files = _files(journal, client_ids, learnt_at)
    if kept is not None and (kept.given, kept.learnt_at, kept.files) == (given, learnt_at, files):
        found = kept.calibration
    else:
        found = calibrate(files, learnt_at or moment, set_parameters(given), fixed=frozenset(given))
    _KEPT[journal] = _Kept(upto, given, ratings, learnt_at, files, found)
    return found


def _ratings(journal: Journal) -> tuple[Rating, ...]:
    """The ratings given by clients, in the order in which they were noted."""
    by_client = RATINGS.fetch(journal.database, "r.by = ?", (Rater.CLIENT.value,))
    there = {client_id for client_id, _, _ in names(journal.database)}
    found = (rating for rating in by_client if rating.client_id in there)
    return tuple(sorted(found, key=lambda rating: rating.logged_at))


def _teachers(ratings: tuple[Rating, ...], at: datetime) -> tuple[tuple[str, ...], datetime | None]:
    """The clients who rated last, and when the last of their ratings was noted."""
    known = [one for one in ratings if one.logged_at <= at and one.given.start <= at]
    chosen: dict[str, int] = {}
    for rating in reversed(known):
        if rating.client_id in chosen or sum(chosen.values()) < MOST_RATINGS:
            own = sum(one.client_id == rating.client_id for one in known)
            chosen.setdefault(rating.client_id, own)
    return tuple(chosen), known[-1].logged_at if known else None


def _files(
    journal: Journal, client_ids: tuple[str, ...], at: datetime | None
) -> tuple[ClientFile, ...]:
    if at is None:
        return ()
    return tuple(known_by(kept_file(journal, client_id)[0], at) for client_id in client_ids)
