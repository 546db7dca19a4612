"""How much one event may move trust. Laws of the trust model, §7; reference values of §3."""

from itertools import pairwise

import pytest

from tests.domain.histories import (
    ORDINARY,
    SIX_MONTHS,
    change,
    event,
    level,
    play,
    rating,
    regular,
    settled,
    start,
)
from trustjournal.domain.engine import late_reply_severity, lateness_severity, step
from trustjournal.domain.event import EngineEvent, Raw
from trustjournal.domain.kinds import Rater
from trustjournal.domain.signals import SIGNALS, Effect, SignalCode

REFERENCES = [
    (0.8, {"code": "delivered_on_time"}),
    (-2.3, {"code": "late_reply", "hours": 48}),
    (-3.6, {"code": "late_reply", "hours": 72}),
    (-7.9, {"code": "late_reply", "hours": 14 * 24}),
    (-3.7, {"code": "late_delivery", "days": 1}),
    (-10.4, {"code": "late_delivery", "days": 5}),
    (-4.3, {"code": "working_mode_gap"}),
    (-13.1, {"code": "superficial"}),
    (-13.1, {"code": "error"}),
    (-5.8, {"code": "error", "excused": True}),
    (-10.2, {"code": "error", "acknowledged": True}),
    (-16.5, {"code": "disappointing"}),
    (-12.2, {"code": "values_gap"}),
    (-27.4, {"code": "major_error"}),
    (-32.2, {"code": "contract_breach"}),
    (-70.8, {"code": "deception"}),
    (-14.8, {"code": "consultant_change"}),
    (-7.4, {"code": "consultant_change", "handover": True}),
]
SMALL = [
    {"code": "late_reply", "hours": 25},
    {"code": "late_reply", "hours": 14 * 24},
    {"code": "late_reply", "hours": 1000},
    {"code": "working_mode_gap"},
    *({"code": rule.code.value} for rule in SIGNALS.values() if rule.effect is Effect.GAIN),
]


def test_the_regular_six_months_end_at_the_reference_level() -> None:
    """Source: trust model §3, reference values: T ≈ 84.7 after reference-history."""
    assert level(*regular()) == pytest.approx(84.7, abs=0.5)


@pytest.mark.parametrize(("expected", "said"), REFERENCES)
def test_one_more_event_moves_as_the_reference_says(
    expected: float, said: dict[str, object]
) -> None:
    """Source: trust model §3, reference values, within half a point."""
    moved = play(*regular(), {"day": SIX_MONTHS, **said})[-1].delta

    assert moved == pytest.approx(expected, abs=0.5)


@pytest.mark.parametrize(("week", "expected"), [(4, 68), (10, 75), (26, 85), (52, 91)])
def test_trust_grows_as_the_reference_says(week: int, expected: float) -> None:
    """Source: trust model §3: growth at the start of a week when the same weeks go on."""
    assert level(*regular(week)) == pytest.approx(expected, abs=0.5)


@pytest.mark.parametrize("said", SMALL)
@pytest.mark.parametrize("m", [0.2, 0.5, 0.8, 0.95])
def test_small_events_move_trust_by_less_than_ten_points(said: dict[str, object], m: float) -> None:
    """Continuity: tier ≤ 1 moves < 10 points, without streak, n at cap. Source: §7."""
    steps = play(start(100 * m, n0=12), {"day": 1, **said})

    assert abs(steps[-1].delta) < 10


def test_an_error_weighs_at_least_four_deliveries_where_trust_is_high() -> None:
    """Negativity: error ÷ on time at T 85 ≥ 4. Source: §7; "une seconde suffit", the article."""
    assert -change("error") / change("delivered_on_time") >= 4


def test_equal_weights_are_moderately_asymmetric() -> None:
    """Negativity: equal weights at m 0.5 give 1.2–2.2. Source: §7; the fit on 200 people."""
    gain = step(settled(0.5, 12), EngineEvent(0, Raw.GAIN, 1.0, 0.95)).event
    loss = step(settled(0.5, 12), EngineEvent(0, Raw.LOSS, 1.0, 0.05)).event

    assert 1.2 <= -loss / gain <= 2.2


def test_asymmetry_is_weaker_at_the_floor() -> None:
    """Who expects little loses little: error ÷ delivery falls with the level. Source: §7."""
    ratios = []
    for m in (0.2, 0.5, 0.85):
        error = step(settled(m, 12), EngineEvent(0, SignalCode.ERROR)).event
        ratios.append(-error / step(settled(m, 12), EngineEvent(0, Raw.GAIN, 1.0, 0.95)).event)

    assert ratios == sorted(ratios)
    assert ratios[0] < ratios[-1] / 4


@pytest.mark.parametrize(
    "code",
    [
        rule.code
        for rule in SIGNALS.values()
        if rule.effect is Effect.LOSS and rule.code is not SignalCode.DECEPTION
    ],
)
def test_evidence_steadies_trust(code: SignalCode) -> None:
    """Stabilisation: from one level, an event of week 26 moves ≤ 0.79 of week 0's. Source: §7.

    Not a deception: it halves the past, however long.
    """
    aged = [play(*regular(), rating(182, 8), event(183, code, days=5, hours=72))[-1]]
    before = play(*regular(), rating(182, 8))[-1].level
    young = play(start(before), event(1, code, days=5, hours=72))

    assert aged[-1].delta / young[-1].delta <= 0.79


def test_an_excuse_takes_off_about_half() -> None:
    """Excuse factor 0.35–0.6 of the loss. Source: §7."""
    for code in ("error", "late_delivery", "disappointing"):
        share = change(code, excused=True, days=5) / change(code, days=5)
        assert 0.35 <= share <= 0.6


