"""How does a screen that is filled anew keep the reader's place: focus and scroll?

A screen builds its rows again when its values change. The control that had the focus is found
again by its accessible name, the page by its scroll bar. New rows are laid out before they are
first painted: the width first, then the heights that follow from it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

PASSES = 3  # widths, heights of wrapped text, the page around them


@contextmanager
def kept_in_sight(screen: QWidget) -> Iterator[None]:
    """Fill ``screen`` inside; afterwards focus and scroll are where they were."""
    focused = QApplication.focusWidget()
    inside = focused is not None and screen.isAncestorOf(focused)
    name = focused.accessibleName() if focused is not None and inside else ""
    areas = [area for area in screen.findChildren(QScrollArea) if area.isVisible()]
    heights = [area.verticalScrollBar().value() for area in areas]
    yield
    for _ in range(PASSES):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    if inside and name:
        _focus_again(screen, name)
    for area, height in zip(areas, heights, strict=True):
        area.verticalScrollBar().setValue(height)


def enter_pane(panes: tuple[QWidget, ...], step: int) -> None:
    """Give the focus to the pane after the one that has it, or before it if ``step`` is −1.

    A pane's first control that Tab reaches gets it; in a group, the one that is on.
    """
    focused = QApplication.focusWidget()
    at = next(
        (
            place
            for place, pane in enumerate(panes)
            if focused is not None and (pane is focused or pane.isAncestorOf(focused))
        ),
        -1 if step > 0 else 0,
    )
    for turn in range(1, len(panes) + 1):
        stops = tab_stops(panes[(at + step * turn) % len(panes)])
        if stops:
            next(filter(_is_the_one_on, stops), stops[0]).setFocus(
                Qt.FocusReason.ShortcutFocusReason
            )
            return


def tab_stops(widget: QWidget) -> tuple[QWidget, ...]:
    """Return what Tab reaches inside ``widget``, in the order of Tab."""
    stops: list[QWidget] = []
    one = widget.nextInFocusChain()
    while one is not None and one is not widget:
        inside = widget.isAncestorOf(one) and one.isVisible() and one.isEnabled()
        if inside and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stops.append(one)
        one = one.nextInFocusChain()
    return tuple(stops)


def _is_the_one_on(widget: QWidget) -> bool:
    """Whether it is the button that is on, of several of which one is."""
    return isinstance(widget, QAbstractButton) and widget.autoExclusive() and widget.isChecked()


def _focus_again(screen: QWidget, name: str) -> None:
    if (now := QApplication.focusWidget()) is not None and now.accessibleName() == name:
        return
    for widget in screen.findChildren(QWidget):
        if widget.accessibleName() == name and widget.isEnabled():
            widget.setFocus()
            return
    screen.setFocus()
