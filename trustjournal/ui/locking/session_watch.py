"""Is the session locked, or the machine going to sleep? The desktop says so over D-Bus.

Two threads listen, one a bus; all they do is to emit a Qt signal, which arrives in the window's
thread. Where there is no such bus nobody speaks, and the journal locks when it is not used.
"""

import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from trustjournal.paths import ON_LINUX
from trustjournal.ui.locking.reasons import LockReason

LOOK_S = 1.0  # between two looks at whether to go on listening


@dataclass(frozen=True, slots=True)
class News:
    """A signal of the desktop. ``when`` is what its first argument must be, if it has one."""

    interface: str
    member: str
    reason: LockReason
    when: bool | None = None


SYSTEM = (
    News("org.freedesktop.login1.Session", "Lock", LockReason.SESSION),
    News("org.freedesktop.login1.Manager", "PrepareForSleep", LockReason.SLEEP, when=True),
)
SESSION = tuple(
    News(f"org.{name}.ScreenSaver", "ActiveChanged", LockReason.SESSION, when=True)
    for name in ("freedesktop", "gnome", "cinnamon", "mate")
)
BUSES = {"SYSTEM": SYSTEM, "SESSION": SESSION}


class SessionWatch(QObject):
    """Listens until ``end``. ``locked`` carries the reason."""

    locked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_over = threading.Event()

    def begin(self) -> None:
        """Listen from now on, where the system has such buses."""
        if not ON_LINUX:
            return
        for bus, news in BUSES.items():
            thread = threading.Thread(target=self._listen, args=(bus, news), daemon=True)
            thread.start()

    def end(self) -> None:
        """Listen no more; the threads end within a second."""
        self._is_over.set()

    def _listen(self, bus: str, news: tuple[News, ...]) -> None:
        for reason in heard(bus, news, self._is_over):
            with suppress(RuntimeError):  # the window is gone
                self.locked.emit(reason)


def heard(bus: str, news: tuple[News, ...], is_over: threading.Event) -> Iterator[LockReason]:
    """Yield the reason each time one of the signals is heard; nothing where there is no bus."""
    from jeepney import MatchRule, MessageType, message_bus  # noqa: PLC0415 - Linux only
    from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415

    try:
        connection = open_dbus_connection(bus=bus)
    except (OSError, KeyError, ValueError, RuntimeError):
        return
    with closing(connection), suppress(OSError, ConnectionError):
        for one in news:
            rule = MatchRule(type="signal", interface=one.interface, member=one.member)
            connection.send_and_get_reply(message_bus.AddMatch(rule))
        while not is_over.is_set():
            try:
                message = connection.receive(timeout=LOOK_S)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.signal:
                reason = reason_of(message.header.fields, message.body, news)
                if reason is not None:
                    yield reason


def reason_of(
    fields: dict[object, object], body: tuple[object, ...], news: tuple[News, ...]
) -> LockReason | None:
    """Return why a signal locks, None if it does not."""
    from jeepney import HeaderFields  # noqa: PLC0415 - Linux only

    said = fields.get(HeaderFields.interface), fields.get(HeaderFields.member)
    for one in news:
        if said == (one.interface, one.member) and (one.when is None or body[:1] == (one.when,)):
            return one.reason
    return None
