"""What is the file of a document called?

``2026-11_ACME_avancement_v2.pdf``: the month it is about (the day for minutes of decisions), the
client, the kind in the document's language, the version. Made of the client's public name only; no
alias, no mission, no path can slip in.
"""

import re
import unicodedata
from datetime import date

from trustjournal.report.document import ReportKind
from trustjournal.report.editions import dated_by
from trustjournal.wording import Words

LONGEST_CLIENT = 40


def file_name(kind: ReportKind, client: str, words: Words, *, on: date, number: int = 1) -> str:
    """Return the name a document is offered under, safe on every file system; ``on`` is the last
    day it covers.
    """
    slug = _slug(client) or "client"
    return f"{dated_by(kind, on)}_{slug}_{words(f'report.kinds.{kind}.file')}_v{number}.pdf"


def _slug(client: str) -> str:
    bare = unicodedata.normalize("NFKD", client).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", bare).strip("-")[:LONGEST_CLIENT].strip("-")
