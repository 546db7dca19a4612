"""The Documents screen in the whole window: chosen, read over, left out, saved."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import reopened, write
from tests.ui.seen import button_named, plain, texts
from tests.ui.values import NOW
from trustjournal.journal.engagements import NewClient, add_client
from trustjournal.launcher import House
from trustjournal.report.document import ReportKind
from trustjournal.ui.reports.preflight_list import ItemRow
from trustjournal.ui.reports.screen import DocumentsScreen

OpenHouse = Callable[..., House]
PATIENCE = 20_000


@pytest.fixture
def shared_words(journal_file: Path) -> Path:
    """Return the journal with two sentences for the client, one naming another client."""
    journal = reopened(journal_file, NOW - timedelta(days=3))
    add_client(journal, NewClient("Clinique du Parc", alias="parc"))
    write(journal, "beton m> : le plan de charge est validé &")
    write(journal, "beton m> : même méthode que chez Clinique du Parc &")
    journal.close()
    return journal_file


def documents(house: House, qtbot: QtBot) -> DocumentsScreen:
    """Show the screen and wait for its first pages."""
    assert house.desk is not None
    house.window.go("documents")
    screen = house.desk.shelf.paper.screen
    qtbot.waitUntil(lambda: screen.preview.count > 0, timeout=PATIENCE)
    return screen


def said(screen: DocumentsScreen) -> set[str]:
    """Return what stands on the screen."""
    return {plain(text) for text in texts(screen)}


def choose(screen: DocumentsScreen, kind: ReportKind) -> None:
    """Choose a kind of document."""
    screen.kind.setCurrentIndex(screen.kind.findData(kind.value))


def test_the_real_pages_are_shown(qtbot: QtBot, open_house: OpenHouse) -> None:
    """A mission and the progress report are chosen; it can be saved at once."""
    screen = documents(open_house(), qtbot)
    assert "Béton SA · Hall 3" == screen.mission.currentText()
    assert "fr" == screen.language.currentData()
    assert button_named(screen, "Enregistrer…").isEnabled()


def test_a_stop_must_be_decided(qtbot: QtBot, open_house: OpenHouse, shared_words: Path) -> None:
    """The name of another client keeps the document back until it is included or left out."""
    screen = documents(open_house(shared_words), qtbot)
    save = button_named(screen, "Enregistrer…")
    assert not save.isEnabled()
    assert "cite un autre client ou une autre personne : Clinique du Parc" in said(screen)
    text = "même méthode que chez Clinique du Parc"
    button_named(screen, f"Inclure quand même : {text}").click()
    qtbot.waitUntil(save.isEnabled, timeout=PATIENCE)
    button_named(screen, f"Laisser de côté : {text}").click()
    qtbot.waitUntil(lambda: "Laissé de côté" in said(screen), timeout=PATIENCE)


def test_delete_leaves_out_and_a_button_puts_back(
    qtbot: QtBot, open_house: OpenHouse, shared_words: Path
) -> None:
    """What is left out is remembered for that document, and can come back."""
    screen = documents(open_house(shared_words), qtbot)
    text = "le plan de charge est validé"
    (line,) = [one for one in screen.findChildren(ItemRow) if text in one.accessibleName()]
    QTest.keyClick(line, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Laissé de côté" in said(screen), timeout=PATIENCE)
    button_named(screen, f"Remettre : {text}").click()
    qtbot.waitUntil(lambda: "Laissé de côté" not in said(screen), timeout=PATIENCE)
    assert text in said(screen)


def test_a_private_document_has_nothing_to_check(qtbot: QtBot, open_house: OpenHouse) -> None:
    """The brief lists nothing and covers no chosen days."""
    screen = documents(open_house(), qtbot)
    choose(screen, ReportKind.BRIEF)
    told = "Document pour vous seul : rien à vérifier, chaque page le rappelle."
    qtbot.waitUntil(lambda: told in said(screen), timeout=PATIENCE)
    assert not screen.own_days.isVisible()
    assert screen.wish is not None
    assert screen.wish.span is None


def test_chosen_days_are_put_in_order(qtbot: QtBot, open_house: OpenHouse) -> None:
    """A span typed backwards is meant forwards."""
    screen = documents(open_house(), qtbot)
    screen.own_days.setChecked(True)
    first = screen.since.date()
    screen.since.setDate(screen.until.date())
    screen.until.setDate(first)
    assert screen.wish is not None
    assert screen.wish.span is not None
    assert timedelta(days=30) == screen.wish.span.end - screen.wish.span.start


def test_a_saved_document_is_named_and_can_be_opened(
    qtbot: QtBot, open_house: OpenHouse, tmp_path: Path
) -> None:
    """The file is there, whole, and the toast offers to open it."""
    house = open_house()
    documents(house, qtbot)
    assert house.desk is not None
    out = tmp_path / "rapport.pdf"
    house.desk.shelf.paper.save(out)
    told = "Document enregistré : rapport.pdf"
    qtbot.waitUntil(lambda: told in map(plain, texts(house.window.toast)), timeout=PATIENCE)
    assert out.read_bytes().startswith(b"%PDF")
    assert button_named(house.window.toast, "Ouvrir")


def test_a_place_that_cannot_be_written_is_said(
    qtbot: QtBot, open_house: OpenHouse, tmp_path: Path
) -> None:
    """Nothing is lost; a sentence names the place."""
    house = open_house()
    documents(house, qtbot)
    assert house.desk is not None
    out = tmp_path / "absent" / "rapport.pdf"
    house.desk.shelf.paper.save(out)
    toast = house.window.toast
    qtbot.waitUntil(lambda: any(str(out) in text for text in texts(toast)), timeout=PATIENCE)


def test_the_words_follow_the_language(qtbot: QtBot, open_house: OpenHouse) -> None:
    """The screen speaks English; the document keeps the client's language."""
    house = open_house()
    screen = documents(house, qtbot)
    house.speak("en")
    assert "Progress report" == plain(screen.kind.currentText())
    assert "fr" == screen.language.currentData()
    assert button_named(screen, "Save…")
    house.speak("fr")


def test_without_a_mission_the_screen_says_what_comes_first(
    open_house: OpenHouse, tmp_path: Path
) -> None:
    """An empty journal is no dead end."""
    house = open_house(tmp_path / "new" / "journal.trustjournal")
    button_named(house.window, "Créer un journal ici").click()
    house.window.go("documents")
    assert "Pas encore de mission" in {plain(text) for text in texts(house.window)}
