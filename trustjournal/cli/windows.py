"""Which window is asked for? The only file of the command line that leads to Qt, and only then."""

import os
import sys

from trustjournal.cli.session import Session, complain


def open_main_window(session: Session, *, safe: bool = False, resting: bool = False) -> int:
    """Open the window and return its exit code."""
    if not has_display():
        complain(session.words("answers.text.no_window"))
        return 1
    from trustjournal import launcher  # noqa: PLC0415 - Qt only when a window is wanted

    manner = launcher.Manner(resting=resting, safe=safe)
    return launcher.open_main_window(
        session.journal_file(), session.language, session.clock, manner=manner
    )


def open_quick_window(session: Session) -> int:
    """Show the quick-entry window, that of a running program if there is one."""
    if not has_display():
        complain(session.words("answers.text.no_window"))
        return 1
    if session.now is None and handed_over(session):
        return 0
    from trustjournal.ui.hand import quick_house  # noqa: PLC0415

    return quick_house.open_quick_window(session.journal_file(), session.language, session.clock)


def handed_over(session: Session) -> bool:
    """Whether a running program has shown its capture window for us. Asked without Qt."""
    from trustjournal.ui.presence.activation import asking, can_hand_over  # noqa: PLC0415
    from trustjournal.ui.presence.address import Role, address_of  # noqa: PLC0415
    from trustjournal.ui.presence.calling import call  # noqa: PLC0415
    from trustjournal.ui.presence.message import Errand  # noqa: PLC0415

    if not can_hand_over(os.environ):
        return False
    errand = asking(Errand.CAPTURE, os.environ)
    journal = session.journal_file()
    return any(call(address_of(journal, role), errand) for role in Role)


def has_display() -> bool:
    """Whether a window can be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    return bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or chosen not in {"", "xcb"}
    )
