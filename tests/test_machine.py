"""Do the README's commands find out what a machine lacks, and say it kindly?"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import machine
import screen
from tests.sources import ROOT

on_linux = pytest.mark.skipif(not machine.ON_LINUX, reason="only Linux lacks Qt's libraries")


def test_the_environment_leads_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python's and pip's own detours are dropped; where pip finds packages is kept."""
    for name in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET", "PIP_FIND_LINKS"):
        monkeypatch.setenv(name, "somewhere")
    kept = machine.environment()
    assert "somewhere" == kept["PIP_FIND_LINKS"]
    assert set() == {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET"} & set(kept)


@on_linux
def test_missing_libraries_are_named_exactly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing may be installed, the command to type is said and nothing is done."""
    monkeypatch.setattr(machine, "QT_LIBRARIES", {"libnowhere.so.7": "libnowhere7"})
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit) as ended:
        machine.need_qt_libraries()
    assert 1 == ended.value.code
    assert "sudo apt-get install libnowhere7" in capsys.readouterr().err


@on_linux
def test_present_libraries_ask_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has everything is not asked for rights."""
    monkeypatch.setattr(machine, "QT_LIBRARIES", {"libc.so.6": "libc6"})
    monkeypatch.setattr(machine, "_fonts", lambda: iter([ROOT]))
    monkeypatch.setenv("PATH", "")
    machine.need_qt_libraries()


@on_linux
def test_a_screen_comes_with_its_window_manager() -> None:
    """One after the other, each screen answers, and leaves no preferences behind."""
    for _ in range(3):
        with screen.own_screen("640x480") as variables:
            asked = ["xdotool", "getdisplaygeometry"]
            told = subprocess.run(asked, env=variables, capture_output=True, text=True, check=True)
            assert "640 480" == told.stdout.strip()
        assert not Path(variables["XDG_RUNTIME_DIR"]).exists()


def test_an_old_python_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Too old, and no newer one at hand: which is needed and which was found."""
    monkeypatch.setattr(machine, "OLDEST_PYTHON", (99, 0))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit):
        machine.need_python()
    assert sys.version.split()[0] in capsys.readouterr().err


@pytest.fixture
def stamped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Write a stamp as a set-up would; ``developing`` and a changed field can be told."""
    stamp = tmp_path / "ready.json"
    monkeypatch.setattr(machine, "STAMP", stamp)

    def write(**told: object) -> None:
        wanted = machine._stamp(Path(sys.executable))
        stamp.write_text(json.dumps({**wanted, **told}), encoding="utf-8")

    return write


@pytest.mark.parametrize(
    ("told", "developing", "ready"),
    [
        ({"developing": True}, True, True),
        ({"developing": True}, False, True),
        ({"developing": False}, False, True),
        ({"developing": False}, True, False),
        ({"developing": True, "place": "elsewhere"}, False, False),
        ({"developing": True, "constraints": "other"}, False, False),
    ],
)
def test_set_up_is_done_once(
    stamped: Callable[..., None], told: dict[str, object], *, developing: bool, ready: bool
) -> None:
    """The same Python, place, needs and pins need no set-up; the program alone needs less."""
    stamped(**told)
    assert ready is machine._is_ready(Path(sys.executable), developing=developing)


def test_an_unknown_command_is_explained() -> None:
    """A wrong word gives the list of commands and exit code 2."""
    command = [sys.executable, str(ROOT / "packaging" / "dev.py"), "dance"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
    assert 2 == done.returncode
    assert "made-journal" in done.stderr
