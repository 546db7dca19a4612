"""Is everything the program says there, in every language, with the same blanks to fill?"""

import ast
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from string import Formatter

import pytest

from tests.sources import ROOT, Source, calls, classes, dotted, nodes, sources
from trustjournal.charts.export import ChartFormat
from trustjournal.domain.balance import Gift
from trustjournal.domain.cards import ActionCode, CardId
from trustjournal.domain.kinds import (
    BackupReason,
    Channel,
    Direction,
    Impression,
    ReplyClock,
    Rhythm,
    Standing,
)
from trustjournal.domain.outcomes import PromiseOutcome
from trustjournal.domain.reminders import ReminderKind
from trustjournal.domain.signals import SignalCode
from trustjournal.domain.verdicts import Cause, DueState, Gravity, Phase, WarningCode
from trustjournal.exchange.exporting import ExportFormat, Return
from trustjournal.journal.bringing.importing import Fate
from trustjournal.quickline.draft import AmberField, ChipField
from trustjournal.report.document import Status
from trustjournal.report.items import Outcome
from trustjournal.report.legal import LegalText
from trustjournal.ui.commands.registry import Group
from trustjournal.ui.kit.chrome import CONTEXT
from trustjournal.ui.kit.zones import ZoneKind
from trustjournal.ui.locking.reasons import LockReason
from trustjournal.ui.locking.strength import Strength
from trustjournal.ui.palette.offers import OfferKind
from trustjournal.ui.reminders.speaking import Deed
from trustjournal.ui.settings.screen import Section
from trustjournal.wording import LANGUAGES, Words, words

FOLDER = ROOT / "resources"
TRANSLATIONS = sorted((FOLDER / "i18n").glob("*.ts"))
FILE_ENDINGS = r"(csv|ics|json|jsonl|md|pdf|png|qm|qss|svg|toml|trustjournal|ts|txt|typ)"
# Who says a short key, and in which topic it stands.
SPEAKERS = {("report", "say"): "report"}
# Dotted words that are no keys: a card names its place in the source article.
NO_KEYS = {"trustjournal/domain/cards.py"}
COMMANDS = "capture.script."  # for a terminal, never typeset
# An action may open a form instead of a line made ready.
MAY_BE_EMPTY = re.compile(r"actions\.\w+\.line")
# Every closed set of the program that a user may meet, and the keys of its members' words.
SPOKEN: dict[type[StrEnum], tuple[str, ...]] = {
    ActionCode: ("actions.{}.label", "actions.{}.line"),
    AmberField: ("answers.field.{}", "screen.field.{}"),
    BackupReason: ("safekeeping.reason.{}",),
    CardId: ("advice.{}.title", "advice.{}.text"),
    Cause: ("causes.{}",),
    ChartFormat: ("charts.keep_{}",),
    Channel: ("answers.channel.{}", "screen.channel.{}"),
    ChipField: ("screen.field.{}",),
    ExportFormat: ("exchange.shape.{}.name", "exchange.shape.{}.holds"),
    Fate: ("exchange.fate.{}", "exchange.counted.{}"),
    Return: ("exchange.comes_back.{}",),
    Direction: ("answers.direction.{}", "screen.choice.{}"),
    Deed: ("reminders.deed.{}",),
    DueState: ("answers.state.{}",),
    Group: ("commands.group.{}",),
    Gift: ("mission.gift.{}",),
    Gravity: ("screen.gravity.{}",),
    Impression: ("screen.impression.{}",),
    LockReason: ("locking.reason.{}",),
    Strength: ("locking.strength.{}",),
    OfferKind: ("palette.kind.{}",),
    LegalText: ("people.texts.name.{}", "people.texts.file.{}"),
    Outcome: ("report.outcomes.{}",),
    Phase: ("phases.{}.name", "phases.{}.description"),
    PromiseOutcome: ("mission.outcome.{}",),
    ReplyClock: ("screen.reply_clock.{}",),
    Section: ("settings.section.{}",),
    ReminderKind: ("reminders.{}.title", "reminders.{}.nameless"),
    Rhythm: ("screen.rhythm.{}",),
    SignalCode: ("signals.{}",),
    Standing: ("screen.standing.{}",),
    Status: ("report.status.{}",),
    ZoneKind: ("people.zone.{}",),
    WarningCode: ("warnings.{}.title", "warnings.{}.why"),
}
COUNTED = r"(\.(one|many))?"  # a counted thing has two forms
SHORT = {room: rf"{topic}\." for (room, _), topic in SPEAKERS.items()}
CODES = {"Problem": "problems", "Trouble": "troubles", "Refused": "troubles"}


