"""Does the program start with the session? Said where each system keeps such things.

Linux: a desktop entry in the autostart folder. Source: Desktop Application Autostart Specification
0.5. macOS: a launch agent, a property list in the user's library. Windows: a value under the Run
key of the user. Plain functions on plain files; whoever calls them says where.
"""

import plistlib
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSettings

from trustjournal.paths import APPLICATION

AGENT = f"org.{APPLICATION}.{APPLICATION}"
RUN_KEY = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Run"


def starts(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether the program starts with the session."""
    if platform == "win32":
        return _run_key().contains(APPLICATION)
    return _file(environ, platform).exists()


def start(words: tuple[str, ...], environ: Mapping[str, str], platform: str = sys.platform) -> None:
    """Let ``words`` be run at each login from now on. OSError where that cannot be written."""
    if platform == "win32":
        _run_key().setValue(APPLICATION, subprocess.list2cmdline(words))
        return
    file = _file(environ, platform)
    file.parent.mkdir(parents=True, exist_ok=True)
    if platform == "darwin":
        agent = {"Label": AGENT, "ProgramArguments": list(words), "RunAtLoad": True}
        file.write_bytes(plistlib.dumps(agent))
    else:
        file.write_text(_entry(words), encoding="utf-8")


def start_no_more(environ: Mapping[str, str], platform: str = sys.platform) -> None:
    """Let nothing be run at login. OSError where that cannot be written."""
    if platform == "win32":
        _run_key().remove(APPLICATION)
    else:
        _file(environ, platform).unlink(missing_ok=True)


def _file(environ: Mapping[str, str], platform: str) -> Path:
    home = Path(environ.get("HOME") or Path.home())
    if platform == "darwin":
        return home / "Library" / "LaunchAgents" / f"{AGENT}.plist"
    named = environ.get("XDG_CONFIG_HOME", "").strip()
    settings = Path(named) if named else home / ".config"
    return settings / "autostart" / f"{APPLICATION}.desktop"


def _entry(words: tuple[str, ...]) -> str:
    command = " ".join(_quoted(word) for word in words)
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        f"Name={APPLICATION}",
        f"Exec={command}",
        f"Icon={APPLICATION}",
        "Terminal=false",
        "StartupNotify=false",
        "X-GNOME-Autostart-enabled=true",
    )
    return "\n".join((*lines, ""))


def _quoted(word: str) -> str:
    """Return a word as Exec reads it. Source: Desktop Entry Specification 1.5, Exec."""
    if shlex.quote(word) == word:
        return word
    for sign in ("\\", '"', "`", "$"):
        word = word.replace(sign, f"\\{sign}")
    return '"' + word.replace("\\", "\\\\").replace("%", "%%") + '"'


def _run_key() -> QSettings:
    """Return the registry's Run key, as Qt reads and writes it."""
    return QSettings(RUN_KEY, QSettings.Format.NativeFormat)
