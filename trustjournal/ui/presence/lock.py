"""Which process is the one of a journal? The one that holds the lock, as long as it lives."""

from PySide6.QtCore import QLockFile

from trustjournal.errors import Trouble
from trustjournal.ui.presence.address import Address, make_private


def take_lock(address: Address) -> QLockFile | None:
    """Return the lock of ``address``, held as long as it lives; None if somebody else holds it.

    A lock whose holder has died is taken over. Trouble if the folder is a stranger's.
    """
    make_private(address.folder)
    lock = QLockFile(str(address.lock))
    lock.setStaleLockTime(0)
    return lock if lock.tryLock(0) else None


def lock_of(address: Address) -> QLockFile | None:
    """Return the lock of an address, None if it cannot be had: then no other process reaches us."""
    try:
        return take_lock(address)
    except (Trouble, OSError):
        return None


def lock_at(address: Address) -> tuple[QLockFile | None, bool]:
    """Return the lock of an address if it can be had, and whether another process holds it."""
    try:
        lock = take_lock(address)
    except (Trouble, OSError):
        return None, False
    return lock, lock is None
