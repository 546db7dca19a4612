"""Phases follow the level with hysteresis: losses act at once, gains need dwell.

Source: trust model §4.
"""

import pytest

from tests.domain.histories import Event, deliveries, event, play, rating, regular, start
from trustjournal.domain.replay import ReplayStep
from trustjournal.domain.verdicts import Phase

GRANTED, BUILDING, ESTABLISHED = Phase.GRANTED, Phase.BUILDING, Phase.ESTABLISHED
WEAKENED, BROKEN, REBUILDING = Phase.WEAKENED, Phase.BROKEN, Phase.REBUILDING


def phase(*events: Event) -> Phase:
    """Return the phase at the end."""
    return play(*events)[-1].phase


def order(steps: list[ReplayStep]) -> list[Phase]:
    """Return the phases in the order in which they came."""
    found: list[Phase] = []
    for step in steps:
        if not found or found[-1] is not step.phase:
            found.append(step.phase)
    return found


def contacts(first: float, last: float) -> list[Event]:
    """Return a contact every five days."""
    return [event(first + 5 * turn, "contact") for turn in range(int((last - first) / 5) + 1)]


def test_a_good_relationship_is_built_then_established() -> None:
    """From the credit of the proposal to an established trust, in order."""
    assert order(play(*regular())) == [GRANTED, BUILDING, ESTABLISHED]


@pytest.mark.parametrize(("gains", "last", "expected"), [(3, 13, GRANTED), (3, 14, BUILDING)])
def test_building_needs_three_gains_and_two_weeks(gains: int, last: float, expected: Phase) -> None:
    """≥ 3 gains of weight ≥ 1 and ≥ 14 d."""
    assert phase(event(0, "contact"), *deliveries(1, gains, apart=1), event(last, "contact")) is (
        expected
    )


def test_hygiene_alone_builds_nothing() -> None:
    """Replies, contacts and small promises are no gains of weight 1."""
    small = [event(day, code) for day in range(60) for code in ("contact", "commitment_kept")]

    assert phase(*small) is GRANTED


def test_time_alone_may_open_the_next_phase() -> None:
    """Three deliveries in a week, then two quiet weeks: building, without a further gain."""
    assert phase(*deliveries(0, 3, apart=3), event(20, "silent_agreement")) is BUILDING


@pytest.mark.parametrize("code", ["major_error", "contract_breach"])
@pytest.mark.parametrize("weeks", [3, 8, 26])
def test_a_serious_fault_weakens_at_once(code: str, weeks: int) -> None:
    """Tier 3 in granted, building or established (or lower still where little was built)."""
    assert phase(*regular(weeks), event(7 * weeks, code)) in {WEAKENED, BROKEN}


@pytest.mark.parametrize("code", ["deception", "distrust_stated"])
@pytest.mark.parametrize("weeks", [1, 8, 26])
def test_deception_and_stated_distrust_break_any_phase(code: str, weeks: int) -> None:
    """Tier 4 leads to broken from any phase."""
    assert phase(*regular(weeks), event(7 * weeks, code)) is BROKEN


def test_below_thirty_is_broken() -> None:
    """T < 30, from any phase."""
    assert phase(*regular(8), *(event(60 + day, "error") for day in range(5))) is BROKEN


def test_a_fall_of_fifteen_by_felt_losses_weakens_the_first_credit() -> None:
    """−15 from peak by tier ≥ 2, before three gains were ever counted. Source: §4, granted."""
    fallen = [event(1, "planning_shared"), event(9, "disappointing"), event(20, "contact")]

    assert phase(start(80), *fallen) is WEAKENED


def test_small_lapses_do_not_weaken_by_the_fall() -> None:
    """Late replies are of tier 1: above 45 they never weaken by themselves."""
    lapses = [event(10 + 20 * turn, "late_reply", hours=80) for turn in range(3)]
    steps = play(start(80), *lapses)

    assert steps[-1].level > 45
    assert steps[-1].phase is GRANTED


def test_established_ends_at_twelve_under_its_peak() -> None:
    """−12 from its 60-day peak: an error at 84.7 is enough; a working-mode gap is not."""
    assert phase(*regular(), event(182, "error")) is WEAKENED
    assert phase(*regular(), event(182, "working_mode_gap")) is ESTABLISHED


def test_an_old_peak_is_forgotten() -> None:
    """The peak is that of the last 60 days: a slow fading does not weaken."""
    quiet = [event(181 + 25 * turn, "contract_signed") for turn in range(14)]

    assert phase(*regular(), *quiet) is ESTABLISHED


