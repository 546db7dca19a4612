"""What does the consultant decide about one document, besides its kind and mission?"""

from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from trustjournal.report.profile import Profile


@dataclass(frozen=True, slots=True)
class Edition:
    """Which version this is. ``replaces`` is the version it takes the place of; ``previous_on``
    the day of the last document of this kind, for "since the last report".
    """

    number: int = 1
    replaces: int | None = None
    previous_on: date | None = None


@dataclass(frozen=True, slots=True)
class ProposedPeriod:
    """The period a proposal offers; what is left open is drafted from the chain."""

    start: date | None = None
    end: date | None = None
    amount: int | None = None
    objectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """What was decided at pre-flight, remembered per document, all by item key.

    ``removed`` leaves items out; ``accepted`` includes them although pre-flight would stop (a key,
    or a seal that holds for one text only: see preflight.py); ``included`` says promises that are
    not flagged for the client;
    ``remarks`` are (key, sentence) pairs written for this document: why a milestone slipped, say.
    ``summary`` replaces the composed opening paragraph. ``corrections`` (day, ``am`` or ``pm``,
    worked or not) and ``absences`` (day, reason) mend the activity grid.
    """

    removed: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    included: frozenset[str] = frozenset()
    remarks: tuple[tuple[str, str], ...] = ()
    summary: str = ""
    with_reply_times: bool = False
    proposed: ProposedPeriod = field(default_factory=ProposedPeriod)
    corrections: tuple[tuple[date, str, bool], ...] = ()
    absences: tuple[tuple[date, str], ...] = ()

    def remark(self, key: str) -> str:
        """Return the remark written for an item, or nothing."""
        return dict(self.remarks).get(key, "")

    @property
    def texts(self) -> tuple[tuple[str, str, str], ...]:
        """What was written for this document, as (key, place, text)."""
        remarks = tuple((f"remark:{key}", "remark", text) for key, text in self.remarks)
        objectives = tuple(
            (f"proposed:{number}", "objective", text)
            for number, text in enumerate(self.proposed.objectives)
        )
        absences = tuple((f"absence:{day}", "absence", text) for day, text in self.absences)
        return (("summary", "summary", self.summary), *remarks, *objectives, *absences)


@dataclass(frozen=True, slots=True)
class Setting:
    """The day a document is written on, who writes it, which version, and the choices made.

    ``zone`` is the one in which instants become days; ``alsace_moselle`` counts their holidays.
    """

    on: date
    profile: Profile = field(default_factory=Profile)
    edition: Edition = field(default_factory=Edition)
    choices: Choices = field(default_factory=Choices)
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    alsace_moselle: bool = False
