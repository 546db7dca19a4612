"""How is the journal made, copied, brought back and looked over?"""

import os
from pathlib import Path

import click

from trustjournal.cli.session import JsonObject, Session
from trustjournal.cli.shown import instant
from trustjournal.cli.spoken import SpokenCommand, session_of
from trustjournal.errors import Trouble
from trustjournal.journal.keeping.safekeeping import back_up_journal, check_journal
from trustjournal.journal.opening import create_journal, expect_own_place
from trustjournal.settings import load
from trustjournal.storage.backup import back_up
from trustjournal.storage.bundle import BUNDLE, write_bundle
from trustjournal.storage.check import CheckResult, Finding
from trustjournal.wording import Words

BEYOND_OPENING = frozenset({"journal_damaged", "journal_unreadable", "journal_empty"})


@click.command(cls=SpokenCommand)
@click.option("--encrypted", is_flag=True)
@click.option("--recovery-out", metavar="FILE")
@click.option("--accept-synced", is_flag=True)
@click.pass_context
def init(
    context: click.Context, *, encrypted: bool, recovery_out: str | None, accept_synced: bool
) -> None:
    """Create the journal; not in a folder that other machines write to, unless that is accepted."""
    session = session_of(context)
    path = session.journal_file()
    accepted = str(path.absolute().parent) if accept_synced else load().synced_folder
    expect_own_place(path, accepted=accepted, environ=os.environ, home=Path.home())
    if encrypted or recovery_out is not None:
        from trustjournal.cli.vault import create_locked  # noqa: PLC0415 - only if wished

        create_locked(session, path, recovery_out)
        return
    create_journal(path, clock=session.clock, zone=session.zone).close()
    value: JsonObject = {"created": str(path)}
    session.show(value, lambda words: words("answers.done.created", path=str(path)))


@click.command(cls=SpokenCommand)
@click.option("--to", "target", metavar="PATH")
@click.pass_context
def backup(context: click.Context, *, target: str | None) -> None:
    """Make a verified copy: beside the journal, in a folder, as a file, or as a bundle (.zip)."""
    session = session_of(context)
    with session.journal(read_only=True) as journal:
        place = None if target is None else Path(target)
        if place is not None and place.is_dir():
            made = back_up(journal.database, place, now=session.clock())
        elif place is not None and place.suffix == BUNDLE:
            made = write_bundle(journal.database, place, now=session.clock())
        else:
            made = back_up_journal(journal, to=place)
    value: JsonObject = {
        "path": str(made.path),
        "made": instant(made.made_at, session.zone),
        "entries": made.entries,
        "counts": dict(made.counts),
        "sha256": made.sha256,
    }
    session.show(
        value,
        lambda words: words("answers.done.backed_up", path=str(made.path), count=made.entries),
    )


@click.command(cls=SpokenCommand)
@click.pass_context
def check(context: click.Context) -> None:
    """Look the journal over; exit 1 if something is not as it was written."""
    session = session_of(context)
    found = _looked_over(session)
    value: JsonObject = {
        "ok": found.is_ok,
        "problems": [{"code": it.code, "what": it.what} for it in found.findings],
        "counts": dict(found.counts),
    }

    def text(words: Words) -> str:
        problems = [_problem_text(it, words) for it in found.findings]
        return "\n".join(problems) or words("answers.done.check_ok")

    session.show(value, text)
    context.exit(0 if found.is_ok else 1)


def _looked_over(session: Session) -> CheckResult:
    """Look the journal over; one too damaged to be opened is a finding, not an absence of one."""
    try:
        with session.journal(read_only=True) as journal:
            return check_journal(journal)
    except Trouble as trouble:
        if trouble.code not in BEYOND_OPENING:
            raise
        return CheckResult((Finding(trouble.code, str(session.journal_file())),), ())


def _problem_text(finding: Finding, words: Words) -> str:
    if finding.code in BEYOND_OPENING:
        return words(f"troubles.{finding.code}", path=finding.what)
    return words(f"answers.finding.{finding.code}", what=finding.what)
