"""How far is long work, and is it still wanted? Said from one thread, asked from the other.

The worker tells; the window looks a few times a second, and may say stop. The next time the worker
tells, it is stopped.
"""

from dataclasses import dataclass, field
from threading import Event


class Stopped(Exception):  # noqa: N818 - it names what happened, no failure of ours
    """The user wants no more of it."""


@dataclass(slots=True)
class Course:
    """How many of how many are done."""

    done: int = 0
    of: int = 0
    _stop: Event = field(default_factory=Event)

    def tell(self, done: int, of: int) -> None:
        """Say how far it is. Raises Stopped if nobody wants it any more."""
        self.done, self.of = done, of
        if self._stop.is_set():
            raise Stopped

    def stop(self) -> None:
        """Want no more of it."""
        self._stop.set()

    @property
    def is_stopped(self) -> bool:
        """Whether it is wanted no more."""
        return self._stop.is_set()
