"""What is printed when printing is asked for: the entries found, or the mission in sight?"""

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextDocument

from trustjournal.journal.analyses import analyse_mission
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import search
from trustjournal.ui.desk.search_work import KEY as JOURNAL
from trustjournal.ui.mission.chart import TrajectoryChart
from trustjournal.ui.window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from trustjournal.ui.desk.desk import Desk

MISSION = "missions"
MOST = 500  # entries: more is no reading


class PrintWork:
    """Prints from one window."""

    def __init__(self, journal: Journal, window: MainWindow, desk: "Desk") -> None:
        self._journal, self._window, self._desk = journal, window, desk
        self._look = window.presentation

    @property
    def is_possible(self) -> bool:
        """Whether something in sight can be printed."""
        return self._window.current == JOURNAL or (
            self._window.current == MISSION and self._desk.pages.mission_id is not None
        )

    def ask(self) -> None:
        """Let a printer be chosen, then print."""
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415 - printing is rare

        from trustjournal.ui.printing.leaves import new_printer, put_on_paper  # noqa: PLC0415

        printer = new_printer()
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(self._look.words("commands.print"))
        dialog.accepted.connect(lambda: put_on_paper(self.document(printer), printer))
        dialog.setModal(True)
        dialog.show()

    def document(self, printer: "QPrinter") -> QTextDocument:
        """Return what is in sight, laid out for ``printer``."""
        if self._window.current == JOURNAL:
            return self._entries()
        return self._mission(printer)

    def _entries(self) -> QTextDocument:
        from trustjournal.ui.printing.leaves import Leaves  # noqa: PLC0415 - printing is rare

        words, query = self._look.words, self._desk.shelf.search.screen.line.text().strip()
        found = search(self._journal, query, MOST)
        key = "one" if len(found) == 1 else "many"
        told = words(f"printing.found.{key}", query=query, count=len(found))
        leaves = Leaves(self._look, words("search.title"), told if query else "")
        leaves.add_entries(found)
        return leaves.document

    def _mission(self, printer: "QPrinter") -> QTextDocument:
        from trustjournal.ui.printing.leaves import Leaves, text_width  # noqa: PLC0415

        words = self._look.words
        analysis = analyse_mission(self._journal, self._desk.pages.mission_id or "")
        told = words(
            "screen.mission.spoken",
            mission=analysis.mission.title,
            client=analysis.client.name,
            phase=words(f"phases.{analysis.phase}.name"),
            level=round(analysis.level),
            low=round(analysis.low),
            high=round(analysis.high),
        )
        leaves = Leaves(self._look, analysis.mission.title, told)
        chart = self._desk.missions.mission.findChild(TrajectoryChart)
        if chart is not None:
            leaves.add_picture(chart.grab().toImage(), text_width(printer))
        if analysis.warnings:
            leaves.add_heading(words("screen.today.warnings"))
            leaves.add_lines(
                words(f"warnings.{one.code}.title", **one.facts) for one in analysis.warnings
            )
        query = f"mission:{analysis.mission.alias}"
        leaves.add_entries(search(self._journal, query, MOST))
        return leaves.document
