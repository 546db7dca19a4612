"""Does a reminder reach a real desktop, and its answer come back?"""

from pytestqt.qtbot import QtBot

from tests.ui.reminders.conftest import Desktop
from trustjournal.ui.reminders.session_bus import session_bus_speaker
from trustjournal.ui.reminders.speaking import Deed, Told

TOLD = Told(
    "k1", "Béton SA attend", "a < b & c", ((Deed.ANSWERED, "Répondu"), (Deed.LATER, "Plus tard")),
    is_urgent=True,
)  # fmt: skip


def test_a_reminder_is_shown_with_its_buttons(qtbot: QtBot, desktop: Desktop) -> None:
    """Title, text escaped for markup, urgency, and what may be done, a click included."""
    assert qtbot is not None
    speaker = session_bus_speaker()
    assert speaker is not None
    assert speaker.say(TOLD)
    shown = desktop.shown()
    assert ("Béton SA attend", "a &lt; b &amp; c", 2) == (
        shown["title"], shown["text"], shown["urgency"],
    )  # fmt: skip
    buttons = ["default", "", "answered", "Répondu", "later", "Plus tard"]
    assert buttons == shown["actions"]
    speaker.leave()


def test_a_pressed_button_comes_back(qtbot: QtBot, desktop: Desktop) -> None:
    """The deed arrives with the key of its reminder; a click on it opens."""
    speaker = session_bus_speaker()
    assert speaker is not None
    speaker.say(TOLD)
    number = desktop.shown()["number"]
    with qtbot.waitSignal(speaker.asked, timeout=5000) as asked:
        desktop.press(number, "answered")
    assert ["k1", "answered"] == asked.args
    with qtbot.waitSignal(speaker.asked, timeout=5000) as asked:
        desktop.press(number, "default")
    assert ["k1", "open"] == asked.args
    speaker.leave()


def test_a_bus_without_a_desktop_is_no_speaker(qtbot: QtBot, session_bus: None) -> None:
    """Nobody shows notifications there: the tray may say them."""
    assert (qtbot is not None, session_bus) == (True, None)
    assert session_bus_speaker() is None


def test_a_desktop_that_leaves_is_noticed(qtbot: QtBot, desktop: Desktop) -> None:
    """What can no longer be said is not taken for said."""
    assert qtbot is not None
    speaker = session_bus_speaker()
    assert speaker is not None
    desktop._process.terminate()
    desktop._process.wait(10)
    assert not speaker.say(TOLD)
    speaker.leave()
