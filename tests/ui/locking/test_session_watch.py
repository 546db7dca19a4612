"""Is the journal locked with the session, and when the machine goes to sleep?

A real bus of our own speaks as the desktop would.
"""

import shutil
import subprocess
import time
from collections.abc import Iterator

import pytest
from jeepney import DBusAddress, new_signal
from jeepney.io.blocking import open_dbus_connection
from pytestqt.qtbot import QtBot

from trustjournal.ui.locking.reasons import LockReason
from trustjournal.ui.locking.session_watch import SessionWatch

DAEMON = shutil.which("dbus-daemon")
LOGIN, SAVER = "org.freedesktop.login1", "org.freedesktop.ScreenSaver"
SESSION_LOCK = (f"{LOGIN}.Session", "Lock", None, ())
SLEEP = (f"{LOGIN}.Manager", "PrepareForSleep", "b", (True,))
AWAKE = (f"{LOGIN}.Manager", "PrepareForSleep", "b", (False,))
SAVING = (SAVER, "ActiveChanged", "b", (True,))
SAVED = (SAVER, "ActiveChanged", "b", (False,))
Told = tuple[str, str, str | None, tuple[bool, ...]]


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return the address of a bus that is the session's and the system's."""
    if DAEMON is None:
        pytest.skip("dbus-daemon is not installed here")
    command = [DAEMON, "--session", "--nofork", "--print-address"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    for kind in ("SESSION", "SYSTEM"):
        monkeypatch.setenv(f"DBUS_{kind}_BUS_ADDRESS", address)
    yield address
    daemon.kill()
    daemon.wait()
    daemon.stdout.close()


def say(address: str, told: Told) -> None:
    """Emit a signal on the bus."""
    interface, member, signature, body = told
    with open_dbus_connection(bus=address) as connection:
        place = DBusAddress("/org/freedesktop/desktop", interface=interface)
        connection.send(new_signal(place, member, signature, body))


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (SESSION_LOCK, LockReason.SESSION),
        (SLEEP, LockReason.SLEEP),
        (SAVING, LockReason.SESSION),
    ],
)
def test_what_the_desktop_says_locks(
    bus: str, told: Told, reason: LockReason, qtbot: QtBot
) -> None:
    """Each signal arrives in the window's thread, with its reason; waking up is none."""
    watch = SessionWatch()
    heard: list[str] = []
    watch.locked.connect(heard.append)
    watch.begin()
    deadline = time.monotonic() + 10
    while not heard and time.monotonic() < deadline:  # until it listens
        for one in (AWAKE, SAVED, told):
            say(bus, one)
        qtbot.wait(50)
    watch.end()
    assert {reason} == set(heard)


def test_without_a_bus_nothing_is_heard(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    """A machine without D-Bus is no error."""
    for kind in ("SESSION", "SYSTEM"):
        monkeypatch.setenv(f"DBUS_{kind}_BUS_ADDRESS", "unix:path=/nowhere/bus")
    watch = SessionWatch()
    with qtbot.assertNotEmitted(watch.locked, wait=100):
        watch.begin()
    watch.end()
