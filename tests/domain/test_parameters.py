"""Every number of the engine is declared once, bounded, sourced and told in words."""

from dataclasses import fields

import pytest

from trustjournal.domain.parameters import (
    DEFAULTS,
    PARAMETERS,
    EngineSettings,
    set_parameters,
)
from trustjournal.errors import Unacceptable
from trustjournal.wording import LANGUAGES, words


def test_each_setting_is_declared_with_range_and_source() -> None:
    """Settings screen and manual are generated from the table."""
    assert [one.name for one in PARAMETERS] == [one.name for one in fields(EngineSettings)]
    assert all(one.low <= one.value <= one.high and one.source for one in PARAMETERS)
    assert all(getattr(DEFAULTS, one.name) == one.value for one in PARAMETERS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_parameter_has_a_name_and_a_sentence(language: str) -> None:
    """One sentence each, in every language."""
    said = words(language)

    assert all(said(f"parameters.{one.name}.label") for one in PARAMETERS)
    assert all(said(f"parameters.{one.name}.says").endswith(".") for one in PARAMETERS)


def test_a_parameter_may_be_given_by_its_symbol() -> None:
    """The trust model writes n0, cap, m0 and ρ."""
    settings = set_parameters({"rho": 1.2, "n0": 5, "cap": 9, "m0": 0.5})

    assert (settings.loss_ratio, settings.prior_strength) == (1.2, 5.0)
    assert (settings.strength_cap, settings.start_normal) == (9.0, 0.5)


def test_every_bad_parameter_is_named() -> None:
    """Unknown, no number, out of range: each is a problem of its own."""
    with pytest.raises(Unacceptable) as caught:
        set_parameters({"magic": 1, "cap": "twelve", "rho": 99, "quiet_days": True})

    assert [problem.code for problem in caught.value.problems] == [
        "parameter_unknown",
        "parameter_no_number",
        "parameter_out_of_range",
        "parameter_no_number",
    ]
