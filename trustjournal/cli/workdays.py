"""The days of the activity report: half-days put right, absences."""

from datetime import date

import click

from trustjournal.cli.days import Day
from trustjournal.cli.session import JsonObject
from trustjournal.cli.spoken import SpokenGroup, session_of
from trustjournal.cli.text import paragraphs, table
from trustjournal.journal.reading import find_mission
from trustjournal.journal.workdays import (
    HALVES,
    absences,
    correct_half_day,
    half_days,
    note_absence,
)
from trustjournal.wording import Words

STATES = {"worked": True, "off": False, "auto": None}


@click.group(cls=SpokenGroup)
def activity() -> None:
    """Handle the days of the activity report."""


@activity.command("half")
@click.argument("mission")
@click.argument("day", type=Day())
@click.argument("half", type=click.Choice(HALVES))
@click.argument("state", type=click.Choice(tuple(STATES)))
@click.pass_context
def activity_half(
    context: click.Context, *, mission: str, day: date, half: str, state: str
) -> None:
    """Count a half-day of a mission, or take it out."""
    session = session_of(context)
    with session.journal() as journal:
        found = find_mission(journal, mission)
        correct_half_day(journal, found.id, day, half, is_worked=STATES[state])
    value: JsonObject = {
        "mission": found.alias,
        "day": day.isoformat(),
        "half": half,
        "state": state,
    }
    session.show(value, lambda words: words(f"answers.done.half_{state}"))


@activity.command("absence")
@click.argument("day", type=Day())
@click.argument("reason", default="")
@click.option("--off", "is_off", is_flag=True)
@click.pass_context
def activity_absence(context: click.Context, *, day: date, reason: str, is_off: bool) -> None:
    """Note a day of absence, or take it back."""
    session = session_of(context)
    with session.journal() as journal:
        note_absence(journal, day, None if is_off else reason)
    value: JsonObject = {"day": day.isoformat(), "reason": None if is_off else reason}
    done = "back" if is_off else "away"
    session.show(value, lambda words: words(f"answers.done.{done}", reason=reason or "–"))


@activity.command("list")
@click.argument("mission")
@click.pass_context
def activity_list(context: click.Context, *, mission: str) -> None:
    """List the half-days put right on a mission, and the absences."""
    session = session_of(context)
    with session.journal(read_only=True) as journal:
        found = find_mission(journal, mission)
        halves, away = half_days(journal, found.id), absences(journal)
    value: JsonObject = {
        "mission": found.alias,
        "halves": [
            {"day": it.day.isoformat(), "half": it.half, "worked": it.is_worked} for it in halves
        ],
        "absences": [{"day": it.day.isoformat(), "reason": it.reason} for it in away],
    }

    def text(words: Words) -> str:
        state = {True: words("answers.text.worked"), False: words("answers.text.not_worked")}
        rows = [(words.day(it.day), it.half, state[it.is_worked]) for it in halves]
        return paragraphs(
            table(rows), table([(words.day(it.day), it.reason) for it in away])
        ) or words("answers.text.none")

    session.show(value, text)
