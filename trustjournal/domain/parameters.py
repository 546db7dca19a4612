"""Which numbers shape the engine, and where does each come from?

Each is declared once, on its field: value, unit, range and source. ``PARAMETERS`` is read off the
fields, so the settings screen and the manual are generated from this file; the one sentence said
about each stands in resources/wording (``parameters.<name>``). Weights and targets of signals
stand in signals.py, thresholds of phases in phases.py.
"""

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, replace
from typing import Any

from trustjournal.errors import Fact, Problem, Unacceptable

FIT = "fitted on 200 people, ten rated interactions each"
CHOICE = "choice"
REFERENCE = "reference values of the trust model"
ARTICLE = "the article: 24 hours at most"
HALF = 0.5  # a switch is 0 or 1


@dataclass(frozen=True, slots=True)
class Parameter:
    """One declared number: ``low`` and ``high`` bound what may be set, both included."""

    name: str
    symbol: str
    value: float
    unit: str
    low: float
    high: float
    source: str


def _number(
    value: float, unit: str, bounds: tuple[float, float], source: str, *, symbol: str = ""
) -> Any:  # noqa: ANN401 - a dataclass field stands where its value is typed
    declared = {"unit": unit, "bounds": bounds, "source": source, "symbol": symbol}
    return field(default=value, metadata=declared)


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Every parameter of the engine. Shares and levels are 0–1, spans in days unless said."""

    loss_ratio: float = _number(1.7, "×", (0.5, 4.0), FIT, symbol="rho")
    weight_scale: float = _number(1.0, "×", (0.25, 4.0), FIT, symbol="weight")
    prior_strength: float = _number(6.0, "n", (1.0, 30.0), FIT, symbol="n0")
    strength_cap: float = _number(12.0, "n", (1.0, 60.0), FIT, symbol="cap")
    strength_floor: float = _number(3.0, "n", (0.5, 30.0), CHOICE)
    start_cool: float = _number(0.45, "level", (0.05, 0.95), CHOICE)
    start_normal: float = _number(0.55, "level", (0.05, 0.95), CHOICE, symbol="m0")
    start_warm: float = _number(0.65, "level", (0.05, 0.95), CHOICE)
    good_level: float = _number(0.75, "level", (0.05, 0.95), CHOICE)
    good_strength: float = _number(10.0, "n", (1.0, 60.0), CHOICE)
    strong_level: float = _number(0.85, "level", (0.05, 0.95), CHOICE)
    strong_strength: float = _number(12.0, "n", (1.0, 60.0), CHOICE)
    strained_level: float = _number(0.40, "level", (0.05, 0.95), CHOICE)
    strained_strength: float = _number(8.0, "n", (1.0, 60.0), CHOICE)
    quiet_days: float = _number(21.0, "d", (1.0, 365.0), CHOICE)
    fading_half_life_days: float = _number(450.0, "d", (30.0, 5000.0), CHOICE)
    healing_half_life_days: float = _number(900.0, "d", (30.0, 5000.0), CHOICE)
    strength_half_life_days: float = _number(180.0, "d", (10.0, 5000.0), CHOICE)
    scar_half_life_days: float = _number(180.0, "d", (10.0, 5000.0), CHOICE)
    streak_window_days: float = _number(90.0, "d", (1.0, 365.0), CHOICE)
    streak_step: float = _number(0.5, "×", (0.0, 2.0), CHOICE)
    streak_most: float = _number(2.5, "×", (1.0, 5.0), CHOICE)
    first_excuse: float = _number(0.4, "×", (0.0, 1.0), REFERENCE)
    second_excuse: float = _number(0.7, "×", (0.0, 1.0), CHOICE)
    serious_scar: float = _number(0.06, "share", (0.0, 0.5), REFERENCE)
    deception_scar: float = _number(0.15, "share", (0.0, 0.5), REFERENCE)
    deception_seed: float = _number(0.15, "share", (0.0, 0.5), REFERENCE)
    early_seed: float = _number(0.04, "share", (0.0, 0.5), CHOICE)
    early_information: float = _number(5.0, "n", (0.5, 50.0), CHOICE)
    scar_most: float = _number(0.5, "share", (0.0, 0.9), CHOICE)
    apology_share: float = _number(0.22, "share", (0.0, 1.0), REFERENCE)
    apology_share_integrity: float = _number(0.08, "share", (0.0, 1.0), CHOICE)
    client_sd: float = _number(0.05, "level", (0.01, 1.0), CHOICE)
    survey_sd: float = _number(0.12, "level", (0.01, 1.0), CHOICE)
    self_sd: float = _number(0.18, "level", (0.01, 1.0), CHOICE)
    control_sd: float = _number(0.35, "level", (0.01, 1.0), REFERENCE)
    praise_sd: float = _number(0.2, "level", (0.01, 1.0), CHOICE)
    control_spacing_days: float = _number(7.0, "d", (0.0, 60.0), CHOICE)
    handover_share: float = _number(0.5, "share", (0.0, 1.0), REFERENCE)
    soft_handover_share: float = _number(0.25, "share", (0.0, 1.0), REFERENCE)
    refocus_days: float = _number(30.0, "d", (0.0, 365.0), CHOICE)
    silence_evidence: float = _number(0.85, "×", (0.1, 1.0), CHOICE)
    reply_hours: float = _number(24.0, "h", (1.0, 240.0), ARTICLE)
    reply_worst_ratio: float = _number(14.0, "×", (1.1, 100.0), CHOICE)
    lateness_days: float = _number(3.5, "d", (0.1, 60.0), REFERENCE)
    unstated_lateness_days: float = _number(1.0, "d", (0.1, 60.0), CHOICE)
    override_half_life_days: float = _number(60.0, "d", (1.0, 1000.0), CHOICE)
    dormant_days: float = _number(60.0, "d", (1.0, 1000.0), CHOICE)
    trend_days: float = _number(28.0, "d", (1.0, 365.0), CHOICE)
    alsace_moselle: float = _number(0.0, "switch", (0.0, 1.0), CHOICE)

    @property
    def has_local_holidays(self) -> bool:
        """Whether working time knows the two further holidays of Alsace and Moselle."""
        return self.alsace_moselle >= HALF


def _declared() -> tuple[Parameter, ...]:
    defaults = EngineSettings()
    return tuple(_parameter(one, getattr(defaults, one.name)) for one in fields(EngineSettings))


def _parameter(declared: Field[float], value: float) -> Parameter:
    told = declared.metadata
    low, high = told["bounds"]
    return Parameter(
        name=declared.name,
        symbol=told["symbol"],
        value=value,
        unit=told["unit"],
        low=low,
        high=high,
        source=told["source"],
    )


PARAMETERS: tuple[Parameter, ...] = _declared()
DEFAULTS = EngineSettings()


def set_parameters(
    given: Mapping[str, object], settings: EngineSettings = DEFAULTS
) -> EngineSettings:
    """Return ``settings`` with some parameters given by name or symbol (``rho``, ``n0``, ``m0``…).

    Raises Unacceptable, naming each one that is unknown, no number, or out of its range.
    """
    known = {one.name: one for one in PARAMETERS}
    known |= {one.symbol: one for one in PARAMETERS if one.symbol}
    problems: list[Problem] = []
    values: dict[str, float] = {}
    for name, value in given.items():
        parameter = known.get(name)
        if parameter is None:
            problems.append(Problem("parameter_unknown", {"name": name}, "parameters"))
        elif isinstance(value, bool) or not isinstance(value, int | float):
            problems.append(Problem("parameter_no_number", {"name": name}, "parameters"))
        elif not parameter.low <= value <= parameter.high:
            facts: dict[str, Fact] = {"name": name, "low": parameter.low, "high": parameter.high}
            problems.append(Problem("parameter_out_of_range", facts, "parameters"))
        else:
            values[parameter.name] = float(value)
    if problems:
        raise Unacceptable(*problems)
    return replace(settings, **values)
