r"""Which characters can our fonts show, and what stands for the others?

An archivable document must not contain a character without a glyph: the compiler refuses it. So
each text is checked against the widest font we ship (DejaVu Sans, in matplotlib's folder, found
without importing matplotlib), and whatever it lacks is shown as a box. Marks that would turn the
direction of the text around unseen are boxed too; NUL and its kind as well.

Example: ``shown("fait \U0001f9ff")`` is ``"fait □"``, and ``uncovered`` names the character.
"""

import struct
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from trustjournal.errors import Trouble

SEGMENTED, GROUPED = 4, 12  # the two formats of a character map that fonts use
FONTS_MISSING = "fonts_missing"
BOX = "\u25a1"
WIDE_FONT_FILES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
SILENT = frozenset("\ufe0e\ufe0f\u2060\ufeff")  # how to draw, not what: left out, nothing is lost
TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x061C)))


@cache
def font_folder() -> Path:
    """Return the folder of matplotlib's fonts."""
    spec = find_spec("matplotlib")
    if spec is None or not spec.submodule_search_locations:
        raise Trouble(FONTS_MISSING)
    return Path(spec.submodule_search_locations[0]) / "mpl-data" / "fonts" / "ttf"


def shown(text: str) -> str:
    """Return the text as it can be printed: NFC, and a box for each character without a glyph."""
    if _harmless().issuperset(text) and unicodedata.is_normalized("NFC", text):
        return text  # nearly every text there is
    return "".join(_one(mark) for mark in _plain(text))


def uncovered(text: str) -> tuple[str, ...]:
    """Return the characters of the text that print as a box, each once, in order."""
    boxed = (mark for mark in _plain(text) if mark != BOX and _one(mark) == BOX)
    return tuple(dict.fromkeys(boxed))


def named(mark: str) -> str:
    """Name a character for a list: its code point and its name."""
    name = unicodedata.name(mark, "")
    return f"U+{ord(mark):04X} {name}".rstrip()


def _plain(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", text)


def _one(mark: str) -> str:
    if mark == "\n" or (mark.isascii() and mark.isprintable()):
        return mark
    if mark in SILENT:
        return ""
    is_hidden = unicodedata.category(mark) in {"Cc", "Cs", "Co", "Cn"} or mark in TURNING
    return BOX if is_hidden or ord(mark) not in _covered() else mark


@cache
def _harmless() -> frozenset[str]:
    """The characters of the first planes that print as they are."""
    return frozenset(mark for mark in map(chr, range(0x2100)) if _plain(mark) == mark == _one(mark))


@cache
def _covered() -> frozenset[int]:
    """The code points that every weight we set user's text in can show."""
    return frozenset.intersection(
        *(_code_points((font_folder() / name).read_bytes()) for name in WIDE_FONT_FILES)
    )


def _code_points(font: bytes) -> frozenset[int]:
    """Read a TrueType font's character map: its subtables of format 4 and 12."""
    count = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * index) for index in range(count))
    cmap = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    tables = struct.unpack_from(">H", font, cmap + 2)[0]
    found: set[int] = set()
    for index in range(tables):
        start = cmap + struct.unpack_from(">HHI", font, cmap + 4 + 8 * index)[2]
        kind = struct.unpack_from(">H", font, start)[0]
        if kind == SEGMENTED:
            found.update(_segments(font, start))
        elif kind == GROUPED:
            found.update(_groups(font, start))
    return frozenset(found)


def _segments(font: bytes, start: int) -> set[int]:
    """Format 4: runs of code points; a glyph number of 0 means there is none."""
    half = struct.unpack_from(">H", font, start + 6)[0] // 2
    words = struct.Struct(f">{half}H")
    ends = words.unpack_from(font, start + 14)
    starts = words.unpack_from(font, start + 16 + 2 * half)
    deltas = words.unpack_from(font, start + 16 + 4 * half)
    offsets_at = start + 16 + 6 * half
    offsets = words.unpack_from(font, offsets_at)
    found = set()
    for index, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for point in range(first, min(last, 0xFFFE) + 1):
            glyph = (point + deltas[index]) & 0xFFFF
            if offsets[index]:
                at = offsets_at + 2 * index + offsets[index] + 2 * (point - first)
                glyph = struct.unpack_from(">H", font, at)[0]
            if glyph:
                found.add(point)
    return found


def _groups(font: bytes, start: int) -> set[int]:
    """Format 12: groups of code points beyond the basic plane."""
    count = struct.unpack_from(">I", font, start + 12)[0]
    found: set[int] = set()
    for index in range(count):
        first, last, _ = struct.unpack_from(">III", font, start + 16 + 12 * index)
        found.update(range(first, last + 1))
    return found
