"""How long does a client wait for four pages, and the consultant for the first one?"""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from pytest_benchmark.fixture import BenchmarkFixture

from tests.report.makers import LOGGED, lively_file, moment, order, told
from trustjournal.domain.records import ClientFile, Milestone
from trustjournal.domain.signals import SignalCode
from trustjournal.report import pdf
from trustjournal.report.produce import draw_up
from trustjournal.report.setting import Edition

SENTENCES, MILESTONES = 34, 16


def test_document(benchmark: BenchmarkFixture) -> None:
    """A report of four pages, from the facts to the finished file's content."""
    file = long_file()
    pages = len(pdf.preview(draw_up(file, order()), ppi=20))
    versions = count(1)  # each round sets another document: nothing comes from a cache
    content = benchmark(lambda: pdf.render(draw_up(file, order(edition=Edition(next(versions))))))
    assert content.startswith(b"%PDF")
    assert pages == 4


def test_first_preview(benchmark: BenchmarkFixture) -> None:
    """The pages as pictures, from the facts."""
    file = lively_file()
    pages = benchmark(lambda: pdf.preview(draw_up(file, order())))
    assert pages


def long_file() -> ClientFile:
    """Return a mission with enough to say for four pages."""
    first = date(2026, 3, 12)
    milestones = tuple(
        Milestone(f"mm{n}", "m", f"étape {n} du plan", day, day, LOGGED)
        for n in range(MILESTONES)
        if (day := first + timedelta(days=4 * n))
    )
    sentences = tuple(
        told(
            100 + n,
            moment(4, 1 + n % 28),
            f"point {n} : avancement des travaux sur la ligne et décisions de détail prises",
            *((SignalCode.DELIVERED_ON_TIME,) if n % 3 == 0 else ()),
        )
        for n in range(SENTENCES)
    )
    file = lively_file()
    return replace(file, milestones=milestones, interactions=(*file.interactions, *sentences))
