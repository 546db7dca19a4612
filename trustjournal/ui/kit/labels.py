"""How is a piece of text put on the screen? Always as plain text, in a role of the sheet."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from trustjournal.ui.kit.veil import veiled

WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
LEAST_WIDTH, TALL = 24, 20_000


class Text(QLabel):
    """A label in a role: caption, muted, strong, head, title, figure, problem, grave, soon."""

    def __init__(self, text: str = "", role: str = "body") -> None:
        super().__init__(veiled(text))
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role != "body":
            self.setProperty("role", role)

    def say(self, text: str, role: str | None = None) -> None:
        """Show another text, in another role if one is given."""
        self.setText(veiled(text))
        if role is not None and role != self.property("role"):
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)


class Elided(QLabel):
    """One line that ends with … where it has no room; the whole text is its tooltip."""

    def __init__(self, text: str = "", role: str = "body") -> None:
        super().__init__(veiled(text))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role != "body":
            self.setProperty("role", role)

    def say(self, text: str) -> None:
        """Show another text."""
        self.setText(veiled(text))
        self._explain()

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        painter.drawText(self.contentsRect(), self.alignment(), self._fitting())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text when it no longer fits."""
        super().resizeEvent(event)
        self._explain()

    def _fitting(self) -> str:
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def _explain(self) -> None:
        self.setToolTip(self.text() if self._fitting() != self.text() else "")


class Wrapped(QLabel):
    """Text on as many lines as it needs, or at most ``lines``, then … (the whole is its tooltip).

    Its height is set from its width whenever that changes: plain, and exact inside any layout.
    """

    def __init__(self, text: str = "", role: str = "body", *, lines: int | None = None) -> None:
        super().__init__(veiled(text))
        self._lines = lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        if role != "body":
            self.setProperty("role", role)

    def say(self, text: str) -> None:
        """Show another text."""
        self.setText(veiled(text))
        self._fit()

    def hasHeightForWidth(self) -> bool:
        """The height is a plain fixed one."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(40, self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the width asks for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Take the height that another font asks for."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines that fit, the last one elided."""
        if self._lines is None or self._needed(self.text()) <= self._most():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), WRAPPED, self._shortened())

    def _fit(self) -> None:
        if self.width() < LEAST_WIDTH:
            return
        margins = self.contentsMargins()
        height = self._needed(self.text())
        if self._lines is not None:
            self.setToolTip(self.text() if height > self._most() else "")
            height = min(height, self._most())
        self.setFixedHeight(height + margins.top() + margins.bottom())

    def _needed(self, text: str) -> int:
        box = QRect(0, 0, self.contentsRect().width(), TALL)
        return self.fontMetrics().boundingRect(box, WRAPPED, text).height()

    def _most(self) -> int:
        return self.fontMetrics().lineSpacing() * (self._lines or 1) + 2

    def _shortened(self) -> str:
        words = self.text().split(" ")
        low, high = 1, len(words)
        while low < high:
            half = (low + high + 1) // 2
            fits = self._needed(" ".join(words[:half]) + "…") <= self._most()
            low, high = (half, high) if fits else (low, half - 1)
        return " ".join(words[:low]) + "…"


def hairline(parent: QWidget | None = None, *, upright: bool = False) -> QFrame:
    """Return a line one pixel thin."""
    line = QFrame(parent)
    line.setProperty("role", "line")
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
