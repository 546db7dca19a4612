"""What all tests share."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture
def shared() -> Path:
    """Return the folder of real input beside the repository; skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the shared folder with real input is not beside this clone")
    return SHARED
