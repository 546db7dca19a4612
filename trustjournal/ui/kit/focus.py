"""How does a screen that is filled anew keep the reader's place: focus and scroll?

A screen builds its rows again when its values change. The control that had the focus is found
again by its accessible name, the page by its scroll bar. New rows are laid out before they are
first painted: the width first, then the heights that follow from it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

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


def _focus_again(screen: QWidget, name: str) -> None:
    if (now := QApplication.focusWidget()) is not None and now.accessibleName() == name:
        return
    for widget in screen.findChildren(QWidget):
        if widget.accessibleName() == name and widget.isEnabled():
            widget.setFocus()
            return
    screen.setFocus()
