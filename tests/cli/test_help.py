"""The program explains itself in the language that is asked for."""

from collections.abc import Iterator

import click
import pytest

from tests.cli.conftest import Program
from trustjournal.cli.program import program as group

LANGUAGES = ("fr", "en")


def _paths(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command, info_name="trustjournal")
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None, name
            yield from _paths(found, (*path, name))


PATHS = tuple(_paths(group))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_every_command_has_its_help(program: Program, path: tuple[str, ...], language: str) -> None:
    """Each command and each option has words in both languages, and takes --help and --json."""
    program.language = language

    said = program(*path, "--help")

    assert (said.code, said.err) == (0, "")
    assert "--json" in said.out or _is_group(path)
    english = {"Show this message and exit.", "Options:", "Commands:"}
    assert not english & set(said.out.splitlines()) or language == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_group_alone_shows_its_commands(program: Program, language: str) -> None:
    """A family without a command is exit 2, with what it could have been."""
    program.language = language

    said = program("client")

    assert (said.code, said.out) == (2, "")
    assert "add" in said.err


def test_the_hidden_command_is_not_listed(program: Program) -> None:
    """load-scenario works and is not advertised."""
    assert "load-scenario" not in program("--help").out


def test_the_version_is_said(program: Program) -> None:
    """As text with the name, as JSON alone."""
    said = program("--version")

    assert said.code == 0
    assert said.out.startswith("trustjournal ")


def test_debug_info_names_places_and_no_content(program: Program) -> None:
    """Versions and paths, without a journal."""
    said = program("--debug-info", "--json")

    assert said.code == 0
    assert {"python", "journal", "sqlcipher3", "settings"} <= set(said.one)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_are_taught_to_complete(program: Program, shell: str) -> None:
    """A script that names the program."""
    said = program("completion", shell)

    assert said.code == 0
    assert "trustjournal" in said.out


def _is_group(path: tuple[str, ...]) -> bool:
    return any(other[: len(path)] == path and len(other) > len(path) for other in PATHS)
