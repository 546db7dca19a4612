"""What all tests share."""

import contextlib
import os
import sys
import tempfile
from pathlib import Path

import pytest

import screen
from trustjournal.ui.kit.endurance import lend_references

QT_FIXTURES = {"qtbot", "qapp", "qapp_cls", "qtmodeltester"}
SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture
def shared() -> Path:
    """Return the folder of real input beside the repository; skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the shared folder with real input is not beside this clone")
    return SHARED


def pytest_configure(config: pytest.Config) -> None:
    """Let a long run of window tests outlive what the launcher outlives too.

    Tests that run side by side (pytest-xdist) each have a screen, so that no window takes the
    focus of another. What the program notes outside journals goes nowhere near the developer's own.
    """
    lend_references()
    os.environ.setdefault("XDG_STATE_HOME", tempfile.mkdtemp(prefix="trustjournal-test-state-"))
    if "PYTEST_XDIST_WORKER" in os.environ and os.environ.get("DISPLAY"):
        own = contextlib.ExitStack()
        os.environ.update(own.enter_context(screen.own_screen()))
        config.add_cleanup(own.close)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a window where there is none; packaging/dev.py test brings a screen."""
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if not sys.platform.startswith("linux") or any(os.environ.get(name) for name in shown):
        return
    needs_window = pytest.mark.skip(reason="no display here; packaging/dev.py test brings one")
    for item in items:
        if QT_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(needs_window)
