"""Stretches with tables, notes, comments and fields moved under tracking, judged in the model and in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.editing.commenting import add_comment, reply, thread_of
from app.editing.draft import Draft
from app.editing.moving import move_paragraphs, move_stretch
from app.editing.noting import add_note
from app.editing.resolve import accept, accept_changes, reject
from app.editing.striking import strike
from app.editing.tracking import Tracking
from app.formats.docx import DocxFile, open_docx
from app.model.changes import document_changes
from app.model.document import Document, Position, Range, StoryKind
from app.model.errors import RefusedError
from app.model.revision import ChangeKind, Revision
from app.model.structure import cell_of
from app.model.views import View, document_lines
from tests.judges import audit, libreoffice, schema, word_rules
from tests.judges.packages import change, package_bytes, paragraph, run

ME = Tracking("Example Union – A. Rapporteur", "2026-02-11T09:00:00Z")
OFF = Tracking(ME.author, ME.date, on=False)
MISTAKEN = "Required sequence content is missing"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def _mine(revision: Revision, _kind: ChangeKind) -> bool:
    return revision.author == ME.author


def _after(document: Document, accepted: bool) -> Document:
    draft = Draft(document)
    (accept if accepted else reject)(draft, _mine)
    return draft.document


def _lines(document: Document) -> list[str]:
    return list(document_lines(document, View.MARKED))


def _text(*lines: str) -> str:
    return "".join(paragraph(run(line) if line else "") for line in lines)


def _cell(content: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def _table(*rows: str, properties: str = "") -> str:
    made = "".join(f"<w:tr>{''.join(_cell(_text(word), properties) for word in row.split())}</w:tr>" for row in rows)
    columns = '<w:gridCol w:w="2000"/>' * len(rows[0].split())
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{made}</w:tbl>'


def _at(document: Document, words: str) -> int:
    return next(i for i, p in enumerate(document.body.paragraphs) if p.text == words)


def _valid(base: bytes, out: bytes, folder: Path) -> None:
    assert schema.new_findings(base, out) == []
    assert word_rules.new_findings(base, out) == []
    before, after = folder / "before.docx", folder / "after.docx"
    before.write_bytes(base)
    after.write_bytes(out)
    # It takes a w:trPr that holds only w:ins or w:del, as Word writes it, for an empty one.
    assert [one for one in audit.new_findings(before, after) if one.message != MISTAKEN] == []


def _moved(base: bytes, first: str, last: str, past: str, folder: Path) -> tuple[DocxFile, Draft, Document]:
    """Move from one line to another past a third; the file as it was, the draft, and what is read back."""
    file = open_docx(base)
    document = file.document
    low, high, target = (_at(document, words) for words in (first, last, past))
    draft = Draft(document)
    move_stretch(draft, "body", low, high + 1, target + 1 if target > high else target, ME)
    out = file.write(draft.document)
    _valid(base, out, folder)
    undone = draft.document
    for splice in reversed(draft.splices):
        undone = splice.inverse().apply(undone)
    assert undone == document
    assert _after(draft.document, False) == document
    return file, draft, open_docx(out).document


ELEMENTS = package_bytes(_text("A", "a1") + _table("t u", "v w") + _text("B", "b1") + _table("x y") + _text("C", "end"))


@pytest.mark.parametrize(
    ("first", "last", "past", "expected"),
    [
        ("A", "w", "y", ["B", "b1", "x", "y", "A", "a1", "t", "u", "v", "w", "C", "end"]),
        ("B", "y", "A", ["B", "b1", "x", "y", "A", "a1", "t", "u", "v", "w", "C", "end"]),
        ("A", "w", "end", ["B", "b1", "x", "y", "C", "end", "A", "a1", "t", "u", "v", "w", ""]),
        ("B", "end", "A", ["B", "b1", "x", "y", "C", "end", "A", "a1", "t", "u", "v", "w", ""]),
        ("C", "end", "A", ["C", "end", "A", "a1", "t", "u", "v", "w", "B", "b1", "x", "y", ""]),
        ("t", "w", "A", ["t", "u", "v", "w", "A", "a1", "B", "b1", "x", "y", "C", "end"]),
        ("A", "a1", "w", ["t", "u", "v", "w", "A", "a1", "B", "b1", "x", "y", "C", "end"]),
    ],
)
def test_text_with_tables_moves_whole_and_comes_back(
    first: str, last: str, past: str, expected: list[str], tmp_path: Path
):
    file, draft, again = _moved(ELEMENTS, first, last, past, tmp_path)
    for document in (draft.document, again):
        assert _lines(_after(document, False)) == _lines(file.document)
        # No text ends with a table.
        assert _lines(_after(document, True)) == expected


def test_accepting_one_piece_of_a_move_accepts_its_tables_too(tmp_path: Path):
    _, draft, _ = _moved(ELEMENTS, "B", "y", "A", tmp_path)
    one = next(c for c in document_changes(draft.document) if c.kind is ChangeKind.MOVE_TO)
    whole = Draft(draft.document)
    accept_changes(whole, [one])
    assert list(document_changes(whole.document)) == []
    assert _lines(whole.document)[:4] == ["B", "b1", "x", "y"]


def test_rows_move_within_their_table(tmp_path: Path):
    base = package_bytes(_table("a b", "c d", "e f") + _text("end"))
    for first, last, past, expected in (
        ("c", "d", "f", "abefcd"),
        ("c", "f", "a", "cdefab"),
        ("a", "b", "f", "cdefab"),
    ):
        file, draft, again = _moved(base, first, last, past, tmp_path)
        for document in (draft.document, again):
            left = _after(document, True)
            assert "".join(_lines(left)) == f"{expected}end"
            rows = [cell.row.id for p in left.body.paragraphs if (cell := cell_of(p.parent)) is not None]
            assert len(set(rows)) == 3
            assert rows == sorted(rows, key=rows.index)
            assert _lines(_after(document, False)) == _lines(file.document)


def test_parts_of_tables_stay_where_they_are():
    merged = (
        _table("a b", properties='<w:vMerge w:val="restart"/>') + _text("mid") + _table("c d", "e f") + _text("end")
    )
    document = open_docx(package_bytes(merged)).document
    c, e, end = (_at(document, word) for word in "cef")
    for first, stop, to in ((c, c + 1, end), (c, c + 2, 0), (e, e + 2, len(document.body.paragraphs))):
        with pytest.raises(RefusedError, match="Rows can be moved within their table only"):
            move_stretch(Draft(document), "body", first, stop, to, ME)


_GRID = f"""<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{'<w:gridCol w:w="900"/>' * 2}</w:tblGrid>"""


def _merged(*rows: str) -> bytes:
    """A table whose first cells begin a merged one where their word has a "+", and go on with one where it is "|"."""
    made = ""
    for row in rows:
        first, second = row.split()
        merge = {"+": '<w:vMerge w:val="restart"/>', "|": "<w:vMerge/>"}.get(first[-1], "")
        made += f"<w:tr>{_cell(_text(first.rstrip('+|')), merge)}{_cell(_text(second))}</w:tr>"
    return package_bytes(_text("top") + f"<w:tbl>{_GRID}{made}</w:tbl>" + _text("end"))


def _merges(document: Document) -> str:
    """The words of the table's cells, those that begin or go on with a merged one marked as in `_merged`."""
    cells = [(p.text, cell) for p in document.body.paragraphs if (cell := cell_of(p.parent)) is not None]
    signs = {"restart": "+", "continue": "|", None: ""}
    return " ".join(text + signs[cell.merge] for text, cell in cells)


