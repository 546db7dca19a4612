"""Is a draft of an encrypted journal sealed on disk, and never overwritten unread?"""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from trustjournal.ui.capture.drafts import DraftKeeper

TEXT, OTHER = "beton t 5 : mot-canari", "beton t 6 : autre"


def seal(text: str) -> bytes:
    """Close a text up so that it cannot be read in the file."""
    return text.encode()[::-1]


@pytest.fixture
def file(qtbot: QtBot, tmp_path: Path) -> Path:
    """Return where the draft would be in plain."""
    assert qtbot is not None  # a keeper waits for a pause
    return tmp_path / "drafts" / "w1.txt"


def kept(file: Path) -> list[bytes]:
    """Return what lies in the folder."""
    return sorted(one.read_bytes() for one in file.parent.iterdir())


def test_a_draft_is_sealed_instead(file: Path) -> None:
    """Nothing of it is readable; recording the line removes it."""
    keeper = DraftKeeper(file, seal=seal)
    keeper.keep(TEXT)
    keeper.keep_now()
    assert [seal(TEXT)] == kept(file)
    assert "" == keeper.recovered()
    keeper.forget()
    assert [] == kept(file)


def test_a_plain_draft_is_replaced_by_a_sealed_one(file: Path) -> None:
    """Once the journal is encrypted, the plain one goes with the first word typed."""
    DraftKeeper(file).put_aside(TEXT)
    keeper = DraftKeeper(file, seal=seal)
    assert TEXT == keeper.recovered()
    keeper.keep(OTHER)
    keeper.keep_now()
    assert [seal(OTHER)] == kept(file)


def test_what_was_not_read_yet_is_kept_aside(file: Path) -> None:
    """A new start, and each lock, keep their own; the oldest comes back first."""
    keeper = DraftKeeper(file, seal=seal)
    keeper.keep(TEXT)
    keeper.keep_now()
    again = DraftKeeper(file, seal=seal)
    again.put_aside(OTHER)
    assert [seal(TEXT), seal(OTHER)] == [one.read_bytes() for one in again.aside()]
    again.forget()
    assert 2 == len(again.aside())


def test_in_plain_two_texts_are_one(file: Path) -> None:
    """Where nothing is sealed, what is put away twice is one draft of two lines."""
    keeper = DraftKeeper(file)
    keeper.put_aside(TEXT)
    keeper.put_aside(OTHER)
    assert f"{TEXT}\n{OTHER}" == keeper.recovered()
    assert () == keeper.aside()
