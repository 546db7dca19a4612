"""How is a piece of text put on the screen? Always as plain text, in a role of the sheet."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


class Text(QLabel):
    """A label in a role: caption, muted, strong, head, title, figure, problem, grave, soon."""

    def __init__(self, text: str = "", role: str = "body", *, wraps: bool = False) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if role != "body":
            self.setProperty("role", role)
        if wraps:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def say(self, text: str, role: str | None = None) -> None:
        """Show another text, in another role if one is given."""
        self.setText(text)
        if role is not None and role != self.property("role"):
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)


class Elided(QLabel):
    """One line that ends with … where it has no room; the whole text is its tooltip."""

    def __init__(self, text: str = "", role: str = "body") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role != "body":
            self.setProperty("role", role)

    def say(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
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


class Excerpt(QLabel):
    """Wrapped text of at most a few lines, then …; the whole text is its tooltip."""

    def __init__(self, text: str, *, lines: int = 2, role: str = "body") -> None:
        super().__init__(text)
        self._lines = lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if role != "body":
            self.setProperty("role", role)

    def heightForWidth(self, width: int) -> int:
        """As many lines as the text needs, up to the most allowed."""
        return min(super().heightForWidth(width), self._most())

    def sizeHint(self) -> QSize:
        """No wish for width; the height follows."""
        return QSize(160, self.heightForWidth(max(self.width(), 160)))

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(60, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines that fit, the last one elided."""
        if super().heightForWidth(self.width()) <= self._most():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(
            self.contentsRect(),
            int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap),
            self._shortened(),
        )

    def _most(self) -> int:
        return self.fontMetrics().lineSpacing() * self._lines + 2

    def _shortened(self) -> str:
        metrics, words = self.fontMetrics(), self.text().split(" ")
        flags = int(Qt.TextFlag.TextWordWrap)
        low, high = 1, len(words)
        while low < high:
            half = (low + high + 1) // 2
            text = " ".join(words[:half]) + "…"
            box = metrics.boundingRect(self.contentsRect().adjusted(0, 0, 0, 4000), flags, text)
            low, high = (half, high) if box.height() <= self._most() else (low, half - 1)
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
