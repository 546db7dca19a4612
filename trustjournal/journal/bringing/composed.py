"""How would this entry have been typed?

What comes in from elsewhere has no line of its own; editing it later begins with one. The line is
composed so that reading it again gives the entry back: names, channel, day, clock, duration, then
the note, protected where it holds signs that would be lifted out.
"""

import re
from datetime import datetime

from trustjournal.domain.kinds import Channel, Direction
from trustjournal.quickline.draft import Draft

LETTERS = {
    Channel.CALL: "t",
    Channel.VOICEMAIL: "msg",
    Channel.VIDEO: "v",
    Channel.MAIL: "m",
    Channel.MEETING: "r",
    Channel.SMS: "s",
    Channel.CHAT: "c",
    Channel.LETTER: "l",
    Channel.NOTE: "n",
}
ARROWS = {Direction.IN: "<", Direction.OUT: ">", None: ""}
MOODS = {2: "++", 1: "+", -1: "-", -2: "--"}
LIFTED = re.compile(r"(?:^|\s)(?:[>=<&!#*@]|[+-]{1,2}$)")
MOST_MINUTES = 240  # a bare number of minutes


def composed_line(draft: Draft, client: str, mission: str | None) -> str:
    """Return a line for a draft; ``client`` and ``mission`` are aliases."""
    place = f"{client}/{mission}" if mission else client
    arrow = "?" if draft.needs_reply else ARROWS[draft.direction]
    minutes = draft.minutes
    head = (
        place,
        f"{LETTERS[draft.channel]}{arrow if draft.channel is not Channel.NOTE else ''}",
        *_when(draft),
        f"{minutes}min" if minutes and minutes <= MOST_MINUTES else "",
        *(f'@"{person.name}"' for person in draft.people),
        MOODS.get(draft.mood or 0, ""),
        *(f"#{tag}" for tag in draft.tags),
    )
    note = draft.note.replace('"', "”")
    said = f'"{note}"' if LIFTED.search(note) else note
    return f"{' '.join(part for part in head if part)} : {said}".rstrip()


def _when(draft: Draft) -> tuple[str, ...]:
    if isinstance(draft.start, datetime):
        return draft.start.date().isoformat(), f"{draft.start.hour}h{draft.start.minute:02}"
    return (draft.start.isoformat(),)
