"""Which promises may a client read in a document? None, until the consultant says so."""

from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.changes import Change, Intention
from trustjournal.journal.journal import Journal
from trustjournal.storage.promises import COMMITMENTS, WAITINGS

TABLES = (COMMITMENTS, WAITINGS)


def share_promise(journal: Journal, promise_id: str, *, is_shared: bool = True) -> Change:
    """Let the client's documents say a commitment or a waiting, or no longer.

    Raises Unacceptable if there is none of that id.
    """
    with journal.undertake(Intention.SHARE_PROMISE) as deed:
        for shape in TABLES:
            if shape.one(journal.database, promise_id) is not None:
                deed.writer.amend(shape.table, promise_id, client_visible=int(is_shared))
                break
        else:
            raise Unacceptable(Problem("id_unknown", {"given": promise_id}))
    return deed.change
