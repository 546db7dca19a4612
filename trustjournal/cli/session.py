"""What is every command handed?

A ``Session``: which journal, which language, which clock, and whether JSON is wanted. It opens the
journal for the time of one command and says the answer, as JSON or as text; it also opens files
that the user named, so that a missing one is always the same trouble.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from zoneinfo import ZoneInfo

from trustjournal.errors import Problem, Refused, Trouble, Unacceptable
from trustjournal.settings import Settings, load
from trustjournal.wording import LANGUAGES, Words, words

if TYPE_CHECKING:
    from trustjournal.journal.journal import Journal
    from trustjournal.storage.vault.key import Key

JsonObject: TypeAlias = dict[str, object]
FALLBACK_ZONE = "Europe/Paris"


@dataclass(slots=True)
class Session:
    """One run of the program. ``now`` is None while the real clock runs."""

    language: str
    path: Path | None = None
    zone: str = FALLBACK_ZONE
    now: datetime | None = None
    as_json: bool = False
    passphrase_file: str | None = None

    @property
    def words(self) -> Words:
        """The words of the user's language."""
        return words(self.language)

    def clock(self) -> datetime:
        """Return the present moment, or the one fixed by --now; aware, in the session's zone."""
        return self.now or datetime.now(UTC).astimezone(ZoneInfo(self.zone))

    def prepare(
        self, *, journal: str | None, now: str | None, zone: str | None, as_json: bool
    ) -> None:
        """Take the options all commands share. Unacceptable for a zone or time that is none."""
        settings = chosen()
        self.as_json = as_json or self.as_json
        self.zone = zone_of(zone, settings)
        self.now = moment_of(now, self.zone) if now is not None else None
        named = journal or settings.journal
        self.path = Path(named) if named else None

    def journal_file(self) -> Path:
        """Return the journal this run is about."""
        if self.path is None:
            from trustjournal.paths import default_journal  # noqa: PLC0415

            self.path = default_journal()
        return self.path

    def open(self, *, read_only: bool = False, asks: bool = True) -> "Journal":
        """Open the journal, unlocked if need be. Trouble if it is missing, busy, damaged.

        Without ``asks`` nobody is asked for a passphrase, but one that was given is taken.
        """
        from trustjournal.journal.opening import open_journal  # noqa: PLC0415

        path = self.journal_file()
        try:
            return open_journal(path, clock=self.clock, zone=self.zone, read_only=read_only)
        except Trouble as trouble:
            from trustjournal.cli import passphrase  # noqa: PLC0415 - only for a locked journal

            if trouble.code not in passphrase.LOCKED or not (asks or passphrase.is_given(self)):
                raise
            key = passphrase.key_for(self, path, trouble)
        return open_journal(path, clock=self.clock, zone=self.zone, read_only=read_only, key=key)

    def key_for(self, path: Path) -> "Key | None":
        """Return the key of another journal file, a backup for instance; None if it needs none."""
        from trustjournal.cli.passphrase import key_for  # noqa: PLC0415
        from trustjournal.journal.keeping.vault import is_encrypted  # noqa: PLC0415

        if not is_encrypted(path):
            return None
        return key_for(self, path, Refused("journal_locked", path=str(path)))

    @contextmanager
    def journal(self, *, read_only: bool = False, asks: bool = True) -> Iterator["Journal"]:
        """Open the journal for the time of a command, as ``open`` does."""
        journal = self.open(read_only=read_only, asks=asks)
        try:
            yield journal
        finally:
            journal.close()

    def show(self, value: object, text: Callable[[Words], str]) -> None:
        """Say the answer: the value as one JSON line, or what ``text`` makes of it."""
        if self.as_json:
            self.show_line(value)
        else:
            shown = text(self.words)
            if shown:
                say(shown)

    def show_each(self, value: object, text: Callable[[Words], str]) -> None:
        """Say one answer of many, and flush it: it is known before the next is begun."""
        self.show(value, text)
        sys.stdout.flush()

    def show_line(self, value: object) -> None:
        """Say one JSON value on a line of its own and flush it."""
        say(json.dumps(value, ensure_ascii=False, allow_nan=False))
        sys.stdout.flush()


def say(text: str) -> None:
    """Write a line of the answer."""
    sys.stdout.write(f"{text}\n")


def complain(text: str) -> None:
    """Write a line of what went wrong."""
    sys.stderr.write(f"{text}\n")


def typed_text(text: str) -> str:
    """Return text from outside as valid Unicode: undecodable bytes become U+FFFD, NUL goes."""
    try:
        known = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:  # half of a pair that no byte stands for: Windows hands them over
        known = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return known.replace("\0", "")


def typed_words(text: str) -> tuple[str, ...]:
    """Return the words between commas."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def typed_lines() -> Iterator[tuple[int, str]]:
    """Yield the non-empty lines of standard input as they come, with their number from 1."""
    for number, line in enumerate(iter(sys.stdin.buffer.readline, b""), start=1):
        text = line.decode("utf-8-sig" if number == 1 else "utf-8", "replace")
        text = text.replace("\0", "").strip()
        if text:
            yield number, text


def named_text(path: str) -> str:
    """Read a UTF-8 file the user named, or standard input for ``-``."""
    try:
        content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except FileNotFoundError as error:
        raise Trouble(code="file_missing", path=path) from error
    except OSError as error:
        raise Trouble(code="file_unreadable", path=path) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unacceptable(Problem("not_utf8", {"path": path})) from error


@cache
def chosen() -> Settings:
    """Return the preferences, read once a run."""
    return load()


def spoken_language(arguments: Sequence[str]) -> str:
    """Return the language asked for on the line, else chosen, else the system's, else French.

    Read before click reads the line, so that help and complaints are in the language too.
    """
    for place, word in enumerate(arguments):
        if word == "--":
            break
        if word == "--lang" and place + 1 < len(arguments):
            return _known(arguments[place + 1])
        if word.startswith("--lang="):
            return _known(word.removeprefix("--lang="))
    system = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    return chosen().language or ("en" if system.lower().startswith("en") else "fr")


def moment_of(text: str, zone: str) -> datetime:
    """Read the value of --now: ISO 8601, naive in ``zone``."""
    from trustjournal.quickline.almanac import YEARS  # noqa: PLC0415 - only for a fixed clock

    wrong = Problem("bad_moment", {"given": text}, "now")
    try:
        when = datetime.fromisoformat(text)
    except ValueError as error:
        raise Unacceptable(wrong) from error
    if when.year not in YEARS:
        raise Unacceptable(wrong)
    return (
        when.replace(tzinfo=ZoneInfo(zone))
        if when.tzinfo is None
        else when.astimezone(ZoneInfo(zone))
    )


def zone_of(text: str | None, settings: Settings) -> str:
    """Return the zone asked for, else chosen, else the system's; a system on UTC lives in Paris.

    Source: product choice; servers and containers say UTC, consultants do not live there.
    """
    if text is not None:
        try:
            ZoneInfo(text)
        except (KeyError, ValueError, OSError) as error:
            raise Unacceptable(Problem("unknown_zone", {"given": text}, "tz")) from error
        return text
    return settings.zone or _system_zone() or FALLBACK_ZONE


def _known(language: str) -> str:
    return language if language in LANGUAGES else "fr"


def _system_zone() -> str | None:
    name = os.environ.get("TZ", "").lstrip(":")
    if not name:
        place = os.path.realpath("/etc/localtime")
        name = place.partition("zoneinfo/")[2]
    if not name or name.rpartition("/")[2] in {"UTC", "UCT", "Zulu", "GMT", "Universal"}:
        return None
    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError, OSError):
        return None
