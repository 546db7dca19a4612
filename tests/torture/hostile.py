"""R13, R14: does a hostile text stop the window, or come back as something else?

Pasted into the line, the forms and the box for many lines, none keeps the window a second: it is
taken whole or refused, never cut. Typed on the command line, each comes back to the character from
the list, the search and an export that was brought in again.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.torture.inside import run_inside
from tests.torture.journals import new_journal
from tests.torture.processes import PATIENCE, environment
from tests.torture.row import Harm, Trial, need
from tests.torture.texts import BROKEN, KEPT, LONG
from trustjournal.storage.text import clean

LONGEST_FREEZE = 1.0  # seconds
CUTTING = "field"  # one line of a form: Qt holds 32,767 characters, and shows where it ends


def pastes(trial: Trial) -> None:
    """Paste everything everywhere, in a process with a window."""
    need(os.environ.get("DISPLAY"), "there is no display")
    done = subprocess.run(
        [sys.executable, "-m", "tests.torture.pasting"],
        env=environment(trial.folder),
        capture_output=True,
        timeout=PATIENCE,
        check=True,
    )
    for told in json.loads(done.stdout):
        trial.attempt()
        what = f"{told['what']} into the {told['where']}"
        seconds = told["seconds"]
        trial.expect(seconds < LONGEST_FREEZE, Harm.WRONG, f"{what} took {seconds:.1f} s")
        whole = told["kept"] in {"all", "nothing"} or told["where"] == CUTTING
        trial.expect(whole, Harm.CORRUPT, f"{what} was cut")


def round_trips(trial: Trial) -> None:
    """Type each text; it is found, listed and exported as it was typed."""
    path = new_journal(trial.folder)
    for what, text in {**KEPT, **BROKEN}.items():
        for way in ("argument", "standard input"):
            trial.attempt()
            _round_trip(trial, path, f"{what} by {way}", text, by_stdin=way != "argument")
    for what, text in list(LONG.items())[: trial.wanted]:
        trial.attempt()
        start = time.process_time()
        said = run_inside(path, "quick", "-", "--json", stdin=f"{text}\n")
        seconds = time.process_time() - start
        trial.expect(said.code in {0, 2}, Harm.WRONG, f"{what}: exit {said.code}")
        trial.expect(seconds < 10, Harm.WRONG, f"{what}: {seconds:.1f} s")
        raws = [one["parse"]["raw"] for one in map(json.loads, said.out.splitlines())]
        trial.expect(said.code or raws == [text.strip()], Harm.CORRUPT, f"{what} was changed")
    _brought_in_again(trial, path)


def _round_trip(trial: Trial, path: Path, what: str, text: str, *, by_stdin: bool) -> None:
    given = ("-", text) if by_stdin else (text, "")
    said = run_inside(path, "quick", given[0], "--json", stdin=given[1])
    if said.code:
        trial.expect(said.code == 2 and said.err.strip(), Harm.WRONG, f"{what}: {said.err}")
        return
    listed = json.loads(run_inside(path, "list", "--json", "--limit", "1").out)
    found = listed[0]["raw"]
    expected = clean(text.encode("utf-8", "replace").decode("utf-8"))
    alike = {
        clean(text),
        expected,
        clean(text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")),
    }
    trial.expect(found in alike, Harm.CORRUPT, f"{what}: {found!a} for {text!a}")


def _brought_in_again(trial: Trial, path: Path) -> None:
    """An export, brought into a new journal, says the same lines."""
    out = path.with_name("all.json")
    said = run_inside(path, "export", "--format", "json", "--out", str(out))
    trial.expect(said.code == 0, Harm.WRONG, f"export: {said.err}")
    other = path.with_name("other.trustjournal")
    run_inside(other, "init")
    said = run_inside(other, "import", str(out))
    trial.expect(said.code == 0, Harm.WRONG, f"import: {said.err}")
    here, there = (json.loads(run_inside(it, "list", "--json").out) for it in (path, other))
    trial.expect(here == there, Harm.CORRUPT, "brought in again, the entries differ")
