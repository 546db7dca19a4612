"""Is a person found wherever a text names them, and nobody else taken for them?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustjournal.domain.calling import Calling, calling, initials, name_words, plain

MARK = "[x]"
ORDINARY = frozenset({"claire", "petit"})


def of(name: str, *shared: str, ordinary: frozenset[str] = ORDINARY) -> Calling:
    """Return how to find who bears a name; some of its words are others' too."""
    found = calling([name], alone=set(name_words(name)) - set(shared), ordinary=ordinary)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Éloïse Martin",
        "ELOISE MARTIN",
        "eloise  martin",
        "MARTIN Éloïse",
        "Martin, Éloïse",
        "É. Martin",
        "E. MARTIN",
        "Martin E.",
        "Éloïse",
        "martin",
        "@Éloïse",
        '@"Éloïse Martin"',
        "#martin",
        "eloise.martin@beton.fr",
        "emartin@beton-sa.example",
    ],
)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    """Order, case, accents, initials, signs of the quick line and addresses do not hide it."""
    assert f"vu {MARK} hier" == of("Éloïse Martin").replaced(f"vu {text} hier", MARK)


@pytest.mark.parametrize(
    "text",
    ["Saint-Martin", "rue saint Martin", "martinet", "Martin-Pêcheur", "démartin", "à martini"],
)
def test_a_name_inside_another_word_is_none(text: str) -> None:
    """Words are whole, a hyphen joins them, and a saint's place is nobody's."""
    assert text == of("Éloïse Martin").replaced(text, MARK)


def test_an_ordinary_word_is_a_name_by_its_capital() -> None:
    """A small delay is not Ms Small; her whole name is hers in any case."""
    petit = of("Claire Petit")
    assert "un petit retard, une note claire" == petit.replaced(
        "un petit retard, une note claire", MARK
    )
    assert f"{MARK} et {MARK} ; {MARK}" == petit.replaced("Claire et Petit ; claire petit", MARK)


def test_a_shared_word_alone_points_at_nobody() -> None:
    """With two Martins, the surname alone stays; with an initial or whole, it goes."""
    one = of("Éloïse Martin", "martin")
    assert f"Martin, puis {MARK} et {MARK}" == one.replaced(
        "Martin, puis E. Martin et Éloïse Martin", MARK
    )


def test_names_of_several_words() -> None:
    """Particles may stand between, a double first name may lose its hyphen, œ is oe."""
    one = of("Jean-Pierre d'Œuvre de la Tour", ordinary=frozenset({"tour"}))
    assert f"{MARK} ; {MARK} ; {MARK} ; la tour" == one.replaced(
        "Jean-Pierre d'Oeuvre de La Tour ; jean pierre ; OEUVRE ; la tour", MARK
    )


def test_nobody_is_called_by_nothing() -> None:
    """A name whose only word is shared leaves nothing to look for."""
    assert calling(["Leroy"], alone=()) is None


@given(st.text(alphabet="abc éÉœ'-.@", max_size=40))
@settings(max_examples=100)
def test_a_text_that_was_rewritten_names_nobody(text: str) -> None:
    """Replacing twice is replacing once."""
    one = of("Abé Cœb")
    once = one.replaced(text, MARK)
    assert once == one.replaced(once, MARK)


def test_initials_of_a_name() -> None:
    """Titles and particles aside; a double first name keeps its hyphen."""
    assert ["C. M.", "J.-P. G.", "L."] == [
        initials(name) for name in ("Claire Martin", "Jean-Pierre Le Goff", "Mme Leroy")
    ]


def test_plain_is_folded() -> None:
    """Accents, capitals and ligatures never matter."""
    assert "oeuvre d'eloise" == plain("Œuvre d'Éloïse")
