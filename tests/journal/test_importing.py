"""What a file offers, held against the journal: whose it is, and what becomes of it."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.builders import paris
from tests.journal.desk import Desk
from trustjournal.domain.incoming import (
    Incoming,
    OfferedEntry,
    OfferedLine,
    OfferedPerson,
    Party,
    PassedOver,
    Wishes,
)
from trustjournal.domain.kinds import Channel, Direction, Kind
from trustjournal.domain.moments import Precision
from trustjournal.errors import Trouble
from trustjournal.journal.bringing.bringing_in import carry_out
from trustjournal.journal.bringing.composed import composed_line
from trustjournal.journal.bringing.importing import (
    LEFT_OUT,
    MAKE,
    Fate,
    Item,
    Plan,
    lines_context,
    plan,
)
from trustjournal.journal.bringing.matching import Matcher, Place
from trustjournal.journal.bringing.offered import draft_of
from trustjournal.journal.history import undo
from trustjournal.journal.reading import clients, entries, people
from trustjournal.quickline.context import KnownClient, KnownMission, LineContext
from trustjournal.quickline.read import read_line

OWN = "6a8b1309-5c0a-4e39-9d0c-7a2c52d1a4b6"
ME = Party("Moi", "moi@exemple.example")
BETON = KnownClient("c", "Béton SA", "beton", (KnownMission("m", "pmo", "PMO"),))


def an_entry(**changes: object) -> OfferedEntry:
    """Return an entry that names nobody."""
    given_ = {"place": 1, "id": OWN, "start": paris("2026-02-27T10:00"), "note": "point", **changes}
    return OfferedEntry(**given_)  # type: ignore[arg-type] # fields by name


def planned(desk: Desk, *entries_: OfferedEntry, **said: object) -> Plan:
    """Hold entries against the journal of a desk."""
    decided = said.pop("decided", None)
    wishes = Wishes(**said)  # type: ignore[arg-type] # fields by name
    incoming = Incoming(entries=entries_)
    return plan(desk.journal, incoming, wishes, language="fr", decided=decided)  # type: ignore[arg-type]


def only(found: Plan) -> Item:
    """Return the only thing of a plan."""
    (item,) = found.items
    return item


@pytest.mark.parametrize(
    ("changes", "wishes"),
    [
        ({"client": "BETON"}, {}),
        ({"client": "béton s"}, {}),
        ({"about": "Point Béton SA, lot 3"}, {}),
        ({"people": ("Leroy",)}, {}),
        ({"sender": Party("Anne Leroy", "x@y.example"), "others": (ME,)}, {}),
        ({"sender": Party("", "a@beton-sa.example")}, {}),
        ({"client": "B.T.N."}, {"names": (("b.t.n.", "beton"),)}),
        ({"sender": Party("", "a@b.example")}, {"names": (("a@b.example", "beton"),)}),
        ({}, {"client": "beton"}),
    ],
)
def test_a_client_is_found_as_on_a_line(
    desk: Desk, changes: dict[str, object], wishes: dict[str, object]
) -> None:
    """By alias, beginning, text, people, address, or what the user said beforehand."""
    item = only(planned(desk, an_entry(**changes), **wishes))

    assert (Fate.NEW, "beton") == (item.fate, item.client)


def test_an_unknown_client_is_unclear_until_decided(desk: Desk) -> None:
    """A near name is proposed, never taken; what is decided is taken."""
    near = an_entry(client="betton")

    unclear = only(planned(desk, near))
    settled = only(planned(desk, near, decided={1: "beton/audit"}))
    aside = only(planned(desk, near, decided={1: LEFT_OUT}))

    assert (Fate.UNCLEAR, ("beton",)) == (unclear.fate, unclear.choices)
    assert (Fate.NEW, "beton", "audit") == (settled.fate, settled.client, settled.mission)
    assert Fate.LEFT_OUT is aside.fate


def test_a_mission_that_nobody_names_can_be_said(desk: Desk) -> None:
    """Of several open missions none is guessed: it comes in without, or with the one chosen."""
    silent = only(planned(desk, an_entry(client="beton")))
    said = only(planned(desk, an_entry(client="beton"), decided={1: "beton/pmo"}))

    assert (Fate.NEW, "mission_unsaid", "") == (silent.fate, silent.why, silent.mission)
    assert ("beton/audit", "beton/pmo") == silent.choices
    assert ("", "pmo", ()) == (said.why, said.mission, said.choices)


def test_a_table_of_ours_is_taken_at_its_word(desk: Desk) -> None:
    """Neither a beginning, nor a contact, nor the only mission stands for what it names."""
    ours = an_entry(client="be", client_name="Bert", people=("Leroy",), is_ours=True)
    bare = an_entry(client="beton", place=2, id=OWN[::-1], is_ours=True)

    found = planned(desk, ours, bare)
    carry_out(desk.journal, found, language="fr")

    assert ["Bert", "Béton SA"] == sorted(it.name for it in clients(desk.journal))
    assert [("be", ""), ("beton", "")] == [(item.client, item.mission) for item in found.items]
    assert {None} == {it.interaction.mission_id for it in entries(desk.journal)}


def test_a_client_is_made_once(desk: Desk) -> None:
    """Two entries of a new client make one client, and undo takes it away with them."""
    first, second = (an_entry(client="Ville", place=n, id=f"{OWN[:-1]}{n}") for n in (1, 2))
    found = planned(desk, first, second, decided={1: MAKE, 2: MAKE})

    carry_out(desk.journal, found, language="fr")

    assert ["Béton SA", "Ville"] == sorted(it.name for it in clients(desk.journal))
    undo(desk.journal)
    assert ["Béton SA"] == [it.name for it in clients(desk.journal)]


def test_all_of_it_or_nothing(desk: Desk) -> None:
    """What stops an import in its middle leaves the journal as it was."""
    found = planned(desk, an_entry(client="beton"), an_entry(client="beton", place=2, id=OWN[::-1]))

    def stop(done: int, of: int) -> None:
        raise Trouble(code="disk_full", path=str((done, of)))

    with pytest.raises(Trouble):
        carry_out(desk.journal, found, language="fr", tell=stop)

    assert () == entries(desk.journal)


def test_what_lies_ahead_is_planned(desk: Desk) -> None:
    """It counts for nothing until it is confirmed."""
    ahead = an_entry(client="beton", start=paris("2026-04-01T10:00"))
    day = an_entry(client="beton", start=date(2026, 4, 1), place=2, id=OWN[::-1])

    found = planned(desk, ahead, day)

    assert [Kind.PLANNED] * 2 == [item.draft.kind for item in found.items if item.draft]


@pytest.mark.parametrize(
    ("sender", "others", "expected"),
    [
        (Party("Leroy", "l@x.example"), (ME,), Direction.IN),
        (ME, (Party("Leroy", "l@x.example"),), Direction.OUT),
        (Party("Autre", "o@x.example"), (Party("Leroy", "l@x.example"),), Direction.OUT),
    ],
)
def test_a_mail_goes_the_way_it_was_sent(
    desk: Desk, sender: Party, others: tuple[Party, ...], expected: Direction
) -> None:
    """From the client's people it comes in; from anybody else to them it goes out."""
    mail = an_entry(channel=Channel.MAIL, sender=sender, others=others)

    draft = only(planned(desk, mail, me=("moi@exemple.example",))).draft

    assert draft is not None
    assert expected is draft.direction


