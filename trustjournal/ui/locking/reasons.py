"""Why is the journal locked?"""

from enum import StrEnum


class LockReason(StrEnum):
    """What locked it, as the unlock screen says it."""

    START = "start"
    ASKED = "asked"
    IDLE = "idle"
    SESSION = "session"
    SLEEP = "sleep"
