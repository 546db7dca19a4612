"""What a PDF says, everywhere in it: for tests of the documents."""

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf


def text_of(content: bytes, folder: Path) -> str:
    """Return the text as a reader would copy it, spaces of any kind made plain."""
    return plain(_read(content, folder))


def lines_of(content: bytes, folder: Path) -> str:
    """Return the text line by line, spaces of any kind made plain, without empty lines."""
    lines = (plain(line).strip() for line in _read(content, folder).splitlines())
    return "".join(f"{line}\n" for line in lines if line)


def _read(content: bytes, folder: Path) -> str:
    file = folder / "read.pdf"
    file.write_bytes(content)
    done = subprocess.run(
        ["/usr/bin/pdftotext", "-layout", str(file), "-"], capture_output=True, check=True
    )
    return done.stdout.decode()


def plain(text: str) -> str:
    """Return the text with every run of white space as one plain space."""
    return re.sub(r"\s+", " ", text.replace("\u202f", " ").replace("\u00a0", " "))


def strings_of(content: bytes) -> tuple[str, ...]:
    """Return every string, name and stream of a PDF: metadata, outline, tags, attachments."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found: list[str] = []
        for thing in pdf.objects:
            found += _strings(thing, 0)
        found += _strings(pdf.trailer, 0)
    return tuple(found)


def alternative_texts(content: bytes) -> tuple[str, ...]:
    """Return the alternative texts of the figures."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return tuple(
            str(thing["/Alt"])
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing
        )


def _strings(thing: object, depth: int) -> Iterator[str]:
    if depth > 8:  # deeper things are objects of their own, met by the caller
        return
    if isinstance(thing, (pikepdf.String, pikepdf.Name)):
        yield str(thing)
    elif isinstance(thing, pikepdf.Stream):
        yield from _strings_of_stream(thing, depth)
    elif isinstance(thing, pikepdf.Dictionary):
        for name, value in thing.items():
            yield str(name)
            yield from _inner(value, depth)
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            yield from _inner(value, depth)


def _strings_of_stream(thing: pikepdf.Stream, depth: int) -> Iterator[str]:
    yield thing.read_bytes().decode("utf-8", "replace")
    for name, value in thing.items():
        yield str(name)
        yield from _inner(value, depth)


def _inner(value: object, depth: int) -> Iterator[str]:
    if not (isinstance(value, pikepdf.Object) and value.is_indirect):
        yield from _strings(value, depth + 1)
