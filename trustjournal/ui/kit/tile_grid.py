"""How do tiles fill the width they have, all equally wide?"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trustjournal.ui.kit import theme
from trustjournal.ui.kit.layouts import discard


class TileGrid(QWidget):
    """Lays its tiles in as many equal columns as fit."""

    def __init__(self, *, narrowest: int = 216) -> None:
        super().__init__()
        self._narrowest = narrowest
        self._tiles: tuple[QWidget, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_tiles(self, tiles: tuple[QWidget, ...]) -> None:
        """Show other tiles."""
        for old in self._tiles:
            discard(old)
        self._tiles = tiles
        for tile in tiles:
            tile.setParent(self)
            tile.show()
        self._arrange()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """The height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many rows as are needed at ``width``."""
        if not self._tiles:
            return 0
        rows = -(-len(self._tiles) // self._columns(width))
        return rows * (self._tiles[0].sizeHint().height() + theme.M) - theme.M

    def sizeHint(self) -> QSize:
        """No wish for width."""
        return QSize(self._narrowest, self.heightForWidth(max(self.width(), self._narrowest)))

    def minimumSizeHint(self) -> QSize:
        """One column."""
        return QSize(self._narrowest, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the tiles anew."""
        super().resizeEvent(event)
        self._arrange()

    def _columns(self, width: int) -> int:
        least = max(self._narrowest, *(one.minimumSizeHint().width() for one in self._tiles[:1]), 0)
        return max(1, (width + theme.M) // (least + theme.M))

    def _arrange(self) -> None:
        if not self._tiles:
            return
        columns = self._columns(self.width())
        width = (self.width() - (columns - 1) * theme.M) // columns
        height = self._tiles[0].sizeHint().height()
        for place, tile in enumerate(self._tiles):
            line, at = divmod(place, columns)
            tile.setGeometry(at * (width + theme.M), line * (height + theme.M), width, height)
