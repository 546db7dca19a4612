"""Entries as a table: guarded for spreadsheets, and the same entries when they come back."""

import csv
import io
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import Story, when
from trustjournal.domain.incoming import Incoming, Promised, Wishes
from trustjournal.domain.records import ClientFile, Person, Step
from trustjournal.domain.signals import Detail, Signal, SignalCode
from trustjournal.exchange.cells import (
    guarded,
    joined,
    parted,
    promised_in,
    signal_cell,
    signal_in,
    unguarded,
)
from trustjournal.exchange.entries_csv import write_entries
from trustjournal.exchange.tables import read_table

OWN = "6a8b1309-5c0a-4e39-9d0c-7a2c52d1a4b6"
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
tricky = texts | st.sampled_from(
    [
        "=1+1",
        "+33 1",
        "-5",
        "@x",
        "\t=x",
        "'=x",
        "''=x",
        'a"b;c,d',
        "a\r\nb",
        "\u202eabc",
        "; ",
        "\\n",
    ]
)
words = tricky.filter(str.strip)


@settings(max_examples=80)
@given(tricky)
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    """What a spreadsheet would run gets an apostrophe, and loses it when it comes back."""
    written = guarded(cell)

    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell == unguarded(written)


@settings(max_examples=80)
@given(st.lists(tricky.filter(bool)))
def test_several_things_in_a_cell_come_apart_again(parts: list[str]) -> None:
    """Whatever stands in them."""
    assert tuple(parts) == parted(joined(parts))


@settings(max_examples=60)
@given(
    st.sampled_from(list(SignalCode)),
    st.none() | st.floats(0, 1e6),
    st.lists(st.sampled_from(list(Detail)), unique=True),
    st.none() | texts,
)
def test_a_signal_is_read_as_it_was_written(
    code: SignalCode, quantity: float | None, details: list[Detail], text: str | None
) -> None:
    """Code, quantity with its unit, details, text."""
    unit = None if quantity is None else "d"
    signal = Signal(code, quantity, unit, tuple(details), text)

    assert signal == signal_in(signal_cell(signal))


def test_what_is_promised_keeps_its_day_and_its_clock() -> None:
    """A day is a day, a time is a time, and none is none."""
    assert Promised("le plan") == promised_in(" · le plan")
    due = when("2026-03-06").local_day
    assert Promised("le plan · v2", due) == promised_in("2026-03-06 · le plan · v2")


@settings(max_examples=60)
@given(words, words, st.lists(words, max_size=2), words)
def test_any_entry_comes_back(note: str, name: str, tags: list[str], step: str) -> None:
    """Notes of any writing, with quotes, newlines, formulas, from right to left."""
    offered = _there_and_back(_file(note, name, tuple(tags), " ".join(step.split())))

    (entry,) = offered.entries
    assert (note, (name,), tuple(tags)) == (entry.note, entry.people, entry.tags)
    assert (" ".join(step.split()),) == tuple(it.text for it in entry.steps)
    assert (OWN, "beton", "Béton SA", True) == (
        entry.id,
        entry.client,
        entry.client_name,
        entry.is_ours,
    )


def test_the_table_is_one_that_excel_opens() -> None:
    """The mark of UTF-8 first, one row an entry, all columns named."""
    content = b"".join(write_entries((_file("noté", "Leroy", (), "x"),)))

    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert content.startswith(b"\xef\xbb\xbf")
    assert ["noté"] == [row["note"] for row in rows]


def test_a_day_that_a_spreadsheet_wrote_anew_is_read() -> None:
    """2026-03-02 becomes 02/03/2026 where a file was opened and saved in French."""
    story = Story()
    story.entry("2026-03-02", note="noté", id=OWN)
    content = b"".join(write_entries((story.file(),), ";")).decode("utf-8-sig")

    again = content.replace("2026-03-02;day", "02/03/2026;day").encode("cp1252")

    assert [when("2026-03-02").local_day] == [
        it.start for it in read_table(again, Wishes()).entries
    ]


def test_semicolons_are_read_as_well() -> None:
    """A French spreadsheet keeps what it opened."""
    content = b"".join(write_entries((_file("a; b, c", "Leroy", (), "x"),), ";"))

    assert ["a; b, c"] == [entry.note for entry in read_table(content, Wishes()).entries]


def test_a_row_spoilt_by_hand_is_named_by_its_line() -> None:
    """The others are offered; this one is refused where it stands."""
    content = b"".join(write_entries((_file("noté", "Leroy", (), "x"),))).decode("utf-8-sig")
    head, row = content.splitlines()[:2]
    spoilt = row.replace("exact", "perhaps")

    offered = read_table(f"{head}\n{spoilt}\n{row}".encode(), Wishes())

    assert (1, [2]) == (len(offered.entries), [it.place for it in offered.passed_over])


def _there_and_back(file: ClientFile) -> Incoming:
    return read_table(b"".join(write_entries((file,))), Wishes())


def _file(note: str, name: str, tags: tuple[str, ...], step: str) -> ClientFile:
    story = Story()
    entry = story.entry("2026-03-02T09:00", note=note, raw=note, tags=tags, people=("p",), id=OWN)
    made = when("2026-03-02T09:00")
    todo = Step("s", 2, "c", "m", step, made, made.start, interaction_id=entry.id)
    people = (Person("p", "c", name, made.start),)
    return replace(story.file(), people=people, steps=(todo,))
