"""Where the shared corpus and schemas lie, and what a test does without them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED_DIR = Path(os.environ.get("RAPPORTEUR_SHARED") or REPOSITORY.parent / "shared")
CORPUS_FILES = sorted((SHARED_DIR / "corpus").glob("*.docx"))


def missing_shared(part: str) -> NoReturn:
    """Skip the test that needs the shared folder; on CI, where it always lies beside the clone, fail it."""
    place = SHARED_DIR / part
    if os.environ.get("CI") == "true":
        pytest.fail(f"{place} is not there")
    pytest.skip(f"{place} is not there (set RAPPORTEUR_SHARED)")
