"""Is a folder kept in step with other machines, or not of this one at all?

A journal is one file that SQLite writes page by page: a service that copies it meanwhile, or two
machines that open it, tear it. Such folders are known by their names, by the marks services leave
in them, and by the kind of file system. The answer is the service's own name, to be shown.
"""

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

NAMES = (
    (r"dropbox( \(.*\))?", "Dropbox"),
    (r"onedrive( - .*)?", "OneDrive"),
    (r"icloud ?drive|com~apple~clouddocs", "iCloud Drive"),
    (r"google ?drive|my drive|mon drive", "Google Drive"),
    (r"googledrive-.*", "Google Drive"),
    (r"nextcloud\d*", "Nextcloud"),
    (r"owncloud\d*", "ownCloud"),
    (r"kdrive\d*", "kDrive"),
    (r"pclouddrive|pcloud drive", "pCloud"),
    (r"proton ?drive(-.*)?", "Proton Drive"),
    (r"synologydrive|cloudstation", "Synology Drive"),
    (r"mega( sync| limited)?|megasync", "MEGA"),
)
MARKS = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".owncloudsync.log", "Nextcloud"),
    (".nextcloudsync.log", "Nextcloud"),
    (".tmp.driveupload", "Google Drive"),
    (".stfolder", "Syncthing"),
    (".stignore", "Syncthing"),
)
GLOBS = ((".sync_*.db", "Nextcloud"), ("._sync_*.db", "Nextcloud"))
SHARED_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "davfs", "ncpfs", "afs"}
    | {"fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.smbnetfs"}
)
CLOUDS = "CloudStorage"  # where macOS keeps what services bring
NETWORK = "NAS"
REMOTE_DRIVE = 4  # Source: Windows, GetDriveTypeW
MOUNTS = Path("/proc/self/mountinfo")


def service_at(folder: Path, *, environ: Mapping[str, str], home: Path) -> str | None:
    """Return the name of the service that keeps ``folder`` elsewhere too; None for an own one.

    The folder need not exist yet: what is above it counts.
    """
    place = Path(os.path.realpath(folder))
    above = (place, *place.parents)
    return (
        _named(place, home)
        or _told_by(environ, above)
        or _told_by_dropbox(home, above)
        or next((name for one in above for name in _marks(one)), None)
        or _shared(place)
    )


def shared_system(place: Path, mounts: str) -> bool:
    """Whether a path lies on a network share, by the text of Linux's mountinfo."""
    found: tuple[int, bool] = (-1, False)
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields, system = before.split(), after.split()
        if len(fields) > 4 and system:  # noqa: PLR2004 - the mount point is the fifth
            point = re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), fields[4])
            if place.is_relative_to(point) and len(point) >= found[0]:
                found = len(point), system[0] in SHARED_SYSTEMS
    return found[1]


def _named(place: Path, home: Path) -> str | None:
    parts = place.relative_to(home).parts if place.is_relative_to(home) else place.parts
    for part in parts:
        for pattern, name in NAMES:
            if re.fullmatch(pattern, part.lower()):
                return name
    within = parts[parts.index(CLOUDS) + 1 :] if CLOUDS in parts else ()
    return within[0] if within else None


def _told_by(environ: Mapping[str, str], above: tuple[Path, ...]) -> str | None:
    named = (environ.get(name) for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"))
    places = {Path(os.path.realpath(one)) for one in named if one}
    return "OneDrive" if places & set(above) else None


def _told_by_dropbox(home: Path, above: tuple[Path, ...]) -> str | None:
    with suppress(OSError, ValueError, AttributeError, TypeError):
        told = json.loads((home / ".dropbox" / "info.json").read_text(encoding="utf-8"))
        places = {Path(os.path.realpath(account["path"])) for account in told.values()}
        if places & set(above):
            return "Dropbox"
    return None


def _marks(folder: Path) -> Iterator[str]:
    yield from (name for mark, name in MARKS if (folder / mark).exists() and mark != ".dropbox")
    if (folder / ".dropbox").is_file():  # the folder of that name in a home holds settings only
        yield "Dropbox"
    with suppress(OSError):
        yield from (name for pattern, name in GLOBS for _ in folder.glob(pattern))


def _shared(place: Path) -> str | None:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows only

        drive = place.drive
        if drive.startswith("\\\\"):
            return NETWORK
        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")
        return NETWORK if kind == REMOTE_DRIVE else None
    with suppress(OSError):
        if shared_system(place, MOUNTS.read_text(encoding="utf-8", errors="replace")):
            return NETWORK
    return None
