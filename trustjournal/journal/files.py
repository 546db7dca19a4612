"""How is a client's file kept at hand without being read again for each line?

The file read last is kept with the change it is true for. When changes were made since, here or in
another process, it is brought up to date from what they altered.
"""

from weakref import WeakKeyDictionary

from trustjournal.domain.records import ClientFile
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.journal import Journal
from trustjournal.storage.files import AT_MOST, concerns, fetch_file, patched
from trustjournal.storage.trail import alterations, count_alterations, last_seq

_KEPT: WeakKeyDictionary[Journal, dict[str, tuple[ClientFile, int, int]]] = WeakKeyDictionary()


def kept_file(journal: Journal, client_id: str) -> tuple[ClientFile, int]:
    """Return the file of a client and the change that altered it last.

    Raises Unacceptable if there is no client of that id.
    """
    files = _KEPT.setdefault(journal, {})
    now = last_seq(journal.database)
    if client_id in files:
        file, changed, upto = files[client_id]
        if upto == now:
            return file, changed
        if count_alterations(journal.database, upto, now) <= AT_MOST:
            altered = alterations(journal.database, upto, now)
            own = [one for one in altered if concerns(one, client_id)]
            mended = patched(journal.database, file, own)
            if mended is not None:
                files[client_id] = (mended, now if own else changed, now)
                return mended, files[client_id][1]
    found = fetch_file(journal.database, client_id)
    if found is None:
        files.pop(client_id, None)
        raise Unacceptable(Problem("id_unknown", {"given": client_id}, field="client"))
    files[client_id] = (found, now, now)
    return found, now
