"""Documents: what was made for this mission, and what can be made?"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.paperwork import IssuedDocument
from trustjournal.domain.records import ClientFile
from trustjournal.report.content import CLIENT_KINDS
from trustjournal.report.document import ReportKind
from trustjournal.ui.kit import theme, times
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Section, listed
from trustjournal.ui.kit.labels import Elided, Text
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission.pages.page import MissionPage


class PapersPage(MissionPage):
    """What left, newest first; below, every document there is."""

    document_asked = Signal(str)
    file_asked = Signal(str)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation, "papers")
        self._made, self._client, self._own = Section(), Section(), Section()
        self._issued: tuple[IssuedDocument, ...] = ()
        self.arrange(self._made, self._client, self._own)

    def know(self, issued: tuple[IssuedDocument, ...]) -> None:
        """Take the documents that left, newest first; they are shown with the analysis."""
        self._issued = issued

    def show_analysis(self, analysis: MissionAnalysis, file: ClientFile) -> None:  # noqa: ARG002
        """Show what was made, and what can be."""
        words = self.presentation.words
        made = [self._issue(one) for one in self._issued]
        things: list[QWidget] = [listed(made, margin=theme.M)] if made else []
        if not made:
            things.append(Text(words("mission.papers.none"), "muted"))
        note = str(len(made)) if made else ""
        self._made.show_things(words("mission.papers.made"), things, note=note)
        for section, key, is_own in ((self._client, "client", False), (self._own, "own", True)):
            kinds = [one for one in ReportKind if (one not in CLIENT_KINDS) is is_own]
            offers = [self._offer(one) for one in kinds]
            section.show_things(
                words(f"mission.papers.{key}"), [listed(offers, margin=theme.M)], note=""
            )

    def _issue(self, one: IssuedDocument) -> QWidget:
        look, words = self.presentation, self.presentation.words
        title = words(f"report.kinds.{one.kind}.title")
        when = times.day(words, one.written_on, look.today())
        parts = [when, words("mission.papers.version", number=one.number), one.recipient]
        about = column(
            Text(title, "strong"),
            Elided(" · ".join(part for part in parts if part), "muted"),
            gap=0,
        )
        line = row(gap=theme.M)
        line.addLayout(about, 1)
        line.addWidget(
            button(
                words("mission.papers.open"),
                lambda: self.file_asked.emit(one.path),
                role="small",
                name=words("mission.papers.open_spoken", name=one.file_name),
            )
        )
        return _boxed(line)

    def _offer(self, kind: ReportKind) -> QWidget:
        words = self.presentation.words
        title = words(f"report.kinds.{kind}.title")
        line = row(gap=theme.M)
        line.addWidget(Elided(title), 1)
        line.addWidget(
            button(
                words("mission.papers.prepare"),
                lambda: self.document_asked.emit(kind.value),
                role="small",
                name=words("mission.papers.prepare_spoken", title=title),
            )
        )
        return _boxed(line)


def _boxed(line: QHBoxLayout) -> QWidget:
    line.setContentsMargins(0, 6, 0, 6)
    box = QWidget()
    box.setLayout(line)
    return box
