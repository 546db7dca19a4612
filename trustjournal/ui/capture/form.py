"""The full form: the line, laid out in boxes. What is entered here is written into the line."""

from dataclasses import fields

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from trustjournal.domain.kinds import Channel, Direction
from trustjournal.quickline.context import LineContext
from trustjournal.ui.capture.laid_out import ASKS, Parts
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.forms import Field, choice, line_edit, lines_edit
from trustjournal.ui.kit.gentle import GentleUnderline
from trustjournal.ui.kit.labels import Wrapped
from trustjournal.ui.kit.layouts import column
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.zones import Zone, ZoneKind

MOODS = ("", "++", "+", "-", "--")
LINES = {"note": 3, "steps": 2, "commitments": 2, "waiting": 2}
PLACES = {  # row, column, columns taken, of six
    "place": (0, 0, 2), "channel": (0, 2, 2), "direction": (0, 4, 2),
    "when": (1, 0, 2), "minutes": (1, 2, 2), "mood": (1, 4, 2),
    "note": (2, 0, 3), "shareable": (2, 3, 3),
    "people": (3, 0, 2), "signals": (3, 2, 2), "tags": (3, 4, 2),
    "steps": (4, 0, 2), "commitments": (4, 2, 2), "waiting": (4, 4, 2),
}  # fmt: skip
COLUMNS = 6

Box = QComboBox | QLineEdit | QPlainTextEdit


class CaptureForm(QWidget):
    """The boxes. ``edited`` hands up all of them at each change made here."""

    edited = Signal(object)
    submitted = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._is_told = False
        self._parts = Parts()
        self.boxes: dict[str, Box] = {name: self._box(name) for name in PLACES}
        self.share = QCheckBox(presentation.words("capture.form.share"))
        self.hint = Wrapped(role="caption")
        self.hint.hide()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, theme.S, 0, 0)
        self._grid.setSpacing(theme.S)
        for number in range(COLUMNS):
            self._grid.setColumnStretch(number, 1)
        for name, (row, first, taken) in PLACES.items():
            self._grid.addWidget(self._field(name), row, first, 1, taken)
        self.setLayout(column(self._grid, gap=theme.S))
        self.share.toggled.connect(self.boxes["shareable"].setDisabled)
        self.share.toggled.connect(self._hand_up)

    def show_parts(self, shown: Parts, context: LineContext) -> None:
        """Show what the line says; the box that is being typed into is left alone."""
        self._is_told = True
        self._parts = shown
        self._offer_places(context)
        for name, box in self.boxes.items():
            if not box.hasFocus():
                _put(box, getattr(shown, name))
        self.share.setChecked(shown.is_shareable)
        self.boxes["shareable"].setDisabled(shown.is_shareable)
        self._is_told = False

    def entered(self) -> Parts:
        """Return what the boxes hold."""
        held = {name: _text(box) for name, box in self.boxes.items()}
        kept = {
            field.name: getattr(self._parts, field.name)
            for field in fields(Parts)
            if field.name not in held
        }
        if self.share.isChecked():  # the note itself: no other sentence beside it
            held["shareable"] = ""
        return Parts(**{**kept, **held, "is_shareable": self.share.isChecked()})

    def start(self) -> None:
        """Put the focus where one goes on from the line."""
        self.boxes["note"].setFocus(Qt.FocusReason.TabFocusReason)

    def _box(self, name: str) -> Box:
        words = self._presentation.words
        made: Box
        if name == "channel":
            named = ((one.value, words(f"screen.channel.{one}")) for one in Channel)
            made = choice((("", words("capture.form.unsaid")), *named))
        elif name == "direction":
            named = ((one.value, words(f"screen.choice.{one}")) for one in Direction)
            asks = (ASKS, words("capture.form.asks"))
            made = choice((("", words("capture.form.unsaid")), *named, asks))
        elif name == "mood":
            made = choice((mood, mood or words("capture.form.unsaid")) for mood in MOODS)
        elif name == "place":
            made = QComboBox()
            made.setEditable(True)
            made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        elif name in LINES:
            made = lines_edit(LINES[name], self._presentation)
            if name == "note":
                gentle = GentleUnderline(made.document(), self._presentation)
                gentle.hinted.connect(self._point_out)
        else:
            made = line_edit(words(f"capture.form.{name}_example"))
        self._connect(made)
        return made

    def _connect(self, box: Box) -> None:
        if isinstance(box, QComboBox):
            box.currentTextChanged.connect(self._hand_up)
        elif isinstance(box, QLineEdit):
            box.textEdited.connect(self._hand_up)
            box.returnPressed.connect(self.submitted)
        else:
            box.textChanged.connect(self._hand_up)

    def _field(self, name: str) -> QWidget:
        """Return a labelled box; what may be shared and what is mine alone stand in zones."""
        words = self._presentation.words
        field = Field(words(f"capture.form.{name}"), self.boxes[name])
        if name == "shareable":
            return self._zone(ZoneKind.FACT, column(field, self.share, None, gap=theme.S))
        if name == "note":
            return self._zone(ZoneKind.PRIVATE, column(field, self.hint, None, gap=theme.XS))
        return field

    def _zone(self, kind: ZoneKind, inside: QVBoxLayout) -> Zone:
        held = QWidget()
        held.setLayout(inside)
        return Zone(self._presentation, kind, held)

    def _point_out(self, hint: str) -> None:
        self.hint.say(hint)
        self.hint.setVisible(bool(hint))

    def _offer_places(self, context: LineContext) -> None:
        box = self.boxes["place"]
        if isinstance(box, QComboBox) and box.count() == 0:
            for client in context.clients:
                open_ones = [mission for mission in client.missions if mission.is_open]
                for mission in open_ones:
                    box.addItem(f"{client.alias}/{mission.alias}")
                if not open_ones:
                    box.addItem(client.alias)
            box.setEditText("")

    def _hand_up(self) -> None:
        if not self._is_told:
            self.edited.emit(self.entered())


def _put(box: Box, text: str) -> None:
    if isinstance(box, QComboBox) and box.isEditable():
        box.setEditText(text)
    elif isinstance(box, QComboBox):
        box.setCurrentIndex(max(0, box.findData(text)))
    elif isinstance(box, QLineEdit) and box.text() != text:
        box.setText(text)
    elif isinstance(box, QPlainTextEdit) and box.toPlainText() != text:
        box.setPlainText(text)
        box.moveCursor(QTextCursor.MoveOperation.End)


def _text(box: Box) -> str:
    if isinstance(box, QComboBox):
        return box.currentText() if box.isEditable() else str(box.currentData())
    return box.text() if isinstance(box, QLineEdit) else box.toPlainText()
