"""The example journal, and journals played from a scenario file."""

import tempfile
from pathlib import Path

import click

from trustjournal.cli.session import JsonObject, named_text
from trustjournal.cli.spoken import SpokenCommand, session_of
from trustjournal.journal.demo import scenario_at
from trustjournal.journal.journal import Journal
from trustjournal.journal.opening import create_journal, open_journal
from trustjournal.journal.scenario import Scenario, read_scenario
from trustjournal.journal.staging import Hands, LineLoaded, play
from trustjournal.storage.vault.key import Key
from trustjournal.wording import Words


@click.command(cls=SpokenCommand)
@click.option("--out", metavar="FILE")
@click.pass_context
def demo(context: click.Context, *, out: str | None) -> None:
    """Open the example journal in a scratch place, or write it to a file."""
    session = session_of(context)
    path = Path(out) if out else _scratch_place()
    scenario = scenario_at(session.clock())
    create_journal(path, clock=session.clock, zone=session.zone).close()
    loaded = _play_into(path, scenario)
    value: JsonObject = {"path": str(path), "entries": len(loaded)}
    session.show(
        value,
        lambda words: words("answers.done.demo_written", path=str(path), count=len(loaded)),
    )
    if out is None:
        from trustjournal.cli.windows import has_display, open_main_window  # noqa: PLC0415

        if has_display():
            session.path = path
            context.exit(open_main_window(session))


@click.command(cls=SpokenCommand, hidden=True)
@click.argument("file")
@click.pass_context
def load_scenario(context: click.Context, *, file: str) -> None:
    """Fill an empty journal from a scenario file; list each line not wholly understood."""
    session = session_of(context)
    scenario = read_scenario(named_text(file))
    path = session.journal_file()
    key = session.key_for(path) if path.exists() else None
    loaded = _play_into(path, scenario, key)
    doubtful = [it for it in loaded if it.amber or it.entry_id is None]
    value: JsonObject = {
        "lines": len(loaded),
        "recorded": sum(it.entry_id is not None for it in loaded),
        "not_understood": [_doubt_object(it) for it in doubtful],
    }
    session.show(value, lambda words: _loaded_text(loaded, doubtful, words))


def _scratch_place() -> Path:
    return Path(tempfile.mkdtemp(prefix="trustjournal-")) / "exemple.trustjournal"


def _play_into(path: Path, scenario: Scenario, key: Key | None = None) -> tuple[LineLoaded, ...]:
    def open_with(hands: Hands) -> Journal:
        return open_journal(path, clock=hands, zone=scenario.zone, key=key)

    return play(scenario, open_with)


def _doubt_object(loaded: LineLoaded) -> JsonObject:
    return {
        "now": loaded.now.isoformat(),
        "line": loaded.line,
        "recorded": loaded.entry_id is not None,
        "amber": [
            {"field": it.field.value, "why": it.why, "choices": list(it.choices)}
            for it in loaded.amber
        ],
    }


def _loaded_text(loaded: tuple[LineLoaded, ...], doubtful: list[LineLoaded], words: Words) -> str:
    lines = [words("answers.done.loaded", count=len(loaded), amber=len(doubtful))]
    for it in doubtful:
        why = " · ".join(words(f"amber.{amber.why}") for amber in it.amber)
        now = it.now.isoformat(timespec="minutes")
        lines.append(words("answers.done.not_understood", now=now, line=it.line, why=why))
    return "\n".join(lines)
