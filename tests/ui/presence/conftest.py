"""A place to listen at, and somebody there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.presence.listening import Listener
from trustjournal.ui.presence.address import Address, address_of


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Address:
    """Return an address in a short folder of this test's own."""
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    return address_of(tmp_path / "journal.trustjournal")


@pytest.fixture
def listener(qtbot: QtBot, address: Address) -> Iterator[Listener]:
    """Return a reception that does whatever it hears."""
    listening = Listener(qtbot, address)
    yield listening
    listening.close()
