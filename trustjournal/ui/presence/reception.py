"""How does the window hear what other processes ask of it?

The lock says who is there, and is taken first; only its holder may remove an old socket and open a
new one. Every visitor has five seconds and a megabyte, and is shown out if it is another user's.
"""

import os
import socket

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from trustjournal.ui.presence.address import ON_WINDOWS, Address
from trustjournal.ui.presence.message import (
    PATIENCE,
    Message,
    NoMessage,
    framed,
    taken,
    understood,
)
from trustjournal.ui.presence.peer import is_us

VISITORS = 16  # at once; more wait outside
AT_ONCE = 65_536  # bytes read ahead


class Visitor(QObject):
    """One connection: it says one message, hears whether it was done, and goes."""

    said = Signal(object, object)
    gone = Signal(object)

    def __init__(self, end: QLocalSocket) -> None:
        super().__init__(end)
        self._end = end
        self._heard = b""
        self._limit = QTimer(self, interval=int(PATIENCE * 1000), singleShot=True)
        self._limit.timeout.connect(self.show_out)
        end.setReadBufferSize(AT_ONCE)
        end.readyRead.connect(self._listen)
        end.disconnected.connect(lambda: self.gone.emit(self))
        self._limit.start()
        self._listen()

    def answer(self, *, done: bool) -> None:
        """Say whether it was done, and take leave."""
        self._end.write(framed({"done": done}))
        self._end.flush()
        self._end.disconnectFromServer()

    def show_out(self) -> None:
        """End the visit without a word."""
        self._limit.stop()
        self._end.abort()

    def _listen(self) -> None:
        self._heard += bytes(self._end.readAll().data())
        try:
            content = taken(self._heard)
            if content is not None:
                self._limit.stop()
                self._heard = b""
                self.said.emit(self, understood(content))
        except NoMessage:
            self.show_out()


class Reception(QObject):
    """Listens at an address whose lock is held. ``message_heard`` is answered by ``answer``."""

    message_heard = Signal(object, object)

    def __init__(self, address: Address, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self._visitors: list[Visitor] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(VISITORS)
        self._server.newConnection.connect(self._receive)

    def open(self) -> bool:
        """Begin to listen; False if the place cannot be had: then each call finds nobody."""
        QLocalServer.removeServer(self._address.socket)
        return self._server.listen(self._address.socket)

    def close(self) -> None:
        """Hear no more."""
        self._server.close()
        for visitor in tuple(self._visitors):
            visitor.show_out()

    def _receive(self) -> None:
        while (end := self._server.nextPendingConnection()) is not None:
            if not _is_our_user(end):
                end.abort()
                end.deleteLater()
                continue
            visitor = Visitor(end)
            visitor.said.connect(self._pass_on)
            visitor.gone.connect(self._forget)
            self._visitors.append(visitor)

    def _pass_on(self, visitor: Visitor, message: Message) -> None:
        self.message_heard.emit(message, visitor)

    def _forget(self, visitor: Visitor) -> None:
        if visitor in self._visitors:
            self._visitors.remove(visitor)
            end = visitor.parent()
            if end is not None:
                end.deleteLater()


def _is_our_user(end: QLocalSocket) -> bool:
    if ON_WINDOWS:
        return True
    try:
        with socket.socket(fileno=os.dup(end.socketDescriptor())) as same:
            return is_us(same)
    except OSError:
        return False
