"""Each kind of tracked change: how it is listed, and what stands there once it is accepted or rejected."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from app.editing.draft import Draft
from app.editing.resolve import accept, reject, resolve_all
from app.formats.docx import open_docx
from app.model.changes import document_changes
from app.model.revision import ChangeKind, Revision
from app.model.views import View, document_lines
from tests.formats.docx.parts import with_parts
from tests.formats.docx.test_writing import body_xml
from tests.judges import schema, word_rules
from tests.judges.packages import change, package_bytes, paragraph, run

A = 'w:author="A"'
B = f'w:id="1" {A}'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
K = ChangeKind


class Case(NamedTuple):
    """A body, the kinds of its changes in order, and its XML with all of them accepted or rejected."""

    body: str
    kinds: tuple[ChangeKind, ...]
    accepted: str
    rejected: str


def _table(properties: str = "<w:tblPr/>", grid: str = '<w:gridCol w:w="100"/>', row: str = "", cell: str = "") -> str:
    return (
        f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid><w:tr>{row}<w:tc>{cell}{paragraph(run('x'))}</w:tc></w:tr>"
        f"</w:tbl>{paragraph('')}"
    )


def _formula(inside: str) -> str:
    return f"<w:p>{run('f')}<m:oMath {M}><m:r><m:t>a</m:t></m:r>{inside}</m:oMath></w:p>"


def _ranged(name: str, content: str) -> str:
    start, end = (f"<w:customXml{name}Range{side} w:id=" for side in ("Start", "End"))
    control = f'<w:sdt><w:sdtPr/><w:sdtContent>{end}"1"/>{content}{start}"2" {A}/></w:sdtContent></w:sdt>{end}"2"/>'
    return f'{start}"1" {A}/>{control}'


_PLAIN_CONTROL = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('c')}</w:sdtContent></w:sdt>"
_BLOCK_CONTROL = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run('c'))}</w:sdtContent></w:sdt>"
_OLD, _NEW = '<w:jc w:val="left"/>', '<w:jc w:val="right"/>'

CASES = {
    "table properties": Case(
        _table(f"<w:tblPr>{_NEW}<w:tblPrChange {B}><w:tblPr>{_OLD}</w:tblPr></w:tblPrChange></w:tblPr>"),
        (K.TABLE,),
        _table(f"<w:tblPr>{_NEW}</w:tblPr>"),
        _table(f"<w:tblPr>{_OLD}</w:tblPr>"),
    ),
    "table grid": Case(
        _table(
            grid='<w:gridCol w:w="100"/><w:tblGridChange w:id="1"><w:tblGrid><w:gridCol w:w="70"/><w:gridCol w:w="30"/>'
            "</w:tblGrid></w:tblGridChange>"
        ),
        (K.TABLE,),
        _table(),
        _table(grid='<w:gridCol w:w="70"/><w:gridCol w:w="30"/>'),
    ),
    "row properties": Case(
        _table(row=f"<w:trPr><w:tblHeader/><w:trPrChange {B}><w:trPr/></w:trPrChange></w:trPr>"),
        (K.TABLE,),
        _table(row="<w:trPr><w:tblHeader/></w:trPr>"),
        _table(),
    ),
    "exceptions of a row": Case(
        _table(
            row=f"<w:tblPrEx>{_NEW}<w:tblPrExChange {B}><w:tblPrEx>{_OLD}</w:tblPrEx></w:tblPrExChange></w:tblPrEx>"
        ),
        (K.TABLE,),
        _table(row=f"<w:tblPrEx>{_NEW}</w:tblPrEx>"),
        _table(row=f"<w:tblPrEx>{_OLD}</w:tblPrEx>"),
    ),
    "cell properties": Case(
        _table(
            cell=f'<w:tcPr><w:tcW w:w="90" w:type="dxa"/><w:tcPrChange {B}><w:tcPr><w:tcW w:w="50" w:type="dxa"/>'
            "</w:tcPr></w:tcPrChange></w:tcPr>"
        ),
        (K.TABLE,),
        _table(cell='<w:tcPr><w:tcW w:w="90" w:type="dxa"/></w:tcPr>'),
        _table(cell='<w:tcPr><w:tcW w:w="50" w:type="dxa"/></w:tcPr>'),
    ),
    "merged cell": Case(
        _table(cell=f'<w:tcPr><w:vMerge/><w:cellMerge {B} w:vMerge="cont" w:vMergeOrig="rest"/></w:tcPr>'),
        (K.CELL_MERGE,),
        _table(cell="<w:tcPr><w:vMerge/></w:tcPr>"),
        _table(cell='<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'),
    ),
    "section of a paragraph": Case(
        f'<w:p><w:pPr><w:sectPr><w:cols w:num="2"/><w:sectPrChange {B}><w:sectPr><w:cols w:num="1"/></w:sectPr>'
        f"</w:sectPrChange></w:sectPr></w:pPr>{run('s')}</w:p>",
        (K.SECTION,),
        f'<w:p><w:pPr><w:sectPr><w:cols w:num="2"/></w:sectPr></w:pPr>{run("s")}</w:p>',
        f'<w:p><w:pPr><w:sectPr><w:cols w:num="1"/></w:sectPr></w:pPr>{run("s")}</w:p>',
    ),
    "last section": Case(
        f'{paragraph(run("s"))}<w:sectPr><w:cols w:num="2"/><w:sectPrChange {B}><w:sectPr><w:cols w:num="1"/>'
        "</w:sectPr></w:sectPrChange></w:sectPr>",
        (K.SECTION,),
        f'{paragraph(run("s"))}<w:sectPr><w:cols w:num="2"/></w:sectPr>',
        f'{paragraph(run("s"))}<w:sectPr><w:cols w:num="1"/></w:sectPr>',
    ),
    "numbering put on": Case(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins {B}/></w:numPr></w:pPr>{run("n")}</w:p>',
        (K.NUMBERING,),
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{run("n")}</w:p>',
        paragraph(run("n")),
    ),
    "formula, run marked": Case(
        _formula(f"<m:r><w:rPr><w:ins {B}/></w:rPr><m:t>b</m:t></m:r>"),
        (K.INSERT,),
        _formula("<m:r><w:rPr/><m:t>b</m:t></m:r>"),
        _formula(""),
    ),
    "formula, text struck": Case(
        _formula(f"<m:r><w:del {B}><m:t>b</m:t></w:del></m:r>"),
        (K.DELETE,),
        _formula("<m:r></m:r>"),
        _formula("<m:r><m:t>b</m:t></m:r>"),
    ),
    "formula, structure put around": Case(
        _formula(
            f"<m:rad><m:radPr><m:ctrlPr><w:ins {B}/></m:ctrlPr></m:radPr><m:deg/><m:e><m:r><m:t>b</m:t></m:r></m:e>"
            "</m:rad>"
        ),
        (K.INSERT,),
        _formula("<m:rad><m:radPr><m:ctrlPr/></m:radPr><m:deg/><m:e><m:r><m:t>b</m:t></m:r></m:e></m:rad>"),
        _formula("<m:r><m:t>b</m:t></m:r>"),
    ),
    "control put into a line": Case(
        f"<w:p>{_ranged('Ins', run('c'))}</w:p>",
        (K.INSERT, K.INSERT),
        f"<w:p>{_PLAIN_CONTROL}</w:p>",
        f"<w:p>{run('c')}</w:p>",
    ),
    "control taken from a line": Case(
        f"<w:p>{_ranged('Del', run('c'))}</w:p>",
        (K.DELETE, K.DELETE),
        f"<w:p>{run('c')}</w:p>",
        f"<w:p>{_PLAIN_CONTROL}</w:p>",
    ),
    "control put around paragraphs": Case(
        _ranged("Ins", paragraph(run("c"))), (K.INSERT, K.INSERT), _BLOCK_CONTROL, paragraph(run("c"))
    ),
    "a conflict on a server": Case(
        f"<w:p>{run('a')}<w14:conflictIns {W14} {B}>{run('b')}</w14:conflictIns></w:p>",
        (K.INSERT,),
        paragraph(run("ab")),
        paragraph(run("a")),
    ),
    "a change around nothing": Case(
        f"<w:p>{run('a')}{change('ins', 1, '')}</w:p>", (K.INSERT,), paragraph(run("a")), paragraph(run("a"))
    ),
    "a range around nothing": Case(
        f'<w:p>{run("a")}<w:customXmlInsRangeStart {B}/><w:customXmlInsRangeEnd w:id="1"/></w:p>',
        (K.INSERT,),
        paragraph(run("a")),
        paragraph(run("a")),
    ),
}


def _bare(xml: str) -> str:
    return xml.replace(' xml:space="preserve"', "")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_it_is_listed_once_and_resolved_both_ways(case: Case):
    file = open_docx(package_bytes(case.body))
    assert tuple(one.kind for one in document_changes(file.document)) == case.kinds
    for accepted, expected in ((True, case.accepted), (False, case.rejected)):
        out = file.write(resolve_all(file.document, accepted=accepted))
        assert _bare(body_xml(out)) == _bare(expected)
        assert word_rules.new_findings(package_bytes(case.body), out) == []
        assert schema.new_findings(package_bytes(case.body), out) == []


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_it_stays_when_another_party_is_resolved(case: Case):
    body = (
        case.body.replace(f">{run('x')}", f">{run('x')}{change('ins', 9, run('B'))}", 1)
        if "tbl" in case.body
        else case.body
    )
    file = open_docx(package_bytes(body))
    draft = Draft(file.document)
    accept(draft, lambda revision, _kind: revision.author == "B")
    again = open_docx(file.write(draft.document)).document
    others = [one.kind for one in document_changes(file.document) if one.revision.author != "B"]
    assert [one.kind for one in document_changes(again)] == others


def test_text_moved_away_and_then_struck_carries_both_changes():
    struck = change("del", 5, "<w:r><w:delText>t</w:delText></w:r>")
    moved = (
        f'<w:moveFromRangeStart {B} w:name="m"/>{change("moveFrom", 2, struck)}<w:moveFromRangeEnd w:id="1"/>'
        f'<w:moveToRangeStart w:id="3" {A} w:name="m"/>{change("moveTo", 4, run("t"))}<w:moveToRangeEnd w:id="3"/>'
    )
    document = open_docx(package_bytes(paragraph(run("a") + moved))).document
    assert [one.kind for one in document_changes(document)] == [K.DELETE, K.MOVE_FROM, K.MOVE_TO]

    def after(resolve_moves: bool, resolve_rest: bool) -> list[str]:
        draft = Draft(document)
        (accept if resolve_moves else reject)(draft, lambda revision, _kind: revision.move is not None)
        (accept if resolve_rest else reject)(draft, lambda revision, _kind: revision.move is None)
        return list(document_lines(draft.document, View.MARKED))

    assert after(True, True) == ["at"]
    assert after(True, False) == ["at"]
    assert after(False, True) == ["a"]
    assert after(False, False) == ["at"]


def test_one_side_of_a_move_chosen_by_its_number_resolves_the_whole_move():
    moved = (
        f'<w:moveFromRangeStart {B} w:name="m"/>{change("moveFrom", 2, run("t"))}<w:moveFromRangeEnd w:id="1"/>'
        f'{run("b")}<w:moveToRangeStart w:id="3" {A} w:name="m"/>{change("moveTo", 4, run("t"))}'
        '<w:moveToRangeEnd w:id="3"/>'
    )
    document = open_docx(package_bytes(paragraph(run("a") + moved))).document
    for kind in (K.MOVE_FROM, K.MOVE_TO):
        for resolve, expected in ((accept, ["abt"]), (reject, ["atb"])):
            draft = Draft(document)
            resolve(draft, lambda _revision, one, kind=kind: one is kind)
            assert list(document_lines(draft.document, View.MARKED)) == expected
            assert list(document_changes(draft.document)) == []


def test_definitions_changed_under_tracking_are_resolved_in_their_part():
    styles = (
        '<w:style w:styleId="a"/>'
        f'<w:style w:styleId="b"><w:rPr><w:b/><w:rPrChange {B}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr></w:style>'
    )
    data = with_parts(paragraph(run("x")), styles=styles)
    file = open_docx(data)
    assert [one.kind for one in document_changes(file.document)] == [K.FORMAT]
    for accepted, inside in ((True, "<w:b/>"), (False, "<w:i/>")):
        out = open_docx(file.write(resolve_all(file.document, accepted=accepted))).package
        assert f'<w:style w:styleId="b"><w:rPr>{inside}</w:rPr></w:style>'.encode() in out.read("word/styles.xml")
        assert out.read("word/document.xml") == file.package.read("word/document.xml")


def test_a_comment_goes_with_the_text_that_its_reference_stood_in():
    comments = "".join(f'<w:comment w:id="{n}" {A}>{paragraph(run(f"comment {n}"))}</w:comment>' for n in (0, 1))

    def around(number: int, text: str) -> str:
        return f'<w:commentRangeStart w:id="{number}"/>{text}<w:commentRangeEnd w:id="{number}"/>'

    def reference(number: int) -> str:
        return f'<w:r><w:commentReference w:id="{number}"/></w:r>'

    struck = change("del", 5, "<w:r><w:delText>gone</w:delText></w:r>")
    body = paragraph(around(0, struck) + change("del", 6, reference(0)) + around(1, run("kept")) + reference(1))
    data = with_parts(body, comments=comments)
    file = open_docx(data)
    assert "comment 0" in list(document_lines(file.document, View.ORIGINAL))
    assert "comment 0" not in list(document_lines(file.document, View.FINAL))
    out = open_docx(file.write(resolve_all(file.document, accepted=True)))
    assert list(document_lines(out.document, View.MARKED)) == ["kept", "comment 1"]
    assert b'w:id="0"' not in out.package.read("word/comments.xml")
    assert 'commentRangeStart w:id="0"' not in body_xml(file.write(resolve_all(file.document, accepted=True)))
    kept = open_docx(file.write(resolve_all(file.document, accepted=False)))
    assert "comment 0" in list(document_lines(kept.document, View.MARKED))


def test_a_field_whose_end_was_struck_leaves_its_result_and_no_codes():
    code = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    head = code.format("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + code.format("separate")
    body = paragraph(head + run("7") + change("del", 1, code.format("end")) + run("!"))
    out = open_docx(package_bytes(body))
    xml = body_xml(out.write(resolve_all(out.document, accepted=True)))
    assert "fldChar" not in xml
    assert "instrText" not in xml
    assert list(document_lines(open_docx(package_bytes(body)).document, View.FINAL)) == ["7!"]


def test_cells_behind_one_that_goes_stand_in_its_column():
    cells = "".join(
        f"<w:tc><w:tcPr>{mark}</w:tcPr>{paragraph(run(text))}</w:tc>"
        for text, mark in (("a", ""), ("b", f"<w:cellDel {B}/>"), ("c", ""))
    )
    grid = "<w:tblGrid>" + '<w:gridCol w:w="50"/>' * 3 + "</w:tblGrid>"
    file = open_docx(package_bytes(f"<w:tbl><w:tblPr/>{grid}<w:tr>{cells}</w:tr></w:tbl>{paragraph('')}"))
    left = resolve_all(file.document, accepted=True).body.paragraphs
    assert [(p.text, p.parent.column) for p in left if p.parent is not None] == [("a", 0), ("c", 1)]  # type: ignore[union-attr]


def test_changes_of_several_authors_around_each_other_are_told_apart():
    inner = change("ins", 2, run("b")).replace('w:author="', 'w:author="inner ')
    document = open_docx(package_bytes(paragraph(run("a") + change("ins", 1, inner)))).document
    authors = [one.revision.author for one in document_changes(document)]
    assert len(set(authors)) == 2
    for author in authors:
        draft = Draft(document)
        reject(draft, lambda revision, _kind, author=author: revision.author == author)
        assert list(document_lines(draft.document, View.MARKED)) == ["a"]
        accept(draft := Draft(document), lambda revision, _kind, author=author: revision.author == author)
        assert [one.revision.author for one in document_changes(draft.document)] == [a for a in authors if a != author]


def test_a_revision_names_its_layers_from_the_inside():
    outer = Revision("A", id="1")
    inner = Revision("B", id="2").within(outer)
    assert [one.author for one in inner.layers()] == ["B", "A"]
    assert inner.without(lambda one: one.author == "B") == outer
    assert inner.without(lambda one: one.author == "A") == Revision("B", id="2")
    assert inner.without(lambda one: False) is inner
    assert inner.without(lambda one: True) is None


def test_a_section_whose_old_properties_are_missing_goes_when_the_change_is_rejected():
    section = f'<w:sectPr><w:cols w:num="2"/><w:sectPrChange {B}/></w:sectPr>'
    file = open_docx(package_bytes(paragraph(run("x")) + section))
    assert body_xml(file.write(resolve_all(file.document, accepted=False))) == paragraph(run("x"))
    out = body_xml(file.write(resolve_all(file.document, accepted=True)))
    assert out == paragraph(run("x")) + '<w:sectPr><w:cols w:num="2"/></w:sectPr>'


def test_start_and_end_tags_agree_where_a_namespace_has_two_prefixes():
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    formula = _formula(f"<m:r><w:rPr><w:ins {B}/></w:rPr><m:t>b</m:t></m:r>")
    body = formula.replace("<w:p>", f'<w:p xmlns:ns0="{word}">', 1).replace(
        "<m:oMath", f'<m:oMath xmlns:a0="{word}"', 1
    )
    file = open_docx(package_bytes(body))
    for accepted in (True, False):
        again = open_docx(file.write(resolve_all(file.document, accepted=accepted)))
        assert list(document_changes(again.document)) == []


def test_the_content_of_a_control_is_looked_for_in_controls_only():
    odd = "<w:sectPr><w:placeholder><w:sdtContent/></w:placeholder></w:sectPr>"
    body = paragraph(run("x") + change("ins", 1, run("y")))
    file = open_docx(package_bytes(body + odd))
    assert body_xml(file.write(resolve_all(file.document, accepted=False))).endswith(odd)
