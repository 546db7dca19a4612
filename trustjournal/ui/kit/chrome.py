"""How are the program's own words told: screens, menus, file dialogs? By Qt, from i18n/*.ts."""

from PySide6.QtCore import QCoreApplication

CONTEXT = "Frame"


def chrome(text: str) -> str:
    """Return a word of the frame in the language of the window; ``text`` is its English."""
    return QCoreApplication.translate(CONTEXT, text)
