"""What happens when a chart shall be kept: a place is asked for, the file written, and so said."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from trustjournal.errors import Trouble
from trustjournal.exchange.files import fill_with, put_in_place
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.kit.chart_panel import ChartFile
from trustjournal.ui.kit.chrome import chrome
from trustjournal.ui.window import MainWindow

PICTURES = QStandardPaths.StandardLocation.PicturesLocation


class ChartWork:
    """Keeps charts where the user says."""

    def __init__(self, window: MainWindow, deeds: Deeds) -> None:
        self._window = window
        self._deeds = deeds

    def ask_where(self, file: ChartFile) -> None:
        """Ask for a place, and keep the chart there."""
        ending = file.name.rpartition(".")[2]
        offered = str(Path(QStandardPaths.writableLocation(PICTURES), file.name))
        name, _ = QFileDialog.getSaveFileName(
            self._window, chrome("Keep the chart"), offered, f"{ending.upper()} (*.{ending})"
        )
        if name:
            self.keep(
                file, Path(name if name.lower().endswith(f".{ending}") else f"{name}.{ending}")
            )

    def keep(self, file: ChartFile, place: Path) -> None:
        """Write a chart to a place, whatever stood there: that was asked already."""
        words, toast = self._window.presentation.words, self._window.toast
        try:
            put_in_place(place, fill_with((file.content(),)), over=True)
        except Trouble as trouble:
            toast.say(self._deeds.trouble(trouble))
            return
        url = QUrl.fromLocalFile(str(place))
        toast.say(
            words("charts.kept", name=place.name),
            action=words("documents.open"),
            act=lambda: QDesktopServices.openUrl(url),
        )
