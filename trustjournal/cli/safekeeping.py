"""How is the journal made, copied, brought back and looked over?"""

import click

from trustjournal.cli.session import JsonObject
from trustjournal.cli.spoken import SpokenCommand, session_of


@click.command(cls=SpokenCommand)
@click.pass_context
def init(context: click.Context) -> None:
    """Create the journal."""
    from trustjournal.journal.opening import create_journal  # noqa: PLC0415 - one command's cost

    session = session_of(context)
    path = session.journal_file()
    create_journal(path, clock=session.clock, zone=session.zone).close()
    value: JsonObject = {"created": str(path)}
    session.show(value, lambda words: words("answers.done.created", path=str(path)))
