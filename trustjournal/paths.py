"""Where are things: the resources we ship, the user's data, settings, state and logs?"""

import os
import sys
from functools import cache
from pathlib import Path

ON_LINUX = sys.platform.startswith("linux")
APPLICATION = "trustjournal"
JOURNAL_NAME = f"journal.{APPLICATION}"


@cache
def resources() -> Path:
    """Return the resources folder: inside the wheel, or beside the package in the repository."""
    package = Path(__file__).parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def data_folder() -> Path:
    """Return where the journal lives by default; it may not exist yet."""
    return _folder("data", "XDG_DATA_HOME", ".local/share")


def settings_folder() -> Path:
    """Return where preferences live; it may not exist yet."""
    return _folder("config", "XDG_CONFIG_HOME", ".config")


def state_folder() -> Path:
    """Return where logs, drafts and the lock live; it may not exist yet."""
    return _folder("state", "XDG_STATE_HOME", ".local/state")


def default_journal() -> Path:
    """Return the journal opened when none is named."""
    return data_folder() / JOURNAL_NAME


def _folder(kind: str, variable: str, beneath_home: str) -> Path:
    if ON_LINUX:  # what platformdirs says here, 0.01 s sooner
        named = os.environ.get(variable, "").strip()
        return (Path(named) if named else Path.home() / beneath_home) / APPLICATION
    import platformdirs  # noqa: PLC0415 - see above

    found: str = getattr(platformdirs, f"user_{kind}_dir")(APPLICATION, appauthor=False)
    return Path(found)
