"""How is a journal written as a plain SQLite file that any tool opens?

SQLite itself writes it: without a key by VACUUM INTO, with one by SQLCipher's own export, since
nothing else may read the live file. The copy is a journal again: it can be opened, or imported.
"""

import os
import sys
from pathlib import Path

from trustjournal.storage.database import Database, raise_trouble
from trustjournal.storage.driver import Error, attach
from trustjournal.storage.faults import Fault, trouble

NAME = "plain_copy"
CARRIED = ("application_id", "user_version")  # what an export leaves behind


def write_plain_copy(database: Database, target: Path) -> None:
    """Write a plain copy to a file that is not there yet. Raises Trouble."""
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        if sys.platform != "win32":
            target.chmod(0o600)
    except OSError as error:
        raise trouble(Fault.NO_ACCESS, target) from error
    try:
        if database.key is None:
            database.connection.execute("VACUUM INTO ?", (str(target),))
        else:
            _export(database, target)
    except Error as error:
        raise_trouble(error, target)


def _export(database: Database, target: Path) -> None:
    attach(database.connection, target, NAME, None)
    try:
        database.connection.execute(f"SELECT sqlcipher_export('{NAME}')")
        for pragma in CARRIED:
            value = database.number(f"PRAGMA {pragma}")
            database.connection.execute(f"PRAGMA {NAME}.{pragma}={value}")
    finally:
        database.connection.execute(f"DETACH {NAME}")
