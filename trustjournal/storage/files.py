"""How are all the facts about one client brought together?"""

from trustjournal.domain.records import ClientFile
from trustjournal.storage.clients import CLIENTS, PEOPLE
from trustjournal.storage.database import Database
from trustjournal.storage.interactions import fetch_interactions
from trustjournal.storage.judgements import MARKS, OVERRIDES, RATINGS
from trustjournal.storage.missions import DECISIONS, DELIVERABLES, MILESTONES, MISSIONS, PERIODS
from trustjournal.storage.promises import ACTS, COMMITMENTS, STEPS, WAITINGS

OF_CLIENT = "r.client_id = ?"


def fetch_file(database: Database, client_id: str) -> ClientFile | None:
    """Return the file of a living client, or None."""
    client = CLIENTS.one(database, client_id)
    if client is None:
        return None
    his = (client_id,)
    return ClientFile(
        client=client,
        people=PEOPLE.fetch(database, OF_CLIENT, his),
        missions=MISSIONS.fetch(database, OF_CLIENT, his),
        periods=PERIODS.fetch(database, OF_CLIENT, his),
        deliverables=DELIVERABLES.fetch(database, OF_CLIENT, his),
        milestones=MILESTONES.fetch(database, OF_CLIENT, his),
        decisions=DECISIONS.fetch(database, OF_CLIENT, his),
        interactions=fetch_interactions(database, OF_CLIENT, his),
        commitments=COMMITMENTS.fetch(database, OF_CLIENT, his),
        waitings=WAITINGS.fetch(database, OF_CLIENT, his),
        steps=STEPS.fetch(database, OF_CLIENT, his),
        acts=ACTS.fetch(database, OF_CLIENT, his),
        ratings=RATINGS.fetch(database, OF_CLIENT, his),
        overrides=OVERRIDES.fetch(database, OF_CLIENT, his),
        marks=MARKS.fetch(database, OF_CLIENT, his),
    )
