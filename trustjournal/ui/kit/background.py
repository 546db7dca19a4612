"""How is long work done without holding up the window? The one file that knows QThreadPool.

Values go in, a value comes out: ``work`` runs in a thread of the pool and touches neither widgets
nor the journal; ``done`` is called with its result in the thread of the window. What ``work``
raises is raised there too, so that it is noted like any other mistake.

    begin(lambda: import_module("matplotlib.figure"), lambda _: chart.redraw())

An errand is no QObject: whichever thread lets go of it last, nothing of Qt's dies there. All hand
themselves in at one post, which lives in the window's thread as long as the program does.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

Result = TypeVar("Result")


class Errand(Generic[Result]):
    """One piece of work under way."""

    def __init__(self, work: Callable[[], Result], done: Callable[[Result], object]) -> None:
        self._work = work
        self._done = done
        self._result: list[Result] = []
        self._error: Exception | None = None

    def run(self) -> None:
        """Do the work; in a thread of the pool."""
        try:
            self._result.append(self._work())
        except Exception as error:  # noqa: BLE001 - handed over to the window's thread
            self._error = error
        with suppress(RuntimeError):  # the program has ended meanwhile: nobody waits for it
            post().handed_in.emit(self)

    def conclude(self) -> None:
        """Hand the result on; in the window's thread."""
        if self._error is not None:
            raise self._error
        self._done(self._result[0])


class Post(QObject):
    """Takes finished errands in, in the window's thread."""

    handed_in = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.handed_in.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _take(self, errand: Errand) -> None:  # type: ignore[type-arg] # any result
        UNDER_WAY.discard(errand)
        errand.conclude()


UNDER_WAY: set[Errand] = set()  # type: ignore[type-arg] # errands of every result
_POSTS: list[Post] = []


def post() -> Post:
    """Return the one post; made by the first errand, in the window's thread."""
    if not _POSTS:
        _POSTS.append(Post())
    return _POSTS[0]


def begin(work: Callable[[], Result], done: Callable[[Result], object]) -> None:
    """Do ``work`` beside the window, then call ``done`` with its result in the window's thread."""
    errand = Errand(work, done)
    UNDER_WAY.add(errand)
    post()
    QThreadPool.globalInstance().start(errand.run)
