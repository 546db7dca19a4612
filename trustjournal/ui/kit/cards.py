"""What frames the things on a screen: cards, section headings, and a friendly emptiness?"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from trustjournal.ui.kit import icons, theme
from trustjournal.ui.kit.labels import Text, Wrapped, hairline
from trustjournal.ui.kit.layouts import column, discard, row
from trustjournal.ui.kit.presentation import Presentation


class Card(QFrame):
    """A surface with a hairline round it; ``inside`` is its column."""

    def __init__(self, *, padding: int = theme.L, gap: int = theme.S) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(padding, padding, padding, padding)
        self.inside.setSpacing(gap)


class Section(QWidget):
    """A heading with a count, and a column of things under it. Hidden while it has nothing."""

    def __init__(self, *lasting: QWidget) -> None:
        """``lasting`` things are only put away when they are not shown, the others let go."""
        super().__init__()
        self._lasting = lasting
        self.heading = Text(role="head")
        self.count = Text(role="muted")
        self.things = column(gap=0)
        self._top = row(self.heading, self.count, None)
        self.setLayout(column(self._top, self.things, gap=theme.S))

    def show_things(self, heading: str, things: list[QWidget], *, note: str | None = None) -> None:
        """Show things under a heading; ``note`` stands where the count would."""
        self.heading.say(heading)
        self.count.say(str(len(things)) if note is None else note)
        self._clear(keeping=things)
        for thing in things:
            if self.things.indexOf(thing) < 0:
                self.things.addWidget(thing)
                thing.show()
        self.setVisible(bool(things))

    def _clear(self, *, keeping: list[QWidget]) -> None:
        for place in reversed(range(self.things.count())):
            item = self.things.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None and widget not in keeping:
                self.things.removeWidget(widget)
                if widget in self._lasting:
                    widget.hide()
                else:
                    discard(widget)

    def add_action(self, action: QWidget) -> None:
        """Put a button at the end of the heading."""
        self._top.addWidget(action)


class EmptyState(QWidget):
    """An icon, one sentence, a quieter one, and what to do first."""

    def __init__(
        self,
        presentation: Presentation,
        icon: str,
        words: tuple[str, str],
        *,
        actions: tuple[QPushButton, ...] = (),
    ) -> None:
        """``words`` are the sentence and the quieter one."""
        super().__init__()
        picture = QLabel()
        picture.setPixmap(
            icons.pixmap(icon, presentation.palette.accent, 40, self.devicePixelRatioF())
        )
        first, second = Wrapped(words[0], "title"), Wrapped(words[1], "muted")
        for label in (picture, first, second):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        second.setFixedWidth(presentation.px(440))
        whole = column(None, picture, first, gap=theme.S)
        whole.addWidget(second, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addSpacing(theme.S)
        whole.addLayout(row(None, *actions, None, gap=theme.M))
        whole.addStretch(1)
        self.setLayout(whole)


def listed(rows: list[QWidget], *, margin: int = theme.L) -> Card:
    """Return rows on one card, a hairline between them."""
    card = Card(gap=0)
    card.inside.setContentsMargins(margin, theme.XS, margin, theme.XS)
    for place, line in enumerate(rows):
        if place:
            card.inside.addWidget(hairline())
        card.inside.addWidget(line)
    return card
