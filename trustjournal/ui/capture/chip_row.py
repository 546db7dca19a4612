"""How is a draft shown under the line: one chip a part, the doubtful ones as small menus?"""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from trustjournal.quickline.context import LineContext, OpenItem
from trustjournal.quickline.draft import Amber, AmberField, Chip, ChipField, Draft
from trustjournal.ui.capture.amend import doubted
from trustjournal.ui.capture.decided import Offer
from trustjournal.ui.capture.told import answers_text, chip_text, said, short
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
    ChipField.ACT: "check",
}


HEAD = (
    ChipField.CLIENT,
    ChipField.MISSION,
    ChipField.CHANNEL,
    ChipField.DIRECTION,
    ChipField.START,
    ChipField.MINUTES,
)
"""What stands first, in this order, whether it was typed or is implied."""


class ChipRow(QWidget):
    """The chips of a draft."""

    choice_made = Signal(object, str)
    offer_taken = Signal(object)
    offer_declined = Signal(object)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._flow = Flow(gap=6)
        self.setLayout(self._flow)
        self.doubts: list[ChipButton] = []

    def show_draft(self, draft: Draft | None, context: LineContext) -> None:
        """Show the parts of ``draft``, read against ``context``; none shows nothing."""
        empty(self._flow)
        self.doubts = []
        if draft is None:
            return
        ambers = {id(doubted(draft, amber)): amber for amber in draft.amber}
        for chip in sorted(draft.chips, key=_place):
            amber = ambers.get(id(chip))
            if chip.field == ChipField.CLOSES:
                continue
            told = chip_text(self._presentation, draft, chip)
            if amber is None:
                self._flow.addWidget(self._plain(draft, chip, told))
            else:
                self._flow.addWidget(self._amber(told, chip, amber))
        for amber in draft.amber:
            if doubted(draft, amber) is None:
                asked = self._presentation.words(
                    "capture.offer.asked", what=self._field(amber.field)
                )
                self._flow.addWidget(self._amber(asked, None, amber))
        self._show_offers(draft, context)

    def _plain(self, draft: Draft, chip: Chip, told: str) -> ChipButton:
        palette = self._presentation.palette
        look = ChipLook(
            fill=palette.surface,
            ink=palette.text,
            border=palette.hairline,
            icon=_icon(draft, chip),
            icon_ink=palette.muted,
        )
        name = f"{self._field(chip.field)} : {told}"
        made = ChipButton(self._presentation, told, look, name=name)
        made.setToolTip(self._field(chip.field))
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

    def _show_offers(self, draft: Draft, context: LineContext) -> None:
        """What the entry closes, to be declined; what it may close, to be taken."""
        request = draft.closes or draft.offers
        item = _open(context.requests, request)
        if request is not None:
            told = answers_text(self._presentation, draft, item)
            self._add_offer(Offer.REQUEST, told, taken=draft.closes is not None)
        item = _open(context.waitings, draft.may_receive)
        if item is not None:
            told = self._presentation.words("capture.brings", what=short(item.text))
            taken = any(act.subject_id == item.id for act in draft.acts)
            self._add_offer(Offer.WAITING, told, taken=taken)

    def _add_offer(self, offer: Offer, told: str, *, taken: bool) -> None:
        words, palette = self._presentation.words, self._presentation.palette
        look = ChipLook(
            fill=palette.accent_wash if taken else palette.surface,
            ink=palette.text if taken else palette.muted,
            border=palette.accent if taken else palette.border,
            icon=("check" if taken else "reply") if offer is Offer.REQUEST else "hourglass",
            icon_ink=palette.accent if taken else palette.muted,
            dashed=not taken,
        )
        state = words("capture.offer.taken" if taken else "capture.offer.open")
        made = ChipButton(
            self._presentation,
            told if taken else words("capture.offer.asked", what=told),
            look,
            pressable=True,
            name=f"{told} — {state}",
        )
        made.setToolTip(state)
        made.setCheckable(True)
        made.setChecked(taken)
        if taken:
            made.clicked.connect(lambda: self.offer_declined.emit(offer))
        else:
            made.clicked.connect(lambda: self.offer_taken.emit(offer))
        self._flow.addWidget(made)

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


def _place(chip: Chip) -> tuple[int, int]:
    first = HEAD.index(chip.field) if chip.field in HEAD else len(HEAD)
    return first, chip.span[0]


def _open(items: tuple[OpenItem, ...], item_id: str | None) -> OpenItem | None:
    return next((item for item in items if item.id == item_id), None)
