"""What does a file of somebody else's offer, before anything is matched or kept?

Each thing offered has the place where it stands in its file (a line, or the number of an item) and
an id that follows from what it is, so that the same thing offered again is known again. Names are
as the file says them; whose they are is for the journal to say.
"""

from dataclasses import dataclass
from datetime import date, datetime

from trustjournal.domain.kinds import Channel, Direction, Kind
from trustjournal.domain.moments import Precision
from trustjournal.domain.signals import Signal


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody named by a mail or an invitation."""

    name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Promised:
    """Something to be done, promised or owed; a day means its end."""

    text: str
    due: datetime | date | None = None


@dataclass(frozen=True, slots=True)
class OfferedEntry:
    """Something that happened or will. ``start`` is aware, or a day.

    ``client`` is what names the client, ``about`` a text in which it may be named. ``is_ours``: a
    table of this program, whose clients and missions are made where they are missing.
    """

    place: int
    id: str
    start: datetime | date
    note: str
    precision: Precision = Precision.EXACT
    zone: str | None = None
    kind: Kind | None = None
    channel: Channel = Channel.NOTE
    direction: Direction | None = None
    minutes: int | None = None
    client: str = ""
    client_name: str = ""
    mission: str = ""
    mission_title: str = ""
    about: str = ""
    people: tuple[str, ...] = ()
    sender: Party | None = None
    others: tuple[Party, ...] = ()
    mood: int | None = None
    tags: tuple[str, ...] = ()
    signals: tuple[Signal, ...] = ()
    needs_reply: bool = False
    steps: tuple[Promised, ...] = ()
    commitments: tuple[Promised, ...] = ()
    waiting: tuple[Promised, ...] = ()
    shareable: str | None = None
    raw: str = ""
    logged_at: datetime | None = None
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class OfferedLine:
    """A quick line; ``at`` is when it was typed, or the day it is about."""

    place: int
    id: str
    line: str
    at: datetime | date | None = None


@dataclass(frozen=True, slots=True)
class OfferedPerson:
    """Somebody of an organisation."""

    place: int
    id: str
    name: str
    role: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class PassedOver:
    """What a file holds and does not offer: ``why`` is a code. ``is_refused``: it should be
    mended in the file; otherwise it simply is nothing for a journal.
    """

    place: int
    said: str
    why: str
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class Incoming:
    """All that a file offers, in the order of the file."""

    entries: tuple[OfferedEntry, ...] = ()
    lines: tuple[OfferedLine, ...] = ()
    people: tuple[OfferedPerson, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says about a file beforehand.

    ``columns`` name the columns of a table by what they hold; ``names`` give the client (or
    client/mission) behind a name or an address; ``client`` and ``mission`` hold where nothing else
    says; ``me`` are the consultant's own addresses and names.
    """

    columns: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    client: str = ""
    mission: str = ""
    me: tuple[str, ...] = ()
    delimiter: str = ""
    encoding: str = ""
    month_first: bool = False
    makes_clients: bool = False
    leaves_out_refused: bool = False
    zone: str = "Europe/Paris"
    now: datetime | None = None
