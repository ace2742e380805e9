"""Reading: each construct of WordprocessingML becomes what the model says it is."""

from __future__ import annotations

import pytest

from app.formats.docx import open_docx
from app.formats.docx.tracked import tracked_changes
from app.model.content import OBJECT, OpaqueKind, Paragraph, WrapperKind
from app.model.document import Document, PageSetup, StoryKind
from app.model.note_numbering import NoteNumbering, NoteSettings
from app.model.structure import Cell, ContentControl, Note, cell_of, containers
from app.model.views import View, document_lines
from tests.formats.docx.parts import with_parts
from tests.judges.packages import change, package_bytes, paragraph, run


def read(body: str) -> Document:
    return open_docx(package_bytes(body)).document


def one(content: str, properties: str = "") -> Paragraph:
    return read(paragraph(content, properties)).body.paragraphs[0]


def slots(paragraph_: Paragraph) -> list[tuple[str, str | None, str | None]]:
    return [(r.text, r.inserted and r.inserted.id, r.deleted and r.deleted.id) for r in paragraph_.runs]


def test_neighbours_that_differ_in_nothing_are_one_run():
    assert [r.text for r in one(run("a") + "<w:proofErr w:type='spellStart'/>" + run("b")).runs] == ["ab"]


def test_a_deletion_in_an_insertion_fills_both_slots():
    found = one(change("ins", 1, run("new ") + change("del", 2, run("gone", "delText")) + run(" end")))
    assert slots(found) == [("new ", "1", None), ("gone", "1", "2"), (" end", "1", None)]


def test_an_insertion_in_a_moved_away_stretch_fills_both_slots():
    found = one(change("moveFrom", 3, change("ins", 4, run("late"))))
    assert slots(found) == [("late", "4", "3")]
    assert found.runs[0].deleted is not None
    assert found.runs[0].deleted.move is not None


def test_the_two_sides_of_a_move_share_the_name_of_their_ranges():
    away = (
        f'<w:moveFromRangeStart w:id="1" w:name="m1"/>{change("moveFrom", 2, run("x"))}<w:moveFromRangeEnd w:id="1"/>'
    )
    here = f'<w:moveToRangeStart w:id="3" w:name="m1"/>{change("moveTo", 4, run("x"))}<w:moveToRangeEnd w:id="3"/>'
    first, second = read(paragraph(away) + paragraph(here)).body.paragraphs
    old = next(r.deleted for r in first.runs if r.text)
    new = next(r.inserted for r in second.runs if r.text)
    assert old is not None
    assert new is not None
    assert old.move == new.move == "m1"


def test_the_paragraph_mark_carries_both_slots_and_its_format():
    mark = '<w:ins w:id="1" w:author="A"/><w:del w:id="2" w:author="B"/><w:b/>'
    found = one(run("x"), f"<w:pPr><w:rPr>{mark}</w:rPr></w:pPr>").mark
    assert (found.inserted and found.inserted.author, found.deleted and found.deleted.author) == ("A", "B")
    assert found.format.bold is True
    assert found.format.xml == "<w:b/>"


def test_a_tracked_change_around_paragraphs_is_theirs():
    found = read('<w:ins w:id="5" w:author="A"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:ins>').body.paragraphs[0]
    assert found.mark.inserted is not None
    assert slots(found) == [("x", "5", None)]


def test_revision_ids_used_twice_are_told_apart():
    found = one(
        change("ins", 7, run("a")) + change("ins", 7, run("b")) + '<w:ins w:author="A">' + run("c") + "</w:ins>"
    )
    ids = [r.inserted.id for r in found.runs if r.inserted]
    assert len(set(ids)) == 3
    assert ids[0] == "7"


def test_format_changes_keep_the_old_properties():
    old = '<w:rPrChange w:id="1" w:author="A"><w:rPr><w:i/></w:rPr></w:rPrChange>'
    changed = one(f"<w:r><w:rPr><w:b/>{old}</w:rPr><w:t>x</w:t></w:r>").runs[0]
    assert changed.format_change is not None
    assert (changed.format.bold, changed.format_change.old.italic) == (True, True)
    before = '<w:pPrChange w:id="2" w:author="A"><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange>'
    found = one(run("x"), f'<w:pPr><w:jc w:val="right"/>{before}</w:pPr>')
    assert found.format_change is not None
    assert (found.format.alignment, found.format_change.old.alignment) == ("end", "center")


