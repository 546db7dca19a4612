"""What holds of every analysis, whatever was written down."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import Story, a_signal, paris
from trustjournal.domain.analyse import analyse_client
from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.explain import explain
from trustjournal.domain.kinds import ActKind, Impression, Kind, Rater, Standing
from trustjournal.domain.signals import Detail, SignalCode

BEGUN = datetime.fromisoformat("2026-01-05T09:00")
CODES = [code for code in SignalCode if code is not SignalCode.RATING]
WHAT = ("entry", "entry", "entry", "request", "reply", "promise", "keep", "rating", "override")


def stamp(hours: float) -> str:
    """Return the wall clock so many hours after the beginning."""
    return (BEGUN + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M")


@st.composite
def stories(draw: st.DrawFn) -> tuple[Story, float]:
    """Any story of two missions, and the hours after which it is asked about."""
    story, hours = Story(standing=draw(st.sampled_from(Standing))), 0.0
    story.mission(impression=draw(st.sampled_from(Impression)))
    late = (BEGUN + timedelta(days=draw(st.integers(0, 200)))).date()
    story.mission(id="n", alias="suite", started_on=late)
    for _ in range(draw(st.integers(0, 25))):
        hours += draw(st.integers(0, 900))
        _happen(draw, story, stamp(hours))
    return story, hours + draw(st.integers(-500, 3000))


def _happen(draw: st.DrawFn, story: Story, at: str) -> None:
    what, mission = draw(st.sampled_from(WHAT)), draw(st.sampled_from(["m", "n", None]))
    if what == "entry":
        details = draw(st.lists(st.sampled_from(Detail), max_size=2))
        signal = a_signal(draw(st.sampled_from(CODES)), *details, days=draw(st.floats(0, 30)))
        kind = draw(st.sampled_from([Kind.LOG, Kind.LOG, Kind.LOG, Kind.PLANNED]))
        story.entry(at, signal, mission_id=mission, kind=kind)
    elif what == "request":
        story.request(at, mission_id=mission)
    elif what == "reply" and story.interactions:
        story.reply(draw(st.sampled_from(story.interactions)), at)
    elif what == "promise":
        story.promise(at, at[:10], mission_id=mission)
    elif what == "keep" and story.commitments:
        kind_of = draw(st.sampled_from([ActKind.KEEP, ActKind.BREAK, ActKind.RENEGOTIATE]))
        story.act(kind_of, draw(st.sampled_from(story.commitments)).id, at)
    elif what == "rating":
        story.rating(at, draw(st.floats(0, 10)), draw(st.sampled_from(Rater)))
    elif what == "override":
        story.override(at, draw(st.floats(0, 100)))


def analysed(told: tuple[Story, float]) -> tuple[MissionAnalysis, ...]:
    """Return the analyses of both missions."""
    story, hours = told
    return analyse_client(story.file(), paris(stamp(hours)))


@settings(max_examples=150, deadline=None)
@given(stories())
def test_the_changes_of_every_mission_explain_its_level(told: tuple[Story, float]) -> None:
    """Attribution sums to T − T0 within 1e-9, in every slice. Source: trust model §3."""
    for analysis in analysed(told):
        moved = sum(change.delta for change in analysis.changes)
        assert moved == pytest.approx(analysis.level - analysis.points[0].level, abs=1e-9)
        assert analysis.points[-1].level == pytest.approx(analysis.level)


@settings(max_examples=100, deadline=None)
@given(stories())
def test_points_and_changes_are_in_order_of_time(told: tuple[Story, float]) -> None:
    """And none of them lies beyond the moment asked about."""
    for analysis in analysed(told):
        assert all(one.at <= two.at for one, two in pairwise(analysis.points))
        assert all(one.at <= two.at for one, two in pairwise(analysis.changes))
        assert all(point.at <= analysis.at for point in analysis.points)
        assert all(change.at <= analysis.at for change in analysis.changes)


@settings(max_examples=100, deadline=None)
@given(stories())
def test_levels_lie_in_their_bands(told: tuple[Story, float]) -> None:
    """0 ≤ low ≤ level ≤ high ≤ 100 at every point."""
    for analysis in analysed(told):
        for point in analysis.points:
            assert -1e-9 <= point.low <= point.level + 1e-9
            assert point.level <= point.high + 1e-9 <= 100 + 2e-9


@settings(max_examples=100, deadline=None)
@given(stories())
def test_all_missions_of_a_client_share_one_level(told: tuple[Story, float]) -> None:
    """Level and phase belong to the relationship. Source: trust model §1."""
    said = {(one.level, one.low, one.high, one.phase, one.known) for one in analysed(told)}

    assert len(said) == 1


@settings(max_examples=100, deadline=None)
@given(stories(), st.floats(0, 1), st.floats(0, 1))
def test_any_span_is_explained(told: tuple[Story, float], first: float, second: float) -> None:
    """Between two moments the contributions add up to the difference."""
    analysis = analysed(told)[0]
    whole = analysis.at - analysis.points[0].at
    start, end = (analysis.points[0].at + whole * part for part in sorted((first, second)))
    span = explain(analysis, start, end)

    assert sum(part.delta for part in span.contributions) == pytest.approx(span.delta, abs=1e-9)


@settings(max_examples=100, deadline=None)
@given(stories(), st.integers(1, 2000))
def test_what_is_written_later_changes_no_past_answer(
    told: tuple[Story, float], later: int
) -> None:
    """Asked about a past moment, it says what it would have said. Source: §1."""
    story, hours = told
    before = analysed(told)
    story.entry(stamp(hours - 1), SignalCode.ERROR, logged_at=paris(stamp(hours + later)))

    assert analysed(told) == before
