"""Lines are read, recorded, acknowledged, corrected and taken back through the program."""

import uuid

import pytest

from tests.cli.conftest import Program

LINE = "beton t 25 : il confirme > rappeler vendredi 10h"
PARSE_KEYS = {
    *("client", "mission", "people", "channel", "direction", "needs_reply", "start", "precision"),
    *("minutes", "kind", "mood", "tags", "signals", "steps", "commitments", "waiting"),
    *("client_visible", "shareable", "closes", "note", "chips", "amber", "raw", "grammar"),
}
ENTRY_KEYS = {
    *("id", "seq", "client", "mission", "happened", "precision", "logged", "edited", "kind"),
    *("channel", "direction", "minutes", "people", "mood", "tags", "signals", "steps"),
    *("commitments", "waiting", "request", "client_visible", "shareable", "note", "raw"),
}


def test_a_quick_line_is_recorded_and_listed(beton: Program) -> None:
    """What is typed stands in the list, with all that it said."""
    done = beton.one("quick", LINE)

    (entry,) = beton.many("list")

    assert set(done) == {"id", "seq", "closed", "parse"}
    assert set(entry) >= ENTRY_KEYS
    assert (entry["id"], entry["raw"], entry["minutes"]) == (done["id"], LINE, 25)
    assert (entry["client"], entry["mission"]) == ("Béton SA", "pmo")
    assert (entry["happened"], entry["logged"]) == (
        "2026-11-18T15:40:00+01:00",
        "2026-11-18T16:05:00+01:00",
    )


def test_parse_says_how_a_line_reads_and_stores_nothing(beton: Program) -> None:
    """Parsing is looking: the whole object, and no entry."""
    parsed = beton.one("parse", LINE)

    assert set(parsed) >= PARSE_KEYS
    assert parsed["steps"] == [{"text": "rappeler", "due": "2026-11-20T10:00:00+01:00"}]
    assert beton.many("list") == []


def test_a_dry_run_stores_nothing(beton: Program) -> None:
    """A dry run gives the same reading and no id."""
    done = beton.one("quick", LINE, "--dry-run")

    assert (done["id"], done["seq"]) == (None, None)
    assert beton.many("list") == []


@pytest.mark.parametrize("flags", [(), ("--strict",)])
def test_the_short_way_answers_as_click_does(beton: Program, flags: tuple[str, ...]) -> None:
    """A plain quick line goes past click; after ``--`` it goes through it: the same answer."""
    short = beton("quick", "--dry-run", "--json", *flags, LINE)

    through = beton("quick", "--dry-run", "--json", *flags, "--", LINE)

    assert (short.code, short.out, short.err) == (through.code, through.out, through.err)


def test_strict_refuses_amber_and_writes_nothing(beton: Program) -> None:
    """A line in doubt is exit 2 with its doubts on stderr."""
    said = beton("quick", "beton m : envoyé", "--strict")

    assert (said.code, said.out) == (2, "")
    assert "sens" in said.err
    assert beton.many("list") == []


def test_the_same_id_twice_is_stored_once(beton: Program) -> None:
    """A retry is harmless: same id, same answer."""
    entry_id = str(uuid.uuid4())

    first = beton.one("quick", LINE, "--id", entry_id)
    again = beton.one("quick", LINE, "--id", entry_id)

    assert (first["id"], first["seq"]) == (again["id"], again["seq"]) == (entry_id, first["seq"])
    assert len(beton.many("list")) == 1


def test_standard_input_gives_one_answer_a_line(beton: Program) -> None:
    """Each line of stdin is recorded by itself; blank lines are nothing."""
    typed = "beton t 10 : un\n\n  \nbeton t 5 : deux\r\nbeton n : trois"

    said = beton("quick", "-", "--json", stdin=typed)

    notes = [line["parse"]["note"] for line in said.lines]
    assert (said.code, notes) == (0, ["un", "deux", "trois"])
    assert [entry["note"] for entry in beton.many("list")][::-1] == ["un", "deux", "trois"]


@pytest.mark.parametrize("command", ["quick", "parse"])
def test_standard_input_gives_one_line_of_text_a_line(beton: Program, command: str) -> None:
    """Without JSON too, each line is answered by a line of its own."""
    said = beton(command, "-", stdin="beton t 10 : un\nbeton t 5 : deux\nzz beton m : trois")

    lines = said.out.splitlines()
    assert ["un" in lines[0], "deux" in lines[1]] == [True, True]
    assert len(lines) == (2 if command == "quick" else 3)


