"""What may the user say about a file beforehand?

A TOML or JSON file with any of these::

client = "beton"                  # whose everything is that names nobody
mission = "beton/pmo"
me = ["moi@exemple.fr"]           # your own addresses, so that a mail knows its direction
clients = "make"                  # make those that are missing (otherwise they stay unclear)
refused = "leave out"             # what cannot be read stops nothing
delimiter = ";"
encoding = "cp1252"
dates = "month first"
[columns]                         # what a table's columns hold, by their headings
date = "Jour"
note = "Commentaire"
[names]                           # whose a name or an address is
"Béton S.A." = "beton/pmo"
"martin@beton.example" = "beton"
"""

import json
import tomllib
from collections.abc import Mapping

from trustjournal.domain.incoming import Wishes
from trustjournal.errors import Problem, Unacceptable
from trustjournal.exchange.texts import decoded

TEXTS = frozenset({"client", "mission", "delimiter", "encoding"})
COLUMNS = frozenset(
    {"date", "time", "minutes", "client", "mission", "people", "channel", "direction"}
    | {"subject", "note", "tags", "mood"}
)
SAID = {
    "clients": ("makes_clients", "make", "leave"),
    "refused": ("leaves_out_refused", "leave out", "stop"),
    "dates": ("month_first", "month first", "day first"),
}


def read_wishes(content: bytes, path: str) -> Wishes:
    """Return what a mapping file says. Raises Unacceptable, naming what it cannot mean."""
    text = decoded(content).removeprefix("\ufeff")
    try:
        told = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unacceptable(
            Problem("mapping_unread", {"path": path, "what": str(error)[:200]})
        ) from error
    given: dict[str, object] = {}
    for name, value in told.items():
        given |= _given(name, value)
    return Wishes(**given)  # type: ignore[arg-type] # each was looked at by its name


def _given(name: str, value: object) -> dict[str, object]:
    if name in TEXTS and isinstance(value, str):
        return {name: value}
    if name == "me" and isinstance(value, str | list):
        return {"me": (value,) if isinstance(value, str) else tuple(str(it) for it in value)}
    if name in SAID:
        field, yes, no = SAID[name]
        if value in {yes, no}:
            return {field: value == yes}
    if name == "names" and isinstance(value, Mapping):
        return {"names": _pairs(name, value)}
    if name == "columns" and isinstance(value, Mapping) and set(value) <= COLUMNS:
        return {"columns": _pairs(name, value)}
    raise _odd(name)


def _pairs(name: str, value: Mapping[object, object]) -> tuple[tuple[str, str], ...]:
    if not all(isinstance(it, str) for it in value.values()):
        raise _odd(name)
    return tuple((str(key), str(it)) for key, it in value.items())


def _odd(name: str) -> Unacceptable:
    return Unacceptable(
        Problem("mapping_odd", {"name": name[:60], "columns": tuple(sorted(COLUMNS))})
    )
