"""How is the handover file of a mission written from the window?"""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from trustjournal import settings
from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.records import ClientFile
from trustjournal.errors import Problem, Trouble, Unacceptable
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import client_file, client_files
from trustjournal.report.document import ReportKind
from trustjournal.report.produce import Order, names_of_others, offered_name, produce
from trustjournal.report.profile import Profile
from trustjournal.ui.deeds import Deeds
from trustjournal.ui.kit.background import begin
from trustjournal.ui.window import MainWindow


class HandoverWork:
    """Asks where the file goes, and writes it beside the window."""

    def __init__(self, journal: Journal, window: MainWindow, deeds: Deeds) -> None:
        self._journal = journal
        self._window = window
        self._look = window.presentation
        self._deeds = deeds

    def ask(self, analysis: MissionAnalysis) -> None:
        """Ask where the handover file goes."""
        file, order = self._ordered(analysis)
        offered = str(Path.home() / offered_name(file, order))
        name, _ = QFileDialog.getSaveFileName(self._window, "", offered, "*.pdf")
        if name:
            self.write(analysis, Path(name))

    def write(self, analysis: MissionAnalysis, path: Path) -> None:
        """Write the handover file, and say where it is or what stops it."""
        file, order = self._ordered(analysis)
        begin(lambda: _written(file, order, path), self._tell)

    def _ordered(self, analysis: MissionAnalysis) -> tuple[ClientFile, Order]:
        file = client_file(self._journal, analysis.client.id)
        chosen = settings.load()
        profile = Profile(name=chosen.consultant or "", company=chosen.portage_company or "")
        return file, Order(
            ReportKind.HANDOVER,
            analysis.mission.id,
            self._look.now().astimezone(self._look.zone),
            file.client.language,
            profile=profile,
            others=names_of_others(client_files(self._journal), file.client.id),
        )

    def _tell(self, outcome: Path | Trouble | tuple[Problem, ...]) -> None:
        if isinstance(outcome, Trouble):
            told = self._deeds.trouble(outcome)
        elif isinstance(outcome, tuple):
            told = self._deeds.refusal(outcome)
        else:
            told = self._look.words("screen.done.handover", path=str(outcome))
        self._window.toast.say(told)


def _written(file: ClientFile, order: Order, path: Path) -> Path | Trouble | tuple[Problem, ...]:
    try:
        return produce(file, order, out=path).path
    except Unacceptable as refusal:
        return refusal.problems
    except Trouble as trouble:
        return trouble
