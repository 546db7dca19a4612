"""Which preferences does the user have?

One JSON file in the settings folder, read into one frozen value and written atomically. Keys that
this version does not know are kept as they are, so an older version never loses a newer one's. A
file that cannot be read or parsed counts as empty: preferences are never worth refusing to start.
What changes conclusions lives in the journal; window geometry in QSettings.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from trustjournal.paths import settings_folder

FILE_NAME = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """Preferences. None means: never chosen. ``zone`` is an IANA name; ``shortcuts`` are keys by
    command, ``searches`` queries by the name they are kept under; ``backup_folder`` is the second
    place of backups, ``synced_folder`` one in which a journal may live although it is kept in step
    with other machines; ``lock_minutes`` without a key lock an encrypted journal, 0 never.
    """

    language: str | None = None
    zone: str | None = None
    journal: str | None = None
    discreet: bool = False
    quiet_from: str | None = None
    quiet_until: str | None = None
    consultant: str | None = None
    portage_company: str | None = None
    accent: str | None = None
    colours: str | None = None
    text_percent: int = 100
    less_motion: bool = False
    reminders: bool = True
    reminders_name_clients: bool = True
    login_offered: bool = False
    shortcuts: Mapping[str, str] = field(default_factory=dict)
    searches: Mapping[str, str] = field(default_factory=dict)
    backup_folder: str | None = None
    synced_folder: str | None = None
    lock_minutes: int = 5
    lock_with_session: bool = True
    unknown: Mapping[str, object] = field(default_factory=dict)


UNCHOSEN = Settings()


def default_file() -> Path:
    """Return where preferences are kept."""
    return settings_folder() / FILE_NAME


def load(file: Path | None = None) -> Settings:
    """Read the preferences; a value of the wrong type counts as never chosen."""
    stored = _stored(file or default_file())
    known = {item.name for item in fields(Settings)} - {"unknown"}
    chosen = {
        name: value for name, value in stored.items() if name in known and _suits(name, value)
    }
    unknown = {name: value for name, value in stored.items() if name not in known}
    return replace(Settings(unknown=unknown), **chosen)  # type: ignore[arg-type]  # _suits checked


def save(settings: Settings, file: Path | None = None) -> None:
    """Write the preferences: a new file beside the old one, then the swap."""
    import tempfile  # noqa: PLC0415 - costs 8 ms, and settings are read far more than written

    target = file or default_file()
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    values = dict(settings.unknown)
    for item in fields(Settings):
        value = getattr(settings, item.name)
        if item.name != "unknown" and value != getattr(UNCHOSEN, item.name):
            values[item.name] = dict(value) if isinstance(value, Mapping) else value
    text = json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True)
    handle, part = tempfile.mkstemp(dir=target.parent, prefix=".settings-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text + "\n")
            out.flush()
            os.fsync(out.fileno())
        Path(part).replace(target)
    except OSError:
        Path(part).unlink(missing_ok=True)
        raise


def _stored(file: Path) -> dict[str, object]:
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def _suits(name: str, value: object) -> bool:
    usual = getattr(UNCHOSEN, name)
    if isinstance(usual, Mapping):
        return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    return type(value) is (str if usual is None else type(usual))
