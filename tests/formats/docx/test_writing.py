"""Writing: what changed is written as Word expects it, all else keeps its bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from app.formats.docx import DocxFile, open_docx
from app.model.content import FormatChange, Mark, OpaqueKind, Paragraph, Run, Wrapper, WrapperKind
from app.model.document import Document
from app.model.errors import RefusedError
from app.model.format import ParagraphFormat, RunFormat
from app.model.revision import Revision
from app.model.structure import Cell, ContentControl, Note, Row, Table, cell_of
from app.model.views import View, document_lines
from tests.formats.docx.parts import with_parts
from tests.judges import schema, word_rules
from tests.judges.packages import change, package_bytes, paragraph, run

MINE = Revision("A. Rapporteur", "2026-02-11T09:00:00Z", "mine")


def edited(document: Document, paragraphs: Iterable[Paragraph], story: int = 0) -> Document:
    old = document.stories[story]
    new = old.replaced(0, len(old.paragraphs), tuple(paragraphs))
    return replace(document, stories=(*document.stories[:story], new, *document.stories[story + 1 :]))


def body_xml(data: bytes) -> str:
    package = DocxFile(data).package
    text = package.read(package.main).decode()
    return text[text.index("<w:body>") + 8 : text.rindex("</w:body>")]


def rewritten(body: str, edit: Callable[[list[Paragraph]], list[Paragraph]]) -> str:
    """The body's XML after an edit of its paragraphs; what is written must satisfy the schema and Word's rules."""
    before = package_bytes(body)
    file = open_docx(before)
    out = file.write(edited(file.document, edit(list(file.document.body.paragraphs))))
    assert schema.new_findings(before, out) == []
    assert word_rules.new_findings(before, out) == []
    return body_xml(out)


def with_words(paragraph_: Paragraph, *runs: Run) -> Paragraph:
    return paragraph_.with_runs((*paragraph_.runs, *runs))


def ids(xml: str) -> list[str]:
    return re.findall(r"<w:(?:ins|del|moveFrom|moveTo)\b[^>]* w:id=\"(\d+)\"", xml)


def test_an_insertion_is_written_after_the_text_that_stays():
    out = rewritten(paragraph(run("old")), lambda ps: [with_words(ps[0], Run(" new", inserted=MINE))])
    assert out == (
        '<w:p><w:r><w:t>old</w:t></w:r><w:ins w:id="1" w:author="A. Rapporteur" w:date="2026-02-11T09:00:00Z">'
        '<w:r><w:t xml:space="preserve"> new</w:t></w:r></w:ins></w:p>'
    )


def test_struck_text_field_codes_and_tabs_take_their_struck_names():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    content = f"<w:r><w:t>a</w:t><w:tab/></w:r>{field}"
    out = rewritten(paragraph(content), lambda ps: [ps[0].with_runs(replace(r, deleted=MINE) for r in ps[0].runs)])
    assert "<w:delText>a</w:delText><w:tab/>" in out
    assert "<w:delInstrText>PAGE</w:delInstrText>" in out
    assert "<w:delText>7</w:delText>" in out
    assert "<w:t>" not in out


def test_a_struck_insertion_is_a_deletion_in_the_insertion_not_a_second_insertion():
    def strike(paragraphs: list[Paragraph]) -> list[Paragraph]:
        first = paragraphs[0].runs[0]
        parts = [replace(first, text="on"), replace(first, text="e w", deleted=MINE), replace(first, text="ord")]
        return [paragraphs[0].with_runs(parts)]

    out = rewritten(paragraph(change("ins", 8, run("one word"))), strike)
    assert out.count("<w:ins ") == 1
    assert re.search(r"<w:ins [^>]*w:id=\"8\"[^>]*><w:r>.*<w:del .*</w:del><w:r>.*</w:ins>", out)


def test_a_mark_between_two_runs_of_one_revision_does_not_part_it():
    mark = '<w:bookmarkStart w:id="50" w:name="b"/><w:bookmarkEnd w:id="50"/>'
    content = change("ins", 8, run("a") + mark + run("b"))
    out = rewritten(paragraph(content), lambda ps: [with_words(ps[0], Run("c"))])
    assert out.count("<w:ins ") == 1
    assert out.index("<w:ins ") < out.index("bookmarkStart") < out.index("</w:ins>")


def test_every_element_of_a_revision_gets_its_own_number():
    revision = Revision("A", "2026-01-01T00:00:00Z", "8")
    others = paragraph(change("ins", 8, run("a")))
    out = rewritten(
        others + paragraph(run("plain")),
        lambda ps: [ps[0], replace(with_words(ps[1], Run("x", inserted=revision)), mark=Mark(inserted=revision))],
    )
    assert len(ids(out)) == len(set(ids(out))) == 3


def test_a_split_paragraph_gets_a_mark_and_keeps_the_rest():
    first = paragraph(run("before"))
    last = paragraph(run("after"))

    def split(ps: list[Paragraph]) -> list[Paragraph]:
        new = replace(ps[1], id=900, runs=(Run("mid"),), mark=Mark(inserted=MINE), attributes="")
        return [ps[0], new, replace(ps[1], runs=(Run("dle"),)), ps[2]]

    out = rewritten(first + paragraph(run("middle")) + last, split)
    assert out.startswith(first)
    assert out.endswith(last)
    assert '<w:pPr><w:rPr><w:ins w:id="1"' in out


def test_what_stands_between_blocks_and_the_last_section_stay_where_they_are():
    mark = '<w:bookmarkStart w:id="1" w:name="b"/>'
    end = '<w:bookmarkEnd w:id="1"/><w:sectPr><w:pgSz w:w="100" w:h="100"/></w:sectPr>'
    out = rewritten(
        paragraph(run("a")) + mark + paragraph(run("b")) + end,
        lambda ps: [ps[0], Paragraph(900, (Run("new"),)), ps[1], Paragraph(901, (Run("last"),))],
    )
    assert (
        re.sub(r"<w:r>|</w:r>|</?w:t[^>]*>", "", out)
        == f"<w:p>a</w:p><w:p>new</w:p>{mark}<w:p>b</w:p><w:p>last</w:p>{end}"
    )


def test_a_change_around_paragraphs_is_written_into_them_once_one_is_touched():
    around = '<w:ins w:id="5" w:author="A" w:date="2026-01-01T00:00:00Z">'
    body = f"{around}{paragraph(run('a'))}{paragraph(run('b'))}</w:ins><w:p/>"
    before = package_bytes(body)
    file = open_docx(before)
    first, second, last = file.document.body.paragraphs
    out = body_xml(file.write(edited(file.document, [with_words(first, Run("!", inserted=MINE)), second, last])))
    assert not out.startswith("<w:ins")
    again = open_docx(package_bytes(out)).document.body.paragraphs
    assert [p.mark.inserted is not None for p in again] == [True, True, False]
    assert [[r.inserted.author for r in p.runs if r.inserted] for p in again] == [["A", "A. Rapporteur"], ["A"], []]


MOVE = (
    '<w:p><w:moveFromRangeStart w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z" w:name="m"/>'
    + change("moveFrom", 2, run("x"))
    + "</w:p>"
    + '<w:moveFromRangeEnd w:id="1"/>'
    + '<w:p><w:moveToRangeStart w:id="3" w:author="A" w:date="2026-01-01T00:00:00Z" w:name="m"/>'
    + change("moveTo", 4, run("x"))
    + '<w:moveToRangeEnd w:id="3"/></w:p><w:p/>'
)


def test_a_whole_move_stays_a_move():
    out = rewritten(MOVE, lambda ps: [with_words(ps[0], Run("a")), with_words(ps[1], Run("b")), ps[2]])
    assert out.count("<w:moveFrom ") == out.count("<w:moveTo ") == 1
    assert out.count("RangeStart") == out.count("RangeEnd") == 2


def test_a_move_that_lost_a_side_becomes_plain_and_its_ranges_go():
    out = rewritten(MOVE, lambda ps: [ps[0], *ps[2:]])
    assert "move" not in out
    assert "<w:del " in out


def test_a_new_move_gets_ranges_around_both_sides():
    away, here = (Revision("A", "2026-01-01T00:00:00Z", i, None, "mv") for i in ("a", "b"))
    out = rewritten(
        paragraph(run("one")) + paragraph(run("two")) + paragraph(run("three")),
        lambda ps: [
            replace(ps[0].with_runs([replace(ps[0].runs[0], deleted=away)]), mark=Mark(deleted=away)),
            ps[1],
            Paragraph(900, (Run("one", inserted=here),), mark=Mark(inserted=here)),
            ps[2],
        ],
    )
    assert out.count("<w:moveFrom ") == out.count("<w:moveTo ") == 2
    assert out.count("moveFromRangeStart") == out.count("moveFromRangeEnd") == 1
    assert out.count("moveToRangeStart") == out.count("moveToRangeEnd") == 1
    moved = open_docx(package_bytes(out)).document.body.paragraphs
    assert moved[0].runs[-1].deleted is not None
    assert moved[2].mark.inserted is not None
    assert moved[0].runs[-1].deleted.move == moved[2].mark.inserted.move == "mv"


ROWS = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tblGrid><w:gridCol w:w="50"/></w:tblGrid>'
    '<w:tr w:rsidR="00AA0000"><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="50" w:type="dxa"/></w:tcPr>'
    "<w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>"
    '<w:tr><w:tc><w:tcPr><w:tcW w:w="50" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>2</w:t></w:r></w:p>'
    "</w:tc></w:tr></w:tbl>"
    "<w:p/>"
)


def _in_row(paragraph_: Paragraph, **slots: Revision | bool | None) -> Paragraph:
    cell = cell_of(paragraph_.parent)
    assert cell is not None
    return replace(paragraph_, parent=replace(cell, row=replace(cell.row, **slots)))


def test_a_struck_row_gets_its_slot_and_its_text_keeps_its_bytes():
    def strike(ps: list[Paragraph]) -> list[Paragraph]:
        runs = [replace(r, deleted=MINE) for r in ps[0].runs]
        struck = replace(ps[0].with_runs(runs), mark=Mark(deleted=MINE))
        return [_in_row(struck, deleted=MINE), *ps[1:]]

    out = rewritten(ROWS, strike)
    assert re.search(r'<w:tr w:rsidR="00AA0000"><w:trPr><w:cantSplit/><w:del [^>]*/></w:trPr>', out)
    assert ROWS[ROWS.index("<w:tr><w:tc>") :] in out


def test_a_row_loses_its_slot_when_that_is_resolved():
    body = ROWS.replace("<w:cantSplit/>", '<w:cantSplit/><w:ins w:id="4" w:author="A" w:date="2026-01-01T00:00:00Z"/>')
    out = rewritten(body, lambda ps: [_in_row(ps[0], inserted=None), *ps[1:]])
    assert out == ROWS


def test_a_row_without_paragraphs_is_gone_and_so_is_a_table():
    assert rewritten(ROWS, lambda ps: ps[1:]).count("<w:tr>") == 1
    assert rewritten(ROWS, lambda ps: ps[2:]) == "<w:p/>"


def test_a_new_row_stands_where_its_paragraphs_stand():
    def add(ps: list[Paragraph]) -> list[Paragraph]:
        cell = cell_of(ps[0].parent)
        assert cell is not None
        row = Row(901, cell.row.table, inserted=MINE)
        new = Paragraph(900, (Run("1a", inserted=MINE),), mark=Mark(inserted=MINE), parent=Cell(902, row, width=50))
        return [ps[0], new, *ps[1:]]

    out = rewritten(ROWS, add)
    assert re.findall(r"<w:t>(.*?)</w:t>", out) == ["1", "1a", "2"]
    assert "<w:tr><w:trPr><w:ins " in out


def test_a_new_table_has_grid_widths_and_a_last_paragraph_in_each_cell():
    outer = Table(901, (2000, 1000))
    cell = Cell(903, Row(902, outer, header=True), width=3000, span=2, shading="AABBCC")
    inner = Cell(906, Row(905, Table(904, (500,), cell)), width=500)
    out = rewritten(paragraph(run("a")), lambda ps: [Paragraph(900, (Run("x"),), parent=inner), *ps])
    assert '<w:gridCol w:w="2000"/><w:gridCol w:w="1000"/>' in out
    assert '<w:tcW w:w="3000" w:type="dxa"/><w:gridSpan w:val="2"/>' in out
    assert "</w:tbl><w:p/></w:tc></w:tr></w:tbl>" in out


def test_only_named_fields_that_differ_are_patched_into_the_properties():
    properties = (
        '<w:pPr><w:keepLines/><w:spacing w:before="20" w:beforeLines="5" w:after="40"/><w:ind w:start="99"/></w:pPr>'
    )
    content = (
        '<w:r><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsia="X"/><w:kern w:val="2"/></w:rPr><w:t>x</w:t></w:r>'
    )

    def restyle(ps: list[Paragraph]) -> list[Paragraph]:
        old = ps[0]
        look = replace(old.runs[0].format, bold=True, size=30)
        formats = replace(old.format, style="H", space_after=60, number=3, level=1)
        return [replace(old, runs=(replace(old.runs[0], format=look),), format=formats)]

    out = rewritten(paragraph(content, properties), restyle)
    assert (
        '<w:pPr><w:pStyle w:val="H"/><w:keepLines/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>'
        '<w:spacing w:before="20" w:beforeLines="5" w:after="60"/><w:ind w:start="99"/></w:pPr>'
    ) in out
    assert (
        '<w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsia="X"/><w:b/><w:bCs/><w:kern w:val="2"/>'
        '<w:sz w:val="30"/><w:szCs w:val="30"/></w:rPr>'
    ) in out


@pytest.mark.parametrize("field", ["alignment", "first_line", "indent_start", "tabs", "shading", "style", "number"])
def test_a_field_taken_away_leaves_no_trace(field: str):
    full = ParagraphFormat(
        style="H", number=1, alignment="end", indent_start=9, first_line=-9, shading="AABBCC", tabs=()
    )
    xml = rewritten(paragraph(run("x")), lambda ps: [replace(ps[0], format=full)])
    out = rewritten(xml, lambda ps: [replace(ps[0], format=replace(ps[0].format, **{field: None}))])
    assert getattr(open_docx(package_bytes(out)).document.body.paragraphs[0].format, field) is None


def test_another_language_leaves_those_of_other_scripts_and_proofing_as_they_were():
    content = '<w:r><w:rPr><w:noProof/><w:lang w:val="fr-FR" w:bidi="ar-EG"/></w:rPr><w:t>x</w:t></w:r>'

    def in_language(language: str | None) -> str:
        def restyle(ps: list[Paragraph]) -> list[Paragraph]:
            look = replace(ps[0].runs[0].format, language=language)
            return [replace(ps[0], runs=(replace(ps[0].runs[0], format=look),))]

        return rewritten(paragraph(content), restyle)

    assert '<w:rPr><w:noProof/><w:lang w:val="en-GB" w:bidi="ar-EG"/></w:rPr>' in in_language("en-GB")
    assert '<w:rPr><w:noProof/><w:lang w:bidi="ar-EG"/></w:rPr>' in in_language(None)


def test_a_foreign_prefix_comments_and_cdata_are_found_their_way_around():
    document = (
        '<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><!-- <x:p> --><x:body>'
        "<x:p><x:r><x:t><![CDATA[<x:p>]]></x:t></x:r></x:p><!-- mark -->"
        "<x:p><x:r><x:t>b</x:t></x:r></x:p></x:body></x:document>"
    )
    file = open_docx(with_parts("", raw={"word/document.xml": document.encode()}))
    first, second = file.document.body.paragraphs
    out = file.write(edited(file.document, [first, with_words(second, Run("new", inserted=MINE))]))
    text = DocxFile(out).package.read("word/document.xml").decode()
    assert text.startswith(document[: document.index("<!-- mark -->")])
    assert [p.text for p in DocxFile(out).document.body.paragraphs] == ["<x:p>", "bnew"]


def test_a_part_in_utf_16_stays_in_utf_16():
    text = (
        '<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>é</w:t></w:r></w:p><w:p/></w:body></w:document>"
    )
    file = open_docx(with_parts("", raw={"word/document.xml": text.encode("utf-16")}))
    first, second = file.document.body.paragraphs
    out = DocxFile(file.write(edited(file.document, [first, with_words(second, Run("ü"))])))
    assert out.package.read("word/document.xml").decode("utf-16") == text.replace(
        "<w:p/>", "<w:p><w:r><w:t>ü</w:t></w:r></w:p>"
    )


def test_an_empty_control_and_one_around_rows_stay():
    row = "<w:tr><w:tc><w:p/></w:tc></w:tr>"
    wrapped = f"<w:tbl><w:tblPr/><w:tblGrid/><w:sdt><w:sdtPr/><w:sdtContent>{row}</w:sdtContent></w:sdt></w:tbl>"
    empty = "<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>"
    out = rewritten(wrapped + empty + paragraph(run("a")), lambda ps: [ps[0], with_words(ps[1], Run("b"))])
    assert out.startswith(wrapped + empty)


def test_new_paragraphs_beside_the_tags_of_an_inserted_control_keep_out_of_its_ranges():
    author = 'w:author="Union – B. Delegate"'
    content = (
        '<w:customXmlInsRangeEnd w:id="1"/>' + paragraph(run("in")) + f'<w:customXmlInsRangeStart w:id="2" {author}/>'
    )
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    body = (
        f'<w:customXmlInsRangeStart w:id="1" {author}/>{control}<w:customXmlInsRangeEnd w:id="2"/>{paragraph(run("x"))}'
    )
    fresh = [Paragraph(90 + at, (Run("new", inserted=MINE),), mark=Mark(inserted=MINE)) for at in range(4)]

    def beside(ps: list[Paragraph]) -> list[Paragraph]:
        first, last = (replace(p, parent=ps[0].parent) for p in fresh[1:3])
        return [fresh[0], first, ps[0], last, fresh[3], ps[1]]

    again = DocxFile(package_bytes(rewritten(body, beside))).document.body.paragraphs
    parents = [p.parent for p in again]
    assert [isinstance(parent, ContentControl) for parent in parents] == [False, True, True, True, False, False]
    assert {parent.inserted.author for parent in parents if isinstance(parent, ContentControl) and parent.inserted} == {
        "Union – B. Delegate"
    }


def test_footnotes_are_written_into_their_own_part():
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>n</w:t></w:r></w:p></w:footnote>'
    )
    file = open_docx(with_parts(paragraph(run("a")), footnotes=notes))
    note = file.document.story("footnotes").paragraphs[0]
    out = DocxFile(file.write(edited(file.document, [with_words(note, Run("ew"))], story=1)))
    assert out.package.read("word/document.xml") == file.package.read("word/document.xml")
    assert out.package.read("word/footnotes.xml").decode().count("<w:footnote ") == 2
    assert out.document.story("footnotes").paragraphs[0].text == "new"


def test_a_first_footnote_goes_behind_the_separators():
    separator = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    file = open_docx(with_parts(paragraph(run("a")), footnotes=separator))
    note = Paragraph(90, (Run("n"),), parent=Note(91, "2", "footnote"))
    out = DocxFile(file.write(edited(file.document, [note], story=1)))
    written = out.package.read("word/footnotes.xml").decode()
    assert written.index("separator") < written.index('w:id="2"')
    assert out.document.story("footnotes").paragraphs[0].text == "n"


_BOX = "<w:txbxContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:txbxContent>"


def test_text_in_a_box_is_written_into_both_branches_and_the_rest_of_the_paragraph_stays():
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    drawn = (
        f"<w:r><mc:AlternateContent {mc}><mc:Choice Requires='wps'><w:drawing>{_BOX}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{_BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    file = open_docx(package_bytes(paragraph(run("before") + drawn) + paragraph(run("after"))))
    box = file.document.story("body:box1")
    new = with_words(box.paragraphs[0], Run("y", inserted=MINE))
    out = body_xml(file.write(edited(file.document, [new], story=1)))
    assert out.count(">y</w:t></w:r></w:ins>") == 2
    assert re.sub("<w:ins.*?</w:ins>", "", out).count(_BOX) == 2
    assert out.endswith(paragraph(run("after")))


def test_a_box_within_a_box_is_written_into_the_one_around_it():
    inner = f"<w:p><w:r><w:pict>{_BOX}</w:pict></w:r></w:p>"
    outer = f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>"
    file = open_docx(package_bytes(paragraph(outer)))
    box = file.document.story("body:box2")
    out = file.write(edited(file.document, [with_words(box.paragraphs[0], Run("y"))], story=2))
    assert [*document_lines(open_docx(out).document, View.FINAL)][-1] == "xy"


def test_text_of_a_story_that_the_file_does_not_have_is_refused():
    file = open_docx(package_bytes(paragraph(run("a"))))
    strange = replace(file.document.body, id="elsewhere")
    with pytest.raises(RefusedError, match="only shown"):
        file.write(replace(file.document, stories=(file.document.body, strange)))


def test_carried_content_comes_back_byte_for_byte_when_its_paragraph_is_touched():
    math = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath>'
    out = rewritten(paragraph(run("a") + math), lambda ps: [with_words(ps[0], Run("b"))])
    assert math in out
    assert open_docx(package_bytes(out)).document.body.paragraphs[0].runs[1].opaque is not None


def test_a_link_without_markup_is_written_as_a_field():
    link = Wrapper(900, WrapperKind.HYPERLINK, "", "", "https://example.org/")
    out = rewritten(paragraph(run("a")), lambda ps: [with_words(ps[0], Run("here", wrappers=(link,)))])
    assert 'w:instr=" HYPERLINK &quot;https://example.org/&quot; "' in out


def test_a_numbering_change_keeps_the_number_that_it_recorded():
    who = 'w:author="B" w:date="2026-02-10T09:00:00Z"'
    change_ = f'<w:numberingChange w:id="7" {who} w:original="%1:1:0:. &quot;a&quot;"/>'
    properties = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/>{change_}</w:numPr></w:pPr>'
    out = rewritten(paragraph(run("a"), properties), lambda ps: [with_words(ps[0], Run("b", inserted=MINE))])
    assert change_ in out


def test_characters_that_xml_cannot_hold_are_left_out():
    out = rewritten(paragraph(run("a")), lambda ps: [with_words(ps[0], Run("b\x00\x0bc<&", RunFormat(bold=True)))])
    assert "bc&lt;&amp;" in out


def test_the_kinds_of_marks_are_kept_in_the_model():
    file = open_docx(package_bytes(MOVE))
    kinds = [r.opaque.kind for p in file.document.body.paragraphs for r in p.runs if r.opaque]
    assert kinds == [OpaqueKind.MOVE_RANGE] * 3


def test_a_copied_paragraph_does_not_keep_the_name_of_the_first():
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    named = f'<w:p xmlns:w14="{w14}" w14:paraId="0A0A0A0A" w:rsidR="00AA0000"><w:r><w:t>a</w:t></w:r></w:p>'
    file = open_docx(package_bytes(named))
    first = file.document.body.paragraphs[0]
    out = body_xml(file.write(edited(file.document, [first, replace(first, id=900)])))
    assert out.startswith(named)
    assert out.count("paraId") == 1
    assert out.count('w:rsidR="00AA0000"') == 2


def test_a_format_change_on_a_field_reaches_all_its_runs():
    runs = "".join(
        f"<w:r><w:rPr><w:i/></w:rPr>{inside}</w:r>"
        for inside in (
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText>PAGE</w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>7</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )

    def embolden(ps: list[Paragraph]) -> list[Paragraph]:
        field = ps[0].runs[0]
        change = FormatChange(MINE, field.format)
        return [ps[0].with_runs([replace(field, format=replace(field.format, bold=True), format_change=change)])]

    out = rewritten(paragraph(runs), embolden)
    assert out.count("<w:b/><w:bCs/><w:i/><w:rPrChange ") == 5
    assert rewritten(paragraph(runs), lambda ps: [with_words(ps[0], Run("x"))]).startswith(f"<w:p>{runs}")
