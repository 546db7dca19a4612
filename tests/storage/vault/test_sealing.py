"""Is a line sealed while the journal is locked, and opened by its key alone?"""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.vault.safes import CANARY, NOW, a_safe, key_of
from trustjournal.storage.vault.inbox import WaitingLine, count, inbox_of, put, remove, waiting
from trustjournal.storage.vault.key import Key
from trustjournal.storage.vault.sealing import public_of, sealed, unsealed

KEY, OTHER = Key(bytes(range(32))), Key(bytes(32))
PUBLIC = public_of(KEY)
ONE, TWO = str(UUID(int=1)), str(UUID(int=2))


@given(st.binary(max_size=2_000))
def test_the_key_opens_what_was_sealed(content: bytes) -> None:
    """Whatever the bytes, and their length only shows to the next 256."""
    box = sealed(PUBLIC, content, "line")
    assert content == unsealed(KEY, box, "line")
    assert 0 == (len(box) - 8 - 32 - 12 - 16) % 256


def test_nothing_else_opens_it() -> None:
    """Not another key, not another purpose, not with one bit changed."""
    box = sealed(PUBLIC, b"content", "line")
    for key, purpose in ((OTHER, "line"), (KEY, "draft")):
        with pytest.raises(ValueError, match="another key"):
            unsealed(key, box, purpose)
    for place in range(len(box)):
        spoilt = box[:place] + bytes([box[place] ^ 1]) + box[place + 1 :]
        with pytest.raises(ValueError, match="sealed"):
            unsealed(KEY, spoilt, "line")


def test_the_same_content_is_never_sealed_alike() -> None:
    """So that nobody sees that the same was typed again."""
    assert sealed(PUBLIC, b"x", "line") != sealed(PUBLIC, b"x", "line")


def test_lines_wait_sealed_and_in_order(tmp_path: Path) -> None:
    """Each once, whatever was said of it twice; nothing of them can be read."""
    path = tmp_path / "journal.trustjournal"
    journal = a_safe(path)
    late = WaitingLine(ONE, f"{CANARY} t 10", NOW)
    early = WaitingLine(TWO, "beton n tôt", NOW - timedelta(hours=1))
    for line in (late, early, late):
        put(path, line)
    assert 2 == count(path)
    assert (early, late) == waiting(path, key_of(journal))
    assert () == waiting(path, OTHER)
    for file in inbox_of(path).iterdir():
        assert CANARY.encode() not in file.read_bytes()
        assert 0o600 == file.stat().st_mode & 0o777
    remove(path, ONE)
    assert (early,) == waiting(path, key_of(journal))
    journal.close()


def test_a_renamed_line_is_not_taken_for_another(tmp_path: Path) -> None:
    """The id is sealed in: a file under another name is no line."""
    path = tmp_path / "journal.trustjournal"
    journal = a_safe(path)
    put(path, WaitingLine(ONE, "beton n", NOW))
    (inbox_of(path) / f"{ONE}.sealed").rename(inbox_of(path) / f"{TWO}.sealed")
    assert () == waiting(path, key_of(journal))
    journal.close()
