"""How is long work done without holding up the window? The one file that knows QThreadPool.

Values go in, a value comes out: ``work`` runs in a thread of the pool and touches neither widgets
nor the journal; ``done`` is called with its result in the thread of the window. What ``work``
raises is raised there too, so that it is noted like any other mistake.

    begin(lambda: import_module("matplotlib.figure"), lambda _: chart.redraw())
"""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

Result = TypeVar("Result")


class Errand(QObject, Generic[Result]):
    """One piece of work under way; it keeps itself until it is done."""

    ended = Signal()

    def __init__(self, work: Callable[[], Result], done: Callable[[Result], object]) -> None:
        super().__init__()
        self._work = work
        self._done = done
        self._result: list[Result] = []
        self._error: Exception | None = None
        self.ended.connect(self._conclude, Qt.ConnectionType.QueuedConnection)
        UNDER_WAY.add(self)

    def run(self) -> None:
        """Do the work; in a thread of the pool."""
        try:
            self._result.append(self._work())
        except Exception as error:  # noqa: BLE001 - handed over to the window's thread
            self._error = error
        self.ended.emit()

    @Slot()
    def _conclude(self) -> None:
        UNDER_WAY.discard(self)
        if self._error is not None:
            raise self._error
        self._done(self._result[0])


UNDER_WAY: set[Errand] = set()  # type: ignore[type-arg] # errands of every result


class _Carrier(QRunnable):
    """Carries an errand to the pool."""

    def __init__(self, errand: Errand) -> None:  # type: ignore[type-arg] # any result
        super().__init__()
        self._errand = errand

    def run(self) -> None:
        """Do the errand's work."""
        self._errand.run()


def begin(work: Callable[[], Result], done: Callable[[Result], object]) -> None:
    """Do ``work`` beside the window, then call ``done`` with its result in the window's thread."""
    QThreadPool.globalInstance().start(_Carrier(Errand(work, done)))
