"""Does the window live longer than None has references?"""

import subprocess
import sys

from PySide6.QtWidgets import QApplication

A_LONG_DAY = """
from PySide6.QtWidgets import QLabel
from trustjournal.ui.application import application
app = application()
label = QLabel()
for number in range(150_000):
    label.setText("16:05")
"""


def test_a_long_day_of_calls_is_survived(qapp: QApplication) -> None:
    """A hundred and fifty thousand calls of Qt that return nothing end no interpreter."""
    del qapp
    day = [sys.executable, "-c", A_LONG_DAY]
    done = subprocess.run(day, capture_output=True, text=True, check=False)
    assert ("", 0) == (done.stderr, done.returncode)
