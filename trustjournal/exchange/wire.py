"""How do values cross from one process to the other? As JSON, by the types they are declared with.

What comes back from the process that read a foreign file is trusted no more than the file: each
value must be of its type, or it is none. Nothing is unpickled.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import TypeVar, get_args, get_origin, get_type_hints

V = TypeVar("V")


def packed(value: object) -> bytes:
    """Return a value as bytes."""
    return json.dumps(_plain(value), ensure_ascii=True).encode()


def unpacked(kind: type[V], content: bytes) -> V:
    """Return the value of some bytes. ValueError if they hold no such value."""
    found = _value(kind, json.loads(content))
    if not isinstance(found, kind):
        raise ValueError(kind.__name__)  # noqa: TRY004 - what a reader expects
    return found


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def _value(kind: object, plain: object) -> object:
    if get_origin(kind) is UnionType:
        return _one_of(get_args(kind), plain)
    if get_origin(kind) is tuple:
        return _several(get_args(kind), plain)
    if isinstance(kind, type):
        return _single(kind, plain)
    raise ValueError(kind)


def _one_of(kinds: tuple[object, ...], plain: object) -> object:
    if plain is None and NoneType in kinds:
        return None
    if datetime in kinds and date in kinds:
        return _single(datetime if "T" in str(plain) else date, plain)
    (kind,) = (each for each in kinds if each is not NoneType)
    return _value(kind, plain)


def _several(kinds: tuple[object, ...], plain: object) -> tuple[object, ...]:
    if not isinstance(plain, list):
        raise ValueError(kinds)  # noqa: TRY004
    if kinds[-1] is Ellipsis:
        return tuple(_value(kinds[0], each) for each in plain)
    return tuple(_value(kind, each) for kind, each in zip(kinds, plain, strict=True))


def _single(kind: type, plain: object) -> object:
    if is_dataclass(kind) and isinstance(plain, Mapping):
        hints = _hints(kind)
        return kind(**{name: _value(hints[name], value) for name, value in plain.items()})
    if isinstance(plain, str):
        if issubclass(kind, StrEnum):
            return kind(plain)
        if issubclass(kind, date):
            return _moment(kind, plain)
    if type(plain) is kind or (kind is float and type(plain) is int):
        return plain
    raise ValueError(kind)


def _moment(kind: type[date], plain: str) -> date:
    when = kind.fromisoformat(plain)
    if isinstance(when, datetime) and when.tzinfo is None:
        raise ValueError(plain)
    return when


@cache
def _hints(kind: type) -> dict[str, object]:
    return dict(get_type_hints(kind))