def test_languages_have_the_same_topics() -> None:
    """Each topic file of one language stands in the other under the same name."""
    topics = {
        language: {file.name for file in (FOLDER / "wording" / language).glob("*.toml")}
        for language in LANGUAGES
    }
    assert topics["fr"] == topics["en"]


def test_languages_have_the_same_keys() -> None:
    """What can be said in one language can be said in the other."""
    assert set() == words("fr").keys() ^ words("en").keys()


def test_languages_have_the_same_blanks() -> None:
    """The placeholders of a text are those of its translation, and all are named."""
    french, english = words("fr"), words("en")
    different = {
        key: (_blanks(french, key), _blanks(english, key))
        for key in french.keys() & english.keys()
        if _blanks(french, key) != _blanks(english, key) or "" in _blanks(french, key)
    }
    assert {} == different


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_says_something(language: str) -> None:
    """No text is empty or left to do."""
    said = words(language)
    empty = [
        key
        for key in sorted(said.keys())
        if (not said.raw(key).strip() and not MAY_BE_EMPTY.fullmatch(key))
        or "TODO" in said.raw(key)
    ]
    assert not empty, "\n" + "\n".join(empty)


def test_french_files_leave_typography_to_the_program() -> None:
    """Plain spaces stand before : ; ! ? in the files; wording.typeset makes them non-breaking."""
    said = words("fr")
    bad = [
        key
        for key in sorted(said.keys())
        if not key.startswith(COMMANDS)
        and re.search("[\u00a0\u202f]|\\w[;!?»](?!\\w)", said.raw(key))
    ]
    assert not bad, "\n" + "\n".join(bad)


@pytest.mark.parametrize("spoken", SPOKEN, ids=lambda spoken: spoken.__name__)
def test_every_member_has_words(spoken: type[StrEnum]) -> None:
    """What a user may meet, each kind, state, warning, card and action, has its words."""
    said = words("en")
    wanted = (key.format(member) for key in SPOKEN[spoken] for member in spoken)
    assert [] == [key for key in wanted if not said.has(key)]


def test_every_key_named_in_code_has_words() -> None:
    """A key written in code exists; one with a part filled in later matches at least one."""
    keys = words("en").keys()
    missing = [
        f"{source.place} says {pattern}"
        for source in sources("trustjournal")
        if source.place not in NO_KEYS
        for pattern in [*_named_keys(source), *_doubts(source)]
        if not any(
            re.fullmatch(rf"({SHORT.get(source.room, '')})?{pattern}{COUNTED}", key) for key in keys
        )
    ]
    assert not missing, "\n" + "\n".join(missing)


def test_every_blank_is_filled() -> None:
    """Who says a key hands in a fact for each of its placeholders."""
    said = words("en")
    unfilled = [
        f"{source.place} says {key} without {sorted(_blanks(said, key) - facts)}"
        for source in sources("trustjournal")
        for key, facts in _facts_handed_in(source)
        if said.has(key) and not _blanks(said, key) <= facts
    ]
    assert not unfilled, "\n" + "\n".join(unfilled)


@pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: file.name)
def test_the_window_is_translated_to_the_end(file: Path) -> None:
    """No message of the window is unfinished, obsolete, or lost a placeholder on the way."""
    unfinished = [
        source
        for message in _tree(file).iter("message")
        if (source := message.findtext("source") or "") is not None
        and not _is_finished(source, message.find("translation"))
    ]
    assert [] == unfinished


@pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: file.name)
def test_translations_know_all_the_window_says(file: Path) -> None:
    """Each text of the frame stands in the .ts file, in its context; nothing else does."""
    said = {message for source in sources("trustjournal") for message in _chrome(source)}
    told = _messages(file)
    assert (set(), set()) == (said - told, told - said)