def test_tabs_breaks_and_hyphens_are_text():
    content = "<w:r><w:t>a</w:t><w:tab/><w:br/><w:cr/><w:noBreakHyphen/><w:softHyphen/><w:t>b</w:t></w:r>"
    assert one(content).text == "a\t\n\n\u2011\u00adb"


def test_blanks_count_only_where_the_file_says_so():
    assert one("<w:r><w:t> a </w:t></w:r>").text == "a"
    assert one('<w:r><w:t xml:space="preserve"> a </w:t></w:r>').text == " a "


def test_a_field_within_one_change_is_one_piece_with_its_result():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    found = one(run("p. ") + field)
    assert found.text == "p. " + OBJECT
    opaque = found.runs[1].opaque
    assert opaque is not None
    assert (opaque.kind, opaque.display, opaque.label) == (OpaqueKind.FIELD, "7", "PAGE")


def test_a_field_that_a_change_cuts_through_keeps_its_result_as_text():
    found = one(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + change("ins", 1, run("7"))
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert found.text == "7"
    kinds = [r.opaque.kind for r in found.runs if r.opaque]
    assert kinds == [OpaqueKind.FIELD_MARK] * 4


def test_inline_containers_become_wrappers_in_any_nesting():
    link = f'<w:hyperlink w:anchor="a">{change("ins", 1, run("in"))}{run("out")}</w:hyperlink>'
    control = f"<w:sdt><w:sdtPr><w:alias w:val='T'/></w:sdtPr><w:sdtContent>{link}</w:sdtContent></w:sdt>"
    found = one(control)
    assert slots(found) == [("in", "1", None), ("out", None, None)]
    assert [w.kind for w in found.runs[0].wrappers] == [WrapperKind.CONTROL, WrapperKind.HYPERLINK]
    assert [w.target for w in found.runs[0].wrappers] == ["T", "#a"]


def test_bookmarks_take_no_place_and_unknown_content_is_carried():
    found = one('<w:bookmarkStart w:id="1" w:name="here"/>' + run("x") + '<w:subDoc r:id="rId9"/>')
    assert found.text == "x" + OBJECT
    assert found.runs[0].opaque is not None
    assert (found.runs[0].text, found.runs[0].opaque.label) == ("", "here")


def test_only_one_branch_of_an_alternative_is_read_as_text():
    box = "<w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    drawn = (
        f"<w:r><mc:AlternateContent {mc}><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(paragraph(run("text") + drawn))
    assert [*document_lines(document, View.FINAL)] == ["text", "in the box"]
    assert document.stories[-1].kind is StoryKind.TEXT_BOX
    assert document.stories[-1].editable


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ('w:val="clear" w:color="FFFF00" w:fill="auto"', "auto"),
        ('w:val="pct30" w:color="FFFF00" w:fill="auto"', "FFFFB2"),
        ('w:val="pct25" w:color="auto" w:fill="auto"', "BFBFBF"),
        ('w:val="pct50" w:color="FF0000" w:fill="0000FF"', "800080"),
        ('w:val="solid" w:color="112233" w:fill="auto"', "112233"),
        ('w:val="diagStripe" w:color="FF0000" w:fill="EEEEEE"', "EEEEEE"),
        ('w:val="pct20" w:color="none" w:fill="auto"', None),
    ],
)
def test_a_ground_of_dots_is_read_as_the_colour_it_looks_like(said: str, seen: str | None):
    document = read(f"<w:p><w:pPr><w:shd {said}/></w:pPr></w:p>")
    assert document.body.paragraphs[0].format.shading == seen


