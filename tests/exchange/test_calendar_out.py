"""A calendar that others can read: folded, escaped, in UTC, and without notes."""

from icalendar import Calendar

from tests.builders import Story, when
from trustjournal.domain.incoming import Wishes
from trustjournal.domain.kinds import ActKind, Kind
from trustjournal.domain.records import Milestone
from trustjournal.exchange.calendar_out import escaped, folded_line, write_calendar
from trustjournal.exchange.calendars import read_calendar
from trustjournal.wording import words


def _story() -> Story:
    story = Story(name="Béton; SA, frères\\fils")
    story.entry("2026-03-02T09:00", note="secret", minutes=45)
    story.entry("2026-12-24", note="secret", kind=Kind.PLANNED)
    kept = story.promise("2026-03-02T09:00", "2026-03-06", text="plan rendu")
    story.promise("2026-03-02T09:00", "2026-03-09T12:00", text="plan é" + "x" * 200)
    story.act(ActKind.KEEP, kept.id, "2026-03-05T09:00")
    due = when("2026-04-01").local_day
    story.milestones = [Milestone("j", "m", "mise en service", due, due, kept.logged_at)]
    return story


def _content() -> bytes:
    return b"".join(write_calendar((_story().file(),), words("fr")))


def test_every_line_is_short_and_ends_as_it_should() -> None:
    """At most 75 bytes, then CRLF; no character is cut in two."""
    lines = _content().split(b"\r\n")

    assert b"" == lines[-1]
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert all(line.decode() for line in lines[:-1])


def test_another_program_reads_it() -> None:
    """Meetings, what is still due, milestones; what was kept is no longer due."""
    events = list(Calendar.from_ical(_content()).walk("VEVENT"))

    said = [str(event["SUMMARY"]) for event in events]
    assert 4 == len(events)
    assert any("mise en service" in one for one in said)
    assert not any("plan rendu" in one for one in said)
    assert said[0].startswith("Béton; SA, frères\\fils")
    assert b"DTSTART:20260302T080000Z\r\n" in _content()


def test_no_note_is_in_it() -> None:
    """A calendar is kept by others."""
    assert b"secret" not in _content()
    assert 4 == _content().count(b"CLASS:PRIVATE")


def test_our_own_events_do_not_come_back_as_others() -> None:
    """They are here already: each is passed over."""
    offered = read_calendar(_content(), Wishes())

    assert () == offered.entries
    assert {"event_of_ours"} == {it.why for it in offered.passed_over}


def test_texts_are_escaped_and_folded() -> None:
    """Source: RFC 5545, 3.3.11 and 3.1."""
    assert r"a\, b\; c\\d\ne" == escaped("a, b; c\\d\ne")
    assert 2 == len(folded_line("é" * 50).split("\r\n "))
