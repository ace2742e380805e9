from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.gui.editor.modes import ViewMode
from app.gui.editor.shown import Look, Shown, chip_words
from app.gui.offsets import utf16_length
from app.model.content import Mark, Opaque, OpaqueKind, Paragraph, Run
from tests.gui.editor.samples import ANNA, BELA, opaque

runs = st.builds(
    Run,
    st.text(alphabet="ab 🙂漢\n\t", min_size=1, max_size=5),
    inserted=st.sampled_from([None, ANNA]),
    deleted=st.sampled_from([None, BELA]),
)
carried = st.sampled_from([opaque(OpaqueKind.FIELD, "Table 🙂 1"), opaque(OpaqueKind.DRAWING, label="Picture")])
marks = st.sampled_from([Mark(), Mark(inserted=ANNA), Mark(deleted=BELA)])


@st.composite
def groups(draw: st.DrawFn) -> tuple[Paragraph, ...]:
    count = draw(st.integers(1, 3))
    made = (draw(st.lists(runs | carried, max_size=5)) for _ in range(count))
    return tuple(Paragraph(i + 1, tuple(r), mark=draw(marks)) for i, r in enumerate(made))


@settings(max_examples=150)
@given(groups(), st.sampled_from(ViewMode))
def test_every_shown_place_comes_back_to_itself(paragraphs: tuple[Paragraph, ...], mode: ViewMode) -> None:
    shown = Shown(paragraphs, mode)
    assert shown.length == utf16_length(shown.text)
    for at in range(shown.length + 1):
        again = shown.to_shown(*shown.to_model(at))
        assert shown.to_shown(*shown.to_model(again)) == again
        if all(piece.width == piece.length for piece in shown.pieces):
            assert again == at


@settings(max_examples=150)
@given(groups(), st.sampled_from(ViewMode))
def test_places_in_order_stay_in_order(paragraphs: tuple[Paragraph, ...], mode: ViewMode) -> None:
    shown = Shown(paragraphs, mode)
    places = [(p.id, offset) for p in paragraphs for offset in range(p.length + 1)]
    found = [shown.to_shown(*place) for place in places]
    assert found == sorted(found)
    assert found[-1] == shown.length


@pytest.mark.parametrize(
    ("mode", "text"),
    [
        (ViewMode.ALL_MARKUP, "one twothree"),
        (ViewMode.SIMPLE, "one three"),
        (ViewMode.ORIGINAL, "one two"),
        (ViewMode.FINAL, "one three"),
    ],
)
def test_each_view_shows_its_side_of_a_change(mode: ViewMode, text: str) -> None:
    paragraph = Paragraph(1, (Run("one "), Run("two", deleted=ANNA), Run("three", inserted=ANNA)))
    assert Shown([paragraph], mode).text == text


def test_a_line_break_is_a_line_separator() -> None:
    assert Shown([Paragraph(1, (Run("a\nb"),))], ViewMode.FINAL).text == "a\u2028b"


def test_marks_of_places_take_no_room() -> None:
    bookmark = Run("", opaque=Opaque(OpaqueKind.BOOKMARK, "<w:bookmarkStart/>"))
    assert Shown([Paragraph(1, (Run("a"), bookmark, Run("b")))], ViewMode.FINAL).text == "ab"


def test_carried_blocks_show_their_words_or_their_name() -> None:
    named = Paragraph(1, block=Opaque(OpaqueKind.BLOCK, "<w:x/>", label="Text box"))
    worded = Paragraph(1, block=Opaque(OpaqueKind.BLOCK, "<w:x/>", display="line one\nline two"))
    assert Shown([named], ViewMode.FINAL).pieces[0].look is Look.CHIP
    assert Shown([worded], ViewMode.FINAL).text == "line one\u2028line two"


def test_the_words_of_a_chip_are_one_short_line() -> None:
    assert chip_words("a\n b") == "\u00a0a\u00a0b\u00a0"
    assert len(chip_words("word " * 50)) <= 50
