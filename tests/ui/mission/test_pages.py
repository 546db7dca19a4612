"""The pages behind the tabs of a mission, each with something on it and with nothing."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.ui import values
from tests.ui.seen import button_named, plain, texts
from trustjournal.charts.tables import Table
from trustjournal.domain.analysis import ControlBarometer, ControlWeek, MissionAnalysis
from trustjournal.domain.paperwork import IssuedDocument
from trustjournal.domain.records import (
    ClientFile,
    Decision,
    Deliverable,
    Milestone,
    Period,
    Person,
)
from trustjournal.domain.verdicts import DueState
from trustjournal.ui.kit.chart_panel import ChartFile, ChartPanel
from trustjournal.ui.kit.chart_table import TableModel
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission.pages.deeds import (
    AddDecision,
    AddDeliverable,
    AddResult,
    AddStage,
    Deliver,
    ReachStage,
)
from trustjournal.ui.mission.screen import MissionScreen

PERIOD = Period("p2", "m1", date(2026, 5, 1), values.NOW, end=date(2026, 6, 30))
STAGE = Milestone("s1", "m1", "plan signé", date(2026, 6, 20), date(2026, 6, 10), values.NOW)
FILE = ClientFile(
    values.CLIENT,
    missions=(values.MISSION,),
    people=(
        Person("pe1", "c1", "Durand", values.NOW, "directrice", is_requester=True),
        Person("pe2", "c1", "Meyer", values.NOW),
    ),
    periods=(PERIOD,),
    milestones=(STAGE,),
    deliverables=(Deliverable("d1", "p2", "plan du hall", values.NOW),),
    decisions=(Decision("de1", "m1", "deux lots", values.interactions()[0].happened, values.NOW),),
)
EMPTY = ClientFile(values.CLIENT, missions=(values.MISSION,))
PAGES = ("promises", "replies", "controls", "planning", "people", "papers")


def bare() -> MissionAnalysis:
    """A mission of which nothing is known yet."""
    return replace(
        values.analysis(),
        requests=(), commitments=(), waitings=(), interactions=(), changes=(), points=(),
        period=None, controls=None,
    )  # fmt: skip


@pytest.fixture
def screen(qtbot: QtBot, look: Presentation) -> MissionScreen:
    """Return the screen with the hand-built mission on it."""
    made = MissionScreen(look)
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.show_analysis(values.analysis(), FILE)
    made.show()
    return made


@pytest.mark.parametrize("key", PAGES)
def test_a_page_without_anything_says_what_it_waits_for(screen: MissionScreen, key: str) -> None:
    """No page is a blank: each has a sentence, or a line to fill in."""
    screen.show_analysis(bare(), EMPTY)
    screen.tabs.show_page(key)
    page = next(one for one in screen.pages if one.key == key)
    assert page.isVisible()
    assert [text for text in texts(page) if text.strip()]


def test_only_the_page_in_sight_takes_room(screen: MissionScreen) -> None:
    """A short page is not as high as the journal."""
    screen.tabs.show_page("people")
    assert not screen.journal.isVisible()
    assert ["people"] == [page.key for page in screen.pages if page.isVisible()]


def test_replies_lead_to_their_entry(screen: MissionScreen) -> None:
    """From a request to the journal, the row has the focus."""
    request = replace(values.request("i9", hours=3.0, state=DueState.DONE), answered_at=values.NOW)
    screen.show_analysis(replace(values.analysis(), requests=(request,)), FILE)
    screen.tabs.show_page("replies")
    button_named(screen.replies, "Voir l'entrée : " + plain(request.interaction.note)).click()
    assert "journal" == screen.tabs.current


def test_controls_tell_the_clients_own_habit(screen: MissionScreen) -> None:
    """Without eight weeks behind, the page says that the habit will show."""
    week = ControlWeek(date(2026, 6, 8), (("control_report", 2),), 1, 90)
    barometer = ControlBarometer((week,), None, 1.5)
    screen.show_analysis(replace(values.analysis(), controls=barometer), FILE)
    screen.tabs.show_page("controls")
    told = [plain(text) for text in texts(screen.controls)]
    assert any("Avec 8 semaines de recul" in text for text in told)


def test_the_planning_is_entered_right_there(screen: MissionScreen) -> None:
    """A text and Enter: a milestone, a decision; a press: reached, delivered."""
    screen.tabs.show_page("planning")
    page = screen.planning
    asked: list[object] = []
    page.deed_asked.connect(asked.append)
    QTest.keyClicks(page.new_stage.text, "recette")
    QTest.keyClick(page.new_stage.text, Qt.Key.Key_Return)
    QTest.keyClicks(page.new_decision.text, "on garde deux lots")
    QTest.keyClick(page.new_decision.text, Qt.Key.Key_Return)
    button_named(page, "Noter comme atteinte : plan signé").click()
    button_named(page, "Noter comme livré : plan du hall").click()
    today = values.NOW.date()
    assert [
        AddStage("recette", today),
        AddDecision("on garde deux lots", today),
        ReachStage("s1"),
        Deliver("d1"),
    ] == asked
    assert not page.new_stage.text.text()


def test_a_running_period_takes_deliverables_and_results(screen: MissionScreen) -> None:
    """Each line of the running period's card adds to it."""
    screen.tabs.show_page("planning")
    asked: list[object] = []
    screen.planning.deed_asked.connect(asked.append)
    for hint in ("Un livrable de cette période", "Un résultat de cette période"):
        line = next(
            one
            for one in screen.planning.findChildren(type(screen.planning.new_stage.text))
            if one.placeholderText() == hint
        )
        QTest.keyClicks(line, "notice")
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert [AddDeliverable("p2", "notice"), AddResult("p2", "notice")] == asked


