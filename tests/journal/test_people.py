"""Are people told as they are, put right with a way back, and looked at again in time?"""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.journal.desk import Desk
from trustjournal.domain.kinds import Channel
from trustjournal.errors import Unacceptable
from trustjournal.journal import history, people, reading
from trustjournal.journal.engagements import NewClient, NewPerson, add_client, add_person
from trustjournal.journal.rights import erasing, retention
from trustjournal.journal.rights.access import access_file, letters
from trustjournal.storage.check import check

MARK = "[personne effacée]"


def person(desk: Desk, name: str) -> str:
    """Return the id of someone."""
    return reading.find_person(desk.journal, name).id


def told(desk: Desk) -> people.ClientPeople:
    """Return the people of Béton SA."""
    (found,) = (one for one in people.people_by_client(desk.journal) if one.contacts)
    return found


def test_contacts_are_counted_by_channel(desk: Desk) -> None:
    """Most used first; notes to oneself and plans are none; who waits is told."""
    for line in ("t 5 @Benali : a", "t 5 @Benali : b", "m? @Benali : c", "n @Benali : d"):
        desk.type(f"beton/audit {line}")
    benali = next(one for one in told(desk).contacts if one.person.name == "Benali")
    assert ((Channel.CALL, 2), (Channel.MAIL, 1)) == benali.channels
    assert 1 == benali.waiting
    assert benali.last is not None


def test_the_requester_comes_first_then_who_was_met_last(desk: Desk) -> None:
    """Order of the list."""
    add_person(desk.journal, desk.client_id, NewPerson("Zimmer"))
    desk.type("beton/audit t 5 @Zimmer : a")
    assert ["Leroy", "Zimmer", "Benali"] == [one.person.name for one in told(desk).contacts]


def test_one_way_in_is_told(desk: Desk) -> None:
    """Of two people, the only one met these thirty days; after that nobody is."""
    assert told(desk).sole is None
    desk.type("beton/audit t 5 @Benali : a")
    sole = told(desk).sole
    assert sole is not None
    assert "Benali" == sole.name
    desk.clock.turn(days=40)
    assert told(desk).sole is None


def test_a_client_has_one_requester(desk: Desk) -> None:
    """Another becomes it, the first is it no more; undo brings both back."""
    before = desk.file()
    facts = people.PersonFacts("Benali", "DAF", is_requester=True, reachable="le matin")
    people.amend_person(desk.journal, person(desk, "benali"), facts)
    assert ["Benali"] == [one.name for one in desk.file().people if one.is_requester]
    history.undo(desk.journal)
    assert before.people == desk.file().people


def test_a_name_a_colleague_has_is_refused(desk: Desk) -> None:
    """Two people of a client are told apart by their names."""
    with pytest.raises(Unacceptable, match="person_exists"):
        people.amend_person(desk.journal, person(desk, "benali"), people.PersonFacts("LEROY"))


def test_merging_is_undone_whole(desk: Desk) -> None:
    """What the second took part in is the first's, once in each entry; undo gives it back."""
    desk.type("beton/audit t 5 @Leroy @Benali : ensemble")
    desk.type("beton/audit t 5 @Benali : seul")
    before = desk.file()
    kept, gone = person(desk, "leroy"), person(desk, "benali")
    people.merge_people(desk.journal, kept, gone_id=gone)
    assert [(kept,), (kept,)] == [one.people for one in desk.file().interactions]
    assert ["Leroy"] == [one.name for one in desk.file().people]
    assert () == check(desk.journal.database).findings
    history.undo(desk.journal)
    assert before == desk.file()


def test_people_of_two_clients_are_two(desk: Desk) -> None:
    """They are never merged; nor is anyone with themselves."""
    added = add_client(desk.journal, NewClient("Acme", people=(NewPerson("Ada"),)))
    assert added.id
    leroy = person(desk, "leroy")
    for other in (person(desk, "ada"), leroy):
        with pytest.raises(Unacceptable, match="merge_of_two_clients"):
            people.merge_people(desk.journal, leroy, gone_id=other)


