from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import __version__
from tests.shared_area import REPOSITORY


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program that build.spec makes, in a folder outside the repository."""
    folder = tmp_path_factory.mktemp("frozen")
    places = ["--distpath", str(folder / "dist"), "--workpath", str(folder / "build")]
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places, "build.spec"],
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    )
    return folder / "dist" / "rapporteur" / "rapporteur"


@pytest.mark.timeout(600)
def test_the_frozen_program_passes_its_own_test_without_python_or_display(frozen: Path, tmp_path: Path):
    bare = {"HOME": str(tmp_path), "LANG": "C.UTF-8", "TMPDIR": os.environ.get("TMPDIR", "/tmp")}
    version = subprocess.run([frozen, "--version"], env=bare, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert version.stdout.strip() == f"rapporteur {__version__}"
    tried = subprocess.run(
        [frozen, "--self-test"], env=bare, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
    )
    assert tried.returncode == 0, tried.stderr
    assert tried.stdout.splitlines()[-1] == "The self-test passed."
