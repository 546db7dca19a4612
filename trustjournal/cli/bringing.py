"""How does a file come in: looked over first, then brought in as one change?"""

from dataclasses import dataclass, replace
from pathlib import Path

import click

from trustjournal.cli.session import JsonObject, Session, complain
from trustjournal.cli.shown import day_or_instant
from trustjournal.cli.spoken import SpokenCommand, session_of
from trustjournal.cli.text import paragraphs, shown_when, table
from trustjournal.domain.archive import Archive
from trustjournal.domain.incoming import Incoming, Wishes
from trustjournal.domain.kinds import BackupReason
from trustjournal.errors import Problem, Unacceptable
from trustjournal.exchange.files import content_of
from trustjournal.exchange.opening import Opened, open_file
from trustjournal.exchange.wishes import read_wishes
from trustjournal.journal.bringing import archiving
from trustjournal.journal.bringing.bringing_in import carry_out
from trustjournal.journal.bringing.importing import Fate, Item, Plan, plan
from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping.safekeeping import back_up_before
from trustjournal.journal.opening import open_journal
from trustjournal.settings import load
from trustjournal.wording import Words

SHOWN_SIGNS, SHOWN_CHOICES, SHOWN_PROBLEMS = 60, 4, 20


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a file: the seq of the change, if one was made, and the backup before it."""

    change: int | None = None
    backup: str | None = None


@click.command("import", cls=SpokenCommand)
@click.argument("file")
@click.option("--dry-run", is_flag=True)
@click.option("--mapping", metavar="FILE")
@click.pass_context
def bring_in(context: click.Context, *, file: str, dry_run: bool, mapping: str | None) -> None:
    """Bring a file in, or show what it would bring."""
    session = session_of(context)
    wishes = _wishes(session, mapping)
    opened = open_file(Path(file), wishes, journal=session.journal_file())
    with session.journal(read_only=dry_run) as journal:
        if opened.incoming is not None:
            _bring_items(session, journal, opened, opened.incoming, wishes, is_dry=dry_run)
        else:
            _bring_facts(session, journal, opened, is_dry=dry_run)


def _wishes(session: Session, mapping: str | None) -> Wishes:
    wishes = Wishes() if mapping is None else read_wishes(content_of(Path(mapping)), mapping)
    consultant = load().consultant
    me = (*wishes.me, consultant) if consultant else wishes.me
    return replace(wishes, me=me, zone=session.zone, now=session.clock())


def _bring_facts(session: Session, journal: Journal, opened: Opened, *, is_dry: bool) -> None:
    offered = opened.archive or _other_journal(session, opened.path)
    compared = archiving.compare(journal, offered)
    brought = Brought()
    if not is_dry and compared.count(Fate.NEW):
        backup = back_up_before(journal, BackupReason.IMPORT)
        brought = Brought(archiving.merge(journal, offered).change.seq, str(backup.path))
    counts = {fate.value: compared.count(fate) for fate in Fate}
    value: JsonObject = {
        **_head(opened, brought, is_dry=is_dry),
        "added": counts["new"],
        **{name: count for name, count in counts.items() if name != "new"},
        "facts": {kind: dict(fates) for kind, fates in compared.counts.items()},
    }
    new = counts["new"]
    session.show(
        value,
        lambda words: paragraphs(
            words("exchange.told.facts" if is_dry else "exchange.told.facts_after", **counts),
            _ending(words, new, is_dry=is_dry),
        ),
    )


def _other_journal(session: Session, path: Path) -> Archive:
    other = open_journal(
        path,
        clock=session.clock,
        zone=session.zone,
        read_only=True,
        key=session.key_for(path) if path.exists() else None,
    )
    try:
        return archiving.archive(other)
    finally:
        other.close()


def _bring_items(
    session: Session,
    journal: Journal,
    opened: Opened,
    incoming: Incoming,
    wishes: Wishes,
    *,
    is_dry: bool,
) -> None:
    planned = plan(journal, incoming, wishes, language=session.language)
    refusals = _refusals(planned, opened, session.words)
    brought = Brought()
    if not is_dry and not refusals and planned.count(Fate.NEW):
        backup = back_up_before(journal, BackupReason.IMPORT)
        done = carry_out(journal, planned, language=session.language)
        brought = Brought(done.change.seq, str(backup.path))
    if is_dry or not refusals:
        counts = {fate.value: planned.count(fate) for fate in Fate}
        value: JsonObject = {
            **_head(opened, brought, is_dry=is_dry),
            "added": counts["new"],
            **{name: count for name, count in counts.items() if name != "new"},
            "items": [_item_object(item, session) for item in planned.items],
        }
        session.show(value, lambda words: _items_text(planned, words, is_dry=is_dry))
        if planned.count(Fate.UNCLEAR):
            count = planned.count(Fate.UNCLEAR)
            complain(session.words("exchange.told.unclear", count=count))
    if refusals:
        raise Unacceptable(*refusals)


def _refusals(planned: Plan, opened: Opened, words: Words) -> tuple[Problem, ...]:
    """Return why nothing can be written: what cannot be read, or that nothing is clear."""
    found = [
        Problem(
            "import_item",
            {
                "path": opened.path.name,
                "place": item.place,
                "why": _why(item, words),
                "said": item.said[:SHOWN_SIGNS],
            },
        )
        for item in planned.of(Fate.REFUSED)[:SHOWN_PROBLEMS]
    ]
    unclear = planned.count(Fate.UNCLEAR)
    if unclear and not planned.count(Fate.NEW, Fate.ALREADY, Fate.BINNED) and not found:
        found.append(Problem("import_all_unclear", {"count": unclear}))
    return tuple(found)


def _head(opened: Opened, brought: Brought, *, is_dry: bool) -> JsonObject:
    return {
        "file": str(opened.path),
        "format": opened.format.value,
        "dry_run": is_dry,
        "change": brought.change,
        "backup": brought.backup,
    }


def _item_object(item: Item, session: Session) -> JsonObject:
    return {
        "place": item.place,
        "id": item.id or None,
        "fate": item.fate.value,
        "why": item.why or None,
        "client": item.client or None,
        "mission": item.mission or None,
        "when": day_or_instant(item.when, session.zone),
        "said": item.said,
        "choices": list(item.choices),
    }


def _items_text(planned: Plan, words: Words, *, is_dry: bool) -> str:
    shown = planned.items if is_dry else [it for it in planned.items if it.fate is not Fate.NEW]
    rows = [_row(item, words) for item in shown if item.fate is not Fate.ALREADY or is_dry]
    counts = {fate.value: planned.count(fate) for fate in Fate}
    return paragraphs(
        table(rows),
        words("exchange.told.counts" if is_dry else "exchange.told.counts_after", **counts),
        _ending(words, counts["new"], is_dry=is_dry),
    )


def _row(item: Item, words: Words) -> tuple[str, ...]:
    place = "/".join(filter(None, (item.client, item.mission)))
    choices = f" ({', '.join(item.choices[:SHOWN_CHOICES])})" if item.choices else ""
    fate = words(f"exchange.fate.{item.fate}")
    why = _why(item, words)
    return (
        str(item.place),
        "" if item.when is None else shown_when(item.when, words),
        place or "—",
        item.said[:SHOWN_SIGNS],
        f"{fate} · {why}{choices}" if why else fate,
    )


def _why(item: Item, words: Words) -> str:
    if not item.why:
        return ""
    key = f"exchange.why.{item.why}"
    return words(key) if words.has(key) else words(f"amber.{item.why}")


def _ending(words: Words, new: int, *, is_dry: bool) -> str:
    if is_dry:
        return words("exchange.told.dry")
    return words("exchange.told.done") if new else words("exchange.told.nothing_new")
