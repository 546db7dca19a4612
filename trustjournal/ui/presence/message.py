"""What is said to a window that is already there, and how is it written?

Four bytes of length, then one JSON object; the same in return. Whatever is longer than a megabyte,
or is no such object, is no message. Names and notes travel in LINE only, to our own user alone.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

HEAD = 4  # bytes of length, most significant first
LARGEST = 1_000_000  # bytes of a message
PATIENCE = 5.0  # seconds for a whole exchange
LONGEST_TOKEN = 4_096


class Errand(StrEnum):
    """What the window is asked to do."""

    CAPTURE = "capture"  # show the capture window
    RAISE = "raise"  # come to the front
    LINE = "line"  # record this line
    CHANGED = "changed"  # look at the journal again


@dataclass(frozen=True, slots=True)
class Message:
    """An errand. ``token`` and ``startup_id`` let the window take the focus; the rest is LINE's."""

    errand: Errand
    token: str = field(default="", repr=False)
    startup_id: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    entry_id: str = ""
    typed_at: datetime | None = None


class NoMessage(ValueError):  # noqa: N818 - it says what was heard
    """What was heard is no message."""


def written(message: Message) -> bytes:
    """Return a message as it travels."""
    told: dict[str, str | None] = {
        "errand": message.errand.value,
        "token": message.token,
        "startup_id": message.startup_id,
        "text": message.text,
        "entry_id": message.entry_id,
        "typed_at": None if message.typed_at is None else message.typed_at.isoformat(),
    }
    return framed({name: value for name, value in told.items() if value})


def understood(content: bytes) -> Message:
    """Return the message that ``content`` (without its length) says. NoMessage if it says none."""
    try:
        told = json.loads(content)
        if not isinstance(told, dict) or not all(isinstance(it, str) for it in told.values()):
            raise NoMessage
        at = told.get("typed_at")
        message = Message(
            Errand(told["errand"]),
            token=told.get("token", "")[:LONGEST_TOKEN],
            startup_id=told.get("startup_id", "")[:LONGEST_TOKEN],
            text=told.get("text", "").replace("\0", ""),
            entry_id=told.get("entry_id", ""),
            typed_at=None if at is None else datetime.fromisoformat(at),
        )
        if message.errand is Errand.LINE:
            _see_line(message)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NoMessage from error
    return message


def framed(told: Mapping[str, str | bool]) -> bytes:
    """Return a JSON object with its length before it."""
    content = json.dumps(dict(told), ensure_ascii=True).encode()
    return len(content).to_bytes(HEAD, "big") + content


def taken(heard: bytes) -> bytes | None:
    """Return what a whole frame holds, None while it is not whole. NoMessage if it never can be."""
    if len(heard) < HEAD:
        return None
    length = int.from_bytes(heard[:HEAD], "big")
    if not 0 < length <= LARGEST or len(heard) > HEAD + length:
        raise NoMessage
    return heard[HEAD:] if len(heard) == HEAD + length else None


def _see_line(message: Message) -> None:
    UUID(message.entry_id)
    if not message.text.strip() or message.typed_at is None or message.typed_at.tzinfo is None:
        raise NoMessage
