"""The grid of clients by weeks, checked by its artists."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from tests.charts.drawing import STYLE
from tests.ui.values import CLIENT
from trustjournal.charts.weeks import cell_colour, draw_weeks, height_px
from trustjournal.domain.portfolio import ClientWeeks, WeekGrid
from trustjournal.ui.kit import theme
from trustjournal.wording import words

LEVELS = (None, 12.0, 50.0, 88.4)
GRID = WeekGrid(
    tuple(date(2026, 5, 4) + timedelta(days=7) * week for week in range(4)),
    (ClientWeeks(CLIENT, LEVELS),),
)


def drawn(width: float = 8.0) -> list[str]:
    """Return the texts of the drawing."""
    axes = draw_weeks(Figure(figsize=(width, 1)), GRID, words("fr"), STYLE)
    return [one.get_text() for one in axes.texts]


def test_each_level_stands_in_its_cell() -> None:
    """The number is readable without any colour; a week without a level is an empty cell."""
    said = drawn()
    assert {"12", "50", "88", CLIENT.name, "mai"} <= set(said)
    axes = draw_weeks(Figure(figsize=(8, 1)), GRID, words("fr"), STYLE)
    assert len(LEVELS) == sum(isinstance(patch, Rectangle) for patch in axes.patches)


def test_narrow_cells_have_no_numbers() -> None:
    """Where a number does not fit, it is left out rather than written over the next."""
    assert "12" not in drawn(width=0.8)


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_low_and_high_differ_and_every_number_can_be_read(palette: theme.Palette) -> None:
    """Whatever the level, text on its cell has enough contrast, in light and in dark."""
    style = replace(
        STYLE,
        surface=palette.surface,
        text=palette.text,
        accent=palette.accent,
        loss=palette.grave,
    )
    colours = [cell_colour(level, style) for level in range(0, 101, 5)]
    assert colours[1] != colours[-2]
    assert min(theme.contrast(colour, style.text) for colour in colours) >= 4.5


def test_the_height_follows_the_clients() -> None:
    """Ten clients take ten rows; none takes one."""
    ten = WeekGrid(GRID.mondays, GRID.clients * 10)
    assert height_px(ten) - height_px(GRID) == 9 * 26
    assert height_px(WeekGrid(GRID.mondays, ())) == height_px(GRID)
