"""R3 and R4 for the window: what becomes of the line when the disk refuses it at Enter?

It stays where it was typed and the reason is said, or it waits in the spool; entered again, or once
there is space, it is in the journal, once.
"""

import json
import os
import subprocess
import sys

from tests.torture.journals import look_over, new_journal
from tests.torture.processes import PATIENCE, environment
from tests.torture.row import Harm, Trial, need


def lines_in_a_window(trial: Trial) -> None:
    """Enter ``trial.wanted`` lines."""
    need(os.environ.get("DISPLAY"), "there is no display")
    need(sys.platform != "win32", "this system has no limit of the size of files")
    path = new_journal(trial.folder)
    words = ["-m", "tests.torture.typed", str(path), str(trial.seed), str(trial.wanted)]
    done = subprocess.run(
        [sys.executable, *words],
        env=environment(trial.folder),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    complaint = done.stderr.decode("utf-8", "replace")
    trial.expect(done.returncode == 0, Harm.WRONG, f"the window ended: {complaint[-800:]}")
    typed = json.loads(done.stdout) if done.returncode == 0 else []
    for told in typed:
        trial.attempt()
        what = f"{told['text']} under a limit of {told['limit']}"
        trial.expect(told["held"] in {"", told["text"]}, Harm.LOST, f"{what}: {told['held']}")
        trial.expect(not told["held"] or told["said"], Harm.UNDETECTED, f"{what}: nothing said")
    stored = sorted(look_over(trial, path, {}).values())
    missing = [told["text"] for told in typed if stored.count(told["text"]) < 1]
    doubled = [told["text"] for told in typed if stored.count(told["text"]) > 1]
    trial.expect(not missing, Harm.LOST, f"not in the journal: {missing[:3]}")
    trial.expect(not doubled, Harm.WRONG, f"twice in the journal: {doubled[:3]}")
