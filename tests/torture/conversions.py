"""R3 and R9 for what rewrites the whole file: encrypting, restoring, importing, erasing.

Each is run once to count its calls on the disk, then again and struck at one of them: killed there,
or refused from there on. Whatever opens the journal before or after opens it then; it says what it
said before or what it is to say, and the next try gets there.
"""

import shutil
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.torture.drills import PASSPHRASE, Drilled
from tests.torture.journals import raws
from tests.torture.processes import environment, words_for
from tests.torture.row import Harm, Trial
from tests.torture.tracing import calls_in, strace
from trustjournal.errors import Refused, Trouble
from trustjournal.journal.keeping.vault import is_encrypted, unlock
from trustjournal.storage.check import check
from trustjournal.storage.database import open_database
from trustjournal.storage.vault.key import Key

ANOTHER = "une autre phrase de passe, plus longue"
CALLS = ("pwrite64", "fsync", "ftruncate", "rename", "unlink")  # no file is named: all of them
BLOWS = (("signal=KILL", ""), ("error=ENOSPC", "+"), ("error=EIO", ""))
ENDED = {0, 1, -9, 137}
AGAIN = {0, 2, 3}  # done; or done before: encrypted already, erased already, the passphrase is new
WHO = "Éléonore d'Arc"


@dataclass(frozen=True, slots=True)
class Conversion:
    """A command that rewrites the file; ``words`` are told the folder it is in."""

    name: str
    words: Callable[[Path], tuple[str, ...]]
    encrypted: bool = False


CONVERSIONS = (
    Conversion("encrypt", lambda folder: ("encrypt", "--recovery-out", str(folder / "key"))),
    Conversion("decrypt", lambda _: ("decrypt",), encrypted=True),
    Conversion(
        "passphrase",
        lambda folder: ("passphrase", "--new-passphrase-file", str(folder / "another")),
        encrypted=True,
    ),
    Conversion("restore", lambda folder: ("restore", str(folder / "old.trustjournal"))),
    Conversion("import", lambda folder: ("import", str(folder / "other.json"))),
    Conversion("erase", lambda _: ("person", "erase", WHO, "--yes", "--rewrite-backups")),
)


def conversions(trial: Trial) -> None:
    """Strike every conversion at every call, or as often as is wanted, drawn by lot."""
    bases = {encrypted: _base(trial, encrypted=encrypted) for encrypted in (False, True)}
    plan = [(one, blow) for one in CONVERSIONS for blow in _blows(trial, bases[one.encrypted], one)]
    ends = {one.name: _ends(trial, bases[one.encrypted], one) for one in CONVERSIONS}
    if trial.wanted < len(plan):
        plan = trial.dice.sample(plan, trial.wanted)
    for one, blow in plan:
        trial.attempt()
        _strike(trial, bases[one.encrypted], one, blow, ends[one.name])


def _base(trial: Trial, *, encrypted: bool) -> Path:
    """Make a journal with a past, an old backup of it, and a file to import."""
    folder = trial.folder / f"base-{encrypted}"
    folder.mkdir()
    journal = Drilled(folder / "journal.trustjournal", encrypted=encrypted)
    journal.say("backup", "--to", str(folder / "old.trustjournal"))
    other = folder / "other.trustjournal"
    for words in (("init",), ("client", "add", "Guérin", "--alias", "guerin")):
        journal.say(*words, at=other)
    journal.say("quick", "guerin t 5 : venu d'ailleurs", at=other)
    journal.say("export", "--format", "json", "--out", str(folder / "other.json"), at=other)
    journal.type(50)
    journal.say("backup")
    if encrypted:
        (folder / "another").write_text(PASSPHRASE, encoding="utf-8")
        journal.say("passphrase", "--new-passphrase-file", str(folder / "another"))
    (folder / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    (folder / "another").write_text(ANOTHER, encoding="utf-8")
    return folder


def _blows(trial: Trial, base: Path, one: Conversion) -> list[str]:
    log = trial.folder / "count"
    _run(_fresh(trial, base), one, strace(log, "-e", f"trace={','.join(CALLS)}", files=()))
    counted = calls_in(log, CALLS)
    return [
        f"inject={call}:{what}:when={when}{on}"
        for call in CALLS
        for when in range(1, counted[call] + 1)
        for what, on in BLOWS
    ]


def _ends(trial: Trial, base: Path, one: Conversion) -> tuple[object, object]:
    path = _fresh(trial, base)
    before = _said_by(path)
    code = _run(path, one, [])
    trial.expect(code == 0, Harm.WRONG, f"undisturbed, {one.name} ended with {code}")
    return before, _said_by(path)


def _strike(
    trial: Trial, base: Path, one: Conversion, blow: str, ends: tuple[object, object]
) -> None:
    path = _fresh(trial, base)
    options = ("-e", f"trace={','.join(CALLS)}", "-e", blow)
    code = _run(path, one, strace(trial.folder / "trace", *options, files=()))
    where = f"{one.name}, {blow}"
    trial.expect(code in ENDED, Harm.WRONG, f"{where}: exit {code}")
    try:
        trial.expect(_said_by(path) in ends, Harm.LOST, f"{where}: neither before nor after")
        again = _run(path, one, [])
        trial.expect(again in AGAIN, Harm.WRONG, f"{where}: the next try ended with {again}")
        trial.expect(_said_by(path) == ends[1], Harm.LOST, f"{where}: the next try gets not there")
    except Trouble as trouble:
        trial.note(Harm.LOST, f"{where}: {trouble.code}")


def _run(path: Path, one: Conversion, under: list[str]) -> int:
    folder = path.parent
    variables = environment(folder.parent / "own") | {
        "TRUSTJOURNAL_PASSPHRASE_FILE": str(folder / "passphrase"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    (folder / "key").unlink(missing_ok=True)
    command = [*under, *words_for(path, *one.words(folder))]
    done = subprocess.run(command, env=variables, capture_output=True, check=False)
    return 70 if b"Traceback" in done.stderr else done.returncode


def _fresh(trial: Trial, base: Path) -> Path:
    folder = trial.folder / "struck"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(base, folder)
    return folder / "journal.trustjournal"


def _said_by(path: Path) -> object:
    """Return the lines of a journal, opened by whatever opens it; its problems if it is not whole.

    Raises Trouble if nothing opens it.
    """
    with closing(open_database(path, key=_key(path))) as database:
        found = check(database)
        return raws(database) if found.is_ok else found.findings


def _key(path: Path) -> Key | None:
    if not is_encrypted(path):
        return None
    try:
        return unlock(path, PASSPHRASE)
    except Refused:
        return unlock(path, ANOTHER)
