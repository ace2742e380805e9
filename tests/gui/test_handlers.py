"""What goes wrong in an event handler is told."""

from __future__ import annotations

import os
import subprocess
import sys

CODE = """
from PySide6.QtWidgets import QApplication, QWidget
from PySide6.QtGui import QFocusEvent
from PySide6.QtCore import QEvent
from app.gui.handlers import tells_errors
@tells_errors
class Failing(QWidget):
    def event(self, event):
        return super().event(event)
    def focusInEvent(self, event):
        int("not a number")
app = QApplication([])
failing = Failing()
try:
    QApplication.sendEvent(failing, QFocusEvent(QEvent.Type.FocusIn))
except ValueError as error:
    print("told", flush=True)
"""


def test_an_error_of_c_code_in_a_handler_that_python_has_called_is_told_and_does_not_end_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "told"), done.stderr
