"""Which SQLite is this, and how does sqlite-utils come to use the same one?

One driver for everything, with or without a key: sqlcipher3, which brings its own recent SQLite.
sqlite-utils looks for a module called ``pysqlite3`` before it takes Python's own ``sqlite3``; if it
took that one, its ``except`` clauses would never match the errors our connections raise, and
``insert(alter=True)`` would break. So sqlcipher3 answers to that name before sqlite-utils is
imported, here and nowhere else. sqlite-utils costs 0.1 s (it loads numpy where installed), so
only schema work, migrations and exchange ask for it; its plugins stay off.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

import sqlcipher3
from sqlcipher3 import dbapi2

from trustjournal.storage.vault.key import Key

if TYPE_CHECKING:  # sqlcipher3 has no types of its own; its classes do as sqlite3's do
    import sqlite3

    from sqlite_utils import Database as SchemaDatabase

    Connection: TypeAlias = sqlite3.Connection
    Error: TypeAlias = sqlite3.Error
else:
    Connection, Error = dbapi2.Connection, dbapi2.Error

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)

Value: TypeAlias = str | int | float | None
BUSY_TIMEOUT_MS = 5_000
CACHED_STATEMENTS = 256


def connect(path: Path, mode: str, key: Key | None = None) -> Connection:
    """Open a connection in autocommit; ``mode`` is SQLite's: ro, rw, rwc, or ``immutable``.

    Every connection of the program is made here. A key is handed over before anything else is
    asked; whether it is the right one shows at the first page that is read.
    """
    options = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    address = f"file:{quote(str(path.absolute()))}?{options}"
    connection: Connection = dbapi2.connect(
        address,
        uri=True,
        isolation_level=None,
        timeout=BUSY_TIMEOUT_MS / 1000,
        cached_statements=CACHED_STATEMENTS,
        check_same_thread=False,
    )
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")  # a wrong key is told by us alone
        connection.execute(f"PRAGMA key = {key.literal}")
    return connection


def attach(connection: Connection, path: Path, name: str, key: Key | None) -> None:
    """Let a connection reach a second file under ``name``, in plain or by a key of its own."""
    literal = "''" if key is None else key.literal
    connection.execute(f"ATTACH DATABASE ? AS {name} KEY {literal}", (str(path.absolute()),))


def connect_memory() -> Connection:
    """Open a connection to an empty database that lives in memory."""
    connection: Connection = dbapi2.connect(":memory:", isolation_level=None)
    return connection


def schema_database(connection: Connection) -> "SchemaDatabase":
    """Return sqlite-utils' view of a connection, for schema work and bulk."""
    from sqlite_utils import Database  # noqa: PLC0415 - see above

    return Database(connection, recursive_triggers=False, execute_plugins=False)
