"""Hostile text comes out as it was typed or visibly replaced; never an error, never a file."""

import dataclasses
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.report.makers import lively_file, moment, order, told
from tests.report.paper import plain, text_of
from trustjournal.domain.records import ClientFile
from trustjournal.report import pdf
from trustjournal.report.document import ReportKind
from trustjournal.report.glyphs import BOX, shown, uncovered
from trustjournal.report.preflight import strings_of
from trustjournal.report.produce import draw_up

LITERAL = (
    '#read("/etc/passwd")',
    '#eval("1+1") #import "@preview/x:1.0.0"',
    "] #pagebreak() [",
    "<script>alert(1)</script> <b>gras</b> &amp; &lt;",
    r"\input{/etc/passwd} \textbf{x} $x^2$ %",
    "*gras* _ital_ `code` = titre // commentaire /* x",
    "@nom <étiquette> ~ --- ... \\u{41}",
    "{page} {pages} {count} %s %(x)s {0}",
    'image("file:///etc/hostname") include "style.typ"',
)


def hostile(text: str) -> ClientFile:
    """Return the lively mission with the text in every printable field."""
    file = lively_file()
    return dataclasses.replace(
        file,
        client=dataclasses.replace(file.client, name=text),
        missions=tuple(dataclasses.replace(one, title=text) for one in file.missions),
        milestones=tuple(dataclasses.replace(one, text=text) for one in file.milestones),
        decisions=tuple(dataclasses.replace(one, text=text) for one in file.decisions),
        commitments=tuple(dataclasses.replace(one, text=text) for one in file.commitments),
        interactions=(*file.interactions, told(9, moment(4, 21), text)),
    )


@pytest.mark.parametrize("text", LITERAL)
def test_markup_comes_out_literally(text: str, tmp_path: Path) -> None:
    """Texts are data: no compiler ever reads them."""
    content = pdf.render(draw_up(hostile(text), order(language="en")))
    assert plain(text) in text_of(content, tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "a\x00b",
        "a\x07\x1b[31m",
        "caf\ue000",
        "\u202etxt.exe",
        "漢字 仮名",
        "👩\u200d👩\u200d👧",
        "\ud800x",
    ],
)
def test_what_no_font_has_is_replaced_visibly(text: str, tmp_path: Path) -> None:
    """Control marks, private and foreign signs become boxes, and pre-flight can name them."""
    content = pdf.render(draw_up(hostile(text), order()))
    assert BOX in text_of(content, tmp_path)
    assert uncovered(text)


def test_a_text_from_right_to_left_is_printed(tmp_path: Path) -> None:
    """Hebrew and Arabic have glyphs and need no replacement."""
    content = pdf.render(draw_up(hostile("שלום وسلام"), order()))
    printed = text_of(content, tmp_path)
    assert "שלום" in printed
    assert BOX not in printed


def test_a_word_of_ten_thousand_letters_stays_on_the_page(tmp_path: Path) -> None:
    """It breaks anywhere rather than running off the paper, and is copied whole."""
    content = pdf.render(draw_up(_with_sentence("x" * 10_000), order()))
    printed = text_of(content, tmp_path)
    assert printed.count("x") >= 10_000


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_no_text_whatever_stops_the_compiler(text: str) -> None:
    """Any string of any characters compiles under both standards."""
    assert pdf.render(draw_up(hostile(text), order())).startswith(b"%PDF")


@given(st.text(max_size=40))
def test_what_is_shown_is_covered(text: str) -> None:
    """A replaced text needs no further replacement."""
    assert uncovered(shown(text)) == ()
    assert shown(shown(text)) == shown(text)


def _with_sentence(text: str) -> ClientFile:
    file = lively_file()
    return dataclasses.replace(
        file, interactions=(*file.interactions, told(9, moment(4, 21), text))
    )


@pytest.mark.parametrize("length", [950, 1_050, 2_500])
@pytest.mark.parametrize("kind", [ReportKind.PROGRESS, ReportKind.DECISIONS, ReportKind.HANDOVER])
def test_long_items_are_printed_to_their_end(kind: ReportKind, length: int, tmp_path: Path) -> None:
    """Rows and tables kept whole never hang over the foot of a page."""
    file, many = lively_file(), "mot " * (length // 4)
    ended = {
        name: tuple(
            dataclasses.replace(one, text=f"{many}fin{name[0]}{number}")
            for number, one in enumerate(getattr(file, name))
        )
        for name in ("milestones", "decisions", "commitments", "waitings")
    }
    made = draw_up(dataclasses.replace(file, **ended), order(kind))  # type: ignore[arg-type]
    said = "".join(strings_of(made.sections))
    ends = set(re.findall(r"fin[mdcw]\d", said))
    printed = text_of(pdf.render(made), tmp_path)
    assert ends
    assert [end for end in ends if end not in printed] == []
