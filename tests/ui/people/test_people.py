"""Is everybody found, shown as they are, and given their rights, from the People screen?"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Hands, reopened, write
from tests.ui.seen import texts
from tests.ui.values import NOW, ZONE
from trustjournal.domain.kinds import ErasureKind
from trustjournal.journal import people
from trustjournal.journal.engagements import NewClient, NewPerson, add_client
from trustjournal.journal.opening import open_journal
from trustjournal.journal.reading import find_person
from trustjournal.launcher import House
from trustjournal.ui.people.forms import FarewellForm
from trustjournal.ui.people.person_row import PersonRow
from trustjournal.ui.people.screen import PeopleScreen


@pytest.fixture
def crowded(journal_file: Path) -> Path:
    """Return a journal with another client, and a contact nobody spoke to for four years."""
    journal = open_journal(journal_file, clock=Hands(NOW - timedelta(days=1500)), zone=ZONE)
    add_client(journal, NewClient("Acme & fils", alias="acme", people=(NewPerson("Zoé Kergoat"),)))
    journal.close()
    journal = open_journal(journal_file, clock=Hands(NOW - timedelta(days=3)), zone=ZONE)
    write(journal, "beton t 5 @Durand @Moreau : Moreau prend la suite & ")
    write(journal, "beton m? @Moreau : Moreau demande le plan")
    journal.close()
    return journal_file


def screen_of(house: House) -> PeopleScreen:
    """Return the screen, raised."""
    assert house.desk is not None
    house.window.go("people")
    return house.desk.shelf.people.screen


def rows_in_sight(screen: PeopleScreen) -> list[str]:
    """Return what is spoken of each row in sight."""
    return [row.accessibleName() for row in screen.findChildren(PersonRow) if row.isVisible()]


def test_people_stand_by_client(open_house: Callable[..., House], crowded: Path) -> None:
    """Clients by name; the requester first; who waits, and when they were last spoken to."""
    screen = screen_of(open_house(crowded))
    assert ["Zoé Kergoat, Acme & fils, aucun contact", "Durand, demandeur", "Moreau"] == [
        row.split(", Béton")[0] for row in rows_in_sight(screen)
    ]
    assert "1 demande ouverte" in rows_in_sight(screen)[2]
    assert any("Un seul interlocuteur chez Acme & fils" in text for text in texts(screen))
