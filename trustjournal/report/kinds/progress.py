"""The progress report, for the client and the steering committee.

The first page answers five questions (where we are, done, next, what I need from you, by when);
the sections behind it say the same in full.
"""

from datetime import date

from trustjournal.report import pieces
from trustjournal.report.document import (
    Answer,
    Answers,
    Block,
    Bullets,
    Cell,
    Paragraph,
    Section,
    Status,
)
from trustjournal.report.items import (
    ChainMaterial,
    Outcome,
    PromiseItem,
    Topic,
)
from trustjournal.report.saying import Speech
from trustjournal.report.setting import Setting


def write_progress(
    material: ChainMaterial, say: Speech, setting: Setting
) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """Write the opening page and the sections of a progress report."""
    summary = setting.choices.summary or _summary(material, say)
    opening = (Paragraph(say.own(summary), is_lead=True), _answers(material, say))
    return opening, _sections(material, say, setting)


def status_of(material: ChainMaterial, on: date) -> Status:
    """Return how the mission stands, by what the client can see of it.

    Blocked: a milestone is past due while something the client owes is too. Watch: one of them.
    Without any date to judge by it is under way, and nothing more is claimed.
    """
    late = any(one.done_on is None and one.due < on for one in material.milestones)
    late = late or any(one.outcome is Outcome.OVERDUE for one in material.commitments)
    lacking = any(one.outcome is Outcome.OVERDUE for one in material.waitings)
    slipped = any(one.done_on is None and one.slip > 0 for one in material.milestones)
    if late and lacking:
        return Status.BLOCKED
    if late or lacking or slipped:
        return Status.WATCH
    dated = material.milestones or material.commitments
    return Status.ON_TRACK if dated else Status.UNDER_WAY


def has_begun(material: ChainMaterial, on: date) -> bool:
    """Whether work has begun: the mission or its first period has started."""
    starts = [one.start for one in material.periods]
    starts += [material.started_on] if material.started_on else []
    return min(starts, default=on) <= on


def done_rows(material: ChainMaterial) -> tuple[tuple[date, str], ...]:
    """Return what was achieved in the span, oldest first.

    A result told in a sentence says more than the milestone or deliverable reached that day, so
    the more formal fact stands in only where nothing better was said.
    """
    rows = [(one.day, one.text) for one in pieces.told(material, Topic.RESULT)]
    reached = [(one.done_on, one.text) for one in material.milestones]
    delivered = [(one.delivered_on, one.text) for one in material.deliverables]
    for formal in (reached, delivered):
        told = {day for day, _ in rows}
        rows += [
            (day, text)
            for day, text in formal
            if day is not None and day not in told and material.span.holds(day)
        ]
    return tuple(sorted(rows, key=lambda row: row[0]))


def next_rows(material: ChainMaterial, on: date) -> tuple[tuple[date, str], ...]:
    """Return what comes, with its day, nearest first: milestones, my promises, deliverables.

    A deliverable without a date is due by the end of its period.
    """
    rows = [(one.due, one.text) for one in material.milestones if one.done_on is None]
    told = {day for day, _ in rows}
    ends = {one.number: one.end for one in material.periods if one.start <= on}
    rows += [
        (due, one.text)
        for one in material.deliverables
        if one.delivered_on is None and (due := one.due or ends.get(one.period))
        if due not in told
    ]
    rows += [(one.due, one.text) for one in material.commitments if one.is_open and one.due]
    return tuple(sorted({row for row in rows if row[0] >= on}))


def _summary(material: ChainMaterial, say: Speech) -> str:
    status = status_of(material, say.on)
    done, ahead = done_rows(material), next_rows(material, say.on)
    span = pieces.span_words(material.span, say)
    if not has_begun(material, say.on):
        return say("progress.summary.not_begun")
    parts = [say.count("progress.summary.done", len(done), span=span)] if done else []
    parts.append(say(f"progress.summary.{status}"))
    if ahead:
        day, text = ahead[0]
        parts.append(say("progress.summary.next", what=say.brief(text), day=say.day(day)))
    needed = [one for one in material.waitings if one.is_open]
    if needed:
        parts.append(say.count("progress.summary.needed", len(needed)))
    return " ".join(parts)


def _answers(material: ChainMaterial, say: Speech) -> Answers:
    status = status_of(material, say.on)
    shape = status if has_begun(material, say.on) else None
    rows = (
        Answer(say("answers.where"), Cell(_where(material, say, status), shape)),
        Answer(say("answers.done"), Cell(_done_line(material, say))),
        Answer(say("answers.next"), Cell(_next_line(material, say))),
        Answer(say("answers.need"), Cell(_need_line(material, say))),
        Answer(say("answers.when"), Cell(_when_line(material, say))),
    )
    return Answers(rows)


def _where(material: ChainMaterial, say: Speech, status: Status) -> str:
    if not has_begun(material, say.on):
        return say("answers.not_begun")
    parts = [say(f"status.{status}")]
    running = [one for one in material.periods if one.start <= say.on]
    if running and running[-1].end and running[-1].end >= say.on:
        one = running[-1]
        length = (one.end - one.start).days + 1 if one.end else 0
        day = (say.on - one.start).days + 1
        parts.append(say("answers.period", number=one.number, day=day, length=length))
    if material.milestones:
        reached = sum(one.done_on is not None for one in material.milestones)
        total = len(material.milestones)
        parts.append(say.count("answers.milestones", reached, total=total))
    return say("joint").join(parts)


