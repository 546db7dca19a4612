"""Write the golden journal of the present version: small, filled, the same facts each time.

    python -m tests.storage.golden

Run once at a release, for a version that has none yet; a golden journal is never written anew.
"""

from datetime import date
from pathlib import Path

from tests.builders import paris
from tests.journal.desk import Clock, settled
from trustjournal.domain.kinds import Rater
from trustjournal.journal import closings, engagements, entries, history, judgements
from trustjournal.journal.opening import create_journal
from trustjournal.journal.planning import move_milestone
from trustjournal.storage.database import SCHEMA_VERSION

LINES = (
    "beton/audit t 25 ++ @Leroy #lot3 : inquiet sur l'œuvre !erreur !note 8 !décision lot 4 arrêté",
    "beton/audit m? : l'étude d'aujourd'hui, « prête » ?",
    "beton/audit m> : voici & = plan d'actions jeudi < plans vendredi > rappeler lundi",
    "beton/pmo v 30 : comité !retard 3j prévenu @Éléonore",
    "beton/pmo r demain 10h : atelier",
    "beton/audit r 45 : contrat !signature !silence",
    "beton/audit t 5 : à retirer",
)


def main() -> None:
    """Write it."""
    folder = Path(__file__).parents[1] / "golden" / "journals"
    clock = Clock(paris("2026-03-02T09:00"))
    path = folder / f"version-{SCHEMA_VERSION}.trustjournal"
    desk = settled(create_journal(path, clock=clock, zone="Europe/Paris"), clock)
    typed = [desk.type(line) for line in LINES]
    journal = desk.journal
    closings.keep(journal, desk.file().commitments[0].id)
    judgements.override(journal, desk.audit_id, 62, reason="vu de près")
    judgements.rate(journal, desk.audit_id, 7, by=Rater.SURVEY)
    summer = engagements.add_milestone(journal, desk.audit_id, "jalon d'été", due=date(2026, 7, 1))
    move_milestone(journal, summer.id, due=date(2026, 7, 8), reason="congés de l'équipe")
    engagements.split_mission(journal, desk.audit_id, at=date(2026, 3, 2), objectives=("suite",))
    desk.retype(typed[3].id, "beton/pmo v 35 : comité de pilotage !retard 2j")
    entries.remove(journal, typed[-1].id)
    judgements.rate(journal, desk.pmo_id, 1, by=Rater.SELF)
    history.undo(journal)
    journal.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    journal.close()


if __name__ == "__main__":
    main()
