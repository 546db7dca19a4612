"""The sheet: colours that can be read, tokens that are all filled, icons of one family."""

import re
from itertools import product

import pytest

from trustjournal.domain.verdicts import Phase
from trustjournal.paths import resources
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.stylesheet import sheet

GROUNDS = ("paper", "surface", "sunken", "hover")
INKS = ("text", "muted", "grave_ink", "soon_ink", "good_ink")
WASHES = (("grave_ink", "grave_wash"), ("soon_ink", "soon_wash"), ("good_ink", "accent_wash"))


@pytest.mark.parametrize("palette", theme.PALETTES.values(), ids=theme.PALETTES)
def test_every_text_colour_reads_on_every_ground(palette: theme.Palette) -> None:
    """Contrast is at least 4.5 to 1. Source: WCAG 2.2, 1.4.3."""
    colours = palette.tokens()
    pairs = [
        *product(INKS, GROUNDS),
        *WASHES,
        ("on_accent", "accent"),
        ("accent", "surface"),
        ("accent", "paper"),
    ]
    faint = {
        (ink, ground): round(theme.contrast(colours[ink], colours[ground]), 2)
        for ink, ground in pairs
        if theme.contrast(colours[ink], colours[ground]) < 4.5
    }
    assert not faint


@pytest.mark.parametrize("phase", Phase)
def test_the_word_on_a_phase_chip_reads(phase: Phase) -> None:
    """Text on a coloured chip is dark or light by contrast, never below 4.5 to 1."""
    colour = theme.PHASE_COLOURS[phase]
    assert theme.contrast(theme.ink_on(colour), colour) >= 4.5


def test_phases_are_told_apart_without_colour() -> None:
    """Each phase has a hatch of its own and an icon of its own."""
    assert len(Phase) == len(set(theme.PHASE_HATCHES.values()))
    assert all((resources() / "icons" / f"{phase}.svg").exists() for phase in Phase)


def test_the_stylesheet_leaves_no_token_unfilled(look: Presentation) -> None:
    """Every ${token} of the sheet is a colour of the palette; every size is of the scale."""
    filled = sheet(look)
    sizes = {int(size) for size in re.findall(r"font-size: (\d+)px", filled)}
    assert "${" not in filled
    assert sizes <= {theme.CAPTION, theme.BODY, theme.STRONG, theme.TITLE, theme.FIGURE}


def test_a_larger_text_size_scales_the_sheet(look: Presentation) -> None:
    """At 200 % text the body is 26 px."""
    look.scale = 2.0
    assert "font-size: 26px" in sheet(look)


def test_icons_are_one_outline_family() -> None:
    """Each is drawn on a 24 grid with strokes of 1.6 in the current colour."""
    for file in sorted((resources() / "icons").glob("*.svg")):
        text = file.read_text(encoding="utf-8")
        assert 'viewBox="0 0 24 24"' in text, file.name
        assert 'stroke-width="1.6"' in text, file.name
        assert 'stroke="currentColor"' in text, file.name
