"""A list item that has changed its level is written as Word itself would have."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.editing.lists import is_list_item, shift_levels
from app.formats.docx import open_docx
from app.model.proposal import Author
from app.resources import resource
from app.services.session import Session
from tests.judges import audit, schema, word_rules


@pytest.mark.judge
def test_changed_levels_stand_in_the_file_and_every_judge_is_content(tmp_path: Path) -> None:
    base = resource("example", "annex.docx")
    session = Session.in_memory(base)
    session.author = Author("Dana", "Test Group")
    document = session.document
    # One item of each style and list is enough.
    items = {
        (document.styles.style_of(p.format), p.format.number): p.id
        for p in document.body.paragraphs
        if is_list_item(document, p)
    }
    session.edit("List level", lambda draft: shift_levels(draft, items.values(), 1, session.tracked()))
    assert session.file is not None
    out = tmp_path / "levels.docx"
    out.write_bytes(session.file.write(session.document))
    read = open_docx(out).document
    changed = [p for p in session.document.body.paragraphs if p.id in items.values()]
    assert len(changed) > 5
    for paragraph in changed:
        index = session.document.body.index(paragraph.id)
        assert index is not None
        back = read.body.paragraphs[index]
        assert (back.format.style, back.format.level) == (paragraph.format.style, paragraph.format.level)
        assert back.format_change is not None
    for judge in (schema, audit, word_rules):
        assert judge.new_findings(base, out) == []
