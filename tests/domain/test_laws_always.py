"""What holds over all histories. Laws of the trust model, §7."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.histories import Event, event, play, rating, start
from trustjournal.domain.signals import SIGNALS, Effect, SignalCode

# Pairs of outcomes of one slot, the better first: both bring as much evidence.
OUTCOMES: tuple[tuple[str, ...], ...] = (
    ("delivered_on_time", "late_delivery", "error", "disappointing"),
    ("delivered_on_time", "superficial", "promise_broken", "major_error"),
    ("repair", "late_delivery", "major_error", "contract_breach"),
    ("replied_in_time", "late_reply"),
    ("planning_shared", "working_mode_gap"),
    ("disagreement_voiced", "values_gap"),
    ("disagreement_voiced", "silence_revealed"),
)
MOVING = [
    rule.code.value
    for rule in SIGNALS.values()
    if rule.effect in {Effect.GAIN, Effect.LOSS} and rule.code is not SignalCode.DECEPTION
]


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Any events of a relationship: signals with quantities, ratings, handovers."""
    day, events = 0.0, []
    for _ in range(draw(st.integers(1, 30))):
        day += draw(st.floats(0, 60))
        if draw(st.integers(0, 6)) == 0:
            by = draw(st.sampled_from(["client", "survey", "self"]))
            events.append(rating(day, draw(st.floats(0, 10)), by))
        else:
            code = draw(st.sampled_from([code.value for code in SignalCode if code != "rating"]))
            said: dict[str, object] = {"days": draw(st.floats(0, 40))}
            said["excused"] = draw(st.booleans())
            said["acknowledged"] = draw(st.booleans())
            events.append(event(day, code, **said))
    return events


@st.composite
def slots(draw: st.DrawFn) -> tuple[list[Event], list[Event]]:
    """Two histories that differ in one slot; the first has the better outcome there."""
    day, better, worse = 0.0, [], []
    count = draw(st.integers(1, 25))
    place = draw(st.integers(0, count - 1))
    for turn in range(count):
        day += draw(st.floats(0, 60))
        days = draw(st.floats(1.1, 30))
        code = draw(st.sampled_from(MOVING))
        if turn == place:
            outcomes = draw(st.sampled_from(OUTCOMES))
            first = draw(st.integers(0, len(outcomes) - 2))
            second = draw(st.integers(first + 1, len(outcomes) - 1))
            better.append(event(day, outcomes[first], days=days))
            worse.append(event(day, outcomes[second], days=days))
        else:
            better.append(event(day, code, days=days))
            worse.append(event(day, code, days=days))
    return better, worse


@settings(max_examples=200, deadline=None)
@given(histories(), st.floats(0, 100))
def test_levels_and_bands_stay_within_bounds(history: list[Event], begun: float) -> None:
    """Bounds: 0 ≤ low ≤ T ≤ high ≤ 100, whatever happens. Source: §7."""
    for step in play(start(begun), *history):
        assert 0 <= step.low <= step.level + 1e-9
        assert step.level <= step.high + 1e-9 <= 100 + 2e-9


@settings(max_examples=200, deadline=None)
@given(histories(), st.floats(0, 100))
def test_causes_sum_to_the_change(history: list[Event], begun: float) -> None:
    """Attribution: the causes sum to T − T0 within 1e-9. Source: §3, §7."""
    steps = play(start(begun), *history)
    told = sum(cause.delta for step in steps for cause in step.causes)

    assert abs(told - (steps[-1].level - begun)) < 1e-9


@settings(max_examples=200, deadline=None)
@given(slots(), st.floats(5, 95))
def test_a_better_outcome_never_lowers_the_end(
    pair: tuple[list[Event], list[Event]], begun: float
) -> None:
    """Monotony: a better event in the same slot never lowers the end. Source: §7."""
    better, worse = (play(start(begun), *history)[-1].level for history in pair)

    assert better >= worse - 1e-9


@settings(max_examples=100, deadline=None)
@given(histories(), st.sampled_from(["control_meeting", "control_report", "control_review"]))
def test_a_control_never_raises(history: list[Event], code: str) -> None:
    """Controls never raise T, after any history. Source: §7."""
    steps = play(*history, event(10_000, code))
    own = [cause.delta for cause in steps[-1].causes if cause.code == code]

    assert sum(own) <= 0


@settings(max_examples=100, deadline=None)
@given(histories())
def test_a_handover_never_raises(history: list[Event]) -> None:
    """A change of consultant never raises, and never goes below the start. Source: §7."""
    last = float(str(history[-1]["day"])) + 1
    steps = play(*history, event(last, "consultant_change"))
    own = sum(cause.delta for cause in steps[-1].causes if cause.code == "consultant_change")

    assert own <= 0


@settings(max_examples=100, deadline=None)
@given(histories(), st.permutations(range(30)))
def test_the_order_of_entry_does_not_matter(history: list[Event], order: list[int]) -> None:
    """A late-entered past event gives the same T. Source: §7."""
    days = [one["day"] for one in history]
    entered = [history[place] for place in order if place < len(history)]
    if len(set(days)) < len(days):  # of one instant, the order of entry decides
        entered = history

    assert play(*history)[-1].level == play(*entered)[-1].level
