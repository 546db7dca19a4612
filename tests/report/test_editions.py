"""Each document knows its version and the one it replaces; the same file is the same document."""

import dataclasses
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests.report.makers import NOW, lively_file, order
from trustjournal.domain.paperwork import IssuedDocument
from trustjournal.report.document import ReportKind
from trustjournal.report.items import Span
from trustjournal.report.produce import Order, Produced, offered_name, produce, settled
from trustjournal.report.setting import Edition


def left(made: Produced, number: int = 1) -> IssuedDocument:
    """Return what is written down about a document just saved."""
    asked = made.order
    return IssuedDocument(
        f"d{number}", asked.mission_id, asked.kind, asked.language, made.span.start, made.span.end,
        asked.at.date(), asked.edition.number, asked.edition.replaces, made.path.name,
        str(made.path), made.sha256, made.size, "", (), (), (), datetime(2026, 4, 1, tzinfo=UTC),
    )  # fmt: skip


def asked(*issued: IssuedDocument, **changes: object) -> Order:
    """Return an order for the progress report after some documents left."""
    return order(edition=Edition(), issued=issued, **changes)  # type: ignore[arg-type]


def test_the_first_document_is_version_one(tmp_path: Path) -> None:
    """It replaces nothing."""
    made = produce(lively_file(), settled(lively_file(), asked()), out=tmp_path)
    assert Edition(1, None, None) == made.order.edition
    assert "2026-04_Ateliers-Guerin_avancement_v1.pdf" == made.path.name


def test_the_same_document_again_is_the_same_version_to_the_byte(tmp_path: Path) -> None:
    """Same facts, same day: the same file, however often it is saved."""
    first = produce(lively_file(), settled(lively_file(), asked()), out=tmp_path)
    again = settled(lively_file(), asked(left(first)))
    assert Edition(1) == again.edition
    assert first.sha256 == produce(lively_file(), again, out=tmp_path).sha256


def test_another_document_of_the_month_replaces_the_last(tmp_path: Path) -> None:
    """Version n says that it takes the place of version n − 1, on the page and in the name."""
    first = produce(lively_file(), settled(lively_file(), asked()), out=tmp_path)
    changed = lively_file(decisions=())
    second = settled(changed, asked(left(first)))
    assert (2, 1) == (second.edition.number, second.edition.replaces)
    made = produce(changed, second, out=tmp_path)
    assert "2 (remplace la version 1)" in repr(made.document).replace("\\xa0", " ")
    assert "2026-04_Ateliers-Guerin_avancement_v2.pdf" == made.path.name


def test_another_month_begins_anew_and_knows_the_last_report(tmp_path: Path) -> None:
    """A report of May is no version of April's; it says what changed since."""
    first = produce(lively_file(), settled(lively_file(), asked()), out=tmp_path)
    may = settled(lively_file(), asked(left(first), at=NOW + timedelta(days=6)))
    assert Edition(1, None, date(2026, 4, 30)) == may.edition


def test_another_language_is_another_document(tmp_path: Path) -> None:
    """The English text does not replace the French one."""
    first = produce(lively_file(), settled(lively_file(), asked()), out=tmp_path)
    assert Edition(1) == settled(lively_file(), asked(left(first), language="en")).edition


def test_what_left_later_is_not_known_yet(tmp_path: Path) -> None:
    """Asked about the past, the program counts what had left by then."""
    first = produce(lively_file(), settled(lively_file(), asked()), out=tmp_path)
    later = dataclasses.replace(left(first), logged_at=NOW + timedelta(days=1), sha256="other")
    assert Edition(1) == settled(lively_file(), asked(later)).edition


def test_minutes_are_named_by_their_day_and_an_activity_report_by_its_month() -> None:
    """Two meetings of a month are two documents; days sent the month after are named by theirs."""
    minutes = offered_name(lively_file(), order(ReportKind.DECISIONS))
    march = Span(date(2026, 3, 1), date(2026, 3, 31))
    days = offered_name(lively_file(), order(ReportKind.ACTIVITY, span=march))
    assert "2026-04-02_Ateliers-Guerin_decisions_v2.pdf" == minutes
    assert "2026-03_Ateliers-Guerin_activite_v2.pdf" == days
