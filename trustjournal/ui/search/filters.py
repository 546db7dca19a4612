"""Which narrowings of a search are one press away, and how do they stand in the query?

A chip writes its operator into the query and takes it out again; what is typed by hand lights the
same chip. The query stays the one truth.
"""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.chips import FilterChip
from trustjournal.ui.kit.layouts import Flow, empty
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.veil import veiled

STATES = ("open", "request", "planned", "shared")
RECENT = "recent"


class Filters(QWidget):
    """Chips under the search line."""

    toggled = Signal(str)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._chips: dict[str, FilterChip] = {}
        self._clients: tuple[tuple[str, str], ...] = ()
        self._told: tuple[object, ...] = ()
        self._flow = Flow(gap=6)
        self.setLayout(self._flow)

    def show_filters(self, clients: tuple[tuple[str, str], ...], query: str) -> None:
        """Offer the filters; ``clients`` are (name, operator) pairs."""
        look = self._presentation
        told = (clients, look.words.language, look.palette.name, look.today())
        if told != self._told:
            self._told, self._clients = told, clients
            self._build()
        self.show_query(query)

    def show_query(self, query: str) -> None:
        """Light the chips whose operators stand in the query."""
        for operator, chip in self._chips.items():
            chip.setChecked(has(query, operator))

    def _build(self) -> None:
        words = self._presentation.words
        empty(self._flow)
        self._chips = {}
        for name in STATES:
            self._add(words(f"search.filter.{name}.operator"), words(f"search.filter.{name}.name"))
        month = f"{self._presentation.today():%Y-%m}"
        self._add(
            words("search.filter.month.operator", month=month), words("search.filter.month.name")
        )
        for sign in ("losses", "controls"):
            self._add(words(f"search.filter.{sign}.operator"), words(f"search.filter.{sign}.name"))
        if self._clients:
            more = button(words("search.filter.clients"), self._offer_clients, role="small")
            self._more = more
            self._flow.addWidget(more)
            more.show()

    def _add(self, operator: str, name: str) -> None:
        chip = FilterChip(self._presentation, name)
        chip.setToolTip(veiled(operator))
        chip.clicked.connect(lambda: self.toggled.emit(operator))
        self._chips[operator] = chip
        self._flow.addWidget(chip)
        chip.show()

    def _offer_clients(self) -> None:
        menu = QMenu(self._more)
        for name, operator in self._clients:
            action = menu.addAction(veiled(name).replace("&", "&&"))
            action.triggered.connect(lambda _=False, said=operator: self.toggled.emit(said))
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))


def has(query: str, operator: str) -> bool:
    """Whether an operator stands in the query as a word of its own."""
    return f" {operator} " in f" {' '.join(query.split())} "


def switched(query: str, operator: str) -> str:
    """Return the query with an operator put in, or taken out if it stands there."""
    if not has(query, operator):
        return f"{query.strip()} {operator} ".lstrip()
    rest = f" {' '.join(query.split())} ".replace(f" {operator} ", " ", 1).strip()
    return f"{rest} " if rest else ""
