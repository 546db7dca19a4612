"""R18, R19: does what was kept come back? A restore drill for each format, every backup verified.

A journal with a past (corrected, removed, undone, answered) is backed up and exported, then harmed;
what is restored or brought in says what it said at that moment, plain and encrypted.
"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.torture.inside import run_inside
from tests.torture.journals import a_line, told
from tests.torture.row import Harm, Trial
from trustjournal.journal.keeping.safekeeping import FOLDER
from trustjournal.journal.keeping.vault import unlock
from trustjournal.storage.check import check
from trustjournal.storage.database import open_database
from trustjournal.storage.driver import Error
from trustjournal.storage.manifest import is_intact
from trustjournal.storage.rotation import backups
from trustjournal.storage.vault.key import Key

PASSPHRASE = "une phrase de passe d'essai, assez longue"  # noqa: S105 - opens nothing but our own tries
HARMS: dict[str, Callable[[bytes], bytes | None]] = {
    "gone": lambda _: None,
    "0 bytes": lambda _: b"",
    "garbage": lambda content: bytes(reversed(content)),
    "half": lambda content: content[: len(content) // 2],
}
WHOLE = ("json", "sqlite")  # formats that bring everything back
ASKED = (("list",), ("trust", "audit"), ("commitment", "list"), ("request", "list"), ("warnings",))
LINES = 12


class Drilled:
    """A journal and how it is spoken to."""

    def __init__(self, path: Path, *, encrypted: bool) -> None:
        """Make it, with a past."""
        self.path = path
        self._secret = path.with_name("passphrase")
        self._given = ("--passphrase-file", str(self._secret)) if encrypted else ()
        self._make(encrypted=encrypted)
        for words in (
            ("client", "add", "Béton SA", "--alias", "beton", "--contact", "Éléonore d'Arc"),
            ("mission", "add", "beton", "Audit", "--alias", "audit", "--start", "2026-10-05"),
        ):
            self.say(*words)
        self.type(0)

    @property
    def secret(self) -> str:
        """What opens it. The recovery key, which need not be stretched: a drill has many turns."""
        return self._secret.read_text(encoding="utf-8") if self._given else ""

    def say(self, *words: str, at: Path | None = None, stdin: str = "") -> str:
        """Run a command; return its answer. AssertionError if it fails."""
        said = run_inside(at or self.path, *self._given, *words, stdin=stdin)
        assert said.code == 0, (words, said.err)
        return said.out

    def type(self, first: int) -> None:
        """Type lines; correct one, answer one, remove one and take one change back."""
        lines = [a_line(first + number) for number in range(LINES)]
        lines += ["beton/audit m? : quand commence-t-on ?", "beton/audit m> : lundi"]
        answers = self.say("quick", "-", "--json", stdin="\n".join(lines)).splitlines()
        ids = [json.loads(answer)["id"] for answer in answers]
        self.say("edit", ids[0], "beton/audit r 45 : corrigé l'été venu !retard 2j")
        self.say("remove", ids[1])
        self.say("remove", ids[2])
        self.say("undo")

    def key(self, path: Path) -> Key | None:
        """Return the key of a copy, None for a plain one."""
        return unlock(path, self.secret) if self._given else None

    def _make(self, *, encrypted: bool) -> None:
        if not encrypted:
            self.say("init")
            return
        recovery = self.path.with_name("recovery")
        self._secret.write_text(PASSPHRASE, encoding="utf-8")
        self.say("init", "--encrypted", "--recovery-out", str(recovery))
        recovery.replace(self._secret)

    def told(self, path: Path) -> object:
        """Return all that a copy says; its problems if it is not whole."""
        database = open_database(path, read_only=True, key=self.key(path))
        try:
            found = check(database)
            return told(database) if found.is_ok else found.findings
        finally:
            database.close()

    def answers(self, path: Path) -> list[object]:
        """Return what a journal answers to ASKED."""
        return [json.loads(self.say(*words, "--json", at=path)) for words in ASKED]


def restoring(trial: Trial) -> None:
    """Restore a plain journal after each harm."""
    _restore(trial, encrypted=False)


def restoring_encrypted(trial: Trial) -> None:
    """Restore an encrypted journal after each harm."""
    _restore(trial, encrypted=True)


def bringing_back(trial: Trial) -> None:
    """Export a journal in each format that comes back, and bring it in elsewhere."""
    journal = Drilled(_folder(trial, "journal"), encrypted=False)
    before = journal.answers(journal.path)
    for form in (*WHOLE, "csv"):
        trial.attempt()
        out, fresh = _folder(trial, f"export.{form}"), _folder(trial, f"from-{form}")
        journal.say("export", "--format", form, "--out", str(out))
        journal.say("init", at=fresh)
        journal.say("import", str(out), at=fresh)
        after = journal.answers(fresh)
        if form in WHOLE:
            trial.expect(after == before, Harm.LOST, f"{form}: {_difference(before, after)}")
        else:
            raws = [
                [entry["raw"] for entry in json.loads(json.dumps(it[0]))] for it in (before, after)
            ]
            trial.expect(raws[0] == raws[1], Harm.LOST, f"{form}: other lines come back")
        again = journal.say("import", str(out), "--json", at=fresh)
        trial.expect(journal.answers(fresh) == after, Harm.WRONG, f"twice is not once: {again}")


def _restore(trial: Trial, *, encrypted: bool) -> None:
    for what, harm in list(HARMS.items())[: trial.wanted]:
        trial.attempt()
        journal = Drilled(_folder(trial, what), encrypted=encrypted)
        backup = Path(json.loads(journal.say("backup", "--json"))["path"])
        _verify(trial, journal)
        before = journal.told(journal.path)
        journal.type(100)
        content = harm(journal.path.read_bytes())
        if content is None:
            journal.path.unlink()
        else:
            journal.path.write_bytes(content)
        journal.say("restore", str(backup))
        try:
            trial.expect(journal.told(journal.path) == before, Harm.LOST, f"{what}: not as it was")
        except Error as error:
            trial.note(Harm.CORRUPT, f"{what}: {error}")
        elsewhere = _folder(trial, f"{what} elsewhere")
        journal.say("restore", str(backup), "--to", str(elsewhere))
        trial.expect(journal.told(elsewhere) == before, Harm.LOST, f"{what}: not so elsewhere")
        _verify(trial, journal)
        shutil.rmtree(elsewhere.parent)


def _verify(trial: Trial, journal: Drilled) -> None:
    """Every backup is intact, opens, and says something whole."""
    found = backups(journal.path.parent / FOLDER)
    trial.expect(found, Harm.LOST, "there is no backup")
    for backup in found:
        trial.expect(is_intact(backup), Harm.CORRUPT, f"{backup.path.name} is not intact")
        whole = isinstance(journal.told(backup.path), tuple)
        trial.expect(whole, Harm.CORRUPT, f"{backup.path.name} is not whole")


def _folder(trial: Trial, name: str) -> Path:
    folder = trial.folder / name.replace(" ", "-")
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "journal.trustjournal" if "." not in name else folder / name


def _raws(answers: list[object]) -> list[object]:
    """Return the lines of the list, the first answer."""
    entries = answers[0]
    assert isinstance(entries, list)
    return [entry["raw"] for entry in entries]


def _difference(before: list[object], after: list[object]) -> str:
    differing = [words for words, one, two in zip(ASKED, before, after, strict=True) if one != two]
    return f"{differing} differ"