TABLE = """<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tblGrid><w:gridCol w:w="100"/><w:gridCol w:w="200"/>
<w:gridCol w:w="300"/></w:tblGrid>
<w:tr><w:trPr><w:gridBefore w:val="1"/><w:tblHeader/><w:ins w:id="1" w:author="A"/></w:trPr>
<w:tc><w:tcPr><w:tcW w:w="500" w:type="dxa"/><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>
<w:shd w:val="clear" w:fill="ddeeff"/><w:cellIns w:id="2" w:author="B"/></w:tcPr><w:p/></w:tc></w:tr>
<w:tr><w:trPr><w:del w:id="3" w:author="A"/></w:trPr><w:tc><w:p/></w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/>
<w:cellDel w:id="4" w:author="B"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl><w:p/>"""


def test_tables_keep_grid_spans_merges_and_slots():
    cells = [cell_of(p.parent) for p in read(TABLE).body.paragraphs]
    first, second, third = [cell for cell in cells if cell is not None]
    assert (first.column, first.span, first.merge, first.width, first.shading) == (1, 2, "restart", 500, "DDEEFF")
    assert (second.column, third.column, third.merge) == (0, 1, "continue")
    assert (first.row.header, second.row.header) == (True, False)
    assert first.row.table.grid == (100, 200, 300)
    assert first.row.table.rtl
    named = [first.row.inserted, first.inserted, second.row.deleted, third.deleted]
    assert [revision and revision.id for revision in named] == ["1", "2", "3", "4"]
    assert "w:ins" not in first.row.xml
    assert "cellIns" not in first.xml


def test_nested_tables_and_controls_stand_in_each_other():
    inner = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>"
    outer = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    control = f"<w:sdt><w:sdtPr><w:tag w:val='part'/></w:sdtPr><w:sdtContent>{outer}</w:sdtContent></w:sdt>"
    first = read(control).body.paragraphs[0]
    kinds = [type(container) for container in containers(first.parent)]
    assert kinds == [Cell, Cell, ContentControl]


def test_notes_comments_headers_and_footers_are_stories():
    document = open_docx(
        with_parts(
            paragraph(run("body")),
            footnotes='<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
            '<w:footnote w:id="2"><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote>',
            comments='<w:comment w:id="0" w:author="A" w:date="2026-01-01T00:00:00Z">'
            "<w:p><w:r><w:t>why</w:t></w:r></w:p></w:comment>",
            header="<w:p><w:r><w:t>top</w:t></w:r></w:p>",
        )
    ).document
    assert [*document_lines(document, View.FINAL)] == ["body", "note", "why", "top"]
    assert [story.id for story in document.stories] == ["body", "footnotes", "comments", "header"]
    note = document.story("comments").paragraphs[0].parent
    assert isinstance(note, Note)
    assert (note.ref, note.kind, note.author) == ("0", "comment", "A")


def test_lists_get_their_labels_through_style_links_and_overrides():
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Steps"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Steps"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/>'
        "</w:lvlOverride></w:num>"
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="Steps"><w:name w:val="Steps"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    item = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr>'
    body = "".join(paragraph(run("x"), item.format(number)) for number in (1, 1, 2))
    document = open_docx(with_parts(body, numbering=numbering, styles=styles)).document
    assert list(document.labels(document.body).values()) == ["a)", "b)", "d)"]


def test_the_pattern_of_a_label_has_an_end():
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="7"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{"%1" * 100_000}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = paragraph(run("x"), '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>')
    document = open_docx(with_parts(body, numbering=numbering)).document
    assert [len(label) for label in document.labels(document.body).values()] == [128]


def test_styles_defaults_and_theme_fonts_are_resolved():
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/><w:sz w:val="24"/></w:rPr>'
        "</w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
        '<w:next w:val="Normal"/>'
        '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:themeColor="accent1"/></w:rPr></w:style>'
    )
    theme = (
        '<a:themeElements><a:clrScheme name="x"><a:accent1><a:srgbClr val="112233"/></a:accent1></a:clrScheme>'
        '<a:fontScheme name="x"><a:majorFont><a:latin typeface="Big"/></a:majorFont><a:minorFont>'
        '<a:latin typeface="Small"/>'
        "</a:minorFont></a:fontScheme></a:themeElements>"
    )
    body = paragraph(run("x"), '<w:pPr><w:pStyle w:val="H"/></w:pPr>')
    document = open_docx(with_parts(body, styles=styles, theme=theme)).document
    here = document.body.paragraphs[0]
    look = document.styles.effective_run(here.format, here.runs[0].format)
    assert (look.font, look.size, look.bold, look.color) == ("Small", 24, True, "112233")
    assert document.styles.outline_level(here.format) == 0
    assert document.styles.default == "Normal"


