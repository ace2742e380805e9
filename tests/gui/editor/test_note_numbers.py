"""Notes are shown by the numbers they have in the text as it stands, in each view."""

from __future__ import annotations

import pytest

from app.editing.noting import add_note
from app.formats.docx import open_docx
from app.gui.editor import EditorView, ViewMode
from app.gui.editor.spoken import SpokenText
from app.model.document import Document, Position, Range
from tests.gui.editor.conftest import OpenEditor
from tests.judges.packages import package_bytes, paragraph, run


def _document() -> Document:
    return open_docx(package_bytes("".join(paragraph(run(f"line {n}")) for n in range(3)))).document


def _note(view: EditorView, line: int, offset: int, kind: str = "footnote") -> None:
    place = Position(view.document.body.paragraphs[line].id, offset)
    view.session.edit("Note", lambda draft: add_note(draft, place, "Why.", view.session.tracked(), kind))


def _lines(view: EditorView) -> list[str]:
    galley = view.galley
    return [f.layout.shown.text for at in range(len(galley.units)) for f in galley.block(at).text_layouts()]


def test_a_note_before_others_gives_them_new_numbers_at_once_and_undo_the_old_ones(open_editor: OpenEditor):
    view = open_editor(_document())
    _note(view, 2, 4)
    _note(view, 1, 4)
    assert _lines(view) == ["line 0", "line1 1", "line2 2"]
    before = view.viewport().grab().toImage()
    _note(view, 0, 4)
    assert _lines(view) == ["line1 0", "line2 1", "line3 2"]
    assert SpokenText(view.galley).text(0, 99).split("\n") == _lines(view)
    view.undo()
    assert _lines(view) == ["line 0", "line1 1", "line2 2"]
    assert view.viewport().grab().toImage() == before


def test_endnotes_count_for_themselves_in_small_roman_numbers(open_editor: OpenEditor):
    view = open_editor(_document())
    _note(view, 0, 0)
    _note(view, 1, 0, "endnote")
    _note(view, 2, 0, "endnote")
    assert [line[: -len("line 0")] for line in _lines(view)] == ["1", "i", "ii"]


@pytest.mark.parametrize(
    ("mode", "expected"),
    [(ViewMode.ALL_MARKUP, ["1", "2", "3"]), (ViewMode.FINAL, ["", "1", "2"]), (ViewMode.ORIGINAL, ["1", "2", ""])],
)
def test_a_view_counts_what_it_shows(open_editor: OpenEditor, mode: ViewMode, expected: list[str]):
    view = open_editor(_document())
    view.session.tracking = False
    _note(view, 0, 6)
    _note(view, 1, 6)
    view.session.tracking = True
    _note(view, 2, 6)
    first = view.document.body.paragraphs[0].id
    view.session.strike(Range(Position(first, 6), Position(first, 7)))
    view.set_view_mode(mode)
    assert [line[len("line 0") :] for line in _lines(view)] == expected


def test_the_note_itself_begins_with_its_number(open_editor: OpenEditor):
    view = open_editor(_document())
    _note(view, 1, 0)
    _note(view, 0, 0)
    view.focus_story("footnotes")
    assert _lines(view) == ["1 Why.", "2 Why."]
