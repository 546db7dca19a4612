"""What is the one QApplication, in which zone does it speak, and what if we made a mistake?"""

import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication

from trustjournal import settings
from trustjournal.paths import state_folder
from trustjournal.ui.kit.endurance import lend_references

FALLBACK_ZONE = "Europe/Paris"
"""The zone where neither the clock nor the settings name one."""


def application() -> QApplication:
    """Return the one QApplication, made on the first call."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    lend_references()
    QApplication.setApplicationName("trustjournal")
    QApplication.setDesktopFileName("trustjournal")
    app = QApplication(sys.argv[:1])
    sys.excepthook = report_bug
    return app


def zone_of(clock: Callable[[], datetime]) -> str:
    """Return the IANA name of the zone in which the consultant speaks."""
    zone = clock().tzinfo
    if isinstance(zone, ZoneInfo) and zone.key != "UTC":
        return zone.key
    return settings.load().zone or FALLBACK_ZONE


def report_bug(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Note where our own mistake happened, without any text of the journal; go on."""
    if issubclass(kind, KeyboardInterrupt):
        sys.exit(130)
    places: list[str] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    _note(f"{type(error).__name__}: {' < '.join(reversed(places))}\n")


def _note(told: str) -> None:
    """Add a line to the log of bugs, which only its owner reads; nothing stops for a full disk."""
    folder = state_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(folder / "bugs.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as out:
            out.write(told)
    except OSError:
        return
