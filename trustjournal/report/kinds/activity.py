"""The activity report (CRA) of a month: which half-days were worked, and how many in all.

A half-day counts when a meeting was held in it or enough minutes were logged; the consultant
corrects by click, and a correction always wins. French holidays and absences are named.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta

from trustjournal.domain.business_time import french_holidays
from trustjournal.report import pieces
from trustjournal.report.document import (
    ActivityGrid,
    Block,
    Cell,
    Column,
    DayCell,
    Paragraph,
    Section,
    Signatures,
    Table,
)
from trustjournal.report.items import ChainMaterial, Span
from trustjournal.report.saying import Speech
from trustjournal.report.setting import Setting

HALF_MINUTES = 90  # logged minutes that make a half-day (choice)
HALVES = ("am", "pm")
SATURDAY = 5


def write_activity(
    material: ChainMaterial, say: Speech, setting: Setting
) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """Write the grid of the month, the totals and the boxes to sign."""
    halves = worked_halves(material, setting)
    total = say.number(len(halves) / 2)
    grid = ActivityGrid(
        columns=tuple(
            say(f"activity.columns.{name}") for name in ("day", "am", "pm", "total", "remark")
        ),
        days=tuple(_days(material.span, halves, say, setting)),
        total_label=say("activity.total"),
        total=total,
    )
    summary = setting.choices.summary or say.count(
        "activity.summary",
        len(halves) / 2,
        days=total,
        month=say.month_year(material.span.start),
        client=say.as_is(material.client),
    )
    profile = setting.profile
    boxes: tuple[str, ...] = (
        _signer("consultant", profile.name, say),
        _signer("client", material.client, say),
    )
    if profile.company or not profile.name:  # who works for themselves needs no third signature
        boxes += (_signer("company", profile.company, say),)
    return (Paragraph(say.own(summary), is_lead=True), grid), (
        pieces.section("absences", say, _absences(material.span, setting, say)),
        pieces.section("signatures", say, (Signatures(boxes, say("signatures.line")),)),
    )


def _signer(role: str, name: str, say: Speech) -> str:
    told = say(f"activity.{role}")
    return say("activity.signer", role=told, name=say.as_is(name)) if name else told


def worked_halves(material: ChainMaterial, setting: Setting) -> frozenset[tuple[date, str]]:
    """Return the half-days worked: met or enough minutes, absences out, corrections last."""
    halves = logged_halves(material, setting)
    for day, half, is_worked in setting.choices.corrections:
        if material.span.holds(day) and half in HALVES:
            halves = halves | {(day, half)} if is_worked else halves - {(day, half)}
    return halves


def logged_halves(material: ChainMaterial, setting: Setting) -> frozenset[tuple[date, str]]:
    """Return the half-days that the journal alone counts, days of absence left out."""
    away = {day for day, _ in setting.choices.absences}
    return frozenset(
        (one.day, one.half)
        for one in material.worked
        if (one.met or one.minutes >= HALF_MINUTES) and one.day not in away
    )


def is_holiday(day: date, setting: Setting) -> bool:
    """Whether nobody works on a day, in the part of France that was chosen."""
    return day in french_holidays(day.year, alsace_moselle=setting.alsace_moselle)


def activity_csv(material: ChainMaterial, say: Speech, setting: Setting) -> str:
    """Return the same grid as CSV, semicolons between fields as French spreadsheets expect."""
    halves = worked_halves(material, setting)
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        [say(f"activity.csv.{name}") for name in ("day", "am", "pm", "total", "remark")]
    )
    for day in each_day(material.span):
        am, pm = ((day, half) in halves for half in HALVES)
        remark = _remark(day, say, setting)
        amounts = [say.number(one / 2) for one in (am, pm, am + pm)]
        writer.writerow([day.isoformat(), *amounts, _guarded(remark)])
    writer.writerow([say("activity.total"), "", "", say.number(len(halves) / 2), ""])
    return file.getvalue()


def _guarded(text: str) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def _days(
    span: Span, halves: frozenset[tuple[date, str]], say: Speech, setting: Setting
) -> Iterator[DayCell]:
    for day in each_day(span):
        am, pm = ((day, half) in halves for half in HALVES)
        is_off = day.weekday() >= SATURDAY or is_holiday(day, setting)
        yield DayCell(
            day=day,
            label=say("activity.day", name=say.short_weekday(day), day=f"{day.day:02}"),
            is_off=is_off,
            morning=say.number(0.5) if am else "",
            afternoon=say.number(0.5) if pm else "",
            total=say.number((am + pm) / 2) if am or pm else "",
            remark=_remark(day, say, setting),
        )


def _remark(day: date, say: Speech, setting: Setting) -> str:
    absence = dict(setting.choices.absences).get(day)
    if absence is not None:
        return say.own(absence)
    return say("activity.holiday") if is_holiday(day, setting) else ""


def _absences(span: Span, setting: Setting, say: Speech) -> tuple[Block, ...]:
    rows = tuple(
        (Cell(say.day(day)), Cell(say.own(text)))
        for day, text in sorted(setting.choices.absences)
        if span.holds(day)
    )
    if not rows:
        return ()
    columns = (Column(say("columns.day")), Column(say("columns.absence"), is_wide=True))
    return (Table(columns, rows),)


def each_day(span: Span) -> Iterator[date]:
    """Yield the days of a span, both ends included."""
    for number in range((span.end - span.start).days + 1):
        yield span.start + timedelta(days=number)
