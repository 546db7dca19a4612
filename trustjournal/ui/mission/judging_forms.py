"""Forms for what people say of trust: a rating, my own level, until when to leave a warning."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

from trustjournal.domain.kinds import Rater
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.forms import (
    Field,
    Form,
    choice,
    chosen_value,
    day_edit,
    day_of,
    line_edit,
    qt_day,
)
from trustjournal.ui.kit.presentation import Presentation

BEST_RATING, USUAL_RATING, BEST_LEVEL = 10.0, 7.0, 100


@dataclass(frozen=True, slots=True)
class NewRating:
    """A rating as entered; ``day`` is None for today, which is now."""

    value: float
    by: Rater
    day: date | None


@dataclass(frozen=True, slots=True)
class NewLevel:
    """My own level as entered."""

    level: float
    reason: str


class RatingForm(Form):
    """Asks who says how much trust there is."""

    rating_submitted = Signal(object)

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        words = presentation.words
        super().__init__(presentation, words("judging.rating.title"), parent)
        self.by = choice((one.value, words(f"judging.rater.{one}")) for one in Rater)
        self.value = QDoubleSpinBox()
        self.value.setLocale(QLocale(words.language))
        self.value.lineEdit().setTextMargins(theme.S, 0, theme.S, 0)
        self.value.setRange(0, BEST_RATING)
        self.value.setDecimals(1)
        self.value.setSingleStep(0.5)
        self.value.setValue(USUAL_RATING)
        self.day = day_edit(qt_day(presentation.today()))
        self.day.setMaximumDate(qt_day(presentation.today()))
        self.add("by", Field(words("judging.rating.by"), self.by))
        self.add_pair(
            ("value", Field(words("judging.rating.value"), self.value)),
            ("at", Field(words("judging.rating.day"), self.day)),
        )
        self.explain(words("judging.rating.why"))

    def submit(self) -> None:
        """Hand up the rating."""
        day = day_of(self.day)
        said = None if day == self.presentation.today() else day
        rating = NewRating(self.value.value(), Rater(chosen_value(self.by)), said)
        self.rating_submitted.emit(rating)


class LevelForm(Form):
    """Asks for the consultant's own level, and why."""

    level_submitted = Signal(object)

    def __init__(
        self, presentation: Presentation, level: float, parent: QWidget | None = None
    ) -> None:
        """``level`` is what is shown now."""
        words = presentation.words
        super().__init__(presentation, words("judging.level.title"), parent)
        self.level = QSpinBox()
        self.level.lineEdit().setTextMargins(theme.S, 0, theme.S, 0)
        self.level.setRange(0, BEST_LEVEL)
        self.level.setValue(round(level))
        self.reason = line_edit(words("judging.level.reason_hint"))
        self.add("value", Field(words("judging.level.value"), self.level))
        self.add("reason", Field(words("judging.level.reason"), self.reason))
        self.explain(words("judging.level.why"))

    def submit(self) -> None:
        """Hand up the level."""
        self.level_submitted.emit(NewLevel(float(self.level.value()), self.reason.text().strip()))


class AsideForm(Form):
    """Asks until which day a warning may wait."""

    day_submitted = Signal(object)

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        words = presentation.words
        super().__init__(presentation, words("judging.aside.title"), parent)
        tomorrow = qt_day(presentation.today()).addDays(1)
        self.day = day_edit(tomorrow.addDays(13))
        self.day.setMinimumDate(tomorrow)
        self.add("until", Field(words("judging.aside.day"), self.day))

    def submit(self) -> None:
        """Hand up the day."""
        self.day_submitted.emit(day_of(self.day))


class ChannelsForm(Form):
    """Asks by which means a client can reach the consultant."""

    channels_submitted = Signal(object)

    def __init__(
        self, presentation: Presentation, channels: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        words = presentation.words
        super().__init__(presentation, words("judging.channels.title"), parent)
        self.channels = line_edit(words("screen.form.client_reachable_hint"))
        self.channels.setText(", ".join(channels))
        label = words("screen.form.client_reachable")
        self.add("reachable", Field(label, self.channels, hint=words("judging.channels.hint")))
        self.explain(words("judging.channels.why"))

    def submit(self) -> None:
        """Hand up the means, in the order typed."""
        named = (part.strip() for part in self.channels.text().split(","))
        self.channels_submitted.emit(tuple(part for part in named if part))