def test_a_line_closes_what_the_line_before_opened(desk: Desk) -> None:
    """Lines are read one after the other, each as of the moment it bears."""
    lines = (
        OfferedLine(1, OWN, "beton/audit m? : le devis ?", paris("2026-02-27T09:00")),
        OfferedLine(2, OWN[::-1], "beton/audit m> : le voici", paris("2026-02-27T10:00")),
    )
    found = plan(desk.journal, Incoming(lines=lines), Wishes(), language="fr")

    carry_out(desk.journal, found, language="fr")

    reply, request = entries(desk.journal)
    assert (request.answered_at, False) == (
        reply.interaction.happened.start,
        request.is_open_request,
    )


def test_a_line_about_a_day_has_that_day(desk: Desk) -> None:
    """Without a clock of its own it happened that day, at no particular hour."""
    line = OfferedLine(1, OWN, "beton/audit n : noté", date(2026, 2, 26))

    draft = only(plan(desk.journal, Incoming(lines=(line,)), Wishes(), language="fr")).draft

    assert draft is not None
    assert (date(2026, 2, 26), Precision.DAY) == (draft.start, draft.precision)


def test_people_join_their_organisation(desk: Desk) -> None:
    """Who is there already is not added again; an unknown organisation is unclear."""
    offered = (
        OfferedPerson(1, OWN, "Zoé Vidal", "acheteuse", "Béton SA"),
        OfferedPerson(2, OWN[::-1], "leroy", "", "Béton SA"),
        OfferedPerson(3, OWN.upper(), "Autre", "", "Ailleurs"),
    )
    found = plan(desk.journal, Incoming(people=offered), Wishes(), language="fr")

    carry_out(desk.journal, found, language="fr")

    assert [Fate.NEW, Fate.ALREADY, Fate.UNCLEAR] == [item.fate for item in found.items]
    assert ["Leroy", "Benali", "Zoé Vidal"] == [
        it.name for it in people(desk.journal, desk.client_id)
    ]


