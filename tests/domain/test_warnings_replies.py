"""Warnings about what the client waits for, and what was promised."""

from datetime import UTC, datetime

import pytest

from tests.domain.views import (
    AT,
    a_person,
    a_promise,
    a_request,
    a_slice,
    a_view,
    ago,
    the_warning,
)
from trustjournal.domain.kinds import Channel, Direction
from trustjournal.domain.verdicts import DueState, WarningCode
from trustjournal.domain.view import ClientView
from trustjournal.domain.warnings.find import find_warnings

OPEN, DUE, OVERDUE, DONE = DueState.OPEN, DueState.DUE, DueState.OVERDUE, DueState.DONE


def about_replies(view: ClientView) -> list[WarningCode]:
    """Return the codes about requests, in order."""
    codes = {
        WarningCode.REPLY_DUE,
        WarningCode.REPLY_OVERDUE,
        WarningCode.VOICEMAIL_UNANSWERED,
    }
    return [warning.code for warning in find_warnings(view) if warning.code in codes]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (OPEN, []),
        (DUE, [WarningCode.REPLY_DUE]),
        (OVERDUE, [WarningCode.REPLY_OVERDUE]),
        (DONE, []),
        (DueState.DONE_LATE, []),
    ],
)
def test_a_request_gives_one_warning_the_gravest(
    state: DueState, expected: list[WarningCode]
) -> None:
    """A request open 20 hours is due, 24 hours overdue; one warning for one cause (article)."""
    view = a_view(a_slice(requests=(a_request(21, state),)))

    assert about_replies(view) == expected


@pytest.mark.parametrize(
    ("hours", "direction", "state", "expected"),
    [
        (11.9, Direction.IN, OPEN, []),
        (12.0, Direction.IN, OPEN, [WarningCode.VOICEMAIL_UNANSWERED]),
        (12.0, Direction.OUT, OPEN, []),
        (21.0, Direction.IN, DUE, [WarningCode.REPLY_DUE]),
    ],
)
def test_a_voicemail_is_heard_within_half_a_day(
    hours: float, direction: Direction, state: DueState, expected: list[WarningCode]
) -> None:
    """A client's voicemail warns at 12 hours, until reply_due takes over."""
    request = a_request(hours, state, channel=Channel.VOICEMAIL, direction=direction)

    assert about_replies(a_view(a_slice(requests=(request,)))) == expected


def test_a_day_known_only_as_a_day_warns_early_and_shows_its_bracket() -> None:
    """Said "yesterday", a request may be 33 hours old: due, with the bracket, not yet overdue."""
    view = a_view(a_slice(requests=(a_request(9, OPEN, most=33),)))

    found = the_warning(view, WarningCode.REPLY_DUE)

    assert (found.facts["waited"], found.facts["hours"]) == ("PT9H/PT33H", 9)


def test_the_fact_names_who_waits() -> None:
    """The person who asked is named; without one, the client is."""
    request = a_request(30, OVERDUE, people=("Kerbrat",))

    named = a_view(a_slice(requests=(request,)), people=(a_person("Kerbrat"),))
    unnamed = a_view(a_slice(requests=(a_request(30, OVERDUE),)))

    assert the_warning(named, WarningCode.REPLY_OVERDUE).facts["who"] == "Kerbrat"
    assert the_warning(unnamed, WarningCode.REPLY_OVERDUE).facts["who"] == "Béton SA"


def test_a_request_without_mission_stands_on_the_missions_under_way() -> None:
    """What a client asks without naming a mission is not lost."""
    request = a_request(30, OVERDUE, mission_id=None)

    open_mission = a_view(a_slice(), requests=(request,))
    ended = a_view(a_slice(is_ended=True, is_open=False), requests=(request,))

    assert about_replies(open_mission) == [WarningCode.REPLY_OVERDUE]
    assert about_replies(ended) == [WarningCode.REPLY_OVERDUE]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (OPEN, set()),
        (DUE, {WarningCode.COMMITMENT_DUE}),
        (OVERDUE, {WarningCode.COMMITMENT_OVERDUE}),
        (DONE, set()),
        (DueState.BROKEN, set()),
    ],
)
def test_a_promise_warns_before_and_after_its_date(
    state: DueState, expected: set[WarningCode]
) -> None:
    """My promise warns within two days of its due, then once it is past."""
    view = a_view(a_slice(commitments=(a_promise(state, AT),)))
    codes = {WarningCode.COMMITMENT_DUE, WarningCode.COMMITMENT_OVERDUE}

    assert {each.code for each in find_warnings(view)} & codes == expected


def test_a_debt_of_the_client_never_counts_as_mine() -> None:
    """What the client owes asks for a kind reminder, and only once it is late."""
    late = a_view(a_slice(waitings=(a_promise(OVERDUE, ago(days=1), owed=True),)))
    soon = a_view(a_slice(waitings=(a_promise(DUE, AT, owed=True),)))

    found = the_warning(late, WarningCode.WAITING_OVERDUE)

    assert found.action == "remind_client"
    assert WarningCode.COMMITMENT_OVERDUE not in {each.code for each in find_warnings(late)}
    assert WarningCode.WAITING_OVERDUE not in {each.code for each in find_warnings(soon)}


def test_an_ended_mission_keeps_what_is_still_open() -> None:
    """Once a mission has ended only its requests, commitments and waitings still warn."""
    mission = a_slice(
        is_ended=True,
        is_open=False,
        requests=(a_request(30, OVERDUE),),
        commitments=(a_promise(OVERDUE, ago(days=1)),),
        waitings=(a_promise(OVERDUE, ago(days=1), owed=True),),
    )

    codes = {each.code for each in find_warnings(a_view(mission, low=5.0))}

    assert codes == {
        WarningCode.REPLY_OVERDUE,
        WarningCode.COMMITMENT_OVERDUE,
        WarningCode.WAITING_OVERDUE,
    }


def test_ids_are_stable_while_time_passes() -> None:
    """A warning keeps its id, so that what is said about it by id holds tomorrow."""
    first = the_warning(
        a_view(a_slice(requests=(a_request(25, OVERDUE),))), WarningCode.REPLY_OVERDUE
    )
    later = the_warning(
        a_view(a_slice(requests=(a_request(90, OVERDUE),))), WarningCode.REPLY_OVERDUE
    )

    assert first.id == later.id == "reply_overdue:r"


def test_the_gravest_comes_first() -> None:
    """Warnings stand in order of gravity, then of due."""
    early, late = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 20, tzinfo=UTC)
    mission = a_slice(
        commitments=(a_promise(OVERDUE, late), a_promise(DUE, early)),
        requests=(a_request(21, DUE), a_request(300, OVERDUE, id="r2")),
    )

    found = find_warnings(a_view(mission))

    gravities = [each.gravity.value for each in found]
    assert gravities == sorted(gravities, key=["grave", "soon", "note"].index)
    assert found[0].code is WarningCode.COMMITMENT_OVERDUE
