"""Which missions need me, and how did trust stand week by week?"""

from dataclasses import replace
from datetime import timedelta

from tests.ui.values import MISSION, NOW, analysis
from trustjournal.domain.portfolio import compose_portfolio, compose_weeks
from trustjournal.domain.verdicts import Gravity

LOW = analysis(level=40.0, mission=replace(MISSION, id="m2", title="Audit"))
CALM = replace(analysis(mission=replace(MISSION, id="m3", title="Parc")), warnings=())
ENDED = replace(
    CALM,
    mission=replace(MISSION, id="m4", closed_on=(NOW - timedelta(days=60)).date()),
    is_ended=True,
)


def test_the_gravest_comes_first_and_the_ended_last() -> None:
    """The order is that of Today; what asks for nothing any more follows."""
    ids = [row.analysis.mission.id for row in compose_portfolio((ENDED, CALM, LOW), NOW)]
    assert ["m2", "m3", "m4"] == ids
    assert Gravity.GRAVE not in {one.gravity for one in CALM.warnings}


def test_a_row_tells_what_is_open() -> None:
    """Two requests wait, the older one since 29 hours and a half."""
    (row,) = compose_portfolio((analysis(),), NOW)
    assert 2 == row.open_requests
    assert row.oldest_hours == max(one.hours for one in analysis().requests)
    assert row.next_promise is not None


def test_the_days_left_run_to_the_two_month_line() -> None:
    """Day 43 of a period begun on 1 May is 12 June; the line is 30 June. None once it ended."""
    (row,) = compose_portfolio((analysis(),), NOW)
    assert 18 == row.days_left
    (ended,) = compose_portfolio((ENDED,), NOW)
    assert ended.days_left is None


def test_a_client_stands_where_its_lowest_mission_stands() -> None:
    """The last week shows the last point of the lowest mission by now."""
    grid = compose_weeks((analysis(), CALM), NOW, weeks=12)
    (weeks,) = grid.clients
    assert weeks.levels[-1] == analysis().points[-1].level
    assert grid.mondays[-1] <= NOW.date() < grid.mondays[-1] + timedelta(days=7)


def test_weeks_before_the_first_level_are_left_out_down_to_eight() -> None:
    """An empty half year on the left says nothing."""
    grid = compose_weeks((analysis(),), NOW, weeks=52)
    assert grid.clients[0].levels[0] is not None
    young = replace(analysis(), points=analysis().points[-1:])
    assert 8 == len(compose_weeks((young,), NOW, weeks=52).mondays)


def test_an_ended_mission_leaves_the_grid() -> None:
    """After its last day a mission has no level any more."""
    (weeks,) = compose_weeks((ENDED,), NOW).clients
    assert weeks.levels[-1] is None
    assert any(level is not None for level in weeks.levels)


def test_no_mission_no_grid() -> None:
    """An empty journal gives an empty grid, not an error."""
    assert () == compose_weeks((), NOW).clients
