"""Which command is bound to a key, and which desktop is this?"""

import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from trustjournal.paths import APPLICATION, default_journal


class Desktop(StrEnum):
    """A desktop whose steps are known."""

    GNOME = "gnome"
    KDE = "kde"
    WINDOWS = "windows"
    MACOS = "macos"
    OTHER = "other"


def desktop(environ: Mapping[str, str], platform: str = sys.platform) -> Desktop:
    """Return the desktop this is. ``platform`` is as in sys.platform."""
    if platform == "win32":
        return Desktop.WINDOWS
    if platform == "darwin":
        return Desktop.MACOS
    names = environ.get("XDG_CURRENT_DESKTOP", "").casefold().split(":")
    if any(name in {"gnome", "unity", "ubuntu", "x-cinnamon", "budgie"} for name in names):
        return Desktop.GNOME
    return Desktop.KDE if "kde" in names else Desktop.OTHER


def program(journal: Path) -> tuple[str, ...]:
    """Return the words that show the capture window of ``journal``."""
    found = shutil.which(APPLICATION)
    start = (found,) if found else (sys.executable, "-m", APPLICATION)
    named = () if journal == default_journal() else ("--journal", str(journal))
    return (*start, *named, "quick")


def command_line(words: tuple[str, ...], platform: str = sys.platform) -> str:
    """Return words as one line that may be copied."""
    return subprocess.list2cmdline(words) if platform == "win32" else shlex.join(words)
