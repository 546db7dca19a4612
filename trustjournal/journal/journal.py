"""What is an open journal, and how does news of a change reach whoever shows it?

Every intention runs inside ``undertake``: one ``atomic()`` write, then, after the commit, one typed
``Change`` to all who subscribed. What another process writes is noticed by ``refresh`` (it polls
``PRAGMA data_version``) and announced in the same way, so a window has one road for both::

    with journal.undertake(Intention.KEEP) as deed:
        ACTS.put(deed.writer, act)
    return deed.change
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path

from trustjournal.journal.changes import Change, Intention, tell
from trustjournal.storage.database import Database
from trustjournal.storage.trail import alterations, last_seq
from trustjournal.storage.writing import Writer

Listener = Callable[[Change], None]
MOMENT_MS = 250


class Deed:
    """An intention under way: its writer, and its change once it is committed."""

    def __init__(self, writer: Writer) -> None:
        """Begin with a writer that has altered nothing."""
        self.writer = writer
        self.undoes: int | None = None
        self._change: Change | None = None

    @property
    def change(self) -> Change:
        """What was changed; known after the commit."""
        if self._change is None:
            message = "the change is known after the commit"
            raise RuntimeError(message)
        return self._change

    def conclude(self, change: Change) -> None:
        """Say what was changed."""
        self._change = change


class Journal:
    """An open journal. ``zone`` is the IANA name of the zone in which the consultant speaks."""

    def __init__(self, database: Database, *, clock: Callable[[], datetime], zone: str) -> None:
        """``clock`` gives an aware datetime."""
        self.database = database
        self.zone = zone
        self._clock = clock
        self._listeners: list[Listener] = []
        self._held: list[Change] | None = None
        self._seen = last_seq(database)
        self._version = database.data_version()

    @property
    def seen(self) -> int:
        """The newest change announced here."""
        return self._seen

    @property
    def path(self) -> Path:
        """Where its file is."""
        return self.database.path

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written."""
        return self.database.is_read_only

    def now(self) -> datetime:
        """Return the present, aware."""
        return self._clock()

    def hurry(self) -> None:
        """Make nobody wait: a window says after a moment that the journal is busy, and goes on."""
        self.database.hurry(MOMENT_MS)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Let ``listener`` hear every change; returns how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def announce(self, change: Change) -> None:
        """Tell all who listen; while several intentions are under way ``together``, afterwards."""
        if self._held is not None:
            self._held.append(change)
            return
        for listener in tuple(self._listeners):
            listener(change)

    @contextmanager
    def undertake(self, intention: Intention) -> Iterator[Deed]:
        """Carry out one intention: all of it is committed and then announced, or nothing is."""
        with self.database.atomic() if self._held is None else nullcontext():
            deed = Deed(Writer(self.database, self.now()))
            yield deed
            seq = deed.writer.finish(intention, undoes=deed.undoes)
        if seq is None:
            deed.conclude(Change(self._seen))
            return
        deed.conclude(tell(seq, deed.writer.alterations, intention=intention, undoes=deed.undoes))
        if seq > self._seen + 1:
            self._announce_foreign(seq - 1)
        self._seen = seq
        self.announce(deed.change)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Let several intentions be committed at once and then announced in turn, or none be."""
        seen, held = self._seen, list[Change]()
        self._held = held
        try:
            with self.database.atomic():
                yield
        except BaseException:
            self._seen = seen
            raise
        finally:
            self._held = None
        for change in held:
            self.announce(change)

    @contextmanager
    def logging_at(self, moment: datetime) -> Iterator[None]:
        """Let what is done meanwhile be logged at an earlier moment, at which it was typed."""
        clock = self._clock
        self._clock = lambda: min(moment, clock())
        try:
            yield
        finally:
            self._clock = clock

    def refresh(self) -> Change | None:
        """Announce and return what other processes have written since the last look."""
        version = self.database.data_version()
        if version == self._version:
            return None
        self._version = version
        return self._announce_foreign(last_seq(self.database))

    def close(self) -> None:
        """Let go of the file and of all who listened."""
        self._listeners.clear()
        self.database.close()

    def _announce_foreign(self, upto: int) -> Change | None:
        if upto <= self._seen:
            return None
        altered = alterations(self.database, self._seen, upto)
        self._seen = upto
        change = tell(upto, altered, is_foreign=True)
        self.announce(change)
        return change
