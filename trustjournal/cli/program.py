"""Which commands are there, and what do they all share?

The group with its options; each command lives in the module of its family and is loaded when it is
called. ``run_click`` hands the words to click and gives back an exit code.
"""

import os
import sys
from collections.abc import Sequence

import click

from trustjournal import __version__
from trustjournal.cli.session import Session
from trustjournal.cli.spoken import SpokenGroup, complaint, keep_passphrase_file, session_of
from trustjournal.wording import LANGUAGES

COMPLETION = "_TRUSTJOURNAL_COMPLETE"


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
        "activity": "workdays:activity",
        "backup": "safekeeping:backup",
        "restore": "restoring:restore_backup",
        "check": "safekeeping:check",
        "encrypt": "vault:encrypt",
        "decrypt": "vault:decrypt",
        "passphrase": "vault:passphrase",
        "unlock": "vault:unlock",
        "import": "bringing:bring_in",
        "export": "exchange:export",
        "demo": "scenario:demo",
        "load-scenario": "scenario:load_scenario",
        "completion": "about:completion",
    }


@click.group(cls=Program, invoke_without_command=True)
@click.option("--journal", metavar="FILE")
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False)
@click.option("--now", metavar="ISO8601")
@click.option("--tz", metavar="ZONE")
@click.option(
    "--passphrase-file", metavar="FILE", callback=keep_passphrase_file, expose_value=False
)
@click.option("--json", "as_json", is_flag=True)
@click.option("--version", is_flag=True)
@click.option("--debug-info", is_flag=True)
@click.option("--safe-mode", is_flag=True)
@click.option("--resting", is_flag=True)
@click.pass_context
def program(  # noqa: PLR0913 - click hands over every option
    context: click.Context,
    *,
    journal: str | None,
    now: str | None,
    tz: str | None,
    as_json: bool,
    version: bool,
    debug_info: bool,
    safe_mode: bool,
    resting: bool,
) -> None:
    """Open the window, or run one command."""
    session = session_of(context)
    session.prepare(journal=journal, now=now, zone=tz, as_json=as_json)
    if version:
        session.show(__version__, lambda _: f"trustjournal {__version__}")
    elif debug_info:
        from trustjournal.cli.about import show_debug_info  # noqa: PLC0415

        show_debug_info(session)
    elif context.invoked_subcommand is None:
        from trustjournal.cli.windows import open_main_window  # noqa: PLC0415

        context.exit(open_main_window(session, safe=safe_mode, resting=resting))
    if version or debug_info:
        context.exit(0)


def run_click(session: Session, arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; problems and troubles are let through."""
    if COMPLETION in os.environ:
        from click.shell_completion import shell_complete  # noqa: PLC0415 - only for a shell

        return shell_complete(program, {}, "trustjournal", COMPLETION, os.environ[COMPLETION])
    try:
        with program.make_context("trustjournal", list(arguments), obj=session) as context:
            program.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.ClickException as error:
        click.echo(complaint(error, session.language), err=True)
        return error.exit_code
    except click.Abort as error:
        raise KeyboardInterrupt from error
    finally:
        sys.stdout.flush()
    return 0
