"""Does the program start with the session exactly when that was chosen?"""

import configparser
import plistlib
import shlex
from pathlib import Path

import pytest

from trustjournal.ui.hand.login import start, start_no_more, starts

WORDS = ("programmes/trust journal", "--journal", "100% à moi.trustjournal",
         "--resting")  # fmt: skip


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_it_starts_when_chosen_and_no_more_when_not(tmp_path: Path, platform: str) -> None:
    """A file says so; taking it away is enough, twice is no harm."""
    environ = {"HOME": str(tmp_path)}
    assert not starts(environ, platform)
    start(WORDS, environ, platform)
    assert starts(environ, platform)
    start_no_more(environ, platform)
    start_no_more(environ, platform)
    assert not starts(environ, platform)


def test_the_desktop_entry_runs_these_words(tmp_path: Path) -> None:
    """Spaces, quotes and percent signs of a path come through."""
    start(WORDS, {"XDG_CONFIG_HOME": str(tmp_path)}, "linux")
    entry = configparser.RawConfigParser(strict=True)
    entry.optionxform = str  # type: ignore[assignment,method-assign] # keys keep their case
    entry.read(tmp_path / "autostart" / "trustjournal.desktop", encoding="utf-8")
    command = entry["Desktop Entry"]["Exec"].replace("%%", "%")
    assert list(WORDS) == shlex.split(command)


def test_the_launch_agent_runs_these_words(tmp_path: Path) -> None:
    """A property list with the words one by one, at load."""
    start(WORDS, {"HOME": str(tmp_path)}, "darwin")
    (file,) = (tmp_path / "Library" / "LaunchAgents").iterdir()
    agent = plistlib.loads(file.read_bytes())
    assert (list(WORDS), True) == (agent["ProgramArguments"], agent["RunAtLoad"])
