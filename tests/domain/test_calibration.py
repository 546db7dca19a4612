"""The engine's error on the user's own ratings is always told; learning must prove itself."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.builders import Story, paris
from trustjournal.domain.analyse import analyse_client
from trustjournal.domain.calibration import Accuracy, calibrate, measure
from trustjournal.domain.kinds import Standing
from trustjournal.domain.parameters import DEFAULTS, EngineSettings
from trustjournal.domain.records import ClientFile
from trustjournal.domain.signals import SignalCode

END = paris("2026-12-31T09:00")
GOOD, BAD = SignalCode.DELIVERED_ON_TIME, SignalCode.ERROR


def lived(name: str, truth: EngineSettings, codes: str) -> ClientFile:
    """Return a client who rates, after each fact (+ or -), as ``truth`` would have it."""
    story, begun = Story(id=name), paris("2026-01-05T10:00")
    for turn, sign in enumerate(codes):
        at = begun + timedelta(days=9 * turn)
        story.entry(at.strftime("%Y-%m-%dT%H:%M"), GOOD if sign == "+" else BAD)
        rated = at + timedelta(hours=1)
        felt = analyse_client(story.file(), rated, truth)[0].level
        story.rating(rated.strftime("%Y-%m-%dT%H:%M"), felt / 10)
    return story.file()


def test_without_ratings_the_error_is_unknown() -> None:
    """It says so rather than showing a zero."""
    assert measure([Story().file()], END) == Accuracy(0, None, None)
    assert calibrate([], END).settings == DEFAULTS


def test_the_error_is_told_beside_that_of_the_last_value() -> None:
    """On facts that move trust, the engine tells more than repeating the last value."""
    accuracy = measure([lived("a", DEFAULTS, "++-+-++-+")], END)

    assert accuracy.ratings == 9
    assert accuracy.engine is not None
    assert accuracy.last_value is not None
    assert accuracy.engine < 1 < accuracy.last_value


def test_a_rating_is_predicted_before_it_is_seen() -> None:
    """One rating far off is missed by the whole distance, though the level then moves there."""
    story = Story()
    story.entry("2026-03-02T10:00")
    before = analyse_client(story.file(), paris("2026-03-02T11:00"))[0].level
    story.rating("2026-03-02T11:00", 1)

    assert measure([story.file()], END).engine == pytest.approx(before - 10)


def test_a_harsher_asymmetry_is_learnt() -> None:
    """Clients who lose more trust than the default are told better after the fit."""
    harsh = replace(DEFAULTS, loss_ratio=3.0)
    files = [lived(name, harsh, codes) for name, codes in (("a", "+-+-+-+"), ("b", "-++-+-"))]
    learnt = calibrate(files, END)

    assert learnt.is_fitted
    assert DEFAULTS.loss_ratio < learnt.settings.loss_ratio < 3.0  # held back by the prior
    assert learnt.after.engine is not None
    assert learnt.before.engine is not None
    assert learnt.after.engine < learnt.before.engine


def test_few_ratings_change_nothing() -> None:
    """Below eight ratings ρ and the weight stay as they are."""
    learnt = calibrate([lived("a", replace(DEFAULTS, loss_ratio=3.0), "+-+-+-")], END)

    assert not learnt.is_fitted
    assert learnt.settings.loss_ratio == DEFAULTS.loss_ratio


def test_a_fit_that_does_not_tell_better_is_not_kept() -> None:
    """Clients as the defaults have them leave nothing to learn."""
    learnt = calibrate([lived("a", DEFAULTS, "+-+-+-+-+-")], END)

    assert learnt.settings.loss_ratio == pytest.approx(DEFAULTS.loss_ratio, rel=0.05)


def test_the_first_ratings_teach_the_start() -> None:
    """Clients who grant more credit at first raise the start, shrunk towards the default."""
    files = []
    for name in "abc":
        story = Story(id=name)
        story.entry("2026-01-05T10:00")
        story.rating("2026-01-05T11:00", 7.5)
        files.append(story.file())
    shift = calibrate(files, END).start_shift

    assert 5 < shift < 15
    assert calibrate(files, END).settings.start_normal == pytest.approx(0.55 + shift / 100)


def test_an_older_relationship_teaches_nothing_of_the_start() -> None:
    """Its first rating is not a first impression."""
    story = Story(standing=Standing.STRONG)
    story.entry("2026-01-05T10:00")
    story.rating("2026-01-05T11:00", 3)

    assert calibrate([story.file()], END).start_shift == 0
