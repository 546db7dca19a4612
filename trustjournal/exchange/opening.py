"""What is in this file? The one way in, whatever its format.

Our own JSON is read here; what others wrote is read by a process of its own (reading.py). A journal
is opened by whoever holds journals: its place is handed back.
"""

from dataclasses import dataclass
from pathlib import Path

from trustjournal.domain.archive import Archive
from trustjournal.domain.incoming import Incoming, Wishes
from trustjournal.errors import Problem, Trouble, Unacceptable
from trustjournal.exchange.archive import read_archive
from trustjournal.exchange.files import MOST_OWN_BYTES, content_of
from trustjournal.exchange.formats import LOOKED_AT, ImportFormat, by_name, format_of
from trustjournal.exchange.reading import read_foreign


@dataclass(frozen=True, slots=True)
class Opened:
    """A file read. One of the two is there; neither is for a journal, which ``path`` names."""

    path: Path
    format: ImportFormat
    archive: Archive | None = None
    incoming: Incoming | None = None


def open_file(path: Path, wishes: Wishes, *, journal: Path) -> Opened:
    """Read a file to be imported into the journal at ``journal``.

    Raises Unacceptable for what cannot be one, Trouble for what cannot be read at all.
    """
    if _is_same(path, journal):
        raise Unacceptable(Problem("import_itself", {"path": path.name}))
    chosen = by_name(path.name)
    if chosen is not ImportFormat.SQLITE:  # a journal is opened by SQLite alone
        chosen = format_of(path.name, _head(path))
    match chosen:
        case ImportFormat.SQLITE:
            return Opened(path, chosen)
        case ImportFormat.JSON:
            return Opened(path, chosen, archive=read_archive(content_of(path, MOST_OWN_BYTES)))
        case _:
            return Opened(path, chosen, incoming=read_foreign(content_of(path), chosen, wishes))


def _is_same(path: Path, journal: Path) -> bool:
    try:
        return path.samefile(journal)
    except OSError:
        return False


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LOOKED_AT)
    except FileNotFoundError as error:
        raise Trouble(code="file_missing", path=str(path)) from error
    except OSError as error:
        raise Trouble(code="file_unreadable", path=str(path)) from error
