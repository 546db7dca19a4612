"""How do the figures of a chart leave as a file that any spreadsheet opens?

UTF-8 with a mark at its head, so that accents survive in the best-known one; semicolons, since the
comma is a decimal sign in French. A cell that would be taken for a formula is led by an apostrophe.
"""

import csv
from collections.abc import Sequence
from io import StringIO

FORMULA_SIGNS = ("=", "+", "@", "\t", "\r")


def table_csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return a table as the content of a file."""
    written = StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow([_safe(cell) for cell in columns])
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _safe(cell: str) -> str:
    plain = cell.replace("\u202f", " ").replace("\xa0", " ")
    return f"'{plain}" if plain.startswith(FORMULA_SIGNS) or plain.startswith("-") else plain
