"""Who may come in, for how long, and with how much?"""

import os
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.presence.listening import Listener, answered, other_process, said
from trustjournal.errors import Trouble
from trustjournal.ui.presence import reception
from trustjournal.ui.presence.address import Address, make_private
from trustjournal.ui.presence.calling import call
from trustjournal.ui.presence.lock import take_lock
from trustjournal.ui.presence.message import HEAD, Errand, Message, written

NOBODY = 65_534
as_root = pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can play another user"
)
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes of Windows have no file")
HOLD = """
import sys, time
from pathlib import Path
from trustjournal.ui.presence.address import Address
from trustjournal.ui.presence.lock import take_lock
lock = take_lock(Address(Path(sys.argv[1]), sys.argv[2]))
print("none" if lock is None else "held", flush=True)
time.sleep(60 if lock is not None else 0)
"""
VISIT = """
import os, socket, sys
os.setgid(65534); os.setuid(65534)
end = socket.socket(socket.AF_UNIX)
end.connect(sys.argv[1])
end.sendall(bytes.fromhex(sys.argv[2]))
sys.exit(0 if end.recv(100) else 3)
"""


def test_another_process_is_heard(listener: Listener) -> None:
    """A message of a second process arrives with its token and is answered."""
    assert 0 == listener.while_listening(lambda: other_process(listener.address, "capture"))
    assert [Message(Errand.CAPTURE, token="jeton")] == listener.heard  # noqa: S106 - a token


def test_nobody_there_is_known_at_once(address: Address) -> None:
    """Without a socket the call is over at once, undone."""
    assert not call(address, Message(Errand.CAPTURE))


@on_posix
def test_only_we_may_enter(listener: Listener) -> None:
    """Folder and socket belong to their owner alone."""
    assert 0o700 == stat.S_IMODE(listener.address.folder.stat().st_mode)
    assert 0 == stat.S_IMODE(Path(listener.address.socket).stat().st_mode) & 0o077


@pytest.mark.parametrize("content", [b"GET / HTTP/1.1\r\n\r\n", b"\0\0\0\x02{}", b"\0\0\0\x01x"])
def test_garbage_is_shown_out(listener: Listener, content: bytes) -> None:
    """What is no message is answered by nothing; the next one is heard all the same."""
    assert b"" == listener.while_listening(lambda: said(listener.address, content))
    whole = written(Message(Errand.RAISE))
    heard = listener.while_listening(lambda: said(listener.address, whole))
    assert {"done": True} == answered(heard)
    assert [Errand.RAISE] == [message.errand for message in listener.heard]


def test_a_hundred_megabytes_are_shown_out(listener: Listener) -> None:
    """Neither an honest length nor a lying one lets a flood in."""
    flood = b"x" * 100_000_000
    honest = len(flood).to_bytes(HEAD, "big")
    assert b"" == listener.while_listening(lambda: said(listener.address, honest + flood))
    lying = (10).to_bytes(HEAD, "big")
    assert b"" == listener.while_listening(lambda: said(listener.address, lying + flood))
    assert [] == listener.heard


def test_a_slow_visitor_is_shown_out(listener: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who does not finish in time has to go; others are heard meanwhile."""
    monkeypatch.setattr(reception, "PATIENCE", 0.6)
    with socket.socket(socket.AF_UNIX) as slow:
        slow.connect(listener.address.socket)
        slow.sendall(b"\0\0")
        start = time.monotonic()
        assert 0 == listener.while_listening(lambda: other_process(listener.address, "raise"))
        assert b"" == listener.while_listening(lambda: slow.recv(10))
        assert time.monotonic() - start >= 0.5


@on_posix
def test_two_at_the_same_moment_have_one_owner(address: Address) -> None:
    """Of processes started together exactly one holds the lock."""
    words = [sys.executable, "-c", HOLD, str(address.folder), address.name]
    started = [subprocess.Popen(words, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    try:
        answers = sorted(one.stdout.readline().strip() for one in started if one.stdout)
    finally:
        for one in started:
            one.kill()
            one.communicate()
    assert ["held", "none", "none", "none"] == answers


@on_posix
def test_a_killed_owner_is_followed(qtbot: QtBot, address: Address) -> None:
    """After kill -9 lock and socket are taken over."""
    words = [sys.executable, "-c", HOLD, str(address.folder), address.name]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout is not None
        assert "held" == owner.stdout.readline().strip()
        assert take_lock(address) is None
        Path(address.socket).write_bytes(b"")  # what a dead socket leaves
        owner.kill()
        owner.wait()
    after = Listener(qtbot, address)
    assert (True, True) == (after.lock is not None, after.is_open)
    assert 0 == after.while_listening(lambda: other_process(address, "raise"))
    after.close()


@on_posix
def test_a_squatted_place_is_not_called(tmp_path: Path) -> None:
    """A socket in a folder that others may enter is not told anything."""
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o777)
    with socket.socket(socket.AF_UNIX) as squatter:
        squatter.bind(str(folder / "w"))
        squatter.listen()
        assert not call(Address(folder, "w"), Message(Errand.CAPTURE, token="jeton"))  # noqa: S106


@as_root
def test_a_stranger_s_folder_is_trouble(tmp_path: Path) -> None:
    """Where somebody else's folder stands, nobody listens and nobody calls."""
    folder = tmp_path / "theirs"
    folder.mkdir(mode=0o700)
    os.chown(folder, NOBODY, NOBODY)
    with pytest.raises(Trouble) as found:
        make_private(folder)
    assert "presence_taken" == found.value.code
    assert not call(Address(folder, "w"), Message(Errand.CAPTURE))


@as_root
def test_another_user_is_shown_out(listener: Listener, tmp_path: Path) -> None:
    """Even where the rights of the files would let them in, their id does not."""
    for place in (tmp_path, *tmp_path.parents, listener.address.folder):
        if place != Path("/"):
            place.chmod(place.stat().st_mode | 0o011)
    Path(listener.address.socket).chmod(0o777)
    content = written(Message(Errand.RAISE)).hex()
    words = [sys.executable, "-c", VISIT, listener.address.socket, content]
    visit = listener.while_listening(
        lambda: subprocess.run(words, check=False, capture_output=True)
    )
    assert 0 != visit.returncode
    assert [] == listener.heard
