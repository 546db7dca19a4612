"""Is what is chosen on the pages of the window worn at once, and kept?"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel

from tests.ui.seen import button_named, plain, texts
from trustjournal.journal.parameters import engine_settings
from trustjournal.launcher import House
from trustjournal.settings import load
from trustjournal.ui.kit import theme
from trustjournal.ui.settings.appearance import AppearancePage
from trustjournal.ui.settings.screen import SettingsScreen
from trustjournal.ui.settings.shortcuts import ShortcutsPage
from trustjournal.ui.settings.working_time import WorkingTimePage

OpenHouse = Callable[..., House]


def page_of(house: House, key: str) -> SettingsScreen:
    """Bring a page of the settings into sight."""
    house.window.go("settings")
    assert house.settings is not None
    house.settings.show_page(key)
    return house.settings


def choose(box: object, value: str) -> None:
    """Choose as a hand would."""
    place = box.findData(value)  # type: ignore[attr-defined] # a QComboBox
    box.setCurrentIndex(place)  # type: ignore[attr-defined]
    box.activated.emit(place)  # type: ignore[attr-defined]


def test_pages_stand_in_sections(open_house: OpenHouse) -> None:
    """The list names every page; the sections come in their order."""
    screen = page_of(open_house(), "appearance")
    sections = [one.section for one in screen.pages]
    assert sections == sorted(sections, key=list(type(sections[0])).index)
    assert "appearance" == screen.current


def test_appearance_is_worn_at_once(open_house: OpenHouse) -> None:
    """Language, colours and text size follow the choice, and are kept."""
    house = open_house()
    page = page_of(house, "appearance").findChildren(AppearancePage)[0]
    choose(page.colours, "contrast")
    assert house.presentation.palette in {theme.CONTRAST_LIGHT, theme.CONTRAST_DARK}
    choose(page.text_size, "150")
    assert 1.5 == house.presentation.scale
    choose(page.language, "en")
    assert "Appearance and language" in texts(page)
    assert ("contrast", 150, "en") == (
        load().colours, load().text_percent, load().language,
    )  # fmt: skip


def test_nothing_moves_when_so_chosen(open_house: OpenHouse) -> None:
    """Menus appear without effect and the caret stays."""
    house = open_house()
    page = page_of(house, "appearance").findChildren(AppearancePage)[0]
    still = next(one for one in page.findChildren(QCheckBox) if "bouge" in one.text())
    still.click()
    assert 0 == house._application.cursorFlashTime()
    assert not house._application.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    still.click()
    assert 0 != house._application.cursorFlashTime()


@pytest.mark.parametrize(
    ("chosen", "asked", "palette"),
    [
        ("system", "", theme.LIGHT),
        ("system", "dark", theme.DARK),
        ("system", "dark contrast", theme.CONTRAST_DARK),
        ("light", "dark contrast", theme.LIGHT),
        ("contrast", "", theme.CONTRAST_LIGHT),
        ("contrast", "dark", theme.CONTRAST_DARK),
        ("unheard of", "", theme.LIGHT),
    ],
)
def test_colours_follow_the_choice_then_the_system(
    chosen: str, asked: str, palette: theme.Palette
) -> None:
    """What was chosen by name counts; else what the system asks for."""
    found = theme.palette_for(chosen, dark="dark" in asked, contrast="contrast" in asked)
    assert palette is found


@pytest.mark.parametrize(
    "palette", [theme.CONTRAST_LIGHT, theme.CONTRAST_DARK], ids=lambda it: it.name
)
def test_high_contrast_is_high(palette: theme.Palette) -> None:
    """Texts read at 7 to 1 at least, edges at 3 to 1. Source: WCAG 2.2, 1.4.6 and 1.4.11."""
    inks = (palette.text, palette.muted, palette.grave_ink, palette.soon_ink, palette.good_ink,
            palette.accent)  # fmt: skip
    assert all(theme.contrast(ink, palette.paper) >= 7 for ink in inks)
    assert theme.contrast(palette.on_accent, palette.accent) >= 7
    assert all(theme.contrast(it, palette.paper) >= 3 for it in (palette.hairline, palette.border))


def test_a_key_is_changed_where_it_stands(open_house: OpenHouse) -> None:
    """The new key does it, the row says so, and one click brings the old one back."""
    house = open_house()
    page = page_of(house, "shortcuts").findChildren(ShortcutsPage)[0]
    page.rows["palette"].key.click()
    press = page.rows["palette"].press
    press.setKeySequence(QKeySequence("Ctrl+J"))
    press.editingFinished.emit()
    assert ("Ctrl+J",) == house.window.commands.keys_of("palette")
    assert "Ctrl+J" == page.rows["palette"].key.text()
    button_named(page, "Reprendre la touche d'origine : Tout trouver : la palette").click()
    assert ("Ctrl+K",) == house.window.commands.keys_of("palette")


def test_a_key_that_is_taken_is_refused_with_the_reason(open_house: OpenHouse) -> None:
    """The row says what has it; the key before stays."""
    house = open_house()
    page = page_of(house, "shortcuts").findChildren(ShortcutsPage)[0]
    line = page.rows["palette"]
    line.key.click()
    line.press.setKeySequence(QKeySequence("Ctrl+N"))
    line.press.editingFinished.emit()
    told = [plain(one.text()) for one in line.findChildren(QLabel)]
    assert "Ctrl+N sert déjà à : Noter une entrée." in told
    assert ("Ctrl+K",) == house.window.commands.keys_of("palette")


def test_working_time_is_the_journals(open_house: OpenHouse) -> None:
    """The clock of replies and the local holidays go into the journal, with a way back."""
    house = open_house()
    assert house.desk is not None
    page = page_of(house, "work").findChildren(WorkingTimePage)[0]
    page.hours.setValue(8)
    page.hours.editingFinished.emit()
    assert 8 == engine_settings(house.desk._journal).reply_hours
    assert any("14 juillet" in plain(text) for text in texts(page))
    next(one for one in page.findChildren(QCheckBox)).click()
    assert any("26 décembre" in plain(text) for text in texts(page))
    QTest.keyClick(house.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
