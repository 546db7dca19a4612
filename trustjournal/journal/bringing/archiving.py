"""How do all the facts of a journal leave it, and come into another?

``archive`` takes them out; ``compare`` says what an archive would bring, and ``merge`` brings it,
as one change that one undo takes back. A fact is the same fact wherever its id is the same: one
that is here stays as it is here, one that was put into the bin here stays there, and one that was
taken back by an undo comes again. So merging twice adds nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from trustjournal.domain.archive import Archive, ArchivedFact
from trustjournal.domain.kinds import ActKind
from trustjournal.domain.parameters import set_parameters
from trustjournal.errors import Problem, Trouble, Unacceptable
from trustjournal.journal.bringing.importing import Fate, was_undone
from trustjournal.journal.bringing.sense import expect_sense, senseless
from trustjournal.journal.changes import Change, Intention
from trustjournal.journal.closings import CLOSED_BY
from trustjournal.journal.journal import Journal
from trustjournal.journal.names import folded
from trustjournal.journal.naming import chosen_alias
from trustjournal.journal.rights.forgotten import without_erased
from trustjournal.storage.database import SCHEMA_VERSION, Database
from trustjournal.storage.facts import (
    bring,
    count_on_from,
    fact_columns,
    fact_tables,
    known_facts,
    last_number,
    living_facts,
    owning_clients,
)
from trustjournal.storage.files import fetch_file
from trustjournal.storage.parameters import read_parameters
from trustjournal.storage.plain_copy import write_plain_copy
from trustjournal.storage.promises import acts_on
from trustjournal.storage.writing import Writer

Tell = Callable[[int, int], None]
NUMBER = "seq"
NAMED_ALIKE = {"client": None, "mission": "client_id"}  # within what an alias is unique


@dataclass(frozen=True, slots=True)
class Compared:
    """What an archive would bring: how many facts of each kind have which fate."""

    counts: Mapping[str, Mapping[Fate, int]]

    def count(self, fate: Fate, kind: str | None = None) -> int:
        """How many facts, of one kind or of all, have this fate."""
        kinds = self.counts if kind is None else {kind: self.counts.get(kind, {})}
        return sum(by_fate.get(fate, 0) for by_fate in kinds.values())


@dataclass(frozen=True, slots=True)
class Merged:
    """What an archive brought."""

    compared: Compared
    change: Change


def archive(journal: Journal) -> Archive:
    """Return all the facts of a journal."""
    return archive_of(journal.database)


def copy_as_sqlite(journal: Journal, target: Path) -> None:
    """Write the journal's file to a new place as plain SQLite, encrypted or not."""
    write_plain_copy(journal.database, target)


def archive_of(database: Database) -> Archive:
    """Return all the facts of a journal's file."""
    facts = tuple(
        ArchivedFact(table, row)  # type: ignore[arg-type] # what is NULL was left out
        for table in fact_tables(database)
        for row in living_facts(database, table)
    )
    return Archive(database.journal_id, SCHEMA_VERSION, facts)


def compare(journal: Journal, offered: Archive) -> Compared:
    """Say what an archive would bring. Raises Unacceptable if it cannot be one of ours."""
    return _counted(_Merging(journal.database, without_erased(journal, offered)).judged())


def merge(journal: Journal, offered: Archive, *, tell: Tell = lambda _done, _all: None) -> Merged:
    """Bring in what is new of an archive. Raises Unacceptable if it makes no sense here.

    ``tell`` hears how many of how many facts are written; what it raises stops everything.
    """
    welcome = without_erased(journal, offered)
    with journal.undertake(Intention.IMPORT) as deed:
        merging = _Merging(journal.database, welcome)
        judged = tuple(merging.judged())
        merging.write(deed.writer, [fact for fact, fate in judged if fate is Fate.NEW], tell)
        _expect_readable(journal.database, judged)
    return Merged(_counted(judged), deed.change)