def test_what_is_passed_over_says_why(desk: Desk) -> None:
    """Left out is no mistake; refused is one, unless the user said to go on without."""
    passed = (
        PassedOver(1, "a", "event_cancelled"),
        PassedOver(2, "b", "date_unread", is_refused=True),
    )
    incoming = Incoming(passed_over=passed)

    strict = plan(desk.journal, incoming, Wishes(), language="fr")
    lenient = plan(desk.journal, incoming, Wishes(leaves_out_refused=True), language="fr")

    assert [Fate.LEFT_OUT, Fate.REFUSED] == [item.fate for item in strict.items]
    assert [Fate.LEFT_OUT] * 2 == [item.fate for item in lenient.items]


@settings(max_examples=80, deadline=None)
@example(Channel.CALL, Direction.IN, date(2025, 9, 1), None, "a @")
@given(
    st.sampled_from([it for it in Channel if it is not Channel.VOICEMAIL]),
    st.sampled_from([Direction.IN, Direction.OUT]),
    st.dates(date(2025, 9, 1), date(2026, 3, 1)),
    st.none() | st.tuples(st.integers(7, 20), st.integers(0, 59)),
    st.from_regex(r"[a-zé][aàeéilnorstu !?>=<#@&:]{,30}", fullmatch=True),
)
def test_the_composed_line_reads_as_the_entry(
    channel: Channel,
    direction: Direction,
    day: date,
    clock: tuple[int, int] | None,
    note: str,
) -> None:
    """Editing what came in begins with a line that says the same."""
    now, note = paris("2026-03-02T09:00"), " ".join(note.split())
    start = day if clock is None else paris(f"{day}T{clock[0]:02}:{clock[1]:02}")
    way = None if channel is Channel.NOTE else direction
    offered = an_entry(channel=channel, direction=way, start=start, note=note)
    draft = draft_of(offered, Place(BETON), now=now, zone="Europe/Paris")

    line = composed_line(draft, "beton", "pmo")
    again = read_line(line, now, LineContext(clients=(BETON,)))

    assert ("c", "m", channel) == (again.client_id, again.mission_id, again.channel)
    assert (start, note) == (again.start, again.note)
    assert way is again.direction


def test_nobody_is_taken_for_the_last_client(desk: Desk) -> None:
    """A line that names nobody is unclear, whatever was typed a minute ago."""
    desk.type("beton/audit t 5 : ok")

    assert lines_context(desk.journal, "fr", desk.clock()).last_used is None
    assert Matcher((BETON,), Wishes()).named("").client is None
