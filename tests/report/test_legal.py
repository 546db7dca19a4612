"""Are the texts of privacy there in every language, honest about what they are, and usable?"""

import re
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from trustjournal.report.document import Bullets
from trustjournal.report.legal import (
    FACTS,
    LegalText,
    legal_document,
    legal_text,
    save_pages,
    save_text,
)
from trustjournal.report.profile import Profile
from trustjournal.report.saying import Speech
from trustjournal.wording import LANGUAGES, words

KNOWN = {"consultant": "Ada Byron", "date": "3 mai 2026", "name": "Zoé Kergoat", "years": "3"}
NO_ADVICE = {"fr": "ce n'est pas un avis juridique", "en": "no legal advice"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", LegalText)
def test_each_text_says_what_it_is(which: LegalText, language: str) -> None:
    """A title first; then that it is a template and no advice; no blank is left unfilled."""
    text = legal_text(which, language, KNOWN)
    assert text.startswith("# ")
    assert NO_ADVICE[language] in text
    assert [] == re.findall(r"\{\w*\}", text)
    blanks = {f"[{words(language)(f'privacy.blank.{name}')}]" for name in FACTS}
    assert not any(blank in text for blank in blanks)


def test_what_is_not_known_stays_to_be_filled() -> None:
    """Without a name, its place stands in brackets like all that only the consultant knows."""
    assert "[nom]" in legal_text(LegalText.ACCESS, "fr", {})


def test_headings_bullets_and_paragraphs_are_read() -> None:
    """The register sheet has sections, and its data as a list."""
    text = legal_text(LegalText.REGISTER, "fr", KNOWN)
    document = legal_document(text, Speech(words("fr"), date(2026, 5, 3)), Profile(name="A"))
    assert "Fiche de registre : journal de suivi des relations clients" == document.title
    listed = {one.heading: one.blocks for one in document.sections}
    assert any(isinstance(block, Bullets) for block in listed["Données"])


def test_a_text_without_a_title_is_a_document_still() -> None:
    """Whatever is left after adapting it can be set."""
    document = legal_document("juste une phrase", Speech(words("fr"), date(2026, 5, 3)), Profile())
    assert document.title
    assert 1 == len(document.opening)


def test_it_is_saved_as_text_and_as_tagged_pages(tmp_path: Path) -> None:
    """The text as it stands; the pages tagged, in their language."""
    text = legal_text(LegalText.ACCESS, "fr", KNOWN)
    save_text(text, tmp_path / "a.txt")
    assert text == (tmp_path / "a.txt").read_text(encoding="utf-8")
    say = Speech(words("fr"), date(2026, 5, 3))
    save_pages(text, tmp_path / "a.pdf", say=say, profile=Profile(name="Ada Byron"))
    with pikepdf.open(tmp_path / "a.pdf") as pages:
        assert "fr" == str(pages.Root.Lang)
        assert pages.Root.MarkInfo.Marked
