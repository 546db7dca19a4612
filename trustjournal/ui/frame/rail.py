"""Where am I, and where can I go: the rail on the left, icons with their words below?"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QMenu, QSizePolicy

from trustjournal.ui.kit import icons, theme
from trustjournal.ui.kit.buttons import IconButton
from trustjournal.ui.kit.chrome import chrome
from trustjournal.ui.kit.layouts import column, discard, row
from trustjournal.ui.kit.presentation import Presentation

WIDEST = 128
LANGUAGE_NAMES = {"fr": "Français", "en": "English"}  # each in its own tongue


def rail_width(presentation: Presentation) -> int:
    """Return how wide the rail is: a larger text widens it, up to a point."""
    return min(presentation.px(theme.RAIL), WIDEST)


class RailItem(QAbstractButton):
    """One screen to go to. The current one has an accent bar and weight."""

    def __init__(self, presentation: Presentation, icon: str) -> None:
        super().__init__()
        self._presentation = presentation
        self._icon = icon
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, name: str, shortcut: str) -> None:
        """Show its name; the shortcut stands in the tooltip."""
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({shortcut})" if shortcut else name)

    def sizeHint(self) -> QSize:
        """As wide as the rail."""
        return QSize(rail_width(self._presentation) - 1, self._presentation.px(26) + 32)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the bar, the icon and the word."""
        look, palette = self._presentation, self._presentation.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.hover))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(6, 3, -6, -3), 8, 8)
        if self.isChecked():
            painter.fillRect(QRectF(0, 8, 3, self.height() - 16), QColor(palette.accent))
        colour = palette.accent if self.isChecked() else palette.muted
        icons.paint(painter, QRectF(self.width() / 2 - 10, 10, 20, 20), self._icon, colour)
        painter.setFont(look.font(theme.CAPTION, strong=self.isChecked()))
        painter.setPen(QColor(palette.text if self.isChecked() else palette.muted))
        word = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - 4
        )
        painter.drawText(
            QRectF(0, 32, self.width(), self.height() - 34),
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop,
            word,
        )
        if self.hasFocus():
            painter.setPen(QColor(palette.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(5.5, 2.5, -5.5, -2.5), 8, 8)


class Rail(QFrame):
    """The screens, one under another; what is at the foot stands apart."""

    screen_asked = Signal(str)
    language_asked = Signal(str)
    palette_asked = Signal(str)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self._presentation = presentation
        self._items: dict[str, RailItem] = {}
        self._top, self._foot = column(gap=2), column(gap=2)
        self._language = self._menu_button("globe", self._offer_languages)
        self._colours = self._menu_button("moon", self._offer_palettes)
        switches = row(None, self._language, self._colours, None, gap=0)
        whole = column(self._top, None, self._foot, switches, gap=theme.XS)
        whole.setContentsMargins(0, theme.S, 0, theme.S)
        self.setLayout(whole)

    def add(self, key: str, icon: str, *, at_foot: bool = False) -> None:
        """Add a screen by its key."""
        item = RailItem(self._presentation, icon)
        item.clicked.connect(lambda: self.screen_asked.emit(key))
        self._items[key] = item
        (self._foot if at_foot else self._top).addWidget(item)

    def say(self, key: str, name: str, shortcut: str = "") -> None:
        """Name a screen."""
        self._items[key].say(name, shortcut)

    def clear(self) -> None:
        """Forget every screen."""
        for item in self._items.values():
            discard(item)
        self._items = {}

    def retell(self) -> None:
        """Name and colour the switches again."""
        self.setFixedWidth(rail_width(self._presentation))
        self._language.name(chrome("Language"))
        self._colours.name(chrome("Colours"))
        for switch in (self._language, self._colours):
            switch.colour()
        self.update()

    def mark(self, key: str) -> None:
        """Mark the screen that is shown."""
        if key in self._items:
            self._items[key].setChecked(True)

    def _menu_button(self, icon: str, offer: Callable[[QMenu], None]) -> IconButton:
        made = IconButton(self._presentation, icon)

        def show() -> None:
            menu = QMenu(made)
            offer(menu)
            menu.popup(made.mapToGlobal(QPoint(made.width(), 0)))

        made.clicked.connect(show)
        return made

    def _offer_languages(self, menu: QMenu) -> None:
        for language, name in LANGUAGE_NAMES.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(language == self._presentation.words.language)
            action.triggered.connect(lambda _=False, one=language: self.language_asked.emit(one))

    def _offer_palettes(self, menu: QMenu) -> None:
        for key, name in (
            ("system", chrome("As the system")),
            ("light", chrome("Light")),
            ("dark", chrome("Dark")),
            ("contrast", chrome("High contrast")),
        ):
            action = menu.addAction(name)
            action.triggered.connect(lambda _=False, one=key: self.palette_asked.emit(one))
