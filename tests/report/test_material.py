"""What is picked for a client's document: one mission, what was known, what is flagged."""

import dataclasses
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.report.makers import LOGGED, NOW, PARIS, ZONE, lively_file, moment, order, told
from trustjournal.domain.kinds import ActKind, Kind
from trustjournal.domain.moments import on_day
from trustjournal.domain.records import Act, MilestoneMove
from trustjournal.domain.signals import SignalCode
from trustjournal.errors import Unacceptable
from trustjournal.report.document import ReportKind
from trustjournal.report.items import ChainMaterial, Outcome, Span, Topic
from trustjournal.report.material import client_material, offers
from trustjournal.report.produce import draw_up
from trustjournal.report.reach import usual_span


def material(**changes: object) -> ChainMaterial:
    """Return the material of the lively mission, with other facts."""
    return client_material(lively_file(**changes), "m", at=NOW)


def test_only_sentences_meant_for_the_client_are_picked() -> None:
    """A note is never composed: an interaction without a shareable sentence leaves no trace."""
    assert len(material().sentences) == 6
    assert all("note" not in one.text for one in material().sentences)


def test_only_promises_flagged_for_the_client_are_picked() -> None:
    """A commitment is private until it is flagged."""
    hidden = tuple(
        dataclasses.replace(one, client_visible=False) for one in lively_file().commitments
    )
    assert material(commitments=hidden).commitments == ()


def test_a_document_of_the_past_says_what_was_known_then() -> None:
    """What was logged later, or had not happened yet, is not in it."""
    then = datetime(2026, 4, 10, 12, tzinfo=PARIS)
    picked = client_material(lively_file(), "m", at=then)
    assert [one.day for one in picked.sentences] == [
        date(2026, 3, 12),
        date(2026, 4, 2),
        date(2026, 4, 9),
    ]
    assert {one.outcome for one in picked.commitments} == {Outcome.OPEN}
    assert [one.done_on for one in picked.milestones][:2] == [date(2026, 3, 12), None]


def test_a_plan_is_no_fact() -> None:
    """A planned interaction is not told, even with a shareable sentence."""
    plan = dataclasses.replace(told(9, moment(4, 20), "à venir"), kind=Kind.PLANNED)
    assert material(interactions=(plan,)).sentences == ()


def test_the_span_bounds_sentences_and_decisions() -> None:
    """Both days of a span count."""
    day = date(2026, 4, 2)
    picked = client_material(lively_file(), "m", at=NOW, span=Span(day, day))
    assert [one.text for one in picked.sentences] == [
        "commande des racks passée, livraison annoncée semaine 16"
    ]
    assert len(picked.decisions) == 1


def test_a_span_that_ends_before_it_starts_is_not_acceptable() -> None:
    """It is said, not guessed."""
    with pytest.raises(Unacceptable):
        client_material(lively_file(), "m", at=NOW, span=Span(date(2026, 5, 1), date(2026, 4, 1)))


def test_the_usual_span_is_the_period_that_runs() -> None:
    """From the start of the last period begun to the day of the document."""
    assert material().span == Span(date(2026, 3, 12), date(2026, 4, 30))


def test_a_baseline_never_moves() -> None:
    """A slip is counted from the date first agreed, by when it was reached once it is."""
    slips = {one.text: one.slip for one in material().milestones}
    assert slips["racks montés"] == 7
    assert slips["ligne 2 implantée"] == 6
    assert slips["standards de poste remis"] == 0


def test_a_promise_moved_in_time_is_kept() -> None:
    """Renegotiated before its date and kept at the new one: kept, and moved once."""
    moved = next(one for one in material().commitments if one.moved)
    assert (moved.outcome, moved.first_due, moved.due) == (
        Outcome.KEPT,
        date(2026, 4, 16),
        date(2026, 4, 23),
    )


def test_a_promise_kept_after_its_date_is_late() -> None:
    """Late is said as it was."""
    late = Act("a9", 9, ActKind.KEEP, "k1", "c", moment(4, 20), LOGGED)
    picked = material(acts=(late,)).commitments
    assert [one.outcome for one in picked if one.key == "commitment:k1"] == [Outcome.KEPT_LATE]


