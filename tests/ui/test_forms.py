"""Forms that change the course of a mission, in the whole window."""

from collections.abc import Callable
from datetime import date

from pytestqt.qtbot import QtBot

from tests.ui import values
from tests.ui.seen import button_named, plain, texts
from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.kinds import ReplyClock
from trustjournal.journal.analyses import analyse_all
from trustjournal.journal.reading import client_file, clients
from trustjournal.launcher import House
from trustjournal.ui.engagements.client_form import ClientForm
from trustjournal.ui.engagements.mission_form import MissionForm
from trustjournal.ui.engagements.planning_forms import DayForm, PersonForm, SplitForm, StageForm
from trustjournal.ui.kit.presentation import Presentation

OpenHouse = Callable[..., House]


def only_mission(house: House) -> MissionAnalysis:
    """Return the one mission of the journal."""
    assert house.desk is not None
    (analysis,) = analyse_all(house.desk._journal)
    return analysis


def test_a_client_says_its_clock_and_threshold(open_house: OpenHouse) -> None:
    """A threshold that is no number is said inline; the rest reaches the journal."""
    house = open_house()
    assert house.desk is not None
    house.desk.ask_client()
    form = house.window.findChildren(ClientForm)[0]
    assert form.focusWidget() is form.name
    form.name.setText("Mairie de Lyon")
    form.clock.setCurrentIndex(form.clock.findData("business"))
    form.threshold.setText("quarante")
    form.submit()
    assert any("quarante" in plain(text) for text in texts(form))
    form.threshold.setText("40 000")
    form.submit()
    mairie = next(it for it in clients(house.desk._journal) if it.name == "Mairie de Lyon")
    assert (ReplyClock.BUSINESS, 40000) == (mairie.reply_clock, mairie.tender_threshold)


def test_a_stage_is_added(open_house: OpenHouse) -> None:
    """Text and day become a milestone of the mission."""
    house = open_house()
    assert house.desk is not None
    analysis = only_mission(house)
    house.desk.forms.ask_stage(analysis)
    form = house.window.findChildren(StageForm)[0]
    form.text.setText("Comité de lancement")
    form.submit()
    milestones = client_file(house.desk._journal, analysis.client.id).milestones
    assert ("Comité de lancement",) == tuple(one.text for one in milestones)


def test_a_contact_is_added(open_house: OpenHouse) -> None:
    """The contact belongs to the client of the mission."""
    house = open_house()
    assert house.desk is not None
    analysis = only_mission(house)
    house.desk.forms.ask_person(analysis)
    form = house.window.findChildren(PersonForm)[0]
    form.name.setText("Lefèvre")
    form.submit()
    people = client_file(house.desk._journal, analysis.client.id).people
    assert "Lefèvre" in {person.name for person in people}


def test_a_period_is_split(open_house: OpenHouse) -> None:
    """The running period keeps its results; the next one has its objectives."""
    house = open_house()
    assert house.desk is not None
    analysis = only_mission(house)
    house.desk.actions.do("split", analysis)
    form = house.window.findChildren(SplitForm)[0]
    form.results.setPlainText("Diagnostic rendu\nPlan accepté")
    form.objectives.setPlainText("Hall réorganisé")
    form.submit()
    first, second = client_file(house.desk._journal, analysis.client.id).periods
    assert ("Diagnostic rendu", "Plan accepté") == first.results
    assert ("Hall réorganisé",) == second.objectives
    assert "documents" == house.window.current
    paper = house.desk.shelf.paper.screen
    assert "mission" == paper.kind.currentData()
    button_named(house.window.toast, "La proposition").click()
    assert "proposal" == paper.kind.currentData()


def test_a_refused_day_keeps_the_form_open(open_house: OpenHouse) -> None:
    """A mission cannot end before it starts: said in the form, nothing written."""
    house = open_house()
    assert house.desk is not None
    house.desk.forms.ask_close(only_mission(house))
    form = house.window.findChildren(DayForm)[0]
    form.day.setDate(form.day.date().addYears(-1))
    form.submit()
    assert form.isVisible()
    assert any("avant" in plain(text) for text in texts(form))
    assert only_mission(house).mission.closed_on is None


def test_a_proposal_has_no_period(qtbot: QtBot, look: Presentation) -> None:
    """Without a first period a mission is a proposal; its period's fields are hidden."""
    form = MissionForm(look, (values.CLIENT,))
    qtbot.addWidget(form)
    form.show()
    form.title.setText("Audit des flux")
    with qtbot.waitSignal(form.mission_submitted) as submitted:
        form.submit()
    assert form.amount.isHidden() or not form.amount.isVisible()
    assert () == submitted.args[0].periods


def test_a_running_mission_has_its_period(qtbot: QtBot, look: Presentation) -> None:
    """First day, last day two months on, amount with spaces."""
    form = MissionForm(look, (values.CLIENT,))
    qtbot.addWidget(form)
    form.title.setText("Audit des flux")
    form.stage.setCurrentIndex(1)
    form.amount.setText("12 500")
    with qtbot.waitSignal(form.mission_submitted) as submitted:
        form.submit()
    (period,) = submitted.args[0].periods
    assert (date(2026, 6, 12), date(2026, 8, 11), 12_500) == (
        period.start,
        period.end,
        period.amount,
    )


def test_an_amount_that_is_no_number_is_said(qtbot: QtBot, look: Presentation) -> None:
    """The problem stands beside the amount; nothing is handed up."""
    form = MissionForm(look, (values.CLIENT,))
    qtbot.addWidget(form)
    form.stage.setCurrentIndex(1)
    form.amount.setText("beaucoup")
    with qtbot.assertNotEmitted(form.mission_submitted):
        form.submit()
    assert any("beaucoup" in plain(text) for text in texts(form))
