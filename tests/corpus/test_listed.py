"""The list of tracked changes against the revision elements in the file's XML."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from app.cli import run
from tests.judges import revisions


def test_every_revision_element_is_listed_once_by_its_kind(corpus_file: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["changes", str(corpus_file), "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert Counter(one["kind"] for one in listed) == revisions.counted(corpus_file)
    assert len({one["id"] for one in listed}) == len(listed)
