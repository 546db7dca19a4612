"""What would a file of others add to the journal, and how does it come in?

``plan`` holds everything the file offers against the journal and says of each thing what would
become of it; nothing is written. What is unclear (whose is it?) can be decided, by the place where
it stands, and planned again. ``carry_out`` then records what is clear, as one change that one undo
takes back. The id of each thing follows from what it is, so what came in before is known again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from trustjournal.domain.incoming import (
    Incoming,
    OfferedEntry,
    OfferedLine,
    OfferedPerson,
    PassedOver,
    Wishes,
)
from trustjournal.journal.bringing.composed import composed_line
from trustjournal.journal.bringing.matching import Matcher, Place
from trustjournal.journal.bringing.offered import draft_of, read_offered
from trustjournal.journal.changes import Intention
from trustjournal.journal.journal import Journal
from trustjournal.journal.names import folded
from trustjournal.journal.reading import line_context
from trustjournal.quickline.context import KnownClient, LineContext
from trustjournal.quickline.draft import AmberField, Draft
from trustjournal.storage.database import Database
from trustjournal.storage.facts import is_living
from trustjournal.storage.trail import changes_of_row

LEFT_OUT = "-"  # what the user decides for something that is not wanted
MAKE = "+"  # and for something whose client is to be made
NOBODY = KnownClient("", "", "")


class Fate(StrEnum):
    """What becomes of one thing that a file offers."""

    NEW = "new"
    ALREADY = "already"
    BINNED = "binned"  # it was put into the bin here
    UNCLEAR = "unclear"
    LEFT_OUT = "left_out"  # nothing for a journal, not wanted, or what it speaks of is not here
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ToMake:
    """A client or a mission that a table names and the journal does not know yet."""

    client: str
    client_name: str
    mission: str = ""
    mission_title: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing offered and its fate. ``why`` is a code; ``choices`` are what may be decided."""

    place: int
    id: str
    said: str
    fate: Fate
    why: str = ""
    client: str = ""
    mission: str = ""
    choices: tuple[str, ...] = ()
    draft: Draft | None = None
    entry: OfferedEntry | None = None
    person: OfferedPerson | None = None
    line: OfferedLine | None = None
    decided: str = ""
    client_id: str = ""
    to_make: ToMake | None = None

    @property
    def offered_name(self) -> str:
        """How the file names the client, if it does."""
        if self.person is not None:
            return self.person.organisation
        return "" if self.entry is None else " ".join(self.entry.client.split())

    @property
    def when(self) -> datetime | date | None:
        """When it happened or will, if it is something that does."""
        return None if self.draft is None else self.draft.start


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a file offers, in the order of the file."""

    items: tuple[Item, ...]

    def count(self, *fates: Fate) -> int:
        """How many things have one of these fates."""
        return sum(item.fate in fates for item in self.items)

    def of(self, fate: Fate) -> tuple[Item, ...]:
        """Return the things of one fate."""
        return tuple(item for item in self.items if item.fate is fate)


Decisions = Mapping[int, str]


def plan(
    journal: Journal,
    incoming: Incoming,
    wishes: Wishes,
    *,
    language: str,
    decided: Decisions | None = None,
) -> Plan:
    """Say what would become of everything a file offers; nothing is written."""
    return _Planning(journal, wishes, language, decided or {}).plan(incoming)


def lines_context(journal: Journal, language: str, now: datetime) -> LineContext:
    """Return what an imported line is read against: nothing was used just before it."""
    return line_context(journal, language, now)._replace(last_used=None)


class _Planning:
    """One file held against one journal."""

    def __init__(self, journal: Journal, wishes: Wishes, language: str, decided: Decisions) -> None:
        self.journal = journal
        self.wishes = wishes
        self.decided = decided
        self.context = lines_context(journal, language, journal.now())
        self.matcher = Matcher(self.context.clients, wishes)
        self.seen: set[str] = set()

    def plan(self, incoming: Incoming) -> Plan:
        items = [self._passed(it) for it in incoming.passed_over]
        steps: tuple[tuple[str, Callable[..., Item], tuple[object, ...]], ...] = (
            ("interaction", self._entry, incoming.entries),
            ("interaction", self._line, incoming.lines),
            ("person", self._person, incoming.people),
        )
        for table, look, offered in steps:
            items += [self._known(look(it), table) for it in offered]
        return Plan(tuple(sorted(items, key=lambda item: item.place)))

    def _passed(self, it: PassedOver) -> Item:
        fate = Fate.REFUSED if it.is_refused else Fate.LEFT_OUT
        if it.is_refused and self.wishes.leaves_out_refused:
            fate = Fate.LEFT_OUT
        return Item(it.place, "", it.said, fate, it.why)

    def _known(self, item: Item, table: str) -> Item:
        """Return an item as it is, unless it is here, was put into the bin, or is not wanted."""
        if self.decided.get(item.place) == LEFT_OUT:
            return replace(item, fate=Fate.LEFT_OUT, why="not_wanted", choices=())
        if item.fate not in {Fate.NEW, Fate.UNCLEAR}:
            return item
        is_there = is_living(self.journal.database, table, item.id)
        if is_there or item.id in self.seen:
            return replace(item, fate=Fate.ALREADY, why="", choices=())
        if is_there is False and not was_undone(self.journal.database, table, item.id):
            return replace(item, fate=Fate.BINNED, why="", choices=())
        if item.fate is Fate.NEW:
            self.seen.add(item.id)
        return item

    def _entry(self, offered: OfferedEntry) -> Item:
        place = self.matcher.place_of(offered, self._decision(offered.place))
        said = " ".join(offered.note.split()) or offered.raw
        item = Item(offered.place, offered.id, said, Fate.NEW, entry=offered)
        if offered.is_ours and (place.client is None or _lacks_mission(offered, place)):
            return self._of_new_place(item, offered, place)
        if place.client is None and self._is_to_be_made(offered.place, offered.client):
            name = " ".join(offered.client.split())
            made = ToMake("", name, "", offered.mission)
            draft = self._draft(offered, Place())
            return replace(item, client=name, mission=offered.mission, to_make=made, draft=draft)
        if place.client is None:
            draft = self._draft(offered, Place())
            unclear = replace(item, fate=Fate.UNCLEAR, why=place.why or "unknown_client")
            return replace(unclear, choices=place.choices, draft=draft)
        item = replace(
            item,
            draft=self._draft(offered, place),
            client=place.client.alias,
            mission=place.mission.alias if place.mission else "",
            client_id=place.client.id,
        )
        opened = [it for it in place.client.missions if it.is_open]
        if offered.is_ours or place.mission is not None or len(opened) <= 1:
            return item
        choices = tuple(f"{place.client.alias}/{it.alias}" for it in opened)
        return replace(item, why="mission_unsaid", choices=choices)

    def _of_new_place(self, item: Item, offered: OfferedEntry, place: Place) -> Item:
        """Return an entry of a table of ours whose client or mission is not here yet."""
        made = ToMake(
            offered.client,
            offered.client_name or offered.client,
            offered.mission,
            offered.mission_title or offered.mission,
        )
        return replace(
            item,
            draft=self._draft(offered, place._replace(mission=None)),
            client=place.client.alias if place.client else offered.client,
            client_id=place.client.id if place.client else "",
            mission=offered.mission,
            to_make=made,
        )

    def _line(self, offered: OfferedLine) -> Item:
        decided = self._decision(offered.place)
        draft = read_offered(offered, self.context, now=self.journal.now(), decided=decided)
        item = Item(offered.place, offered.id, offered.line, Fate.NEW, draft=draft, line=offered)
        item = replace(item, decided=decided)
        if draft.client_id is not None:
            doubt = draft.amber[0].why if draft.amber else ""
            return replace(
                item,
                why=doubt,
                client=self.matcher.alias_of(draft.client_id),
                mission=draft.mission or "",
                client_id=draft.client_id,
            )
        amber = next((it for it in draft.amber if it.field is AmberField.CLIENT), None)
        choices = amber.choices if amber else ()
        return replace(
            item,
            fate=Fate.UNCLEAR,
            why=amber.why if amber else "unknown_client",
            choices=choices or self.matcher.proposals(),
        )

    def _person(self, offered: OfferedPerson) -> Item:
        place = self.matcher.place_of_person(offered, self._decision(offered.place))
        said = ", ".join(filter(None, (offered.name, offered.role, offered.organisation)))
        item = Item(offered.place, offered.id, said, Fate.NEW, person=offered)
        if place.client is None:
            if self._is_to_be_made(offered.place, offered.organisation):
                made = ToMake("", offered.organisation)
                return replace(item, client=offered.organisation, to_make=made)
            choices = tuple(dict.fromkeys(one.partition("/")[0] for one in place.choices))
            return replace(item, fate=Fate.UNCLEAR, why=place.why, choices=choices)
        item = replace(item, client=place.client.alias, client_id=place.client.id)
        names = {folded(person.name) for person in place.client.people}
        return replace(item, fate=Fate.ALREADY) if folded(offered.name) in names else item

    def _decision(self, place: int) -> str:
        said = self.decided.get(place, "")
        return "" if said in {LEFT_OUT, MAKE} else said

    def _is_to_be_made(self, place: int, name: str) -> bool:
        wanted = self.wishes.makes_clients or self.decided.get(place) == MAKE
        return wanted and bool(name.strip())

    def _draft(self, offered: OfferedEntry, place: Place) -> Draft:
        client = place.client
        draft = draft_of(offered, place, now=self.journal.now(), zone=self.journal.zone)
        if client is None:
            return replace(draft, people=self.matcher.people_of(offered, NOBODY))
        draft = replace(
            draft,
            people=self.matcher.people_of(offered, client),
            direction=self.matcher.direction_of(offered, client),
        )
        mission = place.mission.alias if place.mission else None
        return replace(draft, raw=offered.raw or composed_line(draft, client.alias, mission))


def was_undone(database: Database, table: str, row_id: str) -> bool:
    """Whether a thing that was removed went by an undo, and not into the bin."""
    changes = changes_of_row(database, table, row_id)
    return bool(changes) and changes[-1].intention == Intention.UNDO.value


def _lacks_mission(offered: OfferedEntry, place: Place) -> bool:
    return bool(offered.mission) and (
        place.mission is None or folded(place.mission.alias) != folded(offered.mission)
    )
