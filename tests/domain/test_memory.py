"""Remembering a run changes nothing but speed."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import Story, paris
from trustjournal.domain import analyse
from trustjournal.domain.analyse import analyse_client
from trustjournal.domain.event import EngineEvent, Start
from trustjournal.domain.fact import FactEvent, days_of
from trustjournal.domain.kinds import ActKind, Standing
from trustjournal.domain.memory import MOST_CLIENTS, Memories, Memory
from trustjournal.domain.parameters import DEFAULTS, set_parameters
from trustjournal.domain.signals import SIGNALS, Effect, SignalCode
from trustjournal.domain.trajectory import Beginning, run

BEGUN = datetime.fromisoformat("2026-01-05T09:00+01:00")
BEGINNING = Beginning(Start(0.55, 6.0), Standing.NEW, BEGUN)
CODES = [rule.code for rule in SIGNALS.values() if rule.effect in {Effect.GAIN, Effect.LOSS}]


def fact(days: int, code: SignalCode) -> FactEvent:
    """Return a fact so many half days after the beginning."""
    at = BEGUN + timedelta(days=days / 2)
    return FactEvent(EngineEvent(days_of(at), code, 3.0, incident=str(days)), at, days, "m")


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[FactEvent, ...]]:
    """A history as it was known one edit after the other: told late, taken back, added to."""
    days = sorted(draw(st.lists(st.integers(0, 900), min_size=1, max_size=60)))
    facts = [fact(day, draw(st.sampled_from(CODES))) for day in days]
    seen = []
    for _ in range(draw(st.integers(1, 8))):
        keep = draw(st.sets(st.sampled_from(facts), min_size=1))
        seen.append(tuple(one for one in facts if one in keep))
    return [*seen, tuple(facts)]


@settings(max_examples=100, deadline=None)
@given(histories(), st.integers(0, 200))
def test_a_run_taken_up_again_is_the_run_from_scratch(
    seen: list[tuple[FactEvent, ...]], later: int
) -> None:
    """Facts added at the end, told late or taken back. Source: §7, late-entered facts."""
    memory = Memory()
    for facts in seen:
        until = facts[-1].at + timedelta(days=later)
        taken_up = memory.run(BEGINNING, facts, DEFAULTS).until(until)
        anew = run(BEGINNING, facts, until)
        assert taken_up.points == anew.points
        assert taken_up.changes == anew.changes
        assert (taken_up.booked, taken_up.phases) == (anew.booked, anew.phases)
        assert (taken_up.stops, taken_up.phase) == (anew.stops, anew.phase)


def test_other_parameters_forget_the_run() -> None:
    """What was run with other settings or another start is of no use."""
    memory, facts = Memory(), (fact(1, SignalCode.ERROR),)
    memory.run(BEGINNING, facts, DEFAULTS)
    gentle = set_parameters({"rho": 1.0})

    assert (
        memory.run(BEGINNING, facts, gentle).state.level
        > run(BEGINNING, facts, facts[-1].at).state.level
    )


def test_checkpoints_stay_few() -> None:
    """However long the relationship and however often it was added to."""
    memory, facts = Memory(), tuple(fact(day, SignalCode.CONTACT) for day in range(1500))
    for end in (1400, *range(1401, 1500)):
        memory.run(BEGINNING, facts[:end], DEFAULTS)

    places = [place for place, _ in memory.checkpoints]
    assert len(places) <= 5
    assert places[-1] - places[-2] <= 16
    assert places[-1] - places[-3] <= 128


def test_only_the_clients_looked_at_last_are_remembered() -> None:
    """Memory has an end."""
    memories, first = Memories(), Memory()
    memories.keep("a", first)
    assert memories.take("a") is first

    memories.keep("a", first)
    for number in range(MOST_CLIENTS):
        memories.keep(str(number), Memory())
    assert memories.take("a") is not first


def test_an_analysis_does_not_depend_on_what_was_asked_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Entry after entry, a promise kept, a fact told late: as if asked at first."""
    story = Story(id="remembered")
    for day in range(1, 29):
        story.entry(f"2026-01-{day:02}T10:00", CODES[day % len(CODES)])
        analyse_client(story.file(), paris(f"2026-01-{day:02}T11:00"))
    promise = story.promise("2026-01-10T09:00", "2026-01-20")
    story.act(ActKind.KEEP, promise.id, "2026-01-18T10:00", interaction_id="i18")
    story.entry("2026-01-06T15:00", SignalCode.ERROR)
    warm = analyse_client(story.file(), paris("2026-03-01T10:00"))
    monkeypatch.setattr(analyse, "_MEMORIES", Memories())

    assert analyse_client(story.file(), paris("2026-03-01T10:00")) == warm
