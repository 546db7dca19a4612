"""How is the program run as a process of its own, and what did it say?"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.torture.row import Harm, Trial
from trustjournal.wording import words

PROGRAM = (sys.executable, "-m", "trustjournal")
PATIENCE = 120
OUR_BUG = words("en")("cli.usage.our_bug", path="").split(".")[0]


@dataclass(frozen=True, slots=True)
class Said:
    """How a process ended and what it said. A negative code is the signal that ended it."""

    code: int
    out: str
    err: str

    @property
    def acknowledged(self) -> dict[str, str]:
        """The lines it said were recorded, by id; an answer cut off in its middle is none."""
        answers = (json.loads(line) for line in self.out.splitlines() if line.endswith("}"))
        return {answer["id"]: answer["parse"]["raw"] for answer in answers}


def environment(folder: Path) -> dict[str, str]:
    """Return an environment in which everything of the user is kept in ``folder``."""
    kept = dict(os.environ)
    for name in ("CONFIG", "DATA", "STATE"):
        kept[f"XDG_{name}_HOME"] = str(folder / name.lower())
    runtime = folder / "run"
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    return kept | {
        "XDG_RUNTIME_DIR": str(runtime),
        "PYTHONIOENCODING": "utf-8",
        "LC_ALL": "C.UTF-8",
    }


def words_for(path: Path, *words: str) -> list[str]:
    """Return the command line of the program on a journal, in English."""
    return [*PROGRAM, "--journal", str(path), "--lang", "en", "--tz", "Europe/Paris", *words]


def run(
    path: Path,
    *words: str,
    stdin: str = "",
    under: Sequence[str] = (),
    variables: dict[str, str] | None = None,
) -> Said:
    """Run the program on a journal to its end; ``under`` is a program that starts it."""
    done = subprocess.run(
        [*under, *words_for(path, *words)],
        input=stdin.encode(),
        env=variables or environment(path.parent),
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode("utf-8", "replace"))


def expect_told(trial: Trial, said: Said, codes: tuple[int, ...], what: str) -> None:
    """Expect an exit code, a clear sentence where it is not 0, and never a traceback."""
    trial.expect(said.code in codes, Harm.WRONG, f"{what}: exit {said.code}: {said.err[-300:]}")
    for bad in ("Traceback", OUR_BUG, "locked"):
        trial.expect(bad not in said.err, Harm.WRONG, f"{what}: {said.err[-500:]}")
    if said.code:
        trial.expect((said.err + said.out).strip(), Harm.UNDETECTED, f"{what}: no message")
