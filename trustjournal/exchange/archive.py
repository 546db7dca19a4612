"""How does a whole journal look as JSON, and how is that read back?

One object, one fact a line, so that two exports can be compared line by line; the same facts give
the same bytes::

    {"format": "trustjournal", "version": 1, "schema": 2, "journal": "0f…", "facts": {
    "client": [
    {"id": "4c…", "name": "Béton SA", "alias": "beton", "language": "fr", …}],
    "interaction": [
    {"seq": 1, "id": "9a…", "happened": {"start": "2026-03-02T08:00:00.000000Z", "end": …,
     "on": "2026-03-02", "precision": "exact", "zone": "Europe/Paris"}, "tags": ["lot3"], …}]}}

``facts`` holds the kinds of facts in the order in which they refer to each other: client, person,
mission, period, deliverable, milestone, interaction, signal, participant, commitment, waiting,
step, act, decision, rating, override, mark, parameter, and what later versions add. Each fact has
an ``id`` (a UUID), ``logged_at`` and, if it was changed, ``edited_at``, instants in UTC; days are
ISO dates; what is not known is not there. What was removed, and the history of changes, are not
part of it. Readers pass over nothing: a key they do not know is an error, so that nothing is lost
in silence.
"""

import json
from collections.abc import Iterator, Mapping
from typing import NoReturn

from trustjournal.domain.archive import Archive, ArchivedFact, Plain
from trustjournal.errors import Problem, Unacceptable

FORMAT, VERSION = "trustjournal", 1
LISTS = frozenset({"tags", "details", "objectives", "results", "reachable_by"})
PARTS = ("end", "on", "precision", "zone")  # of a moment, beside its start
HEAD = ("format", "version", "schema", "journal", "facts")


def write_archive(archive: Archive) -> Iterator[bytes]:
    """Yield the bytes of an archive, a line at a time."""
    head = f'{{"format": "{FORMAT}", "version": {VERSION}, "schema": {archive.schema}'
    yield f'{head}, "journal": {_text(archive.journal_id)}, "facts": {{'.encode()
    kind = ""
    for fact in archive.facts:
        if fact.kind == kind:
            yield b",\n"
        else:
            yield f'{"]," if kind else ""}\n"{fact.kind}": [\n'.encode()
            kind = fact.kind
        yield _text(_folded(fact.values)).encode()
    yield b"]}}\n" if kind else b"}}\n"


def read_archive(content: bytes) -> Archive:
    """Return the archive of some bytes. Raises Unacceptable, saying what is wrong and where."""
    try:
        value = json.loads(content, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise Unacceptable(Problem("import_not_json", {"line": line})) from error
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise Unacceptable(Problem("import_not_ours"))
    if value.get("version") != VERSION or not isinstance(value.get("schema"), int):
        raise Unacceptable(Problem("import_newer"))
    kinds, journal = value.get("facts"), value.get("journal")
    if set(value) != set(HEAD) or not isinstance(kinds, dict) or not isinstance(journal, str):
        raise Unacceptable(Problem("import_not_ours"))
    facts = tuple(fact for kind, rows in kinds.items() for fact in _facts(kind, rows))
    return Archive(journal, value["schema"], facts)


def _facts(kind: str, rows: object) -> Iterator[ArchivedFact]:
    if not isinstance(rows, list):
        raise _odd(kind, 0)
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict) or not isinstance(row.get("id"), str):
            raise _odd(kind, number)
        yield ArchivedFact(kind, _unfolded(row, kind, number))


def _folded(values: Mapping[str, Plain]) -> dict[str, object]:
    """Return the values as they are written: a moment as one object, several words as a list."""
    moments = {name for name in values if f"{name}_zone" in values}
    inner = {f"{name}_{part}" for name in moments for part in PARTS}
    folded: dict[str, object] = {}
    for name, value in values.items():
        if name in moments:
            parts = {part: values[f"{name}_{part}"] for part in PARTS if f"{name}_{part}" in values}
            folded[name] = {"start": value, **parts}
        elif name in LISTS:
            folded[name] = json.loads(str(value))
        elif name not in inner:
            folded[name] = value
    return folded


def _unfolded(row: Mapping[str, object], kind: str, number: int) -> dict[str, Plain]:
    values: dict[str, Plain] = {}
    for name, value in row.items():
        if name in LISTS and isinstance(value, list) and all(isinstance(it, str) for it in value):
            values[name] = _text(value)
        elif isinstance(value, dict) and set(value) == {"start", *PARTS}:
            values[name] = str(value["start"])
            values |= {f"{name}_{part}": str(value[part]) for part in PARTS}
        elif isinstance(value, str | int | float) and name not in LISTS:
            values[name] = value
        else:
            raise _odd(kind, number)
    return values


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _odd(kind: str, number: int) -> Unacceptable:
    return Unacceptable(Problem("import_odd_fact", {"kind": kind[:40], "number": number}))


def _no_number(given: str) -> NoReturn:
    raise ValueError(given)
