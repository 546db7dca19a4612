"""Of which kinds are the facts of a journal? The closed sets that records.py speaks of."""

from enum import StrEnum


class Channel(StrEnum):
    """How an interaction took place. NOTE is internal: no contact."""

    CALL = "call"
    VOICEMAIL = "voicemail"
    VIDEO = "video"
    MAIL = "mail"
    MEETING = "meeting"
    SMS = "sms"
    CHAT = "chat"
    LETTER = "letter"
    NOTE = "note"


class Direction(StrEnum):
    """Who began it: the client (IN) or the consultant (OUT)."""

    IN = "in"
    OUT = "out"


class Kind(StrEnum):
    """A planned interaction counts for nothing until confirmed."""

    LOG = "log"
    PLANNED = "planned"


class Standing(StrEnum):
    """How the relationship stood when it entered the journal."""

    NEW = "new"
    GOOD = "good"
    STRONG = "strong"
    STRAINED = "strained"


class Impression(StrEnum):
    """First impression given by the proposal."""

    COOL = "cool"
    NORMAL = "normal"
    WARM = "warm"


class Rhythm(StrEnum):
    """Reporting rhythm agreed with the client."""

    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"
    MONTHLY = "monthly"
    NONE = "none"


class ReplyClock(StrEnum):
    """Which clock decides that a reply is late, for one client."""

    CALENDAR = "calendar"
    BUSINESS = "business"


class Rater(StrEnum):
    """Who gave a rating."""

    CLIENT = "client"
    SURVEY = "survey"
    SELF = "self"


class ActKind(StrEnum):
    """What can be done to an earlier fact; the comment names the subject's id."""

    ANSWER = "answer"  # interaction that awaits a reply
    KEEP = "keep"  # commitment
    RENEGOTIATE = "renegotiate"  # commitment; carries the new due
    BREAK = "break"  # commitment
    RECEIVE = "receive"  # waiting
    FINISH = "finish"  # step
    DISCUSS = "discuss"  # interaction with a gap signal
    VOICE = "voice"  # interaction with a silent agreement
    REVEAL = "reveal"  # interaction with a silent agreement
    ACKNOWLEDGE = "acknowledge"  # interaction with a loss
    CONFIRM = "confirm"  # planned interaction


class BackupReason(StrEnum):
    """What a backup was made for."""

    SCHEDULE = "schedule"
    QUIT = "quit"
    ASKED = "asked"
    IMPORT = "import"
    RESTORE = "restore"
    UPGRADE = "upgrade"
    ERASE = "erase"
    ENCRYPT = "encrypt"


class ErasureKind(StrEnum):
    """What became of a person who was taken out of the journal."""

    ERASED = "erased"
    ANONYMISED = "anonymised"
