"""How does a Document become pages?

The only file that knows Typst. The compiler gets two kinds of things: the templates of
``resources/reports`` as sources in memory, and the document as JSON through ``sys.inputs``; its
root is an empty private folder and its fonts come from fixed places, so a note can neither become
markup nor make it read a file. Both standards hold at once: PDF/UA-1 (tagged, readable aloud) and
PDF/A-2a (archivable). The same document gives the same bytes: the only date in it is its own.
"""

import base64
import contextlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import cache
from pathlib import Path
from typing import cast

import typst

from trustjournal.errors import Problem, Trouble, Unacceptable
from trustjournal.paths import resources
from trustjournal.report.document import Document, Picture
from trustjournal.report.glyphs import font_folder, shown
from trustjournal.report.profile import png_size

STANDARDS = ["ua-1", "a-2a"]
# Sources in memory are newer than the type stubs, which know paths and bytes only.
_compiler = cast("Callable[..., bytes | list[bytes]]", typst.compile)
LOGO = "logo.svg"
NOT_WRITTEN = "paper_not_written"
PREVIEW_PPI = 110.0


def write(document: Document, out: Path) -> None:
    """Set the document and save it whole or not at all, readable by its owner only.

    Raises Trouble when the place cannot be written.
    """
    save(render(document), out)


def render(document: Document) -> bytes:
    """Return the PDF file's content."""
    return b"".join(_compile(document, format="pdf", pdf_standards=STANDARDS))


def preview(document: Document, *, ppi: float = PREVIEW_PPI) -> tuple[bytes, ...]:
    """Return the real pages as PNG pictures, in order."""
    return _compile(document, format="png", ppi=ppi)


def save(content: bytes, out: Path) -> None:
    """Write a file through ``.part``, flushed to the disk before it takes its name."""
    part = out.with_name(out.name + ".part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        raise Trouble(NOT_WRITTEN, path=str(out), reason=reason) from error
    _settle(out.parent)


def _settle(folder: Path) -> None:
    """Make the new name itself last through a power cut, where the system allows it."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _compile(document: Document, **options: object) -> tuple[bytes, ...]:
    midnight = datetime.combine(document.on, time(), UTC)
    sources = {**_templates(), "main.typ": _main(document), **_pictures(document)}
    with _empty_root() as root:
        try:
            files = _compiler(
                sources,
                root=root,
                sys_inputs={"document": json.dumps(_values(document), ensure_ascii=False)},
                font_paths=_fonts(),
                ignore_system_fonts=True,
                timestamp=midnight,
                package_path=root,
                package_cache_path=root,
                **options,
            )
        except typst.TypstError as error:
            if LOGO not in sources:
                raise
            raise Unacceptable(Problem("logo_not_picture", {}, "logo")) from error
    return tuple(files) if isinstance(files, list) else (files,)


@contextlib.contextmanager
def _empty_root() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="trustjournal-paper-") as root:
        yield root


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(font_folder())]
    )


@cache
def _templates() -> Mapping[str, bytes]:
    folder = resources() / "reports"
    return {file.name: file.read_bytes() for file in sorted(folder.glob("*.typ"))}


def _main(document: Document) -> bytes:
    return (
        f'#import "{document.kind}.typ": page-of\n#page-of(json(bytes(sys.inputs.document)))\n'
    ).encode()


def _pictures(document: Document) -> dict[str, bytes]:
    """The files the templates may show: the logo and the drawn figures, numbered; SVG all."""
    files = {LOGO: _logo(document)} if document.look.logo_format else {}
    for number, picture in enumerate(_drawn(document)):
        files[f"figure-{number}.svg"] = picture.svg.encode()
    return files


def _logo(document: Document) -> bytes:
    """The logo as SVG: sources in memory are text, so a PNG is wrapped in one."""
    look = document.look
    if look.logo_format == "svg":
        return look.logo
    width, height = png_size(look.logo)
    size = f'width="{width}" height="{height}"'
    pixels = base64.b64encode(look.logo).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
        f'<image {size} href="data:image/png;base64,{pixels}"/></svg>'
    ).encode()


def _drawn(document: Document) -> tuple[Picture, ...]:
    blocks = [*document.opening, *(block for one in document.sections for block in one.blocks)]
    return tuple(block for block in blocks if isinstance(block, Picture))


def _values(document: Document) -> object:
    figures = {id(picture): number for number, picture in enumerate(_drawn(document))}
    return {**_plain_fields(document, figures), "logo": LOGO if document.look.logo_format else ""}


def _plain(value: object, figures: Mapping[int, int]) -> object:
    """Return a value as JSON knows it, every text reduced to what the fonts can show."""
    plain = value
    if isinstance(value, Enum):
        plain = value.value
    elif isinstance(value, str):
        plain = shown(value)
    elif isinstance(value, date):
        plain = {
            "day": value.toordinal(),
            "year": value.year,
            "month": value.month,
            "of_month": value.day,
        }
    elif isinstance(value, tuple):
        plain = [_plain(one, figures) for one in value]
    elif is_dataclass(value):
        plain = {**_plain_fields(value, figures), "block": type(value).__name__}
    return plain


def _plain_fields(value: object, figures: Mapping[int, int]) -> dict[str, object]:
    named = {
        field.name: _plain(content, figures)
        for field in fields(value)  # type: ignore[arg-type]
        if not isinstance(content := getattr(value, field.name), bytes)
    }
    if isinstance(value, Picture):
        named["svg"] = f"figure-{figures[id(value)]}.svg"
    return named
