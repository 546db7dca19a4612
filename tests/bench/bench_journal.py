"""How long does a person wait between Enter and what changed on the screen, and for a search?"""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count, cycle
from pathlib import Path
from sqlite3 import connect

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from pytest_benchmark.fixture import BenchmarkFixture

from tests.bench.made import ZONE
from trustjournal.journal.analyses import analyse_mission, today
from trustjournal.journal.entries import record
from trustjournal.journal.journal import Journal
from trustjournal.journal.opening import open_journal
from trustjournal.journal.reading import find_mission, line_context, search
from trustjournal.quickline.read import read_line

Opened = Callable[[int], Journal]
LINE = "c000/m000 t 10 : point de la semaine, rien de neuf"
TYPED = ("pl", "pla", "plan", "planning", "planning l", "planning lot", "budget", "accès for")


def test_entry_to_analysis(benchmark: BenchmarkFixture, opened: Opened) -> None:
    """Enter pressed in a mission of 2,000 entries, 100,000 in all: stored, and all said anew."""
    journal = opened(100_000)
    mission = find_mission(journal, "m000")

    def enter() -> None:
        now = datetime.now(UTC)
        record(journal, read_line(LINE, now, line_context(journal, "fr", now)))
        analyse_mission(journal, mission.id)

    benchmark.pedantic(enter, rounds=40, warmup_rounds=3)


def test_first_results(benchmark: BenchmarkFixture, opened: Opened) -> None:
    """Search as one types, among 100,000 entries."""
    journal = opened(100_000)
    typed = cycle(TYPED)
    benchmark.pedantic(lambda: search(journal, next(typed), 20), rounds=80, warmup_rounds=8)


def test_today(benchmark: BenchmarkFixture, opened: Opened) -> None:
    """Today over 200 missions, after an entry of one of them."""
    journal = opened(100_000)
    today(journal)

    def enter() -> tuple[tuple[()], dict[str, object]]:
        now = datetime.now(UTC)
        record(journal, read_line(LINE, now, line_context(journal, "fr", now)))
        return (), {}

    benchmark.pedantic(lambda: today(journal), setup=enter, rounds=20)


def test_today_from_scratch(benchmark: BenchmarkFixture, opened: Opened) -> None:
    """Today over 200 missions, nothing remembered: the first look of the day."""
    path = opened(100_000).database.path

    def fresh() -> tuple[tuple[Journal], dict[str, object]]:
        return (open_journal(path, clock=lambda: datetime.now(UTC), zone=ZONE),), {}

    benchmark.pedantic(today, setup=fresh, rounds=3)


def test_floor_of_a_commit(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """One row through bare SQLite, WAL and FULL: below that nothing can be durable."""
    connection = connect(tmp_path / "bare", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE entry(id INTEGER PRIMARY KEY, note TEXT)")
    number = count()
    insert = "INSERT INTO entry(note) VALUES (?)"
    benchmark.pedantic(lambda: connection.execute(insert, (f"{next(number)}",)), rounds=100)
    connection.close()


def test_floor_of_a_chart(benchmark: BenchmarkFixture) -> None:
    """2,000 points redrawn by bare matplotlib."""
    figure = Figure(figsize=(11, 3.4))
    canvas = FigureCanvasAgg(figure)
    figure.add_subplot().plot(range(2000), [number % 97 for number in range(2000)])
    benchmark.pedantic(canvas.draw, rounds=20, warmup_rounds=2)
