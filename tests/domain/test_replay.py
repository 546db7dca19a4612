"""The contract of ``replay``: plain events in, one step each out, bad lines named."""

import pytest

from tests.domain.histories import Event, event, level, play, rating, regular, start
from trustjournal.domain.replay import replay
from trustjournal.domain.verdicts import Cause
from trustjournal.errors import Unacceptable

BAD: list[tuple[object, str]] = [
    ({"code": "error"}, "day = ?"),
    ({"day": "soon", "code": "error"}, "day = 'soon'"),
    ({"day": True, "code": "error"}, "day = True"),
    ({"day": float("nan"), "code": "error"}, "day = nan"),
    ({"day": 1}, "code = ?"),
    ({"day": 1, "code": "magic"}, "code = 'magic'"),
    ({"day": 1, "code": "late_reply"}, "hours = ?"),
    ({"day": 1, "code": "late_reply", "hours": -3}, "hours = -3"),
    ({"day": 1, "code": "late_delivery", "days": "two"}, "days = 'two'"),
    ({"day": 1, "rating": 11, "by": "client"}, "rating = 11"),
    ({"day": 1, "rating": 5, "by": "nobody"}, "by = 'nobody'"),
    ({"day": 1, "code": "rating"}, "code = 'rating'"),
    ({"day": 1, "gain": -1, "target": 0.5}, "gain = -1"),
    ({"day": 1, "loss": 1, "target": 2}, "target = 2"),
    ({"start": 55}, "day = ?"),
]


@pytest.mark.parametrize(("bad", "what"), BAD)
def test_a_bad_event_is_named_by_its_line(bad: dict[str, object], what: str) -> None:
    """Nothing is stepped before all lines are read; lines count from 1."""
    with pytest.raises(Unacceptable) as caught:
        replay([start(55), event(0, "contact"), bad])

    (problem,) = caught.value.problems
    assert (problem.code, problem.facts) == ("bad_event", {"number": 3, "what": what})


@pytest.mark.parametrize(
    "header", [{"start": 120}, {"drift": "no"}, {"parameters": [1]}, {"parameters": {"magic": 1}}]
)
def test_a_bad_start_is_refused(header: Event) -> None:
    """The start line is checked like the others."""
    with pytest.raises(Unacceptable):
        replay([header])


def test_no_event_gives_no_step() -> None:
    """An empty file, or one with a start alone, says nothing."""
    assert play() == []
    assert play(start(70)) == []


def test_each_event_gives_a_step_in_order_of_days() -> None:
    """Also those entered late, and those of a same day in the order given."""
    steps = play(event(5, "contact"), event(1, "error"), event(5, "thanks"))

    assert [step.day for step in steps] == [1, 5, 5]
    assert [step.causes[-1].code for step in steps] == ["error", "contact", "thanks"]


def test_parameters_are_set_on_the_first_line() -> None:
    """By name or symbol; a symmetric engine loses less."""
    plain = level(start(50), {"day": 1, "loss": 1, "target": 0})
    symmetric = level(start(50, rho=1.0), {"day": 1, "loss": 1, "target": 0})

    assert plain < symmetric < 50


def test_raw_events_have_no_family_streak_or_excuse() -> None:
    """Weight and target only, ι = 1."""
    loss: Event = {"day": 1, "loss": 1.0, "target": 0.0}
    steps = play(start(50, n0=6), loss, {**loss, "excused": True})

    assert steps[0].level == pytest.approx(50 * (1 - 1.7 / 7.7))
    assert steps[1].level == pytest.approx(steps[0].level * (1 - 1.7 / 8.7))


def test_the_causes_name_time_and_scars() -> None:
    """A long silence after a serious fault: drift, a healing scar, then the event."""
    last = play(event(0, "contact"), event(1, "major_error"), event(200, "contact"))[-1]

    assert [cause.cause for cause in last.causes] == [Cause.TIME, Cause.SCAR, Cause.ENTRY]


def test_days_may_be_negative() -> None:
    """The relationship then starts at the first of them."""
    assert level(event(-3, "contact")) == pytest.approx(level(event(0, "contact")))


def test_quantities_may_be_said_in_hours_or_days() -> None:
    """A reply after 3 days is one after 72 hours; 48 hours late are two days."""
    assert level(event(1, "late_reply", days=3)) == level(event(1, "late_reply", hours=72))
    assert level(event(1, "late_delivery", hours=48)) == level(event(1, "late_delivery", days=2))


@pytest.mark.parametrize(
    "said",
    [
        {"handover": True},
        {"handover": "good"},
        {"cause": "illness"},
        {"details": ["illness"]},
        {"new_skills": True},
    ],
)
def test_a_soft_handover_may_be_said_in_several_ways(said: dict[str, object]) -> None:
    """A real handover, an illness, new skills needed: a quarter instead of a half."""
    before = level(*regular())
    hard = level(*regular(), event(182, "consultant_change"))
    soft = level(*regular(), event(182, "consultant_change", **said))

    assert soft - before == pytest.approx((hard - before) / 2)


@pytest.mark.parametrize("said", [{"handover": "poor"}, {"cause": "other"}, {"handover": False}])
def test_a_poor_handover_is_a_hard_one(said: dict[str, object]) -> None:
    """A word for it is not the thing."""
    hard = level(*regular(), event(182, "consultant_change"))

    assert level(*regular(), event(182, "consultant_change", **said)) == hard


def test_a_refocus_said_before_excuses_the_change() -> None:
    """`recentrage` is context: it excuses a consultant_change. Source: trust model §2."""
    hard = level(*regular(), event(182, "consultant_change"))
    focused = [*regular(), event(181, "refocus"), event(182, "consultant_change")]

    assert level(*focused) > hard


def test_a_rating_defaults_to_the_clients() -> None:
    """``by`` may be left out."""
    assert level({"day": 1, "rating": 9}) == level(rating(1, 9, "client"))


@pytest.mark.parametrize("said", [{"excused": "no"}, {"excused": []}, {"handover": "perhaps"}])
def test_what_is_neither_yes_nor_no_is_refused(said: dict[str, object]) -> None:
    """Anything that is not nothing would otherwise pass for a yes."""
    code = "consultant_change" if "handover" in said else "error"

    with pytest.raises(Unacceptable):
        level(event(1, code, **said))


@pytest.mark.parametrize("said", [{"excuse": []}, {"cause": {}}, {"details": [{}, []]}])
def test_words_that_are_none_say_nothing(said: dict[str, object]) -> None:
    """An event may carry what we do not know."""
    assert level(event(1, "error", **said)) == level(event(1, "error"))
