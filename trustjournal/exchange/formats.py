"""What kind of file is this? By its name; where that says nothing, by how it begins."""

import re
from enum import StrEnum

from trustjournal.errors import Problem, Unacceptable

SQLITE = b"SQLite format 3\0"
LOOKED_AT = 4096


class ImportFormat(StrEnum):
    """The kinds of files that can come in."""

    JSON = "json"
    SQLITE = "sqlite"
    CSV = "csv"
    ICS = "ics"
    VCF = "vcf"
    EML = "eml"
    MBOX = "mbox"
    TXT = "txt"


ENDINGS = {
    "json": ImportFormat.JSON,
    "sqlite": ImportFormat.SQLITE,
    "sqlite3": ImportFormat.SQLITE,
    "db": ImportFormat.SQLITE,
    "trustjournal": ImportFormat.SQLITE,
    "csv": ImportFormat.CSV,
    "tsv": ImportFormat.CSV,
    "ics": ImportFormat.ICS,
    "ical": ImportFormat.ICS,
    "vcf": ImportFormat.VCF,
    "vcard": ImportFormat.VCF,
    "eml": ImportFormat.EML,
    "mbox": ImportFormat.MBOX,
    "txt": ImportFormat.TXT,
}


def by_name(name: str) -> ImportFormat | None:
    """Return what a file says to be by its ending, if it does."""
    return ENDINGS.get(name.rpartition(".")[2].lower()) if "." in name else None


def format_of(name: str, head: bytes) -> ImportFormat:
    """Return what a file is; ``head`` is how it begins. Unacceptable if nobody can tell."""
    named = by_name(name)
    begun = head[:LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    by_content = None
    if head.startswith(SQLITE):
        by_content = ImportFormat.SQLITE
    elif begun[:15].upper() == b"BEGIN:VCALENDAR":
        by_content = ImportFormat.ICS
    elif begun[:11].upper() == b"BEGIN:VCARD":
        by_content = ImportFormat.VCF
    elif begun.startswith(b"From ") and named is not ImportFormat.TXT:
        by_content = ImportFormat.MBOX
    elif begun.startswith(b"{") and named is None:
        by_content = ImportFormat.JSON
    elif named is None and re.match(rb"[A-Za-z-]+: ", begun):
        by_content = ImportFormat.EML
    found = by_content or named
    if found is None:
        raise Unacceptable(Problem("import_format_unknown", {"path": name[-80:]}))
    return found
