"""What of a drawing must be painted anew, and what can stay?

A drawing that changes often has a ground (scale, texts, areas), painted once and kept as a picture,
and a few moving artists over it. Whoever shows it paints the ground again only when told to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True)
class Layers:
    """A drawing: its axes, what moves (lowest first), and whether its ground is another one."""

    axes: Axes
    moving: tuple[Artist, ...]
    is_new_ground: bool
