"""Which warnings stood about a mission, or about all, over the last months?

No warning is stored: each day is asked again, from what was known then and by the rules of now.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from trustjournal.domain.analyse import view_client
from trustjournal.domain.analysis import TrustWarning
from trustjournal.domain.parameters import EngineSettings
from trustjournal.domain.records import ClientFile
from trustjournal.domain.warnings.find import find_warnings
from trustjournal.domain.warnings.history import WarningSpan, warning_spans
from trustjournal.journal.calibrating import settings_at
from trustjournal.journal.journal import Journal
from trustjournal.journal.naming import expect_mission
from trustjournal.journal.reading import client_file, client_files

REACH = timedelta(days=90)


def past_warnings(
    journal: Journal, mission_id: str | None = None, at: datetime | None = None
) -> tuple[WarningSpan, ...]:
    """Return the warnings of the last ninety days, of one mission or of all, newest first."""
    if mission_id is None:
        files = client_files(journal)
    else:
        files = (client_file(journal, expect_mission(journal, mission_id).client_id),)
    moment, settings = at or journal.now(), settings_at(journal, at)
    return looked_back(files, moment, settings, mission_id=mission_id)


def looked_back(
    files: tuple[ClientFile, ...],
    at: datetime,
    settings: EngineSettings,
    *,
    mission_id: str | None = None,
) -> tuple[WarningSpan, ...]:
    """Return the same from frozen values alone: it may run beside the window."""
    spans = [
        span
        for file in files
        for span in warning_spans(_asking(file, settings, mission_id), at - REACH, at)
    ]
    return tuple(sorted(spans, key=lambda span: (span.last, span.first), reverse=True))


def _asking(
    file: ClientFile, settings: EngineSettings, mission_id: str | None
) -> Callable[[datetime], tuple[TrustWarning, ...]]:
    def ask(at: datetime) -> tuple[TrustWarning, ...]:
        found = find_warnings(view_client(file, at, settings))
        return tuple(one for one in found if mission_id in {None, one.mission_id})

    return ask
