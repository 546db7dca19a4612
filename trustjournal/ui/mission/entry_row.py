"""How is an entry of the journal shown: when, through what, its note, its signals, who sees it?"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from trustjournal.domain.kinds import Kind
from trustjournal.domain.records import Interaction
from trustjournal.ui.kit import icons, theme, times
from trustjournal.ui.kit.buttons import IconButton, button
from trustjournal.ui.kit.chips import plain_chip, signal_chip
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import Flow, column, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.signals import weight
from trustjournal.ui.kit.zones import Zone, ZoneKind

CLOCK_WIDTH = 58


class EntryRow(QWidget):
    """One entry. A double click or Enter turns it into its line, to be corrected."""

    corrected = Signal(str, str)
    removal_asked = Signal(str)
    confirmed = Signal(str)

    def __init__(
        self,
        presentation: Presentation,
        entry: Interaction,
        names: tuple[str, ...],
        *,
        is_confirmed: bool = False,
    ) -> None:
        """``names`` are the people of the entry; ``is_confirmed`` whether a plan took place."""
        super().__init__()
        self._presentation = presentation
        self._entry = entry
        self._awaits = entry.kind == Kind.PLANNED and not is_confirmed
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{_when(presentation, entry)} {entry.note}".strip())
        self._shown = self._reading_face(names)
        self._edit = QLineEdit()
        self._edit.hide()
        self._edit.setAccessibleName(presentation.words("screen.mission.edit_hint"))
        self._edit.setToolTip(presentation.words("screen.mission.edit_hint"))
        self._edit.returnPressed.connect(self._submit)
        self._edit.installEventFilter(self)
        whole = column(self._shown, self._edit, gap=theme.XS)
        whole.setContentsMargins(0, theme.S, 0, theme.S)
        self.setLayout(whole)

    @property
    def entry_id(self) -> str:
        """Whose row it is."""
        return self._entry.id

    def edit(self) -> None:
        """Turn into the line as it was typed."""
        self._edit.setText(self._entry.raw)
        self._edit.show()
        self._edit.setFocus()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Correct it."""
        self.edit()
        super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter corrects, Delete removes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.edit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit(self._entry.id)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show what can be done."""
        self._tools.setVisible(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide it again."""
        self._tools.setVisible(False)
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves the entry as it was."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self._edit.hide()
            self.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _reading_face(self, names: tuple[str, ...]) -> QWidget:
        look, entry = self._presentation, self._entry
        clock = Text(_when(look, entry), "caption")
        clock.setFixedWidth(look.px(CLOCK_WIDTH))
        clock.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        clock.setContentsMargins(0, 2, 0, 0)
        body = column(*self._said(), gap=theme.XS)
        facts = self._facts(names)
        if facts is not None:
            body.addWidget(facts)
        face = QWidget()
        line, top = row(gap=theme.S), Qt.AlignmentFlag.AlignTop
        line.addWidget(clock, 0, top)
        line.addWidget(self._picture(entry.channel.value, 16), 0, top)
        line.addLayout(body, 1)
        line.addWidget(self._marks(), 0, top)
        face.setLayout(line)
        return face

    def _said(self) -> tuple[QWidget, ...]:
        """The private note, and in a zone of its own what the client may read."""
        entry = self._entry
        note = Wrapped(entry.note or entry.raw, lines=2)
        if not entry.shareable:
            return (note,)
        is_note = entry.shareable == entry.note
        fact = note if is_note else Wrapped(entry.shareable, lines=2)
        zone = Zone(self._presentation, ZoneKind.FACT, fact)
        return (zone,) if is_note else (note, zone)

    def _facts(self, names: tuple[str, ...]) -> QWidget | None:
        look, entry = self._presentation, self._entry
        chips: list[QWidget] = []
        for signal in entry.signals:
            weighs = weight(signal.code)
            told = look.words(f"signals.{signal.code}")
            chips.append(signal_chip(look, told, weighs=weighs))
        if self._awaits:
            chips.extend(self._plan())
        if entry.minutes is not None:
            told = look.words("screen.mission.minutes", count=entry.minutes)
            chips.append(plain_chip(look, told, "clock"))
        chips.extend(plain_chip(look, name, "person") for name in names)
        chips.extend(plain_chip(look, tag, "tag") for tag in entry.tags)
        if not chips:
            return None
        box, flow = QWidget(), Flow(gap=6)
        for chip in chips:
            flow.addWidget(chip)
        box.setLayout(flow)
        return box

    def _plan(self) -> list[QWidget]:
        """The chip of a plan and, once its time has passed, the question whether it took place."""
        look, entry = self._presentation, self._entry
        parts: list[QWidget] = [plain_chip(look, look.words("screen.mission.planned"), "calendar")]
        if entry.happened.start <= look.now():
            text = look.words("screen.mission.confirm")
            parts.append(button(text, lambda: self.confirmed.emit(entry.id), role="small"))
        return parts

    def _marks(self) -> QWidget:
        words, entry = self._presentation.words, self._entry
        box = QWidget()
        self._tools = QWidget()
        fix = IconButton(self._presentation, "edit", words("screen.mission.edit"))
        drop = IconButton(self._presentation, "trash", words("screen.mission.remove"))
        fix.clicked.connect(self.edit)
        drop.clicked.connect(lambda: self.removal_asked.emit(entry.id))
        for tool in (fix, drop):
            tool.setFixedSize(24, 24)
            tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tools.setLayout(row(fix, drop, gap=0))
        self._tools.setVisible(False)
        mark = self._picture("page" if entry.shareable else "lock", 14)
        told = (
            words("screen.mission.shareable", text=entry.shareable)
            if entry.shareable
            else words("screen.mission.private")
        )
        mark.setToolTip(told)
        mark.setAccessibleName(told)
        box.setLayout(row(self._tools, mark, gap=theme.XS))
        return box

    def _picture(self, name: str, size: int) -> QLabel:
        picture = QLabel()
        picture.setPixmap(
            icons.pixmap(name, self._presentation.palette.muted, size, self.devicePixelRatioF())
        )
        return picture

    def _submit(self) -> None:
        text = self._edit.text().strip()
        if text and text != self._entry.raw:
            self.corrected.emit(self._entry.id, text)
        else:
            self._edit.hide()


def _when(presentation: Presentation, entry: Interaction) -> str:
    return times.clock(presentation.words, entry.happened, presentation.zone)
