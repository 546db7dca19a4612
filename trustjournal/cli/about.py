"""What is this program, where are its things, and how does a shell complete it?"""

import platform
from importlib.metadata import PackageNotFoundError, version

import click

from trustjournal import __version__, paths
from trustjournal.cli.session import JsonObject, Session
from trustjournal.cli.spoken import SpokenCommand, session_of
from trustjournal.cli.text import table
from trustjournal.wording import Words

PACKAGES = ("PySide6-Essentials", "sqlite-utils", "sqlcipher3", "matplotlib", "typst", "click")


def show_debug_info(session: Session) -> None:
    """Say versions and paths; nothing of any journal's content."""
    value: JsonObject = {
        "trustjournal": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        **{package: _version(package) for package in PACKAGES},
        "language": session.language,
        "zone": session.zone,
        "journal": str(session.journal_file()),
        "settings": str(paths.settings_folder()),
        "state": str(paths.state_folder()),
        "resources": str(paths.resources()),
    }

    def text(_: Words) -> str:
        return table([(name, str(shown)) for name, shown in value.items()])

    session.show(value, text)


@click.command(cls=SpokenCommand)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Write the completion script of a shell."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415

    from trustjournal.cli.program import COMPLETION, program  # noqa: PLC0415 - it loads us

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(shell)
    script = kind(program, {}, "trustjournal", COMPLETION).source()
    session_of(context).show({"shell": shell, "script": script}, lambda _: script)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