@pytest.mark.parametrize(
    ("caret", "down", "expected"),
    [
        ("b", True, "d 4 a+ 1 | 2 | 3 e+ 5 | 6"),
        ("3", True, "d 4 a+ 1 | 2 | 3 e+ 5 | 6"),
        ("1", True, "d 4 a+ 1 | 2 | 3 e+ 5 | 6"),
        ("2", True, "a+ 1 | 3 | 2 d 4 e+ 5 | 6"),
        ("3", False, "a+ 1 | 3 | 2 d 4 e+ 5 | 6"),
        ("4", False, "d 4 a+ 1 | 2 | 3 e+ 5 | 6"),
        ("4", True, "a+ 1 | 2 | 3 e+ 5 | 6 d 4"),
        ("6", False, "a+ 1 | 2 | 3 e+ 5 | 6 d 4"),
    ],
)
def test_rows_move_by_the_caret_and_those_of_a_merged_cell_stay_together(
    caret: str, down: bool, expected: str, tmp_path: Path
):
    base = _merged("a+ 1", "| 2", "| 3", "d 4", "e+ 5", "| 6")
    file = open_docx(base)
    draft = Draft(file.document)
    at = 1 if caret == "b" else _at(file.document, caret)
    place = Position(file.document.body.paragraphs[at].id, 0)
    moved = move_paragraphs(draft, Range(place, place), ME, down=down)
    out = file.write(draft.document)
    _valid(base, out, tmp_path)
    for document in (draft.document, open_docx(out).document):
        assert _merges(_after(document, True)) == expected
        assert _merges(_after(document, False)) == _merges(file.document)
    assert _after(draft.document, False) == file.document
    # The caret's rows are selected where they are, so that the same key takes them back.
    again = Draft(draft.document)
    move_paragraphs(again, moved, ME, down=not down)
    assert _merges(_after(again.document, True)) == _merges(file.document)


