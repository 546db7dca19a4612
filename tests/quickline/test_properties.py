"""Laws that hold for any text whatever.

Source: quick entry, rules 0, 11 and 15.
"""

import re
import unicodedata
from collections import Counter
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.quickline.lines import NOW, context, read
from trustjournal.quickline.draft import AmberField, ChipField, Draft
from trustjournal.quickline.read import read_line

PIECES = st.sampled_from(
    [
        "acme",
        "acme/aud",
        "beton",
        "ma",
        "zorg",
        "durand",
        "t",
        "t>",
        "m?",
        "m<",
        "msg",
        "v",
        "r",
        "n",
        "45",
        "12",
        "300",
        "1h15",
        "45min",
        "demi-heure",
        "hier",
        "demain",
        "lundi",
        "mardi",
        "18",
        "25:12",
        "31/11",
        "3/11",
        "9h",
        "9h-10h15",
        ":",
        ">",
        "=",
        "<",
        "&",
        "&:",
        "!",
        "!ctrl",
        "!retard",
        "3j",
        "!décision",
        "!note",
        "8",
        "!reporté",
        "!zz",
        "#tag",
        "*x",
        "@Martin",
        "@Zoé",
        "with",
        "June",
        "and",
        "avec",
        "Leroy",
        "++",
        "--",
        "-",
        "+",
        "vendredi",
        "prochain",
        "en",
        "huit",
        '"demain"',
        "«",
        "il",
        "y",
        "a",
        "20",
        "min",
        "»",
        "sous",
        "48h",
        "d'ici",
        "la",
        "fin",
        "du",
        "mois",
        "relire",
        "note",
        "de",
        "lundi",
        ",",
        ";",
        "10k€",
        "half",
        "past",
        "two",
        "at",
        "4",
        "fri",
        "10am",
        "Élan",
        "œuvre",
    ]
)
LINES = st.lists(PIECES, max_size=14).map(" ".join)
ANY = st.one_of(st.text(max_size=80), LINES)
FRENCH = [
    "je",
    "tu",
    "il",
    "elle",
    "on",
    "nous",
    "le",
    "la",
    "les",
    "un",
    "une",
    "des",
    "de",
    "du",
    "et",
    "ou",
    "mais",
    "donc",
    "pour",
    "avec",
    "sans",
    "sur",
    "dans",
    "vers",
    "lundi",
    "mardi",
    "demain",
    "hier",
    "vendredi",
    "soir",
    "matin",
    "midi",
    "semaine",
    "mois",
    "janvier",
    "mai",
    "heure",
    "minutes",
    "jours",
    "9h",
    "14h30",
    "20min",
    "3/11",
    "12",
    "juin",
    "projet",
    "lot",
    "facture",
    "comité",
    "planning",
    "rappelle",
    "envoie",
    "attend",
    "valide",
    "prochain",
    "dernier",
    "bientôt",
    "déjà",
    "rapport",
    "budget",
    "équipe",
    "réunion",
    "point",
    "a",
    "est",
    "sera",
    "peut",
    "doit",
    "quand",
]
SENTENCES = st.lists(st.sampled_from(FRENCH), min_size=1, max_size=20).map(" ".join)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text)))


def _kept(draft: Draft) -> Counter[str]:
    shown = [draft.raw[slice(*chip.span)] for chip in draft.chips]
    return _words("\n".join([draft.note, *shown]))


@settings(max_examples=200, deadline=None)
@given(ANY)
def test_no_word_is_lost(text: str) -> None:
    """Note and chips together hold every word of the raw line. Source: rule 15."""
    assert not _words(text) - _kept(read(text))


@settings(max_examples=200, deadline=None)
@given(ANY, st.integers(0, 60 * 24 * 365))
def test_any_text_gives_the_same_draft_twice(text: str, minutes: int) -> None:
    """Nothing is raised, and nothing but line, moment and context decides."""
    now = NOW + timedelta(minutes=minutes)
    assert read_line(text, now, context()) == read_line(text, now, context())


@settings(max_examples=200, deadline=None)
@given(ANY)
def test_the_raw_line_reads_the_same_again(text: str) -> None:
    """Editing an entry reads its raw line again, unchanged. Source: rules 10 and 11."""
    first = read(text)
    assert first.raw == text
    assert read(first.raw) == first


@settings(max_examples=200, deadline=None)
@given(ANY)
def test_a_chip_points_at_what_it_shows(text: str) -> None:
    """A span lies in the line, has no blank at its edges, and its words are nowhere in doubt."""
    for chip in read(text).chips:
        start, end = chip.span
        assert 0 <= start <= end <= len(text)
        piece = text[start:end]
        assert piece == piece.strip()
        assert piece or chip.span == (0, 0)


@settings(max_examples=200, deadline=None)
@given(SENTENCES)
def test_a_note_is_never_read(sentence: str) -> None:
    """No French sentence after the colon gives a date or a duration. Source: rules 0 and 15."""
    draft = read(f"beton t 10 : {sentence}")
    assert draft.note == sentence
    assert [chip.text for chip in draft.chips if chip.field is ChipField.MINUTES] == ["10"]
    assert not [chip for chip in draft.chips if chip.field is ChipField.DUE]
    assert draft.amber == ()


@settings(max_examples=100, deadline=None)
@given(ANY)
def test_a_refusal_is_never_silent(text: str) -> None:
    """A client that is not known is in doubt; so is a promise without a date."""
    draft = read(text)
    doubted = {amber.field for amber in draft.amber}
    assert draft.client_id or AmberField.CLIENT in doubted
    undated = [each for each in (*draft.commitments, *draft.waiting) if each.due is None]
    assert not undated or AmberField.DUE in doubted
