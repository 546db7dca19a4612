"""Every warning, signal, phase, cause, card and action has its words, alike in both languages."""

import tomllib
from datetime import timedelta
from string import Formatter

import pytest

from tests.domain.test_advice import SITUATIONS
from tests.domain.views import (
    AT,
    a_client,
    a_contact,
    a_control,
    a_period,
    a_person,
    a_promise,
    a_request,
    a_slice,
    a_view,
    ago,
    an_event,
    an_interaction,
    an_open_fact,
    running,
)
from trustjournal.domain.analysis import TrustWarning
from trustjournal.domain.cards import CARDS, PERFORMERS, ActionCode, CardId, Performer
from trustjournal.domain.kinds import Channel, Direction, Kind
from trustjournal.domain.signals import SIGNALS, Effect, SignalCode
from trustjournal.domain.verdicts import Cause, DueState, Phase, WarningCode
from trustjournal.domain.view import ClientView
from trustjournal.domain.warnings.find import find_warnings
from trustjournal.paths import resources
from trustjournal.quickline.context import KnownClient, KnownMission, LineContext
from trustjournal.quickline.read import read_line
from trustjournal.wording import LANGUAGES, words

TOPICS = ("warnings", "actions", "signals", "causes", "outlook", "phases", "advice")
WARNING_PARTS = ("title", "what", "why", "action", "by")
CARD_PARTS = ("title", "when", "why", "text", "action", "reference")
SHOWN_CAUSES = ("start", "drift", "scar", "override", "rating", "gain", "loss")


