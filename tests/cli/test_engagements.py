"""Clients, people, missions, periods and planning come in through the program."""

from typing import Any

import pytest

from tests.cli.conftest import Program

CLIENT = (
    *("client", "add", "Mairie de Lyon", "--alias", "mairie", "--contact", "Benali"),
    *("--contact", "Roux", "--requester", "Benali", "--language", "en", "--threshold", "40000"),
    *("--reachable-by", "mobile,email", "--standing", "good"),
)


def test_a_client_comes_with_all_that_was_said(beton: Program) -> None:
    """Every option of `client add` stands in the list."""
    beton.one(*CLIENT)

    listed = {str(client["alias"]): client for client in beton.many("client", "list")}["mairie"]

    people = [(it["name"], it["requester"]) for it in listed["people"]]  # type: ignore[attr-defined]
    assert people == [("Benali", True), ("Roux", False)]
    assert (listed["language"], listed["threshold"], listed["standing"]) == ("en", 40000, "good")
    assert listed["reachable_by"] == ["mobile", "email"]


def test_the_reply_clock_of_a_client_decides(program: Program) -> None:
    """Asked on Friday evening, a client on working hours is not overdue on Sunday; others are."""
    friday, sunday = "2026-11-20T18:00", "2026-11-22T18:30"
    program("init", now=friday)
    for alias, clock in (("ouvre", "business"), ("tous", "calendar")):
        made = program.one("client", "add", alias, "--reply-clock", clock, now=friday)
        assert made["reply_clock"] == clock
        program.one("mission", "add", alias, "Audit", "--alias", f"m{alias}", now=friday)
        program.one("quick", f"{alias} m? : quand livrez-vous ?", now=friday)

    asked = program.many("request", "list", "--open", now=sunday)

    assert {it["mission"]: it["state"] for it in asked} == {"mouvre": "open", "mtous": "overdue"}


def test_a_requester_not_named_as_contact_becomes_one(beton: Program) -> None:
    """--requester alone is enough."""
    added = beton.one("client", "add", "ACME", "--requester", "Durand")

    assert [it["name"] for it in added["people"]] == ["Durand"]  # type: ignore[attr-defined]


def test_a_person_is_added_by_any_name_of_the_client(beton: Program) -> None:
    """Accents and capitals never matter, and a unique prefix is enough."""
    added = beton.one("person", "add", "béton", "Martin", "--role", "acheteuse")

    assert (added["client"], added["name"], added["role"]) == ("Béton SA", "Martin", "acheteuse")


def test_a_mission_without_a_start_is_a_proposal(beton: Program) -> None:
    """It begins when it is started; its first period with it."""
    made = beton.one("mission", "add", "beton", "Audit", "--alias", "audit", "--impression", "warm")

    started = beton.one("mission", "start", "audit", "--at", "2026-11-16")

    assert (made["start"], made["periods"], made["impression"]) == (None, [], "warm")
    assert started["start"] == "2026-11-16"


def test_a_mission_with_a_start_has_its_first_period(beton: Program) -> None:
    """Dates, amount and signature make the first contract."""
    made = beton.one(
        *("mission", "add", "beton", "Audit", "--start", "2026-11-02", "--end", "2026-12-31"),
        *("--amount", "12000", "--signed", "2026-10-28", "--rhythm", "weekly"),
    )

    periods: Any = made["periods"]
    (period,) = periods
    assert (period["start"], period["end"]) == ("2026-11-02", "2026-12-31")
    assert (period["amount"], period["signed"]) == (12000, "2026-10-28")
    assert made["rhythm"] == "weekly"


def test_a_split_ends_one_period_and_opens_the_next(beton: Program) -> None:
    """Results belong to the one that ended, objectives to the next."""
    said = beton.one(
        *("mission", "split", "pmo", "--at", "2026-11-18"),
        *("--result", "lot 3 validé", "--objective", "lot 4"),
    )

    periods: Any = said["periods"]
    ended, opened = periods
    assert (ended["end"], ended["results"]) == ("2026-11-17", ["lot 3 validé"])
    assert (opened["start"], opened["objectives"]) == ("2026-11-18", ["lot 4"])


def test_a_closed_mission_says_when(beton: Program) -> None:
    """Without a day it closes today."""
    closed = beton.one("mission", "close", "pmo")

    assert closed["closed"] == "2026-11-18"


def test_milestones_decisions_and_planning_reach_the_document(beton: Program) -> None:
    """What is shared with the client is what pre-flight lists."""
    milestone = beton.one("milestone", "add", "pmo", "Recette", "--due", "2026-12-01")
    beton.one("milestone", "done", str(milestone["id"])[:8], "--at", "2026-11-17")
    beton.one("decision", "add", "pmo", "lot 4 reporté")
    beton.one("planning", "share", "pmo")

    items = beton.many("report", "progress", "pmo", "--preflight")

    assert {"Recette", "lot 4 reporté"} <= {str(item["text"]) for item in items}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("mission", "split", "zz", "--at", "2026-11-18"), "beton/pmo"),
        (("person", "add", "zz", "X"), "beton"),
        (("client", "add", "BETON sa"), "BETON"),
        (("client", "add", "  "), ""),
        (("client", "add", "ACME", "--alias", "béton"), "béton"),
        (("mission", "add", "beton", "X", "--start", "2026-11-31"), "--start"),
        (("mission", "add", "beton", "X", "--end", "2026-11-30"), "--start"),
        (("mission", "add", "beton", "X", "--start", "2026-12-02", "--end", "2026-12-01"), ""),
        (("milestone", "add", "pmo", "  ", "--due", "2026-12-01"), ""),
        (("milestone", "done", "zz"), "zz"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    beton: Program, words: tuple[str, ...], said: str
) -> None:
    """Exit 2, one sentence with the candidates, and the journal as before."""
    before = beton.many("client", "list"), beton.many("mission", "list")

    refused = beton(*words)

    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err
    assert refused.err.strip()
    assert (beton.many("client", "list"), beton.many("mission", "list")) == before


def test_a_mission_closed_for_a_later_day_is_open_until_then(beton: Program) -> None:
    """A line typed meanwhile is still about it; from that day on it is not."""
    beton.one("mission", "close", "pmo", "--at", "2026-11-20")

    before = beton.one("parse", "beton t 10 : x", now="2026-11-19T16:00")
    after = beton.one("parse", "beton t 10 : x", now="2026-11-20T16:00")

    assert (before["mission"], after["mission"]) == ("pmo", None)


def test_a_mission_whose_periods_have_run_out_is_ended(beton: Program) -> None:
    """Nobody needs to close it: `mission list` says what the analysis says."""
    beton.one(
        *("mission", "add", "beton", "Audit", "--alias", "audit"),
        *("--start", "2026-09-01", "--end", "2026-10-30"),
    )

    listed = beton("mission", "list").out.splitlines()

    assert [line.endswith("terminée") for line in listed] == [False, True]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "0026-09-21"])
def test_a_day_no_calendar_of_ours_reaches_is_refused(beton: Program, day: str) -> None:
    """A slip of the finger must not leave a journal that no analysis can reckon with."""
    said = beton("mission", "add", "beton", "Audit", "--start", day)

    assert (said.code, beton("today").code) == (2, 0)
    assert beton("today", now=f"{day}T09:00").code == 2
