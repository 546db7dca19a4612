"""In which ways is the document looked at before it leaves: its pages, its text, its days?"""

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QStackedWidget, QTabBar

from trustjournal.report.days import DayChoice
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.layouts import row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.veil import veiled
from trustjournal.ui.reports.days import DaysPage
from trustjournal.ui.reports.preview import STEP, Preview

PAGES, TEXT, DAYS = range(3)
NAMES = ("pages", "text", "days")


class Views(QStackedWidget):
    """One of three views; ``switch`` names them, ``zooming`` sizes the pages: both stand above."""

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self.preview = Preview(presentation)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.days = DaysPage(presentation)
        for view in (self.preview, self.text, self.days):
            self.addWidget(view)
        self.switch = QTabBar()
        self.switch.setDrawBase(False)
        self.switch.setExpanding(False)
        self.switch.setUsesScrollButtons(False)
        self.switch.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for _ in NAMES:
            self.switch.addTab("")
        self.switch.setTabVisible(DAYS, False)  # noqa: FBT003 - Qt's signature
        self.switch.currentChanged.connect(self._turn)
        self._smaller = button("−", lambda: self._zoom(1 / STEP), role="small")
        self._larger = button("+", lambda: self._zoom(STEP), role="small")
        self.scale = button("100 %", lambda: self._zoom(None), role="small")
        self.zooming: QHBoxLayout = row(self._smaller, self.scale, self._larger, gap=theme.XS)
        self.preview.zoomed.connect(self._zoom)

    def retell(self) -> None:
        """Say the names again."""
        words = self._presentation.words
        for place, name in enumerate(NAMES):
            self.switch.setTabText(place, words(f"documents.view.{name}"))
        for one, name in (
            (self._smaller, "smaller"),
            (self._larger, "larger"),
            (self.scale, "fit"),
        ):
            told = words(f"documents.{name}")
            one.setAccessibleName(told)
            one.setToolTip(told)
        self.text.setAccessibleName(words("documents.view.text"))

    def show_text(self, text: str) -> None:
        """Show what the client will read; where one was reading stays in sight."""
        told = veiled(text)
        if told != self.text.toPlainText():
            height = self.text.verticalScrollBar().value()
            self.text.setPlainText(told)
            self.text.verticalScrollBar().setValue(height)

    def show_days(self, days: tuple[DayChoice, ...]) -> None:
        """Show the days of an activity report; other documents have none."""
        self.switch.setTabVisible(DAYS, bool(days))
        self.switch.updateGeometry()
        if days:
            self.days.show_days(days)
        elif self.currentIndex() == DAYS:
            self.turn(PAGES)

    def turn(self, place: int) -> None:
        """Bring a view into sight."""
        self.switch.setCurrentIndex(place)

    def _turn(self, place: int) -> None:
        self.setCurrentIndex(place)
        for one in (self._smaller, self.scale, self._larger):
            one.setVisible(place == PAGES)

    def _zoom(self, factor: float | None) -> None:
        self.preview.zoom(factor)
        self.scale.setText(f"{round(self.preview.scale * 100)} %")
