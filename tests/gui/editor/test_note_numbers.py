"""Notes are shown by the numbers they have in the text as it stands, in each view."""

from __future__ import annotations

import pytest

from app.editing.noting import add_note
from app.formats.docx import open_docx
from app.gui.editor import EditorView, ViewMode
from app.gui.editor.spoken import SpokenText
from app.model.document import Document, Position, Range
from tests.formats.docx.parts import with_parts
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


def _noted(
    sections: tuple[int, ...], properties: tuple[str, ...], settings: str = "", kind: str = "footnote"
) -> Document:
    """Paragraphs with one note each; a section ends after every so many, with these properties."""
    body, ref = "", 1
    for at, (count, said) in enumerate(zip(sections, properties, strict=True)):
        section = f"<w:sectPr>{said}</w:sectPr>"
        for line in range(count):
            ends = line == count - 1 and at < len(sections) - 1
            body += paragraph(f'<w:r><w:{kind}Reference w:id="{ref}"/></w:r>', f"<w:pPr>{section}</w:pPr>" * ends)
            ref += 1
        body += section * (at == len(sections) - 1)
    notes = "".join(f'<w:{kind} w:id="{n}">{paragraph(run("why"))}</w:{kind}>' for n in range(1, ref))
    return open_docx(with_parts(body, None, settings=settings, **{f"{kind}s": notes})).document


def _said(kind: str, format_: str = "", start: int | None = None, restart: str = "") -> str:
    inside = f'<w:numFmt w:val="{format_}"/>' if format_ else ""
    inside += f'<w:numStart w:val="{start}"/>' if start is not None else ""
    inside += f'<w:numRestart w:val="{restart}"/>' if restart else ""
    return f"<w:{kind}Pr>{inside}</w:{kind}Pr>"


def test_notes_are_numbered_in_the_format_that_the_document_has_chosen(open_editor: OpenEditor):
    formats = {
        "lowerRoman": "i ii iii iv v",
        "upperRoman": "I II III IV V",
        "lowerLetter": "a b c d e",
        "upperLetter": "A B C D E",
        "chicago": "* † ‡ § **",
        "decimal": "1 2 3 4 5",
    }
    for format_, expected in formats.items():
        kind = "endnote" if format_ == "decimal" else "footnote"
        view = open_editor(_noted((5,), ("",), _said(kind, format_), kind))
        assert _lines(view) == expected.split()


def test_notes_begin_with_the_number_that_the_document_names_and_sections_may_begin_anew(open_editor: OpenEditor):
    settings = _said("footnote", "decimal", 7)
    assert _lines(open_editor(_noted((2, 2), ("", ""), settings))) == ["7", "8", "9", "10"]
    settings = _said("footnote", start=3, restart="eachSect")
    assert _lines(open_editor(_noted((2, 2), ("", ""), settings))) == ["3", "4", "3", "4"]
    settings = _said("footnote", restart="eachPage")
    assert _lines(open_editor(_noted((2, 1), ("", ""), settings))) == ["1", "2", "3"]


def test_a_section_may_number_its_notes_in_its_own_way(open_editor: OpenEditor):
    sections = (_said("footnote", "upperLetter"), _said("footnote", "lowerRoman", 5, "eachSect"), "")
    view = open_editor(_noted((2, 2, 2), sections, _said("footnote", "decimalZero")))
    assert _lines(view) == ["A", "B", "v", "vi", "07", "08"]


def test_a_note_that_is_added_counts_on_in_its_section(open_editor: OpenEditor):
    section = _said("footnote", "chicago", restart="eachSect")
    view = open_editor(_noted((1, 2), ("", section)))
    assert _lines(view) == ["1", "*", "†"]
    _note(view, 1, 0)
    assert _lines(view) == ["1", "*†", "‡"]
    view.undo()
    assert _lines(view) == ["1", "*", "†"]
