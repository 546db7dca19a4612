"""A process that upgrades a journal by our migrations and one more that rewrites every note.

    python -m tests.torture.upgrader JOURNAL VERSION

Exit code 0 done, 1 if it could not be done and that was said as a Trouble.
"""

import re
import sys
from pathlib import Path

from trustjournal.storage import driver  # first: it brings sqlite-utils its SQLite

if driver:
    from sqlite_utils import Database as SchemaDatabase
    from sqlite_utils import Migrations

from trustjournal.errors import Trouble
from trustjournal.storage import migrations
from trustjournal.storage.schema import upgrade

OURS = sorted(name for name in dir(migrations) if re.fullmatch(r"m\d{4}_\w+", name))
ONE_MORE = len(OURS) + 1


def main() -> int:
    """Upgrade."""
    path, version = sys.argv[1:]
    try:
        upgrade(Path(path), version=int(version), steps=steps())
    except Trouble as trouble:
        sys.stderr.write(f"{trouble.code}\n")
        return 1
    return 0


def steps() -> Migrations:
    """Return our migrations and one more, full of apostrophes."""
    found = Migrations("trustjournal")
    for name in OURS:
        found()(getattr(migrations, name))

    def m9999_apostrophes(db: SchemaDatabase) -> None:
        db.execute("CREATE TABLE l_ete (id TEXT PRIMARY KEY, \"l'été d'ici\" TEXT) STRICT")
        db.execute("INSERT INTO l_ete SELECT id, 'l''appel d''' || raw FROM interaction")
        db.execute("ALTER TABLE client ADD COLUMN sector TEXT")
        db.execute("UPDATE client SET sector = 'l''industrie'")

    found()(m9999_apostrophes)
    return found


if __name__ == "__main__":
    sys.exit(main())
