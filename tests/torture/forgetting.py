"""R24: is a person who was erased gone, from every page and every backup?

The name stood in entries, corrections, removed lines, promises and the search index, and in backups
made before. After the erasure the bytes of every file are read, those of encrypted ones page by
page after decrypting them as SQLCipher does: AES-256 in CBC mode, the IV at the end of each page.
Source: SQLCipher's design, zetetic.net/sqlcipher/design.
"""

import json
from collections.abc import Iterator

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests.torture.drills import Drilled
from tests.torture.row import Harm, Trial
from trustjournal.journal.keeping.safekeeping import FOLDER
from trustjournal.storage.vault.key import Key

NAME, WORDS = "Zéphyrine Quetzalcoatl", ("zéphyrine", "zephyrine", "quetzalcoatl")
OTHER = "Dupond"
PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16
LINES = (
    f"beton/audit r 45 @Quetzalcoatl : {NAME} s'inquiète du lot 3 !erreur",
    "beton/audit t 5 @Quetzalcoatl : Quetzalcoatl rappelle = voir Zéphyrine lundi",
    "beton/audit m? : question de Mme QUETZALCOATL sur l'étude",
    f"beton/audit t 5 @{OTHER} : {OTHER} n'a rien à voir < les plans de Zephyrine",
)


def erasing(trial: Trial) -> None:
    """Erase somebody from a plain journal."""
    _erase(trial, encrypted=False)


def erasing_encrypted(trial: Trial) -> None:
    """Erase somebody from an encrypted journal."""
    _erase(trial, encrypted=True)


def _erase(trial: Trial, *, encrypted: bool) -> None:
    trial.attempt()
    path = trial.folder / "journal" / "journal.trustjournal"
    path.parent.mkdir()
    journal = Drilled(path, encrypted=encrypted)
    journal.say("person", "add", "beton", NAME, "--role", f"assistante de {OTHER}")
    answers = journal.say("quick", "-", "--json", stdin="\n".join(LINES)).splitlines()
    ids = [json.loads(answer)["id"] for answer in answers]
    journal.say("backup")
    journal.say("edit", ids[0], "beton/audit r 45 @Quetzalcoatl : corrigé, Zéphyrine est calme")
    journal.say("remove", ids[1])
    journal.say("backup")
    before = [file for file, _ in _hits(journal)]
    trial.expect(len(before) >= 3, Harm.WRONG, f"the name was not there to begin with: {before}")
    journal.say("person", "erase", NAME, "--yes", "--rewrite-backups")
    left = [f"{file}: {word}" for file, word in _hits(journal)]
    trial.expect(not left, Harm.UNDETECTED, f"still there: {left}")
    journal.say("restore", str(min((path.parent / FOLDER).glob("*.trustjournal"))))
    left = [f"{file}: {word}" for file, word in _hits(journal)]
    trial.expect(not left, Harm.UNDETECTED, f"there again after a restore: {left}")
    found = json.loads(journal.say("search", "lot", "--json"))
    trial.expect(found, Harm.LOST, "more went than the name")
    checked = json.loads(journal.say("check", "--json"))
    trial.expect(checked["ok"], Harm.CORRUPT, f"check finds {checked['problems']}")


def _hits(journal: Drilled) -> Iterator[tuple[str, str]]:
    """Yield each file below the journal's folder that says a word of the name."""
    path = journal.path
    key = journal.key(path)
    for file in sorted(path.parent.rglob("*")):
        if not file.is_file():
            continue
        content = file.read_bytes()
        if key is not None and file.suffix == path.suffix:
            content = b"".join(_pages(content, key))
        text = content.decode("utf-8", "ignore").casefold()
        wide = content.decode("utf-16-le", "ignore").casefold()
        yield from ((file.name, word) for word in WORDS if word in text or word in wide)


def _pages(content: bytes, key: Key) -> Iterator[bytes]:
    """Yield the pages of an encrypted file as they were before they were encrypted."""
    for start in range(0, len(content), PAGE):
        page = content[start : start + PAGE]
        body, vector = page[: PAGE - RESERVED], page[PAGE - RESERVED : PAGE - RESERVED + IV]
        if start == 0:
            body = body[SALT:]
        opener = Cipher(algorithms.AES256(key.content), modes.CBC(vector)).decryptor()
        yield opener.update(body) + opener.finalize()
