"""What does a text file of quick lines hold? One line an entry, read as if it were typed.

A line may begin with when it was typed (``2026-03-02 16:05 beton t 25 : …``) or with the day it is
about (``2026-03-02 beton t : …``); empty lines and lines that begin with # are passed over.
"""

import re
from datetime import date, datetime

from trustjournal.domain.incoming import Incoming, OfferedLine, PassedOver, Wishes
from trustjournal.errors import Problem, Unacceptable
from trustjournal.exchange.identity import id_of
from trustjournal.exchange.texts import decoded, moment_said

STAMP = re.compile(
    r"(\d{4}-\d\d-\d\d(?:[ T]\d\d[:hH]\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)[ \t;,|]+"
)
MOST_LINES, MOST_SIGNS = 2_000, 10_000


def read_lines(content: bytes, wishes: Wishes) -> Incoming:
    """Return the lines of a text. Raises Unacceptable where there are more than an import takes."""
    text = decoded(content, wishes.encoding).removeprefix("\ufeff")
    offered: list[OfferedLine] = []
    passed: list[PassedOver] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        said = line.strip()
        if not said or said.startswith("#"):
            continue
        if len(offered) == MOST_LINES:
            raise Unacceptable(Problem("import_too_many", {"most": MOST_LINES}))
        at, rest = _stamped(said, wishes.zone)
        if len(rest) > MOST_SIGNS:
            passed.append(PassedOver(number, rest[:80], "line_too_long", is_refused=True))
            continue
        seen[said] = seen.get(said, 0) + 1
        offered.append(OfferedLine(number, id_of("line", said, str(seen[said])), rest, at))
    return Incoming(lines=tuple(offered), passed_over=tuple(passed))


def _stamped(line: str, zone: str) -> tuple[datetime | date | None, str]:
    found = STAMP.match(line)
    at = moment_said(found[1], zone) if found else None
    return (None, line) if found is None or at is None else (at, line[found.end() :])
