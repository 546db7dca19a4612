"""How is it known that a copy is the one that was verified?

Beside each backup lies its manifest: a small JSON file with what was counted in the copy and the
SHA-256 of its bytes. A backup without a manifest that agrees is none. The names in a manifest are
never followed anywhere: they only have to equal what is there.
"""

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from trustjournal.domain.kinds import BackupReason
from trustjournal.storage.text import instant
from trustjournal.storage.vault.carrying import write_whole

SUFFIX = ".trustjournal"
MANIFEST = ".manifest.json"
LARGEST = 100_000  # bytes of a manifest


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy. ``made_at`` is an aware datetime; ``counts`` its rows by table.

    ``version`` is that of its tables, ``size`` in bytes, 0 where an older manifest says none.
    """

    path: Path
    made_at: datetime
    journal_id: str
    last_change: int
    counts: tuple[tuple[str, int], ...]
    sha256: str
    reason: BackupReason = BackupReason.ASKED
    version: int = 1
    size: int = 0

    @property
    def entries(self) -> int:
        """How many entries it holds."""
        return dict(self.counts).get("interaction", 0)


def manifest_of(path: Path) -> Path:
    """Return where the manifest of a backup lies."""
    return path.with_name(f"{path.name}{MANIFEST}")


def write_manifest(backup: Backup) -> None:
    """Seal a backup: from now on it counts."""
    value = asdict(backup) | {"path": backup.path.name, "made_at": instant(backup.made_at)}
    write_whole(manifest_of(backup.path), json.dumps(value, indent=1).encode())


def read_manifest(manifest: Path) -> Backup | None:
    """Return the backup that a manifest speaks of, None if there is none beside it."""
    path = manifest.with_name(manifest.name.removesuffix(MANIFEST))
    try:
        if manifest.stat().st_size > LARGEST or not path.is_file():
            return None
        return told(manifest.read_text(encoding="utf-8"), path)
    except (OSError, ValueError):
        return None


def told(text: str, path: Path) -> Backup:
    """Return what a manifest says about the backup at ``path``. ValueError if it says no such."""
    try:
        value = json.loads(text)
        if value["path"] != path.name:
            message = "another's manifest"
            raise ValueError(message)
        return Backup(
            path,
            datetime.fromisoformat(value["made_at"]),
            str(value["journal_id"]),
            int(value["last_change"]),
            tuple((str(table), int(count)) for table, count in value["counts"]),
            str(value["sha256"]),
            _reason(value.get("reason")),
            int(value.get("version", 1)),
            int(value.get("size", 0)),
        )
    except (KeyError, TypeError, AttributeError) as error:
        message = "no manifest"
        raise ValueError(message) from error


def is_intact(backup: Backup) -> bool:
    """Whether a backup's bytes are still those that were verified."""
    with suppress(OSError):
        return sha256_of(backup.path) == backup.sha256
    return False


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file that nobody writes to."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _reason(value: object) -> BackupReason:
    known = {reason.value for reason in BackupReason}
    return BackupReason(value) if value in known else BackupReason.ASKED
