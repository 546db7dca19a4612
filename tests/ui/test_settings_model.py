"""The page of the model: generated from the parameters, set and restored by hand."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.seen import button_named, plain, texts
from trustjournal.domain.parameters import DEFAULTS, PARAMETERS
from trustjournal.journal.parameters import engine_settings, parameters_set
from trustjournal.launcher import House
from trustjournal.ui.settings.model import SOURCES, UNITS, ModelPage
from trustjournal.ui.settings.screen import SettingsScreen
from trustjournal.wording import words

OpenHouse = Callable[..., House]


@pytest.fixture
def house(open_house: OpenHouse) -> House:
    """Return a window on the page of the model."""
    made = open_house()
    made.window.go("settings")
    made.window.findChildren(SettingsScreen)[0].show_page("model")
    return made


def page(house: House) -> ModelPage:
    """Return the page of the model."""
    return house.window.findChildren(ModelPage)[0]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_parameter_has_its_words(language: str) -> None:
    """A name, a sentence, a unit and a source, in both languages."""
    said = words(language)
    for one in PARAMETERS:
        assert said(f"parameters.{one.name}.label")
        assert said(f"parameters.{one.name}.says")
        assert said(f"judging.unit.{UNITS[one.unit]}")
        assert said(f"judging.source.{SOURCES[one.source]}")


def test_every_parameter_is_shown_with_its_value(house: House) -> None:
    """In order, in the units of the screen: levels and shares in points of a hundred."""
    rows = page(house).rows
    assert [one.name for one in PARAMETERS] == list(rows)
    assert 55 == rows["start_normal"].box.value()
    assert 1.7 == rows["loss_ratio"].box.value()
    said = texts(page(house))
    assert any("(0 sur 8)" in text for text in said)
    assert any("Un choix du programme." in text for text in said)


def test_a_value_typed_is_set_and_taken_back(house: House) -> None:
    """Enter sets it in the journal, the toast offers the way back."""
    assert house.desk is not None
    row = page(house).rows["start_normal"]
    row.box.setFocus()
    row.box.selectAll()
    QTest.keyClicks(row.box, "40")
    QTest.keyClick(row.box, Qt.Key.Key_Return)
    assert 0.4 == engine_settings(house.desk._journal).start_normal
    assert "Réglage enregistré" in plain(texts(house.window.toast)[0])
    button_named(house.window.toast, "Annuler").click()
    assert DEFAULTS == engine_settings(house.desk._journal)
    assert 55 == row.box.value()


def test_a_reset_restores_one_or_all(house: House) -> None:
    """The way back stands beside what was set, and nowhere else."""
    assert house.desk is not None
    rows = page(house).rows
    for name in ("quiet_days", "reply_hours"):
        rows[name].box.setValue(30)
        rows[name].box.editingFinished.emit()
    assert not rows["quiet_days"].reset.isHidden()
    assert rows["loss_ratio"].reset.isHidden()
    rows["quiet_days"].reset.click()
    assert {"reply_hours": 30} == parameters_set(house.desk._journal)
    button_named(page(house), "Tout rétablir").click()
    assert {} == parameters_set(house.desk._journal)


def test_the_page_follows_the_language(house: House) -> None:
    """Every sentence is said again."""
    house.speak("en")
    assert "Source" not in " ".join(texts(page(house)))
    assert "The model of trust" in texts(page(house))
    house.speak("fr")
