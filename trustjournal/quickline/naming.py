"""What does the first word of a line name? ``client``, ``client/mission`` or a contact.

A word that names nothing is kept for the note; a near miss or a shared prefix is shown as a client
chip without a client. Whatever is an element of the head (a channel, a day) is no name, unless it
is exactly an alias.
Source: quick entry, rules 1 and 14.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from trustjournal.quickline.context import KnownClient, KnownMission
from trustjournal.quickline.draft import AmberField, ChipField, DraftPerson
from trustjournal.quickline.names import Named, find_mission
from trustjournal.quickline.sheet import NOWHERE, Sheet
from trustjournal.quickline.tokens import Strip, bare, fold_name

_NAME = re.compile(r"[^\s:,;]+")
_AFTER_NAME = frozenset(("", " ", ":", ",", ";", "/"))


class NameRead(NamedTuple):
    """The first word read: where it ends, and the mission if it named one."""

    end: int
    is_kept: bool = False
    mission: KnownMission | None = None
    is_mission_said: bool = False


class _Written(NamedTuple):
    """A name as written: folded, its span in the strip, what stands after its slash."""

    word: str
    start: int
    end: int
    mission: str = ""


def read_name(
    strip: Strip, at: int, sheet: Sheet, is_element: Callable[[], bool]
) -> NameRead | None:
    """Read the name at ``at``; None when an element of the head stands there instead."""
    if strip.text[at] == "@":
        return _read_contact(strip, at, sheet)
    written = _written(strip, at, sheet)
    if written is None:
        return None
    named = sheet.names.find(written.word)
    is_exact = written.word in sheet.names.exact
    if not is_exact and not written.mission and is_element():
        return None
    if named.why is not None:
        is_unknown = named.why == "unknown_client"
        word = strip.raw_span(written.start, written.start + len(written.word))
        choices = named.choices or sheet.proposals
        span = NOWHERE if is_unknown else word
        sheet.doubt(AmberField.CLIENT, named.why, choices, span=span)
    if named.why == "unknown_client":
        return NameRead(written.end, is_kept=True)
    _show_client(named, written, strip, sheet)
    if named.client is None or not written.mission:
        return NameRead(written.end)
    return _read_mission(written, named.client, strip, sheet)


def _read_contact(strip: Strip, at: int, sheet: Sheet) -> NameRead | None:
    """``@Durand`` at the very start sets the client too; the person is lifted as anywhere."""
    token = strip.tokens[strip.index(at)]
    name = bare(token.word[1:]).strip('"')
    owners = {owner.id: owner for owner, _ in sheet.names.people_named(name, None)}
    if token.is_protected or len(owners) != 1:
        return None
    sheet.client = next(iter(owners.values()))
    sheet.chip(ChipField.CLIENT, (token.start, token.end), sheet.client.name)
    return NameRead(at)


def _written(strip: Strip, at: int, sheet: Sheet) -> _Written | None:
    if strip.tokens[strip.index(at)].is_protected:
        return None
    for name in sheet.names.long_names:
        end = at + len(name)
        if strip.text.startswith(name, at) and strip.text[end : end + 1] in _AFTER_NAME:
            return _with_mission(strip.text, name, at, end)
    match = _NAME.match(strip.text, at)
    if match is None:
        return None
    if fold_name(match[0]) in sheet.names.exact:
        return _Written(fold_name(match[0]), at, match.end())
    client = match[0].partition("/")[0]
    return _with_mission(strip.text, fold_name(client), at, at + len(client))


def _with_mission(text: str, word: str, at: int, end: int) -> _Written:
    """Look for ``/mission`` after a client's name that ends at ``end``."""
    slashed = _NAME.match(text, end) if text[end : end + 1] == "/" else None
    if slashed is None:
        return _Written(word, at, end)
    return _Written(word, at, slashed.end(), slashed[0][1:])


def _show_client(named: Named, written: _Written, strip: Strip, sheet: Sheet) -> None:
    end = written.end
    if named.client is not None and written.mission:
        end -= len(written.mission) + 1
    span = strip.raw_span(written.start, end)
    sheet.client = named.client
    typed = strip.tokens[strip.index(written.start)].word
    shown = named.client.name if named.client else bare(typed)
    sheet.chip(ChipField.CLIENT, span, shown)
    if named.person is not None:
        sheet.people[DraftPerson(named.person.name, named.person.id)] = None
        sheet.chip(ChipField.PERSON, span, named.person.name)


def _read_mission(written: _Written, client: KnownClient, strip: Strip, sheet: Sheet) -> NameRead:
    found = find_mission(fold_name(written.mission), client)
    span = strip.raw_span(written.end - len(written.mission), written.end)
    sheet.chip(ChipField.MISSION, span, found.mission.alias if found.mission else written.mission)
    if found.why is not None:
        choices = tuple(f"{client.alias}/{alias}" for alias in found.choices)
        whole = strip.raw_span(written.start, written.end)
        sheet.doubt(AmberField.MISSION, found.why, choices, span=whole)
    return NameRead(written.end, mission=found.mission, is_mission_said=True)
