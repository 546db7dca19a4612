"""Who signs the documents, and how do they look?

The profile is the only source of an author's name. What it carries is checked before it is used:
an accent nobody can read on white, or a logo that is no picture, is a Problem, not a broken page.
"""

import re
import struct
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from trustjournal.errors import Fact, Problem

LOGO_MOST_BYTES = 500_000
LOGO_MOST_PIXELS = 4_000
CONTRAST_LEAST = 4.5  # Source: WCAG 2.2, 1.4.3, contrast of text
PNG_HEAD = 24  # bytes up to and with its width and height
COLOUR_FORM = re.compile(r"#[0-9A-Fa-f]{6}")
FORBIDDEN_IN_SVG = (b"<!doctype", b"<!entity", b"<?xml-stylesheet", b"@import")
FORBIDDEN_ELEMENTS = frozenset({"image", "feImage", "script", "foreignObject", "a", "iframe"})
URLS = re.compile(r"url\(['\"]?([^)'\"]*)")
PNG_MARK = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Profile:
    """The consultant as a document shows them. ``company`` is the société de portage, if any."""

    name: str = ""
    company: str = ""
    letterhead: tuple[str, ...] = ()
    legal_footer: str = ""
    accent: str = "#0B6E6E"
    logo: bytes = b""


def check_profile(profile: Profile) -> tuple[Problem, ...]:
    """Return what stands in the way of printing with this profile."""
    found: list[Problem] = []
    ratio = contrast_on_white(profile.accent)
    if ratio is None:
        found.append(Problem("accent_unreadable", {"accent": profile.accent}, "accent"))
    elif ratio < CONTRAST_LEAST:
        facts: dict[str, Fact] = {"ratio": round(ratio, 1), "least": CONTRAST_LEAST}
        facts["darker"] = readable(profile.accent)
        found.append(Problem("accent_too_pale", facts, "accent"))
    if profile.logo:
        found += _logo_problems(profile.logo)
    return tuple(found)


def logo_format(logo: bytes) -> str:
    """Return ``png``, ``svg``, or nothing when it is neither."""
    if logo.startswith(PNG_MARK):
        return "png"
    return "svg" if _is_svg(logo) else ""


def png_size(logo: bytes) -> tuple[int, int]:
    """Return width and height in pixels; more than may be printed if the head is cut off."""
    if len(logo) < PNG_HEAD:
        return LOGO_MOST_PIXELS + 1, LOGO_MOST_PIXELS + 1
    width, height = struct.unpack(">II", logo[16:PNG_HEAD])
    return width, height


def readable(colour: str) -> str:
    """Return the colour itself if it reads on white, else the nearest darker one that does."""
    ratio = contrast_on_white(colour)
    if ratio is None:
        return Profile().accent
    mixed = tuple(bytes.fromhex(colour[1:]))
    for share in range(100, -1, -1):
        darker = "#" + bytes(round(part * share / 100) for part in mixed).hex().upper()
        if (contrast_on_white(darker) or 0) >= CONTRAST_LEAST:
            return darker
    return "#000000"


def contrast_on_white(colour: str) -> float | None:
    """Return the contrast ratio of ``#RRGGBB`` on white, 1–21; None if it is no colour."""
    if not COLOUR_FORM.fullmatch(colour):
        return None
    red, green, blue = (_linear(value / 255) for value in bytes.fromhex(colour[1:]))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(value: float) -> float:
    """Source: WCAG 2.2, definition of relative luminance."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004


def _logo_problems(logo: bytes) -> list[Problem]:
    if len(logo) > LOGO_MOST_BYTES:
        facts = {"size": len(logo) // 1000, "most": LOGO_MOST_BYTES // 1000}
        return [Problem("logo_too_heavy", facts, "logo")]
    kind = logo_format(logo)
    if not kind:
        return [Problem("logo_not_picture", {}, "logo")]
    if kind == "png" and not 0 < min(png_size(logo)) <= max(png_size(logo)) <= LOGO_MOST_PIXELS:
        return [Problem("logo_too_large", {"most": LOGO_MOST_PIXELS}, "logo")]
    return []


def _is_svg(logo: bytes) -> bool:
    """A plain SVG: no document type, no embedded or linked file, no script, no style of others."""
    lowered = logo.lower()
    if b"<svg" not in lowered or any(mark in lowered for mark in FORBIDDEN_IN_SVG):
        return False
    try:
        root = ET.fromstring(logo.decode("utf-8"))  # noqa: S314 - entities are refused above
    except (ET.ParseError, ValueError):
        return False
    elements = tuple(root.iter())
    names = {_bare(element.tag) for element in elements}
    return (
        _bare(root.tag) == "svg"
        and names.isdisjoint(FORBIDDEN_ELEMENTS)
        and not any(_reaches_out(key, value) for one in elements for key, value in one.items())
    )


def _reaches_out(name: str, value: str) -> bool:
    """Whether an attribute runs something, or points anywhere but into the picture itself."""
    bare, told = _bare(name).casefold(), "".join(value.split()).casefold()
    if bare.startswith("on"):
        return True
    if bare in {"href", "src"}:
        return not told.startswith("#")
    return any(not found.startswith("#") for found in URLS.findall(told))


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]
