"""How is a row written down, to be compared, restored or checked later?

An image is the row as JSON: its columns by name, without those that are NULL and without the
checksum. So a column added by a later migration changes no image. The checksum of a row is the
CRC-32 of its table's name and its image: plain SQLite misses most single-bit flips in a value, a
CRC misses none.
"""

import json
from collections.abc import Mapping
from zlib import crc32

from trustjournal.storage.driver import Value

CHECKSUM = "checksum"


def image(row: Mapping[str, Value]) -> str:
    """Return the image of a row."""
    kept = {name: value for name, value in row.items() if value is not None and name != CHECKSUM}
    return json.dumps(kept, sort_keys=True, separators=(",", ":"))


def row_of(image: str) -> dict[str, Value]:
    """Return the row an image shows; a column that is not in it is NULL."""
    row: dict[str, Value] = json.loads(image)
    return row


def checksum(table: str, row: Mapping[str, Value]) -> int:
    """Return the checksum of a row of ``table``."""
    return crc32(f"{table}:{image(row)}".encode())
