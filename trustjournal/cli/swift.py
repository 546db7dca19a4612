"""Is this a plain ``quick "line"``, which needs no click?

Only what is certain is taken: known options before and after the command, each with its value, and
exactly one line. Anything else (help, a misspelt option, a missing value) is click's to answer.
"""

from collections.abc import Sequence
from typing import NamedTuple

from trustjournal.cli.session import Session
from trustjournal.wording import LANGUAGES

COMMAND, AS_JSON, PASSPHRASE = "quick", "--json", "--passphrase-file"
SHARED = {
    "--journal": "journal",
    "--now": "now",
    "--tz": "zone",
    "--lang": "lang",
    PASSPHRASE: "secret",
}
FLAGS = {"--dry-run": "dry_run", "--strict": "strict"}


class Line(NamedTuple):
    """What is to be recorded: a line, or ``-`` for each line of standard input."""

    text: str
    dry_run: bool = False
    strict: bool = False
    entry_id: str | None = None


def swift_line(session: Session, words: Sequence[str]) -> Line | None:
    """Return the line to record, its session prepared; None if click must read the words."""
    if COMMAND not in words:
        return None
    place = words.index(COMMAND)
    shared = _shared(words[:place])
    own = list(words[place + 1 :])
    line = _line([word for word in own if word != AS_JSON])
    if shared is None or line is None:
        return None
    session.prepare(
        journal=shared.get("journal"),
        now=shared.get("now"),
        zone=shared.get("zone"),
        as_json=AS_JSON in own or AS_JSON in words[:place],
    )
    session.passphrase_file = shared.get("secret")
    return line


def asks_for_window(session: Session, words: Sequence[str]) -> bool:
    """Whether the words are a plain ``quick`` without a line; its session is prepared then."""
    if not words or words[-1] != COMMAND or COMMAND in words[:-1]:
        return False
    shared = _shared(words[:-1])
    if shared is None:
        return False
    session.prepare(
        journal=shared.get("journal"),
        now=shared.get("now"),
        zone=shared.get("zone"),
        as_json=False,
    )
    return True


def _shared(words: Sequence[str]) -> dict[str, str] | None:
    found: dict[str, str] = {}
    left = [word for word in words if word != AS_JSON]
    while left:
        name, equals, value = left.pop(0).partition("=")
        if name not in SHARED or not (equals or left):
            return None
        found[SHARED[name]] = value if equals else left.pop(0)
    is_known = found.get("lang", "fr") in LANGUAGES
    return found if is_known and not any(it.startswith("-") for it in found.values()) else None


def _line(words: Sequence[str]) -> Line | None:
    flags = dict.fromkeys(FLAGS.values(), False)
    entry_id: str | None = None
    lines: list[str] = []
    left = list(words)
    while left:
        word = left.pop(0)
        if word in FLAGS:
            flags[FLAGS[word]] = True
        elif word == "--id" and left and not left[0].startswith("-"):
            entry_id = left.pop(0)
        elif word.startswith("-") and word != "-":
            return None
        else:
            lines.append(word)
    return Line(lines[0], entry_id=entry_id, **flags) if len(lines) == 1 else None