def test_what_is_being_typed_survives_news(screen: MissionScreen) -> None:
    """The page shown again keeps the half-typed milestone."""
    screen.tabs.show_page("planning")
    QTest.keyClicks(screen.planning.new_stage.text, "rec")
    screen.show_analysis(values.analysis(), FILE)
    assert "rec" == screen.planning.new_stage.text.text()


def test_people_open(qtbot: QtBot, screen: MissionScreen) -> None:
    """Each contact has a way to its own page."""
    screen.tabs.show_page("people")
    with qtbot.waitSignal(screen.people.person_opened) as opened:
        button_named(screen.people, "Ouvrir la fiche de Durand").click()
    assert ["pe1"] == opened.args


def test_documents_that_left_are_listed(qtbot: QtBot, screen: MissionScreen) -> None:
    """What was handed over, and every kind that can be prepared."""
    today = values.NOW.date()
    issue = IssuedDocument(
        "x", "m1", "progress", "fr", today, today, today, 2, None, "rapport.pdf", "rapport.pdf",
        "0", 1, "Mme Durand", (), (), (), values.NOW,
    )  # fmt: skip
    screen.show_analysis(values.analysis(), FILE, (issue,))
    screen.tabs.show_page("papers")
    assert any("version 2 · Mme Durand" in plain(text) for text in texts(screen.papers))
    with qtbot.waitSignal(screen.papers.document_asked) as asked:
        button_named(screen.papers, "Préparer : Relevé de décisions").click()
    assert ["decisions"] == asked.args


def test_a_chart_becomes_a_table_and_back(screen: MissionScreen) -> None:
    """The same button; the table has the chart's figures."""
    screen.tabs.show_page("promises")
    panel = screen.promises.chart
    panel.tools.as_table.click()
    assert panel.table.isVisible()
    assert not panel.canvas.isVisible()
    panel.tools.as_table.click()
    assert panel.canvas.isVisible()


def test_a_private_chart_offers_to_be_discreet(qtbot: QtBot, screen: MissionScreen) -> None:
    """Kept as a table it carries the mark; discreet, it has no column of levels and no name."""
    tools = screen.course.foot.tools
    kept: list[ChartFile] = []
    tools.export_asked.connect(kept.append)
    menu = tools.menu()
    qtbot.addWidget(menu)
    *formats, _, discreet = menu.actions()
    formats[-1].trigger()
    discreet.trigger()
    formats[-1].trigger()
    open_file, hidden = (one.content().decode("utf-8-sig") for one in kept)
    assert "usage personnel" in open_file
    assert "Niveau" in open_file
    assert "Niveau" not in hidden
    assert ["trajectoire-hall.csv", "graphique.csv"] == [one.name for one in kept]


def test_the_table_is_a_sound_model(qtbot: QtBot) -> None:
    """Qt's own tester finds nothing to say, before and after other cells."""
    assert qtbot is not None
    model = TableModel()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(model, mode, model)
    model.show_table(Table(("a", "b"), (("1", "2"), ("3", "4"))))
    assert ("2", "a") == (
        model.index(0, 1).data(),
        model.headerData(0, Qt.Orientation.Horizontal),
    )


@pytest.mark.parametrize("key", PAGES)
def test_a_page_turned_to_is_as_high_as_what_is_on_it(
    qtbot: QtBot, screen: MissionScreen, key: str
) -> None:
    """Nothing is squeezed, whichever page comes first."""
    screen.tabs.show_page(key)
    page = next(one for one in screen.pages if one.key == key)
    qtbot.waitUntil(lambda: page.height() >= page.minimumSizeHint().height(), timeout=15_000)
    panels = [one for one in page.findChildren(ChartPanel) if one.isVisible()]
    assert [one.canvas.height() for one in panels] == [
        min(one.canvas.height(), one.height()) for one in panels
    ]
