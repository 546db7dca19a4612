"""Which warnings stood about this mission lately? Asked for only when one wants to know."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.domain.warnings.history import WarningSpan
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import listed
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import column, empty, row
from trustjournal.ui.kit.presentation import Presentation

AT_MOST = 12


class PastWarnings(QWidget):
    """A heading and a button; once asked, the warnings of the last months, newest first."""

    asked = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._heading = Text(role="head")
        self._things = column(gap=theme.XS)
        self.setLayout(column(self._heading, self._things, gap=theme.S))
        self._mission_id: str | None = None
        presentation.changed.connect(lambda: self.begin_anew(self._mission_id))
        self.begin_anew(None)

    def begin_anew(self, mission_id: str | None) -> None:
        """Forget what was shown: another mission, or other words."""
        words = self._presentation.words
        self._mission_id = mission_id
        self._heading.say(words("judging.past.heading"))
        empty(self._things)
        show = button(words("judging.past.show"), self._ask, role="link")
        self._things.addLayout(row(show, None))

    def show_spans(self, mission_id: str, spans: tuple[WarningSpan, ...]) -> None:
        """Show what stood about a mission, newest first; nothing if another is in sight by now."""
        if mission_id != self._mission_id:
            return
        words = self._presentation.words
        empty(self._things)
        if not spans:
            self._things.addWidget(Wrapped(words("judging.past.none"), "muted"))
            return
        rows: list[QWidget] = [self._row(span) for span in spans[:AT_MOST]]
        if len(spans) > AT_MOST:
            rows.append(Text(words("judging.past.more", count=len(spans) - AT_MOST), "caption"))
        self._things.addWidget(listed(rows, margin=theme.M))

    def _ask(self) -> None:
        empty(self._things)
        self._things.addWidget(Text(self._presentation.words("judging.past.looking"), "muted"))
        self.asked.emit()

    def _row(self, span: WarningSpan) -> QWidget:
        words, zone = self._presentation.words, self._presentation.zone
        warning = span.warning
        title = words(f"warnings.{warning.code}.title", **warning.facts)
        first, last = (at.astimezone(zone).date() for at in (span.first, span.last))
        facts = {"title": title, "first": words.day(first, year=False)}
        if not span.is_over:
            told = words("judging.past.standing", **facts)
        elif first == last:
            told = words("judging.past.one_day", **facts)
        else:
            told = words("judging.past.line", last=words.day(last, year=False), **facts)
        label = Wrapped(told)
        label.setContentsMargins(0, theme.XS, 0, theme.XS)
        return label
