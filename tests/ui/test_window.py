"""The whole window on a real journal: the main paths, typed and pressed."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import LINES, Hands, reopened, write
from tests.ui.seen import button_named, plain, texts
from tests.ui.values import NOW
from trustjournal.journal.analyses import today
from trustjournal.journal.keeping.safekeeping import back_up_journal
from trustjournal.launcher import House
from trustjournal.ui.engagements.client_form import ClientForm
from trustjournal.ui.engagements.mission_form import MissionForm
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.mission_tile import MissionTile

OpenHouse = Callable[..., House]


def entries(house: House) -> tuple[str, ...]:
    """Return the notes of the mission's entries, as the journal has them."""
    assert house.desk is not None
    (analysis,) = today(house.desk._journal).missions
    return tuple(entry.note for entry in analysis.interactions)


def test_a_typed_line_is_stored_seen_and_can_be_undone(qtbot: QtBot, open_house: OpenHouse) -> None:
    """Path A: typed, chips, Enter, committed, cleared, said with Undo, taken back."""
    house = open_house()
    line = house.window.line
    line.prepare("beton t 25 : devis accepté")
    assert line.chips.findChildren(QAbstractButton)
    with qtbot.waitSignal(line.draft_submitted):
        QTest.keyClick(line.edit, Qt.Key.Key_Return)
    assert "devis accepté" in entries(house)
    assert not line.text()
    assert "Noté : devis accepté" in [plain(text) for text in texts(house.window.toast)]
    button_named(house.window.toast, "Annuler").click()
    assert "devis accepté" not in entries(house)


def test_a_line_that_is_refused_stays(open_house: OpenHouse) -> None:
    """Without a client nothing is written; the words stay, and a sentence says why."""
    house = open_house()
    before = len(entries(house))
    house.window.line.prepare("zzz : quelque chose")
    QTest.keyClick(house.window.line.edit, Qt.Key.Key_Return)
    assert before == len(entries(house))
    assert "quelque chose" in house.window.line.text()


def test_answering_stops_the_clock(open_house: OpenHouse) -> None:
    """The request leaves Today, the toast offers the way back."""
    house = open_house()
    assert house.desk is not None
    house.window.go("today")
    button_named(house.desk.today, "Répondu").click()
    assert () == today(house.desk._journal).requests
    assert button_named(house.window.toast, "Annuler").isVisible()


def test_what_another_process_writes_appears(
    qtbot: QtBot, open_house: OpenHouse, journal_file: Path
) -> None:
    """A line recorded by the command line is seen within a few seconds."""
    house = open_house()
    other = reopened(journal_file)
    write(other, "beton m? : et pour vendredi ?")
    other.close()
    assert house.desk is not None
    screen = house.desk.today
    qtbot.waitUntil(
        lambda: any("et pour vendredi ?" in plain(text) for text in texts(screen)), timeout=8000
    )


def test_a_tile_opens_its_mission(qtbot: QtBot, open_house: OpenHouse) -> None:
    """From Today to the mission and back to the list."""
    house = open_house()
    assert house.desk is not None
    house.window.go("today")
    house.desk.today.findChildren(MissionTile)[0].click()
    assert "missions" == house.window.current
    assert "Hall 3" in texts(house.desk.missions.mission.header)
    with qtbot.waitSignal(house.desk.missions.list_asked):
        button_named(house.desk.missions.mission, "Toutes les missions").click()


def test_an_action_prepares_the_line(open_house: OpenHouse) -> None:
    """A holding answer is made ready in the quick line, nothing is recorded yet."""
    house = open_house()
    assert house.desk is not None
    before = len(entries(house))
    button_named(house.desk.today, "Réponse d'attente").click()
    assert house.window.line.text().startswith("beton/hall m> : ")
    assert before == len(entries(house))


def test_a_client_then_a_mission_are_entered(qtbot: QtBot, open_house: OpenHouse) -> None:
    """The client's form leads to the mission's, the mission's to its page."""
    house = open_house()
    assert house.desk is not None
    house.desk.ask_client()
    client = house.window.findChildren(ClientForm)[0]
    client.name.setText("Clinique du Parc")
    client.submit()
    qtbot.waitUntil(lambda: bool(house.window.findChildren(MissionForm)))
    mission = house.window.findChildren(MissionForm)[0]
    assert "Clinique du Parc" == mission.client.currentText()
    mission.title.setText("Parcours patient")
    mission.submit()
    assert "Parcours patient" in texts(house.desk.missions.mission.header)


def test_a_problem_stands_beside_its_field(open_house: OpenHouse) -> None:
    """A name that is taken keeps the form open and says so under the name."""
    house = open_house()
    assert house.desk is not None
    house.desk.ask_client()
    form = house.window.findChildren(ClientForm)[0]
    form.name.setText("Béton SA")
    form.submit()
    assert form.isVisible()
    assert "Un client porte déjà le nom « Béton SA »." in [plain(text) for text in texts(form)]


