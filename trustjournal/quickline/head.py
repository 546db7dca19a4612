"""What does the head of a line say? Client, channel, duration, time, mood, people: any order.

It is read element by element; the longest reading wins. It ends at ``:`` or at the first unknown
word, and from there on everything is note. What was recognised but cannot be (mardi 18 on a
Wednesday 18th) is kept as words for the note, in doubt.
Source: quick entry, rules 0 to 7 and 14.
"""

import re
from dataclasses import dataclass, field

from trustjournal.domain.kinds import Channel, Direction
from trustjournal.domain.signals import SignalCode
from trustjournal.quickline.codes import find_code
from trustjournal.quickline.companions import WITH, read_companions
from trustjournal.quickline.context import KnownMission
from trustjournal.quickline.draft import AmberField, ChipField
from trustjournal.quickline.durations import LONGEST_MINUTES
from trustjournal.quickline.lexicon import END
from trustjournal.quickline.lifting import SEGMENT_SIGNS, lift
from trustjournal.quickline.naming import read_name
from trustjournal.quickline.phrases import Found, longest
from trustjournal.quickline.said import Frame, Said, merge
from trustjournal.quickline.sheet import MOODS, NOWHERE, Sheet
from trustjournal.quickline.tokens import Line, Strip, Token, bare

MOST_BARE_MINUTES = 240
_CHANNELS = {
    word: channel
    for channel, words in {
        Channel.CALL: "t tel appel call",
        Channel.VIDEO: "v visio video",
        Channel.MAIL: "m mail courriel email e-mail",
        Channel.MEETING: "r rdv reu meeting mtg",
        Channel.SMS: "s sms",
        Channel.CHAT: "c chat teams slack wa",
        Channel.LETTER: "l courrier letter",
        Channel.NOTE: "n note",
        Channel.VOICEMAIL: "msg repondeur voicemail",
    }.items()
    for word in words.split()
}
_CHANNEL = re.compile(
    rf"(?P<word>{'|'.join(sorted(_CHANNELS, key=len, reverse=True))})"
    r"(?:(?:(?P<arrow>[<>])|(?P<ask> ?\?))(?=[ ,;:\d]|$)|(?=[ ,;:]|$))"  # "m?9h05" is glued
)
_INTEGER = re.compile(rf"\d+{END}")
_BLANKS = " ,;"
LONGEST_COUNT = 4  # digits


@dataclass(slots=True)
class Head:
    """What the head said. ``kept`` are words for the note; ``rest`` is what follows the head."""

    is_name_said: bool = False
    mission: KnownMission | None = None
    is_mission_said: bool = False
    channel: Channel | None = None
    direction: Direction | None = None
    needs_reply: bool = False
    said: Said = field(default_factory=Said)
    start_spans: list[tuple[int, int]] = field(default_factory=list)
    minutes_span: tuple[int, int] | None = None
    kept: list[str] = field(default_factory=list)
    rest: tuple[Token, ...] = ()


