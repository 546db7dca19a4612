"""Which documents left, and is this file one of them? A list, and a place to drop a PDF."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from trustjournal.domain.paperwork import IssuedDocument
from trustjournal.report.issuing import Verdict, Verified
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import listed
from trustjournal.ui.kit.labels import Elided, Text, Wrapped
from trustjournal.ui.kit.layouts import Flow, Page, column, empty, row
from trustjournal.ui.kit.presentation import Presentation

ROLES = {Verdict.GENUINE: "strong", Verdict.ALTERED: "grave", Verdict.UNKNOWN: "muted"}
WIDEST = 820


@dataclass(frozen=True, slots=True)
class Left:
    """A document that left, with the name of its mission, and whether its file is still there."""

    document: IssuedDocument
    mission: str
    is_there: bool


class DonePage(Page):
    """The documents that left, newest first."""

    deed_asked = Signal(str, str)  # open, folder, copy, print, mail, verify; the document's id
    file_dropped = Signal(str)
    file_wanted = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self.drop = DropZone(presentation)
        self.drop.file_dropped.connect(self.file_dropped)
        self.drop.file_wanted.connect(self.file_wanted)
        self._list = column(gap=theme.M)
        inner = QWidget()
        inner.setMaximumWidth(presentation.px(WIDEST))
        inner.setLayout(column(self.drop, self._list, None, gap=theme.L))
        across = row()
        across.addWidget(inner, 100)
        across.addStretch(1)
        across.setContentsMargins(0, 0, theme.M, theme.L)
        self.sheet.setLayout(across)

    def show_documents(self, left: tuple[Left, ...], *, can_print: bool) -> None:
        """Show what left."""
        empty(self._list)
        self.drop.retell()
        words = self._presentation.words
        if not left:
            self._list.addWidget(Wrapped(words("documents.done.none"), "muted"))
            return
        deeds = ["open", "folder", "copy", *(("print",) if can_print else ()), "mail", "verify"]
        card = listed([DoneRow(self._presentation, one, deeds, self._ask) for one in left])
        self._list.addWidget(card)
        card.show()

    def show_verdict(self, found: Verified, name: str) -> None:
        """Say what a file turned out to be."""
        words, one = self._presentation.words, found.document
        facts = {} if one is None else {"name": name, "day": words.day(one.written_on)}
        self.drop.say(words(f"documents.verdict.{found.verdict}", **facts), ROLES[found.verdict])

    def _ask(self, deed: str, document_id: str) -> None:
        self.deed_asked.emit(deed, document_id)


class DoneRow(QWidget):
    """One document: what, for whom, when; and what can be done with its file."""

    def __init__(
        self,
        presentation: Presentation,
        left: Left,
        deeds: list[str],
        ask: Callable[[str, str], object],
    ) -> None:
        super().__init__()
        words, one = presentation.words, left.document
        title = called(presentation, one)
        when = words("documents.done.when", day=words.day(one.written_on))
        whole = column(gap=theme.XS)
        whole.addLayout(row(Text(title, "strong"), None, Text(when, "muted")))
        whom = words("documents.done.to_whom", name=one.recipient) if one.recipient else ""
        about = " · ".join(filter(None, (left.mission, whom)))
        whole.addWidget(Elided(about, "muted"))
        whole.addWidget(Elided(one.file_name, "caption"))
        if left.is_there:
            buttons = Flow(gap=theme.XS)
            for deed in deeds:
                name = words(f"documents.done.{deed}")
                buttons.addWidget(
                    button(name, partial(ask, deed, one.id), role="small", name=f"{name} : {title}")
                )
            whole.addLayout(buttons)
        else:
            whole.addWidget(Wrapped(words("documents.done.gone"), "caption"))
        whole.setContentsMargins(0, theme.S, 0, theme.S)
        self.setLayout(whole)


class DropZone(QFrame):
    """Takes one PDF, dropped or chosen, and says what it is."""

    file_dropped = Signal(str)
    file_wanted = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self.setAcceptDrops(True)
        self.setProperty("role", "card")
        self._why, self._said = Wrapped(role="muted"), Wrapped()
        self._said.hide()
        self._choose = button("", self.file_wanted.emit, role="small")
        top = row(gap=theme.M)
        top.addWidget(self._why, 1)
        top.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignTop)
        whole = column(top, self._said, gap=theme.S)
        whole.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        self.setLayout(whole)

    def retell(self) -> None:
        """Say again what may be dropped here."""
        self._why.say(self._presentation.words("documents.done.drop"))
        self._choose.setText(self._presentation.words("documents.done.choose"))

    def say(self, told: str, role: str) -> None:
        """Say what the file is."""
        self._said.setProperty("role", role)
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)
        self._said.say(told)
        self._said.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask what it is."""
        self.file_dropped.emit(event.mimeData().urls()[0].toLocalFile())
        event.acceptProposedAction()


def called(presentation: Presentation, one: IssuedDocument) -> str:
    """Return what a document is called: its kind and version."""
    words = presentation.words
    title = words(f"report.kinds.{one.kind}.title")
    return words("documents.versioned", title=title, number=one.number)
