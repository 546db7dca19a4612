"""How does a begun name go on, and when does it not?"""

import pytest
from PySide6.QtCore import Qt

from tests.ui.capture.typing import Desk
from trustjournal.quickline.context import KnownClient, KnownMission, KnownPerson, LineContext
from trustjournal.ui.capture.completion import completion

CONTEXT = LineContext(
    clients=(
        KnownClient(
            "1",
            "Béton SA",
            "beton",
            (KnownMission("2", "hall", "Hall 3"), KnownMission("5", "nord", "Nord")),
            (KnownPerson("3", "Élodie Durand"),),
        ),
        KnownClient("4", "Acme", "acme"),
    ),
    tags=("lot3",),
)


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("be", "ton"),
        ("BET", "on"),
        ("b", ""),
        ("ac", "me"),
        ("dur", "and"),
        ("beton/", "hall"),
        ("beton/n", "ord"),
        ("beton t : vu @dur", "and"),
        ("beton t : vu @elo", "die"),
        ("beton t : vu #l", "ot3"),
        ("beton t : vu *lo", "t3"),
        ("be :", ""),
        ("beton :", ""),
        ("beton t : ac", ""),
        ("beton ac", ""),
        ("zz", ""),
        ("", ""),
        ("beton ", ""),
    ],
)
def test_names_go_on(typed: str, rest: str) -> None:
    """Clients and people at the start, missions after a slash, people after @, tags after #."""
    assert rest == completion(typed, CONTEXT)


def test_only_right_or_end_take_it(desk: Desk) -> None:
    """Space and colon leave a short name as typed; Right takes what is offered."""
    desk.type("bet")
    assert "on" == desk.line.edit.rest
    desk.type(" :")
    assert "bet :" == desk.line.edit.text()
    desk.line.prepare("")
    desk.type("bet")
    desk.press(Qt.Key.Key_Right)
    assert "beton" == desk.line.edit.text()
