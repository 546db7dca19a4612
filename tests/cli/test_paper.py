"""A client's document is written through the program, and looked at before."""

from pathlib import Path

import pytest

from tests.cli.conftest import Program


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_document_is_written_in_its_own_language(
    beton: Program, tmp_path: Path, language: str
) -> None:
    """The document's language is the client's unless said; the file is private and whole."""
    beton.one("quick", "beton r 10h-12h : lot 3 validé !jalon &")
    out = tmp_path / "avancement.pdf"

    said = beton.one("report", "progress", "pmo", "--out", str(out), "--lang", language)

    assert (said["path"], said["language"]) == (str(out), language)
    assert out.read_bytes().startswith(b"%PDF")


def test_an_item_is_left_out_by_its_key(beton: Program) -> None:
    """Pre-flight lists only what the client may read; --without removes one of it."""
    beton.one("quick", "beton r 10h-12h : lot 3 validé &")
    beton.one("quick", "beton n : il m'agace")
    items = beton.many("report", "progress", "pmo", "--preflight")
    (key,) = [str(item["key"]) for item in items if item["text"] == "lot 3 validé"]

    left = beton.many("report", "progress", "pmo", "--preflight", "--without", key)

    assert "il m'agace" not in {item["text"] for item in items}
    assert key not in {item["key"] for item in left}


def test_the_name_of_another_client_stops_it(beton: Program, tmp_path: Path) -> None:
    """Exit 2 with the sentence concerned, nothing written; accepted by its key it goes on."""
    beton.one("client", "add", "Mairie de Lyon", "--alias", "mairie")
    beton.one("quick", "beton r 10h-12h : comme à la Mairie de Lyon &")
    out = tmp_path / "x.pdf"

    stopped = beton("report", "progress", "pmo", "--out", str(out))
    items = beton.many("report", "progress", "pmo", "--preflight")
    (key,) = [str(item["key"]) for item in items if item["stops"]]
    accepted = beton("report", "progress", "pmo", "--out", str(out), "--accept", key)

    assert (stopped.code, accepted.code) == (2, 0)
    assert "Mairie de Lyon" in stopped.err
