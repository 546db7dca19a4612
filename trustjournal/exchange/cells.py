"""How is anything kept in one cell of a table, and read back to the letter?

A spreadsheet takes what begins with = + - @ (or a tab) for a formula: such a text gets an
apostrophe before it, and loses it when it is read. Several things stand in one cell parted by
"; "; what would be mistaken for that is escaped. A signal is written ``late_delivery 3d (excused) :
text``, something promised ``2026-03-06 · text``.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime

from trustjournal.domain.incoming import Promised
from trustjournal.domain.signals import Detail, Signal, SignalCode

FORMULA = re.compile(r"'*[=+\-@\t\r]")
GAP = " · "  # between a due and what is due
SIGNAL = re.compile(
    r"(?P<code>\w+)(?: (?P<quantity>\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?P<unit>[dh])?)?"
    r"(?: \((?P<details>[\w, ]+)\))?(?: : (?P<text>.*))?",
    re.DOTALL,
)


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


def signal_cell(signal: Signal) -> str:
    """Write a signal into a cell."""
    amount = "" if signal.quantity is None else f" {_number(signal.quantity)}{signal.unit or ''}"
    details = f" ({', '.join(signal.details)})" if signal.details else ""
    text = "" if signal.text is None else f" : {signal.text}"
    return f"{signal.code.value}{amount}{details}{text}"


def signal_in(text: str) -> Signal:
    """Return the signal that a cell holds. ValueError if it holds none."""
    found = SIGNAL.fullmatch(text)
    if found is None:
        raise ValueError(text)
    quantity, details = found["quantity"], found["details"]
    return Signal(
        SignalCode(found["code"]),
        float(quantity) if quantity else None,
        found["unit"],
        tuple(Detail(detail) for detail in details.split(", ")) if details else (),
        found["text"],
    )


def promised_in(text: str) -> Promised:
    """Return what a cell says to be promised. ValueError if its day is none."""
    due, _, what = text.partition(GAP.strip())
    said = due.strip()
    if not said:
        return Promised(what.strip())
    if "T" not in said:
        return Promised(what.strip(), date.fromisoformat(said))
    when = datetime.fromisoformat(said)
    if when.tzinfo is None:
        raise ValueError(said)
    return Promised(what.strip(), when)


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)
