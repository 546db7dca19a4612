"""How are keys named, shown and compared; which may not be taken?

A key is named as Qt's portable text ("Ctrl+K"). On an AZERTY keyboard digits and the slash need
Shift, so what stands on them unshifted opens the same: Ctrl+1 is Ctrl+& too.
"""

import sys
from collections.abc import Iterable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

PORTABLE = QKeySequence.SequenceFormat.PortableText
NATIVE = QKeySequence.SequenceFormat.NativeText
AZERTY_DIGITS = {1: "&", 2: "É", 3: '"', 4: "'", 5: "(", 6: "-", 7: "È", 8: "_", 9: "Ç"}
TYPED = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
MOVING = {
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space,
    Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Insert,
}  # fmt: skip
EDITING = ("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+D")
SYSTEM = {
    "linux": ("Alt+F1", "Alt+F2", "Alt+F4", "Alt+Space", "Ctrl+Alt+Del", "Ctrl+Alt+T", "Print",
              "Ctrl+Alt+L", "Alt+Print"),
    "win32": ("Alt+F4", "Alt+Space", "Ctrl+Alt+Del", "Ctrl+Esc", "Ctrl+Shift+Esc", "Print",
              "Alt+Esc"),
    "darwin": ("Ctrl+Q", "Ctrl+H", "Ctrl+M", "Ctrl+Space", "Ctrl+Shift+3", "Ctrl+Shift+4",
               "Ctrl+Shift+5", "Ctrl+Alt+Esc"),
}  # fmt: skip


def sequences(named: Iterable[str]) -> list[QKeySequence]:
    """Return the key sequences of portable texts."""
    return [QKeySequence(one, PORTABLE) for one in named]


def as_text(sequence: QKeySequence) -> str:
    """Return the portable text of a sequence."""
    return sequence.toString(PORTABLE)


def shown(named: str) -> str:
    """Return a key as this system writes it: ⌘K on a Mac, Ctrl+K elsewhere."""
    return QKeySequence(named, PORTABLE).toString(NATIVE)


def digit(number: int, modifier: str = "Ctrl") -> tuple[str, ...]:
    """Return the keys of a digit (1–9): its own, and what an AZERTY keyboard has in its place."""
    return f"{modifier}+{number}", f"{modifier}+{AZERTY_DIGITS[number]}"


def is_typed(sequence: QKeySequence) -> bool:
    """Whether a key writes text or moves in it, so that nothing else may be done with it."""
    if sequence.count() != 1:
        return True
    first = _combination(sequence)
    plain = not (first.keyboardModifiers() & ~TYPED)
    is_function = Qt.Key.Key_F1 <= first.key() <= Qt.Key.Key_F35
    return (plain and not is_function) or first.key() in MOVING


def is_reserved(sequence: QKeySequence) -> bool:
    """Whether the system, or editing text, has this key already."""
    system = SYSTEM.get("linux" if sys.platform.startswith("linux") else sys.platform, ())
    has_super = Qt.KeyboardModifier.MetaModifier in _combination(sequence).keyboardModifiers()
    return has_super or as_text(sequence) in {*system, *EDITING}


def _combination(sequence: QKeySequence) -> QKeyCombination:
    found: QKeyCombination = sequence[0]  # type: ignore[index] # PySide6 has it, its types do not
    return found
