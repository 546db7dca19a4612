"""Is everybody found, shown as they are, and given their rights, from the People screen?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Hands, write
from tests.ui.seen import button_named, texts
from tests.ui.values import NOW, ZONE
from trustjournal.domain.kinds import ErasureKind
from trustjournal.journal.engagements import NewClient, NewPerson, add_client
from trustjournal.journal.journal import Journal
from trustjournal.journal.opening import create_journal, open_journal
from trustjournal.journal.reading import find_person
from trustjournal.ui.application import application
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.desk.form_work import FormWork
from trustjournal.ui.desk.people_work import PeopleWork
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.zones import Zone
from trustjournal.ui.people.forms import FarewellForm, MergeForm, PersonEditForm
from trustjournal.ui.people.person_row import PersonRow
from trustjournal.ui.people.screen import PeopleScreen
from trustjournal.ui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Office:
    """The People screen in a window, on a journal."""

    work: PeopleWork
    window: MainWindow
    journal: Journal
    deeds: Deeds

    @property
    def screen(self) -> PeopleScreen:
        """The screen."""
        return self.work.screen

    def person(self, name: str) -> str:
        """Return the id of somebody."""
        return find_person(self.journal, name).id


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


@pytest.fixture
def open_office(
    look: Presentation, tmp_path: Path, qtbot: QtBot
) -> Iterator[Callable[..., Office]]:
    """Return a maker of windows that hold the People screen alone."""
    offices: list[Office] = []

    def make(path: Path) -> Office:
        journal = open_journal(path, clock=Hands(NOW), zone=ZONE)
        window = MainWindow(look, QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
        qtbot.addWidget(window)
        deeds = Deeds(journal, look, window.toast)
        forms = FormWork(journal, window, deeds, open_mission=lambda _: None)
        work = PeopleWork(
            journal, window, deeds, forms, open_entry=lambda _: None, search_for=lambda _: None
        )
        window.add(work.place())
        journal.subscribe(lambda _: window.look_again())
        window.begin("people")
        window.show()
        offices.append(Office(work, window, journal, deeds))
        return offices[-1]

    yield make
    for office in offices:
        office.journal.close()


def rows_in_sight(screen: PeopleScreen) -> list[str]:
    """Return what is spoken of each row in sight."""
    return [row.accessibleName() for row in screen.findChildren(PersonRow) if row.isVisible()]


def test_people_stand_by_client(open_office: Callable[..., Office], crowded: Path) -> None:
    """Clients by name; the requester first; who waits, and when they were last spoken to."""
    screen = open_office(crowded).screen
    assert ["Zoé Kergoat, Acme & fils, aucun contact", "Durand, demandeur", "Moreau"] == [
        row.split(", Béton")[0] for row in rows_in_sight(screen)
    ]
    assert "1 demande ouverte" in rows_in_sight(screen)[2]
    assert any("Un seul interlocuteur chez Acme & fils" in text for text in texts(screen))


def test_typing_narrows_the_list(open_office: Callable[..., Office], crowded: Path) -> None:
    """Words of name, role or client, accents aside; Enter goes to the first that answers."""
    screen = open_office(crowded).screen
    screen.line.setText("zoe ACME")
    assert ["Zoé Kergoat"] == [row.split(",")[0] for row in rows_in_sight(screen)]
    screen.line.setText("nobody at all")
    assert [] == rows_in_sight(screen)
    assert any("Personne ne répond" in text for text in texts(screen))


def test_the_silent_are_reviewed_and_a_choice_is_remembered(
    open_office: Callable[..., Office], crowded: Path
) -> None:
    """Who was silent for years is on the month's list; kept, they leave it; undo brings them."""
    office = open_office(crowded)
    screen = office.screen
    assert any("dernier contact il y a 4 ans" in text for text in texts(screen.review))
    button_named(screen.review, "Garder Zoé Kergoat un an de plus").click()
    assert not screen.review.isVisible()
    office.deeds.undo_last()
    assert screen.review.isVisible()
    screen.years.setCurrentIndex(screen.years.findData(10))
    screen.years.activated.emit(screen.years.currentIndex())
    assert not screen.review.isVisible()


