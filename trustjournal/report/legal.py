"""Which texts help with the duties of privacy, and how do they become a file to adapt or to send?

Templates of ``resources/help/legal/<language>``: a title (#), headings (##), bullets (-) and
paragraphs. What is known is filled in ({name}, {date}…); what only the consultant knows stands in
square brackets. They are no legal advice, and each says so.
"""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from trustjournal.paths import resources
from trustjournal.report import pdf
from trustjournal.report.content import dress
from trustjournal.report.document import (
    Block,
    Bullets,
    Document,
    Paragraph,
    PrivacyPaper,
    Section,
)
from trustjournal.report.profile import Profile
from trustjournal.report.saying import Speech
from trustjournal.wording import Words, words


class LegalText(StrEnum):
    """Every template there is."""

    REGISTER = "register"
    NOTICE = "notice"
    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"


FACTS = ("consultant", "date", "name", "years")


def legal_text(which: LegalText, language: str, facts: Mapping[str, str]) -> str:
    """Return a template with what is known filled in; an unknown fact keeps its brackets."""
    file = resources() / "help" / "legal" / language / f"{which}.md"
    text = file.read_text(encoding="utf-8")
    for name in FACTS:
        blank = words(language)(f"privacy.blank.{name}")
        text = text.replace(f"{{{name}}}", facts.get(name) or f"[{blank}]")
    return text


def save_text(text: str, path: Path) -> None:
    """Write a text as it stands. Raises Trouble where it cannot be written."""
    pdf.save(text.encode(), path)


def save_pages(text: str, path: Path, *, say: Speech, profile: Profile) -> None:
    """Write a text as pages. Raises Trouble where it cannot be written."""
    pdf.write(legal_document(text, say, profile), path)


def legal_document(text: str, say: Speech, profile: Profile) -> Document:
    """Return a text as a document: its title, what stands before the first heading, the rest."""
    title, opening, sections = _read(text, say.words)
    return Document(
        kind=PrivacyPaper.LETTER,
        language=say.words.language,
        title=title,
        subtitle="",
        on=say.on,
        author=profile.name,
        page_label=say("page", page="{page}", pages="{pages}"),
        running_head=title,
        facts=(),
        opening=opening,
        sections=sections,
        look=dress(profile),
    )


def _read(text: str, said_in: Words) -> tuple[str, tuple[Block, ...], tuple[Section, ...]]:
    title, opening, sections = said_in("privacy.untitled"), list[Block](), list[Section]()
    for part in text.split("\n\n"):
        said = part.strip()
        if said.startswith("# "):
            title = said.removeprefix("# ")
        elif said.startswith("## "):
            sections.append(Section(said.removeprefix("## "), ()))
        elif said and sections:
            last = sections[-1]
            sections[-1] = Section(last.heading, (*last.blocks, _block(said)))
        elif said:
            opening.append(_block(said))
    return title, tuple(opening), tuple(one for one in sections if one.blocks)


def _block(said: str) -> Block:
    lines = said.splitlines()
    if all(line.startswith("- ") for line in lines):
        return Bullets(tuple(line.removeprefix("- ") for line in lines))
    return Paragraph(" ".join(lines))
