"""What is this program, what is it made of, where does it keep things?"""

import platform
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from trustjournal import __version__
from trustjournal.paths import settings_folder, state_folder
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import Page, column, row
from trustjournal.ui.kit.presentation import Presentation

WIDTH, HEIGHT = 560, 560
OURS = "trustjournal"
LONGEST = 60  # of a licence: some packages hand over its whole text


class AboutDialog(QDialog):
    """Version, licences, paths; a copy of it for whoever helps."""

    mistakes_asked = Signal()

    def __init__(self, presentation: Presentation, journal: Path, window: QWidget) -> None:
        super().__init__(window)
        self._words, self._journal = presentation.words, journal
        words = self._words
        self.setWindowTitle(words("help.about.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        told = column(Text(words("help.about.title"), "title"), gap=theme.S)
        told.addWidget(Text(words("help.about.version", version=__version__), "strong"))
        told.addWidget(Wrapped(words("help.about.why"), "muted"))
        for name, path in self._paths():
            told.addSpacing(theme.S)
            told.addWidget(Text(name, "caption"))
            told.addWidget(_selectable(str(path)))
        told.addSpacing(theme.M)
        told.addWidget(Text(words("help.about.made_of"), "head"))
        for made in made_of():
            told.addWidget(Wrapped(words("help.about.made_of_one", **made)))
        told.addStretch(1)
        told.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.S)
        page = Page()
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page.setAccessibleName(words("help.about.title"))
        page.sheet.setLayout(told)
        self._said = Wrapped(role="muted")
        self._said.hide()
        copy = button(words("help.about.copy"), self._copy)
        mistakes = button(words("help.about.mistakes"), self.mistakes_asked.emit)
        close = button(words("help.about.close"), self.accept, role="primary")
        foot = column(self._said, row(copy, mistakes, None, close))
        foot.setContentsMargins(theme.XL, theme.S, theme.XL, theme.L)
        whole = column(gap=0)
        whole.addWidget(page, 1)
        whole.addLayout(foot)
        self.setLayout(whole)
        self.resize(min(presentation.px(WIDTH), window.width()), min(HEIGHT, window.height()))

    def diagnosis(self) -> str:
        """Return versions and paths, and nothing else."""
        lines = [
            f"trustjournal {__version__}",
            f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
            f"{QGuiApplication.platformName()}, {sys.platform}",
            *(f"{name}: {path}" for name, path in self._paths()),
            *(f"{made['name']} {made['version']}" for made in made_of()),
        ]
        return "\n".join(lines)

    def _paths(self) -> tuple[tuple[str, Path], ...]:
        words = self._words
        return (
            (words("help.about.journal"), self._journal),
            (words("help.about.settings"), settings_folder()),
            (words("help.about.state"), state_folder()),
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.diagnosis())
        self._said.say(self._words("help.about.copied"))
        self._said.show()


def made_of() -> Iterator[dict[str, str]]:
    """Yield name, version and licence of each package that is shipped with the program."""
    try:
        needed = metadata.requires(OURS) or []
    except metadata.PackageNotFoundError:
        needed = []
    for requirement in needed:
        if "extra ==" in requirement:
            continue
        name = "".join(sign for sign in requirement.split(";")[0] if sign not in "()")
        for sign in "<>=!~ [":
            name = name.split(sign)[0]
        try:
            found = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        yield {"name": found["Name"], "version": metadata.version(name), "licence": _licence(found)}


def _licence(found: metadata.PackageMetadata) -> str:
    said = next((found[one] for one in ("License-Expression", "License") if one in found), "")
    first = said.strip().splitlines()[0] if said.strip() else ""
    if first and len(first) <= LONGEST:
        return first
    classified = [
        one.split(" :: ")[-1] for one in found.get_all("Classifier") or [] if "License ::" in one
    ]
    return ", ".join(classified) or _first_line(found["Name"])


def _first_line(name: str) -> str:
    """Return how the licence of a package begins, where its summary names none."""
    for file in metadata.files(name) or []:
        if file.name.upper().startswith("LICEN"):
            lines = file.read_text(encoding="utf-8").splitlines()
            return next((line.strip() for line in lines if line.strip()), "")[:LONGEST]
    return "—"


def _selectable(text: str) -> Text:
    made = Text(text)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made
