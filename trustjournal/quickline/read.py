"""How is a typed line read?

Head, then tail, then what follows from both: the mission that is implied, when it happened, which
open request it answers. Nothing is guessed in silence (a doubt is an ``Amber``), nothing typed is
lost (what is not recognised is note), and any text whatever gives a Draft.

    "beton m? hier 17h50 : demande de report > répondre demain 9h"
        -> Béton SA / pmo, mail in, awaiting a reply, yesterday 17:50, one step due tomorrow 9:00
"""

from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from trustjournal.domain.kinds import Channel, Kind
from trustjournal.quickline.closings import (
    Acted,
    Setting,
    find_acts,
    find_request,
    find_waiting,
    told_delay,
)
from trustjournal.quickline.context import KnownClient, KnownMission, LineContext, OpenItem
from trustjournal.quickline.draft import AmberField, Chip, ChipField, Draft, DraftAct
from trustjournal.quickline.head import Head, HeadReader
from trustjournal.quickline.names import names_of
from trustjournal.quickline.said import Frame, Zone
from trustjournal.quickline.settle import Settled, is_ahead, settle_minutes, settle_start
from trustjournal.quickline.sheet import NOWHERE, Sheet
from trustjournal.quickline.tail import Tail, read_tail
from trustjournal.quickline.tokens import Line, joined

LAST_USED_FOR = timedelta(hours=2)  # Source: quick entry, rule 1
WRITTEN = frozenset({Channel.MAIL, Channel.SMS, Channel.CHAT, Channel.LETTER})


def read_line(text: str, now: datetime, context: LineContext) -> Draft:
    """Read ``text`` as typed at ``now`` (aware). Never raises on a text, whatever it is."""
    local = now.astimezone(ZoneInfo(context.zone)).replace(microsecond=0)
    month_first = context.date_order == "MDY"
    head_frame, tail_frame = (
        Frame(local, Zone.HEAD, month_first),
        Frame(local, Zone.TAIL, month_first),
    )
    sheet = Sheet(names_of(context.clients), context.tags, _recent_aliases(context))
    line = Line(text)
    head = HeadReader(line, sheet, head_frame, tail_frame).read()
    mission = _settle_mission(head, sheet, local, context)
    tail = read_tail(head.rest, sheet, tail_frame)
    start = settle_start(head.said, head_frame)
    _show_start(head, start, sheet)
    kind = Kind.PLANNED if is_ahead(start.when, head_frame) else Kind.LOG
    closed = _close(head, tail, _Known(sheet, mission, start, kind), context)
    return _drafted(text, head, tail, closed)


class _Known(NamedTuple):
    """What is settled once head and tail are read."""

    sheet: Sheet
    mission: KnownMission | None
    start: Settled
    kind: Kind

    @property
    def setting(self) -> Setting:
        """Whose line it is, for what it may close."""
        client, mission = self.sheet.client, self.mission
        people = tuple(person.id for person in self.sheet.people if person.id)
        return Setting(
            client.id if client else None, mission.id if mission else None, people, self.start.when
        )


class _Closed(NamedTuple):
    """What the whole line closes or may close, and its note."""

    known: _Known
    channel: Channel
    note: str
    answered: OpenItem | None = None
    offered: OpenItem | None = None
    waiting: OpenItem | None = None
    acts: tuple[DraftAct, ...] = ()


def _close(head: Head, tail: Tail, known: _Known, context: LineContext) -> _Closed:
    sheet, setting = known.sheet, known.setting
    channel = head.channel or Channel.NOTE
    note = " ".join([*head.kept, *filter(None, [joined(tail.note)])])
    if channel in WRITTEN and head.direction is None:
        chip = next((each for each in sheet.chips if each.field is ChipField.CHANNEL), None)
        span = chip.span if chip else NOWHERE
        sheet.doubt(AmberField.DIRECTION, "direction", ("in", "out"), span=span)
    if known.kind is Kind.PLANNED or sheet.client is None:
        return _Closed(known, channel, note)
    answered, offered = find_request(setting, head.direction, channel, context)
    acted = find_acts(setting, sheet.signals, note, context)
    waiting = None if head.needs_reply else find_waiting(setting, head.direction, note, context)
    _show_closings(answered, acted, known, context)
    acts = tuple(each.act for each in acted)
    return _Closed(known, channel, note, answered, offered, waiting, acts)


