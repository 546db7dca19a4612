"""Does nothing on any screen say a name while names are hidden?"""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QListView, QWidget

from tests.ui.seen import plain
from trustjournal.domain.cards import ActionCode
from trustjournal.launcher import House
from trustjournal.settings import load
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.veil import Mask, draw, initials, letters, lift, veiled

OpenHouse = Callable[..., House]
TOLD = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


@pytest.fixture(autouse=True)
def _lifted() -> Iterator[None]:
    yield
    lift()


def said(widget: QWidget) -> Iterator[str]:
    """Yield all that a widget and its children say: texts, spoken names, tooltips, rows."""
    for one in (widget, *widget.findChildren(QWidget)):
        yield from (one.accessibleName(), one.accessibleDescription(), one.toolTip())
        yield one.windowTitle()
        if isinstance(one, QLabel | QAbstractButton):
            yield one.text()
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            yield from _rows(one)


def _rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount(QModelIndex())):
        for column in range(1 if isinstance(view, QListView) else model.columnCount()):
            yield from (str(model.index(row, column).data(role)) for role in TOLD)


def test_names_are_masked_whatever_their_accents() -> None:
    """Whole words, accents and capitals aside; everything else stays as it was."""
    draw((Mask("Béton SA", "Client A"), Mask("Durand", "D."), Mask("beton", "Client A")))
    assert "Client A : D. y tient" == veiled("Béton SA : Durand y tient")
    assert "Client A, CLIENT, Durandal, D." == veiled("beton sa, CLIENT, Durandal, DURAND")
    lift()
    assert "Durand" == veiled("Durand")


def test_the_longer_name_is_masked_first() -> None:
    """A name inside a longer one does not leave the rest of it in sight."""
    draw((Mask("Durand", "D."), Mask("Durand et fils", "Client A")))
    assert "Client A" == veiled("Durand et fils")


@pytest.mark.parametrize(("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_clients_are_lettered(number: int, name: str) -> None:
    """There is a letter for each of any number of clients."""
    assert name == letters(number)


def test_people_keep_their_initials() -> None:
    """Each word of a name gives one."""
    assert "J. P. D." == initials("Jean-Pierre Durand")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_screen_says_a_name(open_house: OpenHouse, language: str) -> None:
    """On every screen the client, its mission and its contact are masked; then shown again."""
    house = open_house(language=language)
    assert house.desk is not None
    house.window.commands.perform("discreet")
    seen = " ".join(every_screen(house))
    assert [] == [name for name in ("Béton", "Hall 3", "Durand") if name in seen]
    assert "Client A" in seen
    house.window.commands.perform("discreet")
    assert "Béton SA" in " ".join(every_screen(house))


def every_screen(house: House) -> Iterator[str]:
    """Yield all that the window says, screen after screen, and the mission's page."""
    for key in house.window.keys:
        house.window.go(key)
        yield from map(plain, said(house.window))
    assert house.desk is not None
    house.desk.open_mission(house.desk._gathering.look()[0].mission.id)
    yield from map(plain, said(house.window))


def test_the_choice_is_kept(open_house: OpenHouse) -> None:
    """A window closed in discreet mode opens in it."""
    house = open_house()
    house.window.commands.perform("discreet")
    assert load().discreet
    again = open_house()
    assert again.presentation.is_discreet


def test_editors_are_never_veiled(open_house: OpenHouse) -> None:
    """What is made ready to be typed on names its client as the journal knows it."""
    house = open_house()
    assert house.desk is not None
    house.window.commands.perform("discreet")
    (analysis,) = house.desk._gathering.look()
    house.desk.actions._prepare(ActionCode.HOLDING_ANSWER, analysis)
    assert house.window.line.text().startswith("beton/hall")


def test_words_mask_their_facts(look: Presentation) -> None:
    """A sentence about a client says its mask, also in another language."""
    look.mask_with(lambda: (Mask("Béton SA", "Client A"),))
    look.hide_names(hidden=True)
    told = look.words("capture.planned.ended", client="Béton SA")
    assert "Client A" in told
    look.speak("en")
    assert "Client A" in look.words("capture.planned.ended", client="Béton SA")
    assert "Béton SA" in look.open_words("capture.planned.ended", client="Béton SA")
