"""The activity report: half-days from durations, corrections, holidays, the CSV beside it."""

from datetime import date, datetime
from pathlib import Path

from tests.report.makers import PARIS, lively_file, moment, order, told
from tests.report.paper import plain
from trustjournal.domain.kinds import Channel
from trustjournal.domain.records import ClientFile
from trustjournal.report import pdf
from trustjournal.report.document import ActivityGrid, ReportKind, Signatures
from trustjournal.report.produce import draw_up, produce
from trustjournal.report.setting import Choices


def grid(file: ClientFile, **changes: object) -> ActivityGrid:
    """Return the grid of April or of another month."""
    made = draw_up(file, order(ReportKind.ACTIVITY, **changes))  # type: ignore[arg-type]
    return next(block for block in made.opening if isinstance(block, ActivityGrid))


def busy() -> ClientFile:
    """A whole day, a long call, a call too short to count, a short meeting on site."""
    return lively_file(
        interactions=(
            told(1, moment(4, 21, 9), None, minutes=480),
            told(2, moment(4, 22, 9), None, minutes=150, channel=Channel.CALL),
            told(3, moment(4, 23, 16), None, minutes=20, channel=Channel.CALL),
            told(4, moment(4, 24, 16), None, minutes=30),
        )
    )


def test_half_days_come_from_logged_durations() -> None:
    """A meeting or enough minutes make a half-day; a short call does not."""
    days = {day.label: (day.morning, day.afternoon) for day in grid(busy()).days}
    assert days["mar. 21"] == ("0,5", "0,5")
    assert days["mer. 22"] == ("0,5", "")
    assert days["jeu. 23"] == ("", "")
    assert days["ven. 24"] == ("", "0,5")
    assert grid(busy()).total == "2"


def test_a_correction_by_click_wins() -> None:
    """Added or taken away, whatever was logged."""
    fixed = (
        (date(2026, 4, 23), "pm", True),
        (date(2026, 4, 22), "am", False),
    )
    shown = grid(busy(), choices=Choices(corrections=fixed))
    days = {day.label: (day.morning, day.afternoon) for day in shown.days}
    assert days["mer. 22"] == ("", "")
    assert days["jeu. 23"] == ("", "0,5")


def test_an_absence_empties_the_day_and_is_named() -> None:
    """Leave is said in the grid and in its own table."""
    away = ((date(2026, 4, 21), "congé"),)
    shown = grid(busy(), choices=Choices(absences=away))
    day = next(one for one in shown.days if one.label == "mar. 21")
    assert (day.total, day.remark) == ("", "Congé")


def test_french_holidays_are_named_and_days_off_marked() -> None:
    """Easter Monday is off; a Saturday too."""
    days = {day.label: day for day in grid(busy()).days}
    assert (days["lun. 06"].is_off, days["lun. 06"].remark) == (True, "jour férié")
    assert days["sam. 04"].is_off
    assert not days["mar. 07"].is_off


def test_the_grid_holds_the_whole_month() -> None:
    """Every day of the month of the document, February too."""
    when = datetime(2026, 2, 10, 9, tzinfo=PARIS)
    assert len(grid(busy(), at=when).days) == 28


def test_the_csv_stands_beside_the_document(tmp_path: Path) -> None:
    """The same halves and total, dates as ISO, decimals of the language."""
    made = produce(busy(), order(ReportKind.ACTIVITY), out=tmp_path / "cra.pdf")
    lines = (tmp_path / "cra.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "date;matin;apres_midi;jours;remarque"
    assert lines[21] == "2026-04-21;0,5;0,5;1;"
    assert plain(lines[-1]) == "Total en jours;;;2;"
    assert made.path.exists()


def test_a_formula_in_an_absence_is_guarded(tmp_path: Path) -> None:
    """No spreadsheet may run what was typed."""
    away = ((date(2026, 4, 21), "=HYPERLINK(1)"),)
    produce(
        busy(), order(ReportKind.ACTIVITY, choices=Choices(absences=away)), out=tmp_path / "c.pdf"
    )
    assert ";'=HYPERLINK(1)" in (tmp_path / "c.csv").read_text(encoding="utf-8-sig")


def test_the_longest_month_holds_on_one_page() -> None:
    """A grid with its signatures is one sheet to sign."""
    when = datetime(2026, 3, 31, 18, tzinfo=PARIS)
    made = draw_up(busy(), order(ReportKind.ACTIVITY, at=when))
    assert len(pdf.preview(made, ppi=20)) == 1


def test_the_boxes_name_who_signs() -> None:
    """Consultant, client and portage company, each by name where it is known."""
    made = draw_up(busy(), order(ReportKind.ACTIVITY))
    (boxes,) = [one.boxes for part in made.sections for one in part.blocks
                if isinstance(one, Signatures)]  # fmt: skip
    assert [plain(one) for one in boxes] == [
        "Le consultant : Anne Morel",
        "Le client : Ateliers Guérin",
        "La société de portage : Portage Ouest",
    ]


def test_local_holidays_count_where_they_are_chosen() -> None:
    """Good Friday is off in Alsace and Moselle only."""
    for chosen in (False, True):
        days = {day.label: day for day in grid(busy(), alsace_moselle=chosen).days}
        assert days["ven. 03"].is_off is chosen
