"""What does encryption cost: at each Enter, and once at the unlock screen?"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from tests.bench.made import ZONE
from trustjournal.journal.entries import record
from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping.vault import encrypt, unlock
from trustjournal.journal.opening import open_journal
from trustjournal.journal.reading import line_context
from trustjournal.quickline.read import read_line

Opened = Callable[[int], Journal]
LINE, PHRASE = "c000/m000 t 10 : point de la semaine", "quatre mots sans lien"


def test_commit_plain(benchmark: BenchmarkFixture, opened: Opened) -> None:
    """Enter pressed among 1,000 entries, as what follows is compared with."""
    _measure_commits(benchmark, opened(1_000))


def test_commit_encrypted(benchmark: BenchmarkFixture, opened: Opened) -> None:
    """The same, encrypted: at most twice as long."""
    _measure_commits(benchmark, _locked(opened(1_000)))


def test_unlocking(benchmark: BenchmarkFixture, opened: Opened) -> None:
    """The passphrase as this machine stretches it."""
    journal = _locked(opened(1_000))
    path = journal.database.path
    journal.close()
    benchmark.pedantic(lambda: unlock(path, PHRASE), rounds=10, warmup_rounds=1)


def _measure_commits(benchmark: BenchmarkFixture, journal: Journal) -> None:
    def enter() -> None:
        now = datetime.now(UTC)
        record(journal, read_line(LINE, now, line_context(journal, "fr", now)))

    benchmark.pedantic(enter, rounds=200, warmup_rounds=10)


def _locked(journal: Journal) -> Journal:
    path: Path = journal.database.path
    key = encrypt(journal, PHRASE).key
    return open_journal(path, clock=lambda: datetime.now(UTC), zone=ZONE, key=key)
