"""A request and its reply are one fact, in time or late. Source: the article: "24 heures"."""

import pytest

from tests.builders import Story
from tests.domain.booked import booked, codes
from trustjournal.domain.kinds import ActKind, Channel, ReplyClock
from trustjournal.domain.signals import SignalCode

CONTACT = SignalCode.CONTACT


@pytest.mark.parametrize(
    ("replied", "code", "hours"),
    [
        ("2026-03-03T08:59", SignalCode.REPLIED_IN_TIME, 0),
        ("2026-03-03T09:00", SignalCode.REPLIED_IN_TIME, 0),
        ("2026-03-03T10:00", SignalCode.LATE_REPLY, 25),
        ("2026-03-05T09:00", SignalCode.LATE_REPLY, 72),
    ],
)
def test_a_reply_is_booked_once_and_is_no_contact_gain(
    replied: str, code: SignalCode, hours: float
) -> None:
    """It counts as contact for the clock, not as a ``contact``."""
    story = Story()
    story.reply(story.request("2026-03-02T09:00"), replied)
    reply = booked(story)[-1].event

    assert codes(story) == [CONTACT, code]
    assert (reply.amount, reply.is_contact) == (hours, True)


def test_real_hours_pass_across_a_clock_change() -> None:
    """Asked on Saturday 10:30 before the clocks go forward: Sunday 11:00 is 23.5 h later."""
    story = Story()
    story.reply(story.request("2026-03-28T10:30"), "2026-03-29T11:00")
    story.reply(story.request("2026-10-24T11:00"), "2026-10-25T10:30")

    assert codes(story)[1::2] == [SignalCode.REPLIED_IN_TIME, SignalCode.LATE_REPLY]


def test_a_reply_that_may_be_in_time_is_no_loss() -> None:
    """Asked "on Monday", answered on Tuesday noon: between 12 and 36 h; nobody knows."""
    story = Story()
    story.reply(story.request("2026-03-02"), "2026-03-03T12:00")

    assert codes(story) == [CONTACT, "touch"]


def test_a_reply_surely_late_books_the_least_it_can_be() -> None:
    """Asked "on Monday", answered on Thursday 12:00: at least 60 hours."""
    story = Story()
    story.reply(story.request("2026-03-02"), "2026-03-05T12:00")
    late = booked(story)[-1].event

    assert (late.code, late.amount) == (SignalCode.LATE_REPLY, 60)


def test_the_business_clock_decides_for_a_client_who_agreed() -> None:
    """A question of Friday evening answered on Monday is in time by working days."""
    for clock, code in (
        (ReplyClock.CALENDAR, SignalCode.LATE_REPLY),
        (ReplyClock.BUSINESS, SignalCode.REPLIED_IN_TIME),
    ):
        story = Story(reply_clock=clock)
        story.reply(story.request("2026-03-20T18:00"), "2026-03-23T17:00")
        assert codes(story)[-1] == code


def test_a_second_answer_changes_nothing() -> None:
    """A holding answer closes the request: the article asks to react."""
    story = Story()
    request = story.request("2026-03-02T09:00")
    story.reply(request, "2026-03-02T10:00")
    story.reply(request, "2026-03-09T10:00")

    assert SignalCode.LATE_REPLY not in codes(story)


def test_an_answer_by_command_counts_as_contact_for_the_clock() -> None:
    """`answer ID --at T` has no entry of its own."""
    story = Story()
    request = story.request("2026-03-02T09:00")
    story.act(ActKind.ANSWER, request.id, "2026-03-02T11:00")

    assert codes(story) == [CONTACT, SignalCode.REPLIED_IN_TIME]
    assert booked(story)[-1].event.is_contact


def test_the_client_who_could_not_reach_me_has_not_been_met() -> None:
    """``!injoignable`` opens a request; it is no contact."""
    story = Story()
    missed = story.entry("2026-03-02T09:00", SignalCode.UNREACHABLE, channel=Channel.CALL)
    story.reply(missed, "2026-03-04T09:00")

    assert codes(story) == [SignalCode.LATE_REPLY]