def test_libreoffice_reads_the_rows_of_a_merged_cell_at_their_new_place(tmp_path: Path):
    file = open_docx(_merged("a+ 1", "| 2", "d 4"))
    draft = Draft(file.document)
    place = Position(file.document.body.paragraphs[_at(file.document, "4")].id, 0)
    move_paragraphs(draft, Range(place, place), ME, down=False)
    (tmp_path / "left.docx").write_bytes(file.write(_after(draft.document, True)))
    assert " ".join(" ".join(libreoffice.text(tmp_path / "left.docx")).split()) == "top d 4 a 1 2 end"


def test_rows_that_a_merged_cell_joins_to_others_are_refused_in_a_sentence_where_only_some_are_meant():
    document = open_docx(_merged("a+ 1", "| 2", "| 3", "d 4")).document
    one, two, end = _at(document, "1"), _at(document, "2"), _at(document, "end")
    for first, stop, to in ((1, one + 1, two + 1), (two - 1, two + 1, end), (end - 2, end, two - 1)):
        with pytest.raises(RefusedError, match="A merged cell joins these rows"):
            move_stretch(Draft(document), "body", first, stop, to, ME)


def test_a_cell_of_several_paragraphs_moves_one_of_them_and_at_the_ends_of_a_table_rows_stay():
    table = f"<w:tbl>{_GRID}<w:tr>{_cell(_text('a', 'b'))}{_cell(_text('c'))}</w:tr></w:tbl>"
    document = open_docx(package_bytes(_text("top") + table + _text("end"))).document
    for word, down, expected in (("a", True, ["top", "b", "a", "c", "end"]), ("c", True, None), ("c", False, None)):
        place = Position(document.body.paragraphs[_at(document, word)].id, 0)
        draft = Draft(document)
        if expected is None:
            with pytest.raises(RefusedError, match="nothing left"):
                move_paragraphs(draft, Range(place, place), ME, down=down)
            continue
        move_paragraphs(draft, Range(place, place), ME, down=down)
        assert _lines(_after(draft.document, True)) == expected


def test_a_cell_merged_under_tracking_keeps_its_rows_together_as_it_was_and_as_it_is(tmp_path: Path):
    tracked = '<w:cellMerge w:id="7" w:author="B" w:vMerge="{}"/>'
    rows = "".join(
        f"<w:tr>{_cell(_text(word), tracked.format(merge) if merge else '')}{_cell(_text(word.upper()))}</w:tr>"
        for word, merge in (("a", "rest"), ("b", "cont"), ("c", ""))
    )
    base = package_bytes(_text("top") + f"<w:tbl>{_GRID}{rows}</w:tbl>" + _text("end"))
    file = open_docx(base)
    draft = Draft(file.document)
    place = Position(file.document.body.paragraphs[_at(file.document, "B")].id, 0)
    move_paragraphs(draft, Range(place, place), ME, down=True)
    assert _lines(_after(draft.document, True)) == ["top", "c", "C", "a", "A", "b", "B", "end"]
    assert _after(draft.document, False) == file.document


