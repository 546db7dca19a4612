"""What did the window keep in plain for a journal that has just been encrypted?

A draft and lines that wait (ui/capture/drafts.py, ui/presence/spool.py) are sealed for it, as the
window would at its next start; saved searches, which may name clients, leave the preferences.
"""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from trustjournal.errors import Trouble
from trustjournal.journal.keeping.sealed import seal_draft, seal_line
from trustjournal.paths import state_folder
from trustjournal.settings import load, save
from trustjournal.storage.vault.carrying import write_whole

DRAFTS, SPOOL, LINE, SEALED = "drafts", "spool", ".line", ".sealed"


def seal_what_waits(journal: Path) -> None:
    """Seal what waits in plain for ``journal``; what cannot be read or sealed stays as it is."""
    from trustjournal.ui.presence.address import address_of  # noqa: PLC0415 - no Qt, but of ui

    name = address_of(journal).name
    draft = state_folder() / DRAFTS / f"{name}.txt"
    with suppress(OSError, Trouble):
        box = seal_draft(journal, draft.read_text(encoding="utf-8"))
        if box is not None:
            write_whole(draft.with_suffix(SEALED), box)
            draft.unlink()
    for file in (state_folder() / SPOOL / name).glob(f"*{LINE}"):
        with suppress(OSError, ValueError, KeyError, Trouble):
            told = json.loads(file.read_bytes())
            at = datetime.fromisoformat(told["typed_at"])
            seal_line(journal, file.stem, text=str(told["text"]), typed_at=at)
            file.unlink()
    chosen = load()
    if chosen.searches:
        save(replace(chosen, searches={}))