class HeadReader:
    """Reads one head; ``read`` once."""

    def __init__(self, line: Line, sheet: Sheet, frame: Frame, tail_frame: Frame) -> None:
        """Stand at the beginning of ``line``."""
        self.strip = Strip(line.tokens)
        self.text = self.strip.text
        self.raw = line.raw
        self.sheet = sheet
        self.frame = frame
        self.tail_frame = tail_frame
        self.head = Head()
        self.at = 0
        self._before = ""  # what the last element was: channel, day, count or nothing

    def read(self) -> Head:
        """Read up to the colon or the first unknown word."""
        self._skip()
        if self.at < len(self.text) and self.text[self.at] != ":":
            self._read_name()
        while self._step():
            pass
        self.head.rest = self._rest()
        return self.head

    def _step(self) -> bool:
        """Read one element; False where the head ends."""
        self._skip()
        if self.at >= len(self.text):
            return False
        if self.text[self.at] == ":":
            self.at += 1
            return False
        index = self.strip.index(self.at)
        token = self.strip.tokens[index]
        if self._ends_before(token):
            return False
        known = (
            self._read_lifted(index)
            or self._read_mood(token)
            or self._read_spoken()
            or self._read_people()
        )
        if not known and self._before == "count":
            span = self.head.minutes_span or NOWHERE
            self._doubt_count("count_or_minutes", self.raw[slice(*span)], span)
        return known

    def _skip(self) -> None:
        while self.at < len(self.text) and self.text[self.at] in _BLANKS:
            self.at += 1

    def _ends_before(self, token: Token) -> bool:
        if token.is_protected or token.text in SEGMENT_SIGNS or token.text.startswith("&"):
            return True
        if token.text[0] != "!":
            return False
        return find_code(bare(token.text[1:])) == (SignalCode.DECISION,)

    def _rest(self) -> tuple[Token, ...]:
        if self.at >= len(self.text):
            return ()
        index = self.strip.index(self.at)
        token, within = self.strip.tokens[index], self.at - self.strip.starts[index]
        if not within:
            return self.strip.tokens[index:]
        if within >= len(token.text):
            return self.strip.tokens[index + 1 :]
        text, word = token.text[within:], token.word[within:]
        start = self.strip.raw_span(self.at, self.at + 1)[0]
        return (Token(start, token.end, text, word, ""), *self.strip.tokens[index + 1 :])

    def _read_name(self) -> None:
        read = read_name(self.strip, self.at, self.sheet, self._is_element)
        if read is None:
            return
        self.head.is_name_said = True
        self.head.mission, self.head.is_mission_said = read.mission, read.is_mission_said
        if read.is_kept:
            self._keep(self.at, read.end)
        self.at = read.end

    def _is_element(self) -> bool:
        """Whether the first word is an element of the head rather than a name."""
        token = self.strip.tokens[self.strip.index(self.at)]
        return (
            token.text[0] in "!#*@&><="
            or token.text in MOODS
            or _CHANNEL.match(self.text, self.at) is not None
            or WITH.match(self.text, self.at) is not None
            or _INTEGER.match(self.text, self.at) is not None
            or longest(self.text, self.at, self.frame) is not None
        )

    def _keep(self, start: int, end: int) -> None:
        """Keep words for the front of the note."""
        first, last = self.strip.index(start), self.strip.index(end - 1)
        tokens = self.strip.tokens[first : last + 1]
        if any(token.is_protected for token in tokens):
            self.head.kept += [token.word for token in tokens]
        else:
            self.head.kept.append(self.raw[slice(*self.strip.raw_span(start, end))])

    def _read_lifted(self, index: int) -> bool:
        taken = lift(self.strip.tokens, index, self.sheet, self.tail_frame)
        if not taken:
            return False
        last = self.strip.tokens[index + taken - 1]
        self.at = self.strip.starts[index + taken - 1] + len(last.text)
        self._before = ""
        if last.text.endswith(":"):
            self.at -= 1
        return True

    def _read_mood(self, token: Token) -> bool:
        if token.text.rstrip(":,;") not in MOODS or self.sheet.mood is not None:
            return False
        mood = token.text.rstrip(":,;")
        self.sheet.take_mood(mood, (token.start, token.start + len(mood)))
        self.at += len(mood)
        self._before = ""
        return True

    def _read_spoken(self) -> bool:
        """Read a channel, a number or an expression of time, whichever is longest."""
        channel = _CHANNEL.match(self.text, self.at) if self.head.channel is None else None
        integer = _INTEGER.match(self.text, self.at)
        found = longest(self.text, self.at, self.frame, after_day=self._before == "day")
        end = found.end if found else 0
        if integer is not None and integer.end() > end:
            return self._take_integer(integer)
        if channel is not None and channel.end() > end:
            return self._take_channel(channel)
        return self._take_time(found) if found else False

    def _take_channel(self, match: re.Match[str]) -> bool:
        head, channel = self.head, _CHANNELS[match["word"]]
        if channel is Channel.NOTE and (match["arrow"] or match["ask"]):
            return False
        span = self.strip.raw_span(*match.span())
        head.channel = channel
        head.needs_reply = match["ask"] is not None
        if match["arrow"]:
            head.direction = Direction.OUT if match["arrow"] == ">" else Direction.IN
        elif match["ask"]:
            head.direction = Direction.IN
        if channel is Channel.VOICEMAIL and head.direction is not Direction.OUT:
            head.direction, head.needs_reply = Direction.IN, True
        self.sheet.chip(ChipField.CHANNEL, span, str(channel))
        if head.direction is not None:
            self.sheet.chip(ChipField.DIRECTION, span, str(head.direction))
        self.at = match.end()
        self._before = "channel"
        return True

    def _take_integer(self, match: re.Match[str]) -> bool:
        """A number right after the channel is minutes; elsewhere it is text, in doubt."""
        count = int(match[0]) if len(match[0]) <= LONGEST_COUNT else 0
        if self._before == "channel" and 1 <= count <= MOST_BARE_MINUTES:
            together = merge(self.head.said, Said(minutes=count))
            if together is not None:
                self.head.said = together
                self.head.minutes_span = self.strip.raw_span(*match.span())
                self.at, self._before = match.end(), "count"
                return True
        self._keep(*match.span())
        self._doubt_count("stray_number", match[0], self.strip.raw_span(*match.span()))
        self.at, self._before = match.end(), ""
        return True

    def _doubt_count(self, why: str, count: str, span: tuple[int, int]) -> None:
        is_length = len(count) <= LONGEST_COUNT and 0 < int(count) <= LONGEST_MINUTES
        choices = (*([f"{count}min"] if is_length else []), f'"{count}"')
        self.sheet.doubt(AmberField.MINUTES, why, choices, span=span)

    def _take_time(self, found: Found) -> bool:
        said, span = found.said, (self.at, found.end)
        together = None if said.refused else merge(self.head.said, said)
        self.at, self._before = found.end, ""
        if together is None:
            about = AmberField.START if said.minutes is None else AmberField.MINUTES
            self._keep(*span)
            why = said.refused or "said_twice"
            self.sheet.doubt(about, why, span=self.strip.raw_span(*span))
            return True
        self.head.said = together
        raw_span = self.strip.raw_span(*span)
        if said.day or said.clock or said.instant:
            self.head.start_spans.append(raw_span)
        if said.minutes is not None:
            self.head.minutes_span = raw_span
        if said.day is not None:
            self._before = "day"
        return True

    def _read_people(self) -> bool:
        end = read_companions(self.strip, self.at, self.sheet)
        if end is None:
            return False
        self.at, self._before = end, ""
        return True
