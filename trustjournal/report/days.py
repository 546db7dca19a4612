"""What does each day of an activity report count, and what would the journal alone say?"""

from dataclasses import dataclass
from datetime import date

from trustjournal.domain.records import ClientFile
from trustjournal.report.kinds.activity import (
    SATURDAY,
    each_day,
    is_holiday,
    logged_halves,
    worked_halves,
)
from trustjournal.report.produce import Order, covered_material


@dataclass(frozen=True, slots=True)
class DayChoice:
    """One day: its halves as they count now and as logged, its absence, whether it is off."""

    day: date
    morning: bool
    afternoon: bool
    logged_morning: bool
    logged_afternoon: bool
    absence: str
    is_holiday: bool

    @property
    def is_off(self) -> bool:
        """Whether nobody is expected to work."""
        return self.is_holiday or self.day.weekday() >= SATURDAY

    def is_logged(self, half: str) -> bool:
        """Whether the journal alone counts a half, am or pm; never on a day of absence."""
        return self.logged_morning if half == "am" else self.logged_afternoon


def day_choices(file: ClientFile, order: Order) -> tuple[DayChoice, ...]:
    """Return the days an activity report covers, in order."""
    material, setting = covered_material(file, order), order.setting
    counted, logged = worked_halves(material, setting), logged_halves(material, setting)
    absences = dict(setting.choices.absences)
    return tuple(
        DayChoice(
            day,
            (day, "am") in counted,
            (day, "pm") in counted,
            (day, "am") in logged,
            (day, "pm") in logged,
            absences.get(day, ""),
            is_holiday(day, setting),
        )
        for day in each_day(material.span)
    )
