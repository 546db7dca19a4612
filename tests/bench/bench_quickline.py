"""How long does it take to read a line? It is read again at each key typed."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from trustjournal.quickline.context import KnownClient, KnownMission, KnownPerson, LineContext
from trustjournal.quickline.read import read_line

NOW = datetime(2026, 11, 18, 16, 5, tzinfo=ZoneInfo("Europe/Paris"))
SHORT = "c017 m? hier 17h50 : demande de report > répondre demain 9h"
LONG = (
    "c017 t 25 : il confirme la livraison du lot 3, demande un point sur le planning de lundi et "
    "reste à convaincre pour le budget !retard 3j excusé @Durand > rappeler vendredi 10h "
    "= compte rendu d'ici mardi"
)
CLIENTS = 60


@pytest.mark.parametrize("line", [SHORT, LONG], ids=["short", "long"])
def test_read_line(benchmark: BenchmarkFixture, line: str) -> None:
    """One line among sixty clients; the long one has two hundred characters."""
    context = LineContext(clients=tuple(_client(number) for number in range(CLIENTS)))
    draft = benchmark(lambda: read_line(line, NOW, context))
    assert draft.client == "c017"


def test_read_line_with_an_unknown_client(benchmark: BenchmarkFixture) -> None:
    """A near miss is looked for among all names."""
    context = LineContext(clients=tuple(_client(number) for number in range(CLIENTS)))
    draft = benchmark(lambda: read_line(LONG.replace("c017", "zorglub"), NOW, context))
    assert draft.client is None


@pytest.mark.parametrize("words", ["12 ", "hier ", '"mot" ', "« a » ", "@Jean "])
def test_pasted_text(benchmark: BenchmarkFixture, words: str) -> None:
    """A hundred thousand characters of one line: its time grows with its length, not faster."""
    text = "t " + words * (100_000 // len(words))
    draft = benchmark.pedantic(lambda: read_line(text, NOW, LineContext()), rounds=2)
    assert draft.raw == text


def _client(number: int) -> KnownClient:
    name = f"c{number:03}"
    missions = (KnownMission(f"{name}/m", "m", "Mission"),)
    people = (KnownPerson(f"{name}@a", f"Contact {number}"), KnownPerson(f"{name}@b", "Durand"))
    return KnownClient(name, name, name, missions, people)
