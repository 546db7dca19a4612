"""What all tests share."""

import os
import sys
from pathlib import Path

import pytest

from trustjournal.ui.kit.endurance import lend_references

QT_FIXTURES = {"qtbot", "qapp", "qapp_cls", "qtmodeltester"}
SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture
def shared() -> Path:
    """Return the folder of real input beside the repository; skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the shared folder with real input is not beside this clone")
    return SHARED


def pytest_configure() -> None:
    """Let a long run of window tests outlive what the launcher outlives too."""
    lend_references()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a window where there is none; packaging/dev.py test brings a screen."""
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if not sys.platform.startswith("linux") or any(os.environ.get(name) for name in shown):
        return
    needs_window = pytest.mark.skip(reason="no display here; packaging/dev.py test brings one")
    for item in items:
        if QT_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(needs_window)
