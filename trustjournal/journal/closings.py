"""How is an earlier fact closed: a request answered, a promise kept, a gap talked over?

Each is one act on one subject. Doing the same again changes nothing; closing in another way what
is closed already is a problem, and so is an act in the future or before the fact itself.
"""

from typing import NamedTuple

from trustjournal.domain.kinds import ActKind
from trustjournal.domain.moments import Moment, at_instant
from trustjournal.domain.records import Act
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.changes import Change, Intention
from trustjournal.journal.contracts import settle
from trustjournal.journal.drafts import due_of, moment_of
from trustjournal.journal.journal import Journal
from trustjournal.quickline.draft import When
from trustjournal.storage.database import Database
from trustjournal.storage.promises import ACTS, acts_on
from trustjournal.storage.subjects import Subject, subject_of
from trustjournal.storage.writing import Writer

CLOSED_BY = {
    ActKind.ANSWER: {ActKind.ANSWER},
    ActKind.KEEP: {ActKind.KEEP, ActKind.BREAK},
    ActKind.BREAK: {ActKind.KEEP, ActKind.BREAK},
    ActKind.RENEGOTIATE: {ActKind.KEEP, ActKind.BREAK},
    ActKind.RECEIVE: {ActKind.RECEIVE},
    ActKind.FINISH: {ActKind.FINISH},
    ActKind.DISCUSS: {ActKind.DISCUSS},
    ActKind.VOICE: {ActKind.VOICE, ActKind.REVEAL},
    ActKind.REVEAL: {ActKind.VOICE, ActKind.REVEAL},
    ActKind.ACKNOWLEDGE: {ActKind.ACKNOWLEDGE},
}


class _Closing(NamedTuple):
    """What is done, when, by which entry; ``due`` for a renegotiation."""

    kind: ActKind
    at: When | None
    interaction_id: str | None
    due: When | None = None


def answer(
    journal: Journal, subject_id: str, *, at: When | None = None, interaction_id: str | None = None
) -> Change:
    """Say that a request was answered."""
    return _close(journal, subject_id, _Closing(ActKind.ANSWER, at, interaction_id))


def keep(
    journal: Journal, subject_id: str, *, at: When | None = None, interaction_id: str | None = None
) -> Change:
    """Say that a commitment was kept; after its due it was kept late."""
    return _close(journal, subject_id, _Closing(ActKind.KEEP, at, interaction_id))


def renegotiate(
    journal: Journal,
    subject_id: str,
    *,
    due: When,
    at: When | None = None,
    interaction_id: str | None = None,
) -> Change:
    """Say that another due was agreed for a commitment; a day lasts until its end."""
    return _close(journal, subject_id, _Closing(ActKind.RENEGOTIATE, at, interaction_id, due))


def break_promise(
    journal: Journal, subject_id: str, *, at: When | None = None, interaction_id: str | None = None
) -> Change:
    """Say that a commitment will not be kept."""
    return _close(journal, subject_id, _Closing(ActKind.BREAK, at, interaction_id))


def receive(
    journal: Journal, subject_id: str, *, at: When | None = None, interaction_id: str | None = None
) -> Change:
    """Say that what the client owed has come."""
    return _close(journal, subject_id, _Closing(ActKind.RECEIVE, at, interaction_id))


def finish(
    journal: Journal, subject_id: str, *, at: When | None = None, interaction_id: str | None = None
) -> Change:
    """Say that a step is done."""
    return _close(journal, subject_id, _Closing(ActKind.FINISH, at, interaction_id))


def discuss(
    journal: Journal, subject_id: str, *, at: When | None = None, interaction_id: str | None = None
) -> Change:
    """Say that a gap was talked over with the client."""
    return _close(journal, subject_id, _Closing(ActKind.DISCUSS, at, interaction_id))


def voice(
    journal: Journal, subject_id: str, *, at: When | None = None, interaction_id: str | None = None
) -> Change:
    """Say that a silent agreement was spoken out."""
    return _close(journal, subject_id, _Closing(ActKind.VOICE, at, interaction_id))


def reveal(
    journal: Journal, subject_id: str, *, at: When | None = None, interaction_id: str | None = None
) -> Change:
    """Say that a silent agreement was held against the consultant."""
    return _close(journal, subject_id, _Closing(ActKind.REVEAL, at, interaction_id))


def acknowledge(
    journal: Journal, subject_id: str, *, at: When | None = None, interaction_id: str | None = None
) -> Change:
    """Say that the consultant owned up to a loss and the client took note."""
    return _close(journal, subject_id, _Closing(ActKind.ACKNOWLEDGE, at, interaction_id))


def can_be_done(database: Database, act: Act) -> bool:
    """Whether an act fits a living fact that nothing else has closed."""
    subject = subject_of(database, act.subject_id)
    return (
        subject is not None
        and subject.takes(act.kind)
        and not any(
            earlier.kind in CLOSED_BY[act.kind] and earlier.interaction_id != act.interaction_id
            for earlier in acts_on(database, act.subject_id)
        )
    )


def remove_misfits(writer: Writer, entry_id: str) -> None:
    """Take back what was done to an entry that, read again, no longer is what it was done to."""
    subject = subject_of(writer.database, entry_id)
    for act in acts_on(writer.database, entry_id):
        if subject is None or not subject.takes(act.kind):
            writer.remove("act", act.id)


def _close(journal: Journal, subject_id: str, closing: _Closing) -> Change:
    with journal.undertake(Intention(closing.kind.value)) as deed:
        writer = deed.writer
        subject = _expect(writer, closing.kind, subject_id)
        done = _done(journal, writer, closing.at)
        if done.end < subject.since:
            raise Unacceptable(Problem("before_its_cause", field="at"))
        act = Act(
            writer.new_id(),
            writer.next_seq(),
            closing.kind,
            subject_id,
            subject.client_id,
            done,
            writer.now,
            closing.interaction_id,
            due_of(closing.due, journal.zone),
        )
        if _is_news(writer, act):
            ACTS.put(writer, act)
            settle(writer, (act,))
    return deed.change


def _expect(writer: Writer, kind: ActKind, subject_id: str) -> Subject:
    subject = subject_of(writer.database, subject_id)
    if subject is None:
        raise Unacceptable(Problem("id_unknown", {"given": subject_id}))
    if not subject.takes(kind):
        raise Unacceptable(Problem(f"unfit_{kind.value}", {"given": subject_id}))
    return subject


def _is_news(writer: Writer, act: Act) -> bool:
    """Whether an act was not done already. Raises Unacceptable if another closed its subject."""
    done = acts_on(writer.database, act.subject_id)
    closed = {earlier.kind for earlier in done} & CLOSED_BY[act.kind]
    if act.kind in closed:
        return False
    if closed:
        raise Unacceptable(Problem("already_closed", {"given": act.subject_id}))
    return act.kind is not ActKind.RENEGOTIATE or _current_due(done) != act.due


def _done(journal: Journal, writer: Writer, at: When | None) -> Moment:
    if at is None:
        return at_instant(writer.now, journal.zone)
    done = moment_of(at, journal.zone)
    if done.start > writer.now:
        raise Unacceptable(Problem("in_the_future", field="at"))
    return done


def _current_due(acts: tuple[Act, ...]) -> Moment | None:
    dues = [act.due for act in acts if act.kind is ActKind.RENEGOTIATE]
    return dues[-1] if dues else None