def _blanks(said: Words, key: str) -> frozenset[str]:
    return frozenset(
        name.partition(".")[0].partition("[")[0]
        for _, name, _, _ in Formatter().parse(said.raw(key))
        if name is not None
    )


def _doubts(source: Source) -> Iterator[str]:
    """The reasons of doubt that the line's reader names: ``sheet.doubt(field, "why")``."""
    for call in calls(source):
        if _callee(call) == "doubt" and len(call.args) > 1:
            yield from (
                rf"amber\.{node.value}"
                for node in ast.walk(call.args[1])
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            )


def _named_keys(source: Source) -> Iterator[str]:
    """Patterns of the keys a file names: literals, f-strings, and the speakers' short ones."""
    topics = "|".join({"amber", *(key.partition(".")[0] for key in sorted(words("en").keys()))})
    whole = re.compile(rf"({topics})(\\?\.(\w+|\[\\w\.\]\+))+")
    inside = {
        id(part)
        for node in nodes(source)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
        if part is not node
    }
    for node in nodes(source):
        pattern = "" if id(node) in inside else _pattern(node)
        if whole.fullmatch(pattern) and not re.search(rf"\.{FILE_ENDINGS}$", pattern):
            yield pattern
    for call in calls(source):
        prefix = SPEAKERS.get((source.room, _callee(call))) or CODES.get(_callee(call))
        pattern = _pattern(_first(call)) if prefix else ""
        if pattern:
            yield rf"{prefix}\.{pattern}"


def _pattern(node: ast.AST | None) -> str:
    """Return a literal as a pattern, an f-string with anything where a value goes; else nothing."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_pattern(part) or r"[\w.]+" for part in node.values)
    return ""


def _facts_handed_in(source: Source) -> Iterator[tuple[str, frozenset[str]]]:
    for call in calls(source):
        callee, first = _callee(call), _first(call)
        if not isinstance(first, ast.Constant) or any(each.arg is None for each in call.keywords):
            continue
        prefix = SPEAKERS.get((source.room, callee)) or CODES.get(callee)
        if callee == "Problem" and len(call.args) > 1:
            if isinstance(call.args[1], ast.Dict) and None not in call.args[1].keys:
                names = {ast.literal_eval(key) for key in call.args[1].keys if key is not None}
                yield f"problems.{first.value!s}", frozenset(names)
        elif prefix or callee == "words":
            names = {each.arg for each in call.keywords if each.arg}
            yield f"{prefix}.{first.value!s}" if prefix else str(first.value), frozenset(names)


def _callee(call: ast.Call) -> str:
    return dotted(call.func).split(".")[-1]


def _first(call: ast.Call) -> ast.expr | None:
    named = next((each.value for each in call.keywords if each.arg == "code"), None)
    return call.args[0] if call.args else named


def _is_finished(source: str, translation: ET.Element | None) -> bool:
    if translation is None or translation.get("type"):
        return False
    forms = [form.text or "" for form in translation.iter("numerusform")] or [
        translation.text or ""
    ]
    blanks = set(re.findall(r"%\w|\{\w*\}", source)) - {"%n"}
    return all(
        form.strip() and blanks == set(re.findall(r"%[1-9]|\{\w*\}", form)) for form in forms
    )


def _chrome(source: Source) -> Iterator[tuple[str, str]]:
    """Context and text of each ``chrome("…")``, ``self.tr("…")`` and ``translate("…", "…")``."""
    for call in calls(source):
        texts = [each.value for each in call.args if isinstance(each, ast.Constant)]
        if _callee(call) == "chrome" and texts:
            yield CONTEXT, str(texts[0])
        elif _callee(call) == "translate" and len(texts) > 1:
            yield str(texts[0]), str(texts[1])
    for kind in classes(source):
        for node in ast.walk(kind):
            if isinstance(node, ast.Call) and dotted(node.func) == "self.tr":
                yield kind.name, str(ast.literal_eval(node.args[0]))


def _tree(file: Path) -> ET.Element:
    return ET.parse(file).getroot()  # noqa: S314 - our own file


def _messages(file: Path) -> set[tuple[str, str]]:
    return {
        (context.findtext("name") or "", message.findtext("source") or "")
        for context in _tree(file).iter("context")
        for message in context.iter("message")
    }
