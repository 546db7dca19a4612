"""Replies, columns and the planning, checked by their artists."""

from dataclasses import replace
from datetime import date, timedelta
from math import log10

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from tests.charts.drawing import STYLE, ZONE, corners, said, sheet
from tests.ui import values
from trustjournal.charts.columns import Columns, Part, Rule, draw_columns
from trustjournal.charts.counted import balance_columns, control_columns, promise_columns
from trustjournal.charts.planning import draw_planning
from trustjournal.charts.replies import draw_replies
from trustjournal.charts.tables import columns_table, plan_table, replies_table, trajectory_table
from trustjournal.domain.analysis import ControlBarometer, ControlLimits, ControlWeek
from trustjournal.domain.balance import BalanceMonth, Gift
from trustjournal.domain.outcomes import PromiseMonth, PromiseOutcome
from trustjournal.domain.plan import read_plan
from trustjournal.domain.records import ClientFile, Milestone, Period
from trustjournal.domain.replies import read_replies
from trustjournal.domain.verdicts import DueState
from trustjournal.wording import words

FR, EN = words("fr"), words("en")
MARCH = date(2026, 3, 2)


def dots(axes: Axes, gid: str) -> list[tuple[float, float]]:
    """Return the places of the dots of a kind."""
    return [place for line in axes.lines if line.get_gid() == gid for place in corners(line)]


def test_hours_stand_on_a_logarithmic_axis() -> None:
    """In time, late, waiting: each request has its own sign, at log10 of its hours."""
    base = values.request("i1", hours=60.0, state=DueState.DONE_LATE)
    late = replace(base, answered_at=values.NOW)
    in_time = replace(late, state=DueState.DONE, hours=2.0)
    waiting = values.request("i3", hours=5.0)
    reading = read_replies(replace(values.analysis(), requests=(late, in_time, waiting)))
    axes = draw_replies(sheet(), reading, FR, STYLE)
    heights = [dots(axes, f"replies.{kind}")[0][1] for kind in ("late", "in_time", "waiting")]
    assert [log10(60.0), log10(2.0), log10(5.0)] == heights
    assert "24 h" in said(axes)


def test_the_middle_is_told_from_five_answers_on() -> None:
    """Two answers have no median worth a line; six have, and nine tenths too."""
    one = replace(values.request(state=DueState.DONE), answered_at=values.NOW)
    answers = tuple(replace(one, hours=float(hours)) for hours in (1, 2, 3, 5, 8, 30))
    few = draw_replies(
        sheet(), read_replies(replace(values.analysis(), requests=answers[:2])), EN, STYLE
    )
    many = draw_replies(
        sheet(), read_replies(replace(values.analysis(), requests=answers)), EN, STYLE
    )
    assert not [text for text in said(few) if "half of them" in text]
    assert "half of them within 4 h" in said(many)
    assert any(text.startswith("nine in ten within") for text in said(many))


def test_parts_are_stacked_above_and_below_the_line() -> None:
    """What is given stands above, what is received hangs below, each from where the last ended."""
    parts = (
        Part("one", "#111111", "", (2.0, 0.0)),
        Part("two", "#222222", "//", (1.0, 1.0)),
        Part("three", "#333333", "..", (-2.0, 0.0)),
    )
    axes = draw_columns(sheet(), Columns(("a", "b"), parts), EN, STYLE)
    boxes = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    bars = {(box.get_y(), box.get_height()) for box in boxes}
    assert {(0.0, 2.0), (2.0, 1.0), (0.0, 1.0), (0.0, -2.0)} <= bars
    assert {"one", "two", "three"} <= set(said(axes))


def test_controls_stand_under_the_clients_own_limit() -> None:
    """A column a week by kind; the limit and the mean are named lines."""
    weeks = tuple(
        ControlWeek(MARCH + timedelta(weeks=turn), (("control_report", turn % 3),), 0, 30)
        for turn in range(9)
    )
    barometer = ControlBarometer(weeks, ControlLimits(0.5, 0.0, 2.1, 6), 4.5)
    columns = control_columns(barometer, FR, STYLE)
    axes = draw_columns(sheet(), columns, FR, STYLE)
    assert (0.0, 1.0, 2.0, 0.0) == columns.parts[1].counts[:4]
    assert "limite de ce client : 2,1" in said(axes)
    assert 2.1 in [corners(line)[0][1] for line in axes.lines]


def test_promises_and_gifts_are_columns_a_month() -> None:
    """What a promise became, and who gave what, month by month."""
    months = (PromiseMonth(MARCH, ((PromiseOutcome.KEPT, 3), (PromiseOutcome.MOVED, 1))),)
    kept = promise_columns(months, EN, STYLE)
    assert ("kept", (3.0,)) == (kept.parts[0].name, kept.parts[0].counts)
    gave = balance_columns((BalanceMonth(MARCH, ((Gift.ANSWER, 2), (Gift.THANKS, 1))),), EN, STYLE)
    assert {"replies": (2.0,), "thanks": (-1.0,)} == {
        part.name: part.counts for part in gave.parts if any(part.counts)
    }
    table = columns_table(kept, "Month", EN)
    assert (("Month", "kept", "moved in time"), ("Mar", "3", "1")) == (table.columns, table.rows[0])


def test_a_milestone_that_slipped_shows_both_its_days() -> None:
    """A hollow diamond where it was meant to be, the slip in days beside where it is."""
    stage = Milestone("s1", "m1", "plan signé", date(2026, 4, 10), date(2026, 4, 1), values.NOW)
    period = Period("p1", "m1", MARCH, values.NOW, end=date(2026, 5, 31))
    file = ClientFile(values.CLIENT, periods=(period,), milestones=(stage,))
    plan = read_plan(file, "m1", date(2026, 4, 20))
    axes = draw_planning(sheet(), plan, FR, STYLE)
    diamonds = [line for line in axes.lines if line.get_marker() == "D"]
    assert 2 == len(diamonds)
    assert 9 == corners(diamonds[1])[0][0] - corners(diamonds[0])[0][0]
    assert {"plan signé", "en retard  +9 j", "Période 1", "aujourd'hui"} <= set(said(axes))
    assert ("plan signé", "1er avril 2026", "10 avril 2026", "en retard") == plan_table(
        plan, FR
    ).rows[1]


def test_discreet_tables_tell_no_level() -> None:
    """Shared without levels: the day, the phase, and in which direction a fact went."""
    open_table = trajectory_table(values.analysis(), EN, ZONE)
    hidden = trajectory_table(values.analysis(), EN, ZONE, discreet=True)
    assert ("Day", "Level", "Band", "Phase", "What changed it") == open_table.columns
    assert ("Day", "Phase", "What changed it") == hidden.columns
    assert not [cell for row in hidden.rows for cell in row[1:] if any(map(str.isdigit, cell))]


def test_requests_are_told_newest_first() -> None:
    """The table of the dots: the day, what was asked, how long, and where it stands."""
    rows = replies_table(read_replies(values.analysis()), EN, ZONE).rows
    assert ("29.5 h", "still waiting") == rows[0][2:]


def test_an_empty_rule_or_part_is_no_error() -> None:
    """Nothing counted yet: a scale, and no key."""
    empty = Columns(("a",), (Part("one", "#111111", "", (0.0,)),), (Rule("limit", 1.5),))
    axes = draw_columns(sheet(), empty, EN, STYLE)
    assert "one" not in said(axes)
    assert "limit" in said(axes)
