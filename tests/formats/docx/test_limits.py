"""Files made to be slow: many of everything, in one place."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from app.formats.docx import DocxFile, open_docx
from app.model.content import Run
from app.model.revision import Revision
from tests.judges.packages import package_bytes

_COUNT = 60_000
_SECONDS = 20
"""Far above what it takes here, far below what a square of the count would."""

_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'


@pytest.mark.parametrize(
    "body",
    [
        "<w:p>" + "<w:r/>" * _COUNT + "</w:p>",
        "<w:p>" + _BEGIN * (_COUNT // 4) + "</w:p>",
        "<w:p>" + '<w:bookmarkStart w:id="1" w:name="b"/>' * (_COUNT // 4) + "</w:p>",
        "<w:p>" + '<w:ins w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins>' * (_COUNT // 4) + "</w:p>",
        "<w:p/>" * _COUNT,
        "<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * (_COUNT // 4) + "</w:tr></w:tbl><w:p/>",
        "<w:sdt><w:sdtContent>" * 60 + "<w:p/>" * 500 + "</w:sdtContent></w:sdt>" * 60,
    ],
    ids=["runs", "fields", "bookmarks", "changes", "paragraphs", "cells", "controls"],
)
def test_time_grows_no_faster_than_the_file(body: str):
    started = time.process_time()
    file = open_docx(package_bytes(body))
    story = file.document.body
    last = story.paragraphs[-1]
    touched = last.with_runs((*last.runs, Run("x", inserted=Revision("A", "", "new"))))
    edited = story.replaced(len(story.paragraphs) - 1, 1, [touched])
    out = file.write(replace(file.document, stories=(edited, *file.document.stories[1:])))
    assert DocxFile(out).document.body.paragraphs[-1].text.endswith("x")
    assert time.process_time() - started < _SECONDS
