"""What is said about a client follows from what was known by then, and explains itself."""

from datetime import date, timedelta

import pytest

from tests.builders import Story, paris, when
from trustjournal.domain.analyse import analyse_client, known_by, view_client
from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.explain import explain
from trustjournal.domain.kinds import ActKind, Channel, Impression, Kind, Rater, Standing
from trustjournal.domain.signals import SignalCode
from trustjournal.domain.verdicts import Cause, DueState, Phase

NOON = "2026-03-10T12:00"


def only(story: Story, at: str = NOON) -> MissionAnalysis:
    """Return the analysis of the only mission."""
    return analyse_client(story.file(), paris(at))[0]


def told(analysis: MissionAnalysis) -> float:
    """Return what the named changes sum to."""
    return sum(change.delta for change in analysis.changes)


def busy() -> Story:
    """Return some weeks with gains, losses, a rating, an apology and a long silence."""
    story = Story()
    for day in range(1, 9):
        story.entry(f"2026-01-0{day}T10:00", SignalCode.DELIVERED_ON_TIME)
    blunder = story.entry("2026-01-12T10:00", SignalCode.MAJOR_ERROR)
    story.act(ActKind.ACKNOWLEDGE, blunder.id, "2026-01-13T10:00")
    story.rating("2026-01-15T10:00", 6)
    story.entry("2026-04-20T10:00", SignalCode.ERROR)
    return story


@pytest.mark.parametrize("at", ["2026-01-01T09:00", "2026-01-20T10:00", "2026-06-01T10:00"])
def test_changes_sum_to_the_level(at: str) -> None:
    """Attribution sums to T − T0 within 1e-9. Source: trust model §3, §7."""
    analysis = only(busy(), at)

    assert told(analysis) == pytest.approx(analysis.level - analysis.points[0].level, abs=1e-9)
    assert analysis.points[-1].level == analysis.level


def test_every_cause_is_named() -> None:
    """Entry, rating, time and scar each have their changes."""
    causes = {change.cause for change in only(busy(), "2026-06-01T10:00").changes}

    assert causes == {Cause.ENTRY, Cause.RATING, Cause.TIME, Cause.SCAR}


def test_a_new_client_is_granted_the_first_impression() -> None:
    """Cool, normal, warm: 0.45, 0.55, 0.65. Source: trust model §1."""
    levels = []
    for impression in Impression:
        story = Story()
        story.mission(impression=impression)
        levels.append(only(story).level)

    assert levels == pytest.approx([45, 55, 65])


def test_an_older_relationship_enters_with_its_standing() -> None:
    """Good 75, strong 85, strained 40, in the phase that goes with it. Source: §1."""
    said = {
        standing: only(Story(standing=standing))
        for standing in (Standing.GOOD, Standing.STRONG, Standing.STRAINED)
    }

    assert [analysis.level for analysis in said.values()] == pytest.approx([75, 85, 40])
    assert [analysis.phase for analysis in said.values()] == [
        Phase.BUILDING,
        Phase.ESTABLISHED,
        Phase.WEAKENED,
    ]


def test_the_first_impression_counts_only_for_the_first_mission() -> None:
    """A new mission starts where the relationship stands."""
    story = Story()
    story.mission(impression=Impression.COOL)
    story.entry("2026-01-05T10:00", SignalCode.ERROR)
    story.mission(id="n", alias="suite", impression=Impression.WARM, started_on=date(2026, 3, 2))
    first, second = analyse_client(story.file(), paris(NOON))

    assert first.points[0].level == 45
    assert second.level == first.level
    assert second.points[0].level == pytest.approx(first.level, abs=1)


def test_a_mission_is_the_slice_since_its_start() -> None:
    """Causes of another mission are in it, under that mission's name; the sum still holds."""
    story = Story()
    story.entry("2026-01-05T10:00", SignalCode.DELIVERED_ON_TIME)
    story.mission(id="n", alias="suite", started_on=date(2026, 2, 2))
    story.entry("2026-02-16T10:00", SignalCode.ERROR)
    second = analyse_client(story.file(), paris(NOON))[1]

    assert [change.code for change in second.changes if change.cause is Cause.ENTRY][-1] == "error"
    assert {change.mission_id for change in second.changes if change.cause is Cause.ENTRY} == {"m"}
    assert second.points[0].at == when("2026-02-02").start
    assert told(second) == pytest.approx(second.level - second.points[0].level, abs=1e-9)


