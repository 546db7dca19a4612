"""What is open is listed and closed through the program."""

import pytest

from tests.cli.conftest import Program

LATER = "2026-11-19T09:00"


def _made(program: Program, line: str, part: str) -> str:
    program.one("quick", line)
    (entry,) = program.many("list", "--limit", "1")
    found = entry[part]
    assert isinstance(found, list)
    return str(found[0]["id"])


def test_a_request_runs_its_clock_until_answered(beton: Program) -> None:
    """Hours are elapsed hours; an answer ends them."""
    asked = beton.one("quick", "beton m? 9h : une question")
    (running,) = beton.many("request", "list", "--open", now="2026-11-18T19:00")

    beton.one("answer", str(asked["id"]), "--at", "2026-11-18T20:30", now=LATER)

    (closed,) = beton.many("request", "list", now=LATER)
    assert (running["id"], running["hours"], running["state"]) == (asked["id"], 10.0, "open")
    assert (closed["hours"], closed["state"]) == (11.5, "done")
    assert beton.many("request", "list", "--open", now=LATER) == []


def test_a_request_answered_later_was_open_before(beton: Program) -> None:
    """Asked about the moment before the answer, the request still waits."""
    asked = beton.one("quick", "beton m? 9h : une question")
    beton.one("answer", str(asked["id"]), now=LATER)

    before = beton.many("request", "list", "--open", now="2026-11-18T20:00")

    assert [request["id"] for request in before] == [asked["id"]]


@pytest.mark.parametrize(("command", "state"), [("keep", "done"), ("break", "broken")])
def test_a_commitment_is_kept_or_broken(beton: Program, command: str, state: str) -> None:
    """Each ends it; the list says how."""
    promise = _made(beton, "beton t 5 : ok = la synthèse vendredi", "commitments")

    beton.one(command, promise[:8], now=LATER)

    (listed,) = beton.many("commitment", "list", now=LATER)
    assert (listed["id"], listed["state"]) == (promise, state)
    assert beton.many("commitment", "list", "--open", now=LATER) == []


def test_a_commitment_kept_past_its_day_is_late(beton: Program) -> None:
    """Kept after its due, it is done late."""
    promise = _made(beton, "beton t 5 : ok = la synthèse vendredi", "commitments")

    beton.one("keep", promise, "--at", "2026-11-24", now="2026-11-25T09:00")

    (listed,) = beton.many("commitment", "list", now="2026-11-25T09:00")
    assert listed["state"] == "done_late"


def test_a_commitment_moved_in_time_has_its_new_day(beton: Program) -> None:
    """Renegotiated before its due, it is open until the new day."""
    promise = _made(beton, "beton t 5 : ok = la synthèse vendredi", "commitments")

    beton.one("renegotiate", promise, "--due", "2026-11-27", now=LATER)

    (listed,) = beton.many("commitment", "list", "--open", now="2026-11-24T09:00")
    assert (listed["due"], listed["renegotiated"]) == ("2026-11-27", 1)


def test_what_the_client_owes_is_received(beton: Program) -> None:
    """A waiting ends when it has come."""
    owed = _made(beton, "beton t 5 : ok < les plans jeudi", "waiting")

    beton.one("receive", owed, now=LATER)

    assert beton.many("waiting", "list", "--open", now=LATER) == []


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("beton r 1h : oui sans y croire !silence", "voice"),
        ("beton r 1h : oui sans y croire !silence", "reveal"),
        ("beton r 1h : façons de faire !méthode", "discuss"),
        ("beton r 1h : copie creuse !superficiel", "acknowledge"),
    ],
)
def test_earlier_facts_are_acted_on(beton: Program, line: str, command: str) -> None:
    """Each act names the entry it is about; said twice, it is one."""
    fact = str(beton.one("quick", line)["id"])

    first = beton(command, fact, now=LATER)
    again = beton(command, fact, now=LATER)

    assert (first.code, again.code) == (0, 0)


def test_a_planned_entry_counts_once_confirmed(beton: Program) -> None:
    """Planned is no contact; confirmed, it is one."""
    planned = beton.one("quick", "beton r demain 10h : atelier")
    before = beton.one("brief", "pmo", now="2026-11-20T09:00")

    beton.one("confirm", str(planned["id"]), now="2026-11-20T09:00")

    after = beton.one("brief", "pmo", now="2026-11-20T10:00")
    assert before["last_contact"] is None
    assert after["last_contact"] == "2026-11-19T10:00:00+01:00"


def test_what_is_still_ahead_is_not_confirmed(beton: Program) -> None:
    """It is refused until its time has come, then asked about until it is."""
    planned = str(beton.one("quick", "beton r demain 10h : atelier")["id"])
    asked = {"now": "2026-11-19T12:00"}

    early = beton("confirm", planned, now="2026-11-18T17:00")

    assert early.code == 2
    assert "atelier" in beton("today", **asked).out
    beton.one("confirm", planned, **asked)
    assert "atelier" not in beton("today", **asked).out
