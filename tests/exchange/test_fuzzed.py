"""Whatever a file holds, its reader answers: with what it offers, or that it cannot be read."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trustjournal.domain.incoming import Incoming, Wishes
from trustjournal.errors import Unacceptable
from trustjournal.exchange.calendars import read_calendar
from trustjournal.exchange.lines import read_lines
from trustjournal.exchange.mails import read_mail, read_mails
from trustjournal.exchange.people import read_people
from trustjournal.exchange.tables import read_table
from trustjournal.exchange.wire import packed, unpacked
from trustjournal.exchange.wishes import read_wishes

SAMPLES = Path(__file__).parent / "samples"
WISHES = Wishes(now=datetime(2026, 11, 18, 15, 5, tzinfo=UTC))
READERS: dict[str, Callable[[bytes, Wishes], Incoming]] = {
    "agenda.ics": read_calendar,
    "contacts.vcf": read_people,
    "releve.csv": read_table,
    "lignes.txt": read_lines,
    "message.eml": read_mail,
    "courriers.mbox": read_mails,
}
STRANGE = (
    b"\x00",
    b"\xff\xfe",
    b"\r",
    b'"',
    b";",
    b":",
    b"=",
    b"\xed\xa0\x80",
    b"\n \n",
    b"-" * 99,
)
QUIET = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@st.composite
def mutated(draw: st.DrawFn, content: bytes) -> bytes:
    """Cut, double, swap and spoil pieces of a file."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content)))
        to = draw(st.integers(at, min(len(content), at + 80)))
        put = draw(st.sampled_from((b"", content[at:to] * 3, *STRANGE)) | st.binary(max_size=8))
        content = content[:at] + put + content[to:]
    return content


@pytest.mark.parametrize("name", READERS)
@QUIET
@given(data=st.data())
def test_a_spoilt_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    """No other exception; and what is offered crosses to the other process unchanged."""
    content = data.draw(mutated((SAMPLES / name).read_bytes()))

    _expect_an_answer(READERS[name], content)


@pytest.mark.parametrize("name", READERS)
@QUIET
@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(name: str, content: bytes) -> None:
    """Not even their format has to be right."""
    _expect_an_answer(READERS[name], content)


@QUIET
@given(st.binary(max_size=200))
def test_any_mapping_is_understood_or_refused(content: bytes) -> None:
    """What the user says beforehand may be anything too."""
    _answer(lambda: read_wishes(content, "m.toml"))


def _expect_an_answer(reader: Callable[[bytes, Wishes], Incoming], content: bytes) -> None:
    offered = _answer(lambda: reader(content, WISHES))
    if isinstance(offered, Incoming):
        assert offered == unpacked(Incoming, packed(offered))


def _answer(read: Callable[[], object]) -> object:
    """Return what was read, or why it was refused; any other exception is a mistake of ours."""
    try:
        return read()
    except Unacceptable as refusal:
        return refusal
