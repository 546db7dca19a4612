"""A person at a keyboard: real keys on a screen of their own, typed by xdotool."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 30.0
PAUSE = 0.05
CAPTURE = "Saisie rapide"


class Person:
    """Somebody in front of one screen."""

    def __init__(self, variables: Mapping[str, str], journal: Path) -> None:
        """``variables`` name the screen."""
        self.variables, self.journal = dict(variables), journal
        self.variables["LANG"] = "fr_FR.UTF-8"
        self._started: list[subprocess.Popen[bytes]] = []

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start the program; it ends with the test."""
        command = [sys.executable, "-m", "trustjournal", "--lang", "fr", *self._place(), *words]
        process = subprocess.Popen(command, env=self.variables)
        self._started.append(process)
        return process

    def ask(self, *words: str) -> str:
        """Run a command to its end and return what it says."""
        command = [sys.executable, "-m", "trustjournal", "--lang", "fr", *self._place(), *words]
        done = subprocess.run(
            command, env=self.variables, check=True, capture_output=True, encoding="utf-8"
        )
        return done.stdout

    def finds(self, text: str) -> None:
        """Wait until the list of entries says ``text``."""
        wait_for(lambda: text if text in self.ask("list") else "")

    def see(self, title: str) -> str:
        """Wait for a window that keys go to, and return its number."""

        def find() -> str:
            seen, active = self._windows(title), self._xdotool("getactivewindow")
            return active if active and active in seen.split() else ""

        return wait_for(find)

    def sees(self, title: str) -> bool:
        """Whether a window is there now."""
        return bool(self._windows(title))

    def has_opened(self, process: subprocess.Popen[bytes]) -> bool:
        """Whether a program holds the journal open."""
        files = Path(f"/proc/{process.pid}/fd").iterdir()
        return any(str(file.readlink()) == str(self.journal) for file in files)

    def windows_of(self, process: subprocess.Popen[bytes]) -> list[str]:
        """Return the windows of a program that are to be seen, menus among them."""
        return self._xdotool("search", "--onlyvisible", "--pid", str(process.pid)).split()

    def type(self, text: str) -> None:
        """Type text; ASCII, since xdotool has to change the keyboard for other letters."""
        self._xdotool("type", "--delay", "12", "--", text)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)

    def leave(self) -> None:
        """End what was started."""
        for process in self._started:
            process.kill()
            process.wait()

    def _place(self) -> tuple[str, ...]:
        return ("--journal", str(self.journal))

    def _windows(self, title: str) -> str:
        return self._xdotool("search", "--onlyvisible", "--name", f"^{title}$")

    def _xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env=self.variables,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout.strip()


def wait_for(find: Callable[[], T], *, patience: float = PATIENCE, otherwise: T | None = None) -> T:
    """Return what ``find`` finds as soon as it finds something, else ``otherwise`` if given."""
    until = time.monotonic() + patience
    while not (found := find()):
        if time.monotonic() > until and otherwise is not None:
            return otherwise
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(PAUSE)
    return found