def test_a_refused_line_of_many_stops_no_other(beton: Program) -> None:
    """In strict mode the doubtful lines are named on stderr, the others recorded; exit 2."""
    said = beton("quick", "-", "--strict", "--json", stdin="beton t 5 : a\nzz\nbeton t 5 : b")

    assert (said.code, len(said.lines)) == (2, 2)
    assert "2" in said.err


def test_parse_reads_standard_input_too(beton: Program) -> None:
    """One JSON object a line, in order."""
    said = beton("parse", "-", "--json", stdin="beton t 5 : a\nbeton t 6 : b")

    assert [line["minutes"] for line in said.lines] == [5, 6]


def test_an_outgoing_entry_closes_the_oldest_request(beton: Program) -> None:
    """The answer names the request it closed."""
    asked = beton.one("quick", "beton m? 9h : une question")

    done = beton.one("quick", "beton m> : la réponse", now="2026-11-18T17:00")

    assert done["closed"] == [asked["id"]]
    assert beton.many("request", "list", "--open", now="2026-11-18T18:00") == []


def test_an_entry_is_corrected_in_place(beton: Program) -> None:
    """Editing keeps id and seq, and says when."""
    done = beton.one("quick", LINE)

    beton.one("edit", str(done["id"]), "beton t 40 : il hésite", now="2026-11-18T17:00")

    (entry,) = beton.many("list", now="2026-11-18T18:00")
    assert (entry["id"], entry["seq"]) == (done["id"], done["seq"])
    assert (entry["minutes"], entry["note"]) == (40, "il hésite")
    assert entry["edited"] == "2026-11-18T17:00:00+01:00"


def test_what_is_removed_comes_back_by_undo(beton: Program) -> None:
    """Removing is no loss; undo counts changes, newest first."""
    done = beton.one("quick", LINE)
    beton.one("remove", str(done["id"])[:8])
    removed = beton.many("list")

    undone = beton.one("undo")

    assert (removed, undone["undone"]) == ([], 1)
    assert [entry["id"] for entry in beton.many("list")] == [done["id"]]


def test_the_list_is_narrowed_and_cut(beton: Program) -> None:
    """Mission, days (both included) and number narrow the list; newest first."""
    for day in (16, 17, 18):
        beton.one("quick", f"beton t 5 : jour {day}", now=f"2026-11-{day}T10:00")

    between = beton.many("list", "--since", "2026-11-16", "--until", "2026-11-17")
    newest = beton.many("list", "--mission", "beton/pmo", "--limit", "1")

    assert [entry["note"] for entry in between] == ["jour 17", "jour 16"]
    assert [entry["note"] for entry in newest] == ["jour 18"]


@pytest.mark.parametrize("query", ["DÉMO", "demo", "lot -relance", "client:beton démo"])
def test_search_folds_accents_and_takes_operators(beton: Program, query: str) -> None:
    """Accents and capitals never matter; a minus leaves out, an operator narrows."""
    beton.one("quick", "beton t 5 : démo du lot 3")
    beton.one("quick", "beton t 5 : relance du lot 4")

    found = beton.many("search", query)

    assert [entry["note"] for entry in found] == ["démo du lot 3"]


def test_the_past_knows_nothing_of_later_lines(beton: Program) -> None:
    """Asked about the past, the list holds what was logged by then."""
    beton.one("quick", "beton t 5 : avant", now="2026-11-18T10:00")
    beton.one("quick", "beton t hier 5 : noté après coup", now="2026-11-19T10:00")

    seen = [entry["note"] for entry in beton.many("list", now="2026-11-18T12:00")]

    assert seen == ["avant"]


def test_the_past_knows_nothing_of_a_later_answer(beton: Program) -> None:
    """Before it was answered, the request has no answer in the list."""
    beton.one("quick", "beton m? 9h : une question", now="2026-11-18T10:00")
    beton.one("quick", "beton m> : la réponse", now="2026-11-18T12:00")

    (before,) = beton.many("list", now="2026-11-18T11:00")
    after = beton.many("list", now="2026-11-18T13:00")[-1]

    assert (before["answered"], after["answered"]) == (None, "2026-11-18T12:00:00+01:00")


def test_an_ambiguous_client_lists_its_candidates(beton: Program) -> None:
    """Nothing is written, and one sees what to type instead."""
    beton.one("client", "add", "Bétonnière du Sud", "--alias", "betonniere")

    said = beton("quick", "bet t 10 : x")

    assert (said.code, said.out) == (2, "")
    assert "beton, betonniere" in said.err
    assert beton.many("list") == []
