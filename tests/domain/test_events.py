"""One event per fact, never two. Source: trust model §1 and §2."""

from dataclasses import replace

import pytest

from tests.builders import PARIS, Story, a_signal, paris, when
from tests.domain.booked import booked, codes
from trustjournal.domain.kinds import ActKind, Channel, Kind, Rater, Rhythm
from trustjournal.domain.moments import on_day
from trustjournal.domain.signals import Detail, SignalCode

CONTACT, KEPT = SignalCode.CONTACT, SignalCode.COMMITMENT_KEPT
LATE, ON_TIME = SignalCode.LATE_DELIVERY, SignalCode.DELIVERED_ON_TIME


def test_any_interaction_is_a_contact_but_a_note() -> None:
    """An internal note reaches nobody; its signals count all the same."""
    story = Story()
    story.entry("2026-03-02T09:00", channel=Channel.CALL)
    story.entry("2026-03-03T09:00", SignalCode.THANKS, channel=Channel.NOTE)
    thanks = booked(story)[1]

    assert codes(story) == [CONTACT, SignalCode.THANKS]
    assert not thanks.event.is_contact


def test_what_is_planned_counts_for_nothing_until_confirmed() -> None:
    """A planned entry, its signals and what it would close wait for the confirmation."""
    story = Story()
    promise = story.promise("2026-03-02T09:00", "2026-03-05")
    planned = story.entry("2026-03-04T09:00", SignalCode.MILESTONE, kind=Kind.PLANNED)
    story.act(ActKind.KEEP, promise.id, "2026-03-04T09:00", interaction_id=planned.id)
    assert codes(story) == []

    story.act(ActKind.CONFIRM, planned.id, "2026-03-04T12:00")
    assert codes(story) == [CONTACT, KEPT, SignalCode.MILESTONE]


def test_a_planned_entry_confirmed_by_another_is_that_other() -> None:
    """The entry that says it happened carries it; counted once."""
    story = Story()
    planned = story.entry("2026-03-04T10:00", SignalCode.MILESTONE, kind=Kind.PLANNED)
    real = story.entry("2026-03-04T10:15", SignalCode.MILESTONE)
    story.act(ActKind.CONFIRM, planned.id, "2026-03-04T10:15", interaction_id=real.id)

    assert codes(story) == [CONTACT, SignalCode.MILESTONE]


def test_a_promise_kept_is_one_fact() -> None:
    """A commitment kept on a line is a contact and a promise kept."""
    story = Story()
    promise = story.promise("2026-03-02T09:00", "2026-03-05")
    entry = story.entry("2026-03-05T18:00")
    story.act(ActKind.KEEP, promise.id, "2026-03-05T18:00", interaction_id=entry.id)

    assert codes(story) == [CONTACT, KEPT]


def test_keeping_by_a_line_that_says_delivered_is_one_delivery() -> None:
    """``!livré`` closes the matching commitment and books once."""
    story = Story()
    promise = story.promise("2026-03-02T09:00", "2026-03-05")
    entry = story.entry("2026-03-05T18:00", ON_TIME, SignalCode.MILESTONE)
    story.act(ActKind.KEEP, promise.id, "2026-03-05T18:00", interaction_id=entry.id)

    assert codes(story) == [CONTACT, ON_TIME, SignalCode.MILESTONE]


def test_a_deliverable_kept_is_a_delivery() -> None:
    """A commitment that is a deliverable of the period books delivered_on_time."""
    story = Story()
    promise = story.promise("2026-03-02T09:00", "2026-03-05", is_deliverable=True)
    story.act(ActKind.KEEP, promise.id, "2026-03-04T18:00")

    assert codes(story) == [ON_TIME]


@pytest.mark.parametrize(
    ("done", "days"),
    [("2026-03-06T08:00", 1), ("2026-03-09T18:30", 4), ("2026-03-06", 1)],
)
def test_a_promise_kept_late_books_its_days(done: str, days: float) -> None:
    """A due that is a day means its end; lateness then counts in calendar days."""
    story = Story()
    promise = story.promise("2026-03-02T09:00", "2026-03-05")
    story.act(ActKind.KEEP, promise.id, done)
    late = booked(story)[-1].event

    assert (late.code, late.amount) == (LATE, days)


