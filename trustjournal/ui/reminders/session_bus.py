"""How are reminders said on a Linux desktop: org.freedesktop.Notifications on the session bus?

jeepney writes and reads the messages; Qt only says when there is something to read, so nothing
waits and no thread is needed. QtDBus is no way: it sends the numbers of ``Notify`` in the wrong
type. Text is escaped where the desktop reads markup.

Source: Desktop Notifications Specification 1.2.
"""

import html
from collections import deque
from collections.abc import Mapping

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus
from jeepney import new_method_call as call
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier

from trustjournal.ui.reminders.speaking import Deed, Speaker, Told

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
ADDRESS = DBusAddress(PATH, bus_name=NAME, interface=NAME)
APPLICATION = "trustjournal"
PATIENCE_S = 2.0
EXPIRES_BY_ITSELF = -1
NORMAL, CRITICAL = 1, 2
DEFAULT_ACTION = "default"  # a click on the reminder itself
TROUBLES = (OSError, ValueError, KeyError)


class SessionBusSpeaker(Speaker):
    """Says reminders through the desktop, with buttons where it has them."""

    def __init__(self, connection: DBusConnection, parent: QObject | None = None) -> None:
        """``connection`` is an open one to the session bus. OSError if no desktop answers there."""
        super().__init__(parent)
        self._connection: DBusConnection | None = connection
        self._keys: dict[int, str] = {}
        self._heard: deque[Message] = deque()
        rule = MatchRule(type="signal", interface=NAME, path=PATH)
        connection.filter(rule, queue=self._heard)
        self._can = frozenset(_asked(connection, "GetCapabilities"))
        Proxy(message_bus, connection, timeout=PATIENCE_S).AddMatch(rule)
        self._reader = QSocketNotifier(connection.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._reader.activated.connect(self._read)

    @property
    def has_buttons(self) -> bool:
        """Whether the desktop shows what may be done."""
        return "actions" in self._can

    def say(self, told: Told) -> bool:
        """Hand a reminder to the desktop."""
        if self._connection is None:
            return False
        message = call(ADDRESS, "Notify", "susssasa{sv}i", self._body(told))
        try:
            answer = self._connection.send_and_get_reply(message, timeout=PATIENCE_S)
        except TROUBLES:
            self.leave()
            return False
        if answer.header.message_type is not MessageType.method_return:
            return False
        self._keys[int(answer.body[0])] = told.key
        self._read()
        return True

    def leave(self) -> None:
        """Hang up."""
        self._reader.setEnabled(False)
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _body(self, told: Told) -> tuple[object, ...]:
        actions: list[str] = []
        if self.has_buttons:
            actions += [DEFAULT_ACTION, ""]
            for deed, name in told.deeds:
                actions += [deed.value, name]
        hints: Mapping[str, tuple[str, object]] = {
            "urgency": ("y", CRITICAL if told.is_urgent else NORMAL),
            "desktop-entry": ("s", APPLICATION),
        }
        text = html.escape(told.text, quote=False) if "body-markup" in self._can else told.text
        return (APPLICATION, 0, APPLICATION, told.title, text, actions, hints, EXPIRES_BY_ITSELF)

    def _read(self) -> None:
        """Hear what has come, without waiting."""
        while self._connection is not None:
            try:
                self._connection.recv_messages(timeout=0)
            except TimeoutError:
                break
            except TROUBLES:
                self.leave()
        while self._heard:
            self._hear(self._heard.popleft())

    def _hear(self, message: Message) -> None:
        member = message.header.fields.get(HeaderFields.member)
        number = int(message.body[0])
        if member == "ActionInvoked" and number in self._keys:
            deed = str(message.body[1])
            chosen = Deed.OPEN.value if deed == DEFAULT_ACTION else deed
            self.asked.emit(self._keys[number], chosen)
        elif member == "NotificationClosed":
            self._keys.pop(number, None)


def session_bus_speaker(parent: QObject | None = None) -> SessionBusSpeaker | None:
    """Return a speaker on the session bus, None where no bus or no desktop answers."""
    try:
        connection = open_dbus_connection(bus="SESSION")
    except TROUBLES:
        return None
    try:
        return SessionBusSpeaker(connection, parent)
    except TROUBLES:
        connection.close()
        return None


def _asked(connection: DBusConnection, method: str) -> tuple[str, ...]:
    answer = connection.send_and_get_reply(call(ADDRESS, method), timeout=PATIENCE_S)
    if answer.header.message_type is not MessageType.method_return:
        raise OSError(method)
    return tuple(str(one) for one in answer.body[0])
