"""A process that writes: one row after the other, each acknowledged on its own flushed line.

    python -m tests.storage.writer JOURNAL NAME COUNT

Each row is a client called ``NAME NUMBER``; a row that is there already is not written again, so a
writer started anew goes on where it stopped.
"""

import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from trustjournal.domain.records import Client
from trustjournal.storage.clients import CLIENTS
from trustjournal.storage.database import open_database
from trustjournal.storage.writing import Writer

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def main() -> None:
    """Write and acknowledge."""
    path, name, many = sys.argv[1:]
    database = open_database(Path(path))
    for number in range(int(many)) if int(many) else count():
        with database.atomic():
            writer = Writer(database, NOW)
            alias = f"{name}{number}"
            if database.row("SELECT 1 FROM client WHERE alias = ?", (alias,)) is None:
                client = Client(writer.new_id(), f"Client {alias}", alias, NOW)
                CLIENTS.put(writer, client)
                writer.finish("add_client")
        sys.stdout.write(f"{alias}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
