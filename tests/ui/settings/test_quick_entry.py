"""Does the page lead to a key that works?"""

import configparser
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.sources import ROOT
from tests.ui.seen import button_named, plain, texts
from trustjournal.paths import default_journal
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.settings.binding import Desktop, command_line, desktop, program
from trustjournal.ui.settings.quick_entry import QuickEntryPage
from trustjournal.ui.settings.trial import Trial
from trustjournal.wording import LANGUAGES, words

COMMAND = ("trustjournal", "quick")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", Desktop)
def test_each_desktop_has_its_steps(
    qtbot: QtBot, look: Presentation, one: Desktop, language: str
) -> None:
    """Every desktop shows numbered steps and the command to copy, in both languages."""
    look.speak(language)
    page = QuickEntryPage(look, COMMAND, one)
    qtbot.addWidget(page)
    shown = [plain(text) for text in texts(page)]
    assert [1, 2, 3] == [int(text[0]) for text in shown if text[:1].isdigit()]
    boxes = [box.toPlainText() for box in page.findChildren(QPlainTextEdit)]
    assert "trustjournal quick" == boxes[0]


def test_another_desktop_may_be_chosen(qtbot: QtBot, look: Presentation) -> None:
    """The steps follow the desktop that is chosen."""
    page = QuickEntryPage(look, COMMAND, Desktop.OTHER)
    qtbot.addWidget(page)
    page.desktop.setCurrentIndex(page.desktop.findData(Desktop.KDE.value))
    assert any("Configuration du système" in text for text in texts(page))


def test_the_try_says_how_long_it_took(qtbot: QtBot, look: Presentation) -> None:
    """The button asks for a try; its outcome is said, good or bad."""
    page = QuickEntryPage(look, COMMAND, Desktop.GNOME)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.trial_asked):
        button_named(page, "Ouvrir la saisie rapide").click()
    page.show_trial(120)
    assert any("en 120 ms" in plain(text) for text in texts(page))
    page.show_trial(None)
    assert any("Rien n'a répondu" in text for text in texts(page))


def test_a_command_that_is_not_there_ends_the_try(qtbot: QtBot) -> None:
    """What cannot be started is said at once."""
    trial = Trial(("trustjournal-that-is-not-there",))
    with qtbot.waitSignal(trial.ended) as ended:
        trial.begin()
    assert [None] == ended.args


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({"XDG_CURRENT_DESKTOP": "ubuntu:GNOME"}, "linux", Desktop.GNOME),
        ({"XDG_CURRENT_DESKTOP": "KDE"}, "linux", Desktop.KDE),
        ({"XDG_CURRENT_DESKTOP": "XFCE"}, "linux", Desktop.OTHER),
        ({}, "linux", Desktop.OTHER),
        ({}, "win32", Desktop.WINDOWS),
        ({}, "darwin", Desktop.MACOS),
    ],
)
def test_the_desktop_is_known(environ: dict[str, str], platform: str, expected: Desktop) -> None:
    """The steps shown first are those of this desktop."""
    assert expected == desktop(environ, platform)


def test_another_journal_is_named_in_the_command(tmp_path: Path) -> None:
    """The key opens the journal of this window; the usual one need not be named."""
    journal = tmp_path / "un autre.trustjournal"
    assert "--journal" not in program(default_journal())
    assert str(journal) in program(journal)
    assert f"'{journal}'" in command_line(program(journal), "linux")
    assert f'"{journal}"' in command_line(program(journal), "win32")


@pytest.mark.skipif(not shutil.which("sh"), reason="needs a shell")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("@as []", "['{p}']"),
        ("['/a/']", "['/a/', '{p}']"),
        ("['/a/', '{p}']", "['/a/', '{p}']"),
    ],
)
def test_the_gnome_script_keeps_other_keys(tmp_path: Path, before: str, after: str) -> None:
    """What is pasted adds our key to those that are there, once."""
    place = "/org/gnome/settings-daemon/plugins/media-keys/custom-keybindings/trustjournal/"
    said = tmp_path / "said"
    stand_in = tmp_path / "gsettings"
    stand_in.write_text(
        "#!/bin/sh\n"
        f'[ "$1" = get ] && echo "{before.format(p=place)}" || printf "%s\\n" "$4" >> {said}\n',
        encoding="utf-8",
    )
    stand_in.chmod(0o755)
    script = (
        words("fr")
        .raw("capture.script.gnome")
        .format(command="x", quoted="'trustjournal quick'", program="x", rest="x")
    )
    subprocess.run(["sh", "-ec", script], check=True, env={"PATH": f"{tmp_path}:/usr/bin:/bin"})
    lines = said.read_text(encoding="utf-8").splitlines()
    assert [after.format(p=place), "trustjournal", "trustjournal quick", "<Control><Alt>j"] == lines


def test_the_desktop_file_offers_quick_entry() -> None:
    """The launcher's own menu has the action, in French too."""
    file = configparser.ConfigParser(interpolation=None)
    file.optionxform = str  # type: ignore[assignment,method-assign] # keys have capitals
    file.read(ROOT / "packaging" / "trustjournal.desktop", encoding="utf-8")
    action = file["Desktop Action quick-entry"]
    assert "quick-entry;" == file["Desktop Entry"]["Actions"]
    assert ("Saisie rapide", "trustjournal quick") == (action["Name[fr]"], action["Exec"])


def test_calling_a_window_needs_no_qt() -> None:
    """A pressed key pays for no toolkit while a window is there."""
    code = (
        "import sys; from trustjournal.cli.session import Session;"
        "from trustjournal.cli.windows import handed_over;"
        "handed_over(Session('fr'));"
        "sys.exit(any(name.startswith(('PySide6', 'numpy', 'click')) for name in sys.modules))"
    )
    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode
