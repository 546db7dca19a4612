"""Where does a journal grow while it is encrypted or made plain, and who tidies up afterwards?"""

from pathlib import Path

SIDES = ("", "-journal", "-wal", "-shm")


def part_of(path: Path) -> Path:
    """Return where the new file grows until it takes the journal's name."""
    return path.with_name(f".{path.name}.converting")


def sweep(part: Path) -> None:
    """Remove what a conversion left behind. The caller has the journal open: nobody converts it."""
    for side in SIDES:
        part.with_name(f"{part.name}{side}").unlink(missing_ok=True)
