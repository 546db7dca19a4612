"""Nothing private leaves in a client's document: not in its text nor anywhere else in the file.

``python -m tests.report.test_canaries`` asks 500 times instead of 60; before a release.
"""

import dataclasses
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report.canaries import canary_document, canary_file, thinned
from tests.report.makers import NOW, lively_file, order
from tests.report.paper import alternative_texts, strings_of, text_of
from trustjournal.report.content import CLIENT_KINDS
from trustjournal.report.document import ReportKind
from trustjournal.report.items import Span
from trustjournal.report.preflight import Preflight
from trustjournal.report.produce import draw_up, names_of_others, preflight, produce, settled

LANGUAGES = ("fr", "en")
ASKED = {
    "kind": st.sampled_from(CLIENT_KINDS),
    "language": st.sampled_from(LANGUAGES),
    "days": st.integers(-120, 400),
    "back": st.integers(0, 300),
    "seed": st.integers(0, 2**16),
}
EVERY = [(kind, language) for kind in CLIENT_KINDS for language in LANGUAGES]


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_no_private_field_is_anywhere_in_a_clients_file(
    kind: ReportKind, language: str, tmp_path: Path
) -> None:
    """Paper, allow-list: text, metadata, outline, alternative texts, attachments, file name."""
    other_client = dataclasses.replace(canary_file().client, id="z", name="CANARYotherclient")
    others = names_of_others(
        (canary_file(), dataclasses.replace(lively_file(), client=other_client)), "c"
    )
    asked = order(kind, language, others=others, issued=(canary_document(kind, language),))
    made = produce(canary_file(), settled(canary_file(), asked), out=tmp_path)
    content = made.path.read_bytes()
    everything = (
        text_of(content, tmp_path),
        made.path.name,
        *strings_of(content),
        *alternative_texts(content),
    )
    assert [text for text in everything if "canary" in text.lower()] == []


@pytest.mark.parametrize("kind", CLIENT_KINDS)
def test_no_private_number_is_printed(kind: ReportKind, tmp_path: Path) -> None:
    """Ratings, overrides, thresholds and other missions' amounts are numbers nobody may read."""
    file = canary_file()
    others = tuple(
        dataclasses.replace(one, amount=987_654) if one.mission_id == "n" else one
        for one in file.periods
    )
    client = dataclasses.replace(file.client, tender_threshold=876_543)
    file = dataclasses.replace(file, periods=others, client=client)
    made = produce(file, order(kind), out=tmp_path)
    text = text_of(made.path.read_bytes(), tmp_path).replace(" ", "")
    private = ("987654", "876543", "7,77", "66,6")
    assert [number for number in private if number in text] == []


@settings(max_examples=60, deadline=None)
@given(**ASKED)
def test_no_private_text_is_composed_whenever_it_is_asked(
    *, kind: ReportKind, language: str, days: int, back: int, seed: int
) -> None:
    """At any moment, over any span, whatever part of the facts is there."""
    at = NOW + timedelta(days=days)
    span = Span(at.date() - timedelta(days=back), at.date())
    file = thinned(canary_file(), Random(seed))  # noqa: S311 - a test's choice, no secret
    made = draw_up(file, order(kind, language, at=at, span=span))
    assert "canary" not in repr(made).casefold()


def test_preflight_lists_no_private_text() -> None:
    """What pre-flight lists is what may be printed, and nothing else."""
    listed = [_texts(preflight(canary_file(), order(kind))) for kind in CLIENT_KINDS]
    assert [text for texts in listed for text in texts if "canary" in text.lower()] == []


def _texts(listed: Preflight) -> list[str]:
    return [f"{item.key} {item.text}" for item in listed.items]


if __name__ == "__main__":
    settings(max_examples=500, deadline=None)(
        given(**ASKED)(
            test_no_private_text_is_composed_whenever_it_is_asked.hypothesis.inner_test  # type: ignore[attr-defined]  # Hypothesis gives it
        )
    )()
