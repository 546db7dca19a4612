"""Does a key keep to itself, and come back from paper?"""

import pickle
from traceback import format_exception

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal.storage.vault.key import Key
from trustjournal.storage.vault.recovery import GROUPS, groups, plain, recovered, recovery_text

CONTENT = bytes(range(32))
KEYS = st.binary(min_size=32, max_size=32).map(Key)


def test_a_key_shows_nothing_of_itself() -> None:
    """Neither its representation nor an error about it holds its bytes; it is never pickled."""
    key = Key(CONTENT)
    assert "Key(…)" == repr(key) == str(key)
    with pytest.raises(TypeError) as caught:
        pickle.dumps(key)
    assert CONTENT.hex() not in "".join(format_exception(caught.value))


def test_a_key_has_thirty_two_bytes() -> None:
    """Anything else is our mistake."""
    with pytest.raises(ValueError, match="32"):
        Key(b"short")


@given(KEYS)
def test_what_is_on_paper_is_the_key(key: Key) -> None:
    """Written down and read back, it is the same key."""
    text = recovery_text(key)
    assert GROUPS == len(text.split("-"))
    assert key == recovered(text)


@given(KEYS, st.sampled_from((" ", "\n", " - ", "", "--", ".")))
def test_copying_may_be_careless(key: Key, gap: str) -> None:
    """Small letters, other gaps and look-alikes are read as they were meant."""
    copied = gap.join(groups(plain(recovery_text(key)))).lower().replace("0", "o")
    assert key == recovered(copied.replace("1", "l"))


@given(KEYS, st.data())
def test_a_slip_of_the_pen_is_noticed(key: Key, data: st.DataObject) -> None:
    """One sign changed, or two exchanged, and it is no key."""
    signs = list(plain(recovery_text(key)))
    place = data.draw(st.integers(0, len(signs) - 2))
    if signs[place] == signs[place + 1]:
        signs[place] = "Z" if signs[place] != "Z" else "Y"
    else:
        signs[place], signs[place + 1] = signs[place + 1], signs[place]
    assert recovered("".join(signs)) is None


@pytest.mark.parametrize("given_text", ["", "hello", "four words that nobody guesses", "A" * 56])
def test_other_words_are_no_recovery_key(given_text: str) -> None:
    """A passphrase is not taken for one."""
    assert recovered(given_text) is None
