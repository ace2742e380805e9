from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.judges.display import Display, running_display

pytestmark = pytest.mark.display

WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QLineEdit
application = QApplication(sys.argv)
line = QLineEdit()
line.setWindowTitle("judge window")
line.resize(400, 40)
line.textChanged.connect(lambda text: text.endswith("!") and (print(text, flush=True), application.quit()))
line.show()
application.exec()
"""


def test_a_window_shown_there_takes_what_is_typed(x_display: Display, tmp_path: Path):
    program = subprocess.Popen(
        [sys.executable, "-c", WINDOW], env=x_display.environment, stdout=subprocess.PIPE, text=True
    )
    window = x_display.wait_for_window("judge window")
    x_display.xdotool("windowactivate", "--sync", window, "type", "typed!")
    said, _ = program.communicate(timeout=20)
    assert said.strip() == "typed!"
    assert program.returncode == 0


def test_a_screenshot_has_the_display_size(x_display: Display, tmp_path: Path):
    picture = x_display.screenshot(tmp_path / "shots" / "root.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == x_display.width
    assert int.from_bytes(picture[20:24], "big") == x_display.height


def test_two_displays_do_not_meet(x_display: Display):
    with running_display(640, 480) as other:
        assert other.name != x_display.name
        assert other.xdotool("getdisplaygeometry") == "640 480"
