"""Which rows hold what was promised, owed and planned, and what was done about earlier facts?"""

from trustjournal.domain.records import Act, Commitment, Step, Waiting
from trustjournal.storage.database import Database
from trustjournal.storage.shapes import Shape
from trustjournal.storage.writing import Writer

COMMITMENTS = Shape(Commitment, "commitment", order="r.made, r.seq")
WAITINGS = Shape(Waiting, "waiting", order="r.made, r.seq")
STEPS = Shape(Step, "step", order="r.made, r.seq")
ACTS = Shape(Act, "act", order="r.done, r.seq")


def move_acts(writer: Writer, subject_id: str, client_id: str) -> None:
    """Let the acts on a fact follow it to another client."""
    sql = "SELECT id FROM act WHERE subject_id = ? AND removed_at IS NULL"
    for (row_id,) in writer.database.rows(sql, (subject_id,)):
        writer.amend("act", str(row_id), client_id=client_id)


def acts_on(database: Database, subject_id: str) -> tuple[Act, ...]:
    """Return what was done to a fact, in the order it was done."""
    return ACTS.fetch(database, "r.subject_id = ?", (subject_id,))
