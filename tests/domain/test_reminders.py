"""Is everything worth a word told once, in its time, and nothing else?"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.ui.values import NOW, ZONE, analysis
from trustjournal.domain.reminders import QuietHours, Reminder, ReminderKind, fresh, reminders

PARIS = ZoneInfo(ZONE)
NIGHT = QuietHours(time(20), time(8), "Europe/Paris")
HOUR = timedelta(hours=1)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of June 2026 in UTC, two hours behind Paris."""
    return datetime(2026, 6, day, hour, minute, tzinfo=UTC)


def one(moment: datetime) -> Reminder:
    """Return a reminder of a moment."""
    return Reminder(ReminderKind.REPLY_OVERDUE, "i1", moment, "Béton SA")


def test_a_request_is_told_at_three_quarters_and_at_its_end() -> None:
    """18 and 24 hours after it came, for the clock of the article."""
    found = [it for it in reminders((analysis(),), ZONE) if it.about == "i99"]
    came = NOW - timedelta(hours=18.7)
    assert [
        (ReminderKind.REPLY_SOON, came + 18 * HOUR),
        (ReminderKind.REPLY_OVERDUE, came + 24 * HOUR),
    ] == [(it.kind, it.at) for it in found]


def test_a_promise_is_told_on_its_morning_and_the_morning_after() -> None:
    """A promise for a day is late once that day is over; both are told at nine, local time."""
    (promise,) = analysis().commitments
    day = promise.due_day or date.min
    found = [it for it in reminders((analysis(),), ZONE) if it.about == promise.promise.id]
    local = [it.at.astimezone(PARIS).replace(tzinfo=None) for it in found]
    morning = datetime.combine(day, time(9))
    assert [morning, morning + timedelta(days=1)] == local


def test_only_what_came_up_since_the_last_look_is_told() -> None:
    """What was there before, and what is still ahead, is not."""
    now = at(12, 12)
    found = (one(now - 2 * HOUR), one(now - HOUR), one(now), one(now + HOUR))
    told = fresh(found, now, since=now - HOUR, quiet=None)
    assert (found[2],) == told


def test_nothing_is_told_in_quiet_hours() -> None:
    """At three in the morning the desk is quiet."""
    now = at(12, 1)
    assert () == fresh((one(now),), now, since=now - HOUR, quiet=NIGHT)


def test_what_came_up_in_quiet_hours_is_told_when_they_end() -> None:
    """The first look after them tells what came up from their beginning on."""
    now = at(12, 6, 1)
    found = (one(at(11, 17, 30)), one(at(11, 19)), one(at(12, 3)))
    assert found[1:] == fresh(found, now, since=at(12, 5, 59), quiet=NIGHT)


@pytest.mark.parametrize(
    ("moment", "began"),
    [
        (at(12, 19), at(12, 18)),
        (at(12, 2), at(11, 18)),
        (at(12, 6), None),
        (at(12, 17, 59), None),
    ],
)
def test_quiet_hours_may_go_over_midnight(moment: datetime, began: datetime | None) -> None:
    """They belong to the evening on which they begin; their end is outside."""
    assert began == NIGHT.began(moment)


def test_another_due_is_another_fact() -> None:
    """A promise moved to another day may be told again; the same one may not."""
    assert one(NOW).key == one(NOW).key
    assert one(NOW).key != one(NOW + HOUR).key
