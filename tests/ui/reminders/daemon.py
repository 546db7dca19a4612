"""A desktop's notification daemon, as small as can be, on a real session bus.

Run as a program: it takes the name, answers ``Notify`` and says on its standard output what it was
asked to show, a JSON object a line. From its standard input it reads which action to press.
"""

import json
import sys
import threading

from jeepney import DBusAddress, HeaderFields, MessageType, message_bus, new_signal
from jeepney import new_method_return as reply
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"


def main() -> None:
    """Serve until the input ends."""
    connection = open_dbus_connection(bus="SESSION")
    Proxy(message_bus, connection).RequestName(NAME)
    say({"ready": True})
    threading.Thread(target=press, args=(connection,), daemon=True).start()
    number = 0
    while True:
        message = connection.receive()
        if message.header.message_type is not MessageType.method_call:
            continue
        member = message.header.fields.get(HeaderFields.member)
        if member == "GetCapabilities":
            connection.send(reply(message, "as", (["actions", "body", "body-markup"],)))
        elif member == "Notify":
            number += 1
            connection.send(reply(message, "u", (number,)))
            _, _, _, title, text, actions, hints, _ = message.body
            urgency = hints["urgency"][1]
            say({"number": number, "title": title, "text": text, "actions": actions,
                 "urgency": urgency})  # fmt: skip


def press(connection: DBusConnection) -> None:
    """Press what each line of the input names: "1 answered"."""
    for line in sys.stdin:
        number, action = line.split()
        emitter = DBusAddress(PATH, interface=NAME)
        connection.send(new_signal(emitter, "ActionInvoked", "us", (int(number), action)))


def say(what: dict[str, object]) -> None:
    """Write a line at once."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
