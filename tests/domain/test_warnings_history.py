"""The history of warnings: asked again day by day, never stored."""

from dataclasses import replace
from datetime import datetime, timedelta

from tests.domain.views import AT, a_contact, a_slice, a_view, ago
from trustjournal.domain.analysis import TrustWarning
from trustjournal.domain.verdicts import WarningCode
from trustjournal.domain.warnings.find import find_warnings
from trustjournal.domain.warnings.history import WarningSpan, warning_spans

CONTACTS = (ago(days=70), ago(days=40))


def silence(at: datetime) -> tuple[TrustWarning, ...]:
    """Return the warnings about silence at a past moment, with the contacts known by then."""
    contacts = tuple(a_contact(when) for when in CONTACTS if when <= at)
    view = replace(a_view(a_slice(contacts=contacts)), at=at)
    return tuple(each for each in find_warnings(view) if each.code is WarningCode.NO_CONTACT)


def days(span: WarningSpan) -> tuple[int, int]:
    """Return how many days before AT a span was first and last seen."""
    return (AT - span.first).days, (AT - span.last).days


def test_each_standing_makes_one_span() -> None:
    """Silence from day 21 until the next contact, then again until now: two spans."""
    spans = warning_spans(silence, ago(days=70), AT)

    assert [days(span) for span in spans] == [(49, 41), (19, 0)]
    assert [span.is_over for span in spans] == [True, False]


def test_a_calm_time_has_no_span() -> None:
    """Where nothing stood there is nothing to tell."""
    assert warning_spans(silence, ago(days=70), ago(days=60)) == ()


def test_the_end_is_always_asked() -> None:
    """The last instant is asked even where the step does not fall on it."""
    spans = warning_spans(silence, ago(days=70), ago(days=48.5), every=timedelta(days=10))

    assert [span.last for span in spans] == [ago(days=48.5)]
