"""The program draws its window into a picture and says plainly when it can't."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from app.resources import resource

EXAMPLE = resource("example", "annex.docx")


def _run(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(tmp_path / "data")}
    command = [sys.executable, "-c", "import sys; from app.gui import launch; sys.exit(launch(sys.argv[1:]))"]
    return subprocess.run(
        [*command, *arguments], env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def _size(png: Path) -> tuple[int, int]:
    return struct.unpack(">II", png.read_bytes()[16:24])


@pytest.mark.parametrize(("theme", "scale", "size"), [("light", 100, (1366, 768)), ("dark", 150, (1500, 1050))])
def test_a_picture_of_the_window_on_the_example(tmp_path: Path, theme: str, scale: int, size: tuple[int, int]) -> None:
    out = tmp_path / "window.png"
    wanted = f"{size[0] * 100 // scale}x{size[1] * 100 // scale}"
    result = _run(
        tmp_path, str(EXAMPLE), "--screenshot", str(out), "--theme", theme, "--scale", str(scale), "--size", wanted
    )
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    assert _size(out) == size


def test_a_size_that_is_asked_for_goes_before_the_one_a_dossier_remembers(tmp_path: Path) -> None:
    out, annex = tmp_path / "window.png", tmp_path / "plan.docx"
    annex.write_bytes(EXAMPLE.read_bytes())
    for size in ((1200, 800), (1000, 700)):
        result = _run(tmp_path, str(annex), "--screenshot", str(out), "--size", f"{size[0]}x{size[1]}")
        assert result.returncode == 0, result.stderr
        assert _size(out) == size


def test_a_file_that_cannot_be_read_ends_with_status_3_and_a_sentence(tmp_path: Path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"nothing")
    out = tmp_path / "window.png"
    result = _run(tmp_path, str(bad), "--screenshot", str(out))
    assert result.returncode == 3
    assert len(result.stderr.strip().splitlines()) == 1
    assert not out.exists()


def test_qt_is_not_loaded_until_the_window_is_asked_for() -> None:
    code = "import sys, app.gui; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_the_first_window_waits_for_nothing_that_only_a_document_needs() -> None:
    code = (
        "import sys; from app.gui.application import make_application; from app.gui.theme import Theme\n"
        "from app.gui.window import MainWindow\n"
        "window = MainWindow(Theme(make_application())); window.show()\n"
        "heavy = ('app.plan', 'app.checks', 'app.formats', 'app.model.document', 'app.gui.editor', 'lxml', 'sqlite3')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"


def _with_example(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, str(EXAMPLE)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )


def test_the_text_waits_for_nothing_that_comes_after_it() -> None:
    code = (
        "import os, sys; from pathlib import Path; from app.gui.application import make_application\n"
        "from app.gui.theme import Theme; from app.gui.window import MainWindow\n"
        "from app.services.session import Session\n"
        "app = make_application(); window = MainWindow(Theme(app)); path = Path(sys.argv[1])\n"
        "window.show_session(Session.in_memory(path), path); window.show(); told = []\n"
        "later = ('app.plan', 'app.checks', 'app.gui.panels.changes', 'app.gui.panels.rows', 'app.gui.card_keeper',\n"
        "    'app.services.search', 'app.editing.handmade', 'app.formats.html', 'app.formats.html_writing',\n"
        "    'app.formats.docx.write', 'app.formats.docx.outline', 'app.formats.docx.boxes', 'app.model.plan',\n"
        "    'app.editing.writing', 'app.editing.resolve', 'app.gui.relisting', 'app.gui.editor.pen',\n"
        "    'app.gui.editor.clipboard', 'html', 'socket', 'tomllib')\n"
        "window.annex.editor.first_painted.connect(lambda: told.extend(n for n in later if n in sys.modules))\n"
        "window.annex.editor.first_painted.connect(lambda: print(told, window.annex.inspector.is_filled))\n"
        "window.document_shown.connect(lambda: (print(window.annex.inspector.is_filled, flush=True), os._exit(0)))\n"
        "app.exec()"
    )
    done = _with_example(code)
    assert done.stdout.split("\n") == ["[] False", "True", ""], done.stderr


def test_the_first_keys_wait_for_nothing_to_be_loaded() -> None:
    code = (
        "import os, sys; from pathlib import Path; from PySide6.QtTest import QTest; from PySide6.QtCore import Qt\n"
        "from app.gui.application import make_application; from app.gui.theme import Theme\n"
        "from app.gui.window import MainWindow; from app.model.proposal import Author\n"
        "from app.services.session import Session\n"
        "app = make_application(); window = MainWindow(Theme(app)); path = Path(sys.argv[1])\n"
        "session = Session.in_memory(path); session.author = Author('A. Delegate')\n"
        "window.show_session(session, path); window.show()\n"
        "def type():\n"
        "    before = set(sys.modules); editor = window.annex.editor\n"
        "    QTest.keyClicks(editor, 'Soon')\n"
        "    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Right):\n"
        "        QTest.keyClick(editor, key)\n"
        "    editor.undo()\n"
        "    print(sorted(set(sys.modules) - before), flush=True); os._exit(0)\n"
        "window.document_shown.connect(type)\n"
        "app.exec()"
    )
    done = _with_example(code)
    assert done.stdout.strip() == "[]", done.stderr


def test_sources_are_not_read_for_features_that_are_not_used() -> None:
    code = (
        "import sys, linecache; from app.gui import _read_no_sources\n"
        "_read_no_sources(); from app.gui.theme import Theme\n"
        "print(any(name.endswith('theme.py') for name in linecache.cache))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "False"
