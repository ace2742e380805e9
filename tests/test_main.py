from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from app import __version__, main
from tests.shared_area import REPOSITORY


def in_new_process(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=REPOSITORY, check=False)


def crash() -> ZeroDivisionError:
    try:
        _ = 1 / 0
    except ZeroDivisionError as error:
        return error
    raise AssertionError


def test_version_is_printed_and_status_is_0(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as leaving:
        main.main(["--version"])
    assert leaving.value.code == 0
    assert capsys.readouterr().out.strip() == f"rapporteur {__version__}"


def test_an_unknown_option_is_wrong_use(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as leaving:
        main.main(["--no-such-option"])
    assert leaving.value.code == 2
    assert "no-such-option" in capsys.readouterr().err


def test_without_a_display_a_window_is_refused_in_one_sentence():
    nowhere = {k: v for k, v in os.environ.items() if k not in {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}}
    done = subprocess.run(
        [sys.executable, "-m", "app"], env=nowhere, capture_output=True, text=True, cwd=REPOSITORY, check=False
    )
    assert done.returncode == 2
    assert "no display" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_without_a_display_a_screenshot_is_drawn_all_the_same(tmp_path: Path):
    nowhere = {k: v for k, v in os.environ.items() if k not in {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}}
    picture = tmp_path / "window.png"
    subprocess.run([sys.executable, "-m", "app", "--screenshot", str(picture)], env=nowhere, cwd=REPOSITORY, check=True)
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_every_command_without_a_window_is_known_and_no_other(capsys: pytest.CaptureFixture[str]):
    assert main.main([main.HEADLESS_COMMANDS[0], "--no-such-option"]) == 2
    from app.cli import run

    capsys.readouterr()
    assert run(["no-such-command"]) == 2
    offered = re.findall(r"'([a-z]+)'", capsys.readouterr().err.partition("choose from")[2])
    assert tuple(offered) == main.HEADLESS_COMMANDS


def test_the_module_is_the_same_program():
    done = subprocess.run(
        [sys.executable, "-m", "app", "--version"], capture_output=True, text=True, cwd=REPOSITORY, check=True
    )
    assert done.stdout.strip() == f"rapporteur {__version__}"


def test_a_headless_command_never_loads_qt(tmp_path: Path):
    missing = str(tmp_path / "missing.docx")
    done = in_new_process(
        "import sys; from app.main import main\n"
        f"status = main(['text', {missing!r}])\n"
        "print(status, any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert done.stdout.split() == ["3", "False"]
    assert "Traceback" not in done.stderr


def test_a_crash_leaves_a_report_and_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    error = crash()
    main.report_crash(type(error), error, error.__traceback__, folder=tmp_path / "logs")
    (report,) = (tmp_path / "logs").iterdir()
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    said = capsys.readouterr().err
    assert str(report) in said
    assert len(said.splitlines()) == 1


def test_a_report_that_cannot_be_saved_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    blocked = tmp_path / "logs"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    error = crash()
    main.report_crash(type(error), error, error.__traceback__, folder=blocked)
    assert "1 / 0" in capsys.readouterr().err


def test_an_error_inside_a_command_becomes_a_report(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    def fail(arguments: list[str]) -> int:
        raise RuntimeError("broken inside")

    monkeypatch.setattr(main, "_dispatch", fail)
    monkeypatch.setattr(main, "log_folder", lambda: tmp_path)
    assert main.main(["text", "x"]) == main.EXIT_CRASHED
    assert "RuntimeError" in capsys.readouterr().err
    assert len(list(tmp_path.iterdir())) == 1
