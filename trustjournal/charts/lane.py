"""How is the lane of facts under a trajectory drawn, and which shapes does its key name?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from trustjournal.charts import markers
from trustjournal.charts.ground import pixels_a_day
from trustjournal.charts.markers import GLYPHS, LOSSES, Marker, Shape
from trustjournal.charts.sheet import SCREEN_DPI
from trustjournal.charts.style import POINTS_PER_PIXEL, ChartStyle, Speech
from trustjournal.charts.timescale import number
from trustjournal.domain.analysis import LevelChange

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.lines import Line2D

GAINS_AT, LOSSES_AT = -5.0, -11.0
MARKER_PIXELS, CROWD = 9.0, 1.45  # a shape that stands for several is larger
NEAR = 0.8  # of a marker: nearer than that two of one shape stand as one
KEY_PX, KEY_GAP, SIGN_WIDTH = 33.0, 40.0, 0.48
QUIET = frozenset({Shape.CONTACT, Shape.CHANGE, Shape.RATING})


class Lane:
    """One line of markers a shape; those that stand for several are drawn larger."""

    def __init__(self, axes: Axes, words: Speech, style: ChartStyle) -> None:
        self._axes, self._words, self._style = axes, words, style
        self._lines: dict[tuple[Shape, bool], Line2D] = {}
        self._named: tuple[tuple[Shape, ...], bool] | None = None
        self._key: list[Artist] = []

    @property
    def artists(self) -> tuple[Line2D, ...]:
        """What moves: the lines that hold a marker."""
        return tuple(line for line in self._lines.values() if line.get_visible())

    def set(
        self, changes: Sequence[LevelChange], window: tuple[float, float], *, has_ghost: bool
    ) -> bool:
        """Move the markers; whether the key had to be written anew."""
        apart = MARKER_PIXELS * NEAR / pixels_a_day(self._axes)
        found = markers.markers(changes, apart=apart)
        places: dict[tuple[Shape, bool], list[float]] = {}
        left, right = window
        for marker in found:
            at = number(marker.at)
            if left <= at <= right:
                places.setdefault((marker.shape, _is_crowd(marker)), []).append(at)
        for key in places.keys() - self._lines.keys():
            self._lines[key] = _line(self._axes, key[0], self._style, is_crowd=key[1])
        for (shape, is_crowd), line in self._lines.items():
            these = places.get((shape, is_crowd), [])
            line.set_visible(bool(these))
            line.set_data(these, [height(shape)] * len(these))
        shown = {shape for shape, _ in places}
        return self._name(tuple(shape for shape in Shape if shape in shown), has_ghost=has_ghost)

    def _name(self, shapes: tuple[Shape, ...], *, has_ghost: bool) -> bool:
        if (shapes, has_ghost) == self._named:
            return False
        self._named = (shapes, has_ghost)
        for artist in self._key:
            artist.remove()
        self._key = []
        at = 6.0
        for shape in shapes:
            sign = _Sign(GLYPHS[shape], _size(shape), _colour(shape, self._style))
            at = self._name_one(self._words(f"charts.shape.{shape}"), sign, at)
        if has_ghost:
            sign = _Sign("_", MARKER_PIXELS, self._style.muted)
            self._name_one(self._words("charts.ghost"), sign, at)
        return True

    def _name_one(self, word: str, sign: _Sign, at: float) -> float:
        """Name a sign ``at`` pixels from the left; return where the next begins."""
        from matplotlib.transforms import ScaledTranslation  # noqa: PLC0415 - see sheet.py

        axes, style = self._axes, self._style
        down = KEY_PX * style.text_px / 11
        offset = ScaledTranslation(at / SCREEN_DPI, -down / SCREEN_DPI, axes.figure.dpi_scale_trans)
        (drawn,) = axes.plot(
            [0], [0], linestyle="none", clip_on=False, transform=axes.transAxes + offset,
            marker=sign.marker, ms=sign.size, color=sign.colour,
        )  # fmt: skip
        text = axes.annotate(
            word, (0, 0), xycoords="axes fraction", textcoords="offset points", va="center",
            xytext=((at + 11) * POINTS_PER_PIXEL, -down * POINTS_PER_PIXEL),
            color=style.muted, annotation_clip=False, fontfamily=list(style.families),
            fontsize=style.text_points,
        )  # fmt: skip
        self._key += [drawn, text]
        return at + KEY_GAP + style.text_px * SIGN_WIDTH * len(word)


class _Sign(NamedTuple):
    """A marker of the key; its size in points."""

    marker: str
    size: float
    colour: str


def height(shape: Shape) -> float:
    """Return where a shape stands: what lowers trust below what lifts it."""
    return LOSSES_AT if shape in LOSSES else GAINS_AT


def _line(axes: Axes, shape: Shape, style: ChartStyle, *, is_crowd: bool) -> Line2D:
    (line,) = axes.plot(
        [], [], linestyle="none", marker=GLYPHS[shape], color=_colour(shape, style), mew=0.6,
        ms=_size(shape) * (CROWD if is_crowd else 1.0), clip_on=False,
        zorder=3 if shape is Shape.CONTACT else 4,
    )  # fmt: skip
    line.set_gid(f"lane.{shape}" + (".crowd" if is_crowd else ""))
    return line


def _is_crowd(marker: Marker) -> bool:
    return marker.count > 1


def _colour(shape: Shape, style: ChartStyle) -> str:
    if shape in QUIET:
        return style.muted
    return style.loss if shape in LOSSES else style.gain


def _size(shape: Shape) -> float:
    wide = 1.4 if shape is Shape.RATING else 1.0  # a star fills less of its box
    return MARKER_PIXELS * POINTS_PER_PIXEL * 0.8 * wide
