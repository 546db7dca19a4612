"""The process that reads foreign files: what it may not do, and that it is soon over."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from trustjournal.domain.incoming import Incoming, Wishes
from trustjournal.errors import Unacceptable
from trustjournal.exchange import child
from trustjournal.exchange.files import content_of
from trustjournal.exchange.formats import ImportFormat, format_of
from trustjournal.exchange.reading import read_foreign

WISHES = Wishes(now=datetime(2026, 11, 18, 15, 5, tzinfo=UTC))
HEAD = "BEGIN:VCALENDAR\nVERSION:2.0\n"
FORBIDDEN = {
    "socket": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "write": "open('x', 'w')",
    "program": "import subprocess; subprocess.run(['true'])",
}


def _event(rule: str, start: str = "20200101T080000Z") -> bytes:
    return (
        f"{HEAD}BEGIN:VEVENT\nUID:a\nDTSTART:{start}\nRRULE:{rule}\nSUMMARY:x\nEND:VEVENT\n"
        "END:VCALENDAR\n"
    ).encode()


@pytest.mark.parametrize("what", FORBIDDEN)
def test_the_reader_reaches_nothing(what: str, tmp_path: Path) -> None:
    """No connection, no file written, no program started: each is an error in there."""
    code = (
        "import sys; from trustjournal.exchange import child; "
        f"sys.addaudithook(child._forbid); {FORBIDDEN[what]}"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=False
    )

    assert b"PermissionError" in done.stderr
    assert [] == list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="limits are a matter of POSIX")
def test_the_reader_has_little_memory() -> None:
    """More than half a gigabyte is refused by the system."""
    code = "from trustjournal.exchange import child; child.limit(); bytearray(600 << 20)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)

    assert b"MemoryError" in done.stderr


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is not worth waiting for."""
    monkeypatch.setattr("trustjournal.exchange.reading.PATIENCE", 0.01)

    with pytest.raises(Unacceptable) as refused:
        read_foreign(b"x", ImportFormat.TXT, WISHES)

    assert "import_too_slow" == refused.value.problems[0].code


@pytest.mark.parametrize(
    ("rule", "most"),
    [
        ("FREQ=DAILY", 400),
        ("FREQ=DAILY;COUNT=100000000", 400),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 0),
        ("FREQ=SECONDLY", 0),
        ("FREQ=DAILY;INTERVAL=0", 0),
        ("FREQ=WEEKLY;UNTIL=99991231T000000Z", 70),
    ],
)
def test_recurrence_has_an_end(rule: str, most: int) -> None:
    """Nothing recurs beyond the window, nor more often than a few hundred times."""
    offered = read_foreign(_event(rule), ImportFormat.ICS, WISHES)

    assert len(offered.entries) <= most
    assert bool(most) == bool(offered.entries)


def test_a_crowd_is_refused() -> None:
    """More than 2,000 things are to be split by the user."""
    lines = "\n".join(f"beton t : {number}" for number in range(2_001)).encode()

    with pytest.raises(Unacceptable) as refused:
        read_foreign(lines, ImportFormat.TXT, WISHES)

    assert "import_too_many" == refused.value.problems[0].code


def test_a_letter_within_letters_is_read_to_a_depth() -> None:
    """Mails nested a thousand deep neither hang nor break."""
    head = b"From: a@b.example\nDate: Mon, 12 Oct 2026 09:12:00 +0200\nSubject: x\n"
    mail = head + b"Content-Type: message/rfc822\n\n" * 1_000 + b"\nfin"

    offered = read_foreign(mail, ImportFormat.EML, WISHES)

    assert 1 == len(offered.entries) + len(offered.passed_over)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """One byte beyond the limit is enough to say so."""
    place = tmp_path / "x.csv"
    with place.open("wb") as file:
        file.truncate(1_001)

    with pytest.raises(Unacceptable):
        content_of(place, 1_000)


def test_an_answer_of_another_shape_is_not_believed() -> None:
    """The reader is trusted no more than the file."""
    from trustjournal.exchange.reading import _believed  # noqa: PLC0415 - beside its test

    for answer in (b"", b"{}", b'{"incoming": {"entries": [3]}}', b'{"incoming": {"x": []}}'):
        with pytest.raises(Unacceptable):
            _believed(answer, ImportFormat.ICS)
    assert Incoming() == _believed(b'{"incoming": {}}', ImportFormat.ICS)


@pytest.mark.parametrize(
    ("name", "head", "found"),
    [
        ("a.ics", b"BEGIN:VCALENDAR", ImportFormat.ICS),
        ("a.txt", b"BEGIN:VCARD\n", ImportFormat.VCF),
        ("noname", b"From - Mon", ImportFormat.MBOX),
        ("a.json", b"{}", ImportFormat.JSON),
        ("a.bak", b"SQLite format 3\x00", ImportFormat.SQLITE),
        ("a.csv", b"\xef\xbb\xbfid,client", ImportFormat.CSV),
        ("noname", b"Subject: x\n", ImportFormat.EML),
    ],
)
def test_a_file_is_known_by_name_and_beginning(name: str, head: bytes, found: ImportFormat) -> None:
    """What it is counts more than what it is called."""
    assert found is format_of(name, head)


def test_limits_are_those_of_the_manual() -> None:
    """Ten seconds, half a gigabyte."""
    assert (10, 512) == (child.SECONDS, child.MEGABYTES)
