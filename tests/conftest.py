"""Profiles, private user folders and the shared corpus for every test."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.judges.display import Display, running_display
from tests.shared_area import CORPUS_FILES, SHARED_DIR, missing_shared

_SLOW_MACHINE = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("dev", max_examples=100, deadline=None, suppress_health_check=_SLOW_MACHINE)
# CI judges a change and not luck: the same tree gets the same examples. Chance is for `make explore`.
settings.register_profile(
    "ci",
    max_examples=2000,
    deadline=None,
    derandomize=True,
    database=None,
    print_blob=True,
    suppress_health_check=_SLOW_MACHINE,
)
settings.register_profile(
    "explore",
    max_examples=int(os.environ.get("EXAMPLES", "10000")),
    deadline=None,
    print_blob=True,
    suppress_health_check=_SLOW_MACHINE,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") == "true" else "dev"))

_USER_FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
_private_home = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Keep the tests out of the person's own settings, logs and recovery files, and off the screen."""
    home = Path(tempfile.mkdtemp(prefix="rapporteur-home-"))
    config.stash[_private_home] = home
    for name in (*_USER_FOLDERS, "XDG_CACHE_HOME"):
        os.environ[name] = str(home / name.lower())
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def private_folders(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and working files of the program start empty in every test: none may live on another's."""
    home = Path(tempfile.mkdtemp(dir=request.config.stash[_private_home]))
    for name in _USER_FOLDERS:
        monkeypatch.setenv(name, str(home / name.lower()))


def pytest_unconfigure(config: pytest.Config) -> None:
    home = config.stash.get(_private_home, None)
    if home is not None:
        shutil.rmtree(home, ignore_errors=True)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for `corpus_file` once per file of the shared corpus."""
    if "corpus_file" not in metafunc.fixturenames:
        return
    found = [pytest.param(path, id=path.name.split("_")[0]) for path in CORPUS_FILES]
    metafunc.parametrize("corpus_file", found or [pytest.param(None, id="no-corpus")], indirect=True)


@pytest.fixture
def corpus_file(request: pytest.FixtureRequest) -> Path:
    """One file of the shared corpus; the test runs once for each."""
    return request.param or missing_shared("corpus")


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The shared folder beside the repository: corpus/, ooxml-xsd/, seeds/."""
    return SHARED_DIR if SHARED_DIR.is_dir() else missing_shared("")


@pytest.fixture(scope="session")
def corpus_files() -> list[Path]:
    """All files of the shared corpus in order of their numbers."""
    return CORPUS_FILES or [missing_shared("corpus")]


@pytest.fixture(scope="session")
def x_display() -> Iterator[Display]:
    """A private X display of 1366 by 768 with a window manager, one for all tests of a worker."""
    with running_display() as display:
        yield display
