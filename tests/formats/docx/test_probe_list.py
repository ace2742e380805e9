"""What makes Word refuse a file, tried on what is written; what misleads naive readers, tried on what is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from app.editing.draft import Draft
from app.editing.tracking import Tracking
from app.editing.writing import (
    format_runs,
    insert_paragraphs,
    insert_text,
    remove_paragraph,
    split,
    strike,
)
from app.formats.docx import open_docx
from app.formats.plain import docx_from_text
from app.model.content import Paragraph, Run
from app.model.document import Document, Position
from app.model.revision import Revision
from app.model.views import View, document_lines
from app.services.numbered import Filter, numbered_changes, resolved
from tests.formats.docx.parts import with_parts
from tests.judges import word_rules
from tests.judges.packages import RELATIONSHIPS, TYPES, change, package_bytes, paragraph, run, settings_parts

_ME = Tracking("A. Rapporteur", "2026-02-11T09:00:00Z")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
_Edit = Callable[[Draft, tuple[Paragraph, ...]], object]


def written(data: bytes, edit: _Edit) -> bytes:
    """The file after an edit; it must break no rule that it did not break before."""
    file = open_docx(data)
    draft = Draft(file.document)
    edit(draft, file.document.body.paragraphs)
    out = file.write(draft.document)
    assert word_rules.new_findings(data, out) == []
    return out


def body(data: bytes) -> str:
    return open_docx(data).parts["word/document.xml"].decode()


def whole(paragraph_: Paragraph) -> tuple[Position, Position]:
    return Position(paragraph_.id, 0), Position(paragraph_.id, len(paragraph_.text))


# What makes Word refuse or misread a file.


def test_revision_ids_are_unique_over_all_parts_whatever_the_file_had():
    note = f'<w:footnote w:id="2">{paragraph(change("ins", 1, run("note")))}</w:footnote>'
    two = paragraph(change("ins", 1, run("one")) + change("del", 1, run("two", "delText")) + run("three"))
    out = written(with_parts(two, footnotes=note), lambda d, ps: insert_text(d, whole(ps[0])[1], "four", _ME))
    parts = open_docx(out).parts
    ids = re.findall(r'<w:(?:ins|del) w:id="(\d+)"', body(out) + parts["word/footnotes.xml"].decode())
    assert len(ids) == len(set(ids)) == 4


def test_struck_text_and_field_codes_take_their_struck_names():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    out = body(written(package_bytes(paragraph(run("on page ") + field)), lambda d, ps: strike(d, *whole(ps[0]), _ME)))
    assert "<w:delText" in out
    assert "<w:delInstrText" in out
    assert not re.search(r"<w:(t|instrText)[ >]", out)


def test_text_put_into_anothers_insertion_does_not_stand_in_two_insertions():
    data = package_bytes(paragraph(change("ins", 1, run("theirs"))))
    out = body(written(data, lambda d, ps: insert_text(d, Position(ps[0].id, 3), "mine", _ME)))
    assert out.count("<w:ins ") == 3
    assert not re.search(r"<w:ins [^>]*>(?:(?!</w:ins>).)*<w:ins ", out)


def moved() -> bytes:
    attributes = 'w:author="A" w:date="2026-02-11T09:00:00Z" w:name="m"'
    return package_bytes(
        f'<w:p><w:moveFromRangeStart w:id="1" {attributes}/>{change("moveFrom", 2, run("x"))}'
        f'<w:moveFromRangeEnd w:id="1"/></w:p><w:p><w:moveToRangeStart w:id="3" {attributes}/>'
        f'{change("moveTo", 4, run("x"))}<w:moveToRangeEnd w:id="3"/></w:p>{paragraph(run("end"))}'
    )


def test_a_moves_ranges_stay_balanced_and_named_beside_an_edit():
    out = body(written(moved(), lambda d, ps: insert_text(d, whole(ps[1])[1], "y", _ME)))
    assert out.count("RangeStart") == out.count("RangeEnd") == 2
    assert out.count('w:name="m"') == 2


def test_a_move_that_lost_one_side_is_written_as_a_deletion():
    def lose(draft: Draft, ps: tuple[Paragraph, ...]) -> None:
        draft.replace(draft.document.body.id, 1, 1, ())

    out = body(written(moved(), lose))
    assert "move" not in out
    assert "<w:del " in out


def test_marks_come_first_in_the_paragraph_marks_properties():
    properties = '<w:pPr><w:jc w:val="center"/><w:rPr><w:b/><w:sz w:val="20"/></w:rPr></w:pPr>'
    data = package_bytes(paragraph(run("one two"), properties) + paragraph(run("end")))
    out = body(written(data, lambda d, ps: split(d, Position(ps[0].id, 3), _ME)))
    (mark,) = re.findall(r"<w:rPr><w:ins [^>]*/><w:b/><w:sz [^>]*/></w:rPr></w:pPr>", out)
    assert mark


def test_paragraph_properties_stay_one_and_first_even_beside_a_formatting_change():
    data = package_bytes(paragraph('<w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/>' + run("one")))
    out = written(data, lambda d, ps: split(d, Position(ps[0].id, 1), _ME))
    root = etree.fromstring(open_docx(out).parts["word/document.xml"])
    for element in root.iter(f"{{{_W}}}p"):
        places = [index for index, child in enumerate(element) if child.tag == f"{{{_W}}}pPr"]
        assert places in ([], [0])


def test_nothing_is_written_after_the_last_section():
    data = package_bytes(paragraph(run("end")) + _SECTION)
    new = (Paragraph(0, (Run("more"),)),)
    out = body(written(data, lambda d, ps: insert_paragraphs(d, ps[-1].id, new, _ME)))
    assert out.endswith(f"{_SECTION}</w:body></w:document>")
    assert "more" in out


def test_a_new_and_a_struck_paragraph_have_their_marks_marked():
    data = package_bytes(paragraph(run("one")) + paragraph(run("two")) + paragraph(run("three")))

    def edit(draft: Draft, ps: tuple[Paragraph, ...]) -> None:
        insert_paragraphs(draft, ps[0].id, (Paragraph(0, (Run("new"),)),), _ME)
        remove_paragraph(draft, ps[1].id, _ME)

    out = body(written(data, edit))
    assert len(re.findall(r"<w:pPr><w:rPr><w:ins [^>]*/></w:rPr></w:pPr>", out)) == 1
    assert len(re.findall(r"<w:pPr><w:rPr><w:del [^>]*/></w:rPr></w:pPr>", out)) == 1


def test_a_struck_row_is_marked_in_its_properties_and_in_every_run():
    row = "<w:tr>" + f"<w:tc>{paragraph(run('a') + run('b'))}</w:tc>" * 2 + "</w:tr>"
    data = package_bytes(f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>{row}{row}</w:tbl><w:p/>')
    mine = Revision("A. Rapporteur", "2026-02-11T09:00:00Z", "mine")

    def edit(draft: Draft, ps: tuple[Paragraph, ...]) -> None:
        for paragraph_ in ps[:2]:
            strike(draft, *whole(paragraph_), _ME)
        for index, one in enumerate(draft.document.body.paragraphs[:2]):
            parent = one.parent
            struck = replace(one, parent=replace(parent, row=replace(parent.row, deleted=mine)))  # pyright: ignore
            draft.replace(draft.document.body.id, index, 1, (struck,))

    out = body(written(data, edit))
    first = out[out.index("<w:tr") : out.index("</w:tr>")]
    assert re.search(r"<w:trPr><w:del [^>]*/></w:trPr>", first)
    assert "<w:t>" not in first


def test_the_setting_for_tracking_keeps_its_one_valid_name():
    data = package_bytes(paragraph(run("one")), settings_parts("<w:trackRevisions/>"))
    out = written(data, lambda d, ps: insert_text(d, whole(ps[0])[1], "x", _ME))
    settings = open_docx(out).parts["word/settings.xml"].decode()
    assert settings.count("trackRevisions") == 1
    assert "trackChanges" not in settings


def test_a_file_made_anew_has_types_and_relationships_for_all_its_parts():
    assert word_rules.findings(docx_from_text(b"Title\n\n1 Scope\nText\n- one\n- two\n", "new.txt")) == []


def test_a_prefix_that_a_part_lacks_is_declared_where_it_is_used():
    data = package_bytes(paragraph(run("one")) + paragraph(run("two")))

    def edit(draft: Draft, ps: tuple[Paragraph, ...]) -> None:
        style = replace(ps[0].runs[0].format, xml='<w14:ligatures w14:val="standard"/>')
        draft.put(ps[0].with_runs((replace(ps[0].runs[0], format=style),)))

    assert 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"' in body(written(data, edit))


def test_outer_blanks_are_kept():
    data = package_bytes(paragraph(run("one")))
    out = written(data, lambda d, ps: insert_text(d, whole(ps[0])[1], " two ", _ME))
    assert '<w:t xml:space="preserve"> two </w:t>' in body(out)
    assert open_docx(out).document.body.paragraphs[0].text == "one two "


# What breaks naive readers.


def views(data: bytes) -> tuple[list[str], list[str]]:
    """The text with all changes rejected and with all accepted, the same when that is done and written."""
    file = open_docx(data)
    found: list[list[str]] = []
    for view, accepted in ((View.ORIGINAL, False), (View.FINAL, True)):
        lines = list(document_lines(file.document, view))
        done = open_docx(file.write(resolved(file.document, Filter(), accepted=accepted))).document
        assert list(document_lines(done, View.MARKED)) == lines
        assert list(numbered_changes(done)) == []
        found.append(lines)
    return found[0], found[1]


def changes(document: Document) -> list[tuple[str, str]]:
    return [(str(one.change.kind), one.change.text) for one in numbered_changes(document)]


_BY = 'w:author="A" w:date="2026-02-11T09:00:00Z"'
_DEL = '<w:del w:id="9" w:author="B" w:date="2026-02-12T09:00:00Z">'


def test_a_paragraph_mark_can_be_inserted_and_deleted():
    mark = f'<w:pPr><w:rPr><w:ins w:id="1" {_BY}/><w:del w:id="2" {_BY}/></w:rPr></w:pPr>'
    data = package_bytes(paragraph(run("one"), mark) + paragraph(run("two")))
    assert views(data) == (["onetwo"], ["onetwo"])
    assert [kind for kind, _ in changes(open_docx(data).document)] == ["paragraph_insert", "paragraph_delete"]


def test_a_deletion_in_an_insertion_is_in_neither_text():
    data = package_bytes(paragraph(run("a") + change("ins", 1, run("b") + f"{_DEL}{run('c', 'delText')}</w:del>")))
    assert views(data) == (["a"], ["ab"])


def test_an_insertion_in_what_was_moved_away_is_in_neither_text():
    inner = change("moveFrom", 2, run("a") + change("ins", 3, run("b")))
    start = f'<w:moveFromRangeStart w:id="1" {_BY} w:name="m"/>'
    to = f'<w:moveToRangeStart w:id="4" {_BY} w:name="m"/>{change("moveTo", 5, run("ab"))}<w:moveToRangeEnd w:id="4"/>'
    data = package_bytes(paragraph(start + inner + '<w:moveFromRangeEnd w:id="1"/>' + run("-") + to))
    assert views(data) == (["a-"], ["-ab"])


def turn(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_a_field_whose_end_lies_inside_a_deletion_loses_no_text():
    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    cut = f"{_DEL}{run('7', 'delText')}{turn('end')}{run(' gone', 'delText')}</w:del>"
    data = package_bytes(paragraph(run("page ") + turn("begin") + code + turn("separate") + cut + run(" of")))
    file = open_docx(data)
    assert [list(document_lines(file.document, view)) for view in (View.ORIGINAL, View.FINAL)] == [
        ["page 7 gone of"],
        ["page  of"],
    ]
    accepted = open_docx(file.write(resolved(file.document, Filter(), accepted=True)))
    assert list(document_lines(accepted.document, View.MARKED)) == ["page  of"]


def test_a_field_that_is_deleted_but_for_its_instruction_loses_no_text():
    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    inside = f"{_DEL}{turn('begin')}</w:del>{code}{_DEL}{turn('separate')}{run('7', 'delText')}{turn('end')}</w:del>"
    file = open_docx(package_bytes(paragraph(run("page ") + inside + run("."))))
    assert list(document_lines(file.document, View.ORIGINAL)) == ["page 7."]
    assert list(document_lines(file.document, View.FINAL)) == ["page ."]
    rejected = open_docx(file.write(resolved(file.document, Filter(), accepted=False)))
    assert list(document_lines(rejected.document, View.MARKED)) == ["page 7."]


@pytest.mark.parametrize("given", ['w:author="A"', 'w:id="1" w:author="A"', f"{_BY}", "", 'w:id="x" w:author=""'])
def test_changes_without_date_id_or_author_are_found_and_can_be_chosen(given: str):
    ins, del_ = f"<w:ins {given}>{run('b')}</w:ins>", f"<w:del {given}>{run('c', 'delText')}</w:del>"
    data = package_bytes(paragraph(run("a") + ins + del_))
    assert views(data) == (["ac"], ["ab"])
    ids = [one.id for one in numbered_changes(open_docx(data).document)]
    assert len(set(ids)) == 2
    one = resolved(open_docx(data).document, Filter(ids=frozenset(ids[:1])), accepted=True)
    assert list(document_lines(one, View.MARKED)) == ["ab[-c-]"]


@pytest.mark.parametrize(
    "date", ["2026-02-11T09:00:00.1234567Z", "2026-02-11T09:00:00+05:30", "2026-02-11T09:00:00", "2026-02-11", "soon"]
)
def test_dates_of_any_form_are_kept(date: str):
    text = f'<w:ins w:id="1" w:author="A" w:date="{date}">{run("b")}</w:ins>'
    file = open_docx(package_bytes(paragraph(run("a") + text)))
    (found,) = numbered_changes(file.document)
    assert found.change.revision.date == date
    draft = Draft(file.document)
    insert_text(draft, Position(file.document.body.paragraphs[0].id, 0), "x", _ME)
    assert f'w:date="{date}"' in body(file.write(draft.document))


def test_formulas_with_changes_of_their_own_are_kept_byte_for_byte():
    math = (
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><w:rPr>'
        f'<w:ins w:id="1" {_BY}/></w:rPr><m:t>x+1</m:t></m:r></m:oMath>'
    )
    out = written(
        package_bytes(paragraph(run("let ") + math)), lambda d, ps: insert_text(d, whole(ps[0])[0], "so ", _ME)
    )
    assert math in body(out)
    assert list(document_lines(open_docx(out).document, View.FINAL)) == ["so let x+1"]


def test_a_change_around_whole_paragraphs_is_theirs():
    data = package_bytes(
        paragraph(run("a")) + change("ins", 1, paragraph(run("b")) + paragraph(run("c"))) + paragraph(run("d"))
    )
    assert views(data) == (["a", "d"], ["a", "b", "c", "d"])


_INSIDE = {
    "link": ('<w:hyperlink w:anchor="x">', "</w:hyperlink>"),
    "control": ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    "field": ('<w:fldSimple w:instr="REF x">', "</w:fldSimple>"),
    "tag": ("<w:smartTag>", "</w:smartTag>"),
    "link in a control": ("<w:sdt><w:sdtContent><w:hyperlink>", "</w:hyperlink></w:sdtContent></w:sdt>"),
}


@pytest.mark.parametrize(("opening", "closing"), _INSIDE.values(), ids=_INSIDE)
def test_changes_inside_other_elements_are_found_and_resolved(opening: str, closing: str):
    inner = run("b") + change("ins", 1, run("c")) + change("del", 2, run("d", "delText"))
    assert views(package_bytes(paragraph(run("a") + opening + inner + closing))) == (["abd"], ["abc"])


def test_changes_inside_a_complex_field_are_found_and_resolved():
    code = "<w:r><w:instrText>REF x</w:instrText></w:r>"
    inner = change("ins", 1, run("c")) + change("del", 2, run("d", "delText"))
    data = package_bytes(paragraph(turn("begin") + code + turn("separate") + inner + turn("end")))
    assert views(data) == (["d"], ["c"])


def test_the_text_of_a_box_is_a_story_with_its_changes():
    inner = paragraph(run("b") + change("ins", 1, run("c")))
    box = f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>"
    document = open_docx(package_bytes(paragraph(run("a") + box))).document
    assert list(document_lines(document, View.FINAL))[-1] == "bc"
    assert changes(document) == [("insert", "c")]


def test_strict_names_are_understood():
    document = (
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
        f"{paragraph(run('a') + change('ins', 1, run('b')))}</w:body></w:document>"
    )
    assert views(package_bytes("", {"word/document.xml": document})) == (["a"], ["ab"])


def test_a_main_part_of_any_name_is_found():
    inserted = paragraph(change("ins", 1, run("b")))
    parts = {
        "[Content_Types].xml": TYPES.replace("/word/document.xml", "/odd/main2.xml"),
        "_rels/.rels": RELATIONSHIPS.replace("word/document.xml", "/odd/main2.xml"),
        "odd/main2.xml": f'<w:document xmlns:w="{_W}"><w:body>{inserted}</w:body></w:document>',
    }
    assert views(package_bytes("<w:broken", parts)) == ([""], ["b"])


def test_of_an_alternative_one_branch_is_shown_and_both_are_kept():
    branches = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="wps"><w:t>new</w:t></mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback>'
        "</mc:AlternateContent>"
    )
    data = package_bytes(paragraph(run("a ") + f"<w:r>{branches}</w:r>"))
    assert list(document_lines(open_docx(data).document, View.FINAL)) == ["a new"]
    assert branches in body(written(data, lambda d, ps: insert_text(d, whole(ps[0])[0], "x", _ME)))


def test_inserted_text_is_part_of_the_paragraph():
    data = package_bytes(paragraph(run("a") + change("ins", 1, run("b")) + run("c")))
    assert open_docx(data).document.body.paragraphs[0].text == "abc"


def test_a_formatting_change_on_inserted_text_is_written_inside_the_insertion():
    data = package_bytes(paragraph(change("ins", 1, run("theirs"))))
    out = body(written(data, lambda d, ps: format_runs(d, *whole(ps[0]), _ME, bold=True)))
    assert re.search(r"<w:ins [^>]*><w:r><w:rPr><w:b/>(<w:bCs/>)?<w:rPrChange ", out)
