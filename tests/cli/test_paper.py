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


@pytest.fixture
def sent(beton: Program, tmp_path: Path) -> Path:
    """Return a report that left."""
    beton.one("quick", "beton r 10h-12h : lot 3 validé &")
    out = tmp_path / "2026-11_Beton_avancement_v1.pdf"
    beton.one("report", "progress", "pmo", "--out", str(out), "--to-whom", "Mme Durand")
    return out


def test_the_same_command_writes_the_same_file(beton: Program, sent: Path, tmp_path: Path) -> None:
    """Same facts, same day: same version, same bytes; other facts make the next version."""
    again = beton.one("report", "progress", "pmo", "--out", str(tmp_path / "again.pdf"))
    beton.one("quick", "beton r 9h-10h : lot 4 lancé &")
    other = beton.one("report", "progress", "pmo", "--out", str(tmp_path / "other.pdf"))

    assert sent.read_bytes() == (tmp_path / "again.pdf").read_bytes()
    assert (1, None, 2, 1) == (
        again["version"],
        again["replaces"],
        other["version"],
        other["replaces"],
    )


def test_what_left_is_listed_and_known_again(beton: Program, sent: Path, tmp_path: Path) -> None:
    """To the byte it is that document; altered, it says so; any other file is unknown."""
    (listed,) = beton.many("report", "list", "pmo")
    genuine = beton.one("report", "verify", str(sent))
    sent.write_bytes(sent.read_bytes() + b" ")
    altered = beton.one("report", "verify", str(sent))
    (tmp_path / "x.pdf").write_bytes(b"%PDF")
    unknown = beton.one("report", "verify", str(tmp_path / "x.pdf"))

    assert ("Mme Durand", 1, sent.name) == (listed["to_whom"], listed["version"], listed["file"])
    assert ["genuine", "altered", "unknown"] == [
        one["verdict"] for one in (genuine, altered, unknown)
    ]
    assert 1 == beton("report", "verify", str(tmp_path / "none.pdf")).code


def test_a_promise_is_said_once_shared(beton: Program) -> None:
    """Private and offered; included for one document by its key, or shared for all of them."""
    beton.one("quick", "beton r 10h-12h : point = plan d'actions jeudi")
    (promise,) = beton.many("commitment", "list")
    (offer,) = beton.many("report", "progress", "pmo", "--offered")
    included = beton.many("report", "progress", "pmo", "--preflight", "--with", str(offer["key"]))
    beton.one("commitment", "share", str(promise["id"])[:8])
    shared = beton.many("report", "progress", "pmo", "--preflight")
    (after,) = beton.many("commitment", "list")

    assert (False, True) == (promise["client_visible"], after["client_visible"])
    assert offer["key"] in {item["key"] for item in included}
    assert offer["key"] in {item["key"] for item in shared}
    beton.one("undo")
    assert not beton.many("commitment", "list")[0]["client_visible"]


def test_a_milestone_moves_with_its_reason(beton: Program) -> None:
    """The first date stays; the reason is an item of the report."""
    made = beton.one("milestone", "add", "pmo", "plan remis", "--due", "2027-01-10")
    beton.one("milestone", "move", str(made["id"]), "--due", "2027-01-20", "--reason", "grève")
    texts = {item["text"] for item in beton.many("report", "progress", "pmo", "--preflight")}
    assert {"plan remis", "grève"} <= texts


def test_days_of_the_activity_report_are_put_right(beton: Program, tmp_path: Path) -> None:
    """A half-day added, a day away: the grid, the CSV and the list say so."""
    beton.one("activity", "half", "pmo", "2026-11-03", "am", "worked")
    beton.one("activity", "absence", "2026-11-04", "=congé")
    out = tmp_path / "cra.pdf"
    beton.one("report", "activity", "pmo", "--out", str(out), "--from", "2026-11-01", "--to",
              "2026-11-30")  # fmt: skip
    lines = out.with_suffix(".csv").read_text(encoding="utf-8-sig").splitlines()
    told = beton.one("activity", "list", "pmo")

    assert "2026-11-03;0,5;0;0,5;" == lines[3]
    assert "2026-11-04;0;0;0;'=congé" == lines[4]
    assert [{"day": "2026-11-04", "reason": "=congé"}] == told["absences"]
    beton.one("activity", "absence", "2026-11-04", "--off")
    beton.one("activity", "half", "pmo", "2026-11-03", "am", "auto")
    assert ([], []) == tuple(beton.one("activity", "list", "pmo")[key] for key in
                             ("halves", "absences"))  # fmt: skip


def test_what_a_client_owes_is_shared_and_kept_private_again(beton: Program) -> None:
    """By its id, shown in the list; an id that is none of them is said."""
    beton.one("quick", "beton r 10h-12h : point < plans vendredi")
    (owed,) = beton.many("waiting", "list")
    beton.one("waiting", "share", str(owed["id"]))
    assert "visible du client" in beton("waiting", "list").out
    beton.one("waiting", "share", str(owed["id"]), "--off")
    assert "privé" in beton("waiting", "list").out
    assert 2 == beton("commitment", "share", "0000").code


def test_a_profile_signs_by_its_name(beton: Program, tmp_path: Path) -> None:
    """An unknown one names those there are, and nothing is written."""
    beton.one("quick", "beton r 10h-12h : lot 3 validé &")
    out = tmp_path / "a.pdf"
    refused = beton("report", "progress", "pmo", "--out", str(out), "--profile", "Autre")
    assert (2, False) == (refused.code, out.exists())
    assert "Autre" in refused.err
