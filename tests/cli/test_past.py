"""Asked about the past, the program answers from what was known then."""

from tests.cli.conftest import Program

THEN, LATER, NOW = "2026-11-10T12:00", "2026-11-11T12:00", "2026-11-18T12:00"


def test_a_mission_is_not_closed_before_it_was_said(beton: Program) -> None:
    """A close and a split told later are unknown earlier; today they are told."""
    split = ("mission", "split", "pmo", "--at", "2026-11-12", "--result", "rendu")
    assert beton(*split, now="2026-11-12T09:00").code == 0
    assert beton("mission", "close", "pmo", now="2026-11-17T09:00").code == 0

    (then,) = beton.many("mission", "list", now=THEN)
    (after_split,) = beton.many("mission", "list", now="2026-11-13T09:00")
    (now,) = beton.many("mission", "list", now=NOW)

    assert (None, [None]) == (then["closed"], _ends(then))
    assert (None, ["2026-11-11", None]) == (after_split["closed"], _ends(after_split))
    assert ("2026-11-17", ["2026-11-11", "2026-11-17"]) == (now["closed"], _ends(now))


def test_a_search_for_what_is_open_answers_for_its_moment(beton: Program) -> None:
    """A request answered, a promise kept and something received later were open before."""
    for line, now in (
        ("beton m? 9h : le devis ?", "2026-11-10T09:30"),
        ("beton n : note = plan vendredi", "2026-11-10T10:00"),
        ("beton n : note < accès vendredi", "2026-11-10T10:05"),
    ):
        assert beton("quick", line, now=now).code == 0
    (request,) = beton.many("request", "list", now=THEN)
    (promise,) = beton.many("commitment", "list", now=THEN)
    (waiting,) = beton.many("waiting", "list", now=THEN)
    for act, one in (("answer", request), ("keep", promise), ("receive", waiting)):
        assert beton(act, str(one["id"]), now=LATER).code == 0

    assert 3 == len(beton.many("search", "is:open", now=THEN))
    assert [] == beton.many("search", "is:open", now=NOW)
    assert [] == beton.many("search", "est:ouvert", now="2026-11-09T12:00")


def _ends(mission: dict[str, object]) -> list[object]:
    periods = mission["periods"]
    assert isinstance(periods, list)
    return [period["end"] for period in periods]
