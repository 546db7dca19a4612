"""R16: does a journal in use ever differ from a plain list kept beside it?

Hypothesis plays: add, edit, remove, undo, export and bring in elsewhere, back up, restore, erase
a person, lock, reopen, die. Beside it a dictionary says what must be there, and copies of it what
each undo and each restore must bring back.
"""

import shutil
import tempfile
from contextlib import closing
from pathlib import Path
from traceback import format_exception

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from tests.builders import paris
from tests.journal.desk import Clock, settled
from tests.torture.inside import run_inside
from tests.torture.row import Harm, Trial
from trustjournal.errors import Trouble
from trustjournal.journal.entries import correct, record, remove
from trustjournal.journal.history import undo
from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping.restoring import Restoring, restore
from trustjournal.journal.keeping.safekeeping import back_up_journal
from trustjournal.journal.opening import open_journal
from trustjournal.journal.reading import correction_context, line_context, people
from trustjournal.journal.rights import erasing
from trustjournal.quickline.draft import Draft
from trustjournal.quickline.read import read_line
from trustjournal.storage.check import check
from trustjournal.storage.database import create
from trustjournal.storage.vault.key import Key

ZONE = "Europe/Paris"
LINES = st.sampled_from(
    (
        "beton/audit t 25 : l'étude = devis jeudi",
        "beton/audit m? : quand commence-t-on ?",
        "beton/audit m> : lundi",
        "beton/pmo v 30 : comité !retard 3j > rappeler lundi",
        "beton/pmo r demain 10h : atelier < plans vendredi",
        "beton/audit r 45 : contrat !signature !silence",
    )
)
NAMED = "beton/pmo t 5 @{name} : {name} est inquiète"
Kept = dict[str, str]


