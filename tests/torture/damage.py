"""R6, R7, R8: is damage ever served as if it were what was written?

A bit turned anywhere is seen when the journal is opened or checked, or changes nothing that can be
read. A file cut off, zeroed or overwritten is refused in words that lead to a backup, is left as it
is, and no backup goes. A journal of a newer program is refused and left as it is.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.torture.inside import run_inside
from tests.torture.journals import a_key, new_journal, opened, told
from tests.torture.processes import expect_told
from tests.torture.row import Harm, Trial
from trustjournal.errors import Trouble
from trustjournal.journal.keeping.safekeeping import FOLDER
from trustjournal.storage.check import check
from trustjournal.storage.driver import connect
from trustjournal.storage.vault.key import Key

LINES = 25
PAGE = 4096
COMMANDS = (("list",), ("today",), ("quick", "beton t 5 : perdue"), ("backup",), ("check",))
CUTS: dict[str, Callable[[bytes], bytes]] = {
    "0 bytes": lambda _: b"",
    "half": lambda content: content[: len(content) // 2],
    "half a page more": lambda content: content[: len(content) // 2 + PAGE // 2],
    "one byte less": lambda content: content[:-1],
    "one page less": lambda content: content[:-PAGE],
    "head zeroed": lambda content: bytes(100) + content[100:],
    "first page zeroed": lambda content: bytes(PAGE) + content[PAGE:],
    "all zeroed": lambda content: bytes(len(content)),
    "garbage": lambda content: os.urandom(len(content)),
    "text": lambda _: b"Cher journal,\n" * 500,
}


def flipped_bits(trial: Trial) -> None:
    """Turn bits of a plain journal."""
    _flip(trial, None)


def flipped_bits_encrypted(trial: Trial) -> None:
    """Turn bits of an encrypted journal."""
    _flip(trial, a_key(trial))


def _flip(trial: Trial, key: Key | None) -> None:
    path = new_journal(trial.folder, key=key, lines=LINES)
    content = path.read_bytes()
    with opened(path, key=key) as database:
        before = told(database)
        trial.expect(check(database).is_ok, Harm.WRONG, "the journal was not whole to begin with")
    stride = len(content) * 8 // trial.wanted
    for start in range(0, stride * trial.wanted, stride):
        trial.attempt()
        place = start + trial.dice.randrange(stride)
        spoilt = bytearray(content)
        spoilt[place // 8] ^= 1 << place % 8
        path.write_bytes(spoilt)
        if not _is_seen(path, key, before):
            trial.note(Harm.UNDETECTED, f"bit {place % 8} of byte {place // 8}")
        for side in ("-wal", "-shm"):
            path.with_name(path.name + side).unlink(missing_ok=True)


def _is_seen(path: Path, key: Key | None, before: tuple[object, ...]) -> bool:
    """Whether a changed file is refused, or found out, or says just what it said."""
    try:
        with opened(path, key=key) as database:
            return not check(database).is_ok or told(database) == before
    except Trouble:
        return True


def cut_files(trial: Trial) -> None:
    """Spoil the whole file; each command refuses it, leads to a backup and touches nothing."""
    path = new_journal(trial.folder, lines=LINES)
    for number in range(4):
        run_inside(path, "backup", now=f"2026-11-1{number}T10:00")
    content = path.read_bytes()
    for name, spoil in list(CUTS.items())[: trial.wanted]:
        trial.attempt()
        path.write_bytes(spoil(content))
        before = dict(_files(path.parent))
        for words in COMMANDS:
            said = run_inside(path, *words)
            expect_told(trial, said, (1,), f"{name}, {words[0]}")
            told = said.err + said.out
            leads = "estore" in told or "backup" in told
            trial.expect(leads, Harm.WRONG, f"{name}, {words[0]}: no way back is named: {told}")
        after = dict(_files(path.parent))
        trial.expect(
            before == after, Harm.CORRUPT, f"{name}: files changed: {before.keys() ^ after.keys()}"
        )


def newer_journals(trial: Trial) -> None:
    """Open a journal of a newer program, folded in or with writes still in its WAL."""
    for folded in (True, False):
        trial.attempt()
        path = new_journal(trial.folder / str(folded), lines=3)
        newer = connect(path, "rw")
        newer.execute("PRAGMA user_version=9999")
        if folded:
            newer.close()
        before = path.read_bytes()
        for words in (*COMMANDS, ("export", "--format", "json", "--out", str(path) + ".json")):
            said = run_inside(path, *words)
            if words[0] != "export":
                expect_told(trial, said, (3,), f"newer, {words[0]}")
            trial.expect(path.read_bytes() == before, Harm.CORRUPT, f"{words[0]} changed the file")
        newer.close()


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the journal and its backups, by name."""
    for file in (*folder.glob("*.trustjournal"), *(folder / FOLDER).glob("*")):
        yield file.name, file.read_bytes()
