"""Long work beside the window."""

import threading

from pytestqt.qtbot import QtBot

from trustjournal.ui.kit.background import UNDER_WAY, begin


def test_work_is_done_elsewhere_and_told_here(qtbot: QtBot) -> None:
    """The work runs in another thread, its result comes back to the window's."""
    window, seen = threading.get_ident(), []
    begin(threading.get_ident, lambda worker: seen.append((worker, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen), timeout=5000)
    ((worker, here),) = seen
    assert window == here != worker
    assert not UNDER_WAY


def test_a_mistake_in_the_work_is_raised_in_the_window(qtbot: QtBot) -> None:
    """What goes wrong beside the window is noted like any other mistake."""
    with qtbot.captureExceptions() as caught:
        begin(lambda: 1 // 0, lambda _: None)
        qtbot.waitUntil(lambda: bool(caught), timeout=5000)
    assert ZeroDivisionError is caught[0][0]