def _done_line(material: ChainMaterial, say: Speech) -> str:
    rows = done_rows(material)
    if not rows:
        begun = has_begun(material, say.on)
        return say("answers.nothing_done") if begun else say("answers.not_begun_done")
    return say.listing(tuple(_dated(text, day, say) for day, text in reversed(rows)))


def _next_line(material: ChainMaterial, say: Speech) -> str:
    rows = tuple(_dated(text, day, say) for day, text in next_rows(material, say.on))
    rows += tuple(say.brief(one.text) for one in pieces.told(material, Topic.NEXT))
    return say.listing(rows) if rows else say("answers.nothing_next")


def _need_line(material: ChainMaterial, say: Speech) -> str:
    texts = tuple(say.brief(one.text) for one in _needed(material))
    texts += tuple(say.brief(one.text) for one in pieces.told(material, Topic.QUESTION))
    return say.listing(texts) if texts else say("answers.nothing_needed")


def _when_line(material: ChainMaterial, say: Speech) -> str:
    dues = sorted((one.due, one.outcome) for one in _needed(material) if one.due)
    if dues:
        due, outcome = dues[0]
        key = "answers.was_due" if outcome is Outcome.OVERDUE else "answers.due"
        return say(key, day=say.weekday(due))
    ahead = next_rows(material, say.on)
    if ahead and not _needed(material):
        return say("answers.next_date", day=say.weekday(ahead[0][0]))
    return say("answers.no_date")


def _sections(material: ChainMaterial, say: Speech, setting: Setting) -> tuple[Section, ...]:
    mine = _current_promises(material.commitments, material)
    yours = _current_promises(material.waitings, material)
    coming = pieces.dated_table(next_rows(material, say.on), say, heading="columns.coming")
    return (
        pieces.section("since_last", say, _since_last(material, say, setting)),
        pieces.section("done", say, pieces.dated_table(done_rows(material), say)),
        pieces.section(
            "planning",
            say,
            pieces.planning_chart(material, say),
            pieces.milestone_table(material.milestones, say, setting.choices),
            _shared_note(material, say),
        ),
        pieces.section(
            "deliverables", say, pieces.deliverable_table(pieces.owed_now(material), say)
        ),
        pieces.section("along", say, _along(material, say)),
        pieces.section("not_done", say, _not_done(material, say, setting)),
        pieces.section("next", say, coming, pieces.bullets(material, Topic.NEXT, say)),
        pieces.section("risks", say, pieces.bullets(material, Topic.RISK, say)),
        pieces.section("decided", say, pieces.decision_table(material.decisions, say)),
        pieces.section("asked", say, pieces.bullets(material, Topic.QUESTION, say)),
        pieces.section("mine", say, pieces.promise_table(mine, say)),
        pieces.section("yours", say, pieces.promise_table(yours, say)),
    )


def _since_last(material: ChainMaterial, say: Speech, setting: Setting) -> tuple[Block, ...]:
    previous = setting.edition.previous_on
    if previous is None or previous >= say.on:
        return ()
    reached = [one for one in material.milestones if one.done_on and one.done_on > previous]
    done = [row for row in done_rows(material) if row[0] > previous]
    kept = [one for one in material.commitments if one.closed_on and one.closed_on > previous]
    lines = (
        say.count("progress.since.done", len(done), day=say.day(previous)),
        say.count("progress.since.milestones", len(reached)),
        say.count("progress.since.kept", len(kept)),
    )
    return (Bullets(lines),)


def _along(material: ChainMaterial, say: Speech) -> tuple[Block, ...]:
    topics = (Topic.EXCHANGE, Topic.OBSERVATION, Topic.MEANS, Topic.RECOMMENDATION)
    return pieces.sentence_table(pieces.told(material, *topics), say, heading="columns.exchange")


def _not_done(material: ChainMaterial, say: Speech, setting: Setting) -> tuple[Block, ...]:
    late = [
        one
        for one in material.milestones
        if one.done_on is None and one.due < say.on and material.span.holds(one.due)
    ]
    lines = [
        say("progress.not_done", what=say.own(one.text), day=say.day(one.due))
        + (f" {say.own(why)}" if (why := pieces.why_moved(one, setting.choices)) else "")
        for one in late
    ]
    return (Bullets(tuple(lines)),) if lines else ()


def _shared_note(material: ChainMaterial, say: Speech) -> tuple[Block, ...]:
    if not material.planning_shared:
        return ()
    return pieces.note(say("progress.shared", day=say.day(material.planning_shared[-1])))


def _current_promises(
    promises: tuple[PromiseItem, ...], material: ChainMaterial
) -> tuple[PromiseItem, ...]:
    return tuple(
        one
        for one in promises
        if one.is_open or material.span.holds(one.closed_on) or material.span.holds(one.made)
    )


def _needed(material: ChainMaterial) -> tuple[PromiseItem, ...]:
    return tuple(one for one in material.waitings if one.is_open)


def _dated(text: str, day: date, say: Speech) -> str:
    return say("dated", what=say.brief(text), day=say.day(day))
