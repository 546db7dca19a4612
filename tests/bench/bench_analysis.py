"""How long does it take to say all about 2,000 entries, at first and after one more?"""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.builders import PARIS, Story, paris
from trustjournal.domain import analyse
from trustjournal.domain.analyse import analyse_client
from trustjournal.domain.memory import Memories
from trustjournal.domain.moments import at_instant
from trustjournal.domain.records import ClientFile
from trustjournal.domain.signals import SignalCode

ENTRIES = 2000
HOURS_APART = 9
BEGUN = datetime.fromisoformat("2024-01-08T09:00")


@pytest.fixture(scope="module")
def file() -> ClientFile:
    """Return a relationship of every kind of fact."""
    story = Story()
    for turn in range(ENTRIES // 2):
        at = _stamp(2 * turn)
        if turn % 5 == 0:
            story.reply(story.request(at), _stamp(2 * turn + 1))
        elif turn % 7 == 0:
            story.promise(at, at[:10])
            story.entry(_stamp(2 * turn + 1), SignalCode.DELIVERED_ON_TIME)
        elif turn % 31 == 0:
            story.entry(at, SignalCode.ERROR)
        else:
            story.entry(at)
            story.entry(_stamp(2 * turn + 1))
    return story.file()


def test_from_scratch(benchmark: BenchmarkFixture, file: ClientFile) -> None:
    """Nothing remembered: the first look of the day."""
    at = paris(_stamp(ENTRIES + 2))

    def forget() -> None:
        analyse._MEMORIES = Memories()

    benchmark.pedantic(lambda: analyse_client(file, at), setup=forget, rounds=20)


def test_one_more_entry(benchmark: BenchmarkFixture, file: ClientFile) -> None:
    """After an entry was added at the end."""
    analyse_client(file, paris(_stamp(ENTRIES + 2)))
    turns, grown = count(ENTRIES + 2), [file]

    def enter() -> tuple[tuple[ClientFile, datetime], dict[str, object]]:
        at = paris(_stamp(next(turns)))
        seq = len(grown[0].interactions) + 10_000
        entry = replace(
            file.interactions[-1],
            id=f"more{seq}",
            seq=seq,
            happened=at_instant(at, PARIS),
            logged_at=at,
        )
        grown[0] = replace(grown[0], interactions=(*grown[0].interactions, entry))
        return (grown[0], at), {}

    benchmark.pedantic(analyse_client, setup=enter, rounds=40)


def _stamp(turn: int) -> str:
    return (BEGUN + timedelta(hours=HOURS_APART * turn)).strftime("%Y-%m-%dT%H:%M")
