"""The home screen: what asks for the consultant, once and in order."""

from dataclasses import replace
from datetime import timedelta

from tests.domain.views import AT, a_client, a_mission, a_promise, a_request, ago
from trustjournal.domain.analysis import MissionAnalysis, Trend, TrustWarning
from trustjournal.domain.records import Step
from trustjournal.domain.today import compose_today
from trustjournal.domain.verdicts import DueState, Gravity, Phase, WarningCode


def an_analysis(name: str = "m", **changes: object) -> MissionAnalysis:
    """Return a calm analysis of a mission."""
    plain = MissionAnalysis(
        mission=a_mission(id=name),
        client=a_client(),
        at=AT,
        level=60.0,
        low=50.0,
        high=70.0,
        engine_level=60.0,
        phase=Phase.BUILDING,
        dormant=False,
        known=True,
        points=(),
        changes=(),
        trend=Trend(0.0, AT, None),
        period=None,
        requests=(),
        commitments=(),
        waitings=(),
        steps=(),
        warnings=(),
        cards=(),
        outlook=(),
        interactions=(),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def a_warning(subject: str, gravity: Gravity = Gravity.GRAVE, mission: str = "m") -> TrustWarning:
    """Return a warning about a subject."""
    code = WarningCode.REPLY_OVERDUE
    warning_id = f"{code.value}:{subject}"
    return TrustWarning(warning_id, code, "c", mission, gravity, AT, None, {}, (), "holding_answer")


def test_requests_stand_in_order_of_their_limit_without_the_answered() -> None:
    """Who waits longest comes first; what is answered asks nothing."""
    requests = (
        a_request(3, DueState.OPEN, id="young"),
        a_request(30, DueState.OVERDUE, id="old"),
        a_request(50, DueState.DONE_LATE, id="answered"),
    )

    today = compose_today([an_analysis(requests=requests)], AT)

    assert [each.interaction.id for each in today.requests] == ["old", "young"]


def test_promises_stand_by_due_and_undated_last() -> None:
    """Overdue, due, later, then what has no date; kept ones are gone."""
    states = (
        a_promise(DueState.OPEN, None),
        a_promise(DueState.OPEN, ago(days=-9)),
        a_promise(DueState.OVERDUE, ago(days=2)),
        a_promise(DueState.DONE, ago(days=3)),
    )
    named = tuple(
        replace(each, promise=replace(each.promise, id=name))
        for each, name in zip(states, ("undated", "later", "overdue", "kept"), strict=True)
    )

    today = compose_today([an_analysis(commitments=named)], AT)

    assert [each.promise.id for each in today.commitments] == ["overdue", "later", "undated"]


def test_waitings_and_steps_keep_apart() -> None:
    """What the client owes, what I owe and what I plan are three lists."""
    owed = a_promise(DueState.OPEN, AT, owed=True)
    step = replace(owed, promise=Step("s", 1, "c", "m", "relancer", owed.promise.made, AT))

    today = compose_today([an_analysis(waitings=(owed,), steps=(step,))], AT)

    assert (today.commitments, today.waitings, today.steps) == ((), (owed,), (step,))


def test_one_cause_is_said_once() -> None:
    """A client-wide warning on two missions stands once, on the first."""
    analyses = [
        an_analysis("m", warnings=(a_warning("c", mission="m"),)),
        an_analysis("m2", warnings=(a_warning("c", mission="m2"),)),
    ]

    today = compose_today(analyses, AT)

    assert [each.mission_id for each in today.warnings] == ["m"]


def test_mild_notes_are_few_and_grave_ones_all_there() -> None:
    """Two notes a client on the home screen; everything pressing stays."""
    notes = tuple(a_warning(f"n{place}", Gravity.NOTE) for place in range(4))
    graves = tuple(a_warning(f"g{place}") for place in range(4))

    today = compose_today([an_analysis(warnings=notes + graves)], AT)

    assert [each.gravity for each in today.warnings] == [Gravity.GRAVE] * 4 + [Gravity.NOTE] * 2


def test_the_mission_in_need_comes_first_and_the_ended_one_leaves() -> None:
    """Sorted by need; an ended mission stays only while something of it is open."""
    calm = an_analysis("calm", level=40.0)
    noted = an_analysis("noted", warnings=(a_warning("x", Gravity.NOTE),))
    grave = an_analysis("grave", warnings=(a_warning("y"),), level=90.0)
    over = an_analysis("over", is_ended=True)
    owing = an_analysis("owing", is_ended=True, warnings=(a_warning("z", Gravity.SOON),))

    today = compose_today([calm, over, noted, owing, grave], AT)

    assert [each.mission.id for each in today.missions] == ["grave", "owing", "noted", "calm"]


def test_the_card_is_that_of_the_mission_in_need() -> None:
    """One card: the most useful one of the mission that needs me most."""
    calm = an_analysis("calm", cards=("stay_watchful",))
    grave = an_analysis("grave", warnings=(a_warning("y"),), cards=("holding_answer", "call_back"))

    assert compose_today([calm, grave], AT).card == "holding_answer"


def test_on_calm_days_missions_take_turns() -> None:
    """Where nothing presses, each mission has its day."""
    analyses = [
        an_analysis("a", cards=("stay_watchful",)),
        an_analysis("b", cards=("regular_point",)),
    ]

    days = {compose_today(analyses, AT + timedelta(days=day)).card for day in range(2)}

    assert days == {"stay_watchful", "regular_point"}


def test_an_empty_journal_has_an_empty_day() -> None:
    """Without missions there is nothing, and no card."""
    today = compose_today([], AT)

    assert (today.requests, today.warnings, today.missions, today.card) == ((), (), (), None)
