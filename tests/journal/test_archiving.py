"""All the facts of a journal, brought into another: once, whole, and never against what is here."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import paris
from tests.journal.desk import Clock, Desk, settled
from trustjournal.domain.archive import Archive, ArchivedFact
from trustjournal.domain.kinds import Channel
from trustjournal.domain.records import Person
from trustjournal.errors import Unacceptable
from trustjournal.journal.analyses import analyse_mission
from trustjournal.journal.bringing.archiving import archive, compare, merge
from trustjournal.journal.bringing.importing import Fate
from trustjournal.journal.closings import answer
from trustjournal.journal.engagements import NewClient, add_client
from trustjournal.journal.entries import remove
from trustjournal.journal.keeping.safekeeping import check_journal
from trustjournal.journal.opening import create_journal
from trustjournal.journal.parameters import set_engine_parameters
from trustjournal.journal.reading import client_file, clients, entries, missions, people
from trustjournal.journal.rights.erasing import erase

LINES = (
    "beton/audit m? : peut-on décaler ? @Leroy",
    "beton/audit r 60 : point avec Leroy = plan vendredi < accès 10/03 > relire demain !rapport",
    "beton/audit m> : voici la réponse @Leroy",
)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    """Return a second desk, with a client and missions of the same names."""
    clock = Clock(paris("2026-03-02T09:00"))
    path = tmp_path / "other" / "journal.trustjournal"
    journal = create_journal(path, clock=clock, zone="Europe/Paris")
    yield settled(journal, clock)
    journal.close()


@pytest.fixture
def full(desk: Desk) -> Desk:
    """Return a desk where something happened."""
    for line in LINES:
        desk.type(line)
    return desk


def test_two_journals_become_one(full: Desk, other: Desk) -> None:
    """Clients of the same name stay two; the alias of the newcomer gives way."""
    other.type("beton/pmo n : d'ici")

    merge(other.journal, archive(full.journal))

    assert ["beton", "beton2"] == [client.alias for client in clients(other.journal)]
    assert 1 + len(LINES) == len(entries(other.journal))
    assert check_journal(other.journal).is_ok
    other.clock.now = full.clock.now
    before = analyse_mission(full.journal, full.audit_id)
    after = analyse_mission(other.journal, full.audit_id)
    assert (before.level, before.changes) == (after.level, after.changes)


def test_merging_twice_adds_nothing(full: Desk, other: Desk) -> None:
    """The second time everything is there."""
    first = merge(other.journal, archive(full.journal)).compared
    second = compare(other.journal, archive(full.journal))

    assert (0, first.count(Fate.NEW)) == (second.count(Fate.NEW), second.count(Fate.ALREADY))


def test_what_is_here_stays_as_it_is_here(full: Desk) -> None:
    """An older export changes nothing, brings nothing back from the bin, answers nothing again."""
    old = archive(full.journal)
    reply, request = (it for it in entries(full.journal) if it.interaction.channel is Channel.MAIL)
    full.retype(request.id, "beton/audit m? : autre texte @Leroy")
    remove(full.journal, reply.id)

    found = merge(full.journal, old).compared

    assert (0, 1) == (found.count(Fate.NEW), found.count(Fate.BINNED, "act"))
    notes = [it.interaction.note for it in entries(full.journal)]
    assert "autre texte" in notes
    assert "voici la réponse" not in notes


def test_an_act_on_what_was_closed_here_is_left(full: Desk, other: Desk) -> None:
    """A request answered here keeps its answer."""
    begun = archive(full.journal)
    acts = tuple(fact for fact in begun.facts if fact.kind == "act")
    merge(other.journal, replace(begun, facts=tuple(it for it in begun.facts if it not in acts)))
    request = next(it for it in entries(other.journal) if it.interaction.needs_reply)
    answer(other.journal, request.id)

    found = merge(other.journal, begun).compared

    assert 1 == len(acts) == found.count(Fate.LEFT_OUT, "act")
    assert check_journal(other.journal).is_ok


def test_who_was_erased_stays_erased(full: Desk) -> None:
    """Neither the person nor the name comes back with an export of earlier times."""
    old = archive(full.journal)
    leroy = next(it for it in people(full.journal, full.client_id) if it.name == "Leroy")
    for entry in entries(full.journal):
        remove(full.journal, entry.id)
    erase(full.journal, leroy.id, mark="X.")
    again = tuple(
        replace(fact, values={**fact.values, "id": fact.id.replace("-4", "-5", 1)})
        if fact.kind == "interaction"
        else fact
        for fact in old.facts
        if fact.kind not in {"signal", "participant", "act"}
    )
    numbered = replace(old, facts=again)

    merge(full.journal, numbered)

    assert "Leroy" not in str(client_file(full.journal, full.client_id))
    assert any("X." in it.interaction.note for it in entries(full.journal))


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("client", {"name": 3}),
        ("client", {"colour": "red"}),
        ("client", {"standing": "splendid"}),
        ("mission", {"started_on": "0001-01-01"}),
        ("interaction", {"happened_zone": "Mars/Olympus"}),
        ("interaction", {"happened": "yesterday"}),
        ("interaction", {"mood": 40}),
        ("interaction", {"seq": 1 << 60}),
        ("interaction", {"id": "a b"}),
        ("signal", {"code": "applause"}),
        ("act", {"kind": "juggle"}),
        ("parameter", {"id": "gravity"}),
        ("parameter", {"value": "x"}),
    ],
)
def test_what_makes_no_sense_is_refused_whole(
    full: Desk, tmp_path: Path, kind: str, change: dict[str, str | int]
) -> None:
    """Nothing of an export is kept where one of its facts could not have been written here."""
    set_engine_parameters(full.journal, {"reply_hours": 30})
    spoilt = [
        ArchivedFact(it.kind, {**it.values, **change}) if it.kind == kind else it
        for it in archive(full.journal).facts
    ]
    empty = create_journal(tmp_path / "e.trustjournal", clock=full.clock, zone="Europe/Paris")

    with pytest.raises(Unacceptable):
        merge(empty, Archive("x", 1, tuple(spoilt)))

    assert () == clients(empty)
    empty.close()


def test_no_fact_is_of_two_clients(full: Desk, tmp_path: Path) -> None:
    """What hangs on a mission of one client cannot be another's."""
    second = add_client(full.journal, NewClient("Guérin"))
    spoilt = [
        ArchivedFact(it.kind, {**it.values, "client_id": second.id}) if it.kind == "step" else it
        for it in archive(full.journal).facts
    ]
    assert any(it.kind == "step" for it in spoilt)
    empty = create_journal(tmp_path / "e.trustjournal", clock=full.clock, zone="Europe/Paris")

    with pytest.raises(Unacceptable):
        merge(empty, Archive("x", 1, tuple(spoilt)))

    empty.close()


def test_an_export_of_a_newer_program_is_refused(full: Desk) -> None:
    """It may say more than this program understands."""
    with pytest.raises(Unacceptable):
        compare(full.journal, replace(archive(full.journal), schema=999))


def test_everything_that_can_be_said_is_carried(full: Desk, other: Desk) -> None:
    """Every column of every fact comes along, also those no record knows."""
    merge(other.journal, archive(full.journal))
    brought = {(it.kind, it.id): it.values for it in archive(other.journal).facts}

    for fact in archive(full.journal).facts:
        there = dict(brought[fact.kind, fact.id])
        changed = {name for name, value in fact.values.items() if there.get(name) != value}
        assert changed <= {"seq", "alias"}
    assert len(missions(full.journal)) * 2 == len(missions(other.journal))
    assert isinstance(people(other.journal, full.client_id)[0], Person)
