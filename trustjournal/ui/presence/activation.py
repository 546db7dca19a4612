"""May a window take the focus? The key that was pressed gives a token, and the token travels on.

Source: XDG activation, and the startup notification it grew from.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from trustjournal.ui.presence.message import Errand, Message

TOKEN, STARTUP_ID = "XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"


def asking(errand: Errand, environ: Mapping[str, str]) -> Message:
    """Return an errand with the right to the focus that this process was given."""
    return Message(errand, token=environ.get(TOKEN, ""), startup_id=environ.get(STARTUP_ID, ""))


def can_hand_over(environ: Mapping[str, str]) -> bool:
    """Whether another process's window could take the focus for us.

    On Wayland without a token it could not: the new process then shows its own.
    """
    if not sys.platform.startswith("linux"):
        return True
    on_wayland = bool(environ.get("WAYLAND_DISPLAY"))
    on_wayland = on_wayland and not environ.get("QT_QPA_PLATFORM", "").startswith("xcb")
    return not on_wayland or bool(environ.get(TOKEN) or environ.get(STARTUP_ID))


@contextmanager
def with_right_to_focus(message: Message) -> Iterator[None]:
    """Let Qt find the token of ``message`` where it looks for it, while a window is raised."""
    given = {TOKEN: message.token or message.startup_id, STARTUP_ID: message.startup_id}
    before = {name: os.environ.get(name) for name in given}
    os.environ.update({name: value for name, value in given.items() if value})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
