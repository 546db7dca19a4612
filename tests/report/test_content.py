"""What each document says, in words."""

import dataclasses
from datetime import date, datetime

import pytest

from tests.report.makers import PARIS, lively_file, moment, order, told
from tests.report.paper import plain
from trustjournal.domain.kinds import ActKind
from trustjournal.domain.moments import on_day
from trustjournal.domain.records import ClientFile, Mission, Waiting
from trustjournal.domain.signals import SignalCode
from trustjournal.report.document import (
    Answers,
    Cell,
    Document,
    Paragraph,
    Planning,
    ReportKind,
    Status,
    Table,
)
from trustjournal.report.items import Span
from trustjournal.report.produce import Order, draw_up
from trustjournal.report.setting import Choices, Edition, ProposedPeriod


def document(file: ClientFile | None = None, **changes: object) -> Document:
    """Return a document of the lively mission."""
    return draw_up(file or lively_file(), order(**changes))  # type: ignore[arg-type]


def answers(made: Document) -> tuple[str, ...]:
    """Return the five answers of the first page."""
    found = next(block for block in made.opening if isinstance(block, Answers))
    return tuple(plain(row.cell.text) for row in found.rows)


def headings(made: Document) -> tuple[str, ...]:
    """Return the headings in order."""
    return tuple(section.heading for section in made.sections)


def cells(made: Document, heading: str) -> tuple[tuple[str, ...], ...]:
    """Return the cells of the first table under a heading."""
    blocks = next(section.blocks for section in made.sections if section.heading == heading)
    table = next(block for block in blocks if isinstance(block, Table))
    return tuple(tuple(plain(cell.text) for cell in row) for row in table.rows)


def test_the_first_page_answers_five_questions() -> None:
    """Where we are, done, next, what I need from you, by when."""
    assert answers(document()) == (
        "À surveiller ; jour 50 sur 58 de la période 2 ; 3 jalons atteints sur 5",
        (
            "déplacements réduits de 18 % sur la première semaine (28 avril) ; "
            "implantation ligne 2 basculée, production relancée (22 avril) ; "
            "racks montés (16 avril) ; et 1 autre"
        ),
        (
            "compte rendu de la mesure (4 mai) ; standards de poste remis (6 mai) ; "
            "bilan au comité de direction (12 mai)"
        ),
        "liste des participants à la formation ; Faut-il étendre les standards à la ligne 3 ?",
        "mardi 5 mai",
    )


def test_an_empty_mission_still_makes_a_friendly_page() -> None:
    """Empty sections vanish; the five answers remain, without blame or alarm."""
    client = lively_file().client
    bare = ClientFile(client, missions=(Mission("m", "c", "x", "Diagnostic", client.logged_at),))
    made = document(bare, language="en")
    assert headings(made) == ()
    assert answers(made) == (
        "Under way",
        "Work is under way; there is no result to report for this period.",
        "The next steps are to be agreed together.",
        "Nothing today, thank you.",
        "No date for you to keep.",
    )


@pytest.mark.parametrize("kind", ReportKind)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_kind_can_be_written_of_an_empty_mission(kind: ReportKind, language: str) -> None:
    """No fact is required."""
    client = lively_file().client
    bare = ClientFile(client, missions=(Mission("m", "c", "x", "Diagnostic", client.logged_at),))
    assert document(bare, kind=kind, language=language).title


def test_the_five_answers_stay_short() -> None:
    """A long sentence is cut at a word on the first page and whole in its section."""
    text = "remise du dossier complet " + "avec ses annexes et leurs sources " * 6
    file = lively_file(
        interactions=(told(9, moment(4, 29), text, SignalCode.DELIVERED_ON_TIME),), milestones=()
    )
    made = document(file)
    assert answers(made)[1].startswith(
        "remise du dossier complet avec ses annexes et leurs sources"
    )
    assert len(answers(made)[1]) < 200
    assert plain(text).strip().capitalize() in cells(made, "Résultats obtenus")[-1]


def test_something_owed_by_the_client_and_late_here_is_blocked() -> None:
    """Blocked: a milestone is past while the client's part is missing; one alone is to watch."""
    late = order(at=datetime(2026, 5, 20, 9, tzinfo=PARIS))
    row = _first_answer(draw_up(lively_file(), late))
    assert row.status is Status.BLOCKED
    alone = draw_up(lively_file(waitings=()), late)
    assert _first_answer(alone).status is Status.WATCH


def _first_answer(made: Document) -> Cell:
    return next(block for block in made.opening if isinstance(block, Answers)).rows[0].cell


def test_the_planning_shows_the_date_first_agreed_and_the_slip() -> None:
    """The baseline never moves; slips are said in days."""
    rows = cells(document(), "Planning et jalons")
    assert rows[1] == ("Racks montés", "9 avril", "16 avril", "+7 jours", "atteint")
    assert rows[4][2:] == ("12 mai", "+4 jours", "décalé")


def test_a_remark_explains_a_slip() -> None:
    """What is written for an item at pre-flight stands under it."""
    choices = Choices(remarks=(("milestone:m2", "le transporteur a été retardé"),))
    told = repr(document(choices=choices).sections)
    assert "Cell(text='Racks montés', status=None, note='Le transporteur a été retardé')" in told


def test_the_chart_says_in_words_what_it_draws() -> None:
    """Alternative text: each milestone with its dates and state."""
    made = document(language="en")
    blocks = next(one.blocks for one in made.sections if one.heading == "Plan and milestones")
    chart = next(block for block in blocks if isinstance(block, Planning))
    assert "Racks montés: first planned 9 April, now 16 April, reached" in plain(chart.alt)