def test_the_past_is_answered_from_what_was_logged_by_then() -> None:
    """Said on 5 March of 1 March, a fact is unknown on 3 March, whatever was done since."""
    story = Story()
    story.entry("2026-02-20T10:00")
    before = only(story, "2026-03-03T10:00")
    story.entry("2026-03-01T10:00", SignalCode.ERROR, logged_at=paris("2026-03-05T10:00"))

    assert only(story, "2026-03-03T10:00") == before
    assert only(story, "2026-03-05T10:00").level < before.level - 5


def test_a_request_answered_later_was_open() -> None:
    """Asked about the past, an answer or a keeping of later does not exist yet."""
    story = Story()
    request = story.request("2026-03-02T09:00")
    promise = story.promise("2026-03-02T09:00", "2026-03-05")
    story.reply(request, "2026-03-03T20:00")
    story.act(ActKind.KEEP, promise.id, "2026-03-04T10:00")
    then, now = only(story, "2026-03-03T07:00"), only(story)

    assert (then.requests[0].state, then.commitments[0].state) == (DueState.DUE, DueState.DUE)
    assert (now.requests[0].state, now.commitments[0].state) == (DueState.DONE_LATE, DueState.DONE)


def test_a_period_is_known_from_its_signature() -> None:
    """And a mission that starts later was a proposal, one closed later was open."""
    story = Story()
    story.mission(started_on=date(2026, 3, 12), closed_on=date(2026, 6, 1))
    story.period("2026-03-12", "2026-05-11", signed_on=date(2026, 3, 8))
    before = known_by(story.file(), paris("2026-03-07T10:00"))
    after = known_by(story.file(), paris("2026-03-15T10:00"))

    assert (before.periods, before.missions[0].started_on) == ((), None)
    assert len(after.periods) == 1
    assert (after.missions[0].started_on, after.missions[0].closed_on) == (date(2026, 3, 12), None)


def test_what_is_planned_is_known_before_it_happens() -> None:
    """A planned entry counts for nothing, but it stands in the journal."""
    story = Story()
    story.entry("2026-03-20T10:00", kind=Kind.PLANNED, logged_at=paris("2026-03-02T10:00"))

    assert len(known_by(story.file(), paris(NOON)).interactions) == 1
    assert only(story).level == pytest.approx(55)


def test_an_open_request_weighs_on_the_shown_level_only() -> None:
    """Past 24 h as late_reply if answered now; never in the engine's state. Source: issue, 2."""
    story = Story()
    story.request("2026-03-08T11:00")
    early, late = only(story, "2026-03-09T10:00"), only(story, "2026-03-11T11:00")

    assert early.level == early.engine_level
    assert late.level < late.engine_level == early.engine_level
    assert late.changes[-1].cause is Cause.PENDING
    assert told(late) == pytest.approx(late.level - late.points[0].level, abs=1e-9)


def test_answering_now_books_what_was_shown() -> None:
    """The provisional weight is what closing the request then books, once."""
    story = Story()
    request = story.request("2026-03-08T11:00")
    pending = only(story, "2026-03-11T11:00").level
    story.reply(request, "2026-03-11T11:00")

    assert only(story, "2026-03-11T11:00").level == pytest.approx(pending, abs=1e-9)


def test_my_own_level_is_blended_and_fades() -> None:
    """T + (override − T)·0.5^(days/60) is shown; the engine is untouched. Source: §1."""
    story = Story()
    story.entry("2026-03-02T10:00")
    engine = only(story, "2026-03-05T10:00").level
    story.override("2026-03-05T10:00", 30)
    at_once, later = only(story, "2026-03-05T10:00"), only(story, "2026-05-04T11:00")

    assert at_once.level == pytest.approx(30)
    assert at_once.engine_level == pytest.approx(engine)
    assert later.level == pytest.approx((30 + later.engine_level) / 2, abs=0.01)
    assert told(later) == pytest.approx(later.level - later.points[0].level, abs=1e-9)


def test_dormant_after_sixty_days_without_contact() -> None:
    """In any phase; a note to myself is no contact. Source: trust model §4."""
    story = Story()
    story.entry("2026-01-01T10:00")
    story.entry("2026-02-20T10:00", channel=Channel.NOTE)

    assert not only(story, "2026-02-28T10:00").dormant
    assert only(story, "2026-03-02T10:00").dormant


def test_it_says_that_it_does_not_know() -> None:
    """Fewer than three facts, or a band wider than 45 points, after the first 30 days."""
    story = Story()
    story.entry("2026-01-01T10:00")

    assert only(story, "2026-01-20T10:00").known
    assert not only(story, "2026-03-01T10:00").known


