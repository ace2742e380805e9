"""What carried XML says is read as XML says it."""

from __future__ import annotations

import pytest

from app.model.display import shown_text


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("R&amp;D", "R&D"),
        ("&amp;lt;", "&lt;"),
        ("1 &lt; 2 &gt; 0 &quot;x&quot; &apos;y&apos;", "1 < 2 > 0 \"x\" 'y'"),
        ("caf&#233; &#x4E2D;", "café 中"),
        ("&nbsp; & co", "&nbsp; & co"),
    ],
)
def test_references_are_read_as_the_characters_that_they_stand_for(inside: str, text: str) -> None:
    assert shown_text(f"<w:r><w:t xml:space='preserve'>{inside}</w:t></w:r>") == text
