"""Pasting from other programs and other documents, written into a real file and taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.editing import resolve
from app.editing.writing import insert_fragment
from app.formats.docx import DocxFile, open_docx
from app.model.content import Opaque, OpaqueKind, Paragraph, Run, Wrapper, WrapperKind
from app.model.document import Document, Position
from app.model.errors import UnreadableError
from app.model.format import ParagraphFormat
from app.model.proposal import Author
from app.model.structure import cell_of
from app.model.views import View, story_lines
from app.resources import resource
from app.services.export import ExportKind, export_bytes
from app.services.pasting import MAX_PASTED, pasted_copy, pasted_html, pasted_text
from app.services.session import Session
from tests.formats.docx.parts import with_parts
from tests.judges import audit, libreoffice, schema, word_rules
from tests.judges.packages import package_bytes, paragraph, run
from tests.services import clipboards

ANNEX = resource("example", "annex.docx")
DATE = "2026-02-11T09:00:00Z"
MISTAKEN = "Required sequence content is missing"
"""Said of a w:trPr that holds a w:ins only, as Word writes it; all else in CT_TrPrBase may be absent (§17.4.81)."""

PASTED = [
    "Quays and cranes", "The union keeps twelve quays and forty cranes.", "open day and night", "in winter too",
    "report each year", "Quay", "Depth", "North", "12 m",
]  # fmt: skip


def opened(path: Path = ANNEX) -> Session:
    session = Session.in_memory(path)
    session.author = Author("A. Rapporteur", "Example Administration")
    return session


def body_text(document: Document) -> Paragraph:
    """A paragraph of some length outside tables that nobody has changed."""
    return next(
        p
        for p in document.body.paragraphs
        if p.parent is None
        and p.length > 60
        and len(p.runs) == 1
        and document.styles.outline_level(p.format) is None
        and not document.styles.effective_paragraph(p.format).number
    )


def paste(session: Session, html: str, place: Position) -> Position:
    ends: list[Position] = []
    pasted = pasted_html(html, session.document, place)

    def build(draft: object) -> Position:
        ends.append(insert_fragment(draft, place, pasted.paragraphs, session.tracked()))  # type: ignore[arg-type]
        return ends[-1]

    session.edit("Paste", build)
    return ends[0]


def saved(session: Session) -> bytes:
    return export_bytes(session.source, ExportKind.ANNEX)


@pytest.mark.parametrize("program", clipboards.ALL)
def test_each_program_s_clipboard_becomes_headings_lists_and_an_inserted_table(program: str) -> None:
    session = opened()
    here = body_text(session.document)
    end = paste(session, clipboards.ALL[program], Position(here.id, 20))
    body = session.document.body
    at = body.index(here.id) or 0
    first = next(i for i, p in enumerate(body.paragraphs) if p.text == "Quays and cranes")
    new = body.paragraphs[first:at]
    assert [p.text for p in new][:9] == PASTED
    labels = session.document.labels(body)
    assert [labels.get(p.id) for p in new][4] in ("a)", "a.")
    assert body.paragraphs[at].text.startswith("So much for now.")
    assert end == Position(here.id, len("So much for now."))
    styles = session.document.styles
    assert styles.outline_level(new[0].format) == 1
    assert [r.text for r in new[1].runs if styles.effective_run(new[1].format, r.format).bold] == ["twelve quays"]
    assert [r.text for r in new[1].runs if r.format.italic] == ["forty cranes"]
    cells = [cell for p in new if (cell := cell_of(p.parent))]
    assert all(cell.row.inserted for cell in cells)
    assert len({cell.row.id for cell in cells}) == 3
    assert [c.span for c in cells][:2] == [1, 2]
    assert {c.merge for c in cells if c.column == 0} == {None, "restart", "continue"}
    assert all(run.inserted for p in new for run in p.runs)


@pytest.mark.parametrize("program", [*clipboards.ALL, "spreadsheet"])
@pytest.mark.parametrize("where", ["start", "middle", "end", "cell"])
def test_a_pasted_file_is_sound_and_rejecting_and_undoing_give_the_old_one_back(
    program: str, where: str, tmp_path: Path
) -> None:
    html = {**clipboards.ALL, "spreadsheet": clipboards.SPREADSHEET}[program]
    session = opened()
    before, untouched = session.document, saved(session)
    here = body_text(before)
    if where == "cell":
        here = next(p for p in before.body.paragraphs if cell_of(p.parent) and p.length > 5)
    paste(session, html, Position(here.id, {"start": 0, "end": here.length}.get(where, 3)))
    written = saved(session)
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    old.write_bytes(untouched)
    new.write_bytes(written)
    assert not schema.new_findings(untouched, written)
    assert not word_rules.new_findings(untouched, written)
    assert not [one for one in audit.new_findings(old, new) if one.message != MISTAKEN]
    again = open_docx(new).document
    for view in (View.ORIGINAL, View.FINAL):
        assert list(story_lines(again.body, view)) == list(story_lines(session.document.body, view))
    mine = session.author.signature
    session.reject(lambda revision, kind: revision.author == mine)
    assert session.document == before
    assert saved(session) == untouched
    session.undo()
    session.undo()
    assert session.document == before
    assert saved(session) == untouched


def test_a_pasted_table_is_there_again_after_a_restart_and_can_be_undone(tmp_path: Path) -> None:
    session = Session.open(ANNEX, dossier=tmp_path / "work.dossier")
    session.author = Author("A. Rapporteur", "Example Administration")
    before = session.document
    paste(session, clipboards.WORD, Position(body_text(before).id, 20))
    pasted = session.document
    session.close()
    again = Session.open(ANNEX, dossier=tmp_path / "work.dossier")
    assert again.document == pasted
    again.undo()
    assert again.document == before
    again.close()


def test_another_office_program_reads_the_pasted_table_and_rejects_it(tmp_path: Path) -> None:
    session = opened()
    here = body_text(session.document)
    original = list(story_lines(session.document.body, View.ORIGINAL))
    # Within a paragraph LibreOffice 7.4 does not join the halves again over a rejected table.
    paste(session, clipboards.WORD, Position(here.id, 0))
    path = tmp_path / "pasted.docx"
    path.write_bytes(saved(session))
    read = libreoffice.text(path, accept_all=True)
    assert "Quays and cranes" in read
    assert "14 m" in read
    back = libreoffice.text(path, reject_all=True)
    assert not any("Quays" in line or "14 m" in line for line in back)
    assert sum(1 for line in back if line.strip()) == sum(1 for line in original if line.strip())


def test_a_table_gets_the_width_of_the_page() -> None:
    session = opened()
    page = session.document.page
    here = body_text(session.document)
    pasted = pasted_html(clipboards.SPREADSHEET, session.document, Position(here.id, 0))
    cell = cell_of(pasted.paragraphs[0].parent)
    assert cell is not None
    assert abs(sum(cell.row.table.grid) - (page.width - page.left - page.right)) < 10


def test_plain_lines_take_over_the_format_around_them_and_nothing_unwritable() -> None:
    session = opened()
    here = body_text(session.document)
    pasted = pasted_text("one\r\ntwo\x00\ufffc", session.document, Position(here.id, 3))
    assert [p.text for p in pasted.paragraphs] == ["one", "two"]
    assert {p.format.style for p in pasted.paragraphs} == {here.format.style}
    assert {r.format for p in pasted.paragraphs for r in p.runs} == {here.runs[0].format}


@pytest.mark.parametrize("text", ["word", " word", "word ", "  two words  "])
def test_words_from_within_a_line_keep_the_spaces_at_their_ends(text: str) -> None:
    document = opened().document
    pasted = pasted_html(f"<span>{text}</span>", document, Position(body_text(document).id, 3), text)
    assert [p.text for p in pasted.paragraphs] == [text]


def test_too_much_is_refused_in_a_sentence() -> None:
    document = opened().document
    for paste_ in (pasted_html, pasted_text):
        with pytest.raises(UnreadableError, match="too much"):
            paste_("x" * (MAX_PASTED + 1), document, None)


def carried(kind: OpaqueKind, xml: str, display: str = "") -> Run:
    return Run("\ufffc", opaque=Opaque(kind, xml, display=display))


PICTURE = carried(OpaqueKind.DRAWING, '<w:drawing><a:blip r:embed="rId5"/></w:drawing>')
FIELD = carried(OpaqueKind.FIELD, '<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>', "7")
FORMULA = carried(OpaqueKind.MATH, "<m:oMath/>", "x=1")
LINK = Wrapper(1, WrapperKind.HYPERLINK, '<w:hyperlink r:id="rId9">', "</w:hyperlink>", "https://example.org/")
CONTROL = Wrapper(2, WrapperKind.CONTROL, "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")


def test_within_a_story_a_copy_keeps_everything_but_notes_comments_and_blocks() -> None:
    note = carried(OpaqueKind.FOOTNOTE, '<w:footnoteReference w:id="2"/>')
    comment = Run("", opaque=Opaque(OpaqueKind.COMMENT, '<w:commentReference w:id="1"/>'))
    block = Paragraph(2, block=Opaque(OpaqueKind.BLOCK, "<w:altChunk/>"))
    pasted = pasted_copy([Paragraph(1, (PICTURE, note, comment, FORMULA)), block], "body", "body")
    assert pasted.left_out == {OpaqueKind.FOOTNOTE: 1, OpaqueKind.COMMENT: 1, OpaqueKind.BLOCK: 1}
    assert [p.runs[0] for p in pasted.paragraphs] == [PICTURE]


def test_in_a_story_of_another_part_nothing_refers_to_the_first_one() -> None:
    runs = (PICTURE, FIELD, FORMULA, Run("here", wrappers=(CONTROL, LINK)))
    pasted = pasted_copy([Paragraph(1, runs)], "body", "word/footer1.xml")
    (paragraph,) = pasted.paragraphs
    assert pasted.left_out == {OpaqueKind.DRAWING: 1}
    assert [r.display for r in paragraph.runs] == ["7", "x=1", "here"]
    assert not any("r:" in r.opaque.xml for r in paragraph.runs if r.opaque)
    assert [(w.opening, w.target) for w in paragraph.runs[-1].wrappers] == [("", "https://example.org/")]


def test_a_list_pasted_into_a_list_stays_one_and_text_after_it_does_not() -> None:
    session = opened()
    document = session.document
    styles = document.styles
    item = next(
        p
        for p in document.body.paragraphs
        if styles.effective_paragraph(p.format).number and p.parent is None and p.text
    )
    pasted = pasted_html("<p>plain</p><p>more</p>", document, Position(item.id, 1))
    assert all(p.format == ParagraphFormat() for p in pasted.paragraphs)
    lines = pasted_text("one\ntwo", document, Position(item.id, 1))
    assert {p.format.number for p in lines.paragraphs} == {item.format.number}


def test_rejecting_after_somebody_else_s_edit_keeps_that_edit() -> None:
    session = opened()
    here = body_text(session.document)
    paste(session, clipboards.BROWSER, Position(here.id, 10))
    before = resolve.resolve_all(session.document, accepted=False)
    assert replace(before, notes={}) == replace(resolve.resolve_all(opened().document, accepted=False), notes={})


NESTED = (
    '<ol start="3"><li>three<ol type="a"><li>letter</li><li>other</li></ol></li><li>four</li></ol><p>between</p>'
    "<ol><li>one</li></ol>"
)


def labelled(document: Document) -> list[tuple[str, str]]:
    labels = document.labels(document.body)
    return [(labels[p.id], p.text) for p in document.body.paragraphs if labels.get(p.id)]


@pytest.mark.parametrize("numbering", [None, "", "<w:num w:numId='9'><w:abstractNumId w:val='9'/></w:num>"])
def test_numbered_items_are_items_of_new_lists_in_the_file_too(numbering: str | None, tmp_path: Path) -> None:
    parts = {"numbering": numbering} if numbering is not None else {}
    path = tmp_path / "plain.docx"
    path.write_bytes(with_parts(paragraph(run("start")), None, **parts))
    before, session = path.read_bytes(), opened(path)
    place = Position(session.document.body.paragraphs[0].id, 5)
    paste(session, NESTED, place)
    paste(session, "<ol><li>again</li></ol><p>and</p>", Position(session.document.body.paragraphs[0].id, 0))
    expected = [("3.", "three"), ("a.", "letter"), ("b.", "other"), ("4.", "four"), ("1.", "one"), ("1.", "again")]
    written = saved(session)
    assert schema.new_findings(before, written) == []
    assert word_rules.new_findings(before, written) == []
    for document in (session.document, open_docx(written).document):
        assert sorted(labelled(document)) == sorted(expected)
    if numbering:
        assert numbering.encode() in DocxFile(written).package.read("word/numbering.xml")
    session.reject(lambda revision, kind: True)
    assert saved(session) == before


def test_new_lists_are_there_again_after_a_restart(tmp_path: Path) -> None:
    session = Session.open(ANNEX, dossier=tmp_path / "work.dossier")
    session.author = Author("A. Rapporteur", "Example Administration")
    before = labelled(session.document)
    paste(session, NESTED, Position(body_text(session.document).id, 0))
    after = labelled(session.document)
    session.close()
    again = Session.open(ANNEX, dossier=tmp_path / "work.dossier")
    assert labelled(again.document) == after
    assert len(after) > len(before)
    again.close()


def test_items_whose_numbers_do_not_follow_each_other_keep_them_as_text() -> None:
    items = "".join(
        f"<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>{n}.</span>item</p>" for n in (1, 2, 5)
    )
    document = open_docx(package_bytes(paragraph(run("x")))).document
    pasted = pasted_html(items, document, Position(document.body.paragraphs[0].id, 0)).paragraphs
    assert [p.text for p in pasted] == ["1.\titem", "2.\titem", "5.\titem"]


def test_a_pasted_link_is_one_in_the_file_in_the_document_s_own_style_and_goes_when_rejected(tmp_path: Path) -> None:
    styles = '<w:style w:type="character" w:styleId="Verweis"><w:name w:val="Hyperlink"/></w:style>'
    path = tmp_path / "plain.docx"
    path.write_bytes(with_parts(paragraph(run("start")), styles=styles))
    before, session = path.read_bytes(), opened(path)
    html = "<p>see <a href='https://example.org/a&amp;b'>this page</a> here</p>"
    paste(session, html, Position(session.document.body.paragraphs[0].id, 5))
    written = saved(session)
    assert schema.new_findings(before, written) == []
    assert word_rules.new_findings(before, written) == []
    for document in (session.document, open_docx(written).document):
        assert document.body.paragraphs[0].text == "startsee this page here"
        linked = [r for r in document.body.paragraphs[0].runs if r.wrappers]
        assert [(r.text, r.format.style) for r in linked] == [("this page", "Verweis")]
        assert "https://example.org/a&b" in linked[0].wrappers[0].target
        assert linked[0].inserted is not None
    session.reject(lambda revision, kind: True)
    assert saved(session) == before


def test_the_spaces_around_a_pasted_link_are_no_part_of_it() -> None:
    document = open_docx(package_bytes(paragraph(run("x")))).document
    html = "<a href='https://example.org/'>page</a>"
    (pasted,) = pasted_html(html, document, Position(document.body.paragraphs[0].id, 0), " page ").paragraphs
    assert [(r.text, bool(r.wrappers)) for r in pasted.runs] == [(" ", False), ("page", True), (" ", False)]
