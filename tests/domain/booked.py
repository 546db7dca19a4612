"""What a story books, as seen at the end of the year."""

from tests.builders import PARIS, Story, paris
from trustjournal.domain.analyse import known_by
from trustjournal.domain.events import facts_of
from trustjournal.domain.fact import FactEvent

END = "2026-12-31T09:00"


def booked(story: Story, at: str = END) -> tuple[FactEvent, ...]:
    """Return the events of a story as known at ``at``."""
    return facts_of(known_by(story.file(), paris(at)), paris(at), zone=PARIS)


def codes(story: Story, at: str = END) -> list[str]:
    """Return the codes of those events."""
    return [fact.event.code for fact in booked(story, at)]
