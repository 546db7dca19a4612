"""The whole text of each kind of document, as read from its pages, in both languages.

A change of wording is meant: ``python -m tests.report.test_golden`` writes the texts anew, and they
are committed on their own.
"""

import tempfile
from pathlib import Path

import pytest

from tests.report.makers import lively_file, order
from tests.report.paper import lines_of
from trustjournal.report import pdf
from trustjournal.report.document import ReportKind
from trustjournal.report.produce import draw_up

GOLDEN = Path(__file__).parents[1] / "golden" / "report"
EVERY = [(kind, language) for kind in ReportKind for language in ("fr", "en")]


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_a_document_reads_as_agreed(kind: ReportKind, language: str, tmp_path: Path) -> None:
    """Every word of every page, in reading order."""
    expected = (GOLDEN / f"{kind}-{language}.txt").read_text(encoding="utf-8")
    assert _text(kind, language, tmp_path) == expected


def _text(kind: ReportKind, language: str, folder: Path) -> str:
    return lines_of(pdf.render(draw_up(lively_file(), order(kind, language))), folder)


def _write_anew() -> None:
    GOLDEN.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for kind, language in EVERY:
            file = GOLDEN / f"{kind}-{language}.txt"
            file.write_text(_text(kind, language, Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    _write_anew()
