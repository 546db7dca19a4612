"""What is done to a closed journal, and shown while it is done: the screen of one conversion."""

from collections.abc import Callable
from dataclasses import dataclass

from trustjournal.errors import Trouble, Unacceptable
from trustjournal.journal.keeping.vault import JournalKey
from trustjournal.ui.kit.background import begin
from trustjournal.ui.kit.chrome import chrome
from trustjournal.ui.locking.work_screen import Telling, WorkScreen
from trustjournal.ui.window import ARRIVAL, MainWindow, Place

Tell = Callable[[float], bool]


@dataclass(frozen=True, slots=True)
class Conversion:
    """Work on a closed journal. ``work`` returns the key that opens it then; None if none does.

    ``key`` is the one that opens it if the work did not succeed. ``title`` and ``told`` are keys of
    the words.
    """

    title: str
    work: Callable[[Tell], JournalKey | None]
    told: str
    key: JournalKey | None


def carry_out(
    window: MainWindow, conversion: Conversion, done: Callable[[JournalKey | None, str], object]
) -> None:
    """Do the work beside the window; ``done`` hears which key opens it then, and what to say."""
    words = window.presentation.words
    telling = Telling()
    screen = WorkScreen(window.presentation, conversion.title, telling)
    window.clear_places()
    name = lambda: chrome("Journal")  # noqa: E731 - as the other screens are named
    window.add(Place(ARRIVAL, "lock", screen, name, screen.retell))
    window.begin(ARRIVAL)

    def work() -> tuple[JournalKey | None, str]:
        try:
            return conversion.work(telling), words(conversion.told)
        except Trouble as trouble:
            return conversion.key, words(f"troubles.{trouble.code}", **trouble.facts)
        except Unacceptable as refusal:
            told = (words(f"problems.{it.code}", **it.facts) for it in refusal.problems)
            return conversion.key, " ".join(told)

    begin(work, lambda outcome: done(*outcome))
