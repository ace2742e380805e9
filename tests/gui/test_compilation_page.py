from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app.gui.compilation_page import CompilationPage


@pytest.mark.usefixtures("app")
def test_the_whole_of_what_it_says_can_be_read() -> None:
    page = CompilationPage()
    page.resize(1000, 600)
    page.show()
    QApplication.processEvents()
    lines = page.findChildren(QLabel)
    assert len(lines) == 2
    assert all(line.height() >= line.heightForWidth(line.width()) for line in lines)
    page.close()
