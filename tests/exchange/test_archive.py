"""A journal as JSON: nothing lost, nothing added, whatever is written in it."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustjournal.domain.archive import Archive, ArchivedFact
from trustjournal.errors import Unacceptable
from trustjournal.exchange.archive import read_archive, write_archive

MOMENT = {
    "happened": "2026-03-02T08:00:00.000000Z",
    "happened_end": "2026-03-02T08:00:00.000000Z",
    "happened_on": "2026-03-02",
    "happened_precision": "exact",
    "happened_zone": "Europe/Paris",
}
ODD = '{"format": "trustjournal", "version": 1, "schema": 1, "journal": "x", "facts": {"a": [3]}}'
texts = st.text(st.characters(exclude_categories=["Cs"]))
facts = st.builds(
    ArchivedFact,
    st.sampled_from(["client", "interaction", "step"]),
    st.builds(
        lambda own, note, tags, seq: {
            "id": own,
            "note": note,
            "tags": json.dumps(tags, ensure_ascii=False),
            "seq": seq,
            **MOMENT,
        },
        st.uuids().map(str),
        texts,
        st.lists(texts),
        st.integers(0, 10**9),
    ),
)


@settings(max_examples=60)
@given(st.lists(facts))
def test_what_is_written_is_read_back(found: list[ArchivedFact]) -> None:
    """Any text survives the way there and back: quotes, newlines, right to left, NUL."""
    ordered = tuple(sorted(found, key=lambda fact: fact.kind))
    archive = Archive("0f0e", 3, ordered)

    assert archive == read_archive(b"".join(write_archive(archive)))


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes_are_an_archive_or_refused(content: bytes) -> None:
    """Reading never breaks: what is no export is said to be none."""
    with pytest.raises(Unacceptable):
        read_archive(content)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 100_000, "import_not_json"),
        ('{"a": NaN}', "import_not_json"),
        ('{"format": "other"}', "import_not_ours"),
        ('{"format": "trustjournal", "version": 2, "schema": 1}', "import_newer"),
        (ODD, "import_odd_fact"),
    ],
)
def test_what_is_wrong_is_named(text: str, code: str) -> None:
    """Deep, foreign, newer or misshapen: each has its own word."""
    with pytest.raises(Unacceptable) as refused:
        read_archive(text.encode())

    assert code == refused.value.problems[0].code


def test_a_fact_stands_on_a_line_of_its_own(tmp_path: Path) -> None:
    """Two exports can be compared line by line."""
    one = ArchivedFact("client", {"id": "a", "name": "Béton SA"})
    two = ArchivedFact("client", {"id": "b", "name": "Guérin"})
    place = tmp_path / "x.json"

    place.write_bytes(b"".join(write_archive(Archive("j", 1, (one, two)))))

    assert ['{"id": "a", "name": "Béton SA"},', '{"id": "b", "name": "Guérin"}]}}'] == (
        place.read_text(encoding="utf-8").splitlines()[2:]
    )
