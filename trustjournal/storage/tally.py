"""What was last known of a journal, in case its file no longer tells?

A note outside the journal, in the state folder, one for each journal: where it lived, how many
entries it held and its newest change. A file that is suddenly empty, or holds far fewer entries,
is found out by it. It also remembers that rotation rests until the user says that all is well.
"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from trustjournal.paths import state_folder
from trustjournal.storage.database import private_folder
from trustjournal.storage.text import instant
from trustjournal.storage.vault.carrying import write_whole

FOLDER = "journals"


@dataclass(frozen=True, slots=True)
class Tally:
    """What was last known of a journal. ``is_resting``: no backup is given up for now."""

    journal_id: str
    path: str
    entries: int
    last_change: int
    known_at: datetime
    is_resting: bool = False


def read_tally(journal_id: str) -> Tally | None:
    """Return what is known of a journal, None if nothing is."""
    return _read(_place(journal_id))


def tally_at(path: Path) -> Tally | None:
    """Return what was last known of the journal that lived at ``path``."""
    here = str(path.absolute())
    found = (_read(note) for note in (state_folder() / FOLDER).glob("*.json"))
    kept = [tally for tally in found if tally is not None and tally.path == here]
    return max(kept, key=lambda tally: tally.known_at, default=None)


def write_tally(tally: Tally) -> None:
    """Note what is known now. OSError and Trouble where the state folder cannot be written."""
    place = _place(tally.journal_id)
    private_folder(place.parent)
    told = asdict(tally) | {"known_at": instant(tally.known_at)}
    write_whole(place, json.dumps(told).encode())


def rest(tally: Tally) -> Tally:
    """Note that no backup is to be given up until ``settle``."""
    resting = replace(tally, is_resting=True)
    write_tally(resting)
    return resting


def settle(tally: Tally) -> Tally:
    """Note that all is well: rotation goes on."""
    settled = replace(tally, is_resting=False)
    write_tally(settled)
    return settled


def _read(note: Path) -> Tally | None:
    try:
        value = json.loads(note.read_text(encoding="utf-8"))
        return Tally(
            str(value["journal_id"]),
            str(value["path"]),
            int(value["entries"]),
            int(value["last_change"]),
            datetime.fromisoformat(value["known_at"]),
            value["is_resting"] is True,
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _place(journal_id: str) -> Path:
    """Return where the note of a journal lies; an id of a foreign file leads nowhere else."""
    name = "".join(sign for sign in journal_id if sign.isalnum() or sign == "-")
    return state_folder() / FOLDER / f"{name[:64]}.json"
