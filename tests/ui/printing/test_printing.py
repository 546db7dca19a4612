"""Is what is in sight printed, and nothing more?"""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from tests.ui.seen import plain
from trustjournal.launcher import House
from trustjournal.ui.desk.print_work import PrintWork
from trustjournal.ui.printing.leaves import new_printer, put_on_paper

OpenHouse = Callable[..., House]


@pytest.fixture
def house(open_house: OpenHouse) -> House:
    """Return a window on the journal."""
    return open_house()


def work_of(house: House) -> PrintWork:
    """Return what prints from a window."""
    assert house.desk is not None
    return PrintWork(house.desk._journal, house.window, house.desk)


def text_of(house: House) -> str:
    """Return the text of what would be printed."""
    return plain(work_of(house).document(new_printer()).toPlainText())


def test_the_entries_found_are_printed(house: House) -> None:
    """Those that answer, under their days; the others are not there."""
    assert house.desk is not None
    house.window.go("journal")
    house.desk.shelf.search.screen.search_for("inquiet")
    said = text_of(house)
    assert "Une entrée répond à : inquiet" in said
    assert "samedi 23 mai 2026" in said
    assert "inquiet sur le lot 3" in said
    assert "diagnostic rendu" not in said


def test_a_mission_is_printed_with_its_curve(house: House, tmp_path: Path) -> None:
    """Its title, what stands, its entries; one picture; the pages are a real PDF."""
    assert house.desk is not None
    house.desk.open_mission(house.desk.analyses()[0].mission.id)
    said = text_of(house)
    assert "Hall 3" in said
    assert "usage personnel" in said
    assert "lancement, objectifs posés" in said
    assert 1 == said.count("\ufffc")
    printer = new_printer()
    printer.setOutputFileName(str(tmp_path / "mission.pdf"))
    put_on_paper(work_of(house).document(printer), printer)
    with pikepdf.open(tmp_path / "mission.pdf") as pdf:
        assert 1 <= len(pdf.pages) <= 3


def test_names_are_masked_on_paper_too(house: House) -> None:
    """What is printed in discreet mode is what is seen."""
    house.window.go("journal")
    house.window.commands.perform("discreet")
    said = text_of(house)
    assert "Client A" in said
    assert "Béton" not in said
    house.window.commands.perform("discreet")


def test_only_what_can_be_printed_is_offered(house: House) -> None:
    """Today is no page; the journal and a mission are."""
    work = work_of(house)
    possible = []
    for key in ("today", "journal", "missions"):
        house.window.go(key)
        possible.append(work.is_possible)
    assert [False, True, False] == possible
    assert house.desk is not None
    house.desk.open_mission(house.desk.analyses()[0].mission.id)
    assert work.is_possible
