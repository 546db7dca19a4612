"""Where does trust stand, why, and what deserves attention? And what people say of it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import click

from trustjournal.cli.accuracy import accuracy_object, accuracy_text
from trustjournal.cli.days import Day, Moment, at_or_now
from trustjournal.cli.lookup import known_mission, names_of
from trustjournal.cli.past_warnings import tell_past
from trustjournal.cli.session import JsonObject, Session
from trustjournal.cli.shown import change_object, instant, trust_object, warning_object
from trustjournal.cli.spoken import SpokenCommand, session_of
from trustjournal.cli.text import local_day, paragraphs, section, short, shown_delta, table
from trustjournal.domain.analysis import LevelChange, MissionAnalysis, TrustWarning
from trustjournal.domain.calibration import Calibration
from trustjournal.domain.explain import Explanation, explain
from trustjournal.domain.kinds import Rater
from trustjournal.domain.verdicts import Gravity
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal import analyses, judgements
from trustjournal.journal.calibrating import calibration
from trustjournal.journal.reading import find_mission
from trustjournal.wording import Words

SHOWN_CHANGES = 12


@click.command(cls=SpokenCommand)
@click.argument("mission")
@click.option("--from", "since_day", type=Moment())
@click.option("--to", "until_day", type=Moment())
@click.pass_context
def trust(
    context: click.Context,
    *,
    mission: str,
    since_day: date | datetime | None,
    until_day: date | datetime | None,
) -> None:
    """Show where trust stands, or explain a change."""
    session = session_of(context)
    with session.journal(read_only=True) as journal:
        found = known_mission(journal, mission, session.clock())
        analysis = analyses.analyse_mission(journal, found.id, session.clock())
        learnt = calibration(journal, session.clock())
    value = trust_object(analysis, session.words, session.zone)
    value["accuracy"] = accuracy_object(learnt)
    if since_day is None and until_day is None:
        session.show(value, lambda words: _trust_text(analysis, learnt, session, words))
        return
    start, end = _span(analysis, session, since_day, until_day)
    told = explain(analysis, start, end)
    value |= _explained(told, session)
    session.show(value, lambda words: _explained_text(told, session.zone, words))


@click.command(cls=SpokenCommand)
@click.option("--mission")
@click.option("--history", "is_past", is_flag=True)
@click.pass_context
def warnings(context: click.Context, *, mission: str | None, is_past: bool) -> None:
    """List what deserves attention, gravest first, or what stood in the last 90 days."""
    session = session_of(context)
    if is_past:
        tell_past(session, mission)
        return
    with session.journal(read_only=True) as journal:
        if mission is None:
            found = analyses.analyse_all(journal, session.clock())
        else:
            one = known_mission(journal, mission, session.clock())
            found = (analyses.analyse_mission(journal, one.id, session.clock()),)
        names = names_of(journal)
    ranked = gravest_first(warning for analysis in found for warning in analysis.warnings)
    value = [warning_object(it, names, session.words, session.zone) for it in ranked]
    session.show(
        value, lambda words: warnings_text(ranked, words) or words("answers.text.no_warning")
    )


@click.command(cls=SpokenCommand)
@click.argument("mission")
@click.argument("value", type=float)
@click.option("--by", type=click.Choice([rater.value for rater in Rater]), required=True)
@click.option("--at", type=Moment())
@click.pass_context
def rate(
    context: click.Context, *, mission: str, value: float, by: str, at: date | datetime | None
) -> None:
    """Note a rating of trust, 0-10."""
    session = session_of(context)
    with session.journal() as journal:
        found = find_mission(journal, mission)
        judgements.rate(journal, found.id, value, by=Rater(by), at=at)
    done: JsonObject = {"mission": found.alias, "value": value, "by": by}
    session.show(done, lambda words: words("answers.done.rated", value=value))


@click.command(cls=SpokenCommand)
@click.argument("mission")
@click.argument("value", type=float)
@click.option("--reason", required=True)
@click.pass_context
def override(context: click.Context, *, mission: str, value: float, reason: str) -> None:
    """Set my own level, 0-100."""
    session = session_of(context)
    with session.journal() as journal:
        found = find_mission(journal, mission)
        judgements.override(journal, found.id, value, reason=reason)
    done: JsonObject = {"mission": found.alias, "level": value, "reason": reason}
    session.show(done, lambda words: words("answers.done.overridden", value=value))


@click.command(cls=SpokenCommand)
@click.argument("warning")
@click.option("--until", type=Day(), required=True)
@click.pass_context
def snooze(context: click.Context, *, warning: str, until: date) -> None:
    """Put a warning aside until a day."""
    session = session_of(context)
    with session.journal() as journal:
        found = _warning_named(analyses.analyse_all(journal, session.clock()), warning)
        judgements.snooze(journal, found.id, until=until)
    done: JsonObject = {"id": found.id, "until": until.isoformat()}
    session.show(done, lambda words: words("answers.done.snoozed", day=words.day(until)))


@click.command(cls=SpokenCommand)
@click.argument("warning")
@click.pass_context
def dismiss(context: click.Context, *, warning: str) -> None:
    """Dismiss a warning."""
    session = session_of(context)
    with session.journal() as journal:
        found = _warning_named(analyses.analyse_all(journal, session.clock()), warning)
        judgements.dismiss(journal, found.id)
    session.show({"id": found.id}, lambda words: words("answers.done.dismissed"))


def gravest_first(found: Iterable[TrustWarning]) -> list[TrustWarning]:
    """Return warnings gravest first, then oldest first."""
    order = tuple(Gravity)
    return sorted(found, key=lambda warning: (order.index(warning.gravity), warning.since))


def warnings_text(found: Iterable[TrustWarning], words: Words) -> str:
    """Write each warning on two lines: what happened, and what to do about it by when."""
    blocks = []
    once = {warning.id: warning for warning in found}  # a client-wide one stands on each mission
    for warning in once.values():
        key, facts = f"warnings.{warning.code.value}", dict(warning.facts)
        gravity = words(f"screen.gravity.{warning.gravity.value}")
        action = f"{words(f'{key}.action', **facts)} {words(f'{key}.by', **facts)}"
        head = f"{gravity} · {words(f'{key}.title', **facts)}  [{_short_name(warning)}]"
        blocks.append(f"{head}\n    {action}")
    return "\n".join(blocks)


def _short_name(warning: TrustWarning) -> str:
    code, separator, subject = warning.id.partition(":")
    return f"{code}{separator}{short(subject)}"


def _span(
    analysis: MissionAnalysis,
    session: Session,
    start: date | datetime | None,
    end: date | datetime | None,
) -> tuple[datetime, datetime]:
    first = analysis.points[0].at if analysis.points else analysis.at
    since = first - timedelta(microseconds=1) if start is None else at_or_now(start, session)
    if isinstance(end, datetime) or end is None:
        until = analysis.at if end is None else at_or_now(end, session)
    else:  # a day lasts until its end
        until = at_or_now(end + timedelta(days=1), session) - timedelta(microseconds=1)
    if until < since:
        raise Unacceptable(Problem("span_backwards", {"start": str(start), "end": str(end)}))
    return since, min(until, analysis.at)


def _explained(told: Explanation, session: Session) -> JsonObject:
    return {
        "from": instant(told.start, session.zone),
        "to": instant(told.end, session.zone),
        "level_before": told.level_before,
        "level_after": told.level_after,
        "delta": told.delta,
        "changes": [change_object(change, session.zone) for change in told.changes],
        "contributions": [
            {
                "cause": part.cause.value,
                "code": part.code,
                "delta": part.delta,
                "count": part.count,
            }
            for part in told.contributions
        ],
    }


def _explained_text(told: Explanation, zone: str, words: Words) -> str:
    head = words(
        "answers.text.explain",
        start=words.day(local_day(told.start, zone)),
        end=words.day(local_day(told.end, zone)),
        delta=shown_delta(told.delta, words),
    )
    rows = [
        (shown_delta(part.delta, words), f"×{part.count}", words(f"signals.{part.code}"))
        for part in told.contributions
    ]
    return paragraphs(head, table(rows, right=frozenset({0, 1})))


def _trust_text(
    analysis: MissionAnalysis, learnt: Calibration, session: Session, words: Words
) -> str:
    head = [
        f"{analysis.client.name} · {analysis.mission.title}",
        words(
            "answers.text.phase_line",
            level=words.number(analysis.level),
            low=words.number(analysis.low),
            high=words.number(analysis.high),
            phase=words(f"phases.{analysis.phase.value}.name"),
        ),
        words("answers.text.estimate", day=words.day(local_day(analysis.at, session.zone))),
    ]
    if not analysis.known:
        head.append(words("answers.text.unknown"))
    if analysis.dormant:
        head.append(words("answers.text.dormant"))
    heaviest = sorted(analysis.changes, key=lambda change: -abs(change.delta))[:SHOWN_CHANGES]
    changes = sorted(heaviest, key=lambda change: change.at, reverse=True)
    outlook = [
        (shown_delta(step.gain, words), words(f"outlook.{step.reason}"))
        for step in analysis.outlook
    ]
    return paragraphs(
        "\n".join(head),
        section(
            words("answers.text.why"),
            table([_change_row(it, session.zone, words) for it in changes], right=frozenset({1})),
        ),
        section(words("answers.text.next"), table(outlook, right=frozenset({0}))),
        accuracy_text(learnt, words),
    )


def _change_row(change: LevelChange, zone: str, words: Words) -> tuple[str, str, str]:
    return (
        words.day(local_day(change.at, zone)),
        shown_delta(change.delta, words),
        words(f"signals.{change.code}"),
    )


def _warning_named(found: tuple[MissionAnalysis, ...], given: str) -> TrustWarning:
    every = {warning.id: warning for analysis in found for warning in analysis.warnings}
    matches = [every[name] for name in every if name.startswith(given)] if given else []
    if given in every:
        return every[given]
    if len(matches) != 1:
        code = "warning_ambiguous" if matches else "warning_unknown"
        raise Unacceptable(Problem(code, {"given": given}))
    return matches[0]
