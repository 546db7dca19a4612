"""Where is a bug of ours noted? Types and places only: a message may hold a client's words."""

import os
import traceback
from pathlib import Path
from types import TracebackType

from trustjournal.cli.session import Session
from trustjournal.paths import state_folder


def log_bug(session: Session, kind: type[BaseException], trace: TracebackType | None) -> str:
    """Add an exception to the log and return the log's path; nothing stops for a full disk."""
    log = state_folder() / "errors.log"
    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    entry = "\n".join([f"{session.clock().isoformat()} {kind.__name__}", *places, ""])
    try:
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as out:
            out.write(entry)
    except OSError:
        return os.devnull
    return str(log)
