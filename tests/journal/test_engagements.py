"""How do clients, missions, periods and plans come into the journal?"""

from datetime import date

import pytest

from tests.journal.desk import Desk
from trustjournal.domain.signals import SignalCode
from trustjournal.errors import Unacceptable
from trustjournal.journal.changes import Change
from trustjournal.journal.engagements import (
    NewClient,
    NewMission,
    NewPeriod,
    NewPerson,
    add_client,
    add_decision,
    add_milestone,
    add_mission,
    add_period,
    add_person,
    close_mission,
    reach_milestone,
    share_planning,
    split_mission,
    start_mission,
)
from trustjournal.journal.history import undo
from trustjournal.journal.planning import deliver, drop_deliverable, move_milestone
from trustjournal.journal.reading import clients, find_mission, missions


def test_an_alias_is_made_of_the_name(desk: Desk) -> None:
    """Short, without accents, and nobody else's; one that is asked for is kept."""
    for name, alias in (
        ("Ateliers Guérin", "ateliers"),
        ("Ateliers Durand", "ateliers2"),
        ("L'Œuf", "oeuf"),
        ("3M", "3m"),
        ("日本", "x1"),
    ):
        add_client(desk.journal, NewClient(name))
        found = {client.name: client.alias for client in clients(desk.journal)}
        assert alias == found[name]


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewClient("  "), "empty"),
        (NewClient("beton sa"), "client_exists"),
        (NewClient("Autre", "BÉTON"), "alias_taken"),
        (NewClient("Autre", "deux mots"), "alias_invalid"),
        (NewClient("Autre", "a/b"), "alias_invalid"),
        (NewClient("Autre", tender_threshold=-1), "amount_negative"),
        (NewClient("Autre", people=(NewPerson("Jean"), NewPerson("JEAN"))), "person_exists"),
    ],
)
def test_a_client_that_cannot_be_is_refused(desk: Desk, new: NewClient, code: str) -> None:
    """One reason, and nothing written: neither client nor people."""
    with pytest.raises(Unacceptable, match=code):
        add_client(desk.journal, new)
    assert 1 == len(clients(desk.journal))


def test_two_clients_may_have_missions_of_one_alias(desk: Desk) -> None:
    """An alias is a client's own; named alone it is then ambiguous."""
    other = add_client(desk.journal, NewClient("Vins Leroux", "vins"))
    add_mission(desk.journal, NewMission(other.id, "Audit", alias="audit"))
    assert other.id == find_mission(desk.journal, "vins/audit").client_id
    with pytest.raises(Unacceptable, match="name_ambiguous") as caught:
        find_mission(desk.journal, "audit")
    assert ("beton/audit", "vins/audit") == caught.value.problems[0].facts["candidates"]


@pytest.mark.parametrize(
    ("name", "alias"),
    [("audit", "audit"), ("AUD", "audit"), ("béton/p", "pmo"), ("be/aud", "audit"), ("pm", "pmo")],
)
def test_a_mission_is_found_by_what_one_would_type(desk: Desk, name: str, alias: str) -> None:
    """Alias, client/alias or the beginning of either."""
    assert alias == find_mission(desk.journal, name).alias


@pytest.mark.parametrize("name", ["x", "vins/audit", "", "audits"])
def test_an_unknown_mission_lists_the_candidates(desk: Desk, name: str) -> None:
    """What is not found is said with what there is."""
    with pytest.raises(Unacceptable, match=r"name_(unknown|ambiguous)") as caught:
        find_mission(desk.journal, name)
    assert ("beton/audit", "beton/pmo") == caught.value.problems[0].facts["candidates"]


def test_a_mission_with_a_start_has_its_first_period(desk: Desk) -> None:
    """The contract comes with it; without one it is a proposal."""
    file = desk.file()
    assert [date(2026, 2, 2), None] == [mission.started_on for mission in file.missions]
    assert [desk.audit_id] == [period.mission_id for period in file.periods]
    assert ["plan d'actions"] == [deliverable.text for deliverable in file.deliverables]


def test_a_proposal_starts_once(desk: Desk) -> None:
    """Starting gives the first period; again on the same day nothing, on another a problem."""
    start_mission(desk.journal, desk.pmo_id, at=date(2026, 3, 2))
    assert 2 == len(desk.file().periods)
    assert start_mission(desk.journal, desk.pmo_id, at=date(2026, 3, 2)).is_empty
    with pytest.raises(Unacceptable, match="mission_started"):
        start_mission(desk.journal, desk.pmo_id, at=date(2026, 3, 9))


def _split(desk: Desk, day: str, *results: str) -> Change:
    at = date.fromisoformat(day)
    return split_mission(
        desk.journal, desk.audit_id, at=at, results=results, objectives=("la suite",)
    )


