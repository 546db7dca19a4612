"""Where else could the name of someone erased lie? In lines that wait, and in one being typed.

Lines wait in files of their own until they are recorded: a draft, a spool, and sealed ones beside a
locked journal. Each is rewritten in its place; one that cannot be read is left.
"""

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping.sealed import open_draft, seal_draft
from trustjournal.storage.erasing import Leaving
from trustjournal.storage.vault import inbox
from trustjournal.storage.vault.carrying import write_whole

LARGEST = 1_000_000  # bytes


def scrub_lines(leaving: Leaving, *, draft: Path, spool: Path) -> int:
    """Take a person out of the draft and of the lines in a spool; return how many named them."""
    found = int(_scrub_text(draft, leaving))
    for file in sorted(spool.glob("*.line")):
        with suppress(OSError, ValueError, KeyError, TypeError):
            told = json.loads(_read(file))
            text = _without(leaving, told["text"])
            if text != told["text"]:
                content = json.dumps(told | {"text": text}, ensure_ascii=False)
                write_whole(file, content.encode())
                found += 1
    return found


def scrub_inbox(journal: Journal, leaving: Leaving) -> int:
    """Take a person out of the sealed lines of an encrypted journal; return how many named them."""
    path, key = journal.database.path, journal.database.key
    found = 0
    for line in inbox.waiting(path, key) if key is not None else ():
        text = _without(leaving, line.text)
        if text != line.text:
            inbox.remove(path, line.entry_id)
            inbox.put(path, replace(line, text=text))
            found += 1
    return found


def scrub_sealed(journal: Journal, leaving: Leaving, *, draft: Path) -> int:
    """Take a person out of sealed drafts, those put aside too; return how many named them."""
    found = 0
    for file in sorted(draft.parent.glob(f"{draft.stem}*.sealed")):
        with suppress(OSError, ValueError):
            text = open_draft(journal, file.read_bytes())
            after = _without(leaving, text)
            box = seal_draft(journal.database.path, after) if after != text else None
            if box is not None:
                write_whole(file, box)
                found += 1
    return found


def _scrub_text(file: Path, leaving: Leaving) -> bool:
    with suppress(OSError, ValueError):
        before = _read(file)
        after = _without(leaving, before)
        if after != before:
            write_whole(file, after.encode())
            return True
    return False


def _read(file: Path) -> str:
    if file.stat().st_size > LARGEST:
        message = "nothing of ours is so large"
        raise ValueError(message)
    return file.read_text(encoding="utf-8")


def _without(leaving: Leaving, text: str) -> str:
    return leaving.text(leaving.client_id, text)
