"""How do the entries look as a table, and how are they read back without losing a sign?

One row an entry, UTF-8 with the mark by which Excel knows it, commas, every text cell guarded: what
a spreadsheet would take for a formula gets an apostrophe before it, and loses it when it is read
again. A cell that holds several things parts them by "; ".
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from trustjournal.domain.moments import Moment
from trustjournal.domain.records import ClientFile, Commitment, Interaction, Mission, Step, Waiting
from trustjournal.domain.signals import Signal

COLUMNS = (
    *("id", "client", "client_name", "mission", "mission_title", "happened", "precision", "zone"),
    *("logged", "kind", "channel", "direction", "minutes", "people", "mood", "tags", "signals"),
    *("needs_reply", "steps", "commitments", "waiting", "shareable", "note", "raw"),
)
PLAIN = frozenset({"id", "happened", "logged", "minutes", "mood", "needs_reply"})
FORMULA = re.compile(r"'*[=+\-@\t\r]")
MARK = "\ufeff"
GAP = " · "  # between a due and what is due


def write_entries(files: Sequence[ClientFile]) -> Iterator[bytes]:
    """Yield the bytes of the table, oldest entry first."""
    yield (MARK + _line(COLUMNS)).encode()
    rows = [
        (one.happened.start, one.seq, _row(one, file))
        for file in files
        for one in file.interactions
    ]
    for _, _, row in sorted(rows, key=lambda row: row[:2]):
        cells = (row[name] if name in PLAIN else guarded(row[name]) for name in COLUMNS)
        yield _line(tuple(cells)).encode("utf-8", "replace")


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return what a guarded cell holds."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell[1:]) else cell


def joined(parts: Iterable[str]) -> str:
    """Write several things into one cell."""
    return "; ".join(
        part.replace("\\", r"\\").replace(";", r"\;").replace("\n", r"\n") for part in parts
    )


def parted(cell: str) -> tuple[str, ...]:
    """Return the things that one cell holds."""
    parts = re.findall(r"(?:\\.|[^;\\])+", cell, re.DOTALL) if cell else []
    told = (
        part[1:] if number and part.startswith(" ") else part for number, part in enumerate(parts)
    )
    return tuple(
        re.sub(r"\\(.)", lambda it: "\n" if it[1] == "n" else it[1], part, flags=re.DOTALL)
        for part in told
    )


def _row(one: Interaction, file: ClientFile) -> dict[str, str]:
    missions: dict[str, Mission] = {mission.id: mission for mission in file.missions}
    people = {person.id: person.name for person in file.people}
    mission = missions.get(one.mission_id or "")
    return {
        "id": one.id,
        "client": file.client.alias,
        "client_name": file.client.name,
        "mission": mission.alias if mission else "",
        "mission_title": mission.title if mission else "",
        "happened": one.happened.stated(),
        "precision": one.happened.precision.value,
        "zone": one.happened.zone,
        "logged": one.logged_at.isoformat(),
        "kind": one.kind.value,
        "channel": one.channel.value,
        "direction": one.direction.value if one.direction else "",
        "minutes": "" if one.minutes is None else str(one.minutes),
        "people": joined(people[person] for person in one.people if person in people),
        "mood": "" if one.mood is None else str(one.mood),
        "tags": joined(one.tags),
        "signals": joined(_signal(signal) for signal in one.signals),
        "needs_reply": "1" if one.needs_reply else "",
        "steps": _promises(file.steps, one.id),
        "commitments": _promises(file.commitments, one.id),
        "waiting": _promises(file.waitings, one.id),
        "shareable": one.shareable or "",
        "note": one.note,
        "raw": one.raw,
    }


def _signal(signal: Signal) -> str:
    """Write a signal: ``late_delivery 3d (excused) what``; its parts follow each other so."""
    amount = "" if signal.quantity is None else f" {signal.quantity:g}{signal.unit or ''}"
    details = f" ({', '.join(signal.details)})" if signal.details else ""
    text = "" if signal.text is None else f" : {signal.text}"
    return f"{signal.code.value}{amount}{details}{text}"


def _promises(promises: Iterable[Step | Commitment | Waiting], entry_id: str) -> str:
    own = (it for it in promises if it.interaction_id == entry_id)
    return joined(f"{_stated(it.due)}{GAP}{it.text}" for it in own)


def _stated(due: Moment | None) -> str:
    return "" if due is None else due.stated()


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
