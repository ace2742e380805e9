from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import selftest
from tests.shared_area import REPOSITORY


def types_nothing(dossier: Path, text: str, settings: Path) -> None:
    """A window in which no key arrives."""


def test_the_program_passes_its_own_test_and_touches_nothing_of_the_person(tmp_path: Path):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    homes = {"TMPDIR": str(temporary)}
    homes |= {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
    done = subprocess.run(
        [sys.executable, "-m", "app", "--self-test"],
        env=os.environ | homes,
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "The self-test passed."
    left = [path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()]
    # Drawn icons and the system's list of fonts are nobody's own and serve the next start.
    drawn = ("CACHE/rapporteur/icons/", "CACHE/fontconfig/")
    assert [path for path in left if not path.as_posix().startswith(drawn)] == []


def test_a_window_that_takes_no_keys_fails_it(capsys: pytest.CaptureFixture[str]):
    assert selftest.self_test(types_nothing) == 1
    said = capsys.readouterr()
    assert "passed" not in said.out
    assert "what was typed in the window is not in the exported annex" in said.err


def test_a_command_that_ends_badly_fails_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(selftest, "run", lambda arguments: 4)  # pyright: ignore[reportUnknownLambdaType]
    assert selftest.self_test(types_nothing) == 1
    assert "`amend` ended with status 4" in capsys.readouterr().err
