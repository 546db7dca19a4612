"""The planning shared with a client: milestones, decisions, and that it was shared."""

from datetime import date

import click

from trustjournal.cli.days import Day
from trustjournal.cli.lookup import Subject, subject_named
from trustjournal.cli.session import JsonObject
from trustjournal.cli.spoken import SpokenGroup, session_of
from trustjournal.cli.text import short
from trustjournal.journal import engagements
from trustjournal.journal.planning import move_milestone
from trustjournal.journal.reading import find_mission
from trustjournal.wording import Words


@click.group(cls=SpokenGroup)
def milestone() -> None:
    """Handle the milestones."""


@click.group(cls=SpokenGroup)
def decision() -> None:
    """Handle the decisions."""


@click.group(cls=SpokenGroup)
def planning() -> None:
    """Handle the planning."""


@milestone.command("add")
@click.argument("mission")
@click.argument("text")
@click.option("--due", type=Day(), required=True)
@click.option("--deliverable", is_flag=True)
@click.pass_context
def milestone_add(
    context: click.Context, *, mission: str, text: str, due: date, deliverable: bool
) -> None:
    """Add a milestone."""
    session = session_of(context)
    with session.journal() as journal:
        found = find_mission(journal, mission)
        added = engagements.add_milestone(
            journal, found.id, text, due=due, is_deliverable=deliverable
        )
    value: JsonObject = {
        "id": added.id,
        "mission": found.alias,
        "text": text,
        "due": due.isoformat(),
        "deliverable": deliverable,
    }

    def said(words: Words) -> str:
        told = words("answers.done.milestone_added", text=text, day=words.day(due))
        return f"{told}  [{short(added.id)}]"

    session.show(value, said)


@milestone.command("done")
@click.argument("identifier", metavar="ID")
@click.option("--at", type=Day())
@click.pass_context
def milestone_done(context: click.Context, *, identifier: str, at: date | None) -> None:
    """Note that a milestone is reached, today or on a day."""
    session = session_of(context)
    day = at or session.clock().date()
    with session.journal() as journal:
        found = subject_named(journal, Subject.MILESTONE, identifier)
        engagements.reach_milestone(journal, found, at=day)
    value: JsonObject = {"id": found, "done": day.isoformat()}
    session.show(value, lambda words: words("answers.done.milestone_done"))


@milestone.command("move")
@click.argument("identifier", metavar="ID")
@click.option("--due", type=Day(), required=True)
@click.option("--reason", default="")
@click.pass_context
def milestone_move(context: click.Context, *, identifier: str, due: date, reason: str) -> None:
    """Give a milestone another date; its first date stays."""
    session = session_of(context)
    with session.journal() as journal:
        found = subject_named(journal, Subject.MILESTONE, identifier)
        move_milestone(journal, found, due=due, reason=reason)
    value: JsonObject = {"id": found, "due": due.isoformat(), "reason": reason}
    session.show(value, lambda words: words("answers.done.milestone_moved", day=words.day(due)))


@decision.command("add")
@click.argument("mission")
@click.argument("text")
@click.pass_context
def decision_add(context: click.Context, *, mission: str, text: str) -> None:
    """Note a decision taken with the client."""
    session = session_of(context)
    with session.journal() as journal:
        found = find_mission(journal, mission)
        added = engagements.add_decision(journal, found.id, text)
    value: JsonObject = {"id": added.id, "mission": found.alias, "text": text}
    session.show(value, lambda words: words("answers.done.decision_added", text=text))


@planning.command("share")
@click.argument("mission")
@click.pass_context
def planning_share(context: click.Context, *, mission: str) -> None:
    """Note that the planning is shared with the client."""
    session = session_of(context)
    with session.journal() as journal:
        found = find_mission(journal, mission)
        added = engagements.share_planning(journal, found.id)
    value: JsonObject = {"id": added.id, "mission": found.alias}
    session.show(value, lambda words: words("answers.done.planning_shared", name=found.alias))
