"""Which stretch of a chart is in sight, and how does one look closer, or elsewhere?

Windows are pure values: each function returns another one, never wider than the whole and never
narrower than three days. The whole itself is None: it grows with the days.
"""

from datetime import datetime, timedelta

from trustjournal.charts.trajectory import TimeWindow

CLOSER = 0.8  # a turn of the wheel
LEAST = timedelta(days=3)
A_STEP = 0.15  # of the window


def zoomed(
    window: TimeWindow, whole: TimeWindow, around: datetime, *, turns: float
) -> TimeWindow | None:
    """Return a closer look (turns > 0) or a wider one, what is ``around`` staying where it is."""
    factor = CLOSER**turns
    length = max(LEAST, (window.end - window.start) * factor)
    share = (around - window.start) / (window.end - window.start)
    start = around - length * min(1.0, max(0.0, share))
    return kept_inside(TimeWindow(start, start + length), whole)


def moved(window: TimeWindow, whole: TimeWindow, by: timedelta) -> TimeWindow | None:
    """Return the window that much later (or earlier), as far as there is something to see."""
    return kept_inside(TimeWindow(window.start + by, window.end + by), whole)


def stepped(window: TimeWindow, whole: TimeWindow, steps: int) -> TimeWindow | None:
    """Return the window a few steps later or earlier."""
    return moved(window, whole, (window.end - window.start) * A_STEP * steps)


def showing(window: TimeWindow, whole: TimeWindow, at: datetime) -> TimeWindow | None:
    """Return the window, moved if a moment would not be in sight."""
    if at < window.start:
        return moved(window, whole, at - window.start)
    if at > window.end:
        return moved(window, whole, at - window.end)
    return kept_inside(window, whole)


def kept_inside(window: TimeWindow, whole: TimeWindow) -> TimeWindow | None:
    """Return the window pushed inside the whole; None if it is all of it."""
    length = window.end - window.start
    if length >= whole.end - whole.start:
        return None
    start = min(max(window.start, whole.start), whole.end - length)
    return TimeWindow(start, start + length)
