"""What do the words after the head say? A note, then steps, commitments, waitings and signs.

Signals, tags and people are lifted out first; what remains is cut at ``>`` ``=`` ``<`` and ``&:``.
Dates are read only at the very start or end of a cut segment; the note is never date-parsed.
Source: quick entry, grammar and rules 0, 9, 10 and 14.
"""

from dataclasses import dataclass, field
from itertools import pairwise

from trustjournal.quickline.draft import AmberField, ChipField, Segment
from trustjournal.quickline.lifting import SEGMENT_SIGNS, lift
from trustjournal.quickline.phrases import Found, is_text_after, whole
from trustjournal.quickline.said import Frame, Said, merge
from trustjournal.quickline.settle import settle_due
from trustjournal.quickline.sheet import MOODS, Sheet
from trustjournal.quickline.tokens import Strip, Token, joined

SHARE = "&:"
IMPOSSIBLE = "impossible_date"
LONGEST_DATE = 14  # words: "au plus tard le lundi 24 novembre 2026 à 14 h 30" has eleven
_FIELDS = {">": ChipField.STEP, "=": ChipField.COMMITMENT, "<": ChipField.WAITING}
_PUNCTUATION = ",.;:!?…) "


@dataclass(slots=True)
class Tail:
    """The note and the segments of a line."""

    note: list[Token] = field(default_factory=list)
    segments: list[tuple[str, Segment]] = field(default_factory=list)
    is_shared: bool = False
    sentence: str | None = None

    def of(self, sign: str) -> tuple[Segment, ...]:
        """Return the segments of one sign, in the order of the line."""
        return tuple(segment for own, segment in self.segments if own == sign)


def read_tail(tokens: tuple[Token, ...], sheet: Sheet, frame: Frame) -> Tail:
    """Read everything after the head."""
    words = _without_lifted(tokens, sheet, frame)
    _take_final_mood(words, sheet)
    note, pieces = _cut(words, sheet, frame)
    tail = Tail(note)
    for piece in pieces:
        if piece.sign.text.startswith(SHARE):
            _share(piece.sign, piece.words, tail, sheet)
        else:
            tail.segments.append((piece.sign.text, piece.read(sheet)))
    _take_sharing(tail, sheet)
    return tail


def _cut(words: list[Token], sheet: Sheet, frame: Frame) -> tuple[list[Token], list["_Cut"]]:
    """Cut the words at their signs; a sign that is text goes on with the piece before it.

    An impossible date after it is said: it may have been meant as a due.
    """
    pieces: list[_Cut] = []
    cuts = [at for at, token in enumerate(words) if _is_cut(token)]
    note = words[: cuts[0]] if cuts else words
    for at, end in pairwise([*cuts, len(words)]):
        piece = _Cut(words[at], words[at + 1 : end], frame)
        if not piece.is_text:
            pieces.append(piece)
            continue
        if IMPOSSIBLE in piece.doubts:
            sheet.doubt(AmberField.DUE, IMPOSSIBLE, span=(words[at].end, words[at].end))
        if pieces:
            pieces[-1] = pieces[-1].extended(words[at:end])
        else:
            note.extend(words[at:end])
    return note, pieces


def _without_lifted(tokens: tuple[Token, ...], sheet: Sheet, frame: Frame) -> list[Token]:
    words, at = [], 0
    while at < len(tokens):
        taken = lift(tokens, at, sheet, frame)
        if not taken:
            words.append(tokens[at])
        at += taken or 1
    return words


def _is_cut(token: Token) -> bool:
    return not token.is_protected and (token.text in SEGMENT_SIGNS or token.text.startswith(SHARE))


def _take_final_mood(words: list[Token], sheet: Sheet) -> None:
    """The very last word, a trailing & aside, may be a mood."""
    at = len(words) - 1
    while at >= 0 and words[at].text == "&":
        at -= 1
    if at >= 0 and words[at].text in MOODS and sheet.mood is None:
        token = words.pop(at)
        sheet.take_mood(token.text, (token.start, token.end))


def _share(sign: Token, inside: list[Token], tail: Tail, sheet: Sheet) -> None:
    """Take ``&: text`` as the sentence that may be shared."""
    glued = sign.word[len(SHARE) :]
    first = [Token(sign.start + len(SHARE), sign.end, glued, glued, "")] if glued else []
    text = joined([*first, *inside])
    if text:
        tail.is_shared, tail.sentence = True, text
        end = inside[-1].end if inside else sign.end
        sheet.chip(ChipField.SHARE, (sign.start, end), text)


