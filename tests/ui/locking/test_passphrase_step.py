"""Is a passphrase chosen with care, and the recovery key on paper before it is needed?"""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from trustjournal.journal.keeping.vault import Choice, asked_groups, recovery_key
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.locking.passphrase_step import PassphraseStep
from trustjournal.ui.locking.strength import Strength, strength_of

PHRASE = "quatre mots sans lien"


@pytest.fixture
def step(qtbot: QtBot, look: Presentation) -> PassphraseStep:
    """Return the step, shown."""
    step = PassphraseStep(look, "journal")
    qtbot.addWidget(step)
    step.show()
    step.start()
    return step


def choose(step: PassphraseStep, again: str = PHRASE) -> None:
    """Type a passphrase twice and go on."""
    step.choosing.first.edit.setText(PHRASE)
    step.choosing.second.edit.setText(again)
    step.go_on()


def type_back(step: PassphraseStep, *groups: str) -> None:
    """Type two groups and finish."""
    for field, group in zip(step.groups, groups, strict=True):
        assert isinstance(field.control, QLineEdit)
        field.control.setText(group)
    step.finish()


def test_what_is_typed_is_hidden_until_the_eye_is_pressed(step: PassphraseStep) -> None:
    """Both lines at once, and hidden again afterwards."""
    hidden, shown = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal
    assert hidden == step.choosing.first.edit.echoMode()
    step.choosing.first.eye.click()
    assert shown == step.choosing.first.edit.echoMode() == step.choosing.second.edit.echoMode()


def test_two_different_phrases_go_no_further(step: PassphraseStep) -> None:
    """It is said beside the second, which gets the focus."""
    choose(step, again="quatre mots sans liens")
    assert 0 == step.pages.currentIndex()
    assert "identiques" in step.choosing.second.edit.accessibleDescription()


def test_the_sheet_shows_every_group(step: PassphraseStep) -> None:
    """Fourteen, spoken too."""
    choose(step)
    assert step.sheet is not None
    spoken = " ".join(part.accessibleName() for part in step.sheet.findChildren(QWidget))
    assert all(group in spoken for group in recovery_key(step.key).split("-"))


def test_two_groups_from_paper_complete_it(step: PassphraseStep, qtbot: QtBot) -> None:
    """Small letters will do; nothing of the passphrase stays in the lines."""
    choose(step)
    step.ask_groups()
    groups = recovery_key(step.key).split("-")
    with qtbot.waitSignal(step.completed) as heard:
        type_back(step, *(groups[place].lower() for place in asked_groups(step.key)))
    assert heard.args
    choice = heard.args[0]
    assert isinstance(choice, Choice)
    assert (PHRASE, step.key) == (choice.passphrase, choice.key)
    assert PHRASE not in repr(choice)
    assert "" == step.choosing.first.text() == step.choosing.second.text()


def test_a_wrong_group_completes_nothing(step: PassphraseStep, qtbot: QtBot) -> None:
    """Its number on the sheet is said."""
    choose(step)
    step.ask_groups()
    with qtbot.assertNotEmitted(step.completed):
        type_back(step, "0000", "0000")


def test_the_sheet_is_written_as_a_private_pdf(step: PassphraseStep, tmp_path: Path) -> None:
    """Or it is said why not, in the same place."""
    choose(step)
    assert step.sheet is not None
    out = tmp_path / "fiche.pdf"
    step.sheet.write(out)
    assert out.read_bytes().startswith(b"%PDF")
    assert 0o600 == out.stat().st_mode & 0o777
    step.sheet.write(tmp_path / "nowhere" / "fiche.pdf")
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("phrase", "strength"),
    [
        ("", None),
        ("chat", Strength.SHORT),
        ("aaaaaaaaaaaaaaaa", Strength.SHORT),
        ("Motdepasse7", Strength.FAIR),
        ("cheval batterie agrafe correct", Strength.GOOD),
        ("x9$Kq!2vLw#8Tz", Strength.GOOD),
    ],
)
def test_longer_is_said_to_be_better(phrase: str, strength: Strength | None) -> None:
    """Length and several words count most."""
    assert strength == strength_of(phrase)
