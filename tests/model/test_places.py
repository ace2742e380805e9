"""A story knows where its paragraphs stand after any replacements, without being counted anew each time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.content import Paragraph
from app.model.document import Story, StoryKind

_Change = tuple[int, int, int]
_CHANGES = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 4), st.integers(0, 4)), max_size=60)


def _story(count: int) -> Story:
    return Story("body", StoryKind.BODY, tuple(Paragraph(n) for n in range(1, count + 1)))


@settings(max_examples=100)
@given(_CHANGES, st.booleans())
def test_places_are_those_of_the_paragraphs_after_every_replacement(changes: list[_Change], reuse: bool) -> None:
    story, fresh = _story(8), 100
    seen = set(range(1, 9))
    for at, removed, added in changes:
        assert story.index(8) is not None or 8 not in {p.id for p in story.paragraphs}
        at = min(at, len(story.paragraphs))
        old = story.paragraphs[at : at + removed]
        new = [Paragraph(fresh + n) for n in range(added)]
        # A split keeps the old paragraph behind the new one.
        new += old[-1:] if reuse else []
        fresh += added
        seen |= {p.id for p in new}
        story = story.replaced(at, removed, new)
        standing = {p.id: place for place, p in enumerate(story.paragraphs)}
        assert {id_: story.index(id_) for id_ in seen} == {id_: standing.get(id_) for id_ in seen}


def test_a_paragraph_that_comes_back_is_found_where_it_stands_now() -> None:
    story = _story(5)
    assert story.index(3) == 2
    without = story.replaced(2, 1, [])
    back = without.replaced(0, 0, [story.paragraphs[2]])
    assert (without.index(3), back.index(3), back.index(1), back.index(5)) == (None, 0, 1, 4)
    assert story.index(3) == 2