def test_languages_and_proofing_come_from_the_run_its_styles_and_the_defaults_each_by_itself():
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="P"/><w:rPr><w:lang w:bidi="ar-EG"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:name w:val="C"/><w:rPr><w:noProof/><w:cs/></w:rPr></w:style>'
    )
    own = '<w:r><w:rPr><w:rStyle w:val="C"/><w:lang w:val="fr-FR"/></w:rPr><w:t>x</w:t></w:r>'
    again = own.replace("<w:lang", '<w:noProof w:val="0"/><w:lang')
    body = paragraph(own + again, '<w:pPr><w:pStyle w:val="P"/></w:pPr>')
    document = open_docx(with_parts(body, styles=styles)).document
    here = document.body.paragraphs[0]
    first, second = (document.styles.effective_run(here.format, each.format) for each in here.runs)
    assert (first.language, first.language_bidi, first.language_east_asia) == ("fr-FR", "ar-EG", "ja-JP")
    assert (first.no_proof, first.complex_script, second.no_proof) == (True, True, False)


def test_page_and_tabs_come_from_the_last_section_and_the_settings():
    section = (
        '<w:sectPr><w:pgSz w:w="100" w:h="200"/>'
        '<w:pgMar w:left="10" w:right="20" w:top="-30" w:bottom="40"/></w:sectPr>'
    )
    document = open_docx(with_parts(f"<w:p/>{section}", settings='<w:defaultTabStop w:val="567"/>')).document
    assert document.page == PageSetup(100, 200, 10, 20, 30, 40)
    assert document.default_tab == 567


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_parts_in_other_encodings_are_read(codec: str):
    body = "<w:body><w:p><w:r><w:t>café</w:t></w:r></w:p></w:body>"
    name = {"utf-8-sig": "UTF-8"}.get(codec, codec)
    text = f'<?xml version="1.0" encoding="{name}"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{body}</w:document>'
    found = open_docx(with_parts("", raw={"word/document.xml": text.encode(codec)})).document
    assert found.body.paragraphs[0].text == "café"


def test_every_revision_element_of_every_part_counts_as_a_tracked_change():
    body = (
        '<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="A"/></w:rPr></w:pPr>'
        '<w:del w:id="2" w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del><w:insideH/></w:p>'
        '<w:sectPr><w:sectPrChange w:id="3" w:author="A"/></w:sectPr>'
    )
    note = '<w:footnote w:id="2"><w:p><w:ins w:id="4" w:author="A"><w:r><w:t>n</w:t></w:r></w:ins></w:p></w:footnote>'
    assert tracked_changes(with_parts(body, footnotes=note)) == 4


def test_what_settings_and_sections_say_of_the_numbers_of_notes_is_read():
    said = '<w:footnotePr><w:numFmt w:val="{}"/><w:numRestart w:val="eachSect"/></w:footnotePr>'
    settings = said.format("chicago") + '<w:endnotePr><w:numStart w:val="4"/></w:endnotePr>'
    before = '<w:sectPr><w:endnotePr><w:numStart w:val="9"/></w:endnotePr></w:sectPr>'
    old = f'<w:sectPrChange w:id="1" w:author="A">{before}</w:sectPrChange>'
    document = open_docx(
        with_parts(paragraph(run("x")) + f"<w:sectPr>{said.format('upperRoman')}{old}</w:sectPr>", settings=settings)
    ).document
    assert document.note_settings == NoteSettings(
        NoteNumbering("chicago", None, "eachSect"), NoteNumbering(None, 4, None)
    )
    assert document.last_section == NoteSettings(NoteNumbering("upperRoman", None, "eachSect"))
