"""R5: what if nothing may be written? As a user who is not root, and not the owner either.

The journal opens read-only: everything can be read, a write is refused in a clear sentence, a
backup elsewhere works, and neither the file nor its folder changes.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.torture.journals import a_line, new_journal
from tests.torture.processes import environment, expect_told, run
from tests.torture.row import Harm, Trial, need

NOBODY = 65534
AS_NOBODY = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
# the folder's and the file's modes, and whether nobody owns them
CASES = ((0o555, 0o444, False), (0o755, 0o644, False), (0o555, 0o444, True), (0o755, 0o444, True))
READING = (("list",), ("today",), ("trust", "audit"), ("search", "appel"), ("warnings",))
WRITING = (("quick", a_line(1)), ("client", "add", "Autre"), ("undo",))


def read_only_folders(trial: Trial) -> None:
    """Open a journal nobody may write to, in each of the ways that can be."""
    need(sys.platform == "linux" and os.geteuid() == 0, "only root can become another user")
    need(shutil.which("setpriv"), "setpriv is not installed")
    for number, (folder_mode, file_mode, owned) in enumerate(CASES[: trial.wanted]):
        trial.attempt()
        with tempfile.TemporaryDirectory(prefix="trustjournal-torture-") as open_place:
            Path(open_place).chmod(0o755)
            path = new_journal(Path(open_place, str(number)), lines=5)
            path.chmod(file_mode)
            path.parent.chmod(folder_mode)
            if owned:
                for place in (path, path.parent):
                    os.chown(place, NOBODY, NOBODY)
            _live(trial, path)
            path.parent.chmod(0o755)


def _live(trial: Trial, path: Path) -> None:
    own = path.parent.parent / "own"
    variables = environment(own) | {"PYTHONDONTWRITEBYTECODE": "1", "HOME": str(own)}
    for place in (own, *own.rglob("*")):
        os.chown(place, NOBODY, NOBODY)
    before = _state(path)
    for words in READING:
        said = run(path, *words, under=AS_NOBODY, variables=variables)
        need("site-packages" not in said.err, "this interpreter cannot be read by another user")
        expect_told(trial, said, (0,), f"reading: {words}")
    for asked in WRITING:
        said = run(path, *asked, under=AS_NOBODY, variables=variables)
        expect_told(trial, said, (1,), f"writing: {asked}")
        trial.expect("read-only" in said.err, Harm.WRONG, f"{asked} says: {said.err}")
    target = own / "copy.trustjournal"
    said = run(path, "backup", "--to", str(target), under=AS_NOBODY, variables=variables)
    expect_told(trial, said, (0,), "a backup elsewhere")
    trial.expect(_state(path) == before, Harm.CORRUPT, "something was written")


def _state(path: Path) -> list[tuple[str, bytes]]:
    """Return what stands in the folder. Where it may be written to, SQLite puts an index for
    readers and an empty WAL beside the journal; they say nothing.
    """
    return sorted(
        (file.name, file.read_bytes())
        for file in path.parent.iterdir()
        if not file.name.endswith("-shm") and (file == path or file.stat().st_size)
    )