def _take_sharing(tail: Tail, sheet: Sheet) -> None:
    """``&`` as the last word of the note makes the note itself shareable."""
    note = tail.note
    at = len(note) - 1
    if at >= 1 and note[at].text in MOODS and note[at - 1].text == "&":
        at -= 1  # note & ++ > step
    if at < 1 or note[at].text != "&" or note[at].is_protected:
        return
    sign = note.pop(at)
    if note[-1].text in MOODS and sheet.mood is None and len(note) > 1:
        token = note.pop()
        sheet.take_mood(token.text, (token.start, token.end))
    tail.is_shared = True
    sheet.chip(ChipField.SHARE, (sign.start, sign.end), "&")


class _Cut:
    """One segment: where its date stands, and what remains."""

    def __init__(self, sign: Token, words: list[Token], frame: Frame) -> None:
        self.sign = sign
        self.words = words
        self.frame = frame
        self.strip = Strip(tuple(words))
        self.doubts: list[str] = []
        self.said: Said | None = None
        self.due_words: set[int] = set()
        if not sign.text.startswith(SHARE):
            self._find()

    @property
    def is_text(self) -> bool:
        """``>`` before a digit that is no date, or before nothing, is no sign."""
        if self.sign.text.startswith(SHARE):
            return False
        if not self.words:
            return True
        return self.words[0].text[:1].isdecimal() and self.said is None

    def extended(self, words: list[Token]) -> "_Cut":
        """Return the segment that goes on with ``words``."""
        return _Cut(self.sign, [*self.words, *words], self.frame)

    def read(self, sheet: Sheet) -> Segment:
        """Return the segment; note its chips and doubts."""
        text = joined([word for at, word in enumerate(self.words) if at not in self.due_words])
        text = text.strip(" ,").removeprefix(":").strip() or joined(self.words)
        chip = _FIELDS[self.sign.text]
        sheet.chip(chip, (self.sign.start, self.words[-1].end), text)
        settled = settle_due(self.said, self.frame) if self.said else None
        span = (self.words[-1].end, self.words[-1].end)
        if settled is not None:
            for each in (spans := self._due_spans()):
                sheet.chip(ChipField.DUE, each, settled.when.isoformat())
            span = spans[0]
            self.doubts += settled.doubts
            if self.words[0].text[:1].isdecimal() and 0 not in self.due_words:
                self.doubts.append("digit_first")
        elif not self.doubts and chip is not ChipField.STEP:
            self.doubts.append("no_due")
        choices = settled.choices if settled else ()
        for why in self.doubts:
            sheet.doubt(AmberField.DUE, why, choices, span=span)
        return Segment(text, settled.when if settled else None)

    def _due_spans(self) -> list[tuple[int, int]]:
        """Return where the date stands: one span, or a day first and a clock last."""
        spans: list[tuple[int, int]] = []
        for at in sorted(self.due_words):
            word = self.words[at]
            if at - 1 in self.due_words:
                spans[-1] = (spans[-1][0], word.end)
            else:
                spans.append((word.start, word.end))
        return spans

    def _find(self) -> None:
        first = self._take(whole(self.strip.text, 0, self.frame), 0)
        last = self._at_end(max(1, len(self.due_words)) if first else 0)
        if last is None:
            return
        if not first:
            self._take(*last)
        elif not self._take_clock(*last):
            self.doubts.append("two_dates")

    def _take_clock(self, found: Found, at: int) -> bool:
        """Take the clock at the end of a segment that begins with its day: demain appeler à 10h."""
        if self.said is None or self.said.clock or found.said.day or found.said.refused:
            return False
        together = merge(self.said, found.said)
        if together is None:
            return False
        self.said = together
        self.due_words |= set(range(at, self.strip.index(found.end - 1) + 1))
        return True

    def _at_end(self, start: int) -> tuple[Found, int] | None:
        text = self.strip.text.rstrip(_PUNCTUATION)
        for at in range(max(start, len(self.words) - LONGEST_DATE), len(self.words)):
            if at and is_text_after(self.words[at - 1].text):
                continue
            found = whole(text, self.strip.starts[at], self.frame)
            if found is not None and found.end >= len(text):
                return found, at
        return None

    def _take(self, found: Found | None, at: int) -> bool:
        if found is None:
            return False
        if found.said.refused:
            self.doubts.append(found.said.refused)
            return False
        self.said = found.said
        self.due_words = set(range(at, self.strip.index(found.end - 1) + 1))
        return True
