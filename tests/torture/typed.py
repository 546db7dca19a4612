"""A process with a capture window whose disk is full now and then, as lines are entered.

    python -m tests.torture.typed JOURNAL SEED COUNT

A limit on the size of files, lifted after each Enter, stands for the full disk: at 0 not even the
spool can be written, a little higher only the spool can. Says, as JSON, for each line whether it
stayed in the window, and what was said then; a line that stayed is entered again.
"""

import json
import random
import resource
import sys
from pathlib import Path

from PySide6.QtTest import QTest

from tests.torture.journals import a_line
from trustjournal.journal.opening import open_journal
from trustjournal.ui.application import application
from trustjournal.ui.hand.ways_in import WaysIn
from trustjournal.ui.kit.endurance import lend_references
from trustjournal.ui.kit.presentation import Presentation

SMALL = 8_000  # bytes: a line in the spool, no page of a journal
UNLIMITED = resource.RLIM_INFINITY


def main() -> None:
    """Enter the lines."""
    from tests.ui.values import NOW, ZONE  # noqa: PLC0415 - after the references are lent

    path, seed, count = sys.argv[1:]
    dice = random.Random(int(seed))  # noqa: S311 - no secret
    application()
    journal = open_journal(Path(path), clock=lambda: NOW, zone=ZONE)
    ways = WaysIn(Presentation("en", lambda: NOW, zone=ZONE), Path(path))
    ways.serve(journal)
    told = []
    for number in range(int(count)):
        size = Path(path).stat().st_size
        told.append(_entered(ways, a_line(number), dice.choice((0, SMALL, size, UNLIMITED))))
    ways.serve(journal)
    QTest.qWait(10)
    ways.leave()
    journal.close()
    sys.stdout.write(json.dumps(told))


def _entered(ways: WaysIn, text: str, limit: int) -> dict[str, object]:
    line = ways.entry.line
    line.prepare(text)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, UNLIMITED))
    line.submit()
    resource.setrlimit(resource.RLIMIT_FSIZE, (UNLIMITED, UNLIMITED))
    held = line.edit.text()
    said = line._problem.text() if line._problem.isVisibleTo(line) else ""
    if held:
        line.submit()
    return {"limit": limit, "text": text, "held": held, "said": said}


if __name__ == "__main__":
    lend_references()
    main()
