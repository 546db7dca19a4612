"""Does the engine hold on real people? One hundred of them rated their trust after each of ten
interactions with an adviser who was right or wrong. Nothing is tuned to the file.
"""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.domain.histories import Event, play, rating, start
from trustjournal.domain.replay import ReplayStep

Person = list[dict[str, str]]


@pytest.fixture
def people(shared: Path) -> list[Person]:
    """Return the steps of each person, in order."""
    found: dict[str, Person] = defaultdict(list)
    with (shared / "data" / "human_trust_steps.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[row["participant"]].append(row)
    return list(found.values())


def test_open_loop_error(people: list[Person]) -> None:
    """No further rating seen: RMSE ≤ 0.105, and below a symmetric engine. Source: §7."""
    error = _rmse(people, _open_loop)
    symmetric = _rmse(people, lambda person: _open_loop(person, rho=1.0))

    assert error <= 0.105
    assert error < symmetric


def test_closed_loop_error(people: list[Person]) -> None:
    """Each rating is seen after it was predicted: RMSE ≤ 0.065. Source: §7."""
    assert _rmse(people, _closed_loop) <= 0.065


def test_the_band_covers_what_it_says(people: list[Person]) -> None:
    """The 80 % band holds 75–90 % of the ratings. Source: §7."""
    inside = [
        step.low / 100 <= float(row["trust_after"]) <= step.high / 100
        for person in people
        for row, step in zip(person, _open_loop(person), strict=True)
    ]

    assert 0.75 <= sum(inside) / len(inside) <= 0.90


def _rmse(people: list[Person], predict: Callable[[Person], list[ReplayStep]]) -> float:
    misses = [
        step.level / 100 - float(row["trust_after"])
        for person in people
        for row, step in zip(person, predict(person), strict=True)
    ]
    return float((sum(miss**2 for miss in misses) / len(misses)) ** 0.5)


def _open_loop(person: Person, **parameters: float) -> list[ReplayStep]:
    return play(_begin(person, **parameters), *(_event(row) for row in person))


def _closed_loop(person: Person) -> list[ReplayStep]:
    return play(_begin(person), *_rated(person))[::2]


def _rated(person: Person) -> Iterator[Event]:
    for row in person:
        yield _event(row)
        yield rating(float(row["step"]), 10 * float(row["trust_after"]))


def _begin(person: Person, **parameters: float) -> Event:
    return start(100 * float(person[0]["trust_before"]), drift=False, **parameters)


def _event(row: dict[str, str]) -> Event:
    if row["robot_right"] == "1":
        return {"day": float(row["step"]), "gain": 1.0, "target": 0.95}
    return {"day": float(row["step"]), "loss": 1.0, "target": 0.0}
