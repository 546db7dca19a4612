"""A promise says whether the client may read it, and a press changes that."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.conftest import reopened, write
from tests.ui.seen import button_named, plain, texts
from tests.ui.values import NOW
from trustjournal.launcher import House


def test_a_press_lets_the_client_read_a_promise_and_back(
    qtbot: QtBot, open_house: Callable[..., House], journal_file: Path
) -> None:
    """Private first; shared by one press on Today, with the way back in the toast."""
    journal = reopened(journal_file, NOW - timedelta(days=1))
    write(journal, "beton m> : vu = plan d'accès vendredi")
    journal.close()
    house = open_house()
    house.window.go("today")
    private = "Privé : plan d'accès. Le laisser lire au client"
    shared = "Visible du client : plan d'accès. Le garder pour soi"
    qtbot.waitUntil(lambda: _has(house, private), timeout=20_000)
    button_named(house.window, private).click()
    qtbot.waitUntil(lambda: _has(house, shared), timeout=20_000)
    told = "Le client pourra le lire dans ses documents"
    assert told in map(plain, texts(house.window.toast))
    button_named(house.window.toast, "Annuler").click()
    qtbot.waitUntil(lambda: _has(house, private), timeout=20_000)


def _has(house: House, name: str) -> bool:
    try:
        return button_named(house.window, name).isEnabled()
    except AssertionError:
        return False
