"""What is lifted out of the text wherever it stands? ``!signal`` ``#tag`` ``@person``.

The same in head and tail. A signal takes the details that follow it; ``!décision`` takes its text
up to the next sign, ``!reporté`` the new date. What is no sign of ours stays in the text.
"""

import re
from dataclasses import replace

from trustjournal.domain.signals import SignalCode
from trustjournal.quickline.codes import read_signal
from trustjournal.quickline.draft import AmberField, When
from trustjournal.quickline.phrases import whole
from trustjournal.quickline.said import Frame
from trustjournal.quickline.settle import settle_due
from trustjournal.quickline.sheet import MOODS, Lifted, Sheet
from trustjournal.quickline.tokens import Strip, Token, bare, joined

SEGMENT_SIGNS = frozenset(">=<")
_LIFTED = re.compile(r"[!#*@][^\W\d_]|@\"")
_TAG = re.compile(r"[#*](?P<name>[^\W\d_][\w-]*)[,.;:!?…)]*")
_PERSON = re.compile(r"@(?:\"(?P<quoted>[^\"]+)\"|(?P<name>[^\W\d_][\w'’.&-]*))[,.;:!?…)]*")


def is_sign(token: Token) -> bool:
    """Whether a sign of the grammar stands here: what ends a decision's text."""
    text = token.text
    return not token.is_protected and (
        text in SEGMENT_SIGNS
        or text == "&"
        or text.startswith("&:")
        or _LIFTED.match(text) is not None
    )


def next_sign(tokens: tuple[Token, ...], at: int) -> int:
    """Return the index of the next sign from ``at`` on, or the number of tokens."""
    return next((i for i in range(at, len(tokens)) if is_sign(tokens[i])), len(tokens))


def lift(tokens: tuple[Token, ...], at: int, sheet: Sheet, frame: Frame) -> int:
    """Lift what begins at ``tokens[at]`` onto the sheet; return how many tokens it took, or 0
    when it stays in the text.
    """
    token = tokens[at]
    if token.is_protected or not _LIFTED.match(token.text):
        return 0
    if token.text[0] == "!":
        return _lift_signal(tokens, at, sheet, frame)
    if token.text[0] == "@":
        return _lift_person(token, sheet)
    return _lift_tag(token, sheet)


def _lift_person(token: Token, sheet: Sheet) -> int:
    match = _PERSON.fullmatch(token.word)
    if match is None:
        return 0
    group = "quoted" if match["quoted"] else "name"
    name = match[group].strip() if group == "quoted" else bare(match[group])
    if not name:
        return 0
    sheet.take_person(name, _span(token))
    return 1


def _lift_tag(token: Token, sheet: Sheet) -> int:
    match = _TAG.fullmatch(token.word)
    if match is None:
        return 0
    sheet.take_tag(match["name"], _span(token))
    return 1


def _span(token: Token) -> tuple[int, int]:
    """Without the punctuation glued to it."""
    kept = len(bare(token.text)) or len(token.text)
    return token.start, token.end - (len(token.text) - kept)


def _lift_signal(tokens: tuple[Token, ...], at: int, sheet: Sheet, frame: Frame) -> int:
    coded = read_signal(tokens, at, len(tokens))
    if coded.signal is None:
        why = coded.why or "unknown_signal"
        sheet.doubt(AmberField.SIGNAL, why, coded.choices, span=_span(tokens[at]))
        return 0
    signal, count, due = coded.signal, coded.taken, None
    stop = next_sign(tokens, at + count)
    if signal.code is SignalCode.DECISION:
        text = tokens[at + 1 : stop]
        if len(text) > 1 and stop == len(tokens) and text[-1].text in MOODS:
            text = text[:-1]
        if not text:
            choices = (str(SignalCode.DECISION),)
            sheet.doubt(AmberField.SIGNAL, "no_decision", choices, span=_span(tokens[at]))
            return 0
        signal, count = replace(signal, text=joined(text)), 1 + len(text)
    elif signal.code is SignalCode.RENEGOTIATED:
        due, taken = _new_due(tokens[at + count : stop], sheet, frame)
        count += taken
    last = tokens[at + count - 1]
    words = tuple(bare(token.text) for token in tokens[at + count : stop])
    sheet.take_signal(Lifted(signal, (tokens[at].start, _span(last)[1]), words, due))
    return count


def _new_due(tokens: tuple[Token, ...], sheet: Sheet, frame: Frame) -> tuple[When | None, int]:
    """Read the date right after ``!reporté``; return it and how many tokens it took."""
    strip = Strip(tokens)
    found = whole(strip.text, 0, frame) if tokens else None
    if found is None or found.said.refused:
        why = (found.said.refused if found else None) or "no_due"
        sheet.doubt(AmberField.DUE, why)
        return None, 0
    settled = settle_due(found.said, frame)
    for why in settled.doubts:
        span = strip.raw_span(0, found.end)
        sheet.doubt(AmberField.DUE, why, settled.choices, span=span)
    return settled.when, strip.index(found.end - 1) + 1
