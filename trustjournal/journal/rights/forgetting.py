"""Which copies of a journal still name someone who was erased, until when, and how is that mended?

Backups leave by rotation, the last of them within a year or so; whoever must not wait has them
rewritten. Copies kept aside by an upgrade or a restore have no date to go and are rewritten in
their place; one that was left with a log of its own is only told.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from trustjournal.domain.records import Erasure
from trustjournal.errors import Trouble
from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping.safekeeping import backup_folder
from trustjournal.journal.rights.erasing import erasures
from trustjournal.journal.rights.leaving import leaving
from trustjournal.storage.database import Database
from trustjournal.storage.erasing import put_erasure, take_out
from trustjournal.storage.manifest import SUFFIX, Backup
from trustjournal.storage.rewriting import names_someone, rewrite_copy, rewritten
from trustjournal.storage.rotation import backups, leaving_days
from trustjournal.storage.vault.key import Key

LOOSE = ("*-before-version-*", "*-replaced-*")  # kept aside by an upgrade or a restore
Names = Mapping[str, tuple[str, ...]]
Tell = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class NamingCopy:
    """A copy that still names someone erased. ``leaves_on`` is None where no day is foreseen;
    ``is_closed``: it could not be opened, so nobody knows.
    """

    path: Path
    backup: Backup | None
    leaves_on: date | None
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of the copies: how many were rewritten, and those that could not be."""

    rewritten: int
    left: tuple[Path, ...]


def naming_copies(
    journal: Journal, *, second: Path | None = None, also: tuple[Erasure, ...] = ()
) -> tuple[NamingCopy, ...]:
    """Return the copies that name someone who was erased, newest backup first.

    ``second`` is the other folder of backups, if there is one; ``also`` are erasures yet to come.
    """
    known = (*erasures(journal), *also)
    return tuple(_naming(journal, known, second)) if known else ()


@dataclass(frozen=True, slots=True)
class Rewriting:
    """The copies to be rewritten, and all it takes: ``run`` reads no journal, in any thread."""

    naming: tuple[NamingCopy, ...]
    known: tuple[Erasure, ...]
    names: Names = field(repr=False)
    key: Key | None

    def run(self, tell: Tell = lambda _done, _of: True) -> Mended:
        """Rewrite them; ``tell`` hears how far it is and says whether to go on."""
        done, left = 0, list[Path]()
        for place, one in enumerate(self.naming):
            if not tell(place, len(self.naming)):
                left += [other.path for other in self.naming[place:]]
                break
            try:
                _rewrite(one, self.key, _rewriting(self.known, self.names))
                done += 1
            except (Trouble, OSError):
                left.append(one.path)
        return Mended(done, tuple(left))


def rewriting(
    journal: Journal, *, second: Path | None = None, names: Names | None = None
) -> Rewriting:
    """Return what it takes to take who was erased out of every copy that names them.

    ``names`` are those by which they were known (by id), for a copy that knows only an earlier one.
    """
    naming = naming_copies(journal, second=second)
    return Rewriting(naming, erasures(journal), names or {}, journal.database.key)


def _naming(
    journal: Journal, known: tuple[Erasure, ...], second: Path | None
) -> Iterator[NamingCopy]:
    database = journal.database
    for folder in filter(None, (backup_folder(journal), second)):
        kept = backups(folder, journal_id=database.journal_id)
        days = leaving_days(kept, journal.now())
        for backup in kept:
            names = _names(backup.path, known, database.key)
            if names is not False:
                yield NamingCopy(backup.path, backup, days.get(backup.path), names is None)
    for path in sorted(it for end in LOOSE for it in database.path.parent.glob(f"{end}{SUFFIX}")):
        names = _names(path, known, database.key)
        if names is not False:
            yield NamingCopy(path, None, None, names is None)


def _names(path: Path, known: tuple[Erasure, ...], key: Key | None) -> bool | None:
    """Whether a copy names someone erased; None where it cannot be opened."""
    with suppress(Trouble, OSError):
        return names_someone(path, known, key)
    return None


def _rewrite(one: NamingCopy, key: Key | None, rewrite: Callable[[Database], None]) -> None:
    if one.backup is not None:
        rewritten(one.backup, key, rewrite)
        return
    if one.is_closed or _has_log(one.path):
        raise Trouble(code="backup_failed", path=str(one.path))  # its log would be lost
    part = one.path.with_name(f".{one.path.name}.part")
    rewrite_copy(one.path, part, key, rewrite)
    part.replace(one.path)


def _has_log(path: Path) -> bool:
    with suppress(OSError):
        return path.with_name(f"{path.name}-wal").stat().st_size > 0
    return False


def _rewriting(known: tuple[Erasure, ...], names: Names) -> Callable[[Database], None]:
    def rewrite(copy: Database) -> None:
        for one in known:
            also = names.get(one.person_id, ())
            found = leaving(copy, one.person_id, one.kind, one.mark, names=also)
            if found is not None:
                take_out(copy, found)
            put_erasure(copy, one)

    return rewrite
