"""`rapporteur links` draws and lists the links of a plan without a window and without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from app.cli import run
from app.resources import resource

EXAMPLE = resource("example", "annex.docx")


def test_the_ending_decides_what_is_written(tmp_path: Path) -> None:
    svg, table = tmp_path / "links.svg", tmp_path / "links.csv"
    assert run(["links", str(EXAMPLE), "-o", str(svg)]) == 0
    assert run(["links", str(EXAMPLE), "-o", str(table)]) == 0
    assert etree.fromstring(svg.read_bytes()).tag == "{http://www.w3.org/2000/svg}svg"
    lines = table.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("from kind,from number,from title,link,to kind")
    assert len(lines) == 1 + 108


def test_a_picture_needs_no_display(tmp_path: Path) -> None:
    out = tmp_path / "links.png"
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    command = [sys.executable, "-m", "app", "links", str(EXAMPLE), "-o", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    data = out.read_bytes()
    assert data.startswith(b"\x89PNG\r\n")
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    assert width > 1000
    assert height > 1000


def test_without_anything_to_draw_with_a_picture_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "links.png"
    out.write_bytes(b"before")
    assert run(["links", str(EXAMPLE), "-o", str(out)]) == 4
    assert capsys.readouterr().err.count("\n") == 1
    assert out.read_bytes() == b"before"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["links", str(EXAMPLE), "-o", "links.txt"], 2),
        (["links", str(EXAMPLE)], 2),
        (["links", str(EXAMPLE), "-o", "links.svg", "--profile", "nothing"], 2),
        (["links", "missing.docx", "-o", "links.svg"], 3),
    ],
)
def test_wrong_use_and_unreadable_input_write_nothing(
    arguments: list[str],
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == status
    assert capsys.readouterr().err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