def test_erasing_takes_those_merged_into_them_along(desk: Desk) -> None:
    """The name of the second goes with the first's: they are one."""
    desk.type("beton/audit t 5 @Benali : Benali presse, dit Leroy")
    people.merge_people(desk.journal, person(desk, "leroy"), gone_id=person(desk, "benali"))
    erasing.erase(desk.journal, person(desk, "leroy"), mark=MARK)
    assert f"{MARK} presse, dit {MARK}" == desk.file().interactions[0].note
    rows = desk.journal.database.rows("SELECT before, after FROM change_row")
    assert not any("Benali" in str(text) for row in rows for text in row)


def test_a_removed_person_comes_back(desk: Desk) -> None:
    """Entries keep what happened meanwhile; undo is exact."""
    desk.type("beton/audit t 5 @Benali : a")
    before = desk.file()
    people.remove_person(desk.journal, person(desk, "benali"))
    assert ["Leroy"] == [one.name for one in desk.file().people]
    assert () == check(desk.journal.database).findings
    history.undo(desk.journal)
    assert before == desk.file()


def test_three_years_then_a_year_more(desk: Desk) -> None:
    """Due three years after the last contact, at the end of that month; kept, a year later."""
    desk.type("beton/audit t 5 @Benali : a")
    assert date(2029, 3, 2) == retention.due_on(date(2026, 3, 2), None, 3)
    assert date(2029, 2, 28) == retention.due_on(date(2028, 2, 29), None, 1)
    desk.clock.now = desk.clock.now.replace(year=2029, month=2, day=28)
    assert () == retention.people_to_review(desk.journal)
    desk.clock.now += timedelta(days=1)
    due = retention.people_to_review(desk.journal)
    assert {"Benali", "Leroy"} == {one.person.name for one in due}
    retention.keep_person(desk.journal, due[0].person.id)
    assert 1 == len(retention.people_to_review(desk.journal))
    desk.clock.turn(days=365)
    assert 2 == len(retention.people_to_review(desk.journal))


def test_the_years_are_no_parameter_of_the_engine(desk: Desk) -> None:
    """Set and reset with undo; the engine never hears of them."""
    retention.set_retention_years(desk.journal, 5)
    assert 5 == retention.retention_years(desk.journal)
    assert reading.client_file(desk.journal, desk.client_id)
    history.undo(desk.journal)
    assert 3 == retention.retention_years(desk.journal)
    with pytest.raises(Unacceptable, match="retention_out_of_range"):
        retention.set_retention_years(desk.journal, 0)


def test_access_masks_others_always_alike(desk: Desk) -> None:
    """Colleagues and other clients, wherever they are named; the person stays."""
    add_client(desk.journal, NewClient("Acme & fils", alias="acme", people=(NewPerson("Ada Py"),)))
    desk.type("beton/audit t 5 @Benali : Leroy et Benali chez Acme & fils, Mme Leroy avec Ada Py")
    desk.type("beton/audit t 5 : sans lui")
    desk.type("acme t 5 : Benali n'a rien à voir ici")
    at = desk.clock().astimezone(ZoneInfo("Europe/Paris"))
    found = access_file(
        desk.journal, person(desk, "benali"), marks=lambda kind, one: f"<{kind} {one}>", at=at
    )
    (entry,) = found.entries
    assert "<person A> et Benali chez <client A>, Mme <person A> avec <person B>" == entry.note
    assert entry.took_part
    assert {"Audit des flux", "Appui PMO"} == {one.mission for one in found.levels}


def test_letters_go_on_after_z() -> None:
    """After Z comes AA."""
    assert ["A", "Z", "AA", "AB", "BA"] == [letters(place) for place in (0, 25, 26, 27, 52)]
