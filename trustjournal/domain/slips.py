"""Which date did a milestone have at a past moment, and why did it move?

A milestone keeps its date of today; each move keeps the date it had before. So its date at a past
moment is the one that the first later move took away.
"""

from dataclasses import replace
from datetime import datetime

from trustjournal.domain.records import ClientFile, Milestone, MilestoneMove


def due_then(milestone: Milestone, moves: tuple[MilestoneMove, ...], at: datetime) -> Milestone:
    """Return a milestone with the date it had at ``at``; ``moves`` are the file's, oldest first."""
    for move in moves:
        if move.milestone_id == milestone.id and move.logged_at > at:
            return milestone if move.was == milestone.due else replace(milestone, due=move.was)
    return milestone


def reason_of_slip(file: ClientFile, milestone_id: str, at: datetime) -> str:
    """Return why a milestone has the date it had at ``at``: the last reason given, or nothing."""
    reasons = [
        move.reason
        for move in file.moves
        if move.milestone_id == milestone_id and move.logged_at <= at and move.reason
    ]
    return reasons[-1] if reasons else ""
