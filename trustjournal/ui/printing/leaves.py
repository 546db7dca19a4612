"""How does what is in sight become pages: a title, a picture, entries day by day?

Plain text in a QTextDocument, black on white whatever the window wears; names are veiled as on the
screen. It is for whoever keeps the journal, and each page's first line says so.
"""

from collections.abc import Iterable

from PySide6.QtCore import QMarginsF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QImage,
    QPageLayout,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrinter

from trustjournal.journal.entry import Entry
from trustjournal.ui.kit import theme, times
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.veil import veiled

TITLE_PT, HEAD_PT, BODY_PT, SMALL_PT = 16, 11, 10, 8
MARGIN_MM = 20
INK, MUTED = Qt.GlobalColor.black, Qt.GlobalColor.darkGray


class Leaves:
    """A document being written, from its title on."""

    def __init__(self, presentation: Presentation, title: str, told: str = "") -> None:
        self._presentation = presentation
        self.document = QTextDocument()
        self.document.setDefaultFont(QFont(presentation.family, BODY_PT))
        self._cursor = QTextCursor(self.document)
        words = presentation.words
        made = words("printing.made", day=presentation.today().isoformat())
        self._line(made, SMALL_PT, muted=True)
        self._line(title, TITLE_PT, strong=True, above=theme.S)
        if told:
            self._line(told, BODY_PT, muted=True)

    def add_picture(self, picture: QImage, width: float) -> None:
        """Add a picture as wide as ``width`` points at most."""
        self._cursor.insertBlock(QTextBlockFormat())
        scaled = picture
        ratio = picture.devicePixelRatio()
        if picture.width() / ratio > width:
            smooth = Qt.TransformationMode.SmoothTransformation
            scaled = picture.scaledToWidth(round(width * ratio), smooth)
            scaled.setDevicePixelRatio(ratio)
        self._cursor.insertImage(scaled)

    def add_heading(self, text: str) -> None:
        """Begin a part."""
        self._line(text, HEAD_PT, strong=True, above=theme.L)

    def add_lines(self, lines: Iterable[str]) -> None:
        """Add lines of plain text."""
        for line in lines:
            self._line(line, BODY_PT, above=2)

    def add_entries(self, entries: Iterable[Entry]) -> None:
        """Add entries under the headings of their days, in the order given."""
        look, words = self._presentation, self._presentation.words
        day = None
        for entry in entries:
            one = entry.interaction
            if one.happened.local_day != day:
                day = one.happened.local_day
                self.add_heading(words.day(day, weekday=True))
            clock = times.clock(words, one.happened, look.zone)
            whose = " · ".join(part for part in (entry.client, *entry.people) if part)
            how = " · ".join(
                part for part in (clock, words(f"screen.channel.{one.channel}"), whose) if part
            )
            self._line(how, SMALL_PT, muted=True, above=theme.XS)
            self._line(one.note or one.raw, BODY_PT)

    def _line(
        self, text: str, points: int, *, strong: bool = False, muted: bool = False, above: int = 0
    ) -> None:
        block, how = QTextBlockFormat(), QTextCharFormat()
        block.setTopMargin(above)
        how.setFontPointSize(points)
        how.setFontWeight(theme.SEMIBOLD if strong else theme.REGULAR)
        how.setForeground(MUTED if muted else INK)
        if self.document.isEmpty():
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block)
        self._cursor.insertText(veiled(text), how)


def new_printer() -> QPrinter:
    """Return a printer set to our margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    return printer


def text_width(printer: QPrinter) -> float:
    """Return how many points of a line a page holds."""
    return printer.pageLayout().paintRect(QPageLayout.Unit.Point).width()


def put_on_paper(document: QTextDocument, printer: QPrinter) -> None:
    """Print a document, its pages as large as the printer's."""
    page = printer.pageLayout().paintRect(QPageLayout.Unit.Point)
    document.setPageSize(QSizeF(page.width(), page.height()))
    document.print_(printer)
