"""Does help open on the right page, offline, and hold what it should?"""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.sources import ROOT
from tests.ui.seen import button_named, plain
from trustjournal.launcher import House
from trustjournal.paths import state_folder
from trustjournal.ui.application import report_bug
from trustjournal.ui.help.about import AboutDialog, made_of
from trustjournal.ui.help.mistakes import MistakesDialog
from trustjournal.ui.help.pages import CONTENTS, PAGE_OF, found, page_about, pages
from trustjournal.ui.help.window import HelpWindow, PageView
from trustjournal.wording import LANGUAGES

OpenHouse = Callable[..., House]
LINK = re.compile(r"\]\(([^)]+)\)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_with_its_title(language: str) -> None:
    """No page is missing, none is left over, each says something."""
    folder = ROOT / "resources" / "help" / language
    assert set(CONTENTS) == {file.stem for file in folder.glob("*.md")}
    assert all(one.title != one.name and len(one.text.split()) > 80 for one in pages(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_lead_to_pages_alone(language: str) -> None:
    """Each link names a page of ours; no page holds HTML or a picture."""
    for one in pages(language):
        assert {link.removesuffix(".md") for link in LINK.findall(one.text)} <= set(CONTENTS)
        assert not re.search(r"!\[|<(?![ `|])[a-zA-Z/]", re.sub("`[^`]*`", "", one.text)), one.name


def test_languages_have_the_same_headings() -> None:
    """What is explained in one language is explained in the other, part by part."""
    counts = [
        [(one.text.count("\n## "), one.text.count("\n|")) for one in pages(language)]
        for language in LANGUAGES
    ]
    assert counts[0] == counts[1]


def test_every_screen_has_its_page(open_house: OpenHouse) -> None:
    """Whatever screen the window gains, somebody writes its page, in both languages."""
    assert set() == set(open_house().window.keys) - set(PAGE_OF)
    assert set(PAGE_OF.values()) <= set(CONTENTS)


def test_f1_opens_the_page_of_the_screen_in_sight(qtbot: QtBot, open_house: OpenHouse) -> None:
    """The page follows the screen; a link goes on to another page, any other link nowhere."""
    house = open_house()
    house.window.activateWindow()
    qtbot.waitUntil(house.window.isActiveWindow)
    house.window.go("portfolio")
    QTest.keyClick(house.window, Qt.Key.Key_F1)
    shown = house.window.findChildren(HelpWindow)[0]
    assert "portfolio" == shown.current
    assert "Le portefeuille" in shown.page.toPlainText()
    shown.show_page("people.md")
    assert "people" == shown.current
    shown.show_page("../../etc/passwd")
    assert "people" == shown.current
    assert "first-day" == page_about(None)
    shown.close()


@pytest.mark.parametrize(
    ("query", "page"), [("feuille de secours", "safe-keeping"), ("heures CALMES", "reminders")]
)
def test_words_are_found(query: str, page: str) -> None:
    """Every word must be there, accents and capitals aside."""
    assert page in [one.name for one in found("fr", query)]
    assert () == found("fr", "zébulon")


def test_the_page_loads_nothing(qtbot: QtBot) -> None:
    """Neither a picture nor a style sheet, wherever it is said to be."""
    view = PageView()
    qtbot.addWidget(view)
    view.document().setMarkdown("![a](file:///dev/null) <b>bold</b>",
                                QTextDocument.MarkdownFeature.MarkdownNoHTML)  # fmt: skip
    view.show()
    assert view.loadResource(2, "file:///dev/null") is None  # type: ignore[func-returns-value]
    assert not view.openLinks()


def test_about_says_versions_and_paths_alone(open_house: OpenHouse) -> None:
    """What is copied for a diagnosis names packages and places, nobody and no note."""
    house = open_house()
    house.window.commands.perform("about")
    (dialog,) = house.window.findChildren(AboutDialog)
    said = dialog.diagnosis()
    assert "sqlite-utils 4" in said
    assert str(state_folder()) in said
    assert not {"Durand", "Béton"} & set(said.split())
    assert all(made["licence"] != "—" for made in made_of())
    dialog.close()


def test_mistakes_are_shown_and_cleared(open_house: OpenHouse) -> None:
    """Types and places; the words of the exception stay out."""
    house = open_house()
    fail()
    house.window.commands.perform("mistakes")
    (dialog,) = house.window.findChildren(MistakesDialog)
    said = dialog.text.toPlainText()
    assert "ValueError" in said
    assert "test_help.py" in said
    assert "Durand" not in said
    button_named(dialog, "Effacer").click()
    assert "Aucune panne n'est notée." == plain(dialog.text.toPlainText())
    dialog.close()


def test_what_failed_is_offered_at_the_next_start(open_house: OpenHouse) -> None:
    """Once: a start after that says nothing."""
    fail()
    told = "Quelque chose a échoué dans le programme ; ce qui est écrit est sauf."
    first, second = (plain(open_house().window.toast._text.text()) for _ in range(2))
    assert told == first
    assert told != second


def fail() -> None:
    """Make a mistake as the window would, and let it be noted."""
    try:
        int("Durand est furieux")
    except ValueError as error:
        report_bug(type(error), error, error.__traceback__)
