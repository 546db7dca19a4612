"""The head of a line: who, through which channel, with whom. Source: quick entry, rules 1 to 3."""

from datetime import timedelta

import pytest

from tests.quickline.lines import CLIENTS, NOW, ambers, client, read
from trustjournal.quickline.context import LastUsed
from trustjournal.quickline.draft import Draft


def _who(draft: Draft) -> tuple[str | None, str | None]:
    return draft.client, draft.mission


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("beton", ("Béton SA", "pmo")),
        ("BÉTON", ("Béton SA", "pmo")),
        ("be", ("Béton SA", "pmo")),
        ("béton sa", ("Béton SA", "pmo")),
        ("béton sa/pmo", ("Béton SA", "pmo")),
        ("mairie de lyon", ("Mairie de Lyon", "amo")),
        ("acme/audit", ("ACME", "audit")),
        ("ac/aud", ("ACME", "audit")),
        ("acme/mig", ("ACME", "mig")),
        ("leroy", ("Béton SA", "pmo")),
        ("may", ("May & Co", "coach")),
    ],
)
def test_a_client_is_named_by_alias_prefix_name_or_contact(
    first: str, expected: tuple[str, str]
) -> None:
    """Exact alias, then a unique prefix, then a contact; without doubt."""
    draft = read(f"{first} t 10 : x")
    assert _who(draft) == expected
    assert (draft.amber, draft.note, draft.minutes) == ((), "x", 10)


@pytest.mark.parametrize("first", ["ma", "zorg", "acne", "dur", "m4irie"])
def test_a_name_in_doubt_is_never_guessed(first: str) -> None:
    """No client, proposals, and the rest of the head is still read. Source: rule 14."""
    draft = read(f"{first} t 10 : x")
    assert (draft.client, ambers(draft), draft.minutes) == (None, {"client"}, 10)
    assert draft.amber[0].choices


def test_an_unknown_first_word_stays_in_front_of_the_note() -> None:
    """A near miss is a chip, a word like any other is note. Source: rule 14."""
    assert read("zorg t 10 : x").note == "zorg x"
    assert read("Rappelé le client hier").note == "Rappelé le client hier"
    assert read("acne t 10 : x").note == "x"


def test_a_contact_at_the_start_is_of_the_talk() -> None:
    """Their name sets client and person."""
    draft = read("durand t 10 : x")
    assert (draft.client, [person.name for person in draft.people]) == ("ACME", ["Durand"])


def test_a_person_with_an_at_may_open_the_line() -> None:
    """@Leroy is known at one client only: it is about them."""
    draft = read("@Leroy t 10 : x")
    assert (draft.client, [person.name for person in draft.people]) == ("Béton SA", ["Leroy"])
    assert draft.amber == ()


def test_an_unknown_mission_keeps_the_client() -> None:
    """acme/zz is ACME, mission in doubt, its word in the chip. Source: rule 14."""
    draft = read("acme/zz t 10 : x")
    assert (_who(draft), ambers(draft), draft.note) == (("ACME", None), {"mission"}, "x")
    assert "zz" in {draft.raw[slice(*chip.span)] for chip in draft.chips}


def test_several_missions_default_to_the_last_used() -> None:
    """In doubt, with the last one used first."""
    draft = read("acme t 10 : x", last_used=LastUsed("acme", "acme/mig", NOW))
    assert (draft.mission, ambers(draft)) == ("mig", {"mission"})
    assert draft.amber[0].choices == ("acme/mig", "acme/audit")


def test_without_a_client_the_last_one_of_two_hours_is_meant() -> None:
    """In doubt; one minute later it is nobody's. Source: rules 1 and 14."""
    last = LastUsed("acme", "acme/mig", NOW - timedelta(hours=2))
    draft = read("t 10 : x", last_used=last)
    assert (_who(draft), ambers(draft)) == (("ACME", "mig"), {"client"})
    draft = read("t 10 : x", NOW + timedelta(minutes=1), last_used=last)
    assert (_who(draft), ambers(draft)) == ((None, None), {"client"})


def test_an_alias_outranks_a_channel_and_a_day() -> None:
    """Only an exact alias does; a prefix gives way to what it would be without it."""
    clients = (*CLIENTS, client("tel", "Télécom"), client("hierro", "Hierro"))
    assert read("tel t 5 : x", clients=clients).client == "Télécom"
    assert read("hier t 5 : x", clients=clients).client == "ACME"


@pytest.mark.parametrize(
    ("words", "channel"),
    [
        ("t tel appel call", "call"),
        ("v visio video", "video"),
        ("m mail courriel email", "mail"),
        ("r rdv réu meeting mtg", "meeting"),
        ("s sms", "sms"),
        ("c chat teams slack wa", "chat"),
        ("l courrier letter", "letter"),
        ("n note", "note"),
        ("msg répondeur voicemail", "voicemail"),
    ],
)
def test_a_channel_has_its_words(words: str, channel: str) -> None:
    """One letter, a French and an English word."""
    assert {str(read(f"beton {word} 9h : x").channel) for word in words.split()} == {channel}


