"""Ten months of real writing: no private word reaches a client, in any kind or language."""

import dataclasses
import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.report.paper import text_of
from trustjournal.domain.records import ClientFile
from trustjournal.journal.opening import create_journal, open_journal
from trustjournal.journal.reading import client_files
from trustjournal.journal.scenario import read_scenario
from trustjournal.journal.staging import play
from trustjournal.report import pdf
from trustjournal.report.content import CLIENT_KINDS
from trustjournal.report.produce import Order, draw_up, names_of_others, preflight

MOMENTS = ("2026-03-20", "2026-06-20", "2026-07-31", "2026-10-30")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[ClientFile, ...]:
    """Play the scenario once into a journal and return the facts about each client."""
    scenario = _scenario_file()
    told = read_scenario(scenario.read_text(encoding="utf-8"))
    path = tmp_path_factory.mktemp("scenario") / "a.trustjournal"
    zone = told.zone
    create_journal(
        path, clock=lambda: datetime(2026, 1, 1, tzinfo=ZoneInfo(zone)), zone=zone
    ).close()
    play(told, lambda hands: open_journal(path, clock=hands, zone=zone))
    journal = open_journal(path, clock=lambda: datetime.now(ZoneInfo(zone)), zone=zone)
    found = client_files(journal)
    journal.close()
    return found


def test_no_private_word_is_in_any_document(files: tuple[ClientFile, ...]) -> None:
    """Every client kind, both languages, every mission, at four moments; by substring."""
    private = [word.casefold() for word in _scenario()["private_words"]]
    for file, asked in _orders(files):
        said = repr(draw_up(file, asked)).casefold()
        assert [word for word in private if word in said] == [], asked.kind


def test_no_note_is_in_any_document(files: tuple[ClientFile, ...]) -> None:
    """Only shareable sentences: a longer note that was not shared is nowhere."""
    for file, asked in _orders(files):
        said = repr(draw_up(file, asked)).casefold()
        notes = [
            one.note
            for one in file.interactions
            if len(one.note) > 25 and one.note != one.shareable
        ]
        assert [note for note in notes if note.casefold() in said] == []


def test_no_document_of_the_scenario_is_stopped(files: tuple[ClientFile, ...]) -> None:
    """Sentences marked for the client in good faith raise no false alarm."""
    stopped = [
        (asked.kind, item.text, item.concerns)
        for file, asked in _orders(files)
        for item in preflight(
            file, dataclasses.replace(asked, others=names_of_others(files, file.client.id))
        ).stopped
    ]
    assert stopped == []


def test_a_whole_document_holds_no_private_word(
    files: tuple[ClientFile, ...], tmp_path: Path
) -> None:
    """The same in the text of set pages, for the missions that went wrong."""
    private = [word.casefold() for word in _scenario()["private_words"]]
    for file, asked in _orders(files):
        if asked.at.month == 10 and asked.language == "fr":
            text = text_of(pdf.render(draw_up(file, asked)), tmp_path).casefold()
            assert [word for word in private if word in text] == []


def _orders(files: tuple[ClientFile, ...]) -> list[tuple[ClientFile, Order]]:
    zone = ZoneInfo("Europe/Paris")
    return [
        (
            file,
            Order(
                kind,
                mission.id,
                datetime.fromisoformat(f"{day}T18:00").replace(tzinfo=zone),
                language,
            ),
        )
        for file in files
        for mission in file.missions
        for kind in CLIENT_KINDS
        for language in ("fr", "en")
        for day in MOMENTS
    ]


def _scenario_file() -> Path:
    file = Path(__file__).resolve().parents[3] / "shared" / "scenario" / "journal-a.json"
    if not file.exists():
        pytest.skip("the shared folder with real input is not beside this clone")
    return file


def _scenario() -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(_scenario_file().read_text(encoding="utf-8"))
    return found
