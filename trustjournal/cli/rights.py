"""The rights of people: access, erasure, anonymity, and for how long they are kept."""

import sys
from pathlib import Path

import click

from trustjournal.cli.session import JsonObject, Session
from trustjournal.cli.spoken import SpokenCommand, session_of
from trustjournal.cli.text import section, table
from trustjournal.domain.kinds import ErasureKind
from trustjournal.domain.records import Erasure, Person
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.journal import Journal
from trustjournal.journal.names import folded
from trustjournal.journal.reading import find_person
from trustjournal.journal.rights.departing import Departure, depart
from trustjournal.journal.rights.erasing import Erased, ErasurePreview, preview_erasure, purge_pages
from trustjournal.journal.rights.forgetting import Mended, NamingCopy, naming_copies, rewriting
from trustjournal.journal.rights.retention import (
    keep_person,
    people_to_review,
    retention_years,
    set_retention_years,
)
from trustjournal.paths import state_folder
from trustjournal.settings import load
from trustjournal.wording import Words

SHOWN = 12  # passages of a preview


@click.command(cls=SpokenCommand)
@click.argument("name")
@click.option("--out", metavar="DIR", required=True)
@click.pass_context
def person_export(context: click.Context, *, name: str, out: str) -> None:
    """Write what the journal says about a person, for that person: PDF and JSON."""
    from trustjournal.journal.rights.access import access_file  # noqa: PLC0415 - with the whole engine
    from trustjournal.report.access import write_access  # noqa: PLC0415 - Typst
    from trustjournal.report.profile import Profile  # noqa: PLC0415

    session = session_of(context)
    words, chosen = session.words, load()
    with session.journal(read_only=True) as journal:
        found = find_person(journal, name)
        told = access_file(
            journal,
            found.id,
            marks=lambda kind, letter: words(f"privacy.mask.{kind}", letter=letter),
            at=session.clock(),
        )
    folder = Path(out)
    _make(folder)
    profile = Profile(name=chosen.consultant or "", company=chosen.portage_company or "")
    paper = write_access(told, words, profile, folder)
    value: JsonObject = {
        "person": found.id,
        "name": found.name,
        "pdf": str(paper.pdf),
        "json": str(paper.json),
        "entries": len(told.entries),
    }
    session.show(
        value,
        lambda words: words("privacy.cli.access_written", pdf=str(paper.pdf), json=str(paper.json)),
    )


@click.command(cls=SpokenCommand)
@click.argument("name", required=False)
@click.option("--dry-run", is_flag=True)
@click.option("--yes", "is_sure", is_flag=True)
@click.option("--rewrite-backups", "rewrites", is_flag=True)
@click.option("--purge", "only_purge", is_flag=True)
@click.pass_context
def person_erase(
    context: click.Context,
    *,
    name: str | None,
    dry_run: bool,
    is_sure: bool,
    rewrites: bool,
    only_purge: bool,
) -> None:
    """Erase a person for good; on a terminal, after a look at what goes and a typed word."""
    session = session_of(context)
    if name is None:
        _tidy(session, rewrites=rewrites, only_purge=only_purge)
        return
    mark = session.words("privacy.erased")
    with session.journal(read_only=dry_run) as journal:
        person = find_person(journal, name)
        preview = preview_erasure(journal, person.id, mark=mark)
        if dry_run:
            _show_preview(session, preview, _would_name(journal, person))
            return
        if not is_sure and sys.stdin.isatty():
            _ask(session, preview, person)
        left = depart(journal, _departure(journal, person.id, mark, rewrites=rewrites))
        done, mended = left.erased, left.mended
        copies = naming_copies(journal, second=_second())
    _show_done(session, preview, done, copies=copies, mended=mended)


