"""What do charts look like, and how do they speak? Handed in by whoever has the palette and words.

Never a colour or a word of their own: a chart on the screen and one on paper differ only by these.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from zoneinfo import ZoneInfo

from trustjournal.domain.verdicts import Phase

POINTS_PER_PIXEL = (
    0.75  # a figure's text is in points of 1/72 inch; screens count 96 pixels an inch
)

OKABE_ITO = ("#009E73", "#56B4E9", "#E69F00", "#CC79A7", "#D55E00", "#0072B2")
HATCHES = ("", "//", "..", "xx", "\\\\", "--")  # the twins of the colours: none stands alone


class Speech(Protocol):
    """The words of one language, as charts need them."""

    def __call__(self, key: str, /, **facts: str | float) -> str:
        """Return the text of a key."""
        ...

    def number(self, value: float, digits: int = 0) -> str:
        """Write a number."""
        ...

    def day(self, day: date, *, weekday: bool = False, year: bool = True) -> str:
        """Write a date."""
        ...


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """Colours ``#rrggbb``, phases' colours and hatches, fonts and their size in pixels."""

    surface: str
    text: str
    muted: str
    hairline: str
    accent: str
    gain: str
    loss: str
    phases: Mapping[Phase, str]
    hatches: Mapping[Phase, str]
    zone: ZoneInfo
    families: tuple[str, ...] = ("DejaVu Sans",)
    text_px: float = 11.0
    series: tuple[str, ...] = OKABE_ITO
    is_discreet: bool = False  # no level and no name is written

    @property
    def text_points(self) -> float:
        """The size of text in points."""
        return self.text_px * POINTS_PER_PIXEL
