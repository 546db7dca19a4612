"""How do the window's translations (resources/i18n/*.ts) get their compiled form (.qm)?

By Qt's own lrelease, which PySide6-Essentials brings. packaging/dev.py runs this file before the
window and the tests; hatchling runs it when it builds a wheel, or an editable install.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "i18n"
LRELEASE = "from PySide6.scripts.pyside_tool import lrelease; lrelease()"


class Translations(BuildHookInterface):  # type: ignore[type-arg] # hatchling's parameter is its own
    """Hands resources, the .qm files among them, to a wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, dict[str, str]]) -> None:
        """Compile, then take resources along; an editable install finds them in the repository."""
        compile_all()
        if version == "standard" and self.target_name == "wheel":
            build_data["force_include"]["resources"] = "trustjournal/resources"


def compile_all() -> None:
    """Compile each .ts that is newer than its .qm. CalledProcessError when lrelease refuses."""
    for source in sorted(FOLDER.glob("*.ts")):
        compiled = source.with_suffix(".qm")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        command = [sys.executable, "-c", LRELEASE, "-silent", str(source), "-qm", str(compiled)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    compile_all()
