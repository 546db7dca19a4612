"""R2: does a power cut lose what was acknowledged, or leave a journal that is not whole?

Sessions of ``quick -`` are recorded call by call (strace): what was written where, what was synced,
when an answer was given. Then states of the disk are rebuilt as they may be after a cut at any
moment (disk.py), opened, and held against the answers given before.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tests.torture.disk import Disk
from tests.torture.journals import a_key, a_line, an_id, look_over, new_journal
from tests.torture.processes import Said, environment, words_for
from tests.torture.row import Harm, Trial
from tests.torture.tracing import strace, with_sides
from trustjournal.storage.vault.key import Key

SESSIONS = (30, 70, 10)  # lines: begun, through a checkpoint of 1,000 pages, once more
FEW = 40  # lines, and states, of a small run
CALL = re.compile(r"\d+ +(?P<name>\w+)\((?P<words>.*)\) += (?P<result>-?\d+)")
MEMORY = Path("/dev/shm")  # noqa: S108 - states are looked at and thrown away
TRACED = "trace=openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink"


class Call(NamedTuple):
    """One call: its name, the file it was about (its name alone), its other words, as traced."""

    name: str
    file: str
    words: str
    result: int


@dataclass(frozen=True, slots=True)
class Written:
    """A journal and who writes to it: ``quick -``, or a writer that is given the key."""

    path: Path
    key: Key | None = None

    @property
    def command(self) -> list[str]:
        """The writer's command line."""
        if self.key is None:
            return words_for(self.path, "quick", "-", "--json")
        key = self.key.content.hex()
        return [sys.executable, "-m", "tests.torture.writer", str(self.path), key]

    def typed(self, trial: Trial, number: int) -> str:
        """A line as the writer takes it."""
        given = "" if self.key is None else f"{an_id(trial)} "
        return f"{given}{a_line(number)}\n"


def power_cuts(trial: Trial) -> None:
    """Rebuild and open ``trial.wanted`` states of sessions of ``quick -`` that were cut."""
    _cut(trial, Written(new_journal(trial.folder / "journal")))


def power_cuts_encrypted(trial: Trial) -> None:
    """The same of an encrypted journal."""
    key = a_key(trial)
    _cut(trial, Written(new_journal(trial.folder / "journal", key=key), key))


def _cut(trial: Trial, written: Written) -> None:
    path = written.path
    before = {path.name: path.read_bytes()}
    calls = tuple(_recorded(trial, written, SESSIONS if trial.wanted > FEW else (FEW,)))
    disk, answers, place = Disk(before), "", 0
    in_memory = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=in_memory) as scratch:
        for moment in sorted(_moments(trial, calls)):
            for call in calls[place:moment]:
                answers += _done(disk, path, call)
            place = moment
            trial.attempt()
            state = disk.after_cut(trial.dice)
            known = Said(0, answers, "").acknowledged
            _look_at(trial, Path(scratch), written, state, known)


def _recorded(trial: Trial, written: Written, sessions: tuple[int, ...]) -> Iterator[Call]:
    """Run the sessions under strace; yield what they asked of the system, in order."""
    number, path = 0, written.path
    answers = path.with_name("answers")
    for turn, lines in enumerate(sessions):
        log = trial.folder / f"trace-{turn}"
        files = (*with_sides(path), path.parent, answers)
        options = ("-y", "-xx", "-s", "100000", "-e", TRACED)
        typed = "".join(written.typed(trial, number + place) for place in range(lines))
        number += lines
        with answers.open("wb") as out:
            subprocess.run(
                [*strace(log, *options, files=files), *written.command],
                input=typed.encode(),
                stdout=out,
                env=environment(trial.folder),
                check=True,
            )
        said = Said(0, answers.read_text(encoding="utf-8"), "").acknowledged
        trial.expect(len(said) == lines, Harm.WRONG, f"{len(said)} of {lines} lines recorded")
        yield from map(_call, filter(CALL.match, log.read_text(encoding="ascii").splitlines()))
        log.unlink()


def _call(line: str) -> Call:
    found = CALL.match(line)
    assert found is not None
    name, words = found["name"], found["words"]
    file = words.split(", ")[1] if name == "openat" else words
    if name in {"openat", "unlink"}:
        path = _bytes(file)
    else:
        path = _bytes(words[words.index("<") : words.index(">")])
    return Call(name, Path(path.decode()).name, words, int(found["result"]))


def _moments(trial: Trial, calls: tuple[Call, ...]) -> Iterator[int]:
    """Yield where the power fails: half of the times right after an answer was given."""
    answered = [place for place, call in enumerate(calls, 1) if call.name == "write"]
    for turn in range(trial.wanted):
        if turn % 2:
            yield trial.dice.randint(0, len(calls))
        else:
            yield trial.dice.choice(answered)


def _done(disk: Disk, path: Path, call: Call) -> str:
    """Let the disk do a call; return what it answered to the user, if it was an answer."""
    if call.result < 0:
        return ""
    if call.file == path.parent.name and call.name.endswith("sync"):
        disk.sync_names()
    elif call.name == "write":
        return _bytes(call.words.partition(", ")[2]).decode()
    elif not call.file.startswith(path.name) or call.file.endswith("-shm"):
        return ""
    elif call.name == "openat" and "O_CREAT" in call.words:
        disk.make(call.file)
    elif call.name == "unlink":
        disk.unlink(call.file)
    elif call.name == "ftruncate":
        disk.truncate(call.file, int(call.words.rpartition(", ")[2]))
    elif call.name in {"fsync", "fdatasync"}:
        disk.sync(call.file)
    elif call.name == "pwrite64":
        content, _, offset = (call.words.split(", ")[place] for place in (1, 2, 3))
        disk.write(call.file, int(offset), _bytes(content))
    return ""


def _bytes(text: str) -> bytes:
    return bytes.fromhex("".join(re.findall(r"\\x([0-9a-f]{2})", text)))


def _look_at(
    trial: Trial,
    scratch: Path,
    written: Written,
    state: dict[str, bytes],
    acknowledged: dict[str, str],
) -> None:
    folder, name = scratch / "state", written.path.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for file, content in state.items():
        (folder / file).write_bytes(content)
    if trial.dice.random() < 0.5:  # what shared memory left behind may be anything
        (folder / f"{name}-shm").write_bytes(trial.dice.randbytes(32768))
    look_over(trial, folder / name, acknowledged, key=written.key)
