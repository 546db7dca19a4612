"""Every document is tagged, archivable and the same each time."""

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest

from tests.report.makers import lively_file, order
from trustjournal.report import pdf
from trustjournal.report.document import ReportKind
from trustjournal.report.produce import draw_up

EVERY = [(kind, language) for kind in ReportKind for language in ("fr", "en")]


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_a_document_is_tagged_and_archivable(kind: ReportKind, language: str) -> None:
    """PDF/UA-1 and PDF/A-2a at once: tags, language, title shown, both claims in the metadata."""
    content = pdf.render(draw_up(lively_file(), order(kind, language)))
    with pikepdf.open(io.BytesIO(content)) as file:
        root = file.Root
        assert root.MarkInfo.Marked
        assert "/K" in root.StructTreeRoot
        assert str(root.Lang).startswith(language)
        assert root.ViewerPreferences.DisplayDocTitle
        with file.open_metadata() as claims:
            told = (claims["pdfuaid:part"], claims["pdfaid:part"], claims["pdfaid:conformance"])
            assert told == ("1", "2", "A")
            assert claims["dc:creator"] == ["Anne Morel"]


@pytest.mark.parametrize("kind", ReportKind)
def test_a_document_has_no_syntax_error(kind: ReportKind, tmp_path: Path) -> None:
    """Qpdf finds nothing to mend."""
    out = tmp_path / "whole.pdf"
    pdf.write(draw_up(lively_file(), order(kind)), out)
    done = subprocess.run(["/usr/bin/qpdf", "--check", str(out)], check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("kind", ReportKind)
def test_the_same_input_and_date_give_the_same_bytes(kind: ReportKind) -> None:
    """A document can be verified later by its fingerprint."""
    first, second = (pdf.render(draw_up(lively_file(), order(kind))) for _ in range(2))
    assert first == second


def test_every_figure_has_an_alternative_text_and_every_table_a_head() -> None:
    """What a screen reader needs: Figure with Alt, TH cells in each Table."""
    content = pdf.render(draw_up(lively_file(), order()))
    with pikepdf.open(io.BytesIO(content)) as file:
        tags = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
        figures = [one for one in tags if one.S == "/Figure"]
        assert figures
        assert all("/Alt" in one for one in figures)
        kinds = {str(one.S) for one in tags}
    assert {"/Table", "/TH", "/TD", "/H1", "/P"} <= kinds


def test_only_our_fonts_are_in_it() -> None:
    """System fonts are ignored: the same pages on every machine."""
    content = pdf.render(draw_up(lively_file(), order()))
    with pikepdf.open(io.BytesIO(content)) as file:
        names = {
            str(one.BaseFont).partition("+")[2].partition("-")[0]
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one
        }
    assert names <= {"LibertinusSerif", "DejaVuSans"}


def test_a_profile_without_a_name_leaves_no_author() -> None:
    """The author comes from the profile only: no account name slips in."""
    plain = order(profile=type(order().profile)())
    content = pdf.render(draw_up(lively_file(), plain))
    with pikepdf.open(io.BytesIO(content)) as file, file.open_metadata() as claims:
        assert "dc:creator" not in claims
        assert "/Author" not in file.docinfo


def test_preview_shows_the_same_pages() -> None:
    """One picture a page, rendered by the same compiler."""
    document = draw_up(lively_file(), order())
    with pikepdf.open(io.BytesIO(pdf.render(document))) as file:
        pages = len(file.pages)
    shown = pdf.preview(document, ppi=30)
    assert [picture[:4] for picture in shown] == [b"\x89PNG"] * pages
