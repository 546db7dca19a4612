"""The page of the profile: kept at once, said beside its field where it cannot be printed."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.report.test_saving import PNG, SVG
from tests.ui.seen import button_named, plain, texts
from tests.ui.values import NOW
from trustjournal.report.own_lexicon import OwnWords, own_words
from trustjournal.report.profiles import load_profiles
from trustjournal.ui.desk.profile_work import ProfileWork
from trustjournal.ui.kit.forms import Field
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.settings.profile import Lines
from trustjournal.ui.window import MainWindow


@pytest.fixture
def work(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ProfileWork:
    """Return the page in a window, filled, with nothing kept yet."""
    from PySide6.QtCore import QSettings  # noqa: PLC0415 - with a window only

    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    own_words.cache_clear()
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Presentation("fr", lambda: NOW), memory)
    qtbot.addWidget(window)
    made = ProfileWork(window)
    qtbot.addWidget(made.screen)
    made.page().fill()
    return made


def enter(work: ProfileWork, name: str, text: str) -> None:
    """Enter a text in a field and leave it."""
    control = work.screen.fields[name].control
    if isinstance(control, Lines):
        control.setPlainText(text)
        control.left.emit()
    else:
        control.setText(text)  # type: ignore[attr-defined]  # a line otherwise
        control.editingFinished.emit()  # type: ignore[attr-defined]


def problem(field: Field) -> str:
    """Return what is said beside a field."""
    return " ".join(text for text in texts(field) if "contraste" in text or "logo doit" in text)


def test_what_is_entered_is_kept_at_once(work: ProfileWork) -> None:
    """Every field; the command line reads the same file."""
    enter(work, "name", "Anne Morel")
    enter(work, "company", "Portage Ouest")
    enter(work, "letterhead", "Anne Morel\n\n Conseil ")
    enter(work, "legal_footer", "RCS Nantes")
    kept = load_profiles().current.profile
    assert ("Anne Morel", "Portage Ouest", ("Anne Morel", "Conseil"), "RCS Nantes") == (
        kept.name,
        kept.company,
        kept.letterhead,
        kept.legal_footer,
    )


def test_a_pale_accent_is_said_and_a_darker_one_offered(work: ProfileWork, qtbot: QtBot) -> None:
    """One press takes the one that reads."""
    enter(work, "accent", "#4DB8AF")
    qtbot.waitUntil(lambda: "contraste" in problem(work.screen.fields["accent"]))
    (offer,) = [
        one for one in texts(work.screen) + _buttons(work) if plain(one).startswith("Prendre #")
    ]
    button_named(work.screen, plain(offer)).click()
    qtbot.waitUntil(lambda: not problem(work.screen.fields["accent"]))
    assert load_profiles().current.profile.accent in offer


def test_a_logo_is_taken_if_it_is_a_picture(work: ProfileWork, tmp_path: Path) -> None:
    """PNG and plain SVG; anything else is said and the old one stays."""
    for name, content in (("a.png", PNG), ("a.svg", SVG)):
        (tmp_path / name).write_bytes(content)
        work.take_logo(tmp_path / name)
        assert content == load_profiles().current.profile.logo
    (tmp_path / "b.svg").write_bytes(b"<svg><script/></svg>")
    work.take_logo(tmp_path / "b.svg")
    assert SVG == load_profiles().current.profile.logo
    assert "logo doit" in problem(work.screen.fields["logo"])


def test_profiles_are_added_chosen_and_removed(work: ProfileWork, qtbot: QtBot) -> None:
    """A label is never given twice; what was removed comes back by the toast."""
    enter(work, "label", "Conseil")
    button_named(work.screen, "Nouveau profil").click()
    enter_later = lambda: "Sans nom" == load_profiles().chosen  # noqa: E731 - asked twice
    qtbot.waitUntil(enter_later)
    qtbot.wait(10)
    enter(work, "label", "Conseil")
    assert ["Conseil", "Conseil 2"] == [one.label for one in load_profiles().kept]
    qtbot.wait(10)
    button_named(work.screen, "Retirer").click()
    assert ["Conseil"] == [one.label for one in load_profiles().kept]


def test_own_words_are_kept(work: ProfileWork) -> None:
    """One a line."""
    enter(work, "stopping", "Projet Éclipse\n")
    enter(work, "passing", "fou")
    assert "Projet Éclipse" in own_words().stopping
    assert OwnWords((), ()) != own_words()


def _buttons(work: ProfileWork) -> tuple[str, ...]:
    from PySide6.QtWidgets import QAbstractButton  # noqa: PLC0415 - for one test

    return tuple(
        one.text() for one in work.screen.findChildren(QAbstractButton) if not one.isHidden()
    )
