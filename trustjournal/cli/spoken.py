"""How does click speak the user's language?

Help and complaints come from resources/wording (``cli.help.<command>``, ``cli.option.<name>``,
``cli.usage.*``), chosen by the session's language when they are shown, not when commands are
declared. Commands are loaded when they are called, so one command pays for no other.
"""

from collections.abc import Mapping
from importlib import import_module

import click
from click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoSuchCommand,
    NoSuchOption,
)

from trustjournal.cli.session import Session
from trustjournal.wording import Words, words


def session_of(context: click.Context) -> Session:
    """Return the session of a context."""
    return context.ensure_object(Session)


class SpokenCommand(click.Command):
    """A command that takes --json and whose help stands in the wording files."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # click's own long list
        if not any(parameter.name == "as_json" for parameter in self.params):
            self.params.append(_json_option())
        if not any(parameter.name == "passphrase_file" for parameter in self.params):
            self.params.append(_passphrase_option())

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        write_usage(self, ctx, formatter)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        write_help_text(ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        write_options(self, ctx, formatter)


class SpokenGroup(click.Group):
    """A group whose help stands in the wording files and whose commands load when called."""

    command_class = SpokenCommand
    places: Mapping[str, str] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order in which they were declared."""
        return [*self.places, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command, if there is one of that name."""
        if cmd_name not in self.places:
            return super().get_command(ctx, cmd_name)
        module, _, name = self.places[cmd_name].partition(":")
        command = getattr(import_module(f"trustjournal.cli.{module}"), name)
        return command if isinstance(command, click.Command) else None

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        write_usage(self, ctx, formatter)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the group does."""
        write_help_text(ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        write_options(self, ctx, formatter)
        spoken = session_of(ctx).words
        path = _path_of(ctx)
        rows = []
        for name in self.list_commands(ctx):
            key = f"cli.help.{'_'.join([*path, name]).replace('-', '_')}"
            command = self.get_command(ctx, name)
            if command is not None and not command.hidden:
                rows.append((name, spoken(key).split("\n")[0]))
        write_section(formatter, spoken("cli.usage.commands"), rows)


def write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the usage line of a command."""
    pieces = " ".join(command.collect_usage_pieces(ctx))
    prefix = session_of(ctx).words("cli.usage.usage") + " "
    formatter.write_usage(ctx.command_path, pieces, prefix=prefix)


def write_help_text(ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the text of ``cli.help.<command>``."""
    key = f"cli.help.{'_'.join(_path_of(ctx)) or 'program'}".replace("-", "_")
    formatter.write_paragraph()
    with formatter.indentation():
        for paragraph in session_of(ctx).words(key).split("\n"):
            formatter.write_text(paragraph)


def write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    """Write the options of a command, each with the text of ``cli.option.<name>``."""
    spoken = session_of(ctx).words
    rows = []
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is not None and parameter.name is not None:
            rows.append((record[0], _option_text(spoken, _path_of(ctx), parameter)))
    write_section(formatter, spoken("cli.usage.options"), rows)


def write_section(formatter: click.HelpFormatter, title: str, rows: list[tuple[str, str]]) -> None:
    """Write a titled list; the title brings its own colon, which French sets apart."""
    formatter.write_paragraph()
    formatter.write(f"{title}\n")
    with formatter.indentation():
        formatter.write_dl(rows)


def complaint(error: click.ClickException, language: str) -> str:
    """Return click's complaint in the language."""
    spoken = words(language)
    match error:
        case NoSuchCommand():
            text = spoken("cli.usage.no_such_command", given=error.command_name)
        case NoSuchOption():
            text = spoken("cli.usage.no_such_option", given=error.option_name)
        case BadOptionUsage():
            text = spoken("cli.usage.option_needs_value", given=error.option_name)
        case MissingParameter():
            text = spoken("cli.usage.missing", given=_shown_name(error))
        case BadParameter(param=click.Parameter(type=click.Choice(choices=choices))):
            known = tuple(str(choice) for choice in choices)
            text = spoken("cli.usage.bad_choice", given=_shown_name(error), choices=known)
        case BadParameter():
            text = spoken("cli.usage.bad_value", given=_shown_name(error))
        case click.UsageError():
            text = spoken("cli.usage.not_understood")
        case _:
            text = error.format_message()
    return text


def _json_option() -> click.Option:
    def keep(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001
        if value:
            session_of(context).as_json = True

    return click.Option(["--json", "as_json"], is_flag=True, expose_value=False, callback=keep)


def keep_passphrase_file(context: click.Context, _: click.Parameter, value: str | None) -> None:
    """Remember the file of the passphrase, wherever on the line it was named."""
    if value is not None:
        session_of(context).passphrase_file = value


def _passphrase_option() -> click.Option:
    """Return an option every command takes; told once, in the help of the program."""
    return click.Option(
        ["--passphrase-file"],
        metavar="FILE",
        hidden=True,
        expose_value=False,
        callback=keep_passphrase_file,
    )


def _option_text(spoken: Words, path: list[str], parameter: click.Parameter) -> str:
    name = str(parameter.name).removeprefix("_click_default_")  # click's own --help
    own = f"cli.option.{'_'.join(path)}__{name}".replace("-", "_")
    text = spoken(own if spoken.has(own) else f"cli.option.{name}")
    return f"{text} {spoken('cli.usage.required')}" if parameter.required else text


def _path_of(ctx: click.Context) -> list[str]:
    return ctx.command_path.split()[1:]


def _shown_name(error: BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    return (
        error.param.opts[0]
        if isinstance(error.param, click.Option)
        else error.param.make_metavar(click.Context(click.Command("")))
    )
