"""When does a program's window first show something? Seen from outside, as a person would.

A few points of the screen are read through Xlib every millisecond; the window is painted when one
of them changes. Nothing is asked of the program, so any program can be compared.
"""

import ctypes
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

POINTS = tuple((x, y) for x in (320, 640, 960, 1280) for y in (260, 420, 580, 740))
ALL_PLANES = ctypes.c_ulong(0xFFFFFFFF)
Z_PIXMAP = 2
PATIENCE = 30.0
# Where a window manager may still draw its frame, or an old window is being taken away.
SETTLING = 0.3


class Screen:
    """What is seen on an X display."""

    def __init__(self, display: str) -> None:
        """Connect to a display by its name."""
        self._x11 = _library()
        self._display = self._x11.XOpenDisplay(display.encode())
        if not self._display:
            raise ConnectionError(display)
        self._root = self._x11.XDefaultRootWindow(self._display)

    def colours(self) -> tuple[int, ...]:
        """Return the colours of POINTS."""
        return tuple(self._colour(*point) for point in POINTS)

    def close(self) -> None:
        """Take leave of the display."""
        self._x11.XCloseDisplay(self._display)

    def _colour(self, x: int, y: int) -> int:
        image = self._x11.XGetImage(self._display, self._root, x, y, 1, 1, ALL_PLANES, Z_PIXMAP)
        colour = int(self._x11.XGetPixel(image, 0, 0))
        self._x11.XDestroyImage(image)
        return colour


def seconds_to_first_paint(
    command: Sequence[str], variables: Mapping[str, str], *, stay: float = 0.0
) -> tuple[float, float]:
    """Start a program; return the seconds until its window shows and its memory (MB) then.

    It stays open ``stay`` seconds before memory is read, then ends. TimeoutError after 30 s.
    """
    screen = Screen(variables["DISPLAY"])
    before = screen.colours()
    start = time.perf_counter()
    silent = subprocess.DEVNULL
    process = subprocess.Popen(command, env=dict(variables), stdout=silent, stderr=silent)
    try:
        while screen.colours() == before:
            time.sleep(0.001)
            if time.perf_counter() - start > PATIENCE or process.poll() is not None:
                raise TimeoutError(" ".join(command))
        seconds = time.perf_counter() - start
        time.sleep(stay)
        return seconds, _memory(process.pid)
    finally:
        process.terminate()
        process.wait(10)
        time.sleep(SETTLING)
        screen.close()


def _memory(process: int) -> float:
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _library() -> ctypes.CDLL:
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XGetImage.argtypes = [
        ctypes.c_void_p,
        ctypes.c_ulong,
        *[ctypes.c_int] * 2,
        *[ctypes.c_uint] * 2,
        ctypes.c_ulong,
        ctypes.c_int,
    ]
    x11.XGetImage.restype = ctypes.c_void_p
    x11.XGetPixel.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
    x11.XGetPixel.restype = ctypes.c_ulong
    x11.XDestroyImage.argtypes = [ctypes.c_void_p]
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    return x11
