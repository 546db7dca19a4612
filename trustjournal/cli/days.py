"""How does a day or a time given as an option read?

ISO only: a script must not be guessed at. Years as far as the quick line goes: one beyond is a
slip, and no analysis could reckon with it.
"""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import click

from trustjournal.cli.session import Session
from trustjournal.cli.spoken import session_of
from trustjournal.quickline.almanac import YEARS


class Day(click.ParamType[date]):
    """An ISO date."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read the date. A usage error if it is not one."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            self.fail(str(value), param, ctx)
        if day.year not in YEARS:
            self.fail(str(value), param, ctx)
        return day

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        """Show its form."""
        return "YYYY-MM-DD"


class Moment(click.ParamType["date | datetime"]):
    """An ISO date or time; a time without offset is meant in the session's zone."""

    name = "moment"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date | datetime:
        """Read the date, or the time, made aware. A usage error if it is neither."""
        if isinstance(value, date):
            return value
        text = str(value)
        try:
            is_day = len(text) <= len("2026-01-01")
            when = date.fromisoformat(text) if is_day else datetime.fromisoformat(text)
        except ValueError:
            self.fail(text, param, ctx)
        if when.year not in YEARS:
            self.fail(text, param, ctx)
        if not isinstance(when, datetime):
            return when
        if when.tzinfo is not None or ctx is None:
            return when if when.tzinfo else when.replace(tzinfo=UTC)
        return when.replace(tzinfo=ZoneInfo(session_of(ctx).zone))

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        """Show its form."""
        return "YYYY-MM-DD[THH:MM]"


def at_or_now(when: date | datetime | None, session: Session) -> datetime:
    """Return a time as it is, a day at its first moment, nothing as the present."""
    if when is None:
        return session.clock()
    if isinstance(when, datetime):
        return when
    return datetime.combine(when, time(), ZoneInfo(session.zone))