def test_the_outlook_is_ordered_and_true() -> None:
    """What would bring it back, by running the engine forward, in order of effect."""
    story = busy()
    analysis = only(story, "2026-04-21T10:00")
    gains = {one.code: one.gain for one in analysis.outlook}
    story.entry("2026-04-21T10:00", SignalCode.MILESTONE, channel=Channel.NOTE)
    reached = only(story, "2026-04-21T10:00")

    assert list(gains.values()) == sorted(gains.values(), reverse=True)
    assert {"acknowledged", "repair", "milestone"} <= gains.keys()
    assert reached.level == pytest.approx(analysis.level + gains["milestone"])


def test_an_explanation_spans_two_moments() -> None:
    """A waterfall of named facts that adds up to the difference of the levels."""
    analysis = only(busy(), "2026-06-01T10:00")
    span = explain(analysis, paris("2026-01-05T12:00"), paris("2026-04-20T10:00"))
    at = [point for point in analysis.points if point.at <= span.end][-1]

    assert span.level_after == pytest.approx(at.level, abs=1e-9)
    assert sum(part.delta for part in span.contributions) == pytest.approx(span.delta, abs=1e-9)


def test_a_fact_without_mission_is_told_once() -> None:
    """It is listed with the first mission that has not ended."""
    story = Story()
    story.mission(closed_on=date(2026, 3, 1))
    story.mission(id="n", alias="suite", closed_on=None)
    story.request("2026-03-09T09:00", mission_id=None)
    ended, running = analyse_client(story.file(), paris(NOON))

    assert (len(ended.requests), len(running.requests)) == (0, 1)


def test_missions_before_and_after_their_periods() -> None:
    """A mission whose last period is over has ended; one without a start is a proposal."""
    story = Story()
    story.period("2026-01-05", "2026-03-04")
    story.mission(id="n", alias="suite")
    over, proposal = view_client(story.file(), paris(NOON)).missions

    assert (over.is_ended, over.is_open, over.is_proposal) == (True, False, False)
    assert (proposal.is_ended, proposal.is_open, proposal.is_proposal) == (False, True, True)
    assert over.period is not None
    assert (over.period.length, over.period.two_month_line) == (59, date(2026, 3, 5))


def test_silences_and_gaps_stay_open_until_spoken_of() -> None:
    """Voiced or revealed closes a silent agreement, talked over closes a gap."""
    story = Story()
    silent = story.entry("2026-03-01T10:00", SignalCode.SILENT_AGREEMENT)
    gap = story.entry("2026-03-01T11:00", SignalCode.VALUES_GAP)
    before = view_client(story.file(), paris(NOON))
    story.act(ActKind.VOICE, silent.id, "2026-03-05T10:00")
    story.act(ActKind.DISCUSS, gap.id, "2026-03-05T10:00")
    after = view_client(story.file(), paris(NOON))

    assert (len(before.silent_agreements), len(before.gaps)) == (1, 1)
    assert (after.silent_agreements, after.gaps) == ((), ())


def test_the_trend_names_what_did_most() -> None:
    """The arrow: points since four weeks ago, and the code that did most of it."""
    story = Story()
    story.entry("2026-01-05T10:00")
    story.entry("2026-03-01T10:00", SignalCode.DISAPPOINTING)
    trend = only(story).trend

    assert trend.delta < -5
    assert trend.code == "disappointing"
    assert trend.since == paris(NOON) - timedelta(days=28)


def test_a_client_without_any_fact() -> None:
    """Nothing happened yet: the credit of the first impression, and a curve of one level."""
    analysis = only(Story())

    assert (analysis.phase, analysis.changes) == (Phase.GRANTED, ())
    assert [point.level for point in analysis.points] == pytest.approx([55])


def test_what_is_known_depends_on_the_moment_only() -> None:
    """Law: known_by is idempotent, and nothing logged later is left in it."""
    file = known_by(busy().file(), paris("2026-01-12T12:00"))

    assert known_by(file, paris("2026-01-12T12:00")) == file
    assert (len(file.interactions), file.acts, file.ratings) == (9, (), ())


def test_a_self_rating_is_the_consultants_own() -> None:
    """It moves less than the client's. Source: trust model §3."""
    mine, theirs = Story(), Story()
    mine.rating("2026-03-02T10:00", 9, Rater.SELF)
    theirs.rating("2026-03-02T10:00", 9)

    assert 55 < only(mine).level < only(theirs).level


def test_a_mission_logged_later_is_not_known() -> None:
    """Asked about the past, it did not exist yet."""
    story = Story()
    story.mission(id="n", alias="suite", logged_at=paris("2026-04-01T09:00"))

    assert len(analyse_client(story.file(), paris(NOON))) == 1