def test_a_third_excuse_excuses_nothing() -> None:
    """Excuse ×0.4, second ×0.7, third ×1. Source: trust model §3."""
    state = settled(0.8, 12)

    assert [state.excuse() for _ in range(4)] == [0.4, 0.7, 1.0, 1.0]


def test_an_apology_gives_back_a_part_of_an_error() -> None:
    """Apology 10–35 % of the drop for work, never above the level before. Source: §7."""
    plain, owned = change("error"), change("error", acknowledged=True)

    assert 0.10 <= 1 - owned / plain <= 0.35


def test_an_apology_gives_back_less_of_a_breach_of_integrity() -> None:
    """Less than half of what it gives back of an error; "…tromper toujours". Source: §7."""
    work = 1 - change("error", acknowledged=True) / change("error")

    for code in ("contract_breach", "deception", "silence_revealed"):
        assert 0 < 1 - change(code, acknowledged=True) / change(code) < work / 2


def test_an_apology_counts_once() -> None:
    """Once per incident. Source: trust model §3."""
    once = [*regular(), event(182, "error"), event(183, "acknowledged")]

    assert play(*once, event(184, "acknowledged"))[-1].delta == 0


def test_an_apology_never_lifts_above_the_level_before() -> None:
    """No recovery paradox: repair brings back, it does not lift above. Source: §3, §6."""
    mended = [*regular(), event(182, "error"), rating(183, 8.4)]
    owned = play(*mended, event(184, "acknowledged"))[-1]

    assert owned.level <= ORDINARY + 0.01


def test_lateness_is_concave() -> None:
    """Each further day late costs less than the one before. Source: §7."""
    costs = [lateness_severity(days) for days in range(12)]
    steps = [after - before for before, after in pairwise(costs)]

    assert steps == sorted(steps, reverse=True)
    assert change("late_delivery", days=1) > change("late_delivery", days=2)


def test_early_is_on_time() -> None:
    """A day early is worth a delivery on its day, no more. Source: §7."""
    assert change("late_delivery", days=-1) == change("delivered_on_time")
    assert change("late_delivery", days=0) == change("delivered_on_time")


def test_twenty_four_hours_are_the_line() -> None:
    """23 h ≥ 0, 25 h < 0, 14 d ≥ 3 × 48 h. Source: §7; "24 heures est le délai maximal"."""
    assert change("late_reply", hours=23) >= 0
    assert change("late_reply", hours=24) >= 0
    assert change("late_reply", hours=25) < 0
    assert change("late_reply", hours=14 * 24) <= 3 * change("late_reply", hours=48)
    assert late_reply_severity(24) == 0
    assert late_reply_severity(10_000) == 1


def test_a_signature_moves_nothing() -> None:
    """Signature ΔT = 0. Source: "Le contrat ne fait pas la confiance !", the article."""
    assert change("contract_signed") == 0


def test_a_handover_loses_footing_and_never_gains() -> None:
    """Hard > soft > 0, neither below m0; never raises. Source: §7; the article's exceptions."""
    hard, soft = change("consultant_change"), change("consultant_change", illness=True)

    assert hard < soft < 0
    assert level(*regular()) + hard >= 55
    assert play(start(40), rating(1, 2), event(2, "consultant_change"))[-1].delta == 0


def test_who_says_it_counts() -> None:
    """A rating by the client weighs more than a survey, a survey more than mine. Source: §7."""
    moves = [play(*regular(), rating(182, 3, by.value))[-1].delta for by in Rater]

    assert moves == sorted(moves)
    assert moves[0] < moves[-1] < 0


def test_controls_never_raise_trust() -> None:
    """A control is a symptom: it lowers only. Source: §7; the article, Conséquences."""
    for base in (10, 35, 55, 85):
        assert play(start(base), event(1, "control_meeting"))[-1].delta <= 0


def test_a_wave_of_controls_shows() -> None:
    """Six controls of alternating kinds in 18 days bring 85 to 55–70. Source: §7."""
    kinds = ("control_meeting", "control_report", "control_review")
    wave = [event(182 + 3 * turn, kinds[turn % 3]) for turn in range(6)]

    assert level(*regular(), *wave) == pytest.approx(61, abs=0.5)


def test_a_control_of_one_kind_counts_once_a_week() -> None:
    """At most one per kind in 7 days. Source: trust model §2."""
    twice = [event(182, "control_report"), event(185, "control_report")]

    assert play(*regular(), *twice)[-1].delta == 0
    assert play(*regular(), *twice, event(189, "control_report"))[-1].delta < 0


def test_thanks_raise_only() -> None:
    """Thanks and recommendations are observations that never lower. Source: trust model §2."""
    for code in ("thanks", "recommendation"):
        assert play(start(50), event(1, code))[-1].delta > 0
        assert play(start(97), event(1, code))[-1].delta == 0


def test_a_silent_agreement_only_widens_the_band() -> None:
    """None now; widens the band; voicing it closes it. Source: trust model §2."""
    before, after = play(*regular(), event(182, "silent_agreement"))[-2:]
    voiced = play(*regular(), event(182, "silent_agreement"), event(183, "disagreement_voiced"))

    assert after.delta == 0
    assert after.high - after.low > before.high - before.low
    assert voiced[-1].high - voiced[-1].low < after.high - after.low


def test_a_new_interlocutor_halves_the_evidence() -> None:
    """Evidence n halves: the level stays, the band widens. Source: trust model §2."""
    before, after = play(*regular(), event(182, "interlocutor_change"))[-2:]

    assert after.delta == 0
    assert (after.high - after.low) / (before.high - before.low) > 1.3