@click.command(cls=SpokenCommand)
@click.argument("name")
@click.option("--rewrite-backups", "rewrites", is_flag=True)
@click.pass_context
def person_anonymise(context: click.Context, *, name: str, rewrites: bool) -> None:
    """Give a person a pseudonym wherever they are named; it cannot be undone."""
    session = session_of(context)
    with session.journal() as journal:
        person = find_person(journal, name)
        left = depart(journal, _departure(journal, person.id, None, rewrites=rewrites))
        done, mended = left.erased, left.mended
        copies = naming_copies(journal, second=_second())
    value: JsonObject = {
        "person": person.id,
        "name": done.erasure.mark,
        "purged": done.is_purged,
        "copies": [_copy_object(one) for one in copies],
        "rewritten": 0 if mended is None else mended.rewritten,
    }

    def text(words: Words) -> str:
        lines = [words("privacy.cli.anonymised", name=done.erasure.mark)]
        return "\n".join([*lines, *_aftermath(done.is_purged, copies, mended, words)])

    session.show(value, text)


@click.command(cls=SpokenCommand)
@click.option("--years", type=int)
@click.pass_context
def person_review(context: click.Context, *, years: int | None) -> None:
    """List whose time is up this month; nothing goes by itself."""
    session = session_of(context)
    with session.journal(read_only=years is None) as journal:
        if years is not None:
            set_retention_years(journal, years)
        kept_years, due = retention_years(journal), people_to_review(journal)
    value: JsonObject = {
        "years": kept_years,
        "people": [
            {
                "id": one.person.id,
                "name": one.person.name,
                "client": one.client.name,
                "last_contact": one.last_contact.isoformat(),
                "due": one.due.isoformat(),
            }
            for one in due
        ],
    }

    def text(words: Words) -> str:
        rows = [
            (
                one.person.name,
                one.client.name,
                words("privacy.cli.last", day=one.last_contact.isoformat()),
                words("privacy.cli.due", day=one.due.isoformat()),
            )
            for one in due
        ]
        said = words("privacy.cli.years", count=kept_years)
        return f"{said}\n{table(rows) or words('privacy.cli.nobody')}"

    session.show(value, text)


@click.command(cls=SpokenCommand)
@click.argument("name")
@click.pass_context
def person_keep(context: click.Context, *, name: str) -> None:
    """Keep a person whose time is up; they come back on the list in a year."""
    session = session_of(context)
    with session.journal() as journal:
        person = find_person(journal, name)
        keep_person(journal, person.id)
    value: JsonObject = {"id": person.id, "name": person.name}
    session.show(value, lambda words: words("privacy.cli.kept", name=person.name))


def _tidy(session: Session, *, rewrites: bool, only_purge: bool) -> None:
    """Finish what an erasure left: old pages of the file, and the copies."""
    if not (rewrites or only_purge):
        raise Unacceptable(Problem("person_needed", field="person"))
    with session.journal() as journal:
        purged = purge_pages(journal)
        mended = rewriting(journal, second=_second()).run() if rewrites else None
        copies = naming_copies(journal, second=_second())
    value: JsonObject = {
        "purged": purged,
        "copies": [_copy_object(one) for one in copies],
        "rewritten": 0 if mended is None else mended.rewritten,
    }

    def text(words: Words) -> str:
        told = [words("privacy.cli.purged")] if purged else []
        return "\n".join([*told, *_aftermath(purged, copies, mended, words)])

    session.show(value, text)


def _ask(session: Session, preview: ErasurePreview, person: Person) -> None:
    """Show what goes, offer the export, and ask for the name; anything else stops."""
    words = session.words
    click.echo(_preview_text(preview, words), err=True)
    click.echo(words("privacy.cli.export_first", name=person.name), err=True)
    typed = click.prompt(words("privacy.cli.confirm", name=person.name), err=True, default="")
    if folded(typed) != folded(person.name):
        raise Unacceptable(Problem("erasure_unconfirmed", {"name": person.name}, field="name"))


