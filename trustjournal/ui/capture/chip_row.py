"""How is a draft shown under the line: one chip a part, the doubtful ones as small menus?"""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from trustjournal.quickline.draft import Amber, AmberField, Chip, ChipField, Draft
from trustjournal.ui.capture.amend import doubted
from trustjournal.ui.capture.told import chip_text, said
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.chips import Chip as ChipButton
from trustjournal.ui.kit.chips import ChipLook
from trustjournal.ui.kit.layouts import Flow, empty
from trustjournal.ui.kit.presentation import Presentation

ICONS = {
    ChipField.CLIENT: "client",
    ChipField.MISSION: "missions",
    ChipField.PERSON: "person",
    ChipField.DIRECTION: "direction",
    ChipField.START: "calendar",
    ChipField.MINUTES: "clock",
    ChipField.MOOD: "mood",
    ChipField.TAG: "tag",
    ChipField.SIGNAL: "signal",
    ChipField.STEP: "step",
    ChipField.COMMITMENT: "promise",
    ChipField.WAITING: "hourglass",
    ChipField.DUE: "calendar",
    ChipField.SHARE: "page",
    ChipField.CLOSES: "reply",
    ChipField.ACT: "check",
}


class ChipRow(QWidget):
    """The chips of a draft."""

    choice_made = Signal(object, str)
    answer_accepted = Signal()
    answer_declined = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._flow = Flow(gap=6)
        self.setLayout(self._flow)
        self.doubts: list[ChipButton] = []

    def show_draft(self, draft: Draft | None) -> None:
        """Show the parts of ``draft``; none shows nothing."""
        empty(self._flow)
        self.doubts = []
        if draft is None:
            return
        ambers = {id(doubted(draft, amber)): amber for amber in draft.amber}
        for chip in draft.chips:
            amber = ambers.get(id(chip))
            told = chip_text(self._presentation, draft, chip)
            if amber is None:
                self._flow.addWidget(self._plain(draft, chip, told))
            else:
                self._flow.addWidget(self._amber(told, chip, amber))
        for amber in draft.amber:
            if doubted(draft, amber) is None:
                self._flow.addWidget(self._amber(self._field(amber.field), None, amber))
        if draft.closes is None and draft.offers is not None:
            self._flow.addWidget(self._offer())

    def _plain(self, draft: Draft, chip: Chip, told: str) -> ChipButton:
        palette = self._presentation.palette
        look = ChipLook(
            fill=palette.surface,
            ink=palette.text,
            border=palette.hairline,
            icon=_icon(draft, chip),
            icon_ink=palette.muted,
        )
        closes = chip.field == ChipField.CLOSES
        name = f"{self._field(chip.field)} : {told}"
        made = ChipButton(self._presentation, told, look, pressable=closes, name=name)
        made.setToolTip(self._field(chip.field))
        if closes:
            made.clicked.connect(lambda: self._close_menu(made))
        return made

    def _amber(self, text: str, chip: Chip | None, amber: Amber) -> ChipButton:
        words, palette = self._presentation.words, self._presentation.palette
        look = ChipLook(
            fill=palette.soon_wash,
            ink=palette.soon_ink,
            border=palette.soon,
            icon=None if chip is None else ICONS.get(chip.field),
            dashed=True,
            dot=palette.soon,
        )
        why = words(f"amber.{amber.why}")
        made = ChipButton(
            self._presentation,
            text,
            look,
            pressable=True,
            name=f"{self._field(amber.field)} : {text} — {why}",
        )
        made.setToolTip(why)
        made.clicked.connect(lambda: self._choose(made, amber))
        self.doubts.append(made)
        return made

    def _offer(self) -> ChipButton:
        words, palette = self._presentation.words, self._presentation.palette
        look = ChipLook(
            fill=palette.paper, ink=palette.muted, border=palette.border, icon="reply", dashed=True
        )
        made = ChipButton(self._presentation, words("screen.line.offer"), look, pressable=True)
        made.clicked.connect(self.answer_accepted)
        return made

    def _choose(self, chip: ChipButton, amber: Amber) -> None:
        menu = QMenu(self)
        title = menu.addAction(self._presentation.words(f"amber.{amber.why}"))
        title.setEnabled(False)
        for choice in amber.choices:
            told = menu.addAction(self._choice(amber.field, choice))
            told.triggered.connect(lambda _=False, one=choice: self.choice_made.emit(amber, one))
        if not amber.choices:
            menu.addAction(self._presentation.words("screen.line.nothing")).setEnabled(False)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + theme.XS)))

    def _close_menu(self, chip: ChipButton) -> None:
        menu = QMenu(self)
        leave = menu.addAction(self._presentation.words("screen.line.remove_chip"))
        leave.triggered.connect(self.answer_declined)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + theme.XS)))

    def _choice(self, field: AmberField, choice: str) -> str:
        if field == AmberField.DIRECTION:
            return self._presentation.words(f"screen.choice.{choice}")
        return said(self._presentation, choice)

    def _field(self, field: ChipField | AmberField) -> str:
        return self._presentation.words(f"screen.field.{field}")


def _icon(draft: Draft, chip: Chip) -> str | None:
    if chip.field == ChipField.CHANNEL:
        return draft.channel.value
    return ICONS.get(chip.field)
