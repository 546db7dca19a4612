"""Ten months of real typing read without surprise, and so do ten thousand sentences."""

import json
import random
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.quickline.lines import NOW, client, context
from tests.quickline.test_properties import FRENCH
from trustjournal.quickline.context import KnownClient, LastUsed, LineContext
from trustjournal.quickline.draft import ChipField, Draft
from trustjournal.quickline.read import read_line

SENTENCES = 10_000
# What the scenario says itself: lines without a client, a contact met later, half past four.
FORESEEN = {"last_client", "unknown_person", "afternoon"}


def _clients(given: Any) -> tuple[KnownClient, ...]:  # noqa: ANN401 - JSON
    return tuple(
        client(
            each["alias"],
            each["name"],
            [
                mission["alias"]
                for mission in given["missions"]
                if mission["client"] == each["alias"]
            ],
            people=[person["name"] for person in each["contacts"]],
        )
        for each in given["clients"]
    )


def _drafts(shared: Path) -> list[Draft]:
    given = json.loads((shared / "scenario" / "journal-a.json").read_text(encoding="utf-8"))
    clients, zone = _clients(given), ZoneInfo(given["timezone"])
    drafts: list[Draft] = []
    last: LastUsed | None = None
    for line in given["lines"]:
        now = datetime.fromisoformat(line["now"]).replace(tzinfo=zone)
        drafts.append(read_line(line["line"], now, LineContext(clients=clients, last_used=last)))
        last = LastUsed(drafts[-1].client_id or "", drafts[-1].mission_id, now)
    return drafts


def test_every_line_of_the_scenario_is_understood(shared: Path) -> None:
    """Client, mission and channel are known; no doubt but those the scenario foresees."""
    for draft in _drafts(shared):
        assert draft.mission_id
        assert {amber.why for amber in draft.amber} <= FORESEEN
        assert all(each.due for each in (*draft.commitments, *draft.waiting))


def test_only_the_line_that_says_so_is_planned(shared: Path) -> None:
    """``dans 8 jours 10h``, typed on 20 October, is on the 27th."""
    planned = [draft for draft in _drafts(shared) if draft.kind == "planned"]
    assert [f"{draft.start:%Y-%m-%dT%H:%M}" for draft in planned] == ["2026-10-27T10:00"]


def test_ten_thousand_sentences_are_notes() -> None:
    """None of them yields a date or a duration. Source: quick entry, rule 15."""
    chance = random.Random(2026)  # noqa: S311 - sentences, not secrets
    known = context()
    for _ in range(SENTENCES):
        sentence = " ".join(chance.choices(FRENCH, k=chance.randint(3, 14)))
        draft = read_line(f"beton t 10 : {sentence}", NOW, known)
        assert draft.note == sentence
        fields = {chip.field for chip in draft.chips if chip.span != (0, 0)}
        assert fields == {ChipField.CLIENT, ChipField.CHANNEL, ChipField.MINUTES}