@pytest.mark.parametrize(
    ("said", "direction", "needs_reply", "doubt"),
    [
        ("m<", "in", False, set()),
        ("m>", "out", False, set()),
        ("m?", "in", True, set()),
        ("m ?", "in", True, set()),
        ("m", None, False, {"direction"}),
        ("s", None, False, {"direction"}),
        ("c", None, False, {"direction"}),
        ("l", None, False, {"direction"}),
        ("t", None, False, set()),
        ("t<", "in", False, set()),
        ("t?", "in", True, set()),
        ("r>", "out", False, set()),
        ("n", None, False, set()),
        ("msg", "in", True, set()),
        ("msg<", "in", True, set()),
        ("msg>", "out", False, set()),
    ],
)
def test_a_suffix_tells_the_direction(
    said: str, direction: str | None, *, needs_reply: bool, doubt: set[str]
) -> None:
    """A written channel without suffix is in doubt; a voicemail is the client's. Source: rule 2."""
    draft = read(f"beton {said} 9h : x")
    assert (draft.direction, draft.needs_reply, ambers(draft)) == (direction, needs_reply, doubt)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("may t 5 with June : x", ["June"]),
        ("acme/mig t 5 with Durand and Martin : x", ["Durand", "Martin"]),
        ("acme/mig t 5 avec Durand et Martin : x", ["Durand", "Martin"]),
        ("beton t 5 avec jean petit : x", ["Jean Petit"]),
        ('beton t 5 : vu x @"Jean Petit"', ["Jean Petit"]),
        ("beton @Leroy t 5 : x", ["Leroy"]),
        ("beton t 5 : x @petit,", ["Jean Petit"]),
    ],
)
def test_people_are_named_with_an_at_or_with_avec(line: str, people: list[str]) -> None:
    """Known contacts, without doubt; avec and with count only in the head."""
    draft = read(line)
    assert ([person.name for person in draft.people], draft.amber) == (people, ())
    assert all(person.id for person in draft.people)


def test_an_unknown_person_is_new_in_doubt() -> None:
    """@Zoé is created for the client."""
    draft = read("beton t 5 : vu la démo @Zoé")
    assert ([person.name for person in draft.people], ambers(draft)) == (["Zoé"], {"person"})
    assert (draft.people[0].id, draft.note) == (None, "vu la démo")


@pytest.mark.parametrize(
    ("line", "note", "minutes"),
    [
        ("beton t 300 : x", "300 x", None),
        ("beton t hier 45 : x", "45 x", None),
        ("beton t 0 : x", "0 x", None),
        ("beton r 12 people", "people", 12),
        ("beton 12 dossiers revus", "12 dossiers revus", None),
    ],
)
def test_a_number_in_doubt(line: str, note: str, minutes: int | None) -> None:
    """Minutes only right after the channel, and from 1 to 240. Source: rules 3 and 14."""
    draft = read(line)
    assert (draft.note, draft.minutes, ambers(draft)) == (note, minutes, {"minutes"})


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("beton t 45: bla", "bla"),
        ("beton t 45:bla", "bla"),
        ("beton/pmo: bla", "bla"),
        ("beton t 45 bla : ok", "bla : ok"),
        ("beton t hier il a dit oui", "il a dit oui"),
        ("beton t hier, 45min, bla", "bla"),
        ("beton t 5 : ligne une\nligne deux", "ligne une\nligne deux"),
        ("beton t mardi 18 : relance", "mardi 18 relance"),
        ("beton t 9.30 : relance", "9.30 : relance"),
        ("beton t?9h : relance", "relance"),  # a suffix ends its channel
        ("beton t9h : relance", "t9h : relance"),
        ("beton", ""),
        (": note seule", "note seule"),
    ],
)
def test_the_head_ends_at_a_colon_or_an_unknown_word(line: str, note: str) -> None:
    """From there on all is note; what was refused is kept in front of it. Source: rule 0."""
    assert read(line).note == note


@pytest.mark.parametrize(
    ("line", "mood", "note"),
    [
        ("beton t 5 ++ : x", 2, "x"),
        ("beton t 5 - : x", -1, "x"),
        ("beton t 5 : x ++", 2, "x"),
        ("beton t 5 : x --", -2, "x"),
        ("beton t 5 : x + !merci #y @Leroy &", 1, "x"),
        ("beton t 5 : x & ++", 2, "x"),
        ("beton t 5 : x ++ &", 2, "x"),
        ("beton t 5 : a ++ b", None, "a ++ b"),
        ("beton t 5 : a - b", None, "a - b"),
        ("beton t 5 : -18 % de rebut", None, "-18 % de rebut"),
    ],
)
def test_a_mood_stands_in_the_head_or_last(line: str, mood: int | None, note: str) -> None:
    """Elsewhere it is text; a trailing run of signs may follow it. Source: rules 7 and 14."""
    draft = read(line)
    assert (draft.mood, draft.note) == (mood, note)
