"""The process that reads a file of somebody else's: small, alone, and soon over.

A file can be made to harm its reader. So it is read by a process of its own, which has little
memory and little time, opens no connection, writes no file and starts no program; what it answers
is checked by type (wire.py). It is handed a head (which format, which wishes) and the bytes, and
answers with what the file offers, or with what stands in the way.
"""

import json
import sys
from collections.abc import Callable, Mapping

from trustjournal.domain.incoming import Incoming, Wishes
from trustjournal.errors import Unacceptable
from trustjournal.exchange.formats import ImportFormat
from trustjournal.exchange.wire import packed, unpacked

SECONDS, MEGABYTES = 10, 512
FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "ctypes",
)
WRITES = frozenset("wax+")
Reader = Callable[[bytes, Wishes], Incoming]


def main() -> int:
    """Read what standard input holds and answer on standard output."""
    limit()
    asked = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    wishes = unpacked(Wishes, json.dumps(asked["wishes"]).encode())
    reader = _reader(ImportFormat(asked["format"]))
    sys.addaudithook(_forbid)
    try:
        answer = b'{"incoming": ' + packed(reader(content, wishes)) + b"}"
    except Unacceptable as refusal:
        problems = [{"code": it.code, "facts": dict(it.facts)} for it in refusal.problems]
        answer = json.dumps({"problems": problems}).encode()
    sys.stdout.buffer.write(answer)
    return 0


def limit() -> None:
    """Take little memory and time, where the system can see to it."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not everywhere

    memory = MEGABYTES << 20
    if sys.platform != "darwin":  # there the limit cannot be set below what is mapped already
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _forbid(event: str, given: tuple[object, ...]) -> None:
    if event.startswith(FORBIDDEN):
        raise PermissionError(event)
    if event == "open" and len(given) > 1 and WRITES & set(str(given[1] or "")):
        raise PermissionError(event)


def _reader(chosen: ImportFormat) -> Reader:
    readers: Mapping[ImportFormat, Callable[[], Reader]] = {
        ImportFormat.CSV: _tables,
        ImportFormat.ICS: _calendars,
        ImportFormat.VCF: _people,
        ImportFormat.EML: _mail,
        ImportFormat.MBOX: _mails,
        ImportFormat.TXT: _lines,
    }
    return readers[chosen]()


def _tables() -> Reader:
    from trustjournal.exchange.tables import read_table  # noqa: PLC0415 - one of six

    return read_table


def _calendars() -> Reader:
    from trustjournal.exchange.calendars import read_calendar  # noqa: PLC0415

    return read_calendar


def _people() -> Reader:
    from trustjournal.exchange.people import read_people  # noqa: PLC0415

    return read_people


def _mail() -> Reader:
    from trustjournal.exchange.mails import read_mail  # noqa: PLC0415

    return read_mail


def _mails() -> Reader:
    from trustjournal.exchange.mails import read_mails  # noqa: PLC0415

    return read_mails


def _lines() -> Reader:
    from trustjournal.exchange.lines import read_lines  # noqa: PLC0415

    return read_lines


if __name__ == "__main__":
    sys.exit(main())
