"""What happens to a person who hangs up, presses a key and types? Real keys, real processes."""

import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import screen
from tests.ui.capture.person import CAPTURE, Person, wait_for

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not all(map(shutil.which, ("Xvfb", "xdotool"))),
    reason="needs a virtual screen and xdotool to type on it",
)
LINE = "beton t 25 : inquiet sur le lot 3"


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    """Return somebody with a journal of one client, at a screen of their own."""
    with screen.own_screen("1400x900") as variables:
        somebody = Person(variables, tmp_path / "journal.trustjournal")
        somebody.ask("init")
        somebody.ask("client", "add", "Béton SA", "--alias", "beton")
        somebody.ask("mission", "add", "beton", "Hall 3", "--alias", "hall")
        somebody.ask("mission", "add", "beton", "Nord", "--alias", "nord")
        yield somebody
        somebody.leave()


def test_a_line_typed_is_stored_and_the_window_goes(person: Person) -> None:
    """Key, line, Enter: the entry is there, the window is not; no chart library was loaded."""
    process = person.start("quick")
    person.see(CAPTURE)
    person.type("bet")
    person.press("Right")
    person.type("/nord t 25 : inquiet sur le lot 3")
    person.press("Return")
    person.finds("inquiet sur le lot 3")
    assert not person.sees(CAPTURE)
    loaded = Path(f"/proc/{process.pid}/maps").read_text(encoding="utf-8")
    assert "PySide6" in loaded
    assert not [name for name in ("numpy", "matplotlib") if f"/{name}/" in loaded]


def test_tab_settles_a_doubt_by_keyboard_alone(person: Person) -> None:
    """Tab reaches the amber mission, Space opens its menu, arrows and Enter choose."""
    process = person.start("quick")
    person.see(CAPTURE)
    wait_for(lambda: person.has_opened(process))
    person.type("beton t 5 : au clavier seul")

    def open_menu() -> list[str]:
        person.press("Tab", "space")
        return wait_for(lambda: person.windows_of(process)[1:], patience=3, otherwise=[])

    wait_for(open_menu)
    person.press("Down", "Down", "Return")
    wait_for(lambda: "" if person.windows_of(process)[1:] else "one again")
    person.press("Return")
    person.finds("au clavier seul")
    person.finds("beton/nord")


def test_a_killed_window_gives_the_line_back(person: Person) -> None:
    """Kill -9 in the middle of a line: the next window holds it, ready to be recorded."""
    process = person.start("quick")
    person.see(CAPTURE)
    person.type(LINE)
    drafts = Path(person.variables["XDG_STATE_HOME"], "trustjournal", "drafts")
    kept = wait_for(lambda: next((str(it) for it in drafts.glob("*.txt") if _whole(it)), ""))
    assert 0o600 == Path(kept).stat().st_mode & 0o777
    process.send_signal(signal.SIGKILL)
    process.wait()
    person.start("quick")
    person.see(CAPTURE)
    person.press("Return")
    person.finds("inquiet sur le lot 3")
    assert not Path(kept).exists()


def test_escape_keeps_the_line(person: Person) -> None:
    """Escape ends the window, not the line."""
    process = person.start("quick")
    person.see(CAPTURE)
    person.type(LINE)
    person.press("Escape")
    assert 0 == process.wait(30)
    person.start("quick")
    person.see(CAPTURE)
    person.press("Return")
    person.finds("inquiet sur le lot 3")


def test_a_running_window_shows_it_at_once(person: Person) -> None:
    """The second process only says so and ends; the line goes through the first one."""
    person.start()
    person.see("trustjournal")
    ears = Path(person.variables["XDG_RUNTIME_DIR"], "trustjournal")
    wait_for(lambda: next((str(it) for it in ears.glob("w*") if it.is_socket()), ""))
    assert 0 == person.start("quick").wait(30)
    person.see(CAPTURE)
    person.type("beton/hall t 5 : par la porte ouverte")
    person.press("Return")
    person.finds("par la porte ouverte")
    assert 0 == person.start().wait(30)  # a second window is the first one, brought forward


def test_a_line_without_a_journal_waits_for_one(person: Person) -> None:
    """Where no journal can be opened the line is kept, and recorded at the next start."""
    aside = person.journal.with_suffix(".aside")
    person.journal.rename(aside)
    person.start("quick")
    person.see(CAPTURE)
    person.type("beton/hall t 5 : sans journal")
    spool = Path(person.variables["XDG_STATE_HOME"], "trustjournal", "spool")

    def enter() -> str:
        person.press("Return")
        return next(map(str, spool.glob("*/*.line")), "")

    kept = wait_for(enter)
    assert 0o600 == Path(kept).stat().st_mode & 0o777
    aside.rename(person.journal)
    person.start()
    person.finds("sans journal")
    assert not Path(kept).exists()


def _whole(file: Path) -> bool:
    return file.read_text(encoding="utf-8") == LINE