class _Merging:
    """One archive held against one journal."""

    def __init__(self, database: Database, offered: Archive) -> None:
        if offered.schema > SCHEMA_VERSION:
            raise Unacceptable(Problem("import_newer"))
        self.database = database
        self.tables = fact_tables(database)
        strange = {fact.kind for fact in offered.facts} - set(self.tables)
        if strange:
            raise Unacceptable(Problem("import_unknown_kind", {"kind": min(strange)}))
        self.columns = {table: fact_columns(database, table) for table in self.tables}
        self.known = {table: known_facts(database, table) for table in self.tables}
        self.facts = sorted(offered.facts, key=lambda fact: self.tables.index(fact.kind))
        self.living = {
            table: {i for i, on in ids.items() if on} for table, ids in self.known.items()
        }
        self.whose = {table: owning_clients(database, table) for table in self.tables}

    def judged(self) -> Iterator[tuple[ArchivedFact, Fate]]:
        """Yield each fact with its fate; what a fact refers to was judged before it."""
        for fact in self.facts:
            expect_sense(fact, self.columns[fact.kind])
            fate = self._fate(fact)
            if fate is Fate.NEW:
                self.living[fact.kind].add(fact.id)
                self.whose[fact.kind][fact.id] = str(fact.values.get("client_id", ""))
            yield fact, fate

    def write(self, writer: Writer, facts: list[ArchivedFact], tell: Tell) -> None:
        numbers = self._numbers(writer, facts)
        aliases = {table: _aliases(self.database, table) for table in NAMED_ALIKE}
        for count, fact in enumerate(facts, start=1):
            row = dict(fact.values)
            if fact.id in numbers:
                row[NUMBER] = numbers[fact.id]
            if fact.kind in NAMED_ALIKE:
                _let_be_called(row, aliases[fact.kind], NAMED_ALIKE[fact.kind])
            is_known = fact.id in self.known[fact.kind]
            if not bring(writer, fact.kind, row, is_known=is_known):
                raise senseless(fact, "id")
            tell(count, len(facts))

    def _fate(self, fact: ArchivedFact) -> Fate:
        is_living = self.known[fact.kind].get(fact.id)
        if is_living:
            return Fate.ALREADY
        if is_living is False and not was_undone(self.database, fact.kind, fact.id):
            return Fate.BINNED
        for column in self.columns[fact.kind]:
            value = fact.values.get(column.name)
            if column.owner is None or value is None:
                continue
            if value not in self.living[column.owner]:
                return Fate.LEFT_OUT
            whose = self.whose[column.owner].get(str(value)) or None
            if whose not in {None, fact.values.get("client_id", whose)}:
                raise senseless(fact, column.name)  # one relationship, one file
        if fact.kind == "act" and not self._can_be_done(fact):
            return Fate.LEFT_OUT
        return Fate.NEW

    def _can_be_done(self, fact: ArchivedFact) -> bool:
        """Whether what an act is done to is there, and not closed here in a way of its own."""
        subject = str(fact.values["subject_id"])
        if not any(subject in ids for ids in self.living.values()):
            return False
        if not any(ids.get(subject) for ids in self.known.values()):
            return True
        kind = ActKind(str(fact.values["kind"]))
        done = {act.kind for act in acts_on(self.database, subject)}
        return not done & CLOSED_BY.get(kind, {kind})

    def _numbers(self, writer: Writer, facts: list[ArchivedFact]) -> dict[str, int]:
        """Give each numbered fact its number: its own in an empty journal, else the next ones."""
        numbered = sorted(
            (fact for fact in facts if NUMBER in fact.values),
            key=lambda fact: int(fact.values[NUMBER]),
        )
        own = [int(fact.values[NUMBER]) for fact in numbered]
        if last_number(self.database) == 0 and len(set(own)) == len(own) and own and own[0] > 0:
            count_on_from(writer, own[-1])
            return dict(zip((fact.id for fact in numbered), own, strict=True))
        return {fact.id: writer.next_seq() for fact in numbered}


def _expect_readable(database: Database, judged: Iterable[tuple[ArchivedFact, Fate]]) -> None:
    """Raise Unacceptable, so that nothing is kept, where the journal could not be read again."""
    touched = dict.fromkeys(
        str(fact.values.get("client_id", fact.id))
        for fact, fate in judged
        if fate is Fate.NEW and (fact.kind == "client" or "client_id" in fact.values)
    )
    try:
        for client_id in touched:
            fetch_file(database, client_id)
        set_parameters(read_parameters(database))
    except (Trouble, Unacceptable, ValueError, TypeError) as error:
        raise Unacceptable(Problem("import_unreadable")) from error


def _aliases(database: Database, table: str) -> dict[str, list[str]]:
    """Return the aliases taken in a table, by what they are unique within."""
    taken: dict[str, list[str]] = {}
    for row in living_facts(database, table):
        taken.setdefault(str(row.get(NAMED_ALIKE[table] or "")), []).append(
            folded(str(row["alias"]))
        )
    return taken


def _let_be_called(
    row: dict[str, str | int | float], taken: dict[str, list[str]], within: str | None
) -> None:
    """Keep an alias, or make another where it is taken by somebody else."""
    others = taken.setdefault(str(row.get(within or "")), [])
    if folded(str(row["alias"])) in others:
        row["alias"] = chosen_alias(None, str(row["alias"]), others)
    others.append(folded(str(row["alias"])))


def _counted(judged: Iterable[tuple[ArchivedFact, Fate]]) -> Compared:
    counts: dict[str, Counter[Fate]] = {}
    for fact, fate in judged:
        counts.setdefault(fact.kind, Counter())[fate] += 1
    return Compared(counts)
