"""What did a write change, as news for whoever shows the journal?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from trustjournal.storage.images import row_of
from trustjournal.storage.writing import Alteration


class Topic(StrEnum):
    """What a change is about."""

    CLIENTS = "clients"
    PEOPLE = "people"
    MISSIONS = "missions"
    ENTRIES = "entries"
    PROMISES = "promises"  # commitments, waitings, steps
    ACTS = "acts"
    PLANNING = "planning"  # periods, deliverables, milestones, decisions
    JUDGEMENTS = "judgements"  # ratings, overrides, warnings put aside
    PARAMETERS = "parameters"
    DOCUMENTS = "documents"  # those that left, what was chosen for them, the days they count


class Intention(StrEnum):
    """What the consultant meant to do; the comment of a change."""

    RECORD = "record"
    CORRECT = "correct"
    REMOVE = "remove"
    CONFIRM = "confirm"
    DETAIL = "detail"
    ANSWER = "answer"
    KEEP = "keep"
    RENEGOTIATE = "renegotiate"
    BREAK = "break"
    RECEIVE = "receive"
    FINISH = "finish"
    DISCUSS = "discuss"
    VOICE = "voice"
    REVEAL = "reveal"
    ACKNOWLEDGE = "acknowledge"
    ADD_CLIENT = "add_client"
    AMEND_CLIENT = "amend_client"
    ADD_PERSON = "add_person"
    AMEND_PERSON = "amend_person"
    MERGE_PEOPLE = "merge_people"
    REMOVE_PERSON = "remove_person"
    REVIEW_PERSON = "review_person"
    ERASE_PERSON = "erase_person"
    ANONYMISE_PERSON = "anonymise_person"
    ADD_MISSION = "add_mission"
    AMEND_MISSION = "amend_mission"
    START_MISSION = "start_mission"
    CLOSE_MISSION = "close_mission"
    SPLIT_MISSION = "split_mission"
    ADD_PERIOD = "add_period"
    AMEND_PERIOD = "amend_period"
    ADD_DELIVERABLE = "add_deliverable"
    DELIVER = "deliver"
    DROP_DELIVERABLE = "drop_deliverable"
    ADD_MILESTONE = "add_milestone"
    MOVE_MILESTONE = "move_milestone"
    REACH_MILESTONE = "reach_milestone"
    ADD_DECISION = "add_decision"
    SHARE_PLANNING = "share_planning"
    RATE = "rate"
    OVERRIDE = "override"
    SNOOZE = "snooze"
    DISMISS = "dismiss"
    SET_PARAMETER = "set_parameter"
    RESET_PARAMETER = "reset_parameter"
    SHARE_PROMISE = "share_promise"
    CORRECT_HALF_DAY = "correct_half_day"
    NOTE_ABSENCE = "note_absence"
    CHOOSE_FOR_DOCUMENT = "choose_for_document"
    ISSUE_DOCUMENT = "issue_document"
    IMPORT = "import"
    UNDO = "undo"
    REDO = "redo"
    OTHER = "other"  # many rows at once: an import, a made journal


def intention_of(stored: str) -> Intention:
    """Return the intention a change was stored with."""
    return Intention(stored) if stored in {it.value for it in Intention} else Intention.OTHER


@dataclass(frozen=True, slots=True)
class Change:
    """What one write altered. An empty one (no topics) says that nothing had to be written.

    ``seq`` is the newest change it tells of; news from another process may sum up several.
    """

    seq: int
    intention: Intention | None = None
    topics: frozenset[Topic] = frozenset()
    client_ids: tuple[str, ...] = ()
    mission_ids: tuple[str, ...] = ()
    entry_ids: tuple[str, ...] = ()
    undoes: int | None = None
    is_foreign: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return not self.topics


TOPICS: Mapping[str, Topic] = {
    "client": Topic.CLIENTS,
    "person": Topic.PEOPLE,
    "mission": Topic.MISSIONS,
    "period": Topic.PLANNING,
    "deliverable": Topic.PLANNING,
    "milestone": Topic.PLANNING,
    "decision": Topic.PLANNING,
    "interaction": Topic.ENTRIES,
    "signal": Topic.ENTRIES,
    "participant": Topic.ENTRIES,
    "commitment": Topic.PROMISES,
    "waiting": Topic.PROMISES,
    "step": Topic.PROMISES,
    "act": Topic.ACTS,
    "rating": Topic.JUDGEMENTS,
    "override": Topic.JUDGEMENTS,
    "mark": Topic.JUDGEMENTS,
    "parameter": Topic.PARAMETERS,
    "milestone_move": Topic.PLANNING,
    "half_day": Topic.DOCUMENTS,
    "absence": Topic.DOCUMENTS,
    "document": Topic.DOCUMENTS,
    "document_choice": Topic.DOCUMENTS,
}
OWNERS = {"client": "client_id", "mission": "mission_id", "interaction": "interaction_id"}


def tell(
    seq: int,
    alterations: Iterable[Alteration],
    *,
    intention: Intention | None = None,
    undoes: int | None = None,
    is_foreign: bool = False,
) -> Change:
    """Sum up what was altered."""
    topics: set[Topic] = set()
    found: dict[str, dict[str, None]] = {name: {} for name in OWNERS.values()}
    for altered in alterations:
        topics.add(TOPICS[altered.table])
        row = row_of(altered.after or altered.before or "{}")
        if altered.table in OWNERS:
            row[OWNERS[altered.table]] = altered.row_id
        for name, ids in found.items():
            if row.get(name) is not None:
                ids[str(row[name])] = None
    return Change(
        seq,
        intention=intention,
        topics=frozenset(topics),
        client_ids=tuple(found["client_id"]),
        mission_ids=tuple(found["mission_id"]),
        entry_ids=tuple(found["interaction_id"]),
        undoes=undoes,
        is_foreign=is_foreign,
    )
