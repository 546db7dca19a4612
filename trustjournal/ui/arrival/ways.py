"""Which ways on are there when no journal can be shown? A table; none is a dead end."""

from dataclasses import dataclass, replace
from enum import StrEnum

from trustjournal.errors import Trouble


class Way(StrEnum):
    """Something that can be done about it; its words are ``safekeeping.way.<way>``."""

    CREATE = "create"
    FILE = "file"
    ELSEWHERE = "elsewhere"
    AGAIN = "again"
    EXAMPLE = "example"
    RESCUE = "rescue"
    EXPORT = "export"
    MOVE = "move"
    ACCEPT = "accept"


class Case(StrEnum):
    """In what situation the journal is; its words are ``safekeeping.situation.<case>``."""

    MISSING = "missing"
    VANISHED = "vanished"
    RUINED = "ruined"
    FOREIGN = "foreign"
    NEWER = "newer"
    OLDER = "older"
    NO_ACCESS = "no_access"
    BUSY = "busy"
    DISK = "disk"
    SYNCED = "synced"
    TAKEN = "taken"
    UPGRADE = "upgrade"
    KEYS = "keys"
    LOCKED = "locked"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Situation:
    """What is shown: the first way is the usual one. ``has_copies``: backups are offered too."""

    case: Case
    icon: str
    ways: tuple[Way, ...]
    has_copies: bool = False


TAKEN = "window_taken"
CASES = {
    "journal_missing": Case.MISSING,
    "journal_empty": Case.RUINED,
    "journal_unreadable": Case.RUINED,
    "journal_damaged": Case.RUINED,
    "journal_foreign": Case.FOREIGN,
    "journal_newer": Case.NEWER,
    "journal_older": Case.OLDER,
    "journal_no_access": Case.NO_ACCESS,
    "journal_busy": Case.BUSY,
    "journal_in_use": Case.BUSY,
    "journal_synced": Case.SYNCED,
    "disk_full": Case.DISK,
    "disk_error": Case.DISK,
    "upgrade_failed": Case.UPGRADE,
    "keys_missing": Case.KEYS,
    "keys_damaged": Case.KEYS,
    "keys_newer": Case.NEWER,
    "journal_locked": Case.LOCKED,
    TAKEN: Case.TAKEN,
}
SITUATIONS = {
    one.case: one
    for one in (
        Situation(
            Case.MISSING,
            "journal",
            (Way.CREATE, Way.ELSEWHERE, Way.FILE, Way.EXAMPLE),
            has_copies=True,
        ),
        Situation(Case.VANISHED, "journal", (Way.ELSEWHERE, Way.FILE, Way.CREATE), has_copies=True),
        Situation(
            Case.RUINED,
            "restore",
            (Way.FILE, Way.RESCUE, Way.EXPORT, Way.ELSEWHERE),
            has_copies=True,
        ),
        Situation(Case.FOREIGN, "soon", (Way.ELSEWHERE, Way.FILE), has_copies=True),
        Situation(Case.NEWER, "notice", (Way.AGAIN, Way.EXPORT, Way.ELSEWHERE)),
        Situation(Case.OLDER, "lock", (Way.AGAIN, Way.MOVE, Way.EXPORT, Way.ELSEWHERE)),
        Situation(Case.NO_ACCESS, "lock", (Way.AGAIN, Way.ELSEWHERE, Way.FILE), has_copies=True),
        Situation(Case.BUSY, "hourglass", (Way.AGAIN, Way.ELSEWHERE)),
        Situation(Case.DISK, "soon", (Way.AGAIN, Way.ELSEWHERE, Way.FILE)),
        Situation(Case.SYNCED, "people", (Way.MOVE, Way.ELSEWHERE, Way.ACCEPT)),
        Situation(Case.TAKEN, "page", (Way.AGAIN, Way.ELSEWHERE)),
        Situation(
            Case.UPGRADE,
            "restore",
            (Way.AGAIN, Way.FILE, Way.EXPORT, Way.ELSEWHERE),
            has_copies=True,
        ),
        Situation(Case.KEYS, "lock", (Way.AGAIN, Way.FILE, Way.ELSEWHERE), has_copies=True),
        Situation(Case.LOCKED, "lock", (Way.AGAIN, Way.FILE, Way.ELSEWHERE), has_copies=True),
        Situation(Case.TROUBLE, "soon", (Way.AGAIN, Way.FILE, Way.ELSEWHERE), has_copies=True),
    )
}


def situation_of(trouble: Trouble, *, was_there: bool) -> Situation:
    """Return what to show for a trouble; ``was_there``: a journal was known at the place."""
    case = CASES.get(trouble.code, Case.TROUBLE)
    if case is Case.MISSING and was_there:
        case = Case.VANISHED
    found = SITUATIONS[case]
    if trouble.code == "journal_empty":  # nothing is left in it to be read
        ways = tuple(way for way in found.ways if way not in {Way.RESCUE, Way.EXPORT})
        return replace(found, ways=ways)
    return found