def test_the_language_changes_at_once(open_house: OpenHouse) -> None:
    """Every word of the frame and of the screen follows; nothing is opened again."""
    house = open_house()
    house.speak("en")
    said = {plain(text) for text in texts(house.window)}
    names = {plain(one.accessibleName()) for one in house.window.findChildren(QAbstractButton)}
    assert "Waiting for me" in said
    assert "On m'attend" not in said
    assert "Today" in names
    house.speak("fr")
    assert "On m'attend" in {plain(text) for text in texts(house.window)}


def test_light_and_dark_change_at_once(open_house: OpenHouse) -> None:
    """The palette chosen is worn and remembered."""
    house = open_house()
    house.wear("dark")
    assert theme.DARK is house.presentation.palette
    assert theme.DARK.paper in QGuiApplication.instance().styleSheet()  # type: ignore[union-attr]
    house.wear("light")
    assert theme.LIGHT is house.presentation.palette


def test_a_missing_journal_is_offered_to_be_made(
    qtbot: QtBot, open_house: OpenHouse, tmp_path: Path
) -> None:
    """Nothing is created by opening; the button creates, and the empty page welcomes."""
    path = tmp_path / "new" / "journal.trustjournal"
    house = open_house(path)
    assert not path.exists()
    assert "Où est votre journal ?" in {plain(text) for text in texts(house.window)}
    create = button_named(house.window, "Créer un journal ici")
    qtbot.waitUntil(lambda: house.window.focusWidget() is create)
    QTest.keyClick(create, Qt.Key.Key_Return)
    assert path.exists()
    assert house.desk is not None
    assert "Une page tranquille" in {plain(text) for text in texts(house.window)}


def test_a_backup_takes_the_place_of_what_cannot_be_read(
    qtbot: QtBot, open_house: OpenHouse, journal_file: Path, tmp_path: Path
) -> None:
    """A verified copy of the backup is opened; the file in the way is kept under another name."""
    journal, broken = reopened(journal_file), tmp_path / "broken.trustjournal"
    backup = back_up_journal(journal, to=tmp_path / "copy.trustjournal.backup")
    journal.close()
    broken.write_text("not a journal" * 200, encoding="utf-8")
    house = open_house(broken)
    house.restore_backup(backup.path)
    qtbot.waitUntil(lambda: house.desk is not None)
    assert len(LINES) == len(entries(house))
    (kept,) = tmp_path.glob("broken-replaced-*.trustjournal")
    assert kept.read_text(encoding="utf-8") == "not a journal" * 200


def test_a_foreign_file_is_named_and_left_alone(open_house: OpenHouse, tmp_path: Path) -> None:
    """A file that is no journal: one sentence with its path, and its bytes untouched."""
    path = tmp_path / "notes.trustjournal"
    path.write_text("not a journal" * 200, encoding="utf-8")
    house = open_house(path)
    assert any(str(path) in text for text in texts(house.window))
    assert path.read_text(encoding="utf-8") == "not a journal" * 200


def test_the_window_comes_back_as_it_was(open_house: OpenHouse) -> None:
    """Screen and size are remembered, and fit the screens there are."""
    first = open_house()
    first.window.go("missions")
    first.window.resize(1000, 700)
    first.window.close()
    second = open_house()
    assert "missions" == second.window.current
    room = second.window.screen().availableGeometry()
    assert room.intersects(second.window.geometry())


def test_closing_lets_go_of_the_journal(open_house: OpenHouse, journal_file: Path) -> None:
    """After the window is closed nothing of it holds the file: no write-ahead file is left."""
    house = open_house()
    house.window.close()
    assert house.desk is None
    assert not journal_file.with_name(f"{journal_file.name}-wal").exists()


@pytest.mark.parametrize("screen", ["today", "missions", "portfolio", "journal", "documents"])
def test_every_control_has_a_name(open_house: OpenHouse, screen: str) -> None:
    """What can be pressed or filled in says what it is to who cannot see it."""
    house = open_house()
    house.window.go(screen)
    controls: list[QWidget] = [
        *house.window.findChildren(QAbstractButton),
        *house.window.findChildren(QLineEdit),
        *house.window.findChildren(QComboBox),
    ]
    nameless = [
        one
        for one in controls
        if one.isVisible()
        and not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))
        and one.objectName() != "qt_toolbar_ext_button"
        and not isinstance(one.parent(), QLineEdit)
    ]
    assert [] == nameless


def test_a_plan_whose_time_has_passed_is_confirmed(open_house: OpenHouse) -> None:
    """A planned entry counts for nothing until it is said to have taken place."""
    house = open_house()
    desk = house.desk
    assert desk is not None
    house.window.line.prepare("beton r demain 10h : comité")
    house.window.line.draft_submitted.emit(desk.lines.read("beton r demain 10h : comité"))
    desk.open_mission(today(desk._journal).missions[0].mission.id)
    assert "prévu" in {chip.text() for chip in desk.missions.findChildren(QAbstractButton)}
    hands = house.presentation.now
    assert isinstance(hands, Hands)
    hands.now = NOW + timedelta(days=2)
    desk.open_mission(today(desk._journal).missions[0].mission.id)
    button_named(desk.missions, "Cela a eu lieu").click()
    assert "prévu" not in {
        chip.text() for chip in desk.missions.findChildren(QAbstractButton) if chip.isVisible()
    }
