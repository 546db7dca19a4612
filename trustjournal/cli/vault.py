"""How is the journal encrypted, decrypted, unlocked, and its passphrase changed?"""

import os
import sys
from pathlib import Path

import click

from trustjournal.cli.left_over import seal_what_waits
from trustjournal.cli.passphrase import new_passphrase
from trustjournal.cli.session import JsonObject, Session
from trustjournal.cli.shown import instant
from trustjournal.cli.spoken import SpokenCommand, session_of
from trustjournal.cli.text import paragraphs, section, short
from trustjournal.errors import Problem, Trouble, Unacceptable
from trustjournal.journal.keeping import vault
from trustjournal.journal.keeping.plain_copies import encrypt_copies, plain_copies, remove_copies
from trustjournal.journal.keeping.sealed import Entered, Opened, Unclear, open_sealed
from trustjournal.quickline.draft import Draft
from trustjournal.storage.vault.key import Key
from trustjournal.wording import Words

PLAIN_BACKUPS = ("keep", "encrypt", "remove")


@click.command(cls=SpokenCommand)
@click.option("--recovery-out", metavar="FILE")
@click.option("--plain-backups", type=click.Choice(PLAIN_BACKUPS))
@click.pass_context
def encrypt(context: click.Context, *, recovery_out: str | None, plain_backups: str | None) -> None:
    """Encrypt the journal by a passphrase."""
    session = session_of(context)
    path = session.journal_file()
    with session.journal() as journal:
        if journal.database.key is not None:
            raise Unacceptable(Problem("encrypted_already"))
        passphrase = new_passphrase(session, path)
        _expect_free(recovery_out)
        done = vault.encrypt(journal, passphrase, tell=Progress())
    key = done.key
    seal_what_waits(path)
    left = _settled(done.plain_copies, path, key, plain_backups)
    value: JsonObject = {"encrypted": str(path), "plain_copies": [str(one) for one in left]}

    def text(words: Words) -> str:
        copies = section(words("vault.plain_copies"), "\n".join(str(one) for one in left))
        advice = words("vault.plain_copies_advice") if left else ""
        return paragraphs(words("vault.encrypted", path=str(path)), copies, advice)

    show_with_recovery(session, value, key, out=recovery_out, text=text(session.words))


def create_locked(session: Session, path: Path, recovery_out: str | None) -> None:
    """Create a journal that is encrypted from its first page on."""
    if path.exists():
        raise Trouble(code="journal_exists", path=str(path))
    passphrase = new_passphrase(session, path)
    _expect_free(recovery_out)
    journal = vault.create_encrypted(path, passphrase, clock=session.clock, zone=session.zone)
    key = journal.database.key
    journal.close()
    if key is not None:
        value: JsonObject = {"created": str(path), "encrypted": True}
        said = session.words("vault.created", path=str(path))
        show_with_recovery(session, value, key, out=recovery_out, text=said)


@click.command(cls=SpokenCommand)
@click.pass_context
def decrypt(context: click.Context) -> None:
    """Make the journal plain again."""
    session = session_of(context)
    with session.journal() as journal:
        waiting = open_sealed(journal, session.language).unclear
        if waiting:
            raise Unacceptable(Problem("sealed_lines_wait", {"count": len(waiting)}))
        vault.decrypt(journal, tell=Progress())
    path = str(session.journal_file())
    session.show({"decrypted": path}, lambda words: words("vault.decrypted", path=path))


@click.command(cls=SpokenCommand)
@click.option("--new-passphrase-file", "new_file", metavar="FILE")
@click.option("--recovery-out", metavar="FILE")
@click.pass_context
def passphrase(context: click.Context, *, new_file: str | None, recovery_out: str | None) -> None:
    """Change the passphrase, or make a new one where it was lost and the recovery key is known."""
    session = session_of(context)
    path = session.journal_file()
    with session.journal() as journal:
        key = journal.database.key
        if key is None:
            raise Unacceptable(Problem("not_encrypted"))
        if new_file is None and not sys.stdin.isatty():
            raise Unacceptable(Problem("new_passphrase_needed", field="new_passphrase_file"))
        _expect_free(recovery_out)
        left = vault.change_passphrase(journal, new_passphrase(session, path, file=new_file))
    value: JsonObject = {"changed": str(path), "unchanged": [str(one) for one in left]}
    if recovery_out is not None:
        save_recovery(key, Path(recovery_out))
        value["recovery_out"] = recovery_out

    def text(words: Words) -> str:
        kept = section(words("vault.old_passphrase"), "\n".join(str(one) for one in left))
        saved = words("vault.recovery_saved", path=recovery_out) if recovery_out else ""
        return paragraphs(words("vault.changed", path=str(path)), kept, saved)

    session.show(value, text)


