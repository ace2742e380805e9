from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.shared_area import REPOSITORY

FIND = "from app.resources import resource, schema; print(resource()); print(schema())"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's content, as pip would lay it into site-packages."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as package:
        package.extractall(folder / "site")
    return folder / "site"


def tracked_files(*folders: str) -> set[Path]:
    listed = subprocess.run(["git", "ls-files", *folders], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    return {Path(line) for line in listed.stdout.splitlines() if (REPOSITORY / line).is_file()}


def test_the_wheel_carries_every_resource_and_schema(installed: Path):
    wanted = tracked_files("resources", "schemas")
    assert wanted
    assert {path for path in wanted if not (installed / "app" / "_data" / path).is_file()} == set()


def test_the_installed_program_finds_its_own_resources(installed: Path, tmp_path: Path):
    code = f"import sys; sys.path.insert(0, {str(installed)!r}); {FIND}"
    done = subprocess.run([sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    data = installed / "app" / "_data"
    assert done.stdout.splitlines() == [str(data / "resources"), str(data / "schemas")]


def test_the_wheel_carries_no_tests(installed: Path):
    assert [path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")] == ["app"]