class JournalAndList(RuleBasedStateMachine):
    """A journal, and a dictionary of the lines that are in it."""

    key: Key | None = None

    def __init__(self) -> None:
        """Begin with a client and nothing written."""
        super().__init__()
        self._scratch = tempfile.TemporaryDirectory()
        self.folder = Path(self._scratch.name)
        self.path = self.folder / "journal.trustjournal"
        self.clock = Clock(paris("2026-03-02T09:00"))
        database = create(self.path, now=self.clock(), key=self.key)
        desk = settled(Journal(database, clock=self.clock, zone=ZONE), self.clock)
        self.journal, self.client_id = desk.journal, desk.client_id
        self.kept: Kept = {}
        self.past: list[Kept] = []
        self.backups: list[tuple[Path, Kept, list[Kept]]] = []
        self.names = 0

    @rule(line=LINES)
    def add(self, line: str) -> None:
        """Write a line."""
        before = dict(self.kept)
        self.kept[record(self.journal, self._read(line)).id] = line
        self._did(before)

    @precondition(lambda self: self.kept)
    @rule(line=LINES, place=st.integers(0, 20))
    def edit(self, line: str, place: int) -> None:
        """Write another line in the place of one."""
        before, entry = dict(self.kept), self._one(place)
        known, logged = correction_context(self.journal, entry, "fr")
        change = correct(self.journal, entry, read_line(line, logged, known))
        self.kept[entry] = line
        if not change.is_empty:
            self._did(before)

    @precondition(lambda self: self.kept)
    @rule(place=st.integers(0, 20))
    def delete(self, place: int) -> None:
        """Remove a line."""
        before, entry = dict(self.kept), self._one(place)
        remove(self.journal, entry)
        del self.kept[entry]
        self._did(before)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        """Take the newest change back."""
        undo(self.journal)
        self.kept = self.past.pop()
        self._same()

    @rule()
    def back_up(self) -> None:
        """Make a backup; it holds what is here now."""
        self.clock.turn(minutes=1)
        made = back_up_journal(self.journal)
        self.backups.append((made.path, dict(self.kept), [dict(it) for it in self.past]))
        self._same()

    @precondition(lambda self: self.backups)
    @rule(place=st.integers(0, 9))
    def restore(self, place: int) -> None:
        """Restore a backup: what it held is here again, its undo too."""
        path, kept, past = self.backups[place % len(self.backups)]
        if not path.exists():
            return
        self.journal.close()
        self.clock.turn(minutes=1)
        restore(path, Restoring(self.path, self.clock, ZONE, lambda _: self.key))
        self._open()
        self.kept, self.past = dict(kept), [dict(it) for it in past]
        self._same()

    @rule()
    def export_and_import(self) -> None:
        """Bring an export into a new journal: the same lines."""
        if self.key is not None:
            return  # the command would ask for a passphrase; R19 does this
        out, other = self.folder / "out.json", self.folder / "other.trustjournal"
        for left in (out, *self.folder.glob("other.*")):
            left.unlink(missing_ok=True)
        for at, words in (
            (self.path, ("export", "--format", "json", "--out", str(out))),
            (other, ("init",)),
            (other, ("import", str(out))),
        ):
            said = run_inside(at, *words)
            assert said.code == 0, said.err
        with closing(open_journal(other, clock=self.clock, zone=ZONE)) as there:
            assert _lines(there) == self.kept

    @rule()
    def erase(self) -> None:
        """Write about somebody new, then erase them: the entry stays, the name goes, for ever.

        An erasure is never undone; what was done before it still can be.
        """
        before = dict(self.kept)
        self.names += 1
        name = f"Quetzal{'abcdefghij'[self.names % 10] * 3}"
        entry = record(self.journal, self._read(NAMED.format(name=name))).id
        known = people(self.journal, self.client_id)
        person = next(it for it in known if it.name == name)
        erasing.erase(self.journal, person.id, mark="[effacée]")
        line = _lines(self.journal)[entry]
        assert name.casefold() not in line.casefold()
        self.kept[entry] = line
        self.backups.clear()  # they come back without the name, which R24 sees to
        self._did(before)

    @rule()
    def lock_and_open(self) -> None:
        """Close; nobody opens it without its key, and with it all is here."""
        self.journal.close()
        if self.key is not None:
            for wrong in (None, Key(bytes(32))):
                with pytest.raises(Trouble):
                    open_journal(self.path, clock=self.clock, zone=ZONE, key=wrong)
        self.clock.turn(hours=3)
        self._open()
        self._same()

    @rule()
    def die(self) -> None:
        """End without a word: what lies on the disk is copied as it is, and opened."""
        dead = self.folder / "dead"
        shutil.rmtree(dead, ignore_errors=True)
        dead.mkdir()
        for file in self.folder.glob("journal.trustjournal*"):
            if not file.name.endswith("-shm"):
                shutil.copy(file, dead)
        self.journal.close()
        for file in self.folder.glob("journal.trustjournal*"):
            file.unlink()
        for file in dead.iterdir():
            shutil.copy(file, self.folder)
        self._open()
        self._same()

    def teardown(self) -> None:
        """Look it over at the end."""
        self._same()
        found = check(self.journal.database)
        self.journal.close()
        self._scratch.cleanup()
        assert found.is_ok, found.findings

    def _read(self, line: str) -> Draft:
        now = self.clock()
        return read_line(line, now, line_context(self.journal, "fr", now))

    def _open(self) -> None:
        self.journal = open_journal(self.path, clock=self.clock, zone=ZONE, key=self.key)

    def _one(self, place: int) -> str:
        return list(self.kept)[place % len(self.kept)]

    def _did(self, before: Kept) -> None:
        self.past.append(before)
        self.clock.turn(minutes=7)
        self._same()

    def _same(self) -> None:
        assert _lines(self.journal) == self.kept


def plain_model(trial: Trial) -> None:
    """Play with a plain journal."""
    _play(trial, None)


def encrypted_model(trial: Trial) -> None:
    """Play with an encrypted one."""
    _play(trial, Key(trial.dice.randbytes(32)))


def _play(trial: Trial, key: Key | None) -> None:
    class Played(JournalAndList):
        """The machine, counted."""

        def __init__(self) -> None:
            trial.attempt()
            super().__init__()

    Played.key = key
    chosen = settings(
        max_examples=trial.wanted,
        stateful_step_count=25,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(seed(trial.seed)(Played), settings=chosen)
    except Exception as error:  # noqa: BLE001 - whatever breaks is what is looked for
        trial.note(Harm.CORRUPT, "differs:\n" + "".join(format_exception(error)[-12:]))


def _lines(journal: Journal) -> Kept:
    rows = journal.database.rows("SELECT id, raw FROM interaction WHERE removed_at IS NULL")
    return {str(key): str(raw) for key, raw in rows}
