"""Who was erased here stays erased, whatever an export of earlier times still says.

The people themselves do not come in again, and where a text names them the mark of their erasure
stands instead, as it does in the journal.
"""

from collections.abc import Iterable
from dataclasses import replace

from trustjournal.domain.archive import Archive, ArchivedFact
from trustjournal.domain.calling import Calling, calling, name_words
from trustjournal.journal.journal import Journal
from trustjournal.journal.rights.erasing import erasures
from trustjournal.journal.rights.ordinary import ordinary_words

PERSON = "person"
TEXTS = frozenset(
    {"note", "shareable", "raw", "text", "reason", "name", "role", "title", "recipient"}
    | {"objectives", "results"}
)


def without_erased(journal: Journal, offered: Archive) -> Archive:
    """Return an archive that names nobody who was erased here."""
    gone = {one.person_id: one.mark for one in erasures(journal)}
    named = [fact for fact in offered.facts if fact.kind == PERSON and fact.id in gone]
    if not named:
        return offered
    others = [fact for fact in offered.facts if fact.kind == PERSON and fact.id not in gone]
    shared = {word for fact in others for word in name_words(str(fact.values.get("name", "")))}
    marks = [(_called(fact, shared), gone[fact.id]) for fact in named]
    facts = tuple(
        _veiled(fact, marks) for fact in offered.facts if fact.kind != PERSON or fact.id not in gone
    )
    return replace(offered, facts=facts)


def _called(fact: ArchivedFact, shared: set[str]) -> Calling | None:
    name = str(fact.values.get("name", ""))
    return calling([name], alone=set(name_words(name)) - shared, ordinary=ordinary_words())


def _veiled(fact: ArchivedFact, marks: Iterable[tuple[Calling | None, str]]) -> ArchivedFact:
    values = dict(fact.values)
    for name in TEXTS & values.keys():
        for called, mark in marks:
            if called is not None:
                values[name] = called.replaced(str(values[name]), mark)
    return ArchivedFact(fact.kind, values)