@pytest.mark.parametrize("done", ["2026-03-05T23:59", "2026-03-05", "2026-03-01T09:00"])
def test_a_due_day_lasts_until_its_end(done: str) -> None:
    """Early is on time, and so is the evening of the day."""
    story = Story()
    promise = story.promise("2026-03-01T09:00", "2026-03-05")
    story.act(ActKind.KEEP, promise.id, done)

    assert codes(story) == [KEPT]


def test_what_the_line_says_of_the_delay_wins() -> None:
    """``!retard 2j prévenu`` on the line that keeps a promise: two days, excused, once."""
    story = Story()
    promise = story.promise("2026-03-02T09:00", "2026-03-05")
    entry = story.entry("2026-03-09T10:00", a_signal(LATE, Detail.WARNED, days=2))
    story.act(ActKind.KEEP, promise.id, "2026-03-09T10:00", interaction_id=entry.id)
    late = booked(story)[-1].event

    assert codes(story) == [CONTACT, LATE]
    assert (late.amount, late.excused) == (2, True)


def test_delivered_said_of_a_late_promise_is_late() -> None:
    """Kept after the due means kept late, whatever the line calls it."""
    story = Story()
    promise = story.promise("2026-03-02T09:00", "2026-03-05")
    entry = story.entry("2026-03-09T10:00", ON_TIME)
    story.act(ActKind.KEEP, promise.id, "2026-03-09T10:00", interaction_id=entry.id)

    assert codes(story) == [CONTACT, LATE]


def test_moving_a_due_ahead_of_it_books_nothing() -> None:
    """Renegotiated before due: nothing, and kept on the new day is kept."""
    story = Story()
    promise = story.promise("2026-03-02T09:00", "2026-03-05")
    story.act(ActKind.RENEGOTIATE, promise.id, "2026-03-04T09:00", due=when("2026-03-12"))
    assert codes(story) == []

    story.act(ActKind.KEEP, promise.id, "2026-03-12T17:00")
    assert codes(story) == [KEPT]


def test_moving_a_due_after_it_has_passed_excuses_nothing() -> None:
    """The promise was late already: days count from the due that was missed."""
    story = Story()
    promise = story.promise("2026-03-02T09:00", "2026-03-05")
    story.act(ActKind.RENEGOTIATE, promise.id, "2026-03-08T09:00", due=when("2026-03-12"))
    story.act(ActKind.KEEP, promise.id, "2026-03-10T17:00")
    late = booked(story)[-1].event

    assert (late.code, late.amount) == (LATE, 5)


def test_a_broken_promise_is_one_loss() -> None:
    """``!rompu`` on a line and the act it stands for are one fact."""
    story = Story()
    promise = story.promise("2026-03-02T09:00", "2026-03-05")
    entry = story.entry("2026-03-05T18:00", SignalCode.PROMISE_BROKEN)
    story.act(ActKind.BREAK, promise.id, "2026-03-05T18:00", interaction_id=entry.id)

    assert codes(story) == [CONTACT, SignalCode.PROMISE_BROKEN]


def test_signals_without_a_promise_are_facts_of_their_own() -> None:
    """``!tenu``, ``!livré``, ``!rompu`` count where no promise was noted."""
    said = (KEPT, ON_TIME, SignalCode.PROMISE_BROKEN)
    story = Story()
    story.entry("2026-03-05T18:00", *said)

    assert codes(story) == [CONTACT, *said]


def test_the_first_closing_counts() -> None:
    """A promise is closed once."""
    story = Story()
    promise = story.promise("2026-03-02T09:00", "2026-03-05")
    story.act(ActKind.KEEP, promise.id, "2026-03-04T09:00")
    story.act(ActKind.BREAK, promise.id, "2026-03-06T09:00")

    assert codes(story) == [KEPT]


