from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app import resources
from tests.shared_area import REPOSITORY


@pytest.fixture(autouse=True)
def forget_data_root():
    resources._data_root.cache_clear()
    yield
    resources._data_root.cache_clear()


def test_a_checkout_finds_its_own_folders():
    assert resources.resource("example", "annex.docx") == REPOSITORY / "resources" / "example" / "annex.docx"
    assert resources.schema("plan.xsd") == REPOSITORY / "schemas" / "plan.xsd"


def test_a_frozen_program_finds_what_it_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.resource() == tmp_path / "resources"


def test_an_installed_wheel_finds_its_data_beside_its_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "_data" / "resources").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resources.schema("x") == tmp_path / "_data" / "schemas" / "x"
