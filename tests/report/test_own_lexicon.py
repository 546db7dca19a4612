"""The consultant's own words stop, or pass."""

from trustjournal.report.lexicon import sensitive_words
from trustjournal.report.own_lexicon import OwnWords, keep_own_words, lexicon_file, own_words


def test_own_words_stop_and_pass() -> None:
    """Added ones are found whatever their accents; excused ones no longer."""
    assert () == sensitive_words("le plan Éclipse")
    keep_own_words(OwnWords(("plan eclipse",), ("fou",)))
    assert (("own", "plan Éclipse"),) == sensitive_words("le plan Éclipse")
    assert () == sensitive_words("un succès fou")
    keep_own_words(OwnWords())
    assert (("insults", "fou"),) == sensitive_words("un succès fou")


def test_a_file_edited_by_hand_is_read_as_far_as_it_goes() -> None:
    """Not TOML, or not words: nothing is added, nothing breaks."""
    keep_own_words(OwnWords(('dit "tout bas"',)))
    assert OwnWords(('dit "tout bas"',)) == own_words()
    for text in ("stopping = [", "stopping = 3\npassing = [1]\n"):
        lexicon_file().write_text(text, encoding="utf-8")
        own_words.cache_clear()
        assert OwnWords() == own_words()
    keep_own_words(OwnWords())
