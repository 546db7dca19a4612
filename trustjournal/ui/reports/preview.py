"""How do the real pages look? Shown as wide as there is room, or larger."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel

from trustjournal.ui.kit import theme
from trustjournal.ui.kit.labels import Wrapped
from trustjournal.ui.kit.layouts import Page, column, empty
from trustjournal.ui.kit.presentation import Presentation

PPI = 110.0
SMALLEST, LARGEST, STEP = 0.5, 2.0, 1.25


class Preview(Page):
    """Pages one under another; the keys + and - zoom, 0 fits the width."""

    zoomed = Signal(object)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._pictures: list[QPixmap] = []
        self._labels: list[QLabel] = []
        self._zoom, self._count = 1.0, 0
        self._column = column(gap=theme.M)
        self._column.setContentsMargins(theme.M, theme.M, theme.M, theme.M)
        self.sheet.setLayout(self._column)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._count

    @property
    def scale(self) -> float:
        """How large the pages are; 1 is as wide as there is room."""
        return self._zoom

    @property
    def ppi(self) -> float:
        """How finely pages are to be set for this screen."""
        return PPI * self.devicePixelRatioF()

    def show_pages(self, pages: tuple[bytes, ...]) -> None:
        """Show pages given as PNG; while names are hidden, only how many there are."""
        self._count = len(pages)
        if self._presentation.is_discreet:
            self._tell(self._presentation.words("documents.hidden"))
            return
        height = self.verticalScrollBar().value()
        empty(self._column)
        self._pictures, self._labels = [], []
        for number, page in enumerate(pages, start=1):
            picture, label = QPixmap(), QLabel()
            picture.loadFromData(page)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setAccessibleName(
                self._presentation.words("documents.page", page=number, pages=len(pages))
            )
            self._pictures.append(picture)
            self._labels.append(label)
            self._column.addWidget(label)
            label.show()
        self._column.addStretch(1)
        self._fit()
        self.verticalScrollBar().setValue(height)

    def say(self, text: str) -> None:
        """Show a sentence in place of pages."""
        self._count = 0
        self._tell(text)

    def _tell(self, text: str) -> None:
        empty(self._column)
        self._pictures, self._labels = [], []
        told = Wrapped(text, "muted")
        told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(theme.XXL)
        self._column.addWidget(told)
        self._column.addStretch(1)
        told.show()

    def zoom(self, factor: float | None) -> None:
        """Enlarge by a factor; None fits the width again."""
        self._zoom = 1.0 if factor is None else min(LARGEST, max(SMALLEST, self._zoom * factor))
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with + and -, fit the width with 0."""
        asked = {Qt.Key.Key_Plus: STEP, Qt.Key.Key_Minus: 1 / STEP, Qt.Key.Key_0: None}
        if event.key() in asked:
            self.zoomed.emit(asked[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        ratio = self.devicePixelRatioF()
        width = max(80, round((self.viewport().width() - 2 * theme.M) * self._zoom))
        for label, picture in zip(self._labels, self._pictures, strict=True):
            if picture.isNull():
                continue
            shown = picture.scaledToWidth(
                round(width * ratio), Qt.TransformationMode.SmoothTransformation
            )
            shown.setDevicePixelRatio(ratio)
            label.setPixmap(shown)
