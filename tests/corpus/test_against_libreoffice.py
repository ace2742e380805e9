"""Both sides of the tracked changes as LibreOffice resolves them, for files that it resolves rightly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from app.formats.docx import open_docx
from app.model.views import View, story_lines
from tests.judges import libreoffice
from tests.shared_area import SHARED_DIR, missing_shared

# Chosen for what they hold: moves, several inserted marks, rows, fields, both slots of a mark, many authors, footnotes,
# a struck word in a struck paragraph, nested tables, Strict namespaces.
_FILES = ("03", "12", "14", "22", "23", "24", "30", "34", "39", "40", "44", "48", "50")


def _lines(lines: Iterable[str]) -> list[str]:
    plain = (re.sub(r"\s+", " ", line).strip() for line in lines)
    return [line for line in plain if line]


@pytest.mark.judge
@pytest.mark.parametrize("view", [View.ORIGINAL, View.FINAL])
@pytest.mark.parametrize("number", _FILES)
def test_libreoffice_reads_the_same_text(number: str, view: View):
    path = next((SHARED_DIR / "corpus").glob(f"{number}_*"), None) or missing_shared("corpus")
    expected = libreoffice.text(Path(path), accept_all=view is View.FINAL, reject_all=view is View.ORIGINAL)
    assert _lines(story_lines(open_docx(path).document.body, view)) == _lines(expected)
