"""A process that encrypts a journal or makes it plain, to be killed while it does."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.builders import PARIS
from tests.storage.vault.safes import LITTLE, PASSPHRASE
from trustjournal.journal.keeping.vault import decrypt, encrypt, unlock
from trustjournal.journal.opening import open_journal

if __name__ == "__main__":
    deed, path = sys.argv[1], Path(sys.argv[2])
    key = unlock(path, PASSPHRASE) if deed == "decrypt" else None
    now = datetime.now(UTC)
    journal = open_journal(path, clock=lambda: now, zone=PARIS, key=key)
    sys.stdout.write("open\n")
    sys.stdout.flush()
    if deed == "decrypt":
        decrypt(journal)
    else:
        encrypt(journal, PASSPHRASE, effort=LITTLE)
