"""What will the client read, as plain text? The very document, without its looks.

The pages are for the eye; this is for reading over, for searching in, and for a screen reader.
"""

from collections.abc import Iterator
from functools import singledispatch

from trustjournal.report.document import (
    ActivityGrid,
    Answers,
    Block,
    Bullets,
    Cell,
    Document,
    Paragraph,
    Picture,
    Planning,
    Section,
    Signatures,
    Table,
)

GAP = " · "


def as_text(document: Document) -> str:
    """Return the whole document as lines: cover, opening, then each section under its heading."""
    cover = [document.title, document.subtitle, *document.look.letterhead, ""]
    cover += [f"{label} : {value}" for label, value in document.facts]
    parts = ["\n".join(cover), _blocks(document.opening)]
    parts += [_section(one) for one in document.sections]
    parts.append(document.look.footer)
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(section: Section) -> str:
    return f"{section.heading.upper()}\n{_blocks(section.blocks)}"


def _blocks(blocks: tuple[Block, ...]) -> str:
    return "\n".join(line for block in blocks for line in lines_of(block))


@singledispatch
def lines_of(block: object) -> Iterator[str]:
    """Yield the lines of a block."""
    message = f"no such block: {type(block).__name__}"
    raise TypeError(message)


@lines_of.register
def _(block: Paragraph) -> Iterator[str]:
    yield block.text


@lines_of.register
def _(block: Bullets) -> Iterator[str]:
    yield from (f"– {item}" for item in block.items)


@lines_of.register
def _(block: Table) -> Iterator[str]:
    yield GAP.join(column.title for column in block.columns)
    for row in block.rows:
        yield GAP.join(_cell(cell) for cell in row)


def _cell(cell: Cell) -> str:
    said = f"{cell.text} – {cell.note}" if cell.note else cell.text
    return said.replace("\n", " – ")


@lines_of.register
def _(block: Answers) -> Iterator[str]:
    yield from (f"{row.label} : {row.cell.text}" for row in block.rows)


@lines_of.register
def _(block: Planning) -> Iterator[str]:
    yield from (block.caption, block.alt)


@lines_of.register
def _(block: Picture) -> Iterator[str]:
    yield from (block.caption, block.alt)


@lines_of.register
def _(block: ActivityGrid) -> Iterator[str]:
    yield GAP.join(block.columns)
    for day in block.days:
        halves = (day.label, day.morning or "–", day.afternoon or "–", day.total or "–")
        yield GAP.join((*halves, day.remark) if day.remark else halves)
    yield f"{block.total_label} : {block.total}"


@lines_of.register
def _(block: Signatures) -> Iterator[str]:
    yield from (f"{who} : {block.line}" for who in block.boxes)
