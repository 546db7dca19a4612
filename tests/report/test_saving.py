"""A document is saved whole or not at all, under a fitting name."""

import hashlib
import os
import stat
import zlib
from datetime import date
from pathlib import Path

import pytest

from tests.report.makers import lively_file, order
from trustjournal.errors import Trouble, Unacceptable
from trustjournal.report import pdf
from trustjournal.report.document import ReportKind
from trustjournal.report.naming import file_name
from trustjournal.report.produce import draw_up, kind_named, produce
from trustjournal.report.profile import Profile, check_profile, contrast_on_white, readable
from trustjournal.wording import words


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content).to_bytes(4, "big")
    return len(content).to_bytes(4, "big") + name + content + check


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", bytes.fromhex("00000004000000020802000000"))
    + _chunk(b"IDAT", zlib.compress(2 * (b"\x00" + 4 * b"\x0b\x6e\x6e")))
    + _chunk(b"IEND", b"")
)
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="10">'
    b'<rect width="40" height="10"/></svg>'
)


def test_the_fingerprint_is_that_of_the_file(tmp_path: Path) -> None:
    """What is logged can be verified later."""
    made = produce(lively_file(), order(), out=tmp_path)
    content = made.path.read_bytes()
    assert (made.sha256, made.size) == (hashlib.sha256(content).hexdigest(), len(content))


def test_nothing_but_the_document_is_left(tmp_path: Path) -> None:
    """No .part remains; the file is its owner's alone."""
    made = produce(lively_file(), order(), out=tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["2026-04_Ateliers-Guerin_avancement_v2.pdf"]
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600


def test_a_place_that_cannot_be_written_is_a_trouble(tmp_path: Path) -> None:
    """A missing folder is the world's fault; the older file is untouched, no .part is left."""
    with pytest.raises(Trouble) as raised:
        produce(lively_file(), order(), out=tmp_path / "absent" / "a.pdf")
    assert raised.value.code == "paper_not_written"


def test_a_failed_save_keeps_the_older_file(tmp_path: Path) -> None:
    """The name always holds a whole document."""
    out = tmp_path / "a.pdf"
    out.mkdir()
    (out / "kept").write_text("x", encoding="utf-8")
    with pytest.raises(Trouble):
        pdf.write(draw_up(lively_file(), order()), out)
    assert os.listdir(tmp_path) == ["a.pdf"]  # noqa: PTH208 - names only


@pytest.mark.parametrize(
    ("client", "name"),
    [
        ("Ateliers Guérin", "2026-11_Ateliers-Guerin_avancement_v2.pdf"),
        ("../../etc/passwd", "2026-11_etc-passwd_avancement_v2.pdf"),
        ("漢字", "2026-11_client_avancement_v2.pdf"),
        ("CON\x00/" + "x" * 300, "2026-11_CON-" + "x" * 36 + "_avancement_v2.pdf"),
    ],
)
def test_a_file_name_is_safe_everywhere(client: str, name: str) -> None:
    """Month, client, kind, version; nothing that a file system could stumble over."""
    made = file_name(ReportKind.PROGRESS, client, words("fr"), on=date(2026, 11, 3), number=2)
    assert made == name


def test_an_unknown_kind_lists_the_known_ones() -> None:
    """A typo is said with what is possible."""
    with pytest.raises(Unacceptable) as raised:
        kind_named("progrès")
    assert "progress" in raised.value.problems[0].facts["kinds"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("profile", "code"),
    [
        (Profile(accent="#FFE680"), "accent_too_pale"),
        (Profile(accent="teal"), "accent_unreadable"),
        (Profile(logo=b"GIF89a"), "logo_not_picture"),
        (Profile(logo=b"<svg><image href='file:///etc/passwd'/></svg>"), "logo_not_picture"),
        (Profile(logo=b"<!DOCTYPE x><svg/>"), "logo_not_picture"),
        (Profile(logo=b"\x89PNG\r\n\x1a\n" + bytes(600_000)), "logo_too_heavy"),
    ],
)
def test_a_profile_that_cannot_be_printed_is_a_problem(profile: Profile, code: str) -> None:
    """Said before a page is set."""
    assert [problem.code for problem in check_profile(profile)] == [code]


@pytest.mark.parametrize("logo", [PNG, SVG])
def test_a_logo_is_printed(logo: bytes, tmp_path: Path) -> None:
    """PNG and plain SVG, with the company as alternative text."""
    profile = Profile(name="Anne Morel", company="Portage Ouest", logo=logo)
    assert check_profile(profile) == ()
    assert produce(lively_file(), order(profile=profile), out=tmp_path).size > 10_000


def test_a_logo_the_compiler_refuses_is_a_problem(tmp_path: Path) -> None:
    """A picture cut short is found out at the latest when the page is set."""
    profile = Profile(name="Anne Morel", logo=PNG[:60])
    with pytest.raises(Unacceptable) as raised:
        produce(lively_file(), order(profile=profile), out=tmp_path)
    assert [problem.code for problem in raised.value.problems] == ["logo_not_picture"]


def test_contrast_follows_the_standard() -> None:
    """Black on white is 21, white on white is 1."""
    assert contrast_on_white("#000000") == pytest.approx(21)
    assert contrast_on_white("#FFFFFF") == pytest.approx(1)
    assert contrast_on_white("#0B6E6E") == pytest.approx(6.0, abs=0.2)


@pytest.mark.parametrize(
    "inside",
    [
        "<rect onload='run()'/>",
        "<use href='https://example.org/a.svg#b'/>",
        "<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='file:///etc/passwd'/>",
        "<rect fill='url(https://example.org/x)'/>",
        "<rect style='fill: url( \"//example.org/x\" )'/>",
        "<style>@import 'x.css';</style>",
        "<a href='#b'><rect/></a>",
        "<feImage/>",
    ],
)
def test_a_logo_that_reaches_out_is_no_picture(inside: str) -> None:
    """No script, no link, nothing fetched."""
    logo = f"<svg xmlns='http://www.w3.org/2000/svg'>{inside}</svg>".encode()
    assert ["logo_not_picture"] == [one.code for one in check_profile(Profile(logo=logo))]


def test_a_logo_may_use_its_own_parts() -> None:
    """A gradient or a shape of the same picture is no link to elsewhere."""
    logo = b"<svg xmlns='http://www.w3.org/2000/svg'><rect id='r' fill='url(#g)'/></svg>"
    assert () == check_profile(Profile(logo=logo))


@pytest.mark.parametrize("colour", ["#FFE680", "#4DB8AF", "#FFFFFF", "#0B6E6E"])
def test_a_pale_accent_has_a_darker_sister(colour: str) -> None:
    """The one suggested reads on white; one that reads already is left as it is."""
    suggested = readable(colour)
    assert () == check_profile(Profile(accent=suggested))
    assert (suggested == colour) is (contrast_on_white(colour) >= 4.5)  # type: ignore[operator]
