"""When no journal can be shown: is it said plainly, and does each way lead on?"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import LINES, reopened, write
from tests.ui.seen import button_named, plain, texts
from tests.ui.values import NOW
from trustjournal import settings
from trustjournal.errors import Trouble
from trustjournal.journal.analyses import today
from trustjournal.journal.keeping.safekeeping import back_up_journal
from trustjournal.launcher import House
from trustjournal.paths import default_journal
from trustjournal.ui.arrival.ways import CASES, situation_of
from trustjournal.ui.presence.address import address_of
from trustjournal.ui.presence.lock import lock_of

OpenHouse = Callable[..., House]


def entries(house: House) -> int:
    """Return how many entries the open journal has."""
    assert house.desk is not None
    (analysis,) = today(house.desk._journal).missions
    return len(analysis.interactions)


def said(house: House) -> str:
    """Return all that is to be read on the window."""
    return "\n".join(plain(text) for text in texts(house.window))


@pytest.fixture
def backup(journal_file: Path) -> Path:
    """Return a backup among the journal's own; one more entry is written after it."""
    journal = reopened(journal_file)
    made = back_up_journal(journal)
    write(journal, "beton t 5 : écrit après")
    journal.close()
    return made.path


def ruin(file: Path) -> None:
    """Leave what nobody can read."""
    file.write_bytes(b"not a journal" * 2000)


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda file: file.write_bytes(b""), "Le journal ne peut plus être lu"),
        (lambda file: file.write_bytes(file.read_bytes()[:5000]), "Le journal ne peut plus"),
        (lambda file: file.write_bytes(bytes(100) + file.read_bytes()[100:]), "ne peut plus"),
        (ruin, "ne peut plus"),
        (lambda file: file.unlink(), "Le journal n'est plus à sa place"),
    ],
    ids=["empty", "cut", "head", "garbage", "gone"],
)
def test_a_ruined_journal_offers_its_backups(
    qtbot: QtBot,
    open_house: OpenHouse,
    journal_file: Path,
    backup: Path,
    harm: Callable[[Path], object],
    told: str,
) -> None:
    """The verified backups are listed; one is looked at, restored, and the journal is open."""
    harm(journal_file)
    left = journal_file.read_bytes() if journal_file.exists() else None
    house = open_house()
    qtbot.waitUntil(lambda: told in said(house))
    qtbot.waitUntil(lambda: "Sauvegardes vérifiées" in said(house))
    assert left == (journal_file.read_bytes() if journal_file.exists() else None)
    button_named(house.window, f"Restaurer la sauvegarde : {day(house)}").click()
    qtbot.waitUntil(lambda: "Elle contient 6 entrées." in said(house))
    button_named(house.window, "Restaurer cette sauvegarde").click()
    qtbot.waitUntil(lambda: house.desk is not None)
    assert len(LINES) == entries(house)
    assert backup.exists()
    kept = [path.read_bytes() for path in journal_file.parent.glob("*-replaced-*.trustjournal")]
    assert ([left] if left is not None else []) == kept


def day(house: House) -> str:
    """Return how the list tells the day of the backup."""
    arriving = house.arriving
    assert arriving is not None
    assert arriving._screen is not None
    return plain(arriving._screen.copies.when(NOW))


def test_a_newer_journal_is_refused_and_read_out(
    qtbot: QtBot, open_house: OpenHouse, journal_file: Path, tmp_path: Path
) -> None:
    """It stays as it is on disk, side files included; what it holds can leave as JSON."""
    content = bytearray(journal_file.read_bytes())
    content[63] += 1  # user_version
    journal_file.write_bytes(content)
    before = {path.name for path in journal_file.parent.iterdir() if path.is_file()}
    house = open_house()
    assert "Ce journal vient d'une version plus récente" in said(house)
    assert house.arriving is not None
    house.arriving.export_to(tmp_path / "out.json")
    qtbot.waitUntil((tmp_path / "out.json").exists)
    qtbot.waitUntil(lambda: "Écrit :" in said(house))
    told = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert len(LINES) == len(told["tables"]["interaction"])
    assert content == journal_file.read_bytes()
    after = {path.name for path in journal_file.parent.iterdir() if path.is_file()}
    assert before | {"out.json"} == after


def test_a_journal_without_backups_is_recovered(
    qtbot: QtBot, open_house: OpenHouse, journal_file: Path
) -> None:
    """What is readable becomes the journal; a line says how much, and where the damaged one is."""
    content = bytearray(journal_file.read_bytes())
    content[:100] = bytes(100)
    journal_file.write_bytes(content)
    house = open_house()
    qtbot.waitUntil(lambda: "Aucune sauvegarde vérifiée" in said(house))
    button_named(house.window, "Récupérer ce qui est lisible").click()
    qtbot.waitUntil(lambda: house.desk is not None)
    assert len(LINES) == entries(house)
    qtbot.waitUntil(lambda: f"Récupéré : {len(LINES)} entrées." in said(house))


def test_a_synced_folder_is_refused_and_can_be_left(
    qtbot: QtBot, open_house: OpenHouse, journal_file: Path
) -> None:
    """The service is named; a verified copy on this computer is one press away."""
    shared = journal_file.parent / "Dropbox" / "journal.trustjournal"
    shared.parent.mkdir()
    shutil.copy(journal_file, shared)
    before = shared.read_bytes()
    house = open_house(shared)
    assert "Dropbox le recopierait" in said(house)
    button_named(house.window, "L'installer sur cet ordinateur").click()
    qtbot.waitUntil(lambda: house.desk is not None)
    assert len(LINES) == entries(house)
    chosen = settings.load().journal
    assert chosen is not None
    assert Path(chosen).parent == default_journal().parent
    assert before == shared.read_bytes()


def test_a_synced_folder_is_accepted_once(
    open_house: OpenHouse, journal_file: Path, tmp_path: Path
) -> None:
    """The choice is remembered for that folder."""
    shared = tmp_path / "Nextcloud" / "journal.trustjournal"
    shared.parent.mkdir()
    shutil.copy(journal_file, shared)
    button_named(open_house(shared).window, "L'ouvrir quand même").click()
    assert str(shared.parent) == settings.load().synced_folder
    assert open_house(shared).desk is not None


def test_a_second_window_does_not_open_the_journal(
    qtbot: QtBot, open_house: OpenHouse, journal_file: Path
) -> None:
    """While another window holds it and does not answer, it is said; then it opens."""
    lock = lock_of(address_of(journal_file))
    assert lock is not None
    house = open_house()
    house._is_taken = True
    house._close_journal()
    house.open_journal()
    assert "Une autre fenêtre tient déjà ce journal" in said(house)
    button_named(house.window, "Réessayer").click()
    assert house.desk is None
    lock.unlock()
    qtbot.waitUntil(lambda: "Réessayer" in buttons(house))
    button_named(house.window, "Réessayer").click()
    assert house.desk is not None


def buttons(house: House) -> list[str]:
    """Return what is written on the buttons that are shown."""
    shown = house.window.findChildren(QAbstractButton)
    return [plain(one.text()) for one in shown if not one.isHidden()]


def test_each_situation_leads_on() -> None:
    """None is a dead end: each trouble of a file has at least two ways, the first a usual one."""
    for code in CASES:
        for was_there in (True, False):
            found = situation_of(Trouble(code=code), was_there=was_there)
            assert len(found.ways) > 1 or found.has_copies
            assert found.ways
