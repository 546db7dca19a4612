"""What becomes of text and rows at the boundary?"""

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from trustjournal.storage.images import checksum, image, row_of
from trustjournal.storage.text import clean, instant

VALUES = st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | st.text()


@given(text=st.text(alphabet=st.characters(exclude_categories=())))
def test_clean_text_can_be_written_and_is_clean(text: str) -> None:
    """Whatever comes in, UTF-8 without NUL comes out, and cleaning it again changes nothing."""
    cleaned = clean(text)
    assert "\0" not in cleaned
    assert cleaned == cleaned.encode().decode()
    assert cleaned == clean(cleaned)


def test_composed_and_decomposed_are_one() -> None:
    """NFC; a lone surrogate becomes U+FFFD, a pair is the sign it stands for."""
    assert "été" == clean("e\u0301te\u0301\0")
    assert "a\ufffdb" == clean("a\ud800b")
    assert "🙂" == clean("\ud83d\ude42")


@given(moments=st.lists(st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1)), min_size=2))  # noqa: DTZ001
def test_instants_sort_as_text(moments: list[datetime]) -> None:
    """Text order is time order, and reading back is exact."""
    aware = [moment.replace(tzinfo=UTC) for moment in moments]
    assert sorted(map(instant, aware)) == [instant(moment) for moment in sorted(aware)]
    assert aware == [datetime.fromisoformat(instant(moment)) for moment in aware]


@given(row=st.dictionaries(st.sampled_from(["a", "b", "c", "checksum"]), VALUES))
def test_an_image_gives_its_row_back(row: dict[str, str | int | float | None]) -> None:
    """All but NULLs and the checksum, whatever the values."""
    kept = {name: value for name, value in row.items() if value is not None and name != "checksum"}
    assert kept == row_of(image(row))
    assert kept == json.loads(image(row))


@given(text=st.text(min_size=1, max_size=30), place=st.integers(0, 10_000))
def test_a_checksum_sees_every_flipped_bit(text: str, place: int) -> None:
    """One bit of a stored text turned, and the checksum is another."""
    stored = bytearray(text.encode())
    stored[place // 8 % len(stored)] ^= 1 << place % 8
    flipped = stored.decode("utf-8", "surrogateescape")
    assert checksum("t", {"note": text}) != checksum("t", {"note": flipped})
