"""Where are things: the resources we ship, the user's data, settings, state and logs?"""

from functools import cache
from pathlib import Path

JOURNAL_NAME = "journal.trustjournal"


@cache
def resources() -> Path:
    """Return the resources folder: inside the wheel, or beside the package in the repository."""
    package = Path(__file__).parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def data_folder() -> Path:
    """Return where the journal lives by default; it may not exist yet."""
    import platformdirs  # noqa: PLC0415 - costs 5 ms, not needed with --journal

    return Path(platformdirs.user_data_dir("trustjournal", appauthor=False))


def settings_folder() -> Path:
    """Return where preferences live; it may not exist yet."""
    import platformdirs  # noqa: PLC0415

    return Path(platformdirs.user_config_dir("trustjournal", appauthor=False))


def state_folder() -> Path:
    """Return where logs, drafts and the lock live; it may not exist yet."""
    import platformdirs  # noqa: PLC0415

    return Path(platformdirs.user_state_dir("trustjournal", appauthor=False))


def default_journal() -> Path:
    """Return the journal opened when none is named."""
    return data_folder() / JOURNAL_NAME