@click.command(cls=SpokenCommand)
@click.pass_context
def unlock(context: click.Context) -> None:
    """Check the passphrase and record the lines that were sealed meanwhile."""
    session = session_of(context)
    with session.journal() as journal:
        if journal.database.key is None:
            raise Unacceptable(Problem("not_encrypted"))
        opened = open_sealed(journal, session.language)
        value: JsonObject = {
            "unlocked": str(session.journal_file()),
            "recorded": [_entered(one) for one in opened.entered],
            "review": [
                *(_entered(one) for one in opened.for_review),
                *(_unclear(one, session) for one in opened.unclear),
            ],
        }
    session.show(value, lambda words: _opened_text(opened, words))


def show_with_recovery(
    session: Session, value: JsonObject, key: Key, *, out: str | None, text: str
) -> None:
    """Say what was done, with the recovery key: here, this once, or in a file of its own."""
    if out is not None:
        save_recovery(key, Path(out))
    shown = None if out is not None else vault.recovery_key(key)
    value |= {"recovery_key": shown, "recovery_out": out}

    def whole(words: Words) -> str:
        if shown is None:
            return paragraphs(text, words("vault.recovery_saved", path=str(out)))
        return paragraphs(text, section(words("vault.recovery_shown"), shown))

    session.show(value, whole)


def save_recovery(key: Key, out: Path) -> None:
    """Write the recovery key to a new file that only its owner reads."""
    try:
        handle = os.open(out, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"{vault.recovery_key(key)}\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise Trouble(code="file_not_written", path=str(out)) from error


class Progress:
    """Says on a terminal how far a long work is; elsewhere nothing."""

    def __init__(self) -> None:
        self._is_seen = sys.stderr.isatty()
        self._said = -1

    def __call__(self, share: float) -> bool:
        """Say the share done, and that the work may go on."""
        percent = int(share * 100)
        if self._is_seen and percent != self._said:
            self._said = percent
            sys.stderr.write("\r\x1b[K" if percent == 100 else f"\r{percent:3d} %")  # noqa: PLR2004
            sys.stderr.flush()
        return True


def _expect_free(out: str | None) -> None:
    """Refuse before anything is done, rather than with the recovery key in hand."""
    if out is not None and (Path(out).exists() or not Path(out).absolute().parent.is_dir()):
        raise Trouble(code="file_not_written", path=out)


def _settled(copies: tuple[Path, ...], path: Path, key: Key, how: str | None) -> tuple[Path, ...]:
    """Do with the plain copies as was wished; return those that are left in plain."""
    if how == "encrypt":
        encrypt_copies(copies, path, key)
    elif how == "remove":
        remove_copies(copies)
    return plain_copies(path)


def _entered(one: Entered) -> JsonObject:
    return {
        "id": one.recorded.id,
        "seq": one.recorded.seq,
        "closed": list(one.recorded.closed),
        "line": one.line.text,
        "typed": one.line.typed_at.isoformat(),
        "amber": [it.field.value for it in one.draft.amber],
    }


def _unclear(one: Unclear, session: Session) -> JsonObject:
    return {
        "id": one.line.entry_id,
        "seq": None,
        "line": one.line.text,
        "typed": instant(one.line.typed_at, session.zone),
        "amber": [it.field.value for it in one.draft.amber],
        "problems": [{"code": it.code, **it.facts} for it in one.problems],
    }


def _opened_text(opened: Opened, words: Words) -> str:
    recorded = [f"{short(one.recorded.id)}  {one.line.text}" for one in opened.entered]
    review = [
        f"{short(one.recorded.id)}  {one.line.text}  ({_doubts(one.draft, words)})"
        for one in opened.for_review
    ]
    waiting = [
        f"{one.line.entry_id}  {one.line.text}  "
        f"({' '.join(words(f'problems.{it.code}', **it.facts) for it in one.problems)})"
        for one in opened.unclear
    ]
    return paragraphs(
        words("vault.unlocked"),
        section(words("vault.recorded", count=len(recorded)), "\n".join(recorded)),
        section(words("vault.for_review"), "\n".join(review)),
        section(words("vault.still_waiting"), "\n".join(waiting)),
    )


def _doubts(draft: Draft, words: Words) -> str:
    return " ".join(
        f"{words(f'answers.field.{it.field.value}')} : {words(f'amber.{it.why}')}"
        for it in draft.amber
    )
