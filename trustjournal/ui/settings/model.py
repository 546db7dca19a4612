"""The page of the model: how well it does, and every number that shapes it, with its reason.

Generated from ``PARAMETERS``: value, unit, range, one sentence, source, and a way back.
"""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from trustjournal.domain.calibration import Saying
from trustjournal.domain.parameters import (
    ARTICLE,
    CHOICE,
    FIT,
    PARAMETERS,
    REFERENCE,
    EngineSettings,
    Parameter,
)
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import IconButton, button
from trustjournal.ui.kit.cards import Card
from trustjournal.ui.kit.labels import Text, Wrapped, hairline
from trustjournal.ui.kit.layouts import Page, column, row
from trustjournal.ui.kit.presentation import Presentation

WIDEST, BOX_WIDTH = 760, 128
UNITS = {
    "×": "times", "n": "facts", "level": "points", "share": "percent", "d": "days", "h": "hours",
    "switch": "switch",
}  # fmt: skip
SOURCES = {FIT: "fit", CHOICE: "choice", REFERENCE: "reference", ARTICLE: "article"}
DECIMALS = {"level": 0, "share": 0, "×": 2, "switch": 0}
HUNDREDTHS = frozenset({"level", "share"})  # kept 0–1, shown 0–100


class ModelPage(Page):
    """Every parameter of the engine, to be read and to be set."""

    parameter_set = Signal(str, float)
    reset_asked = Signal(str)
    all_reset_asked = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._title, self._why = Text(role="title"), Wrapped(role="muted")
        self._accuracy_head, self._accuracy = Text(role="head"), Wrapped()
        self._head = Text(role="head")
        self._reset = button("", self.all_reset_asked.emit, role="link")
        self.rows: dict[str, ParameterRow] = {}

    def show_model(
        self, by_hand: Mapping[str, float], learnt: EngineSettings, told: tuple[Saying, ...]
    ) -> None:
        """Show what was set by hand, what was learnt, and how well the engine does."""
        if not self.rows:  # fifty rows: built when they are first looked at
            self._build()
        words = self._presentation.words
        self._title.say(words("judging.model.title"))
        self._why.say(words("judging.model.why"))
        self._accuracy_head.say(words("judging.model.accuracy"))
        self._accuracy.say("\n".join(words(f"calibration.{it.code}", **it.facts) for it in told))
        self._head.say(words("judging.model.parameters"))
        self._reset.setText(words("judging.model.reset_all"))
        self._reset.setVisible(bool(by_hand))
        for name, line in self.rows.items():
            line.show_value(by_hand.get(name), getattr(learnt, name))

    def _build(self) -> None:
        for one in PARAMETERS:
            line = ParameterRow(self._presentation, one)
            line.value_set.connect(partial(self.parameter_set.emit, one.name))
            line.reset_asked.connect(partial(self.reset_asked.emit, one.name))
            self.rows[one.name] = line
        self._arrange()

    def _arrange(self) -> None:
        accuracy, listed = Card(), Card(gap=theme.M)
        accuracy.inside.addWidget(self._accuracy_head)
        accuracy.inside.addWidget(self._accuracy)
        listed.inside.addLayout(row(self._head, None, self._reset))
        for line in self.rows.values():
            listed.inside.addWidget(hairline())
            listed.inside.addWidget(line)
        bounded = QWidget()
        bounded.setMaximumWidth(self._presentation.px(WIDEST))
        bounded.setLayout(column(self._title, self._why, accuracy, listed, None, gap=theme.M))
        across = row()
        across.addWidget(bounded, 100)
        across.addStretch(1)
        across.setContentsMargins(theme.XL, theme.L, theme.XL, theme.XL)
        self.sheet.setLayout(across)


class ParameterRow(QWidget):
    """One parameter: its name and sentence, its value to be set, a way back."""

    value_set = Signal(float)
    reset_asked = Signal()

    def __init__(self, presentation: Presentation, parameter: Parameter) -> None:
        super().__init__()
        self._presentation = presentation
        self._parameter = parameter
        self._factor = 100.0 if parameter.unit in HUNDREDTHS else 1.0
        self._value = parameter.value
        self._label, self._says = Text(role="strong"), Wrapped()
        self._range, self._learnt = Wrapped(role="caption"), Text(role="caption")
        self.box = NumberBox()
        self.box.setRange(parameter.low * self._factor, parameter.high * self._factor)
        self.box.setDecimals(DECIMALS.get(parameter.unit, 1))
        self.box.setSingleStep(0.1 if self.box.decimals() > 1 else 1.0)
        self.box.setKeyboardTracking(False)
        self.box.setFixedWidth(presentation.px(BOX_WIDTH))
        self.box.editingFinished.connect(self._set)
        self.reset = IconButton(presentation, "restore")
        self.reset.clicked.connect(self.reset_asked)
        told = column(self._label, self._says, self._range, gap=2)
        tools = row(self.reset, self.box, gap=theme.XS)
        right = column(tools, self._learnt, None, gap=2)
        line = row(gap=theme.L)
        line.addLayout(told, 1)
        line.addLayout(right)
        self.setLayout(line)

    def show_value(self, by_hand: float | None, learnt: float) -> None:
        """Show the value set by hand, else the program's own; and what was learnt instead."""
        words, parameter = self._presentation.words, self._parameter
        name, says = (words(f"parameters.{parameter.name}.{part}") for part in ("label", "says"))
        self._label.say(name)
        self._says.say(says)
        unit = words(f"judging.unit.{UNITS[parameter.unit]}")
        bounds = words(
            "judging.model.range",
            low=self._shown(parameter.low),
            high=self._shown(parameter.high),
            value=self._shown(parameter.value),
            unit=unit,
        )
        self._range.say(f"{bounds} · {words(f'judging.source.{SOURCES[parameter.source]}')}")
        self.box.setLocale(QLocale(words.language))
        self.box.setSuffix(f" {unit}")
        self.box.setAccessibleName(words("judging.model.spoken", name=name, says=says))
        self._value = parameter.value if by_hand is None else by_hand
        self.box.setValue(self._value * self._factor)
        self.reset.name(words("judging.model.reset", name=name))
        self.reset.colour()
        self.reset.setVisible(by_hand is not None)
        is_learnt = by_hand is None and self._shown(learnt) != self._shown(parameter.value)
        self._learnt.setVisible(is_learnt)
        if is_learnt:
            self._learnt.say(words("judging.model.learnt", value=self._shown(learnt)))

    def _set(self) -> None:
        if round(self._value * self._factor, self.box.decimals()) != self.box.value():
            self.value_set.emit(self.box.value() / self._factor)

    def _shown(self, value: float) -> str:
        whole = value * self._factor
        return self._presentation.words.number(whole, 0 if round(whole, 2).is_integer() else 2)


class NumberBox(QDoubleSpinBox):
    """A number to be set; the wheel turns the page unless the number has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.lineEdit().setTextMargins(theme.S, 0, theme.S, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only what was chosen."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
