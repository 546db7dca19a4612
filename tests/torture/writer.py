"""A process that records lines whose ids it is given, so that each may be sent again.

    python -m tests.torture.writer JOURNAL [KEY]

Each line of standard input is ``UUID line``; each is acknowledged by a line of JSON as ``quick -``
would. KEY is that of an encrypted journal, in hexadecimal.
"""

import json
import os
import sys
from pathlib import Path

from tests.builders import paris
from tests.journal.desk import Clock
from trustjournal.journal.entries import record
from trustjournal.journal.opening import open_journal
from trustjournal.journal.reading import line_context
from trustjournal.quickline.read import read_line
from trustjournal.storage.vault.key import Key

NOW = "2026-11-18T16:05"


def write(path: Path, key: str = "") -> int:
    """Record and acknowledge until there is nothing more to read."""
    opened_by = Key(bytes.fromhex(key)) if key else None
    journal = open_journal(path, clock=Clock(paris(NOW)), zone="Europe/Paris", key=opened_by)
    for line in sys.stdin:
        entry_id, _, text = line.rstrip("\n").partition(" ")
        now = journal.now()
        draft = read_line(text, now, line_context(journal, "fr", now))
        done = record(journal, draft, entry_id=entry_id)
        answer = {"id": done.id, "parse": {"raw": draft.raw}}
        os.write(1, f"{json.dumps(answer, ensure_ascii=False)}\n".encode())
    journal.close()
    return 0


if __name__ == "__main__":
    sys.exit(write(Path(sys.argv[1]), *sys.argv[2:]))
