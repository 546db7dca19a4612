"""Is what is said understood, and nothing else?"""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustjournal.ui.presence.message import (
    HEAD,
    LARGEST,
    Errand,
    Message,
    NoMessage,
    taken,
    understood,
    written,
)

ID = "0b7a7e1c-6c0e-4d4f-9f0a-0d5d3a1b2c3d"
MESSAGES = st.builds(
    Message,
    st.sampled_from([Errand.CAPTURE, Errand.RAISE, Errand.CHANGED]),
    token=st.text(max_size=50),
    startup_id=st.text(max_size=50),
)
LINES = st.builds(
    Message,
    st.just(Errand.LINE),
    text=st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text),
    entry_id=st.uuids().map(str),
    typed_at=st.datetimes(timezones=st.just(UTC)),
)


@settings(max_examples=150, deadline=None)
@given(MESSAGES | LINES)
def test_what_is_written_is_understood(message: Message) -> None:
    """A message arrives as it was sent."""
    content = taken(written(message))
    assert content is not None
    assert message == understood(content)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_garbage_is_no_message(content: bytes) -> None:
    """Whatever is heard is a message, or NoMessage, or not yet whole: never anything else."""
    try:
        whole = taken(content)
        if whole is not None:
            understood(whole)
    except NoMessage:
        pass


@pytest.mark.parametrize(
    "told",
    [
        [],
        "capture",
        {},
        {"errand": "format the disk"},
        {"errand": 3},
        {"errand": "line", "text": "x", "entry_id": "no uuid", "typed_at": "2026-01-01T00:00Z"},
        {"errand": "line", "text": "x", "entry_id": ID, "typed_at": "2026-01-01T00:00"},
        {"errand": "line", "text": "  ", "entry_id": ID, "typed_at": "2026-01-01T00:00+00:00"},
        {"errand": "line", "text": "x", "entry_id": ID},
    ],
)
def test_half_messages_are_refused(told: object) -> None:
    """An errand that is none, or a line without its id and aware time, is no message."""
    with pytest.raises(NoMessage):
        understood(json.dumps(told).encode())


def test_a_length_over_a_megabyte_is_refused_at_once() -> None:
    """Four bytes are enough to know that too much is coming."""
    with pytest.raises(NoMessage):
        taken((LARGEST + 1).to_bytes(HEAD, "big"))


def test_a_message_never_shows_its_text() -> None:
    """What a message says stays out of a log that prints it."""
    message = Message(Errand.LINE, "secret", "", "note", ID, datetime(2026, 1, 1, tzinfo=UTC))
    assert "note" not in repr(message)
    assert "secret" not in repr(message)
