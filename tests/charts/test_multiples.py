"""Small curves side by side, checked by their artists."""

from dataclasses import replace

from tests.charts.drawing import STYLE, said, sheet
from tests.ui import values
from trustjournal.charts.multiples import Small, draw_multiples
from trustjournal.charts.style import HATCHES, OKABE_ITO
from trustjournal.wording import words

HIGH = replace(values.analysis(level=88.0))
SMALLS = (Small("Hall 3", values.analysis()), Small("Zone 4", HIGH))


def test_each_has_its_name_and_its_level() -> None:
    """Who stands higher is drawn higher: one scale for all."""
    axes = draw_multiples(sheet(), SMALLS, words("fr"), STYLE)
    assert {"Hall 3", "68", "Zone 4", "88"} <= set(said(axes))
    ends = [float(line.get_ydata()[0]) for line in axes.lines if line.get_marker() == "o"]  # type: ignore[index,arg-type]
    assert ends[1] < ends[0]


def test_discreet_ones_have_neither() -> None:
    """No name, no level."""
    axes = draw_multiples(sheet(), SMALLS, words("fr"), replace(STYLE, is_discreet=True))
    assert ("mission 1", "mission 2") == said(axes)


def test_a_mission_without_a_fact_is_no_error() -> None:
    """A name over an empty scale."""
    bare = Small("Audit", replace(values.analysis(), points=()))
    assert ("Audit",) == said(draw_multiples(sheet(), (bare,), words("fr"), STYLE))


def test_every_colour_has_a_hatch_of_its_own() -> None:
    """Colour never stands alone."""
    assert len(OKABE_ITO) == len(set(HATCHES))
