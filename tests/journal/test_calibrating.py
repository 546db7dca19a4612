"""Does the engine learn from the ratings of the journal, and leave alone what was set by hand?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.journal.desk import Desk
from trustjournal.domain.analyse import analyse_client
from trustjournal.domain.calibration import sayings
from trustjournal.domain.kinds import Rater
from trustjournal.domain.parameters import DEFAULTS
from trustjournal.errors import Unacceptable
from trustjournal.journal.analyses import analyse_mission
from trustjournal.journal.calibrating import calibration, settings_at
from trustjournal.journal.changes import Topic
from trustjournal.journal.engagements import NewClient, NewMission, add_client, add_mission
from trustjournal.journal.history import undo
from trustjournal.journal.judgements import rate
from trustjournal.journal.parameters import (
    engine_settings,
    parameters_set,
    reset_parameters,
    set_engine_parameters,
)


def _codes(desk: Desk) -> list[str]:
    return [one.code for one in sayings(calibration(desk.journal))]


def _rated(desk: Desk, value: float) -> None:
    desk.type("beton/audit t 5 : point")
    rate(desk.journal, desk.audit_id, value, by=Rater.CLIENT)
    desk.clock.turn(minutes=1)


def _harsh(desk: Desk, count: int) -> None:
    """Let the client rate as someone who loses more trust than the engine thinks."""
    truth = replace(DEFAULTS, loss_ratio=3.0)
    for turn in range(count):
        desk.type("beton/audit m> : lot !erreur" if turn % 2 else "beton/audit m> : lot !livré")
        desk.clock.turn(days=9)
        felt = analyse_client(desk.file(), desk.clock(), truth)[0].level
        rate(desk.journal, desk.audit_id, felt / 10, by=Rater.CLIENT)
        desk.clock.turn(minutes=1)


def test_without_ratings_it_says_so(desk: Desk) -> None:
    """Nothing is learnt, nothing is hidden: unknown, and none of the eight it takes."""
    assert DEFAULTS == settings_at(desk.journal)
    assert ["no_ratings", "not_enough"] == _codes(desk)


def test_only_ratings_by_the_client_teach(desk: Desk) -> None:
    """My own feeling is no measure of what the client feels."""
    desk.type("beton/audit t 5 : point")
    rate(desk.journal, desk.audit_id, 1, by=Rater.SELF)
    assert 0 == calibration(desk.journal).before.ratings


def test_a_first_rating_moves_the_start_of_every_client(desk: Desk) -> None:
    """A consultant whose clients grant less is shown less, also with the next client."""
    other = add_client(desk.journal, NewClient("Acier", alias="acier"))
    mission = add_mission(desk.journal, NewMission(other.id, "Plan", alias="plan"))
    desk.type("acier/plan t 5 : bonjour")
    before = analyse_mission(desk.journal, mission.id, desk.clock()).level
    _rated(desk, 2)
    after = analyse_mission(desk.journal, mission.id, desk.clock()).level
    assert after < before - 3
    assert ["accuracy", "not_enough", "start_less"] == _codes(desk)


def test_what_is_learnt_later_is_unknown_before(desk: Desk) -> None:
    """Asked about yesterday, the rating of today has taught nothing."""
    _rated(desk, 2)
    assert DEFAULTS == settings_at(desk.journal, desk.clock() - timedelta(days=1))
    assert DEFAULTS.start_normal > settings_at(desk.journal).start_normal


def test_an_entry_after_the_last_rating_teaches_nothing(desk: Desk) -> None:
    """The same value is handed back until a rating comes, and the same one if it is dropped."""
    _rated(desk, 2)
    learnt = calibration(desk.journal)
    desk.type("beton/audit m> : lot !erreur")
    assert learnt is calibration(desk.journal)
    _rated(desk, 9)
    assert learnt is not calibration(desk.journal)
    undo(desk.journal, 2)
    assert learnt == calibration(desk.journal)


def test_an_earlier_fact_changed_teaches_anew(desk: Desk) -> None:
    """What was learnt from a line follows its correction."""
    entry = desk.type("beton/audit m> : lot !livré")
    rate(desk.journal, desk.audit_id, 5, by=Rater.CLIENT)
    learnt = calibration(desk.journal)
    desk.retype(entry.id, "beton/audit m> : lot !erreur")
    assert learnt.before != calibration(desk.journal).before


def test_an_entry_noted_late_teaches_what_it_would_have_taught(desk: Desk) -> None:
    """Facts are ordered by when they happened: a past event entered late gives the same T.

    Source: trust model §7.
    """
    start = settings_at(desk.journal)
    desk.clock.turn(days=3)
    rate(desk.journal, desk.audit_id, 5, by=Rater.CLIENT)
    hasty = settings_at(desk.journal)
    desk.clock.turn(days=1)
    desk.type("beton/audit m> il y a 2 jours : lot !erreur")
    late = settings_at(desk.journal)
    undo(desk.journal, 2)
    desk.type("beton/audit m> il y a 2 jours : lot !erreur")
    rate(desk.journal, desk.audit_id, 5, by=Rater.CLIENT, at=desk.clock() - timedelta(days=1))

    assert start.start_normal > hasty.start_normal
    assert late == settings_at(desk.journal) != hasty


def test_eight_ratings_teach_the_weight_of_a_loss(desk: Desk) -> None:
    """What tells better is kept and said; the analysis uses it."""
    _harsh(desk, 12)
    learnt = calibration(desk.journal)
    assert learnt.is_fitted
    assert "fitted" in _codes(desk)
    assert learnt.settings == settings_at(desk.journal)
    assert DEFAULTS.loss_ratio != learnt.settings.loss_ratio


def test_what_is_set_by_hand_is_left_alone(desk: Desk) -> None:
    """Neither the start nor the weight of a loss is learnt over the user's own."""
    _harsh(desk, 9)
    change = set_engine_parameters(desk.journal, {"loss_ratio": 1.2, "start_warm": 0.7})
    assert frozenset({Topic.PARAMETERS}) == change.topics
    settings = settings_at(desk.journal)
    assert (1.2, 0.7, DEFAULTS.start_normal) == (
        settings.loss_ratio,
        settings.start_warm,
        settings.start_normal,
    )


def test_parameters_are_reset_one_by_one_or_all(desk: Desk) -> None:
    """A reset is a change like any other: announced, and taken back."""
    set_engine_parameters(desk.journal, {"quiet_days": 30.0, "reply_hours": 48.0})
    reset_parameters(desk.journal, "quiet_days")
    assert {"reply_hours": 48.0} == parameters_set(desk.journal)
    reset_parameters(desk.journal)
    assert DEFAULTS == engine_settings(desk.journal)
    assert reset_parameters(desk.journal).is_empty
    undo(desk.journal)
    assert {"reply_hours": 48.0} == parameters_set(desk.journal)


def test_the_programs_own_value_is_no_setting(desk: Desk) -> None:
    """Set back by hand, a parameter follows the program again."""
    set_engine_parameters(desk.journal, {"quiet_days": 30.0})
    set_engine_parameters(desk.journal, {"quiet_days": DEFAULTS.quiet_days})
    assert {} == parameters_set(desk.journal)
    with pytest.raises(Unacceptable, match="parameter_unknown"):
        reset_parameters(desk.journal, "luck")
