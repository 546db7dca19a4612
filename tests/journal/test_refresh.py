"""How does an open journal hear of what another process wrote?"""

from tests.journal.desk import Desk
from trustjournal.journal.changes import Change, Topic
from trustjournal.journal.history import undo
from trustjournal.journal.opening import open_journal
from trustjournal.journal.reading import client_file


def _second(desk: Desk) -> Desk:
    journal = open_journal(desk.journal.database.path, clock=desk.clock, zone="Europe/Paris")
    return Desk(journal, desk.clock, desk.client_id, desk.audit_id, desk.pmo_id)


def test_a_refresh_tells_what_another_wrote(desk: Desk) -> None:
    """Several foreign changes become one; without any there is no news."""
    heard: list[Change] = []
    desk.journal.subscribe(heard.append)
    other = _second(desk)
    assert None is desk.journal.refresh()
    first, second = other.type("beton/audit t 5 : un"), other.type("beton/pmo t 5 : deux")
    change = desk.journal.refresh()
    assert change is not None
    assert [change] == heard
    assert change.is_foreign
    assert (first.id, second.id) == change.entry_ids
    assert (desk.client_id,) == change.client_ids
    assert Topic.ENTRIES in change.topics
    assert None is desk.journal.refresh()
    other.journal.close()


def test_own_writes_are_no_news(desk: Desk) -> None:
    """A refresh after one's own line tells nothing."""
    desk.type("beton/audit t 5 : un")
    assert None is desk.journal.refresh()


def test_an_own_write_tells_first_what_another_wrote_before(desk: Desk) -> None:
    """Nobody misses a change that slipped in between two own ones."""
    heard: list[Change] = []
    desk.journal.subscribe(heard.append)
    other = _second(desk)
    theirs = other.type("beton/audit t 5 : un")
    mine = desk.type("beton/audit t 5 : deux")
    assert [(theirs.id,), (mine.id,)] == [change.entry_ids for change in heard]
    assert [True, False] == [change.is_foreign for change in heard]
    assert None is desk.journal.refresh()
    other.journal.close()


def test_another_process_undoes_what_was_done_here(desk: Desk) -> None:
    """Undo knows no owner: what one wrote the other takes back, and the first hears of it."""
    desk.type("beton/audit t 5 : un")
    other = _second(desk)
    undo(other.journal)
    change = desk.journal.refresh()
    assert change is not None
    assert () == desk.file().interactions
    assert () == client_file(other.journal, desk.client_id).interactions
    other.journal.close()


def test_who_stopped_listening_hears_nothing(desk: Desk) -> None:
    """Subscribing returns the way to stop."""
    heard: list[Change] = []
    stop = desk.journal.subscribe(heard.append)
    stop()
    desk.type("beton/audit t 5 : un")
    assert [] == heard
