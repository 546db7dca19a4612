"""What can leave a journal, in which shape, and can it come back?

Each format turns values into bytes in a module of its own; a plain SQLite copy is made by
the journal itself. What leaves is readable by whoever has the file, also where the journal is
encrypted.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from trustjournal.domain.archive import Archive
from trustjournal.domain.records import ClientFile
from trustjournal.exchange.archive import write_archive
from trustjournal.exchange.files import fill_with, put_in_place
from trustjournal.wording import Words


class ExportFormat(StrEnum):
    """The shapes in which a journal may leave."""

    JSON = "json"
    SQLITE = "sqlite"
    CSV = "csv"
    ICS = "ics"
    MD = "md"


class Return(StrEnum):
    """What of an export an import brings back."""

    ALL = "all"
    ENTRIES = "entries"
    NOTHING = "nothing"


COMES_BACK = {
    ExportFormat.JSON: Return.ALL,
    ExportFormat.SQLITE: Return.ALL,
    ExportFormat.CSV: Return.ENTRIES,
    ExportFormat.ICS: Return.NOTHING,
    ExportFormat.MD: Return.NOTHING,
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where an export takes its values from, asked only for what its format needs."""

    archive: Callable[[], Archive]
    files: Callable[[], tuple[ClientFile, ...]]
    copy_to: Callable[[Path], None]
    words: Words
    delimiter: str = ","  # of a table; a French spreadsheet opens one with semicolons


def export(chosen: ExportFormat, source: Source, target: Path, *, over: bool = False) -> None:
    """Write an export to ``target``, whole or not at all.

    ``over``: the user agreed to replace what is there; without it, that is Unacceptable.
    """
    if chosen is ExportFormat.SQLITE:
        put_in_place(target, source.copy_to, over=over)
    else:
        put_in_place(target, fill_with(_chunks(chosen, source)), over=over)


def _chunks(chosen: ExportFormat, source: Source) -> Iterator[bytes]:
    match chosen:
        case ExportFormat.JSON:
            return write_archive(source.archive())
        case ExportFormat.CSV:
            from trustjournal.exchange.entries_csv import write_entries  # noqa: PLC0415 - one of five

            return write_entries(source.files(), source.delimiter)
        case ExportFormat.ICS:
            from trustjournal.exchange.calendar_out import write_calendar  # noqa: PLC0415

            return write_calendar(source.files(), source.words)
        case _:
            from trustjournal.exchange.readable import write_readable  # noqa: PLC0415

            return write_readable(source.files(), source.words)
