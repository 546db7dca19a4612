"""How does a journal leave?"""

from pathlib import Path

import click

from trustjournal.cli.session import JsonObject, complain
from trustjournal.cli.spoken import SpokenCommand, session_of
from trustjournal.exchange.exporting import COMES_BACK, ExportFormat, Return, Source
from trustjournal.exchange.exporting import export as write_export
from trustjournal.journal.bringing.archiving import archive, copy_as_sqlite
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import client_files
from trustjournal.wording import Words


@click.command(cls=SpokenCommand)
@click.option(
    "--format",
    "chosen",
    type=click.Choice([one.value for one in ExportFormat]),
    required=True,
)
@click.option("--out", metavar="PATH", required=True)
@click.pass_context
def export(context: click.Context, *, chosen: str, out: str) -> None:
    """Write the journal to a file that other programs read."""
    session = session_of(context)
    shape, target = ExportFormat(chosen), Path(out)
    with session.journal(read_only=True) as journal:
        write_export(shape, source_of(journal, session.words), target)
        is_bared = journal.database.key is not None
    value: JsonObject = {
        "path": str(target),
        "format": shape.value,
        "size": target.stat().st_size,
        "comes_back": COMES_BACK[shape].value,
        "is_readable_by_anyone": is_bared,
    }
    session.show(value, lambda words: words("exchange.done.exported", path=str(target)))
    for told in _cautions(shape, session.words, is_bared=is_bared):
        complain(told)


def source_of(journal: Journal, words: Words) -> Source:
    """Return where an export of a journal takes its values from."""
    return Source(
        archive=lambda: archive(journal),
        files=lambda: client_files(journal),
        copy_to=lambda target: copy_as_sqlite(journal, target),
        words=words,
    )


def _cautions(shape: ExportFormat, words: Words, *, is_bared: bool) -> tuple[str, ...]:
    told = []
    if COMES_BACK[shape] is not Return.ALL:
        told.append(words(f"exchange.comes_back.{COMES_BACK[shape]}"))
    if is_bared:
        told.append(words("exchange.caution.bared"))
    return tuple(told)
