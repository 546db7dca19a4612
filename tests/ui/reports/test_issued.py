"""The Documents screen remembers: what is included, what was put right, what left."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import reopened, write
from tests.ui.reports.test_documents import PATIENCE, choose, documents, said
from tests.ui.seen import button_named, plain, texts
from tests.ui.values import NOW
from trustjournal.journal.documents import issued
from trustjournal.launcher import House
from trustjournal.report.document import ReportKind
from trustjournal.ui.reports.preflight_list import ItemRow
from trustjournal.ui.reports.screen import DocumentsScreen
from trustjournal.ui.reports.views import DAYS, TEXT

OpenHouse = Callable[..., House]
PROMISE = "plan d'accès au chantier"


@pytest.fixture
def promised(journal_file: Path) -> Path:
    """Return the journal with a promise the client may not read yet."""
    journal = reopened(journal_file, NOW - timedelta(days=3))
    write(journal, f"beton m> : revu le planning = {PROMISE} vendredi")
    journal.close()
    return journal_file


def saved(house: House, qtbot: QtBot, out: Path) -> DocumentsScreen:
    """Save the progress report and wait until it is written down."""
    screen = documents(house, qtbot)
    assert house.desk is not None
    screen.recipient.setText("Mme Leroy")
    house.desk.shelf.paper.save(out)
    toast = house.window.toast
    qtbot.waitUntil(lambda: any(out.name in one for one in texts(toast)), timeout=PATIENCE)
    return screen


def test_a_private_promise_is_included_with_one_key(
    qtbot: QtBot, open_house: OpenHouse, promised: Path
) -> None:
    """Offered, not said; the space bar includes it, and another window still does."""
    screen = documents(open_house(promised), qtbot)
    (line,) = [one for one in screen.findChildren(ItemRow) if PROMISE in one.accessibleName()]
    assert PROMISE not in screen.views.text.toPlainText().casefold()
    QTest.keyClick(line, Qt.Key.Key_Space)
    text = screen.views.text
    qtbot.waitUntil(lambda: PROMISE in plain(text.toPlainText()).lower(), timeout=PATIENCE)


def test_what_the_client_reads_is_shown_as_text(qtbot: QtBot, open_house: OpenHouse) -> None:
    """The second view holds the document's own words."""
    screen = documents(open_house(), qtbot)
    screen.views.turn(TEXT)
    assert "Rapport d’avancement" in plain(screen.views.text.toPlainText())
    assert screen.views.text.isReadOnly()


def test_a_click_puts_a_half_day_right_and_a_second_takes_it_back(
    qtbot: QtBot, open_house: OpenHouse
) -> None:
    """The days follow the journal until a click says otherwise; an absence empties its day."""
    screen = documents(open_house(), qtbot)
    choose(screen, ReportKind.ACTIVITY)
    days = screen.views.days
    qtbot.waitUntil(lambda: bool(days.rows), timeout=PATIENCE)
    screen.views.turn(DAYS)
    day = date(NOW.year, NOW.month, 1)
    line = days.rows[day]
    before = line.morning.isChecked()
    for wanted in (not before, before):
        line.morning.click()
        qtbot.waitUntil(lambda: line.morning.isChecked() is wanted, timeout=PATIENCE)  # noqa: B023
    line.absence.setText("congé")
    line.absence.editingFinished.emit()
    qtbot.waitUntil(lambda: "Congé" in plain(screen.views.text.toPlainText()), timeout=PATIENCE)


def test_a_saved_document_is_listed_and_verified(
    qtbot: QtBot, open_house: OpenHouse, tmp_path: Path
) -> None:
    """With its version and to whom; the file is known to the byte, and known as altered."""
    house, out = open_house(), tmp_path / "2026_rapport.pdf"
    screen = saved(house, qtbot, out)
    screen.tabs.show_page("done")
    assert any("remis à Mme Leroy" in one for one in said(screen))
    button_named(screen, "Vérifier : Rapport d’avancement, version 1").click()
    assert any("C'est bien ce document" in one for one in said(screen))
    out.write_bytes(out.read_bytes() + b" ")
    assert house.desk is not None
    screen.done.drop.file_dropped.emit(str(out))
    assert any("il a été modifié" in one for one in said(screen))


def test_the_name_offered_has_the_version_that_is_shown(
    qtbot: QtBot, open_house: OpenHouse, tmp_path: Path
) -> None:
    """After a first version left and the facts changed, the second is offered."""
    house = open_house()
    saved(house, qtbot, tmp_path / "a.pdf")
    assert house.desk is not None
    paper = house.desk.shelf.paper
    assert str(paper.offered_name()).endswith("_avancement_v1.pdf")
    write(paper._journal, "beton m> : le plan est validé &")  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: str(paper.offered_name()).endswith("_v2.pdf"), timeout=PATIENCE)


def test_a_document_given_up_is_not_written(
    qtbot: QtBot, open_house: OpenHouse, tmp_path: Path
) -> None:
    """Cancel before it is on the disk: no file, no trace, and it is said."""
    house, out = open_house(), tmp_path / "rapport.pdf"
    screen = documents(house, qtbot)
    assert house.desk is not None
    house.desk.shelf.paper.save(out)
    screen.cancel_asked.emit()
    told = "Document abandonné : rien n'a été écrit."
    qtbot.waitUntil(lambda: told in map(plain, texts(house.window.toast)), timeout=PATIENCE)
    assert not out.exists()
    assert () == issued(house.desk.shelf.paper._journal)  # type: ignore[arg-type]


def test_reply_times_are_said_only_once_ticked(qtbot: QtBot, open_house: OpenHouse) -> None:
    """Offered for the commitments alone, and remembered."""
    screen = documents(open_house(), qtbot)
    assert screen.replies.isHidden()
    choose(screen, ReportKind.COMMITMENTS)
    assert not screen.replies.isHidden()
    assert not screen.replies.isChecked()
    screen.replies.click()
    text = screen.views.text
    told = "Suivi des engagements"
    qtbot.waitUntil(lambda: told in plain(text.toPlainText()), timeout=PATIENCE)
    qtbot.waitUntil(screen.replies.isChecked, timeout=PATIENCE)


def test_discreet_pages_are_not_shown(qtbot: QtBot, open_house: OpenHouse) -> None:
    """Pages bear names: while those are hidden, only their number is known."""
    house = open_house()
    screen = documents(house, qtbot)
    house.hide_names(hidden=True)
    told = "Mode discret : les pages portent des noms, elles ne sont pas montrées."
    qtbot.waitUntil(lambda: told in said(screen), timeout=PATIENCE)
    assert screen.preview.count > 0
    assert "Béton" not in screen.views.text.toPlainText()
    house.hide_names(hidden=False)
    qtbot.waitUntil(lambda: told not in said(screen), timeout=PATIENCE)
