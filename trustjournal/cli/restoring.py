"""How is a backup brought back, and what would be lost by it?"""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import click

from trustjournal.cli.session import JsonObject, Session
from trustjournal.cli.shown import instant
from trustjournal.cli.spoken import SpokenCommand, session_of
from trustjournal.cli.text import paragraphs, section, table
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.keeping.restoring import (
    Loss,
    Preview,
    Restored,
    Restoring,
    preview,
    restore,
)
from trustjournal.journal.keeping.safekeeping import backup_folder_of
from trustjournal.settings import load
from trustjournal.storage.losses import LostEntry
from trustjournal.storage.manifest import Backup, is_intact
from trustjournal.storage.rotation import backups
from trustjournal.wording import Words

SHOWN = 20  # lost entries in text; JSON has them all
SAID = 60  # characters of one


@click.command(cls=SpokenCommand)
@click.argument("file", required=False)
@click.option("--to", "target", metavar="PATH")
@click.option("--dry-run", is_flag=True)
@click.option("--list", "listing", is_flag=True)
@click.pass_context
def restore_backup(
    context: click.Context, *, file: str | None, target: str | None, dry_run: bool, listing: bool
) -> None:
    """Bring a backup back; the journal that stood there is kept aside."""
    session = session_of(context)
    if listing:
        _list(session)
        return
    if file is None:
        raise Unacceptable(Problem("backup_needed", field="file"))
    wish = _wish(session, target)
    if dry_run:
        _show_preview(session, preview(Path(file), wish), wish.target)
    else:
        _show_restored(session, restore(Path(file), wish))


def _wish(session: Session, target: str | None) -> Restoring:
    place = session.journal_file()
    if target is not None:
        place = Path(target) / place.name if Path(target).is_dir() else Path(target)
    return Restoring(place, session.clock, session.zone, session.key_for)


def _list(session: Session) -> None:
    second = load().backup_folder
    folders = [backup_folder_of(session.journal_file()), *([Path(second)] if second else [])]
    found = [one for folder in folders for one in backups(folder)]
    zone = session.zone
    session.show(
        [
            {
                "path": str(one.path),
                "made": instant(one.made_at, zone),
                "entries": one.entries,
                "reason": one.reason.value,
                "journal": one.journal_id,
                "intact": is_intact(one),
            }
            for one in found
        ],
        lambda words: _listed(found, words, session) or words("answers.text.no_backup"),
    )


def _listed(found: Iterable[Backup], words: Words, session: Session) -> str:
    rows = [
        (
            _when(one.made_at, words, session),
            words("answers.restore.entries", count=one.entries),
            words(f"safekeeping.reason.{one.reason}"),
            "" if is_intact(one) else words("answers.restore.spoilt"),
            str(one.path),
        )
        for one in found
    ]
    return table(rows, right=frozenset({1}))


def _show_preview(session: Session, seen: Preview, target: Path) -> None:
    value = _told(session, seen, target) | {
        "dry_run": True,
        "kept_aside": None,
        "erased_again": 0,
    }

    def text(words: Words) -> str:
        when = _when(seen.made_at, words, session)
        would = words("answers.restore.would", date=when, count=seen.entries, path=str(target))
        return paragraphs(would, _loss_text(seen.loss, words, session))

    session.show(value, text)


def _show_restored(session: Session, done: Restored) -> None:
    seen, aside = done.preview, None if done.aside is None else str(done.aside)
    value = _told(session, seen, done.path) | {
        "dry_run": False,
        "kept_aside": aside,
        "erased_again": done.erased_again,
    }

    def text(words: Words) -> str:
        when = _when(seen.made_at, words, session)
        said = words("answers.restore.done", date=when, count=seen.entries, path=str(done.path))
        kept = "" if aside is None else words("answers.restore.aside", path=aside)
        again = words("answers.restore.erased", count=done.erased_again)
        told = again if done.erased_again else ""
        return paragraphs(said, _loss_text(seen.loss, words, session), told, kept)

    session.show(value, text)


def _told(session: Session, seen: Preview, target: Path) -> JsonObject:
    loss = seen.loss
    return {
        "restored": str(seen.source),
        "path": str(target),
        "made": instant(seen.made_at, session.zone),
        "entries": seen.entries,
        "lost": {
            "known": loss.is_known,
            "count": loss.count,
            "amended": loss.amended,
            "changes": loss.changes,
            "entries": [_entry(one, session.zone) for one in loss.entries],
        },
    }


def _entry(one: LostEntry, zone: str) -> JsonObject:
    return {
        "id": one.id,
        "seq": one.seq,
        "client": one.client,
        "mission": one.mission,
        "happened": instant(datetime.fromisoformat(one.happened), zone),
        "logged": instant(datetime.fromisoformat(one.logged_at), zone),
        "note": one.text,
    }


def _loss_text(loss: Loss, words: Words, session: Session) -> str:
    if not loss.is_known:
        return words("answers.restore.unknown", count=loss.count)
    if not loss.count and not loss.amended:
        return words("answers.restore.nothing_lost")
    rows = [
        (
            _when(datetime.fromisoformat(one.logged_at), words, session),
            one.client,
            one.text if len(one.text) <= SAID else f"{one.text[: SAID - 1]}…",
        )
        for one in loss.entries[:SHOWN]
    ]
    title = words("answers.restore.lost", count=loss.count, amended=loss.amended)
    return section(title, table(rows)) or title


def _when(at: datetime, words: Words, session: Session) -> str:
    local = at.astimezone(session.clock().tzinfo)
    return f"{words.day(local.date())} {words.clock(local)}"
