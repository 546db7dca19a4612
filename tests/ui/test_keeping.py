"""Is the journal backed up on time beside the window, and is what happens said, calmly?"""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import LINES, Hands, reopened, write
from tests.ui.seen import button_named, plain, texts
from tests.ui.values import NOW
from trustjournal.journal.analyses import today
from trustjournal.journal.keeping.copies import Copy, copies_of
from trustjournal.journal.keeping.safekeeping import back_up_journal, is_rotation_resting
from trustjournal.launcher import House
from trustjournal.ui.desk.desk import Desk
from trustjournal.ui.desk.keeping_work import KeepingWork
from trustjournal.ui.settings.backups import BackupsPage

OpenHouse = Callable[..., House]


def desk_of(house: House) -> Desk:
    """Return the desk of an open journal."""
    assert house.desk is not None
    return house.desk


def page_of(house: House) -> BackupsPage:
    """Bring the page of backups into sight and return it."""
    house.window.go("settings")
    assert house.settings is not None
    house.settings.show_page("backups")
    return house.window.findChildren(BackupsPage)[0]


def said(house: House) -> str:
    """Return all that is to be read on the window."""
    return "\n".join(plain(text) for text in texts(house.window))


def kept(journal_file: Path) -> tuple[Copy, ...]:
    """Return the journal's own backups."""
    return copies_of(journal_file)


def test_what_was_written_is_backed_up_within_the_hour(
    qtbot: QtBot, open_house: OpenHouse, journal_file: Path
) -> None:
    """Once something new is there and the last backup is old enough, and not again without need."""
    house = open_house()
    desk = desk_of(house)
    desk.backups.look()
    qtbot.waitUntil(lambda: not desk.backups.is_busy and len(kept(journal_file)) == 1)
    desk.backups.look()
    assert not desk.backups.is_busy
    write(desk._journal, "beton t 5 : du nouveau")
    hands = house.presentation.now
    assert isinstance(hands, Hands)
    hands.now = NOW + timedelta(minutes=29)
    desk.backups.look()
    assert not desk.backups.is_busy
    hands.now = NOW + timedelta(minutes=31)
    desk.backups.look()
    qtbot.waitUntil(lambda: len(kept(journal_file)) == 2)
    hands.now = NOW + timedelta(minutes=43)
    qtbot.waitUntil(lambda: not desk.backups.is_busy)
    desk.saved.tell()
    assert "sauvegarde il y a 12 min" in plain(house.window.status.text())


def test_leaving_backs_up_what_is_new(open_house: OpenHouse, journal_file: Path) -> None:
    """Closing the window leaves a backup of everything; closing it unchanged adds none."""
    open_house().window.close()
    open_house().window.close()
    (copy,) = kept(journal_file)
    assert (len(LINES), "quit") == (copy.entries, copy.reason)


def test_a_second_folder_gets_a_verified_copy(
    qtbot: QtBot, open_house: OpenHouse, journal_file: Path, tmp_path: Path
) -> None:
    """Chosen, each backup goes there too; away, it is said calmly and the first is still made."""
    second = tmp_path / "stick"
    second.mkdir()
    house = open_house()
    page = page_of(house)
    work = page.findChildren(KeepingWork)[0]
    work.choose_second(second)
    backups = desk_of(house).backups
    qtbot.waitUntil(lambda: not backups.is_busy and len(kept(journal_file)) == 1)
    assert [one.name for one in second.glob("*.trustjournal")] == [
        one.name for one in (journal_file.parent / "backups").glob("*.trustjournal")
    ]
    second.rename(tmp_path / "away")
    backups.back_up()
    qtbot.waitUntil(lambda: not backups.is_busy and len(kept(journal_file)) == 2)
    assert "second dossier absent" in plain(house.window.status.text())
    assert "Absent pour l'instant" in said(house)


