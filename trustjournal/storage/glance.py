"""What stands open right now, in one question: for the first paint, before anything is computed?"""

from typing import NamedTuple

from trustjournal.storage.database import Database

GLANCE = """
SELECT o.kind, o.subject_id, c.name, m.alias, coalesce(i.note, k.text, w.text, s.text), o.since,
  coalesce(
    (SELECT a.due_end FROM act a WHERE a.subject_id = o.subject_id AND a.kind = 'renegotiate'
      AND a.removed_at IS NULL ORDER BY a.done DESC, a.seq DESC LIMIT 1),
    k.due_end, w.due_end, s.due_end) AS ends
FROM open_thing o
JOIN client c ON c.id = o.client_id
LEFT JOIN interaction i ON o.kind = 'request' AND i.id = o.subject_id
LEFT JOIN commitment k ON o.kind = 'commitment' AND k.id = o.subject_id
LEFT JOIN waiting w ON o.kind = 'waiting' AND w.id = o.subject_id
LEFT JOIN step s ON o.kind = 'step' AND s.id = o.subject_id
LEFT JOIN mission m ON m.id = coalesce(i.mission_id, k.mission_id, w.mission_id, s.mission_id)
WHERE o.kind IN ('request', 'commitment', 'waiting', 'step')
ORDER BY ends IS NULL, ends, o.since
"""


class Glance(NamedTuple):
    """One open thing: ``kind`` is request, commitment, waiting or step; ISO instants in UTC."""

    kind: str
    id: str
    client: str
    mission_alias: str | None
    text: str
    since: str
    due: str | None


def glance(database: Database) -> tuple[Glance, ...]:
    """Return all that stands open: first what is due first, then by age."""
    return tuple(
        Glance(
            str(kind),
            str(row_id),
            str(client),
            None if alias is None else str(alias),
            str(text),
            str(since),
            None if due is None else str(due),
        )
        for kind, row_id, client, alias, text, since, due in database.rows(GLANCE)
    )
