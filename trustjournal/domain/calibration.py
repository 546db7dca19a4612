"""How well does the engine tell the ratings of this journal, and can it learn from them?

Each rating by a client is first predicted, then seen; the error is shown beside that of simply
repeating the last value, never hidden. With eight ratings or more the asymmetry ρ and one weight
for all events are fitted (most probable values under a log-normal prior), and kept only if they
tell each client's last rating, left out of the fit, better than the defaults. The credit granted
at the start is learnt from the first rating of each client, shrunk towards the default.
Source: trust model §3, calibration.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import exp, log, sqrt

from trustjournal.domain.analyse import known_by
from trustjournal.domain.beginning import start_of, zone_of
from trustjournal.domain.engine import step
from trustjournal.domain.events import facts_of
from trustjournal.domain.fact import FactEvent
from trustjournal.domain.kinds import Rater, Standing
from trustjournal.domain.parameters import DEFAULTS, EngineSettings
from trustjournal.domain.records import ClientFile
from trustjournal.domain.signals import SignalCode
from trustjournal.domain.state import TrustState
from trustjournal.errors import Fact

FEWEST_RATINGS = 8  # Source: trust model §3
MOST_RATINGS = 40  # choice: of the clients who rated last; more would teach two numbers no better
PRIOR_SD = 0.3  # of the logarithm; Source: trust model §3
RATING_SD = 0.1  # what the engine misses on people it does not know: the open-loop error
PRIOR_CLIENTS = 3.0  # choice: the default start counts as much as three clients
FARTHEST_START = 0.2  # choice
TRIAL_STEP, LAST_STEP, LONGEST_STEP = 0.02, 0.01, 0.5  # of the search, in logarithms
MOST_STEPS = 5
TOLD_SHIFT = 0.5  # points: a smaller shift of the start is not worth a word
FITTED = frozenset({"loss_ratio", "weight_scale"})
STARTS = frozenset({"start_cool", "start_normal", "start_warm"})


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Root mean square errors on the ratings by clients, in points 0–100; None without any."""

    ratings: int
    engine: float | None
    last_value: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """The settings that tell this journal's ratings best, and how well the engine does.

    ``is_fitted``: ρ and the weight were learnt; ``start_shift`` in points. ``before`` is the
    accuracy with the settings given, ``after`` with those proposed.
    """

    settings: EngineSettings
    is_fitted: bool
    start_shift: float
    before: Accuracy
    after: Accuracy


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing to be told about a calibration: words under calibration.<code>."""

    code: str
    facts: Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class _Case:
    """One client: the events, and where the ratings by the client stand among them."""

    file: ClientFile
    facts: tuple[FactEvent, ...]
    rated: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Miss:
    """A rating, what was predicted, and what the last value said; all 0–1."""

    seen: float
    predicted: float
    last: float


def measure(
    files: Sequence[ClientFile], at: datetime, settings: EngineSettings = DEFAULTS
) -> Accuracy:
    """Return how well the engine told each rating by a client before seeing it."""
    return _accuracy(_cases(files, at, settings), settings)


def calibrate(
    files: Sequence[ClientFile],
    at: datetime,
    settings: EngineSettings = DEFAULTS,
    *,
    fixed: frozenset[str] = frozenset(),
) -> Calibration:
    """Learn from the ratings known at ``at``, over all clients.

    ``fixed`` names the parameters that were set by hand: those are left as they are.
    """
    cases = _cases(files, at, settings)
    before = _accuracy(cases, settings)
    shift = 0.0 if fixed & STARTS else _start_shift(cases, settings)
    learnt = _with_start(settings, shift)
    fitted = None
    if before.ratings >= FEWEST_RATINGS and not fixed & FITTED:
        fitted = _fit_if_better(cases, learnt)
    learnt = fitted or learnt
    return Calibration(
        settings=learnt,
        is_fitted=fitted is not None,
        start_shift=100.0 * shift,
        before=before,
        after=_accuracy(cases, learnt),
    )


def sayings(calibration: Calibration) -> tuple[Saying, ...]:
    """Return what is always told: the error, whether there are ratings enough, what was learnt.

    The error told is that of the settings before they learnt from the very same ratings.
    """
    told, ratings = [_error(calibration.before)], calibration.before.ratings
    if ratings < FEWEST_RATINGS:
        told.append(Saying("not_enough", {"count": ratings, "needed": FEWEST_RATINGS}))
    elif calibration.is_fitted:
        learnt = calibration.settings
        facts: dict[str, Fact] = {
            "ratio": round(learnt.loss_ratio, 1),
            "weight": round(learnt.weight_scale, 1),
        }
        told.append(Saying("fitted", facts))
    else:
        told.append(Saying("not_fitted", {}))
    if abs(calibration.start_shift) >= TOLD_SHIFT:
        code = "start_more" if calibration.start_shift > 0 else "start_less"
        told.append(Saying(code, {"points": round(abs(calibration.start_shift), 1)}))
    return tuple(told)


def _error(accuracy: Accuracy) -> Saying:
    if accuracy.engine is None or accuracy.last_value is None:
        return Saying("no_ratings", {})
    facts: dict[str, Fact] = {
        "count": accuracy.ratings,
        "engine": round(accuracy.engine, 1),
        "last": round(accuracy.last_value, 1),
    }
    return Saying("accuracy", facts)


def _cases(
    files: Sequence[ClientFile], at: datetime, settings: EngineSettings
) -> tuple[_Case, ...]:
    cases = []
    for file in files:
        known = known_by(file, at)
        facts = facts_of(known, at, zone=zone_of(known, at), settings=settings)
        rated = tuple(
            place
            for place, fact in enumerate(facts)
            if fact.event.code is SignalCode.RATING and fact.event.by is Rater.CLIENT
        )
        if rated:
            cases.append(_Case(known, facts, rated))
    return tuple(cases)


def _misses(case: _Case, settings: EngineSettings) -> Iterator[_Miss]:
    state = TrustState(start_of(case.file, settings), case.facts[0].event.at, settings=settings)
    last = state.level / 100.0
    ratings = set(case.rated)
    for place, fact in enumerate(case.facts[: case.rated[-1] + 1]):
        event = fact.event
        if place in ratings:
            state.advance(max(event.at, state.at))
            yield _Miss(event.amount, state.level / 100.0, last)
            last = event.amount
        step(state, event)


def _accuracy(cases: Sequence[_Case], settings: EngineSettings) -> Accuracy:
    misses = [miss for case in cases for miss in _misses(case, settings)]
    if not misses:
        return Accuracy(0, None, None)
    engine = _root_mean(miss.predicted - miss.seen for miss in misses)
    last = _root_mean(miss.last - miss.seen for miss in misses)
    return Accuracy(len(misses), 100.0 * engine, 100.0 * last)


def _root_mean(errors: Iterator[float]) -> float:
    squares = [error * error for error in errors]
    return sqrt(sum(squares) / len(squares))


def _start_shift(cases: Sequence[_Case], settings: EngineSettings) -> float:
    """How much more or less credit the clients of this consultant grant at first."""
    first = [
        next(_misses(case, settings)) for case in cases if case.file.client.standing is Standing.NEW
    ]
    shift = sum(miss.seen - miss.predicted for miss in first) / (len(first) + PRIOR_CLIENTS)
    return min(FARTHEST_START, max(-FARTHEST_START, shift))


def _with_start(settings: EngineSettings, shift: float) -> EngineSettings:
    return replace(
        settings,
        start_cool=settings.start_cool + shift,
        start_normal=settings.start_normal + shift,
        start_warm=settings.start_warm + shift,
    )


def _fit_if_better(cases: Sequence[_Case], settings: EngineSettings) -> EngineSettings | None:
    """Fit without each client's last rating; keep the fit only if it tells those better."""
    earlier = [replace(case, rated=case.rated[:-1]) for case in cases if len(case.rated) > 1]
    if not earlier:
        return None
    trial = _fit(earlier, settings)
    if _last_error(cases, trial) >= _last_error(cases, settings):
        return None
    return _fit(cases, settings)