def test_the_last_report_is_what_progress_is_measured_against() -> None:
    """With the day of the last report, the document says what came since."""
    made = document(edition=Edition(2, 1, previous_on=date(2026, 4, 20)))
    assert headings(made)[0] == "Depuis le dernier rapport"
    assert "Depuis le dernier rapport" not in headings(document())


def test_a_version_says_what_it_replaces() -> None:
    """Version 2 replaces version 1; a first version replaces nothing."""
    assert ("Version", "2 (remplace la version 1)") in document().facts
    assert ("Version", "1") in document(edition=Edition()).facts


def test_a_summary_written_by_hand_takes_the_place_of_the_composed_one() -> None:
    """The consultant has the last word."""
    made = document(choices=Choices(summary="tout va bien."))
    assert made.opening[0] == Paragraph("Tout va bien.", is_lead=True)


def test_the_record_of_decisions_covers_the_latest_day_of_decision() -> None:
    """Who was there, what was decided, who does what by when."""
    made = document(kind=ReportKind.DECISIONS)
    assert cells(made, "Décisions prises") == (
        ("2 avril", "Commander les racks chez le fournisseur actuel"),
    )
    assert cells(made, "Actions convenues") == (
        ("Bascule de la ligne 2", "Anne Morel", "23 avril"),
    )
    people = next(one.blocks[0] for one in made.sections if one.heading == "Présents")
    assert people == Paragraph("Delmas, Pichon, Anne Morel")


def test_the_commitments_say_what_became_of_each() -> None:
    """Made, due, kept, moved before the date."""
    rows = cells(document(kind=ReportKind.COMMITMENTS), "Mes engagements")
    assert rows == (
        ("Photos avant et après de la ligne 2", "9 avril", "16 avril", "tenu le 16 avril"),
        ("Compte rendu de la mesure", "28 avril", "4 mai", "en cours"),
        (
            "Bascule de la ligne 2",
            "2 avril",
            "23 avril",
            "tenu le 22 avril (date d’abord convenue : 16 avril)",
        ),
    )


def test_reply_times_are_shown_only_if_chosen() -> None:
    """The consultant ticks it, or the client never sees it."""
    file = lively_file()
    asked = dataclasses.replace(told(8, moment(4, 21), None), needs_reply=True)
    answer = dataclasses.replace(
        file.acts[0], id="a8", subject_id="i8", done=moment(4, 21, 18), kind=ActKind.ANSWER
    )
    file = lively_file(interactions=(*file.interactions, asked), acts=(*file.acts, answer))
    made = document(file, kind=ReportKind.COMMITMENTS)
    ticked = document(file, kind=ReportKind.COMMITMENTS, choices=Choices(with_reply_times=True))
    assert "Délais de réponse" not in headings(made)
    assert "Délais de réponse" in headings(ticked)


def test_a_proposal_offers_two_months_after_the_period_that_runs() -> None:
    """Unless a period is drafted or chosen: the day after the end, two months, no amount."""
    made = document(kind=ReportKind.PROPOSAL)
    assert cells(made, "Calendrier")[0][0] == "9 mai"
    assert cells(made, "Calendrier")[-1][0] == "8 juillet"
    assert "Montant" not in headings(made)


def test_a_proposal_takes_what_was_chosen_for_it() -> None:
    """Dates, objectives and amount of the split wizard."""
    chosen = ProposedPeriod(date(2026, 6, 1), date(2026, 7, 31), 9600, ("former les chefs",))
    made = document(kind=ReportKind.PROPOSAL, choices=Choices(proposed=chosen))
    assert cells(made, "Montant")[0][1] == "9 600 €"
    assert cells(made, "Calendrier")[0][0] == "1er juin"


def test_sensitivities_go_to_the_next_consultant_only() -> None:
    """A sentence tagged #sensibilité is in the hand-over and in no client's document."""
    file = lively_file()
    delicate = told(
        9, moment(4, 21), "préfère être prévenue avant la réunion", tags=("sensibilité",)
    )
    file = lively_file(interactions=(*file.interactions, delicate))
    said = {kind: "Préfère être prévenue" in repr(document(file, kind=kind)) for kind in ReportKind}
    assert [kind for kind, is_said in said.items() if is_said] == [ReportKind.HANDOVER]


def test_english_documents_speak_english() -> None:
    """Words, dates and money follow the document's language, not the screen's."""
    chosen = ProposedPeriod(amount=9600)
    made = document(kind=ReportKind.PROPOSAL, language="en", choices=Choices(proposed=chosen))
    assert cells(made, "Amount")[0][1] == "€9,600"
    assert ("Date", "30 April 2026") in [(label, plain(value)) for label, value in made.facts]


def test_an_overdue_need_is_asked_kindly() -> None:
    """What the client owes and is past its day is asked for as soon as possible."""
    owed = Waiting(
        "w9", 9, "c", "m", "bon de commande", moment(4, 1), moment(1, 2).start,
        on_day(date(2026, 4, 15), "Europe/Paris"), client_visible=True,
    )  # fmt: skip
    made = document(lively_file(waitings=(owed,)))
    assert answers(made)[4] == "C’était prévu mercredi 15 avril ; dès que possible."


def test_a_chosen_span_is_the_one_covered() -> None:
    """--from and --to decide."""
    asked: Order = order(span=Span(date(2026, 4, 1), date(2026, 4, 15)))
    made = draw_up(lively_file(), asked)
    assert "du 1er avril 2026 au 15 avril 2026" in [plain(value) for _, value in made.facts]
    assert "Déplacements réduits" not in repr(made.sections)