def test_a_tag_or_a_signal_decides_only_where_a_sentence_stands() -> None:
    """#risque, #arbitrage and a delivery sort sentences; neither tag nor code is carried along."""
    topics = {one.text[:12]: one.topic for one in material().sentences}
    assert topics["bascule de l"] is Topic.RISK
    assert topics["Faut-il éten"] is Topic.QUESTION
    assert topics["implantation"] is Topic.RESULT
    assert topics["lancement de"] is Topic.EXCHANGE


def test_minutes_fall_into_the_halves_of_the_day() -> None:
    """A meeting across noon counts in both; one known by its day begins in the morning."""
    across = told(1, moment(4, 20, 11), None, minutes=240)
    whole = told(2, on_day(date(2026, 4, 21), ZONE), None, minutes=420)
    picked = material(interactions=(across, whole)).worked
    assert [(one.day.day, one.half, one.minutes) for one in picked] == [
        (20, "am", 120),
        (20, "pm", 120),
        (21, "am", 240),
        (21, "pm", 180),
    ]


def test_planning_shared_is_told_by_its_day_only() -> None:
    """The days on which the planning was handed over, within the span."""
    early = told(1, moment(1, 12), None, SignalCode.PLANNING_SHARED)
    later = told(2, moment(4, 1), None, SignalCode.PLANNING_SHARED)
    assert material(interactions=(early, later)).planning_shared == (date(2026, 4, 1),)


def test_an_entry_logged_later_is_unknown() -> None:
    """Logged at counts as much as happened."""
    late = dataclasses.replace(
        told(9, moment(4, 1), "connu plus tard"), logged_at=NOW + timedelta(1)
    )
    assert material(interactions=(late,)).sentences == ()


def test_a_promise_not_flagged_is_offered_and_said_once_included() -> None:
    """It stays out until its key is included; what was closed before the span is not offered."""
    hidden = tuple(
        dataclasses.replace(one, client_visible=False) for one in lively_file().commitments
    )
    file, span = lively_file(commitments=hidden), Span(date(2026, 4, 18), NOW.date())
    offered = [one.key for one in offers(file, "m", at=NOW, span=span)]
    assert ["commitment:k2", "commitment:k3"] == offered
    said = client_material(file, "m", at=NOW, span=span, included=frozenset(offered[:1]))
    assert ["commitment:k2"] == [one.key for one in said.commitments]


def test_a_slip_says_why_and_the_past_knows_the_date_of_then() -> None:
    """The baseline never moves; a report of the past has the date and reason of that day."""
    moved = datetime(2026, 4, 20, 9, tzinfo=UTC)
    move = MilestoneMove("v", "m5", date(2026, 5, 8), date(2026, 5, 12), "salle prise", moved)
    now = {one.key: one for one in material(moves=(move,)).milestones}["milestone:m5"]
    then = client_material(
        lively_file(moves=(move,)), "m", at=datetime(2026, 4, 19, 9, tzinfo=PARIS)
    )
    before = {one.key: one for one in then.milestones}["milestone:m5"]
    assert (date(2026, 5, 8), date(2026, 5, 12), "salle prise") == (
        now.baseline,
        now.due,
        now.reason,
    )
    assert (date(2026, 5, 8), date(2026, 5, 8), "") == (before.baseline, before.due, before.reason)


def test_a_report_written_after_a_split_is_about_the_period_that_ended() -> None:
    """The mission report looks back, the proposal ahead; weeks later the running period counts."""
    file = lively_file()
    day_after = datetime(2026, 3, 12, 9, tzinfo=PARIS)
    assert Span(date(2026, 1, 12), date(2026, 3, 11)) == usual_span(
        ReportKind.MISSION, file, "m", day_after
    )
    assert usual_span(ReportKind.MISSION, file, "m", NOW) is None
    proposed = repr(draw_up(file, order(ReportKind.PROPOSAL, at=day_after)))
    assert "8 mai 2026" in proposed.replace("\\xa0", " ")
    assert "Implanter la ligne 2" in proposed
