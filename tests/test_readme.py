"""Does the README tell the truth?"""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.sources import ROOT
from trustjournal.quickline.context import KnownClient, KnownMission, KnownPerson, LineContext
from trustjournal.quickline.read import read_line

NOW = datetime(2026, 11, 18, 16, 5, tzinfo=ZoneInfo("Europe/Paris"))
LINES = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)


def test_the_ten_lines_read_without_a_doubt() -> None:
    """Each example of a quick line is wholly understood: no amber, a client, a mission."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    drafts = [read_line(line, NOW, _context()) for line in LINES.findall(text)]
    assert 10 == len(drafts)
    assert [] == [draft.raw for draft in drafts if draft.amber or not draft.mission_id]


def _context() -> LineContext:
    return LineContext(
        clients=(
            KnownClient(
                "1",
                "Béton SA",
                "beton",
                (KnownMission("2", "lot3", "Lot 3"),),
                (_person("Durand"),),
            ),
            KnownClient("3", "Acme", "acme", (KnownMission("4", "audit", "Audit"),)),
        )
    )


def _person(name: str) -> KnownPerson:
    return KnownPerson(name.lower(), name)
