"""T: does a word that was typed stand anywhere it should not, and may anybody else read a file?

Under umask 000 the whole round of commands is run on an encrypted journal, a line is sealed while
it is locked, a writer is killed with its WAL half full; then every byte under the user's folders is
searched for the word. And every file that was made is its owner's alone.
"""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.torture.drills import PASSPHRASE
from tests.torture.journals import an_id
from tests.torture.processes import Said, environment, expect_told, run
from tests.torture.row import Harm, Trial, need
from trustjournal.journal.keeping.vault import unlock

WORD, CLIENT = "Xylophagie", "Wolframite"
OPENLY = ("sh", "-c", 'umask 000; exec "$@"', "sh")
LINE = f"{CLIENT.lower()} t 5 : {WORD} au lot 3 = devis de {WORD} jeudi"
OWNER_ONLY = 0o077
BUG = """
import trustjournal.quickline.read as reading

def broken(text, *rest):
    raise ValueError(text)

reading.read_line = broken
"""


def secrets(trial: Trial) -> None:
    """Do the round, encrypted and plain; then look everywhere."""
    need(os.name == "posix", "modes are POSIX's")
    for encrypted in (True, False):
        trial.attempt()
        place = trial.folder / ("encrypted" if encrypted else "plain")
        round_ = Round(trial, place, encrypted=encrypted)
        round_.go()
        for file in _made(place):
            mode = stat.S_IMODE(file.lstat().st_mode)
            what = f"{file.relative_to(place)} is {mode:o}"
            trial.expect(not mode & OWNER_ONLY, Harm.WRONG, f"readable by others: {what}")
        hidden = [
            "temporary",
            *(["data", "state", "config", "run"] if encrypted else ["state/log"]),
        ]
        for folder in hidden:
            for hit in _hits(place / folder):
                trial.note(Harm.WRONG, f"{'encrypted' if encrypted else 'plain'}: {hit}")


class Round:
    """The commands of a day, in a place of their own."""

    def __init__(self, trial: Trial, place: Path, *, encrypted: bool) -> None:
        """Make the place; it is everybody's to look into, as umask 000 would have it."""
        self._trial, self._place, self._encrypted = trial, place, encrypted
        self.path = place / "data" / "own" / "journal.trustjournal"
        self._out = place / "out"
        for folder in (place / "temporary", self._out):
            folder.mkdir(parents=True)
        self._secret = place / "passphrase"
        self._secret.write_text(PASSPHRASE, encoding="utf-8")
        variables = environment(place) | {"TMPDIR": str(place / "temporary")}
        self._locked = variables
        self._variables = variables | {"TRUSTJOURNAL_PASSPHRASE_FILE": str(self._secret)}

    def go(self) -> None:
        """Do everything that may leave a trace."""
        self._make()
        report = ("report", "progress", "audit", "--out", str(self._out / "a.pdf"))
        for words in (
            ("client", "add", CLIENT, "--alias", CLIENT.lower()),
            ("mission", "add", CLIENT.lower(), "Audit", "--alias", "audit"),
            ("quick", LINE),
            ("search", WORD),
            ("backup",),
            ("export", "--format", "json", "--out", str(self._out / "a.json")),
            ("import", str(self._out / "a.json")),
            ("check",),
        ):
            expect_told(self._trial, self._say(*words), (0,), f"{words[0]}")
        self._say(*report)
        self._break()
        if self._encrypted:
            sealed = run(self.path, "quick", LINE, under=OPENLY, variables=self._locked)
            self._trial.expect(sealed.code in {0, 3}, Harm.WRONG, f"sealing: {sealed.err}")
            self._leave_a_wal()

    def _make(self) -> None:
        """Make the journal; what opens it from then on is the recovery key: it need not wait."""
        if not self._encrypted:
            expect_told(self._trial, self._say("init"), (0,), "init")
            return
        recovery = self._place / "recovery"
        said = self._say("init", "--encrypted", "--recovery-out", str(recovery))
        expect_told(self._trial, said, (0,), "init")
        recovery.replace(self._secret)

    def _say(self, *words: str) -> Said:
        return run(self.path, *words, under=OPENLY, variables=self._variables)

    def _break(self) -> None:
        """Let a bug strike with the line in its hands; neither its message nor the log tells it."""
        broken = self._place / "broken"
        broken.mkdir()
        (broken / "sitecustomize.py").write_text(BUG, encoding="utf-8")
        variables = self._variables | {"PYTHONPATH": str(broken)}
        said = run(self.path, "quick", LINE, under=OPENLY, variables=variables)
        self._trial.expect(said.code == 1 and said.err, Harm.WRONG, f"a bug: {said.code}")
        self._trial.expect(WORD not in said.err + said.out, Harm.WRONG, f"a bug tells: {said.err}")
        logs = [it for it in (self._place / "state").rglob("*.log") if it.stat().st_size]
        self._trial.expect(logs, Harm.WRONG, "a bug leaves no log")
        for log in logs:
            told = log.read_text(encoding="utf-8")
            self._trial.expect(WORD not in told, Harm.WRONG, "the log tells the line")

    def _leave_a_wal(self) -> None:
        """Kill a writer that has just acknowledged: what it wrote still stands in the WAL."""
        key = unlock(self.path, self._secret.read_text(encoding="utf-8")).content.hex()
        with subprocess.Popen(
            [sys.executable, "-m", "tests.torture.writer", str(self.path), key],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=self._locked,
        ) as writer:
            assert writer.stdin is not None
            assert writer.stdout is not None
            writer.stdin.write(f"{an_id(self._trial)} {LINE}\n".encode())
            writer.stdin.flush()
            writer.stdin.close()
            said = writer.stdout.readline()
            writer.kill()
        self._trial.expect(b"id" in said, Harm.WRONG, "the writer said nothing")


def _expect_private_paper(trial: Trial, pdf: Path) -> None:
    """A line that was not shared stands in no document, nor in what is written about it."""
    trial.expect(pdf.is_file(), Harm.WRONG, "there is no document")
    if pdf.is_file() and shutil.which("pdftotext"):
        told = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True).stdout
        for content in (told, pdf.read_bytes()):
            trial.expect(not _stands(WORD, content, "utf-8"), Harm.WRONG, "the document tells it")


def _made(place: Path) -> Iterator[Path]:
    """Yield what the program made below the user's folders."""
    for folder in ("data", "state", "config"):
        yield from (place / folder).rglob("*")


def _hits(folder: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if file.is_file():
            content = file.read_bytes()
            for word in (WORD, CLIENT):
                if any(_stands(word, content, code) for code in ("utf-8", "utf-16-le")):
                    yield f"{word} stands in {file.relative_to(folder.parent)}"


def _stands(word: str, content: bytes, code: str) -> bool:
    return word.casefold() in content.decode(code, "ignore").casefold()
