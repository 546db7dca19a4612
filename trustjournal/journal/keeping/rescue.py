"""What can be done where no backup is left: take what is readable into a new journal, or out of it?

The damaged file stays as it is. ``rescue`` puts a new journal of the readable rows in its place and
keeps the old one aside; ``export_readable`` writes them as JSON, with those that may be wrong. The
latter also reads a journal of a newer program, which is otherwise refused.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from trustjournal.errors import Trouble
from trustjournal.journal.keeping.restoring import Restoring, aside_of
from trustjournal.storage.faults import Fault, trouble
from trustjournal.storage.restore import clear, held_alone, swapped_in
from trustjournal.storage.salvage import Salvaged, readable_rows, salvage
from trustjournal.storage.vault.key import Key

HISTORY = frozenset({"change", "change_row"})


@dataclass(frozen=True, slots=True)
class Rescued:
    """What came over, and where the damaged journal is kept."""

    salvaged: Salvaged
    aside: Path | None


def rescue(wish: Restoring, *, lost_client: str) -> Rescued:
    """Replace a damaged journal by a new one of all that can still be read of it.

    Raises Trouble, nothing changed, if nothing can be read, the disk is full or it is in use.
    """
    target = wish.target
    with held_alone(target):
        pass
    part = target.with_name(f".{target.name}.restoring")
    clear(part)
    try:
        with _scratch() as scratch:
            rows = readable_rows(target, Path(scratch), key=_key(wish))
            found = salvage(rows, part, now=wish.clock(), lost_client=lost_client)
        if not found.rows:
            raise trouble(Fault.NOTHING_READABLE, target)
        aside = swapped_in(part, target, aside=aside_of(target, wish.clock()), keys=None)
    except OSError as error:
        raise trouble(Fault.NO_ACCESS, target) from error
    finally:
        clear(part)
    return Rescued(found, aside)


def export_readable(path: Path, out: Path, *, key: Key | None = None) -> int:
    """Write every row that can be read as one JSON object by table; return how many entries.

    A row whose checksum does not hold is marked ``"doubtful": true``. Past changes are left out.
    Raises Trouble if nothing can be read or written.
    """
    tables: dict[str, list[dict[str, object]]] = {}
    try:
        with _scratch() as scratch:
            for row in readable_rows(path, Path(scratch), key=key):
                if row.table not in HISTORY:
                    told: dict[str, object] = {**row.values}
                    if not row.is_sound:
                        told["doubtful"] = True
                    tables.setdefault(row.table, []).append(told)
        if not tables:
            raise trouble(Fault.NOTHING_READABLE, path)
        with open(out, "x", encoding="utf-8", opener=_private) as file:
            json.dump({"journal": str(path), "tables": tables}, file, ensure_ascii=False, indent=1)
    except OSError as error:
        raise Trouble(code="file_not_written", path=str(out)) from error
    return len(tables.get("interaction", ()))


def _scratch() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="trustjournal-", ignore_cleanup_errors=True)


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _key(wish: Restoring) -> Key | None:
    try:
        return wish.key_for(wish.target)
    except Trouble:
        return None