def test_a_backup_that_fails_is_said_until_one_succeeds(
    qtbot: QtBot, open_house: OpenHouse, journal_file: Path
) -> None:
    """Where the folder of backups cannot be made, the foot of the window says so."""
    (journal_file.parent / "backups").write_text("in the way", encoding="utf-8")
    house = open_house()
    backups = desk_of(house).backups
    backups.back_up()
    qtbot.waitUntil(lambda: not backups.is_busy and backups.trouble is not None)
    assert "sauvegarde impossible" in plain(house.window.status.text())
    (journal_file.parent / "backups").unlink()
    backups.back_up()
    qtbot.waitUntil(lambda: not backups.is_busy and backups.trouble is None)
    assert "sauvegarde impossible" not in plain(house.window.status.text())


def test_a_backup_comes_back_from_the_settings(
    qtbot: QtBot, open_house: OpenHouse, journal_file: Path
) -> None:
    """Looked at with its cost, restored, and rotation rests until the user says all is well."""
    journal = reopened(journal_file)
    back_up_journal(journal)
    write(journal, "beton t 5 : écrit après")
    journal.close()
    house = open_house()
    page = page_of(house)
    qtbot.waitUntil(lambda: bool(page.copies._copies))
    page.copies.preview_asked.emit(page.copies._copies[-1])
    qtbot.waitUntil(lambda: "Ce qui serait perdu : 1 entrée" in said(house))
    assert "écrit après" in said(house)
    button_named(page, "Restaurer cette sauvegarde").click()
    qtbot.waitUntil(lambda: "Journal restauré" in said(house))
    desk = desk_of(house)
    assert len(LINES) == len(today(desk._journal).missions[0].interactions)
    assert is_rotation_resting(desk._journal)
    button_named(house.window.banner, "Tout est bien").click()
    assert not is_rotation_resting(desk._journal)
    assert not house.window.banner.isVisible()


def test_a_read_only_journal_says_so_and_refuses(open_house: OpenHouse, journal_file: Path) -> None:
    """A line above the screens; what is typed stays typed, with a sentence why."""
    house = open_house()
    house._close_journal()
    house.window.clear_places()
    journal = reopened(journal_file)
    journal.database.is_read_only = True
    house.desk = Desk(journal, house.window)
    house.window.begin("today")
    assert "Lecture seule" in said(house)
    house.window.line.prepare("beton t 5 : impossible ici")
    QTest.keyClick(house.window.line.edit, Qt.Key.Key_Return)
    assert "impossible ici" in house.window.line.text()
    assert "est en lecture seule" in said(house)


def test_a_clock_that_is_behind_is_told(open_house: OpenHouse) -> None:
    """Before something is written at a wrong hour."""
    house = open_house()
    hands = house.presentation.now
    assert isinstance(hands, Hands)
    assert "L'horloge de l'ordinateur" not in said(house)
    hands.now = NOW - timedelta(days=2)
    desk_of(house).notices.look()
    assert "L'horloge de l'ordinateur" in said(house)
    hands.now = NOW
    desk_of(house).notices.look()
    assert "L'horloge de l'ordinateur" not in said(house)


def test_a_busy_journal_keeps_nobody_waiting(
    qtbot: QtBot, open_house: OpenHouse, journal_file: Path
) -> None:
    """While another process writes, Enter keeps the line in a moment; then it is recorded, once."""
    house = open_house()
    desk = desk_of(house)
    other = reopened(journal_file)
    with other.database.atomic():
        house.window.line.prepare("beton t 5 : pendant ce temps")
        begun = time.monotonic()
        QTest.keyClick(house.window.line.edit, Qt.Key.Key_Return)
        assert time.monotonic() - begun < 1.5  # the wait itself is a quarter of a second
        assert not house.window.line.text()
        assert "Le journal est occupé : la ligne est gardée" in said(house)
    other.close()
    qtbot.waitUntil(lambda: "pendant ce temps" in notes(desk))
    assert 1 == notes(desk).count("pendant ce temps")


def notes(desk: Desk) -> list[str]:
    """Return the notes of the mission's entries."""
    return [one.note for one in today(desk._journal).missions[0].interactions]
