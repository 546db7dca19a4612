"""Whatever is done in whatever order, is the journal sound, and does undo lead back?"""

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.builders import paris
from tests.journal.desk import Clock, Desk, settled
from trustjournal.domain.records import ClientFile, Interaction
from trustjournal.errors import Unacceptable
from trustjournal.journal import closings, entries, history
from trustjournal.journal.changes import Change
from trustjournal.journal.files import kept_file
from trustjournal.journal.opening import create_journal, open_journal
from trustjournal.storage.check import check
from trustjournal.storage.files import fetch_file

LINES = st.sampled_from(
    (
        "beton/audit t 25 + @Leroy #lot3 : inquiet !erreur !note 8 = devis jeudi",
        "beton/audit m? : une question",
        "beton/audit m> : voici !tenu",
        "beton/pmo m> : voici < plans vendredi > rappeler lundi",
        "beton/pmo v hier 30 : écart !valeurs !silence @Nouvelle",
        "beton/pmo t 5 : !parlé !reconnu",
        "beton/pmo r demain 10h : atelier = compte rendu J+2",
        "beton/audit r 45 : contrat !signature !rompu",
    )
)
CLOSINGS = st.sampled_from(
    (
        closings.answer,
        closings.keep,
        closings.break_promise,
        closings.receive,
        closings.finish,
        closings.discuss,
        closings.voice,
        closings.reveal,
        closings.acknowledge,
        entries.confirm,
    )
)


class JournalInUse(RuleBasedStateMachine):
    """Lines typed, retyped, removed; facts closed; undone, redone; closed and opened again.

    ``past`` holds the facts before each change that can be undone, the newest last.
    """

    def __init__(self) -> None:
        """Begin with a client at an empty desk."""
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "j.trustjournal"
        clock = Clock(paris("2026-03-02T09:00"))
        self.desk = settled(create_journal(self.path, clock=clock, zone="Europe/Paris"), clock)
        self.past: list[ClientFile] = []
        self.undone: list[ClientFile] = []

    @rule(line=LINES)
    def type(self, line: str) -> None:
        """Type a line."""
        before = self.desk.file()
        self.desk.type(line)
        self._did(before)

    @precondition(lambda self: self.desk.file().interactions)
    @rule(line=LINES, place=st.integers(0, 9))
    def retype(self, line: str, place: int) -> None:
        """Correct an entry by another line."""
        before = self.desk.file()
        if not self.desk.retype(self._entry(place).id, line).is_empty:
            self._did(before)

    @precondition(lambda self: self.desk.file().interactions)
    @rule(place=st.integers(0, 9))
    def remove(self, place: int) -> None:
        """Remove an entry."""
        before = self.desk.file()
        entries.remove(self.desk.journal, self._entry(place).id)
        self._did(before)

    @rule(close=CLOSINGS, place=st.integers(0, 30))
    def close(self, close: Callable[..., Change], place: int) -> None:
        """Do something to some fact, fitting or not."""
        before = self.desk.file()
        ids = [it.id for it in before.interactions]
        ids += [it.id for it in before.commitments]
        ids += [it.id for it in before.waitings]
        ids += [it.id for it in before.steps]
        if not ids:
            return
        try:
            change = close(self.desk.journal, ids[place % len(ids)])
        except Unacceptable:
            assert before == self.desk.file()
        else:
            if not change.is_empty:
                self._did(before)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        """Take back the newest change: the facts are those before it."""
        now = self.desk.file()
        history.undo(self.desk.journal)
        assert self.past.pop() == self.desk.file()
        self.undone.append(now)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        """Take back the newest undo: the facts are those before it."""
        now = self.desk.file()
        history.redo(self.desk.journal)
        assert self.undone.pop() == self.desk.file()
        self.past.append(now)

    @rule(hours=st.integers(1, 48))
    def reopen(self, hours: int) -> None:
        """Close the journal and open it later: the same facts."""
        desk, before = self.desk, self.desk.file()
        desk.journal.close()
        desk.clock.turn(hours=hours)
        journal = open_journal(self.path, clock=desk.clock, zone="Europe/Paris")
        self.desk = Desk(journal, desk.clock, desk.client_id, desk.audit_id, desk.pmo_id)
        assert before == self.desk.file()

    @invariant()
    def what_is_kept_is_what_is_stored(self) -> None:
        """The file brought up to date equals the file read anew."""
        journal = self.desk.journal
        fresh = fetch_file(journal.database, self.desk.client_id)
        assert fresh == kept_file(journal, self.desk.client_id)[0]

    def teardown(self) -> None:
        """Look the journal over at the end."""
        assert () == check(self.desk.journal.database).findings
        self.desk.journal.close()
        self.folder.cleanup()

    def _entry(self, place: int) -> Interaction:
        found = self.desk.file().interactions
        return found[place % len(found)]

    def _did(self, before: ClientFile) -> None:
        self.past.append(before)
        self.undone.clear()
        self.desk.clock.turn(minutes=7)


TestJournalInUse = JournalInUse.TestCase
TestJournalInUse.settings = settings(
    max_examples=12,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
