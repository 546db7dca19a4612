"""How is something done to the journal from the window: at once, with a word and a way back?

No "are you sure": what can be undone is done, and a toast offers Undo.
"""

from collections.abc import Callable

from trustjournal.errors import Fact, Problem, Trouble, Unacceptable
from trustjournal.journal.changes import Change
from trustjournal.journal.history import undo, undo_change
from trustjournal.journal.journal import Journal
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.toast import Toast

SAID_AT_MOST = 60


class Deeds:
    """Does things to one journal and says so."""

    def __init__(self, journal: Journal, presentation: Presentation, toast: Toast) -> None:
        self._journal = journal
        self._presentation = presentation
        self._toast = toast

    def do(self, act: Callable[[], Change], told: str, **facts: Fact) -> Change | None:
        """Carry out ``act`` and say ``told`` (a key under screen), or say why not."""
        change = self.attempt(act)
        if change is not None:
            self.say_done(change, told, **facts)
        return change

    def attempt(self, act: Callable[[], Change]) -> Change | None:
        """Carry out ``act`` without a word, or say why not."""
        try:
            return act()
        except Unacceptable as refusal:
            self._toast.say(self.refusal(refusal.problems))
        except Trouble as trouble:
            self._toast.say(self.trouble(trouble))
        return None

    def say(self, told: str) -> None:
        """Say something, without a way back."""
        self._toast.say(told)

    def say_done(self, change: Change, told: str, **facts: Fact) -> None:
        """Say what was done, with the way back."""
        words = self._presentation.words
        if change.is_empty:
            return
        short = {name: _short(fact) for name, fact in facts.items()}
        self._toast.say(
            words(f"screen.{told}", **short),
            action=words("screen.done.undo"),
            act=lambda: self.take_back(change.seq),
        )

    def say_all_done(self, changes: tuple[Change, ...], told: str) -> None:
        """Say ``told`` (a key with a count), with one way back for all of it."""
        words = self._presentation.words

        def take_all_back() -> None:
            with self._journal.together():
                for change in reversed(changes):
                    undo_change(self._journal, change.seq)

        self._toast.say(
            words(told, count=len(changes)),
            action=words("screen.done.undo"),
            act=lambda: self._undo(take_all_back),
        )

    def take_back(self, seq: int) -> None:
        """Undo one change, or say why not."""
        self._undo(lambda: undo_change(self._journal, seq))

    def undo_last(self) -> None:
        """Undo the newest change, or say why not."""
        self._undo(lambda: undo(self._journal))

    def refusal(self, problems: tuple[Problem, ...]) -> str:
        """Return what problems say, in the language of the window."""
        words = self._presentation.words
        return " ".join(words(f"problems.{one.code}", **one.facts) for one in problems)

    def trouble(self, trouble: Trouble) -> str:
        """Return what a trouble says, in the language of the window."""
        return self._presentation.words(f"troubles.{trouble.code}", **trouble.facts)

    def _undo(self, act: Callable[[], object]) -> None:
        words = self._presentation.words
        try:
            act()
        except Unacceptable as refusal:
            self._toast.say(self.refusal(refusal.problems))
        except Trouble as trouble:
            self._toast.say(self.trouble(trouble))
        else:
            self._toast.say(words("screen.done.undone"))


def _short(fact: Fact) -> Fact:
    if isinstance(fact, str) and len(fact) > SAID_AT_MOST:
        return fact[: SAID_AT_MOST - 1].rstrip() + "…"
    return fact
