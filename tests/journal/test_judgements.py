"""How are ratings given, a level overruled, a warning put aside?"""

from datetime import date, timedelta

import pytest

from tests.journal.desk import Desk
from trustjournal.domain.analysis import TrustWarning
from trustjournal.domain.kinds import Rater
from trustjournal.domain.parameters import DEFAULTS
from trustjournal.domain.today import compose_today
from trustjournal.domain.verdicts import WarningCode
from trustjournal.errors import Unacceptable
from trustjournal.journal.analyses import (
    analyse_all,
    analyse_mission,
    at_hand,
    errand,
    keep,
    today,
)
from trustjournal.journal.closings import keep as keep_promise
from trustjournal.journal.engagements import close_mission, split_mission
from trustjournal.journal.history import undo
from trustjournal.journal.judgements import dismiss, override, rate, snooze
from trustjournal.journal.parameters import engine_settings, set_engine_parameters


def _overdue(desk: Desk) -> TrustWarning | None:
    for analysis in analyse_all(desk.journal, desk.clock()):
        for warning in analysis.warnings:
            if warning.code is WarningCode.REPLY_OVERDUE:
                return warning
    return None


def test_a_rating_moves_the_mission_it_is_about(desk: Desk) -> None:
    """A word of the client is a fact like any other."""
    desk.type("beton/audit t 5 : point")
    before = analyse_mission(desk.journal, desk.audit_id, desk.clock()).level
    rate(desk.journal, desk.audit_id, 1, by=Rater.CLIENT)
    assert analyse_mission(desk.journal, desk.audit_id, desk.clock()).level < before
    undo(desk.journal)
    assert before == analyse_mission(desk.journal, desk.audit_id, desk.clock()).level


@pytest.mark.parametrize("value", [-0.1, 10.5, float("nan"), float("inf")])
def test_a_rating_goes_from_nought_to_ten(desk: Desk, value: float) -> None:
    """Anything else is no rating; a level goes from 0 to 100 and needs a reason."""
    with pytest.raises(Unacceptable, match="rating_out_of_range"):
        rate(desk.journal, desk.audit_id, value, by=Rater.SELF)
    with pytest.raises(Unacceptable, match="level_out_of_range"):
        override(desk.journal, desk.audit_id, value * 10, reason="doute")
    with pytest.raises(Unacceptable, match="empty"):
        override(desk.journal, desk.audit_id, 50, reason=" ")


def test_a_dismissed_warning_stays_away(desk: Desk) -> None:
    """For good, and dismissing it again changes nothing; undo brings it back."""
    desk.type("beton/audit m? : une question")
    desk.clock.turn(hours=30)
    warning = _overdue(desk)
    assert warning is not None
    dismiss(desk.journal, warning.id)
    assert None is _overdue(desk)
    assert dismiss(desk.journal, warning.id).is_empty
    undo(desk.journal)
    assert warning == _overdue(desk)


def test_a_snoozed_warning_comes_back_on_its_day(desk: Desk) -> None:
    """Until then it is silent; a day that is not ahead is refused."""
    desk.type("beton/audit m? : une question")
    desk.clock.turn(hours=30)
    warning = _overdue(desk)
    assert warning is not None
    with pytest.raises(Unacceptable, match="not_ahead"):
        snooze(desk.journal, warning.id, until=date(2026, 3, 3))
    snooze(desk.journal, warning.id, until=date(2026, 3, 6))
    assert None is _overdue(desk)
    desk.clock.turn(days=3)
    assert None is not _overdue(desk)


def test_a_warning_that_does_not_stand_is_not_put_aside(desk: Desk) -> None:
    """An unknown id is a problem."""
    with pytest.raises(Unacceptable, match="warning_unknown"):
        dismiss(desk.journal, "reply_overdue:nowhere")


def test_an_analysis_is_kept_until_something_changes(desk: Desk) -> None:
    """The same value for the same facts and moment; another after a change of facts."""
    desk.type("beton/audit t 5 : point")
    first = analyse_mission(desk.journal, desk.audit_id)
    assert first is analyse_mission(desk.journal, desk.audit_id)
    split_mission(desk.journal, desk.audit_id, at=date(2026, 3, 2))
    assert first is not analyse_mission(desk.journal, desk.audit_id)


def test_parameters_live_in_the_journal(desk: Desk) -> None:
    """They change conclusions, are announced, and can be taken back."""
    assert DEFAULTS == engine_settings(desk.journal)
    set_engine_parameters(desk.journal, {"loss_ratio": 2.0})
    assert 2.0 == engine_settings(desk.journal).loss_ratio
    with pytest.raises(Unacceptable, match="parameter_out_of_range"):
        set_engine_parameters(desk.journal, {"loss_ratio": 99})
    undo(desk.journal)
    assert DEFAULTS == engine_settings(desk.journal)


def test_what_no_clock_runs_in_is_kept_for_an_hour(desk: Desk) -> None:
    """An open request is looked at each minute; a calm client each hour, and each new day."""
    desk.type("beton/audit t 5 : point")
    first = analyse_mission(desk.journal, desk.audit_id)
    desk.clock.turn(minutes=40)
    assert first is analyse_mission(desk.journal, desk.audit_id)
    desk.clock.turn(minutes=40)
    assert first is not analyse_mission(desk.journal, desk.audit_id)
    desk.type("beton/audit m? : une question")
    waiting = analyse_mission(desk.journal, desk.audit_id)
    desk.clock.turn(minutes=2)
    assert waiting is not analyse_mission(desk.journal, desk.audit_id)


def test_what_is_at_hand_says_who_waits(desk: Desk) -> None:
    """Nothing is analysed by looking; what grew old is there still, and its client waits."""
    assert ((), (desk.client_id,)) == (
        at_hand(desk.journal).analyses,
        at_hand(desk.journal).waiting,
    )
    one = errand(desk.journal, desk.client_id)
    keep(desk.journal, one, one.run())
    assert () == at_hand(desk.journal).waiting
    desk.type("beton/audit t 5 : point")
    again = at_hand(desk.journal)
    assert 2 == len(again.analyses)
    assert (desk.client_id,) == again.waiting


def test_clients_of_the_past_have_no_part_in_today(desk: Desk) -> None:
    """Leaving them unread changes nothing of what Today says; what is left open brings them in."""
    desk.type("beton/audit m> : la suite = note de synthèse vendredi")
    for mission_id in (desk.audit_id, desk.pmo_id):
        close_mission(desk.journal, mission_id, at=desk.clock().date())
    for _ in range(2):
        desk.clock.turn(days=1)
        at = desk.clock()
        whole = compose_today(analyse_all(desk.journal, at), at)
        assert whole == today(desk.journal, at)
        for state in whole.commitments:
            keep_promise(desk.journal, state.promise.id)
    assert () == today(desk.journal, desk.clock()).missions
    before = desk.clock() - timedelta(days=2)
    assert compose_today(analyse_all(desk.journal, before), before) == today(desk.journal, before)