def test_a_page_keeps_fact_and_impression_apart(
    open_office: Callable[..., Office], crowded: Path
) -> None:
    """A shared sentence stands in a zone of facts, a note in one of impressions."""
    office = open_office(crowded)
    screen = office.screen
    screen.person_opened.emit(office.person("moreau"))
    zones = {zone.accessibleName(): texts(zone) for zone in screen.person.findChildren(Zone)}
    assert "Moreau prend la suite" in zones["Fait, partageable"]
    assert "Moreau demande le plan" in zones["Impression, pour vous seul"]


def test_people_are_put_right_merged_and_removed(
    open_office: Callable[..., Office], crowded: Path
) -> None:
    """Each deed of the page is done at once and undone by Ctrl+Z."""
    office = open_office(crowded)
    screen, moreau = office.screen, office.person("moreau")
    screen.person_opened.emit(moreau)
    screen.person.edit_asked.emit(moreau)
    form = application().activeModalWidget()
    assert isinstance(form, PersonEditForm)
    form.role.setText("DAF")
    form.submit()
    assert "DAF · Béton SA" in texts(screen.person)
    screen.person.merge_asked.emit(moreau)
    merging = application().activeModalWidget()
    assert isinstance(merging, MergeForm)
    merging.submit()
    screen.person.left.emit()
    assert ["Moreau"] == [row.split(",")[0] for row in rows_in_sight(screen)][1:]
    office.deeds.undo_last()
    assert 3 == len(rows_in_sight(screen))
    screen.person.remove_asked.emit(moreau)
    assert 2 == len(rows_in_sight(screen))


def test_erasing_asks_for_the_name(
    open_office: Callable[..., Office], crowded: Path, qtbot: QtBot
) -> None:
    """The button is dead until the name stands there; then the person is gone everywhere."""
    office = open_office(crowded)
    screen, moreau = office.screen, office.person("moreau")
    screen.person_opened.emit(moreau)
    screen.person.erase_asked.emit(moreau)
    form = application().activeModalWidget()
    assert isinstance(form, FarewellForm)
    assert not form.save.isEnabled()
    form.typed.setText("moreau")
    assert form.save.isEnabled()
    with qtbot.waitSignal(office.work.farewells.ended, timeout=20_000):
        form.submit()
    assert ["Zoé Kergoat", "Durand"] == [row.split(",")[0] for row in rows_in_sight(screen)]
    assert b"oreau" not in b"".join(it.read_bytes() for it in crowded.parent.glob("journal.*"))


def test_backups_are_rewritten_beside_the_window(
    open_office: Callable[..., Office], crowded: Path, qtbot: QtBot
) -> None:
    """Asked for, the backup made before erasing forgets the name too."""
    office = open_office(crowded)
    farewells = office.work.farewells
    with qtbot.waitSignal(farewells.ended, timeout=20_000):
        farewells.take_leave(office.person("moreau"), ErasureKind.ERASED, rewrites=True)
    for file in (crowded.parent / "backups").iterdir():
        assert b"oreau" not in file.read_bytes()


def test_what_is_noted_is_handed_over(
    open_office: Callable[..., Office], crowded: Path, tmp_path: Path
) -> None:
    """A PDF and a JSON stand in the folder."""
    office = open_office(crowded)
    (tmp_path / "out").mkdir()
    farewells = office.work.farewells
    farewells.export(office.person("moreau"), tmp_path / "out")
    assert {".pdf", ".json"} == {file.suffix for file in (tmp_path / "out").iterdir()}


def test_nobody_yet_says_what_to_do(open_office: Callable[..., Office], tmp_path: Path) -> None:
    """An empty journal offers a client."""
    path = tmp_path / "empty.trustjournal"
    create_journal(path, clock=Hands(NOW), zone=ZONE).close()
    screen = open_office(path).screen
    assert any("Personne encore" in text for text in texts(screen))
