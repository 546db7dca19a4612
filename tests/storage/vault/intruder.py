"""A process that tries to have a journal for itself, and says why it cannot."""

import sys
from pathlib import Path

from tests.storage.vault.safes import PASSPHRASE
from trustjournal.errors import Trouble
from trustjournal.journal.vault import unlock
from trustjournal.storage.database import open_database

if __name__ == "__main__":
    path = Path(sys.argv[1])
    database = open_database(path, key=unlock(path, PASSPHRASE))
    database.connection.execute("PRAGMA busy_timeout=0")
    try:
        database.rows("PRAGMA journal_mode=DELETE")
    except Trouble as trouble:
        sys.stdout.write(trouble.code)