_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def _boxed(text: str) -> str:
    """A paragraph with a text box, as Word writes one: drawn, and in VML for older programs."""
    names = (
        f'xmlns:mc="{_MC}" xmlns:wp="{_WP}" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    theirs = change("ins", 41, run("B")).replace('w:author="A"', 'w:author="B"')
    mark = '<w:bookmarkStart w:id="42" w:name="here"/><w:bookmarkEnd w:id="42"/>'
    inside = f"<w:txbxContent>{paragraph(mark + run(text) + theirs)}</w:txbxContent>"
    shape = f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp>'
    drawn = (
        '<w:drawing><wp:inline><wp:extent cx="1800000" cy="700000"/><wp:docPr id="3" name="Text Box 3"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    old = (
        '<w:pict><v:shapetype id="_x0000_t202" coordsize="21600,21600" path="m,l,21600r21600,l21600,xe"/>'
        '<v:shape id="Box" type="#_x0000_t202" style="width:140pt;height:55pt">'
        f"<v:textbox>{inside}</v:textbox></v:shape></w:pict>"
    )
    return paragraph(
        run("before ") + f'<w:r><mc:AlternateContent {names}><mc:Choice Requires="wps">{drawn}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _box_text(document: Document) -> set[str]:
    """What the text boxes that stand somewhere say."""
    held = {name for p in document.body.paragraphs for run in p.runs if run.opaque for name in run.opaque.boxes}
    return {p.text for name in held for p in document.story(name).paragraphs}


@pytest.mark.parametrize("edited", [False, True])
def test_a_text_box_goes_along_and_no_number_or_name_is_used_twice(edited: bool, tmp_path: Path):
    base = package_bytes(_text("one") + _boxed("boxed") + _text("end"))
    file = open_docx(base)
    draft = Draft(file.document)
    place = Position(file.document.body.paragraphs[1].id, 0)
    move_paragraphs(draft, Range(place, place), ME, down=False)
    if edited:
        box = draft.document.story("body:box1").paragraphs[0]
        strike(draft, Position(box.id, 0), Position(box.id, 3), ME)
    out = file.write(draft.document)
    if not edited:
        # The words of a text box that was edited are the same in both of its branches, numbers and all.
        _valid(base, out, tmp_path)
    assert word_rules.new_findings(base, out) == []
    for document in (draft.document, open_docx(out).document):
        left, back = _after(document, True), _after(document, False)
        order = ["before \ufffc", "one", "end"]
        assert [p.text for p in left.body.paragraphs] == order
        assert [p.text for p in back.body.paragraphs] == [order[1], order[0], order[2]]
        assert (_box_text(left), _box_text(back)) == ({"edB" if edited else "boxedB"}, {"boxedB"})
    assert _after(draft.document, False) == file.document
    assert edited or libreoffice.opens(tmp_path / "after.docx")
    assert _document(file.write(_after(draft.document, True))).count(b"Text Box 3") == 1


def test_what_the_last_section_begins_with_leaves_the_section_break_where_it_is():
    ends = '<w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr>'
    document = open_docx(package_bytes(_text("one") + paragraph(run("two"), ends) + _text("three"))).document
    draft = Draft(document)
    place = Position(document.body.paragraphs[2].id, 0)
    move_paragraphs(draft, Range(place, place), ME, down=False)
    left = _after(draft.document, True)
    assert [(p.text, bool(p.section)) for p in left.body.paragraphs] == [
        *(("one", False), ("three", False), ("two", True), ("", False))
    ]
    assert _after(draft.document, False) == document
    place = Position(document.body.paragraphs[1].id, 0)
    for tracking in (ME, OFF):
        with pytest.raises(RefusedError, match="section break"):
            move_paragraphs(Draft(document), Range(place, place), tracking, down=True)


def test_a_paragraph_moves_past_a_whole_table():
    document = open_docx(package_bytes(_text("one") + _table("a b", "c d") + _text("end"))).document
    draft = Draft(document)
    place = Position(document.body.paragraphs[0].id, 0)
    moved = move_paragraphs(draft, Range(place, place), ME, down=True)
    assert _lines(_after(draft.document, True)) == ["a", "b", "c", "d", "one", "end"]
    move_paragraphs(draft, moved, ME, down=False)
    assert _lines(_after(draft.document, True)) == ["one", "a", "b", "c", "d", "end"]
    assert _after(draft.document, False) == document


def _with_companions() -> bytes:
    file = open_docx(package_bytes(_text("one", "two words", "three")))
    draft = Draft(file.document)
    two = file.document.body.paragraphs[1].id
    add_note(draft, Position(two, 3), "A note.", OFF)
    add_note(draft, Position(two, 0), "At the end.", OFF, "endnote")
    ref = add_comment(draft, Range(Position(two, 1), Position(two, 5)), "why?", "B", ME.date)
    reply(draft, ref, "because", "C", ME.date)
    return file.write(draft.document)


def test_notes_and_comments_go_along_and_each_side_has_its_own(tmp_path: Path):
    base = _with_companions()
    file = open_docx(base)
    draft = Draft(file.document)
    place = Position(file.document.body.paragraphs[1].id, 0)
    move_paragraphs(draft, Range(place, place), ME, down=False)
    out = file.write(draft.document)
    _valid(base, out, tmp_path)
    for document in (draft.document, open_docx(out).document):
        texts = [p.text for s in document.stories if s.kind is StoryKind.FOOTNOTES for p in s.paragraphs]
        assert [text.lstrip("\ufffc ") for text in texts] == ["A note.", "A note."]
        for accepted in (True, False):
            left = _after(document, accepted)
            order = [1, 0, 2] if accepted else [0, 1, 2]
            body = [p.text.replace("\ufffc", "") for p in left.body.paragraphs]
            assert body == [["one", "two words", "three"][at] for at in order]
            assert sorted(line.strip() for line in _lines(left)[3:]) == ["A note.", "At the end.", "because", "why?"]
            ref = next(p.parent.ref for s in left.stories if s.kind is StoryKind.COMMENTS for p in s.paragraphs)  # type: ignore[union-attr]
            assert [note.author for note in thread_of(left.stories, ref)] == ["B", "C"]
    assert _after(draft.document, False) == file.document
    assert libreoffice.opens(tmp_path / "after.docx")


def test_a_field_goes_along_whole():
    base = package_bytes(_text("one") + paragraph(run("page ") + FIELD) + _text("three"))
    file = open_docx(base)
    draft = Draft(file.document)
    place = Position(file.document.body.paragraphs[1].id, 0)
    move_paragraphs(draft, Range(place, place), ME, down=False)
    for accepted in (True, False):
        left = file.write(_after(draft.document, accepted))
        assert open_docx(left).document.body.paragraphs[0 if accepted else 1].text == "page \ufffc"
        assert _document(left).count(b"fldCharType") == 3


def _document(data: bytes) -> bytes:
    import io
    import zipfile

    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")


def test_another_partys_changes_in_a_table_go_along_as_theirs(tmp_path: Path):
    theirs = change("ins", 1, run("B")).replace('w:author="A"', 'w:author="B"')
    table = _table("c").replace(paragraph(run("c")), paragraph(run("c") + theirs))
    base = package_bytes(_text("A") + table + _text("B", "end"))
    _, draft, again = _moved(base, "A", "cB", "B", tmp_path)
    for document in (draft.document, again):
        assert _lines(_after(document, True)) == ["B", "A", "c{+B+}", "end"]
        other = Draft(document)
        reject(other, lambda revision, _kind: revision.author == "B")
        assert _lines(_after(other.document, True)) == ["B", "A", "c", "end"]


def test_what_is_bound_to_its_place_is_refused_under_tracking_and_moves_without():
    control = f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{_text("in")}</w:sdtContent></w:sdt>'
    document = open_docx(package_bytes(_text("one") + control + _text("end"))).document
    with pytest.raises(RefusedError, match="form field"):
        move_stretch(Draft(document), "body", 1, 2, 0, ME)
    draft = Draft(document)
    move_stretch(draft, "body", 1, 2, 0, OFF)
    assert _lines(draft.document) == ["in", "one", "end"]


def test_untracked_and_own_stretches_are_only_put_elsewhere():
    document = open_docx(ELEMENTS).document
    draft = Draft(document)
    move_stretch(draft, "body", _at(document, "A"), _at(document, "w") + 1, _at(document, "C"), OFF)
    assert _lines(draft.document) == ["B", "b1", "x", "y", "A", "a1", "t", "u", "v", "w", "C", "end"]
    assert list(document_changes(draft.document)) == []
    own = Draft(document)
    place = move_stretch(own, "body", _at(document, "A"), _at(document, "w") + 1, _at(document, "C"), ME)
    at = own.document.body.index(place.anchor.paragraph)
    assert at is not None
    count = len(list(document_changes(own.document)))
    move_stretch(own, "body", at, at + 6, len(own.document.body.paragraphs), ME)
    assert len(list(document_changes(own.document))) <= count + 3
    assert _lines(_after(own.document, True)) == ["B", "b1", "x", "y", "C", "end", "A", "a1", "t", "u", "v", "w", ""]
    assert _after(own.document, False) == document
