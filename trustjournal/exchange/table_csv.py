"""How do the figures of a chart leave as a file that any spreadsheet opens?

UTF-8 with a mark at its head, so that accents survive in the best-known one; semicolons, since the
comma is a decimal sign in French. What a spreadsheet would take for a formula is guarded.
"""

import csv
from collections.abc import Sequence
from io import StringIO

from trustjournal.exchange.cells import guarded


def table_csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return a table as the content of a file."""
    written = StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow([_plain(cell) for cell in columns])
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    """Return a cell with ordinary spaces."""
    return guarded(cell.replace("\u202f", " ").replace("\xa0", " "))
