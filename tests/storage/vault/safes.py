"""Encrypted journals for tests: real SQLCipher files, real Argon2id, little effort."""

from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from tests.builders import LONG_AGO, PARIS
from trustjournal.domain.records import Client
from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping.vault import create_encrypted
from trustjournal.storage.clients import CLIENTS
from trustjournal.storage.database import Database
from trustjournal.storage.vault.deriving import Effort
from trustjournal.storage.vault.key import Key
from trustjournal.storage.writing import Writer

PASSPHRASE = "quatre mots que personne ne devine"  # noqa: S105 - of a journal of the tests
LITTLE = Effort(memory_kib=1_024, passes=1, lanes=1)
NOW = datetime(2026, 11, 18, 16, 5, tzinfo=UTC)
CANARY = "Béton-Canari-7341"
TICKS = count()


def ticking() -> datetime:
    """Return a moment later than any it returned: no two backups have one name."""
    return LONG_AGO + timedelta(seconds=next(TICKS))


def a_safe(path: Path, passphrase: str = PASSPHRASE) -> Journal:
    """Return a new encrypted journal, open."""
    return create_encrypted(path, passphrase, clock=lambda: LONG_AGO, zone=PARIS, effort=LITTLE)


def key_of(journal: Journal) -> Key:
    """Return the key that opened a journal."""
    assert journal.database.key is not None
    return journal.database.key


def write_client(database: Database, alias: str = "beton", name: str = CANARY) -> None:
    """Add a client."""
    with database.atomic():
        writer = Writer(database, NOW)
        CLIENTS.put(writer, Client(alias, name, alias, NOW))
        writer.finish("add_client")