def blanks(text: str) -> set[str]:
    """Return the placeholders of a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def said_about(topic: str, language: str) -> set[str]:
    """Return the keys of a topic."""
    every = words(language).keys()
    return {key for key in every if key.startswith(f"{topic}.")}


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_say_the_same_things(topic: str) -> None:
    """Each topic has the same keys in French and English, with the same placeholders."""
    french, english = (said_about(topic, each) for each in LANGUAGES)

    assert french == english
    assert french
    for key in french:
        assert blanks(words("fr").raw(key)) == blanks(words("en").raw(key)), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_member_has_its_words(language: str) -> None:
    """Warnings, signals, phases, causes, cards and actions can all be said."""
    wanted = {
        *(f"warnings.{code}.{part}" for code in WarningCode for part in WARNING_PARTS),
        *(f"advice.{card}.{part}" for card in CardId for part in CARD_PARTS),
        *(f"actions.{action}.{part}" for action in ActionCode for part in ("label", "line")),
        *(f"phases.{phase}.{part}" for phase in Phase for part in ("name", "description")),
        *(f"signals.{code}" for code in SignalCode),
        *(f"signals.{code}" for code in SHOWN_CAUSES),
        *(f"causes.{cause}" for cause in Cause),
        *(f"outlook.{code}" for code, rule in SIGNALS.items() if rule.effect is Effect.GAIN),
    }

    assert wanted - words(language).keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_speaks_of_what_is_not_there(language: str) -> None:
    """A warning, card or action that was removed leaves no words behind."""
    known: dict[str, set[str]] = {
        "warnings": {code.value for code in WarningCode},
        "advice": {card.value for card in CardId},
        "actions": {action.value for action in ActionCode},
        "phases": {phase.value for phase in Phase},
    }

    for topic, members in known.items():
        assert {key.split(".")[1] for key in said_about(topic, language)} == members


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("card", list(CardId))
def test_a_card_names_its_source(card: CardId, language: str) -> None:
    """The reference in the words is the one of the catalogue."""
    assert words(language).raw(f"advice.{card}.reference") == CARDS[card].reference


@pytest.mark.parametrize("action", list(ActionCode))
def test_a_quick_line_is_ready_where_the_line_performs(action: ActionCode) -> None:
    """An action performed by a line has one to complete, naming the mission; forms have none."""
    lines = {words(language).raw(f"actions.{action}.line") for language in LANGUAGES}

    if PERFORMERS[action] is Performer.LINE:
        assert all(blanks(line) == {"path"} for line in lines)
    else:
        assert lines == {""}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("action", list(ActionCode))
def test_a_quick_line_made_ready_is_understood(action: ActionCode, language: str) -> None:
    """The line an action makes ready reads without any doubt, about the right mission."""
    if PERFORMERS[action] is not Performer.LINE:
        return
    mission = KnownMission("m", "audit", "Audit")
    client = KnownClient("c", "Béton SA", "beton", missions=(mission,))
    context = LineContext(language=language, clients=(client,))

    draft = read_line(words(language)(f"actions.{action}.line", path="beton/audit"), AT, context)

    assert (draft.mission_id, draft.amber) == ("m", ())


def every_warning() -> dict[WarningCode, TrustWarning]:
    """Return one real warning of each code, found by the rules."""
    line = AT.date()
    split = a_period(line - timedelta(days=61), amount=50_000)
    views: list[ClientView] = [
        a_view(
            a_slice(
                requests=(
                    a_request(21, DueState.DUE),
                    a_request(31, DueState.OVERDUE),
                    a_request(13, DueState.OPEN, channel=Channel.VOICEMAIL, direction=Direction.IN),
                ),
                commitments=(a_promise(DueState.DUE, AT), a_promise(DueState.OVERDUE, ago(days=1))),
                waitings=(a_promise(DueState.OVERDUE, ago(days=1), owed=True),),
                controls=(a_control(ago(days=2)), a_control(ago(days=1))),
                silent_agreements=(an_open_fact(SignalCode.SILENT_AGREEMENT, ago(days=9)),),
                gaps=(an_open_fact(SignalCode.VALUES_GAP, ago(days=11)),),
                periods=(split, a_period(line - timedelta(days=1200))),
                period=running(split, line),
            ),
            client=a_client(reachable_by=("landline",), tender_threshold=40_000),
            events=tuple(an_event(ago(days=day), SignalCode.ERROR) for day in (3, 2, 1)),
            low=20.0,
            high=60.0,
        ),
        a_view(a_slice(period=running(split, line - timedelta(days=1)))),
        a_view(
            a_slice(contacts=(a_contact(ago(days=20), SignalCode.REFOCUS, people=("V",)),)),
            people=(a_person("V"),),
        ),
        a_view(
            a_slice(contacts=tuple(a_contact(ago(days=day)) for day in range(60, 30, -5))),
            phase=Phase.ESTABLISHED,
            began=ago(days=200),
        ),
        a_view(
            interactions=(
                an_interaction(ago(days=-9), SignalCode.CONSULTANT_CHANGE, kind=Kind.PLANNED),
            )
        ),
        a_view(a_slice(), began=ago(days=80)),
        *SITUATIONS.values(),
    ]
    return {warning.code: warning for view in reversed(views) for warning in find_warnings(view)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_warning_is_said_with_its_own_facts(language: str) -> None:
    """The facts of a warning fill every placeholder of its words; nothing is left unfilled."""
    found = every_warning()
    assert set(found) == set(WarningCode)

    for code, warning in found.items():
        for part in WARNING_PARTS:
            said = words(language)(f"warnings.{code}.{part}", **warning.facts)
            assert said.strip()
            assert "{" not in said
            assert len(said) <= 200, said


def test_titles_are_short() -> None:
    """A title is read at a glance: at most 75 signs with real facts, for a text of 10."""
    for language in LANGUAGES:
        for code, warning in every_warning().items():
            title = words(language)(f"warnings.{code}.title", **warning.facts)
            assert len(title) <= 75, title


def test_messages_to_copy_stand_in_both_languages() -> None:
    """Where a message is to be written there is one to copy, in French and in English."""
    files = [
        tomllib.loads((resources() / "advice" / f"{each}.toml").read_text(encoding="utf-8"))
        for each in LANGUAGES
    ]
    with_message = [{name for name, card in file.items() if "message" in card} for file in files]

    assert with_message[0] == with_message[1]
    assert {"holding_answer", "voice_disagreement", "regular_point"} <= with_message[0]


def test_times_in_facts_are_said_in_the_language() -> None:
    """Facts carry ISO days, times and hours; the words show them as people say them."""
    french, english = words("fr"), words("en")

    assert french.fact("2026-03-01") == "1er mars 2026"
    assert english.fact("2026-03-13T12:05+01:00") == "13 March 2026 at 12:05"
    assert french.fact("PT22H") == "22\u00a0h"
    assert french.fact("PT6H/PT30H") == "6 à 30\u00a0h"
    assert english.fact("PT95H") == "3\u00a0days"
    assert english.fact("the PT22H file") == "the PT22H file"
