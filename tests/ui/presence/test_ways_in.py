"""What does a running window do with what other processes ask of it?"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import reopened, write
from tests.ui.presence.listening import said
from tests.ui.values import NOW
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import entries
from trustjournal.ui.hand.ways_in import WaysIn
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.presence.activation import can_hand_over
from trustjournal.ui.presence.address import address_of
from trustjournal.ui.presence.lock import lock_of
from trustjournal.ui.presence.message import Errand, Message, written

ID = "0b7a7e1c-6c0e-4d4f-9f0a-0d5d3a1b2c3d"
Say = Callable[[Message], bytes]


class Running:
    """A journal with its ways in, and somebody outside."""

    def __init__(self, bot: QtBot, look: Presentation, path: Path) -> None:
        """Open the journal and listen."""
        self.journal: Journal = reopened(path)
        self.ways = WaysIn(look, path, lock_of(address_of(path)))
        self.ways.serve(self.journal)
        self.ways.listen()
        self._bot, self._address = bot, address_of(path)

    def say(self, message: Message) -> bytes:
        """Say a message from a thread and return what came back."""
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - one thread, here only

        with ThreadPoolExecutor(1) as pool:
            future = pool.submit(said, self._address, written(message))
            self._bot.waitUntil(future.done, timeout=15_000)
            return future.result()


@pytest.fixture
def running(
    qtbot: QtBot, look: Presentation, journal_file: Path, monkeypatch: pytest.MonkeyPatch
) -> Running:
    """Return a running program on a journal of one client."""
    runtime = journal_file.parent / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    return Running(qtbot, look, journal_file)


def test_a_line_sent_twice_is_stored_once(running: Running) -> None:
    """A retry with the same id is acknowledged again and changes nothing."""
    line = Message(Errand.LINE, text="beton t 5 : envoyé", entry_id=ID, typed_at=NOW)
    before = len(entries(running.journal))
    answers = [running.say(line) for _ in range(3)]
    assert 3 == sum(b'"done": true' in answer for answer in answers)
    assert before + 1 == len(entries(running.journal))
    running.ways.leave()
    running.journal.close()


def test_a_line_nobody_can_place_is_not_acknowledged(running: Running) -> None:
    """Without a known client it is not done: the sender keeps it."""
    line = Message(Errand.LINE, text="inconnu t : x", entry_id=ID, typed_at=datetime.now(UTC))
    assert b'"done": false' in running.say(line)
    running.ways.leave()
    running.journal.close()


def test_the_capture_window_shows(running: Running) -> None:
    """CAPTURE shows it, ready to be typed into; leaving keeps the line."""
    running.say(Message(Errand.CAPTURE))
    window = running.ways.entry.window
    assert window.isVisible()
    running.ways.entry.line.prepare("beton t 5 : à moitié")
    window.leave()
    running.say(Message(Errand.CAPTURE))
    assert "beton t 5 : à moitié" == running.ways.entry.line.edit.text()
    running.ways.leave()
    running.journal.close()


def test_what_another_process_wrote_is_seen_at_once(running: Running, journal_file: Path) -> None:
    """CHANGED makes the window look at the file: its listeners hear a foreign change."""
    heard: list[bool] = []
    running.journal.subscribe(lambda change: heard.append(change.is_foreign))
    other = reopened(journal_file)
    write(other, "beton t 5 : d'ailleurs")
    other.close()
    running.say(Message(Errand.CHANGED))
    assert [True] == heard
    running.ways.leave()
    running.journal.close()


@pytest.mark.parametrize(
    ("environ", "can"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0", "XDG_ACTIVATION_TOKEN": "t"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0", "DESKTOP_STARTUP_ID": "s"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb"}, True),
    ],
)
def test_without_a_token_wayland_has_its_own_window(environ: dict[str, str], can: bool) -> None:  # noqa: FBT001
    """Only where the other window could take the focus is the call handed over."""
    assert can == can_hand_over(environ)
