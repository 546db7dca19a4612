"""Where does a command line begin and end?

``run`` turns every way out into an exit code: 0 done, 1 the world's fault, 2 not acceptable,
3 refused, 130 interrupted. A plain ``quick "line"`` goes straight to capture.py: it is typed after
every call, and click alone would take a third of its time. A bug of ours is logged by the last hook
(types and places, never the text of a note) and said in one sentence; Python then exits with 1.
"""

import gc
import os
import sys
from collections.abc import Sequence
from types import TracebackType

from trustjournal.cli.session import Session, complain, spoken_language, typed_text
from trustjournal.errors import Trouble, Unacceptable

INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    _speak_utf8()
    words = [typed_text(word) for word in arguments]
    session = Session(language=spoken_language(words))
    sys.excepthook = LastHook(session)
    try:
        return _run(session, words)
    except BrokenPipeError:
        # Whoever read our answer has left; what was acknowledged is stored.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(session: Session, words: Sequence[str]) -> int:
    from trustjournal.cli.swift import (  # noqa: PLC0415 - after the hook is in place
        asks_for_window,
        swift_line,
    )

    try:
        line = swift_line(session, words)
        if line is not None:
            gc.disable()  # as in __main__; then what was imported is never looked at again
            from trustjournal.cli.capture import quick  # noqa: PLC0415

            gc.freeze()
            gc.enable()
            return quick(session, line)
        if asks_for_window(session, words):
            from trustjournal.cli.windows import open_quick_window  # noqa: PLC0415

            return open_quick_window(session)
        from trustjournal.cli.program import run_click  # noqa: PLC0415 - click: 0.04 s

        return run_click(session, words)
    except Unacceptable as error:
        for problem in error.problems:
            complain(session.words(f"problems.{problem.code}", **problem.facts))
        return 2
    except Trouble as error:
        complain(session.words(f"troubles.{error.code}", **error.facts))
        return error.exit_code


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


class LastHook:
    """What happens to an exception nobody expected."""

    def __init__(self, session: Session) -> None:
        """Speak the session's language."""
        self.session = session

    def __call__(
        self, kind: type[BaseException], _: BaseException, trace: TracebackType | None
    ) -> None:
        """Log where it broke and say so in one sentence."""
        from trustjournal.cli.bugs import log_bug  # noqa: PLC0415 - hardly ever needed

        complain(self.session.words("cli.usage.our_bug", path=log_bug(self.session, kind, trace)))
