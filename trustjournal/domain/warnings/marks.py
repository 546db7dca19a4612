"""Has this warning been put aside?

The journal remembers what its owner said: not before a day, not until it changes, or never again.
"Never again" is said of a cause: a silence of March dismissed does not hide a silence of June.
"Changes" means that its cause does, not its clock: the fingerprint holds when it began, how many
facts stand behind it and how grave it is, but not the hours that pass.
"""

from collections.abc import Sequence
from datetime import date

from trustjournal.domain.analysis import TrustWarning
from trustjournal.domain.records import WarningMark


def fingerprint(warning: TrustWarning) -> str:
    """Return what changes when the cause of a warning does."""
    count = warning.facts.get("count", 1)
    return f"{warning.id}|{warning.since.isoformat()}|{count}|{warning.gravity.value}"


def is_put_aside(warning: TrustWarning, marks: Sequence[WarningMark], day: date) -> bool:
    """Whether the last mark on a warning still hides it on ``day`` (back on ``until`` itself)."""
    own = [mark for mark in marks if mark.warning_id == warning.id]
    if not own:
        return False
    last = max(own, key=lambda mark: mark.logged_at)
    if last.dismissed:
        return warning.since <= last.logged_at
    if last.until is not None:
        return day < last.until
    return last.fingerprint == fingerprint(warning)