def _drafted(text: str, head: Head, tail: Tail, closed: _Closed) -> Draft:
    known, note = closed.known, closed.note
    sheet = known.sheet
    is_shared = tail.is_shared and bool(tail.sentence or note)
    return Draft(
        raw=text,
        client_id=sheet.client.id if sheet.client else None,
        client=sheet.client.name if sheet.client else None,
        mission_id=known.mission.id if known.mission else None,
        mission=known.mission.alias if known.mission else None,
        people=tuple(sheet.people),
        channel=closed.channel,
        direction=head.direction,
        needs_reply=head.needs_reply,
        start=known.start.when,
        precision=known.start.precision,
        minutes=settle_minutes(head.said, known.start.when),
        kind=known.kind,
        mood=sheet.mood,
        tags=tuple(sheet.tags),
        signals=tuple(lifted.signal for lifted in sheet.signals),
        steps=tail.of(">"),
        commitments=tail.of("="),
        waiting=tail.of("<"),
        client_visible=is_shared,
        shareable=(tail.sentence or note) if is_shared else None,
        closes=closed.answered.id if closed.answered else None,
        offers=closed.offered.id if closed.offered else None,
        acts=closed.acts,
        note=note,
        chips=_ordered(sheet.chips),
        amber=tuple(sheet.ambers),
        may_receive=closed.waiting.id if closed.waiting else None,
    )


def _settle_mission(
    head: Head, sheet: Sheet, now: datetime, context: LineContext
) -> KnownMission | None:
    """Return the mission said, implied or last used."""
    if head.is_mission_said:
        return head.mission
    last = context.last_used
    if not head.is_name_said:
        if last is None or not timedelta() <= now - last.at <= LAST_USED_FOR:
            sheet.doubt(AmberField.CLIENT, "no_client", sheet.proposals)
            return None
        client = next((each for each in context.clients if each.id == last.client_id), None)
        sheet.client = client
        sheet.doubt(AmberField.CLIENT, "last_client", sheet.proposals)
        if client is None:
            return None
        sheet.chip(ChipField.CLIENT, NOWHERE, client.name)
        used = next((each for each in client.missions if each.id == last.mission_id), None)
        if used is not None:
            sheet.chip(ChipField.MISSION, NOWHERE, used.alias)
            return used
    return _implied(sheet, context) if sheet.client else None


def _implied(sheet: Sheet, context: LineContext) -> KnownMission | None:
    client = sheet.client
    if client is None or not client.missions:
        return None
    candidates = [each for each in client.missions if each.is_open]
    if len(candidates) == 1:
        sheet.chip(ChipField.MISSION, NOWHERE, candidates[0].alias)
        return candidates[0]
    chosen = _last_mission(client, candidates, context)
    ordered = [chosen, *candidates] if chosen else candidates or list(client.missions)
    choices = dict.fromkeys(f"{client.alias}/{each.alias}" for each in ordered)
    why = "several_missions" if candidates else "no_open_mission"
    said = next((each.span for each in sheet.chips if each.field is ChipField.CLIENT), NOWHERE)
    sheet.doubt(AmberField.MISSION, why, tuple(choices), span=said)
    if chosen is not None:
        sheet.chip(ChipField.MISSION, NOWHERE, chosen.alias)
    return chosen


def _last_mission(
    client: KnownClient, candidates: list[KnownMission], context: LineContext
) -> KnownMission | None:
    last = context.last_used
    if last is not None and last.client_id == client.id:
        for each in candidates:
            if each.id == last.mission_id:
                return each
    used = [(each.last_used, each) for each in candidates if each.last_used is not None]
    return max(used, key=lambda pair: pair[0])[1] if used else None


def _recent_aliases(context: LineContext) -> tuple[str, ...]:
    last = context.last_used.client_id if context.last_used else None
    ordered = sorted(context.clients, key=lambda client: client.id != last)
    return tuple(client.alias for client in ordered[:6])


def _show_start(head: Head, start: Settled, sheet: Sheet) -> None:
    shown = start.when.isoformat()
    runs = _runs(head.start_spans)
    for span in runs:
        sheet.chip(ChipField.START, span, shown)
    if not head.start_spans:
        sheet.chip(ChipField.START, NOWHERE, shown)
    if head.minutes_span is not None:
        sheet.chip(ChipField.MINUTES, head.minutes_span, str(settle_minutes(head.said, start.when)))
    for why in start.doubts:
        choices = start.choices if len(runs) == 1 else ()
        sheet.doubt(AmberField.START, why, choices, span=runs[0] if runs else NOWHERE)


def _runs(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans that are neighbours: "hier 17h50" is one chip."""
    joined_spans: list[tuple[int, int]] = []
    for start, end in spans:
        if joined_spans and start - joined_spans[-1][1] <= 1:
            joined_spans[-1] = (joined_spans[-1][0], end)
        else:
            joined_spans.append((start, end))
    return joined_spans


def _show_closings(
    answered: OpenItem | None, acted: tuple[Acted, ...], known: _Known, context: LineContext
) -> None:
    if answered is not None:
        told = told_delay(answered.since, known.start.when, context)
        known.sheet.chip(ChipField.CLOSES, NOWHERE, told)
    for each in acted:
        if each.subject is not None:
            known.sheet.chip(ChipField.ACT, each.lifted.span, each.subject.text)


def _ordered(chips: list[Chip]) -> tuple[Chip, ...]:
    return tuple(sorted(chips, key=lambda chip: chip.span))
