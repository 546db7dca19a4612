"""What the tests of the window share: a way to speak and look, a journal, a whole window."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths
from pytestqt.qtbot import QtBot

from tests.ui.values import NOW, ZONE
from trustjournal.domain.kinds import Standing
from trustjournal.journal.engagements import (
    NewClient,
    NewMission,
    NewPeriod,
    NewPerson,
    add_client,
    add_mission,
)
from trustjournal.journal.entries import record
from trustjournal.journal.journal import Journal
from trustjournal.journal.opening import create_journal, open_journal
from trustjournal.journal.reading import line_context
from trustjournal.launcher import House
from trustjournal.quickline.read import read_line
from trustjournal.ui.application import application
from trustjournal.ui.kit.presentation import Presentation

LINES = (
    (60, "beton r : lancement, objectifs posés"),
    (50, "beton t 20 : le plan avance !planning"),
    (40, "beton v 45 : diagnostic rendu !livré"),
    (20, "beton t 25 : inquiet sur le lot 3 !rapport"),
    (10, "beton m> : plan envoyé = plan corrigé dans 12 jours"),
    (1, "beton m? : peut-on décaler l'atelier ?"),
)


class Hands:
    """A clock that is set by hand."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep each test's preferences and window memory to itself."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    QStandardPaths.setTestModeEnabled(True)
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "config")
    )


@pytest.fixture
def look(qtbot: QtBot) -> Presentation:
    """Return a French presentation, in light colours, at a fixed moment."""
    assert qtbot is not None
    return Presentation("fr", lambda: NOW, zone=ZONE)


@pytest.fixture
def journal_file(tmp_path: Path) -> Path:
    """Return a journal with one client, one running mission and six entries."""
    path = tmp_path / "journal.trustjournal"
    hands = Hands(NOW - timedelta(days=70))
    journal = create_journal(path, clock=hands, zone=ZONE)
    added = add_client(
        journal,
        NewClient(
            "Béton SA",
            alias="beton",
            people=(NewPerson("Durand", is_requester=True),),
            standing=Standing.NEW,
        ),
    )
    period = NewPeriod(start=(NOW - timedelta(days=65)).date())
    add_mission(journal, NewMission(added.id, "Hall 3", alias="hall", periods=(period,)))
    for days, line in LINES:
        hands.now = NOW - timedelta(days=days)
        write(journal, line)
    journal.close()
    return path


@pytest.fixture
def open_house(qtbot: QtBot, journal_file: Path) -> Iterator[Callable[..., House]]:
    """Return a maker of windows on the journal, shown and filled."""
    houses: list[House] = []

    def make(path: Path = journal_file, language: str = "fr") -> House:
        house = House(path, language, Hands(NOW))
        houses.append(house)
        house.window.show()
        qtbot.waitUntil(lambda: house.window.current is not None, timeout=20_000)
        return house

    yield make
    for house in houses:
        for translator in house._translators:  # one process, many windows: only in tests
            application().removeTranslator(translator)
        house.window.close()
        house.window.deleteLater()


def write(journal: Journal, line: str) -> str:
    """Record a line as typed now; return its entry's id."""
    now = journal.now()
    return record(journal, read_line(line, now, line_context(journal, "fr", now))).id


def reopened(path: Path, now: datetime = NOW) -> Journal:
    """Open a journal from elsewhere, as another process would."""
    return open_journal(path, clock=lambda: now, zone=ZONE)