def _departure(journal: Journal, person_id: str, mark: str | None, *, rewrites: bool) -> Departure:
    from trustjournal.ui.presence.address import address_of  # noqa: PLC0415 - no Qt in it

    place, state = address_of(journal.database.path).name, state_folder()
    draft, spool = state / "drafts" / f"{place}.txt", state / "spool" / place
    return Departure(person_id, mark, draft, spool, second=_second(), rewrites=rewrites)


def _would_name(journal: Journal, person: Person) -> tuple[NamingCopy, ...]:
    coming = Erasure(person.id, ErasureKind.ERASED, journal.now(), "")
    return naming_copies(journal, second=_second(), also=(coming,))


def _second() -> Path | None:
    folder = load().backup_folder
    return Path(folder) if folder else None


def _make(folder: Path) -> None:
    from trustjournal.storage.database import private_folder  # noqa: PLC0415

    private_folder(folder)


def _show_preview(
    session: Session, preview: ErasurePreview, copies: tuple[NamingCopy, ...]
) -> None:
    value: JsonObject = {
        "person": preview.person.id,
        "name": preview.person.name,
        "participations": preview.participations,
        "passages": [
            {"table": one.table, "entry": one.entry_id, "before": one.before, "after": one.after}
            for one in preview.passages
        ],
        "shared": list(preview.shared),
        "copies": [_copy_object(one) for one in copies],
    }
    session.show(
        value,
        lambda words: "\n".join([_preview_text(preview, words), *_copies_text(copies, words)]),
    )


def _show_done(
    session: Session,
    preview: ErasurePreview,
    done: Erased,
    *,
    copies: tuple[NamingCopy, ...],
    mended: Mended | None,
) -> None:
    value: JsonObject = {
        "person": done.erasure.person_id,
        "participations": preview.participations,
        "passages": len(preview.passages),
        "purged": done.is_purged,
        "copies": [_copy_object(one) for one in copies],
        "rewritten": 0 if mended is None else mended.rewritten,
    }

    def text(words: Words) -> str:
        lines = [words("privacy.cli.erased")]
        return "\n".join([*lines, *_aftermath(done.is_purged, copies, mended, words)])

    session.show(value, text)


def _aftermath(
    purged: bool,  # noqa: FBT001 - said by name at every call above
    copies: tuple[NamingCopy, ...],
    mended: Mended | None,
    words: Words,
) -> list[str]:
    lines = [] if purged else [words("privacy.cli.not_purged")]
    if mended is not None:
        lines.append(words("privacy.cli.rewritten", count=mended.rewritten))
        lines += [words("privacy.cli.left", path=str(path)) for path in mended.left]
    return [*lines, *_copies_text(copies, words)]


def _preview_text(preview: ErasurePreview, words: Words) -> str:
    lines = [
        words("privacy.cli.participations", name=preview.person.name, count=preview.participations)
    ]
    rows = [f"{one.before}\n  → {one.after}" for one in preview.passages[:SHOWN]]
    if len(preview.passages) > SHOWN:
        rows.append(f"… {len(preview.passages) - SHOWN}")
    lines.append(
        section(words("privacy.cli.passages", mark=preview.mark), "\n".join(rows))
        or words("privacy.cli.no_passage")
    )
    if preview.shared:
        lines.append(words("privacy.cli.shared", words=", ".join(preview.shared)))
    return "\n".join(lines)


def _copies_text(copies: tuple[NamingCopy, ...], words: Words) -> list[str]:
    if not copies:
        return []
    return [
        words("privacy.cli.copies"),
        *(f"  {one.path}: {_leaves(one, words)}" for one in copies),
    ]


def _leaves(one: NamingCopy, words: Words) -> str:
    if one.is_closed:
        return words("privacy.cli.closed")
    if one.leaves_on is None:
        return words("privacy.cli.no_day")
    return words("privacy.cli.leaves", day=one.leaves_on.isoformat())


def _copy_object(one: NamingCopy) -> JsonObject:
    return {
        "path": str(one.path),
        "leaves": None if one.leaves_on is None else one.leaves_on.isoformat(),
        "closed": one.is_closed,
    }
