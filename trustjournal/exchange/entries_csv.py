"""How do the entries look as a table, and how are they read back without losing a sign?

One row an entry, UTF-8 with the mark by which Excel knows it, commas or semicolons. What the entry
made is in its row (cells.py); what was done about it later, periods and ratings are not. A table is
known as one of ours by its headings, in whatever order and with whatever columns beside them.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from uuid import UUID

from trustjournal.domain.incoming import Incoming, OfferedEntry, PassedOver, Promised
from trustjournal.domain.kinds import Channel, Direction, Kind
from trustjournal.domain.moments import Moment, Precision
from trustjournal.domain.records import ClientFile, Commitment, Interaction, Mission, Step, Waiting
from trustjournal.exchange.cells import (
    GAP,
    guarded,
    joined,
    parted,
    promised_in,
    signal_cell,
    signal_in,
)
from trustjournal.exchange.identity import id_of
from trustjournal.exchange.texts import moment_said

COLUMNS = (
    *("id", "client", "client_name", "mission", "mission_title", "happened", "precision", "zone"),
    *("logged", "kind", "channel", "direction", "minutes", "people", "mood", "tags", "signals"),
    *("needs_reply", "steps", "commitments", "waiting", "shareable", "note", "raw"),
)
PLAIN = frozenset({"id", "happened", "logged", "minutes", "mood", "needs_reply"})
MARK = "\ufeff"
OURS = frozenset({"id", "client", "happened", "precision", "channel", "raw"})
MOST = 100_000
USUAL_ZONE = "Europe/Paris"  # of a row that lost its own


def write_entries(files: Sequence[ClientFile], delimiter: str = ",") -> Iterator[bytes]:
    """Yield the bytes of the table, oldest entry first."""
    yield (MARK + _line(COLUMNS, delimiter)).encode()
    rows = [
        (one.happened.start, one.seq, _row(one, file))
        for file in files
        for one in file.interactions
    ]
    for _, _, row in sorted(rows, key=lambda row: row[:2]):
        cells = (row[name] if name in PLAIN else guarded(row[name]) for name in COLUMNS)
        yield _line(tuple(cells), delimiter).encode("utf-8", "replace")


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
        "signals": joined(signal_cell(signal) for signal in one.signals),
        "needs_reply": "1" if one.needs_reply else "",
        "steps": _promises(file.steps, one.id),
        "commitments": _promises(file.commitments, one.id),
        "waiting": _promises(file.waitings, one.id),
        "shareable": one.shareable or "",
        "note": one.note,
        "raw": one.raw,
    }


def _promises(promises: Iterable[Step | Commitment | Waiting], entry_id: str) -> str:
    own = (it for it in promises if it.interaction_id == entry_id)
    return joined(f"{_stated(it.due)}{GAP}{it.text}" for it in own)


def _stated(due: Moment | None) -> str:
    return "" if due is None else due.stated()


def _line(cells: Sequence[str], delimiter: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def is_ours(heads: Iterable[str]) -> bool:
    """Whether a table was written here."""
    return set(heads) >= OURS


def read_entries(rows: Iterable[tuple[int, Mapping[str, str]]]) -> Incoming:
    """Return what the rows of a table of ours offer."""
    entries: list[OfferedEntry] = []
    passed: list[PassedOver] = []
    for line, row in islice(rows, MOST):
        if not any(row.values()):
            continue
        try:
            entries.append(_read(line, row))
        except ValueError as error:
            said = row.get("note", "") or row.get("raw", "")
            why = "row_unread" if row.get("id") else "date_unread"
            passed.append(PassedOver(line, f"{said[:80]} ({error})"[:160], why, is_refused=True))
    return Incoming(entries=tuple(entries), passed_over=tuple(passed))


def _read(line: int, row: Mapping[str, str]) -> OfferedEntry:
    """Return the entry of a row. ValueError if a cell does not hold what it should."""
    own, precision = row.get("id", ""), Precision(row["precision"])
    start = _when(row["happened"], row.get("zone") or USUAL_ZONE)
    if isinstance(start, datetime) == (precision in {Precision.DAY, Precision.WEEK}):
        raise ValueError(row["happened"])
    return OfferedEntry(
        line,
        str(UUID(own)) if own else id_of("entry", row["client"], row["happened"], row["raw"]),
        start,
        row.get("note", ""),
        precision=precision,
        zone=row.get("zone") or None,
        kind=Kind(row.get("kind") or "log"),
        channel=Channel(row["channel"]),
        direction=Direction(row["direction"]) if row.get("direction") else None,
        minutes=int(row["minutes"]) if row.get("minutes") else None,
        client=row["client"],
        client_name=row.get("client_name", ""),
        mission=row.get("mission", ""),
        mission_title=row.get("mission_title", ""),
        people=parted(row.get("people", "")),
        mood=int(row["mood"]) if row.get("mood") else None,
        tags=parted(row.get("tags", "")),
        signals=tuple(signal_in(part) for part in parted(row.get("signals", ""))),
        needs_reply=bool(row.get("needs_reply")),
        steps=_promised(row, "steps"),
        commitments=_promised(row, "commitments"),
        waiting=_promised(row, "waiting"),
        shareable=row.get("shareable") or None,
        raw=row["raw"],
        logged_at=_instant(row.get("logged", "")),
        is_ours=True,
    )


def _promised(row: Mapping[str, str], name: str) -> tuple[Promised, ...]:
    return tuple(promised_in(part) for part in parted(row.get(name, "")))


def _when(text: str, zone: str) -> datetime | date:
    """Return a moment as it was written here, or as a spreadsheet wrote it since."""
    if "T" in text:
        return _aware(text)
    said = moment_said(text, zone)
    if said is None:
        raise ValueError(text)
    return said


def _instant(text: str) -> datetime | None:
    return _aware(text) if text else None


def _aware(text: str) -> datetime:
    when = datetime.fromisoformat(text)
    if when.tzinfo is None:
        raise ValueError(text)
    return when
