"""How does the recovery key come to stand on a sheet of paper?

One page for the consultant alone: the groups, what they open, where to keep them.
"""

from datetime import date
from pathlib import Path

from trustjournal.report import pdf
from trustjournal.report.document import (
    Bullets,
    Cell,
    Column,
    Document,
    OwnPaper,
    Paragraph,
    Section,
    Table,
)
from trustjournal.report.saying import Speech
from trustjournal.wording import Words

COLUMNS = 2  # of groups
USES, PLACES = ("lost", "typed", "copied"), ("apart", "twice", "file")


def write_recovery(
    groups: tuple[str, ...], words: Words, *, journal: str, on: date, out: Path
) -> None:
    """Write the sheet for the journal called ``journal``. Raises Trouble where it cannot."""
    pdf.write(recovery_document(groups, words, journal=journal, on=on), out)


def recovery_document(groups: tuple[str, ...], words: Words, *, journal: str, on: date) -> Document:
    """Return the sheet."""
    say = Speech(words, on)
    title = words("locking.sheet.title")
    return Document(
        kind=OwnPaper.RECOVERY,
        language=words.language,
        title=title,
        subtitle=say.as_is(journal),
        on=on,
        author="",
        page_label=say("page", page="{page}", pages="{pages}"),
        running_head=title,
        facts=((words("locking.sheet.made"), say.full_day(on)),),
        opening=(Paragraph(words("locking.sheet.opening"), is_lead=True), _table(groups, words)),
        sections=(
            Section(words("locking.sheet.uses"), (_bullets("use", USES, words),)),
            Section(words("locking.sheet.places"), (_bullets("place", PLACES, words),)),
        ),
    )


def _table(groups: tuple[str, ...], words: Words) -> Table:
    lines = -(-len(groups) // COLUMNS)
    number, group = words("locking.sheet.number"), words("locking.sheet.group")
    head = (Column(number, is_number=True), Column(group, is_wide=True))
    rows = (
        tuple(
            cell
            for place in range(line, len(groups), lines)
            for cell in (Cell(str(place + 1)), Cell(groups[place]))
        )
        for line in range(lines)
    )
    return Table(head * COLUMNS, tuple(rows))


def _bullets(name: str, keys: tuple[str, ...], words: Words) -> Bullets:
    return Bullets(tuple(words(f"locking.sheet.{name}.{key}") for key in keys))
