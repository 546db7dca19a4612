"""How can a client reach the consultant? Each means is one more way to be there in time."""

from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.changes import Change, Intention
from trustjournal.journal.journal import Journal
from trustjournal.journal.names import folded
from trustjournal.journal.naming import expect_client
from trustjournal.storage.shapes import words_text


def set_channels(journal: Journal, client_id: str, channels: tuple[str, ...]) -> Change:
    """Say by which means a client can reach me; a means named twice counts once.

    Raises Unacceptable if none is named.
    """
    with journal.undertake(Intention.AMEND_CLIENT) as deed:
        client = expect_client(journal, client_id)
        named: dict[str, str] = {}
        for one in channels:
            if one.strip():
                named.setdefault(folded(one), one.strip())
        if not named:
            raise Unacceptable(Problem("empty", field="reachable"))
        deed.writer.amend("client", client.id, reachable_by=words_text(named.values()))
    return deed.change
