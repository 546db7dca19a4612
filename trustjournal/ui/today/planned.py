"""What was planned and has passed: did it take place, and what was said?"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from trustjournal.journal.entry import Entry
from trustjournal.ui.kit import icons, theme, times
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Section, listed
from trustjournal.ui.kit.labels import Elided, Text
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.presentation import Presentation


class PlannedStrip(Section):
    """One row a planned entry; hidden while there is none."""

    telling_asked = Signal(object)
    confirmed = Signal(str)
    removal_asked = Signal(str)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self.hide()

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show planned entries whose time has passed."""
        rows = [self._row(entry) for entry in entries]
        heading = self._presentation.words("capture.planned.heading")
        self.show_things(heading, [listed(rows)] if rows else [], note=str(len(rows)))

    def _row(self, entry: Entry) -> QWidget:
        words = self._presentation.words
        picture = QLabel()
        channel = entry.interaction.channel.value
        muted = self._presentation.palette.muted
        picture.setPixmap(icons.pixmap(channel, muted, 18, self.devicePixelRatioF()))
        who = row(Text(entry.client, "strong"), gap=theme.XS)
        who.addWidget(Elided(f"· {planned_time(self._presentation, entry)}", "muted"), 1)
        text = column(who, Elided(entry.interaction.note or words(f"screen.channel.{channel}")))
        line = row(picture, gap=theme.M)
        line.addLayout(text, 1)
        deeds = row(gap=theme.XS)
        for key, act in (
            ("tell", lambda: self.telling_asked.emit(entry)),
            ("took_place", lambda: self.confirmed.emit(entry.id)),
            ("did_not", lambda: self.removal_asked.emit(entry.id)),
        ):
            spoken = words(f"capture.planned.{key}_spoken", client=entry.client)
            told = words(f"capture.planned.{key}")
            deeds.addWidget(button(told, act, role="small", name=spoken))
        line.addLayout(deeds)
        line.setContentsMargins(0, theme.S, 0, theme.S)
        whole = QWidget()
        whole.setLayout(line)
        return whole


def planned_time(presentation: Presentation, entry: Entry) -> str:
    """Tell when an entry was planned for."""
    words, happened = presentation.words, entry.interaction.happened
    if happened.is_day:
        return times.day(words, happened.local_day, presentation.today())
    return times.instant(words, happened.start, presentation.now(), presentation.zone)