def test_weakened_after_established_mends_in_three_clean_weeks() -> None:
    """T ≥ 75 and 21 d clean → established; a loss starts the count anew."""
    hurt = [*regular(), event(182, "error"), *deliveries(183, 5, apart=1)]

    assert play(*hurt)[-1].level >= 75
    assert phase(*hurt, event(202, "contact")) is WEAKENED
    assert phase(*hurt, event(203, "contact")) is ESTABLISHED
    assert phase(*hurt, event(195, "late_reply", hours=30), event(204, "contact")) is WEAKENED


def test_weakened_before_established_goes_back_to_building() -> None:
    """Never established: T ≥ 60 for 14 d → building."""
    hurt = [*regular(6), event(43, "error"), event(44, "error"), *deliveries(45, 4, apart=1)]

    assert play(*hurt)[-1].level >= 60
    assert phase(*hurt, event(58, "contact")) is WEAKENED
    assert phase(*hurt, event(63, "contact")) is BUILDING


def test_broken_needs_a_repair_and_gains_to_rebuild() -> None:
    """T ≥ 40, ≥ 14 d, a repair and 3 gains → rebuilding."""
    broken = [*regular(), event(182, "deception")]
    gains = deliveries(183, 12, apart=1)

    assert play(*broken, *gains)[-1].level >= 40
    assert phase(*broken, event(182.5, "repair"), *gains, event(195, "contact")) is BROKEN
    assert phase(*broken, event(182.5, "repair"), *gains, event(197, "contact")) is REBUILDING
    assert phase(*broken, *gains, event(197, "contact")) is BROKEN


def test_without_a_repair_it_takes_longer() -> None:
    """T ≥ 55, ≥ 45 d and 6 gains."""
    broken = [*regular(), event(182, "deception"), *deliveries(183, 20, apart=1)]

    assert play(*broken)[-1].level >= 55
    assert phase(*broken, event(226, "contact")) is BROKEN
    assert phase(*broken, event(228, "contact")) is REBUILDING


def test_rebuilding_takes_three_months_and_eight_gains() -> None:
    """T ≥ 75, ≥ 90 d since the change that caused it, ≥ 8 gains → established."""
    changed = [*regular(), event(182, "consultant_change"), *deliveries(183, 12, apart=1)]

    assert play(*changed)[-1].level >= 75
    assert phase(*changed, *contacts(200, 270)) is REBUILDING
    assert phase(*changed, *contacts(200, 275)) is ESTABLISHED


def test_a_felt_loss_restarts_the_three_months() -> None:
    """≥ 90 d since any tier ≥ 2."""
    changed = [*regular(), event(182, "consultant_change"), *deliveries(183, 12, apart=1)]
    late = event(230, "late_delivery", days=1)

    assert phase(*changed, late, *contacts(231, 318)) is REBUILDING
    assert phase(*changed, late, *contacts(231, 325)) is ESTABLISHED


def test_a_serious_fault_while_rebuilding_breaks() -> None:
    """Tier ≥ 3 or T < 30 → broken."""
    changed = [*regular(), event(182, "consultant_change")]

    assert phase(*changed, event(200, "major_error")) is BROKEN


def test_a_change_of_consultant_means_rebuilding() -> None:
    """The article: "la confiance est alors bien souvent à reconstruire"."""
    assert phase(*regular(), event(182, "consultant_change", illness=True)) is REBUILDING


def test_a_broken_trust_stays_broken_when_the_consultant_changes() -> None:
    """A change repairs nothing."""
    broken = [*regular(), event(182, "deception"), event(183, "consultant_change")]

    assert phase(*broken) is BROKEN


def test_established_needs_evidence() -> None:
    """Lower band ≥ 60 and 8 interactions: a high level that little supports is not enough."""
    few = [event(day, "milestone") for day in (1, 10, 20, 62)]
    steps = play(start(80), *few)

    assert steps[-1].level >= 75
    assert steps[-1].phase is BUILDING


def test_established_needs_somebody_to_have_spoken() -> None:
    """One interaction in the last 21 d: a rating alone does not establish."""
    early = [event(day, "delivered_well") for day in range(20)]

    assert phase(*early, rating(65, 9.5, "survey")) is BUILDING
    assert phase(*early, rating(65, 9.5, "survey"), event(66, "contact")) is ESTABLISHED
