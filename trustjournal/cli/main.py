"""Where does a command line begin and end?

``run`` prepares the session, hands the words to click and turns every way out into an exit code:
0 done, 1 the world's fault, 2 not acceptable, 3 refused, 130 interrupted. A bug of ours is logged
by the last hook (types and places, never text of a note) and said in one sentence.
"""

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import click

from trustjournal import __version__, settings
from trustjournal.cli.session import (
    Session,
    moment_of,
    spoken_language,
    typed_text,
    zone_of,
)
from trustjournal.cli.spoken import SpokenGroup, complaint, session_of
from trustjournal.errors import Trouble, Unacceptable
from trustjournal.wording import LANGUAGES

COMPLETION = "_TRUSTJOURNAL_COMPLETE"
INTERRUPTED = 130


class Program(SpokenGroup):
    """All the commands, by the module that holds them."""

    places = {  # noqa: RUF012 - read only
        "init": "safekeeping:init",
        "quick": "lines:quick",
        "parse": "lines:parse",
        "list": "entries:list_entries",
        "search": "entries:search",
        "edit": "lines:edit",
        "remove": "entries:remove",
        "undo": "entries:undo",
        "client": "engagements:client",
        "person": "engagements:person",
        "mission": "missions:mission",
        "milestone": "planning:milestone",
        "decision": "planning:decision",
        "planning": "planning:planning",
        "request": "closings:request",
        "answer": "closings:answer",
        "commitment": "closings:commitment",
        "keep": "closings:keep",
        "renegotiate": "closings:renegotiate",
        "break": "closings:break_promise",
        "waiting": "closings:waiting",
        "receive": "closings:receive",
        "discuss": "closings:discuss",
        "voice": "closings:voice",
        "reveal": "closings:reveal",
        "acknowledge": "closings:acknowledge",
        "confirm": "closings:confirm",
        "rate": "trust:rate",
        "override": "trust:override",
        "trust": "trust:trust",
        "warnings": "trust:warnings",
        "snooze": "trust:snooze",
        "dismiss": "trust:dismiss",
        "today": "today:today",
        "advice": "today:advice",
        "brief": "brief:brief",
        "replay": "replay:replay",
        "report": "paper:report",
        "backup": "safekeeping:backup",
        "restore": "safekeeping:restore",
        "check": "safekeeping:check",
        "demo": "scenario:demo",
        "load-scenario": "scenario:load_scenario",
        "completion": "about:completion",
    }


@click.group(cls=Program, invoke_without_command=True)
@click.option("--journal", metavar="FILE")
@click.option("--lang", type=click.Choice(LANGUAGES))
@click.option("--now", metavar="ISO8601")
@click.option("--tz", metavar="ZONE")
@click.option("--json", "as_json", is_flag=True)
@click.option("--version", is_flag=True)
@click.option("--debug-info", is_flag=True)
@click.pass_context
def program(  # noqa: PLR0913 - click hands over every option
    context: click.Context,
    *,
    journal: str | None,
    lang: str | None,
    now: str | None,
    tz: str | None,
    as_json: bool,
    version: bool,
    debug_info: bool,
) -> None:
    """Open the window, or run one command."""
    session = session_of(context)
    preferences = settings.load()
    session.language = lang or session.language
    session.as_json = as_json or session.as_json
    session.zone = zone_of(tz, preferences)
    session.now = moment_of(now, session.zone) if now is not None else None
    named = journal or preferences.journal
    session.path = Path(named) if named else None
    if version:
        session.show(__version__, lambda _: f"trustjournal {__version__}")
    elif debug_info:
        from trustjournal.cli.about import show_debug_info  # noqa: PLC0415

        show_debug_info(session)
    elif context.invoked_subcommand is None:
        from trustjournal.cli.windows import open_main_window  # noqa: PLC0415

        context.exit(open_main_window(session))
    if version or debug_info:
        context.exit(0)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    _speak_utf8()
    session = Session(language=spoken_language(list(arguments), settings.load()))
    sys.excepthook = _log_our_bug(session)
    if COMPLETION in os.environ:
        from click.shell_completion import shell_complete  # noqa: PLC0415

        return shell_complete(program, {}, "trustjournal", COMPLETION, os.environ[COMPLETION])
    try:
        return _run(session, [typed_text(word) for word in arguments])
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED


def _run(session: Session, arguments: list[str]) -> int:
    spoken = session.words
    try:
        with program.make_context("trustjournal", arguments, obj=session) as context:
            program.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        sys.stdout.flush()
        return leaving.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return 2
    except click.ClickException as error:
        click.echo(complaint(error, session.language), err=True)
        return error.exit_code
    except Unacceptable as error:
        for problem in error.problems:
            click.echo(spoken(f"problems.{problem.code}", **problem.facts), err=True)
        return 2
    except Trouble as error:
        click.echo(spoken(f"troubles.{error.code}", **error.facts), err=True)
        return error.exit_code
    return 0


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


class _log_our_bug:  # noqa: N801 - reads as the act it is
    """The last hook: where it broke goes to a log, one sentence to the user; Python exits 1."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def __call__(
        self, kind: type[BaseException], _: BaseException, trace: TracebackType | None
    ) -> None:
        from trustjournal.paths import state_folder  # noqa: PLC0415

        log = state_folder() / "errors.log"
        places = [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(trace)
        ]
        entry = "\n".join([f"{self.session.clock().isoformat()} {kind.__name__}", *places, ""])
        try:
            log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(handle, "a", encoding="utf-8") as out:
                out.write(entry)
        except OSError:
            log = Path(os.devnull)
        click.echo(self.session.words("cli.usage.our_bug", path=str(log)), err=True)
