"""When no journal can be shown: is it said plainly, and does each way lead on?"""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import LINES, reopened, write
from tests.ui.seen import button_named, plain, texts
from tests.ui.values import NOW
from trustjournal.journal.analyses import today
from trustjournal.journal.safekeeping import back_up_journal
from trustjournal.launcher import House

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
