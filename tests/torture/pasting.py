"""A process with a window: hostile texts are pasted wherever one can type.

    python -m tests.torture.pasting

Says, as JSON, how long each paste kept the window (seconds of its processor) and what the place
holds afterwards: all of it, less, or nothing.
"""

import json
import sys
import time
from collections.abc import Iterator

from PySide6.QtCore import QMimeData
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from tests.torture.texts import PASTED
from trustjournal.ui.application import application
from trustjournal.ui.capture.bulk import BulkDialog
from trustjournal.ui.capture.line import QuickLine
from trustjournal.ui.kit.endurance import lend_references
from trustjournal.ui.kit.forms import line_edit, lines_edit
from trustjournal.ui.kit.presentation import Presentation


def main() -> None:
    """Paste everything everywhere."""
    from tests.ui.values import NOW, ZONE  # noqa: PLC0415 - after the references are lent

    app = application()
    look = Presentation("en", lambda: NOW, zone=ZONE)
    told = [
        {"where": where, "what": what, **_pasted(app, widget, box, text)}
        for where, widget, box in _places(look)
        for what, text in PASTED.items()
    ]
    sys.stdout.write(json.dumps(told))


def _places(look: Presentation) -> Iterator[tuple[str, QWidget, QWidget]]:
    line = QuickLine(look)
    yield "quick line", line, line.edit
    bulk = BulkDialog(look)
    yield "many lines", bulk, bulk.box
    for name, box in (("field", line_edit()), ("text field", lines_edit(4, look))):
        yield name, box, box


def _pasted(app: QApplication, widget: QWidget, box: QWidget, text: str) -> dict[str, object]:
    widget.show()
    assert isinstance(box, QPlainTextEdit | QLineEdit)
    box.clear()
    box.setFocus()
    mime = QMimeData()
    mime.setText(text)
    app.clipboard().setMimeData(mime)
    start = time.process_time()
    box.paste()
    widget.grab()
    seconds = time.process_time() - start
    QTest.qWait(10)
    held = box.text() if isinstance(box, QLineEdit) else box.toPlainText()
    kept = "all" if _same(held, text) else "nothing" if not held else "less"
    widget.hide()
    return {"seconds": seconds, "kept": kept}


def _same(held: str, text: str) -> bool:
    """Whether two texts say the same, but for line ends at the ends and NUL."""
    return held.strip("\r\n") == text.replace("\0", "").strip("\r\n")


if __name__ == "__main__":
    lend_references()
    main()
