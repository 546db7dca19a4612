"""How is a document that was saved opened, shown in its folder, printed, attached to a mail?

By the programs of the desktop: nothing is sent from here.
"""

import shutil
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

MAILER, PRINTER = "xdg-email", "lp"


def open_file(path: Path) -> bool:
    """Open it with the program for its kind; False where the desktop has none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_folder(path: Path) -> bool:
    """Show the folder it is in."""
    return open_file(path.parent)


def copy_path(path: Path) -> None:
    """Put where it is on the clipboard."""
    QGuiApplication.clipboard().setText(str(path))


def can_print() -> bool:
    """Whether the system takes files to print."""
    return shutil.which(PRINTER) is not None


def print_file(path: Path) -> bool:
    """Hand it to the system's printer."""
    return _start(PRINTER, [str(path)])


def attach(path: Path, subject: str) -> bool:
    """Open a new mail with it attached; True where that went. Where the desktop cannot attach, a
    mail opens with its subject alone, and the folder, so that it can be dragged in.
    """
    program = shutil.which(MAILER)
    if program and _start(program, ["--utf8", "--subject", subject, "--attach", str(path)]):
        return True
    QDesktopServices.openUrl(QUrl(f"mailto:?subject={quote(subject)}"))
    show_folder(path)
    return False


def _start(program: str, arguments: list[str]) -> bool:
    started: bool | tuple[bool, int] = QProcess.startDetached(program, arguments)
    return started[0] if isinstance(started, tuple) else started