def test_a_silent_agreement_voiced_or_revealed_is_one_fact() -> None:
    """The signal on the line and the act on the earlier silence are one."""
    story = Story()
    first = story.entry("2026-03-02T09:00", SignalCode.SILENT_AGREEMENT)
    voiced = story.entry("2026-03-03T09:00", SignalCode.DISAGREEMENT_VOICED)
    story.act(ActKind.VOICE, first.id, "2026-03-03T09:00", interaction_id=voiced.id)
    second = story.entry("2026-03-04T09:00", SignalCode.SILENT_AGREEMENT)
    held = story.entry("2026-03-05T09:00")
    story.act(ActKind.REVEAL, second.id, "2026-03-05T09:00", interaction_id=held.id)

    assert codes(story).count(SignalCode.DISAGREEMENT_VOICED) == 1
    assert codes(story).count(SignalCode.SILENCE_REVEALED) == 1


@pytest.mark.parametrize("detail", [Detail.EXCUSED, Detail.WARNED, Detail.CLIENT_CAUSE])
def test_excuses_are_read_off_the_details(detail: Detail) -> None:
    """Force majeure, explained before, the client's own cause."""
    story = Story()
    story.entry("2026-03-02T09:00", a_signal(SignalCode.ERROR, detail))

    assert booked(story)[-1].event.excused


def test_a_refocus_excuses_a_change_of_consultant() -> None:
    """Source: the article's exceptions: illness, or a refocus that needs new skills."""
    plain, focused = Story(), Story()
    plain.entry("2026-03-12T09:00", SignalCode.CONSULTANT_CHANGE)
    focused.entry("2026-03-02T09:00", SignalCode.REFOCUS)
    focused.entry("2026-03-12T09:00", SignalCode.CONSULTANT_CHANGE)

    assert not booked(plain)[-1].event.soft
    assert booked(focused)[-1].event.soft


def test_what_the_rhythm_foresees_is_no_control() -> None:
    """A weekly point demanded weekly is what was agreed; a partial review beside it is not."""
    story = Story()
    story.mission(rhythm=Rhythm.WEEKLY)
    story.entry("2026-03-02T09:00")
    story.entry("2026-03-09T09:00", SignalCode.CONTROL_MEETING)
    story.entry("2026-03-11T09:00", SignalCode.CONTROL_REVIEW)

    assert SignalCode.CONTROL_MEETING not in codes(story)
    assert SignalCode.CONTROL_REVIEW in codes(story)


def test_an_apology_finds_its_loss() -> None:
    """Owned up to by the promise, by the entry, or on the very line."""
    story = Story()
    promise = story.promise("2026-03-02T09:00", "2026-03-05")
    entry = story.entry("2026-03-09T10:00")
    story.act(ActKind.KEEP, promise.id, "2026-03-09T10:00", interaction_id=entry.id)
    story.act(ActKind.ACKNOWLEDGE, promise.id, "2026-03-10T10:00")
    apology = booked(story)[-1].event

    assert (apology.code, apology.incident) == (SignalCode.ACKNOWLEDGED, entry.id)

    story.entry("2026-03-12T10:00", a_signal(SignalCode.ERROR, Detail.ACKNOWLEDGED))
    assert codes(story)[-2:] == [SignalCode.ERROR, SignalCode.ACKNOWLEDGED]


def test_a_rating_said_on_a_line_counts_once() -> None:
    """``!note 8`` and the rating recorded for it are one fact."""
    story = Story()
    said = replace(a_signal(SignalCode.RATING), quantity=8.0)
    entry = story.entry("2026-03-02T09:00", said)
    assert codes(story) == [CONTACT, SignalCode.RATING]

    story.rating("2026-03-02T09:00", 8, interaction_id=entry.id)
    assert codes(story) == [CONTACT, SignalCode.RATING]
    assert booked(story)[-1].event.by is Rater.CLIENT


def test_facts_are_ordered_by_when_they_happened() -> None:
    """(happened, sequence), whatever the order of entry."""
    story = Story()
    story.entry("2026-03-05T09:00", SignalCode.ERROR)
    story.entry("2026-03-02T09:00", SignalCode.THANKS)

    assert [fact.at for fact in booked(story)] == sorted(fact.at for fact in booked(story))


def test_a_day_known_alone_starts_its_day() -> None:
    """A day is the bracket of a local day."""
    story = Story()
    story.entry("2026-03-05")

    assert booked(story)[0].at == on_day(paris("2026-03-05T00:00").date(), PARIS).start