def _last_error(cases: Sequence[_Case], settings: EngineSettings) -> float:
    held_out = [list(_misses(case, settings))[-1] for case in cases if len(case.rated) > 1]
    return _root_mean(miss.predicted - miss.seen for miss in held_out)


def _fit(cases: Sequence[_Case], settings: EngineSettings) -> EngineSettings:
    """Find the most probable ρ and weight: Gauss-Newton over their logarithms, a step halved
    until it leads downhill.
    """
    place = (0.0, 0.0)
    found = _residuals(cases, settings, place)
    for _ in range(MOST_STEPS):
        step = _gauss_newton(cases, settings, place, found)
        while max(map(abs, step)) >= LAST_STEP:
            tried = (place[0] + step[0], place[1] + step[1])
            there = _residuals(cases, settings, tried)
            if _squares(there) < _squares(found):
                place, found = tried, there
                break
            step = (step[0] / 2, step[1] / 2)
        else:
            break
    return _moved(settings, place)


def _gauss_newton(
    cases: Sequence[_Case],
    settings: EngineSettings,
    place: tuple[float, float],
    found: Sequence[float],
) -> tuple[float, float]:
    """The step that would end at the least if residuals were straight lines; none is too long."""
    ratio = _residuals(cases, settings, (place[0] + TRIAL_STEP, place[1]))
    weight = _residuals(cases, settings, (place[0], place[1] + TRIAL_STEP))
    slopes = [
        ((first - here) / TRIAL_STEP, (second - here) / TRIAL_STEP)
        for here, first, second in zip(found, ratio, weight, strict=True)
    ]
    along = sum(first * first for first, _ in slopes), sum(two * two for _, two in slopes)
    across = sum(first * second for first, second in slopes)
    pulls = [
        -sum(slope[one] * here for slope, here in zip(slopes, found, strict=True)) for one in (0, 1)
    ]
    scale = along[0] * along[1] - across * across  # the prior keeps it above nought
    step = (
        (along[1] * pulls[0] - across * pulls[1]) / scale,
        (along[0] * pulls[1] - across * pulls[0]) / scale,
    )
    shrink = min(1.0, LONGEST_STEP / max(LAST_STEP, *map(abs, step)))
    return step[0] * shrink, step[1] * shrink


def _residuals(
    cases: Sequence[_Case], settings: EngineSettings, place: tuple[float, float]
) -> list[float]:
    """What is missed, in standard deviations; half the sum of squares is the negative log
    posterior, up to a constant.
    """
    tried = _moved(settings, place)
    missed = [
        (miss.predicted - miss.seen) / RATING_SD for case in cases for miss in _misses(case, tried)
    ]
    ratio = log(tried.loss_ratio / DEFAULTS.loss_ratio)
    weight = log(tried.weight_scale / DEFAULTS.weight_scale)
    return [*missed, ratio / PRIOR_SD, weight / PRIOR_SD]


def _squares(residuals: Sequence[float]) -> float:
    return sum(each * each for each in residuals)


def _moved(settings: EngineSettings, place: tuple[float, float]) -> EngineSettings:
    return replace(
        settings,
        loss_ratio=settings.loss_ratio * exp(place[0]),
        weight_scale=settings.weight_scale * exp(place[1]),
    )
