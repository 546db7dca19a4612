"""How are ratings given, a level overruled, a warning put aside?"""

from datetime import date
from zoneinfo import ZoneInfo

from trustjournal.domain.analysis import MissionAnalysis, TrustWarning
from trustjournal.domain.kinds import Rater
from trustjournal.domain.moments import Moment, at_instant
from trustjournal.domain.records import Override, Rating, WarningMark
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.changes import Change, Intention
from trustjournal.journal.drafts import moment_of
from trustjournal.journal.journal import Journal
from trustjournal.journal.naming import expect_mission
from trustjournal.quickline.draft import When
from trustjournal.storage.judgements import MARKS, OVERRIDES, RATINGS, client_of_mark
from trustjournal.storage.writing import Writer

BEST_RATING, BEST_LEVEL = 10, 100


def rate(
    journal: Journal, mission_id: str, value: float, *, by: Rater, at: When | None = None
) -> Change:
    """Note how much trust someone says there is, 0–10."""
    with journal.undertake(Intention.RATE) as deed:
        mission = expect_mission(journal, mission_id)
        if not 0 <= value <= BEST_RATING:
            raise Unacceptable(Problem("rating_out_of_range", {"value": value}, field="value"))
        writer = deed.writer
        rating = Rating(
            writer.new_id(),
            mission.client_id,
            mission.id,
            float(value),
            by,
            _said(journal, writer, at),
            writer.now,
        )
        RATINGS.put(writer, rating)
    return deed.change


def override(
    journal: Journal, mission_id: str, level: float, *, reason: str, at: When | None = None
) -> Change:
    """Set the consultant's own level, 0–100, with a reason; it fades with time."""
    with journal.undertake(Intention.OVERRIDE) as deed:
        mission = expect_mission(journal, mission_id)
        if not 0 <= level <= BEST_LEVEL:
            raise Unacceptable(Problem("level_out_of_range", {"value": level}, field="value"))
        if not reason.strip():
            raise Unacceptable(Problem("empty", field="reason"))
        writer = deed.writer
        own = Override(
            writer.new_id(),
            mission.client_id,
            mission.id,
            float(level),
            reason.strip(),
            _said(journal, writer, at),
            writer.now,
        )
        OVERRIDES.put(writer, own)
    return deed.change


def snooze(journal: Journal, warning_id: str, *, until: date | None = None) -> Change:
    """Put a warning aside until a day, or, without one, until its cause changes."""
    with journal.undertake(Intention.SNOOZE) as deed:
        today = deed.writer.now.astimezone(ZoneInfo(journal.zone)).date()
        if until is not None and until <= today:
            raise Unacceptable(Problem("not_ahead", field="until"))
        cause = _cause(journal, warning_id) if until is None else None
        mark = WarningMark(
            deed.writer.new_id(), warning_id, deed.writer.now, until=until, fingerprint=cause
        )
        _put_mark(journal, deed.writer, mark)
    return deed.change


def dismiss(journal: Journal, warning_id: str) -> Change:
    """Put a warning aside for good: what has caused it so far will not bring it back.

    Dismissing it again changes nothing, unless a new cause has brought it back.
    """
    with journal.undertake(Intention.DISMISS) as deed:
        mark = WarningMark(deed.writer.new_id(), warning_id, deed.writer.now, dismissed=True)
        _put_mark(journal, deed.writer, mark)
    return deed.change


def _put_mark(journal: Journal, writer: Writer, mark: WarningMark) -> None:
    earlier = MARKS.fetch(journal.database, "r.warning_id = ?", (mark.warning_id,))
    is_said = bool(earlier) and _says(earlier[-1]) == _says(mark)
    if is_said and not (mark.dismissed and _found(journal, mark.warning_id)):
        return
    client_id = client_of_mark(journal.database, mark.warning_id)
    if client_id is None:
        client_id = _standing(journal, mark.warning_id).client_id
    MARKS.put(writer, mark, client_id=client_id)


def _says(mark: WarningMark) -> tuple[bool, date | None, str | None]:
    return mark.dismissed, mark.until, mark.fingerprint


def _cause(journal: Journal, warning_id: str) -> str:
    from trustjournal.domain.warnings.marks import fingerprint  # noqa: PLC0415 - loads the rules

    return fingerprint(_standing(journal, warning_id))


def _standing(journal: Journal, warning_id: str) -> TrustWarning:
    found = _found(journal, warning_id)
    if found is None:
        raise Unacceptable(Problem("warning_unknown", {"given": warning_id}))
    return found


def _found(journal: Journal, warning_id: str) -> TrustWarning | None:
    from trustjournal.journal.analyses import analyse_all, at_hand  # noqa: PLC0415 - the engine

    shown = at_hand(journal)
    known = _among(shown.analyses, warning_id)
    return known or (_among(analyse_all(journal), warning_id) if shown.waiting else None)


def _among(analyses: tuple[MissionAnalysis, ...], warning_id: str) -> TrustWarning | None:
    found = (it for analysis in analyses for it in analysis.warnings if it.id == warning_id)
    return next(found, None)


def _said(journal: Journal, writer: Writer, at: When | None) -> Moment:
    if at is None:
        return at_instant(writer.now, journal.zone)
    said = moment_of(at, journal.zone)
    if said.start > writer.now:
        raise Unacceptable(Problem("in_the_future", field="at"))
    return said
