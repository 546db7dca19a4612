"""Where do the tests' windows appear? On a screen of their own, under a window manager.

On Linux that is Xvfb with openbox, so that a developer's desktop neither disturbs the tests nor is
disturbed (Qt's offscreen platform warns, and a warning fails our tests); elsewhere it is the
desktop. Standard library only.
"""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import machine

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def own_screen(size: str = "1920x1080") -> Iterator[dict[str, str]]:
    """Yield the environment for programs that shall appear there.

    Their preferences and journals go to a scratch folder.
    """
    with tempfile.TemporaryDirectory(prefix="trustjournal-test-") as scratch:
        variables = machine.environment()
        if not machine.ON_LINUX:
            yield variables
            return
        for name in [name for name in variables if name.startswith(("QT_", "WAYLAND_"))]:
            del variables[name]
        for name in ("CONFIG", "DATA", "STATE"):
            variables[f"XDG_{name}_HOME"] = str(Path(scratch, name.lower()))
        runtime = Path(scratch, "runtime")
        runtime.mkdir(mode=0o700)
        variables["XDG_RUNTIME_DIR"] = str(runtime)
        variables["QT_QPA_PLATFORM"] = "xcb"
        with _xvfb(size) as display:
            variables["DISPLAY"] = display
            with _ended_at_last(["openbox"], variables):
                _wait_for_window_manager(variables)
                yield variables


@contextlib.contextmanager
def _xvfb(size: str) -> Iterator[str]:
    """Yield the name of a display on a new virtual screen."""
    reading, writing = os.pipe()
    options = ["-screen", "0", f"{size}x24", "-dpi", "96", "-noreset", "-nolisten", "tcp"]
    command = ["Xvfb", "-displayfd", str(writing), *options]
    with _ended_at_last(command, machine.environment(), passing=(writing,)):
        os.close(writing)
        try:
            number = _line(reading)
        finally:
            os.close(reading)
        if not number:
            machine.halt("The virtual screen did not start: Xvfb gave no display.")
        yield f":{number}"


def _line(reading: int) -> str:
    """Read to the end of the line: closing earlier would end Xvfb, which writes it in two parts."""
    said = b""
    while not said.endswith(b"\n") and select.select([reading], [], [], 20)[0]:
        part = os.read(reading, 32)
        if not part:
            break
        said += part
    return said.decode().strip()


@contextlib.contextmanager
def _ended_at_last(
    command: list[str], variables: dict[str, str], *, passing: tuple[int, ...] = ()
) -> Iterator[None]:
    silent = subprocess.DEVNULL
    process = subprocess.Popen(
        command, env=variables, stdout=silent, stderr=silent, pass_fds=passing
    )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait_for_window_manager(variables: dict[str, str]) -> None:
    question = ["xdotool", "get_desktop"]
    for _ in range(100):
        if (
            subprocess.run(question, env=variables, capture_output=True, check=False).returncode
            == 0
        ):
            return
        time.sleep(0.05)
    machine.halt("The window manager of the virtual screen did not start (openbox).")
