"""Does something compose the screen, so that a window may be translucent?

Everywhere but on a plain X11 desktop. There, a composing manager owns a selection named after the
screen (Source: EWMH 1.5, _NET_WM_CM_Sn); Qt 6 no longer says, so Xlib is asked.
"""

import ctypes
from contextlib import suppress

from PySide6.QtCore import Qt
from PySide6.QtGui import QBitmap, QGuiApplication, QPainter
from PySide6.QtWidgets import QWidget


def is_composed() -> bool:
    """Whether translucent parts of a window show what is behind it."""
    if QGuiApplication.platformName() != "xcb":
        return True
    with suppress(OSError, AttributeError):
        return _has_composing_manager(ctypes.CDLL("libX11.so.6"))
    return False


def cut_round(window: QWidget, radius: int) -> None:
    """Cut a window to a rounded shape, where corners cannot be translucent."""
    shape = QBitmap(window.size())
    shape.fill(Qt.GlobalColor.color0)
    painter = QPainter(shape)
    painter.setBrush(Qt.GlobalColor.color1)
    painter.drawRoundedRect(window.rect().adjusted(0, 0, -1, -1), radius, radius)
    painter.end()
    window.setMask(shape)


def _has_composing_manager(x11: ctypes.CDLL) -> bool:
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    x11.XInternAtom.restype = ctypes.c_ulong
    x11.XGetSelectionOwner.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
    x11.XGetSelectionOwner.restype = ctypes.c_ulong
    x11.XDefaultScreen.argtypes = x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = x11.XOpenDisplay(None)
    if not display:
        return False
    try:
        name = f"_NET_WM_CM_S{x11.XDefaultScreen(display)}"
        return bool(x11.XGetSelectionOwner(display, x11.XInternAtom(display, name.encode(), 0)))
    finally:
        x11.XCloseDisplay(display)
