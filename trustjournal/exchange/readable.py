"""How does a journal look as a text to read: by client, mission and day?

Markdown, for reading and printing, with everything that was noted, private notes included. It
cannot be imported again, and says so at its head.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from trustjournal.domain.kinds import Kind
from trustjournal.domain.records import ClientFile, Interaction
from trustjournal.wording import Words

SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")  # what Markdown would take for its own


def write_readable(files: Sequence[ClientFile], words: Words) -> Iterator[bytes]:
    """Yield the bytes of the text, a line at a time."""
    for line in _lines(files, words):
        yield f"{line}\n".encode("utf-8", "replace")


def _lines(files: Sequence[ClientFile], words: Words) -> Iterator[str]:
    yield f"# {words('exchange.readable.title')}"
    yield ""
    yield f"*{words('exchange.readable.no_way_back')}*"
    for file in files:
        yield ""
        yield f"## {plain(file.client.name)}"
        names = {mission.id: mission.title for mission in file.missions}
        names[""] = words("exchange.readable.no_mission")
        of: dict[str, list[Interaction]] = defaultdict(list)
        for one in file.interactions:
            of[one.mission_id if one.mission_id and one.mission_id in names else ""].append(one)
        for mission_id, name in names.items():
            if of[mission_id]:
                yield ""
                yield f"### {plain(name)}"
                yield from _days(of[mission_id], file, words)


def _days(entries: list[Interaction], file: ClientFile, words: Words) -> Iterator[str]:
    days: dict[date, list[Interaction]] = defaultdict(list)
    for one in entries:
        days[one.happened.local_day].append(one)
    for day, those in sorted(days.items()):
        yield ""
        yield f"#### {words.day(day, weekday=True)}"
        yield ""
        for one in those:
            yield from _entry(one, file, words)


def _entry(one: Interaction, file: ClientFile, words: Words) -> Iterator[str]:
    local = one.happened.start.astimezone(ZoneInfo(one.happened.zone))
    clock = "" if one.happened.is_day else words.clock(local)
    people = {person.id: person.name for person in file.people}
    said = (
        clock,
        words(f"screen.channel.{one.channel}"),
        words("answers.parsed.planned") if one.kind is Kind.PLANNED else "",
        ", ".join(people[person] for person in one.people if person in people),
    )
    head = " · ".join(plain(part) for part in said if part)
    note = plain(one.note).replace("\n", "\n  ")
    yield f"- **{head}**{' — ' if note else ''}{note}"
    for signal in one.signals:
        text = f" : {plain(signal.text)}" if signal.text else ""
        yield f"  - {words(f'signals.{signal.code}')}{text}"
    for key, promises in (
        ("commitments", file.commitments),
        ("waiting", file.waitings),
        ("steps", file.steps),
    ):
        for promise in promises:
            if promise.interaction_id == one.id:
                due = "" if promise.due is None else f" → {words.day(promise.due.local_day)}"
                yield f"  - {words(f'answers.parsed.{key}')} : {plain(promise.text)}{due}"


def plain(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    return SIGNS.sub(r"\\\1", text.strip())