def test_a_split_ends_one_period_and_opens_the_next(desk: Desk) -> None:
    """Results close the old, objectives open the new, which keeps the end agreed; once."""
    heard: list[Change] = []
    desk.journal.subscribe(heard.append)
    _split(desk, "2026-03-10", "cartographie")
    old, new = desk.file().periods
    assert (date(2026, 3, 9), ("cartographie",)) == (old.end, old.results)
    assert (date(2026, 3, 10), date(2026, 3, 31)) == (new.start, new.end)
    assert (("la suite",), 1) == (new.objectives, len(heard))
    assert _split(desk, "2026-03-10", "cartographie").is_empty
    assert 1 == len(heard)


def test_a_split_after_the_end_leaves_the_end(desk: Desk) -> None:
    """A period that had ended keeps its end; the next has none yet."""
    _split(desk, "2026-04-07")
    old, new = desk.file().periods
    assert (date(2026, 3, 31), None) == (old.end, new.end)


def test_a_split_needs_a_period_before_it(desk: Desk) -> None:
    """On the first day there is nothing to split, nor after the mission's end."""
    with pytest.raises(Unacceptable, match="split_before_start"):
        _split(desk, "2026-02-02")
    close_mission(desk.journal, desk.audit_id, at=date(2026, 3, 2))
    assert date(2026, 3, 2) == desk.file().periods[0].end
    with pytest.raises(Unacceptable, match="mission_closed"):
        _split(desk, "2026-03-10")


def test_dates_that_run_backwards_are_refused(desk: Desk) -> None:
    """A period ends after it starts, a mission too."""
    backwards = NewPeriod(date(2026, 5, 1), end=date(2026, 4, 1))
    with pytest.raises(Unacceptable, match="ends_before_start"):
        add_period(desk.journal, desk.audit_id, backwards)
    with pytest.raises(Unacceptable, match="ends_before_start"):
        close_mission(desk.journal, desk.audit_id, at=date(2026, 1, 1))
    with pytest.raises(Unacceptable, match="amount_negative"):
        add_period(desk.journal, desk.audit_id, NewPeriod(date(2026, 5, 1), amount=-5))


def test_a_milestone_keeps_its_baseline(desk: Desk) -> None:
    """Moved, then reached; what was planned at first stays known."""
    added = add_milestone(desk.journal, desk.audit_id, "v1", due=date(2026, 3, 20))
    move_milestone(desk.journal, added.id, due=date(2026, 3, 27))
    reach_milestone(desk.journal, added.id)
    (milestone,) = desk.file().milestones
    assert (date(2026, 3, 20), date(2026, 3, 27), date(2026, 3, 2)) == (
        milestone.baseline,
        milestone.due,
        milestone.done_on,
    )
    assert reach_milestone(desk.journal, added.id, at=date(2026, 3, 2)).is_empty
    with pytest.raises(Unacceptable, match="in_the_future"):
        reach_milestone(desk.journal, added.id, at=date(2026, 3, 3))


def test_what_a_period_owes_is_delivered_or_dropped(desk: Desk) -> None:
    """On a day that is not ahead."""
    owed = desk.file().deliverables[0].id
    deliver(desk.journal, owed, at=date(2026, 3, 1))
    drop_deliverable(desk.journal, owed)
    (deliverable,) = desk.file().deliverables
    assert (date(2026, 3, 1), date(2026, 3, 2)) == (
        deliverable.delivered_on,
        deliverable.dropped_on,
    )


def test_sharing_the_planning_is_an_entry(desk: Desk) -> None:
    """It carries the signal and the requester, and reads like a typed line."""
    added = share_planning(desk.journal, desk.audit_id)
    (entry,) = desk.file().interactions
    assert (added.id, SignalCode.PLANNING_SHARED) == (entry.id, entry.signals[0].code)
    assert ["Leroy"] == [it.name for it in desk.file().people if it.id in entry.people]
    assert entry.signals == desk.read(entry.raw).signals


def test_decisions_and_people_are_added(desk: Desk) -> None:
    """A decision has its words and its time; a person is known once."""
    add_decision(desk.journal, desk.audit_id, "  lot 4   arrêté ", at=date(2026, 3, 1))
    assert ["lot 4 arrêté"] == [decision.text for decision in desk.file().decisions]
    add_person(desk.journal, desk.client_id, NewPerson("Morel"))
    with pytest.raises(Unacceptable, match="person_exists"):
        add_person(desk.journal, desk.client_id, NewPerson("morel"))
    assert 2 == len(missions(desk.journal))


def test_a_milestone_remembers_why_it_moved(desk: Desk) -> None:
    """Each move keeps its date and reason; moved to the same date, only the reason is put right."""
    added = add_milestone(desk.journal, desk.audit_id, "plan remis", due=date(2026, 3, 20))
    move_milestone(desk.journal, added.id, due=date(2026, 3, 27), reason=" salle   prise ")
    move_milestone(desk.journal, added.id, due=date(2026, 3, 27), reason="salle en travaux")
    (move,) = desk.file().moves
    assert (date(2026, 3, 20), date(2026, 3, 27), "salle en travaux") == (
        move.was,
        move.due,
        move.reason,
    )
    undo(desk.journal, 2)
    (milestone,) = desk.file().milestones
    assert (date(2026, 3, 20), ()) == (milestone.due, desk.file().moves)
