"""The Documents screen: choose on the left, see the pages on the right, save."""

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QProgressBar, QStackedWidget, QWidget

from trustjournal.report.document import ReportKind
from trustjournal.report.items import Span
from trustjournal.report.preflight import Preflight
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import EmptyState
from trustjournal.ui.kit.forms import Field, chosen_value, day_edit, line_edit
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import Page, column, discard, empty, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.tabs import Tabs
from trustjournal.ui.kit.veil import veiled
from trustjournal.ui.reports.done import DonePage
from trustjournal.ui.reports.preflight_list import PreflightList
from trustjournal.ui.reports.views import Views
from trustjournal.ui.reports.wish import MissionChoice, Prepared, Wish
from trustjournal.wording import LANGUAGES

SIDE, BAR, SETTLE_MS, A_MONTH = 372, 120, 120, 30


class DocumentsScreen(QStackedWidget):
    """Hands up a ``Wish`` when something else is chosen; shows what was prepared."""

    wished = Signal(object)
    removal_asked = Signal(str)
    inclusion_asked = Signal(str)
    return_asked = Signal(str)
    offer_taken = Signal(str)
    replies_chosen = Signal(bool)
    saving_asked = Signal()
    cancel_asked = Signal()
    mission_wanted = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._missions: tuple[MissionChoice, ...] = ()
        self._said: tuple[object, ...] = ()
        self.mission, self.kind, self.language = QComboBox(), QComboBox(), QComboBox()
        self.own_days, self.replies = QCheckBox(), QCheckBox()
        today = presentation.today()
        last = QDate(today.year, today.month, today.day)
        self.since, self.until = day_edit(last.addDays(-A_MONTH)), day_edit(last)
        self.items = PreflightList(presentation)
        self.views, self.done = Views(presentation), DonePage(presentation)
        self.preview = self.views.preview
        self.recipient = line_edit()
        self.tabs = Tabs()
        self._heading, self._pages = Text(role="title"), Text(role="muted")
        self._why, self._working = Wrapped(role="muted"), Text(role="muted")
        self._bar, self._fields = QProgressBar(), column(gap=theme.M)
        self._nothing: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._arrange()
        self._connect()

    @property
    def wish(self) -> Wish | None:
        """What is chosen, None while there is no mission."""
        if not self._missions:
            return None
        kind = ReportKind(chosen_value(self.kind))
        wish = Wish(chosen_value(self.mission), kind, chosen_value(self.language))
        if wish.is_private or not self.own_days.isChecked():
            return wish
        first, last = sorted((_day(self.since), _day(self.until)))
        return Wish(wish.mission_id, kind, wish.language, Span(first, last))

    def choose(self, mission_id: str, kind: ReportKind) -> None:
        """Choose a document of a mission, as if picked from the lists."""
        for box, value in ((self.mission, mission_id), (self.kind, kind.value)):
            box.setCurrentIndex(max(0, box.findData(value)))

    def show_missions(self, missions: tuple[MissionChoice, ...]) -> None:
        """Offer these missions; what is chosen stays chosen."""
        look = self._presentation
        told = (missions, look.words.language, look.palette.name)
        if told != self._said:
            self._said = told
            self._offer(missions)
        self._show_emptiness(is_empty=not missions)
        self._choose_again()

    def show_prepared(self, prepared: Prepared, *, private: bool) -> None:
        """Show the items and the pages of the document that is chosen."""
        words, stopped = self._presentation.words, prepared.preflight.stopped
        self.items.show_items(prepared.preflight, private=private)
        if prepared.problems:
            told = (words(f"problems.{one.code}", **one.facts) for one in prepared.problems)
            self.preview.say(" ".join(told))
        else:
            self.preview.show_pages(prepared.pages)
        if prepared.order is not None:
            self.replies.setChecked(prepared.order.choices.with_reply_times)
        self.views.show_text(prepared.text)
        self.views.show_days(prepared.days)
        count = self.preview.count
        key = "one" if count == 1 else "many"
        self._pages.say(words(f"documents.pages.{key}", count=count) if count else "")
        self._save.setEnabled(count > 0 and not stopped)
        self._why.say(words("documents.stopped") if stopped else "")
        self._why.setVisible(bool(stopped))

    def show_waiting(self) -> None:
        """Say that the pages are being set, where none is in sight yet."""
        if self.preview.count == 0:
            self.items.show_items(Preflight(()), private=False)
            self.preview.say(self._presentation.words("documents.setting"))
        self._save.setEnabled(False)

    def show_working(self, *, is_busy: bool) -> None:
        """Show that a document is being written, and a way to give it up."""
        for part in (self._bar, self._working, self._cancel):
            part.setVisible(is_busy)
        self._save.setEnabled(not is_busy and self.preview.count > 0)

    def _arrange(self) -> None:
        side = Page()
        inner = column(self._fields, self.items, None, gap=theme.L)
        inner.setContentsMargins(0, 0, theme.M, theme.L)
        side.sheet.setLayout(inner)
        side.setFixedWidth(self._presentation.px(SIDE))
        self._save = button("", self.saving_asked.emit, role="primary")
        self._save.setEnabled(False)
        self._cancel = button("", self.cancel_asked.emit, role="small")
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(self._presentation.px(BAR))
        tools = row(self.views.switch, None, self._pages, self.views.zooming, self._save)
        busy = row(self._bar, self._working, self._cancel, None, gap=theme.M)
        right = column(tools, busy, self._why, gap=theme.S)
        right.addWidget(self.views, 1)
        self._writing = QWidget()
        below = row(side, gap=theme.L)
        below.addLayout(right, 1)
        self._writing.setLayout(below)
        self.show_working(is_busy=False)
        page = QWidget()
        whole = column(self._heading, gap=theme.M)
        words = self._presentation
        self.tabs.add("write", lambda _: words.words("documents.write"), self._writing)
        self.tabs.add("done", lambda _: words.words("documents.left"), self.done)
        whole.addWidget(self.tabs, 1)
        whole.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.M)
        page.setLayout(whole)
        self.addWidget(page)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._hand_up)
        for box in (self.mission, self.kind):
            box.currentIndexChanged.connect(self._take_language)
        for box in (self.mission, self.kind, self.language):
            box.setMinimumContentsLength(12)
            box.currentIndexChanged.connect(self._choose_again)
        for edit in (self.since, self.until):
            edit.dateChanged.connect(self._choose_again)
        self.own_days.toggled.connect(self._choose_again)
        self.replies.clicked.connect(self.replies_chosen)
        self.items.removal_asked.connect(self.removal_asked)
        self.items.inclusion_asked.connect(self.inclusion_asked)
        self.items.return_asked.connect(self.return_asked)
        self.items.offer_taken.connect(self.offer_taken)

    def _offer(self, missions: tuple[MissionChoice, ...]) -> None:
        words = self._presentation.words
        known = frozenset(one.mission_id for one in self._missions)
        self._missions = missions
        _refill(self.mission, [(one.mission_id, one.name) for one in missions])
        _refill(self.kind, [(one.value, words(f"report.kinds.{one}.title")) for one in ReportKind])
        _refill(self.language, [(one, words(f"screen.language.{one}")) for one in LANGUAGES])
        if not known:
            self._take_language()
        self._heading.say(words("documents.title"))
        self.own_days.setText(words("documents.own_days"))
        self.replies.setText(words("documents.reply_times"))
        self._save.setText(words("documents.save"))
        self._cancel.setText(words("documents.cancel"))
        self._working.say(words("documents.working"))
        self.tabs.retell()
        self.views.retell()
        self._build_fields()

    def _build_fields(self) -> None:
        words = self._presentation.words
        for control in (
            self.mission,
            self.kind,
            self.language,
            self.own_days,
            self.since,
            self.until,
            self.replies,
            self.recipient,
        ):
            control.setParent(None)
        empty(self._fields)
        for name, control in (
            ("mission", self.mission),
            ("kind", self.kind),
            ("language", self.language),
        ):
            field = Field(words(f"documents.field.{name}"), control)
            self._fields.addWidget(field)
            control.show()
            field.show()
        self._days = QWidget()
        since = Field(words("documents.field.since"), self.since)
        until = Field(words("documents.field.until"), self.until)
        self._days.setLayout(row(since, until, gap=theme.M))
        self._fields.addWidget(self.own_days)
        self._fields.addWidget(self._days)
        self._fields.addWidget(self.replies)
        whom = Field(words("documents.to_whom"), self.recipient)
        self._fields.addWidget(whom)
        for one in (self.own_days, self.recipient, whom):
            one.show()

    def _take_language(self) -> None:
        chosen = chosen_value(self.mission)
        for one in self._missions:
            if one.mission_id == chosen:
                language = one.language_of(chosen_value(self.kind))
                self.language.setCurrentIndex(max(0, self.language.findData(language)))

    def _choose_again(self) -> None:
        wish = self.wish
        if wish is not None:
            self.own_days.setVisible(not wish.is_private)
            self._days.setVisible(not wish.is_private and self.own_days.isChecked())
            self.replies.setVisible(wish.kind is ReportKind.COMMITMENTS)
            self._timer.start()

    def _hand_up(self) -> None:
        wish = self.wish
        if wish is not None:
            self.wished.emit(wish)

    def _show_emptiness(self, *, is_empty: bool) -> None:
        if self._nothing is not None:
            self.removeWidget(self._nothing)
            discard(self._nothing)
            self._nothing = None
        if is_empty:
            words = self._presentation.words
            told = words("documents.empty"), words("documents.empty_why")
            new = button(words("screen.form.mission"), self.mission_wanted.emit, role="primary")
            self._nothing = EmptyState(self._presentation, "documents", told, actions=(new,))
            self.addWidget(self._nothing)
            self.setCurrentWidget(self._nothing)


def _refill(box: QComboBox, options: list[tuple[str, str]]) -> None:
    """Offer other options without a word; what was chosen stays, if it is still there."""
    chosen = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        for value, label in options:
            box.addItem(veiled(label), value)
        box.setCurrentIndex(max(0, box.findData(chosen)))


def _day(edit: QDateEdit) -> date:
    day = edit.date()
    return date(day.year(), day.month(), day.day())
