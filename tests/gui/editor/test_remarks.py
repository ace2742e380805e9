"""The words that comments are about can be seen in the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.gui.editor import EditorView, ViewMode
from app.model.commented import Commented, commented_in
from app.model.content import Opaque, OpaqueKind, Paragraph, Run
from app.model.document import Document, Story, StoryKind
from app.model.structure import Note
from tests.gui.editor.conftest import OpenEditor
from tests.gui.editor.samples import Maker


def mark(ref: str, end: str) -> Run:
    return Run("", opaque=Opaque(OpaqueKind.COMMENT_RANGE, f'<w:commentRange{end} w:id="{ref}"/>', ref=ref))


def reference(ref: str) -> Run:
    return Run("", opaque=Opaque(OpaqueKind.COMMENT, f'<w:commentReference w:id="{ref}"/>', ref=ref))


def document(*, resolved: bool = False) -> Document:
    maker = Maker()
    maker.add("Some ", mark("7", "Start"), "words", mark("7", "End"), reference("7"), " here")
    made = maker.document()
    note = Note(900, "7", "comment", "B. Delegate", resolved=resolved)
    comment = Paragraph(901, (Run("Why?"),), parent=note)
    return replace(made, stories=(*made.stories, Story("comments", StoryKind.COMMENTS, (comment,))))


def colours(view: EditorView) -> set[int]:
    picture = view.viewport().grab().toImage()
    return {picture.pixel(x, y) for x in range(picture.width()) for y in range(min(picture.height(), 200))}


def test_a_stretch_may_begin_or_end_in_another_paragraph() -> None:
    runs = (Run("ab"), mark("1", "End"), Run("cd"), mark("2", "Start"), Run("ef"), reference("3"))
    assert list(commented_in(Paragraph(1, runs))) == [
        Commented(0, 2, "1", first=False),
        Commented(5, 6, "3"),
        Commented(4, 6, "2", last=False),
    ]


@pytest.mark.parametrize("mode", [ViewMode.ALL_MARKUP, ViewMode.SIMPLE])
def test_commented_words_have_a_ground_and_brackets_of_their_own(open_editor: OpenEditor, mode: ViewMode) -> None:
    plain = open_editor(document(resolved=True))
    plain.set_view_mode(mode)
    settled = colours(plain)
    shown = open_editor(document())
    shown.set_view_mode(mode)
    assert len(colours(shown) - settled) >= 2


def test_the_final_text_shows_no_comments(open_editor: OpenEditor) -> None:
    settled, shown = open_editor(document(resolved=True)), open_editor(document())
    for view in (settled, shown):
        view.set_view_mode(ViewMode.FINAL)
    assert colours(shown) == colours(settled)
