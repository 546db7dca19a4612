"""What is it that an act is done to?"""

from datetime import datetime
from typing import NamedTuple

from trustjournal.domain.kinds import ActKind
from trustjournal.domain.signals import GAPS, SIGNALS, Effect, SignalCode
from trustjournal.storage.database import Database

PROMISES = {
    "commitment": frozenset({ActKind.KEEP, ActKind.RENEGOTIATE, ActKind.BREAK}),
    "waiting": frozenset({ActKind.RECEIVE}),
    "step": frozenset({ActKind.FINISH}),
}
BY_SIGNAL = {
    ActKind.DISCUSS: GAPS,
    ActKind.VOICE: frozenset({SignalCode.SILENT_AGREEMENT}),
    ActKind.REVEAL: frozenset({SignalCode.SILENT_AGREEMENT}),
    ActKind.ACKNOWLEDGE: frozenset(
        code for code, rule in SIGNALS.items() if rule.effect is Effect.LOSS
    ),
}


class Subject(NamedTuple):
    """A living fact: whose it is, since when, and which acts it takes."""

    client_id: str
    since: datetime
    kinds: frozenset[ActKind]

    def takes(self, kind: ActKind) -> bool:
        """Whether this can be done to it."""
        return kind in self.kinds


def subject_of(database: Database, subject_id: str) -> Subject | None:
    """Return the living fact of that id, or None."""
    for table, kinds in PROMISES.items():
        found = database.row(
            f"SELECT client_id, made FROM {table} WHERE id = ? AND removed_at IS NULL",  # noqa: S608
            (subject_id,),
        )
        if found is not None:
            return Subject(str(found[0]), datetime.fromisoformat(str(found[1])), kinds)
    return _entry(database, subject_id)


def _entry(database: Database, entry_id: str) -> Subject | None:
    found = database.row(
        "SELECT client_id, happened, needs_reply, kind FROM interaction "
        "WHERE id = ? AND removed_at IS NULL",
        (entry_id,),
    )
    if found is None:
        return None
    client_id, happened, needs_reply, kind = found
    signals = {
        code
        for (code,) in database.rows(
            "SELECT code FROM signal WHERE interaction_id = ? AND removed_at IS NULL", (entry_id,)
        )
    }
    kinds = {does for does, codes in BY_SIGNAL.items() if codes & signals}
    if _says_a_loss(database, entry_id):
        kinds.add(ActKind.ACKNOWLEDGE)
    if needs_reply:
        kinds |= {ActKind.ANSWER, ActKind.ACKNOWLEDGE}
    if kind == "planned":
        kinds = {ActKind.CONFIRM}
    return Subject(str(client_id), datetime.fromisoformat(str(happened)), frozenset(kinds))


def _says_a_loss(database: Database, entry_id: str) -> bool:
    """Whether an entry tells of a promise kept or broken, or of a silence held against one."""
    sql = (
        "SELECT 1 FROM act WHERE interaction_id = ? AND removed_at IS NULL "
        "AND kind IN ('reveal', 'break', 'keep') LIMIT 1"
    )
    return database.row(sql, (entry_id,)) is not None
