"""How is a chart framed: its title, what it says, and three ways to have it otherwise?

As a table for who does not see it, as a file to keep, and spoken. A chart of trust carries a mark
wherever it leaves the program: it is the consultant's own.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from trustjournal.charts.export import ChartFormat, Draw, Picture, render
from trustjournal.charts.style import ChartStyle
from trustjournal.charts.tables import Table
from trustjournal.exchange.table_csv import table_csv
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import IconButton
from trustjournal.ui.kit.canvas import ChartCanvas
from trustjournal.ui.kit.cards import Card
from trustjournal.ui.kit.chart_style import chart_style
from trustjournal.ui.kit.chart_table import ChartTable
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.presentation import Presentation

EXPORT_WIDTH = 1200


@dataclass(frozen=True, slots=True)
class ChartSheet:
    """A chart with all it takes to show and keep it.

    ``table`` is asked with whether it shall be discreet; ``is_private`` marks what leaves.
    ``spoken`` sums it up; ``name`` is what a file of it would be called.
    """

    title: str
    why: str
    draw: Draw
    table: Callable[[bool], Table]
    spoken: str
    height: int
    name: str
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class ChartFile:
    """A file to be kept where the user says: its name, and what makes its content."""

    name: str
    content: Callable[[], bytes]


class ChartPanel(QWidget):
    """A chart under its title, on a card."""

    export_asked = Signal(object)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._sheet: ChartSheet | None = None
        self.title, self._why = Text(role="head"), Wrapped(role="muted")
        self.canvas, self.table = ChartCanvas(), ChartTable()
        self.tools = ChartTools(presentation)
        self.tools.table_toggled.connect(self._show_table)
        self.tools.export_asked.connect(self.export_asked)
        card = Card(padding=theme.M)
        card.inside.addWidget(self.canvas)
        card.inside.addWidget(self.table)
        self.table.hide()
        self.setLayout(column(row(self.title, None, self.tools), self._why, card, gap=theme.S))

    def show_chart(self, sheet: ChartSheet) -> None:
        """Show a chart; what is in sight as a table stays one."""
        self._sheet = sheet
        look = self._presentation
        self.title.say(sheet.title)
        self._why.say(sheet.why)
        self.tools.offer(sheet)
        self.canvas.setAccessibleName(sheet.spoken)
        self.canvas.setFixedHeight(sheet.height)
        self.canvas.show_drawing(lambda figure: sheet.draw(figure, chart_style(look)))
        if self.table.isVisibleTo(self):
            self.table.show_table(sheet.table(False))  # noqa: FBT003 - discreet or not

    def _show_table(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._sheet is not None and on:
            self.table.show_table(self._sheet.table(False))  # noqa: FBT003 - discreet or not
        self.table.setVisible(on)
        self.canvas.setVisible(not on)


class ChartTools(QWidget):
    """Two quiet buttons at the end of a chart's title: as a table, as a file."""

    table_toggled = Signal(bool)
    export_asked = Signal(object)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._sheet: ChartSheet | None = None
        self._is_discreet = False
        self.as_table = IconButton(presentation, "table")
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self.table_toggled)
        self.keep = IconButton(presentation, "save")
        self.keep.clicked.connect(self._offer_formats)
        self.setLayout(row(self.as_table, self.keep, gap=theme.XS))

    def offer(self, sheet: ChartSheet) -> None:
        """Offer a chart in other forms."""
        self._sheet = sheet
        words = self._presentation.words
        for one, key in ((self.as_table, "as_table"), (self.keep, "keep")):
            one.name(words(f"charts.{key}"))
            one.colour()

    def menu(self) -> QMenu:
        """Return the forms in which the chart can be kept."""
        words, menu = self._presentation.words, QMenu(self)
        for kind in (*ChartFormat, "csv"):
            action = menu.addAction(words(f"charts.keep_{kind}"))
            action.triggered.connect(lambda _=False, one=str(kind): self._ask(one))
        if self._sheet is not None and self._sheet.is_private:
            menu.addSeparator()
            discreet = menu.addAction(words("charts.discreet"))
            discreet.setCheckable(True)
            discreet.setChecked(self._is_discreet)
            discreet.toggled.connect(self._be_discreet)
        return menu

    def _offer_formats(self) -> None:
        self.menu().popup(self.keep.mapToGlobal(QPoint(0, self.keep.height())))

    def _be_discreet(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._is_discreet = on

    def _ask(self, kind: str) -> None:
        sheet, look = self._sheet, self._presentation
        if sheet is None:
            return
        hidden = sheet.is_private and (self._is_discreet or look.is_discreet)
        name = f"{look.words('charts.file_discreet') if hidden else sheet.name}.{kind}"
        self.export_asked.emit(ChartFile(name, lambda: content(sheet, kind, look, discreet=hidden)))


def content(sheet: ChartSheet, kind: str, look: Presentation, *, discreet: bool) -> bytes:
    """Return the content of a file of a chart; ``kind`` is png, svg or csv."""
    mark = look.words("charts.private") if sheet.is_private else ""
    if kind == "csv":
        table = sheet.table(discreet)
        rows = (*table.rows, (mark,)) if mark else table.rows
        return table_csv(table.columns, rows)
    picture = Picture(sheet.draw, EXPORT_WIDTH, round(sheet.height / look.scale), mark)
    return render(picture, ChartFormat(kind), _for_paper(look, discreet=discreet))


def _for_paper(look: Presentation, *, discreet: bool) -> ChartStyle:
    return replace(chart_style(look, theme.LIGHT, scale=1.0), is_discreet=discreet)
