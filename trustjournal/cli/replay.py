"""Run the engine on plain events: JSON lines in, one JSON line an event out, no journal."""

import json
from collections.abc import Iterator, Mapping

import click

from trustjournal.cli.session import named_text
from trustjournal.cli.spoken import SpokenCommand, session_of
from trustjournal.domain.replay import ReplayStep
from trustjournal.domain.replay import replay as run_engine
from trustjournal.errors import Problem, Unacceptable


@click.command(cls=SpokenCommand)
@click.argument("file")
@click.pass_context
def replay(context: click.Context, *, file: str) -> None:
    """Run the engine on a file of events, or on standard input."""
    session = session_of(context)
    # The whole file is read through before a line is said: a bad event leaves no half answer.
    for step in list(run_engine(_events(named_text(file)))):
        session.show_line(_shown(step))


def _events(text: str) -> Iterator[Mapping[str, object]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            event = json.loads(line)
        except ValueError as error:
            raise Unacceptable(
                Problem("bad_event", {"number": number, "what": line[:60]})
            ) from error
        if not isinstance(event, dict):
            raise Unacceptable(Problem("bad_event", {"number": number, "what": line[:60]}))
        yield event


def _shown(step: ReplayStep) -> dict[str, object]:
    return {
        "day": step.day,
        "level": step.level,
        "low": step.low,
        "high": step.high,
        "phase": step.phase.value,
        "delta": step.delta,
        "causes": [
            {"cause": cause.cause.value, "code": cause.code, "delta": cause.delta}
            for cause in step.causes
        ],
    }
