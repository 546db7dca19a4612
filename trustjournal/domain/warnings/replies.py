"""Who is waiting for an answer of mine?

Being easily reached keeps trust; 24 hours is the longest delay before it wears (article). The
clock that decides (elapsed, or business time for clients who prefer it) has already decided in
``RequestState``; here each open request gives at most one warning, the gravest that holds.
"""

from collections.abc import Iterator

from trustjournal.domain.analysis import RequestState
from trustjournal.domain.kinds import Channel, Direction
from trustjournal.domain.states import REPLY_SOON_HOURS
from trustjournal.domain.verdicts import DueState, WarningCode
from trustjournal.domain.view import ClientView, MissionSlice
from trustjournal.domain.warnings.finding import (
    Finding,
    concerning,
    hours_fact,
    time_fact,
)

VOICEMAIL_HOURS = 12.0  # choice: half of the article's day, a voice expects to be heard sooner


def waiting_replies(view: ClientView, mission: MissionSlice) -> Iterator[Finding]:
    """Warn of open requests near or past their limit, and of voicemails left half a day."""
    for request in concerning(view, mission, mission.requests, view.requests):
        code = _reply_code(request)
        if code is not None:
            yield _finding(view, request, code)


def _reply_code(request: RequestState) -> WarningCode | None:
    if request.state is DueState.OVERDUE:
        return WarningCode.REPLY_OVERDUE
    if request.state is DueState.DUE:
        return WarningCode.REPLY_DUE
    if request.state is DueState.OPEN and _may_be_due(request):
        return WarningCode.REPLY_DUE
    asked = request.interaction
    is_voicemail = asked.channel is Channel.VOICEMAIL and asked.direction is not Direction.OUT
    if request.state is DueState.OPEN and is_voicemail and request.hours >= VOICEMAIL_HOURS:
        return WarningCode.VOICEMAIL_UNANSWERED
    return None


def _may_be_due(request: RequestState) -> bool:
    """Whether only a day is known of it, and it may be 20 hours old: early is kinder than late."""
    return request.hours < request.hours_most and request.hours_most >= REPLY_SOON_HOURS


def _finding(view: ClientView, request: RequestState, code: WarningCode) -> Finding:
    asked = request.interaction
    return Finding(
        code,
        subject=asked.id,
        since=asked.happened.start,
        due=request.due_at,
        facts={
            "who": _who(view, asked.people),
            "hours": int(request.hours),
            "hours_most": int(request.hours_most),
            "business_hours": int(request.business_hours),
            "waited": hours_fact(request.hours, request.hours_most),
            "due": time_fact(view, request.due_at),
        },
    )


def _who(view: ClientView, people: tuple[str, ...]) -> str:
    names = {person.id: person.name for person in view.file.people}
    said = [names[each] for each in people if each in names]
    return ", ".join(said) or view.file.client.name
