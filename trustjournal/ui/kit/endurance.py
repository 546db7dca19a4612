"""Why does the window outlive a long day under Python 3.11?

PySide6 6.12 is built for Pythons whose None, True and False are immortal (3.12, PEP 683): it gives
them back without counting the reference. Under 3.11 each call of Qt that returns nothing takes one
reference of None away, and after some ten thousand the interpreter ends with "deallocating None".
So these few values are lent more references than any day can use up.
"""

import sys

IMMORTAL_SINCE = (3, 12)
LENT = sys.maxsize // 4


def lend_references() -> None:
    """Make None, True, False and NotImplemented last, once; nothing to do from Python 3.12 on."""
    if sys.version_info >= IMMORTAL_SINCE or sys.getrefcount(None) > LENT // 2:
        return
    import ctypes  # noqa: PLC0415 - 5 ms, for older Pythons only

    for value in (None, True, False, NotImplemented):
        ctypes.c_ssize_t.from_address(id(value)).value += LENT
