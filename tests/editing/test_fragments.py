"""Pasted tables, lists and headings: where they land, and that rejecting them leaves nothing behind."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from app.editing.draft import Draft
from app.editing.resolve import reject, reject_changes, resolve_all
from app.editing.splice import Edit
from app.editing.tracking import Tracking
from app.editing.writing import insert_fragment
from app.model.changes import document_changes
from app.model.content import Alternative, Level, Mark, Opaque, OpaqueKind, Paragraph, Run
from app.model.document import Document, Position, Story, StoryKind
from app.model.format import ParagraphFormat, RunFormat
from app.model.revision import ChangeKind, Revision
from app.model.structure import Cell, Container, ContentControl, Note, Row, Table, cell_of, containers
from app.model.views import View, story_lines
from tests.editing.texts import marked
from tests.property.documents import DATE, ME, STYLES, documents, places

TRACKED = Tracking(ME, DATE, "p1")
UNTRACKED = Tracking(ME, DATE, on=False)
HEADING = ParagraphFormat(style="Heading1")
ITEM = ParagraphFormat(indent_start=425, first_line=-425)


def text(words: str, format_: ParagraphFormat = ParagraphFormat(), parent: Container | None = None) -> Paragraph:
    return Paragraph(0, (Run(words),) if words else (), format_, parent=parent)


def table(*rows: str, header: bool = False) -> list[Paragraph]:
    """Rows such as "a|b" as they come from a clipboard; "/" parts the paragraphs of a cell."""
    ids = count(1)
    made = Table(next(ids), (1000,) * (rows[0].count("|") + 1))
    out: list[Paragraph] = []
    for number, row in enumerate(rows):
        line = Row(next(ids), made, header and number == 0)
        for column, cell in enumerate(row.split("|")):
            place = Cell(next(ids), line, column, width=1000)
            out += [text(words, parent=place) for words in cell.split("/")]
    return out


def base(*lines: str, format_: ParagraphFormat = ParagraphFormat(), parent: Container | None = None) -> Document:
    made = [replace(text(line, format_, parent), id=number) for number, line in enumerate(lines, 1)]
    return Document((Story("body", StoryKind.BODY, tuple(made)),), STYLES, next_id=100)


def shown(document: Document) -> list[str]:
    """Each paragraph marked up, with "+" behind its row's brackets where that is inserted, and its style."""
    out: list[str] = []
    for paragraph, line in zip(document.body.paragraphs, marked(document), strict=True):
        cell = cell_of(paragraph.parent)
        head = f"{paragraph.format.style}: " if paragraph.format.style else ""
        out.append(f"{head}[{line}]{'+' if cell.row.inserted else ''}" if cell else f"{head}{line}")
    return out


def pasted(document: Document, place: Position, fragment: list[Paragraph], tracking: Tracking = TRACKED) -> Draft:
    draft = Draft(document)
    end = insert_fragment(draft, place, fragment, tracking)
    assert 0 <= end.offset <= draft.document.paragraph(end.paragraph).length
    if tracking.on:
        assert rejected(draft.document) == document
    assert Edit("Paste", draft.splices).inverse().apply(draft.document) == document
    return draft


def rejected(document: Document) -> Document:
    draft = Draft(document)
    reject(draft, lambda revision, kind: revision.author == ME)
    return draft.document


def test_a_table_stands_between_the_halves_of_the_text() -> None:
    draft = pasted(base("onetwo"), Position(1, 3), table("a|b", "c|d"))
    assert shown(draft.document) == ["one¶+", "[{+a+}]+", "[{+b+}]+", "[{+c+}]+", "[{+d+}]+", "two"]


def test_a_table_at_the_beginning_of_a_paragraph_goes_in_front_of_it() -> None:
    draft = pasted(base("one", "two"), Position(2, 0), table("a|b"))
    assert shown(draft.document) == ["one", "[{+a+}]+", "[{+b+}]+", "two"]


@pytest.mark.parametrize(
    ("fragment", "expected", "end"),
    [
        (table("a|b"), ["one", "[{+a+}]+", "[{+b+}]+", "two"], (2, 0)),
        ([text("x"), *table("a|b"), text("y")], ["one{+x+}", "[{+a+}]+", "[{+b+}]+", "{+y+}¶+", "two"], None),
        ([text("H", HEADING), text("•\ti", ITEM)], ["one", "Heading1: {+H+}¶+", "{+•\ti+}¶+", "two"], None),
    ],
)
def test_at_the_end_of_a_paragraph_nothing_is_split_and_each_change_can_be_rejected_by_itself(
    fragment: list[Paragraph], expected: list[str], end: tuple[int, int] | None
) -> None:
    document = base("one", "two")
    draft = Draft(document)
    place = insert_fragment(draft, Position(1, 3), fragment, TRACKED)
    assert shown(draft.document) == expected
    assert end is None or place == Position(*end)
    amended = draft.document
    while changes := list(document_changes(amended)):
        step = Draft(amended)
        reject_changes(step, changes[:1])
        amended = step.document
    assert amended == document


def test_a_table_takes_the_place_of_struck_text_without_leaving_an_empty_paragraph() -> None:
    document = base("one", "")
    struck = replace(document.body.paragraphs[1], runs=(Run("old", deleted=Revision(ME, DATE, "1")),))
    document = replace(document, stories=(document.body.replaced(1, 1, [struck]),))
    draft = Draft(document)
    insert_fragment(draft, Position(2, 3), table("a|b"), TRACKED)
    assert shown(draft.document) == ["one", "[{+a+}]+", "[{+b+}]+", "[-old-]"]


def test_untracked_tables_come_without_marks() -> None:
    draft = pasted(base("one"), Position(1, 3), [*table("a|b"), text("end")], UNTRACKED)
    assert shown(draft.document) == ["one", "[a]", "[b]", "end"]


def test_what_surrounds_a_table_keeps_its_order_and_runs_into_the_text() -> None:
    draft = pasted(base("onetwo"), Position(1, 3), [text("x"), *table("a|b"), text("y")])
    assert shown(draft.document) == ["one{+x+}¶+", "[{+a+}]+", "[{+b+}]+", "{+y+}two"]


def test_two_tables_are_kept_apart() -> None:
    other = table("c|d")
    for paragraph in other:
        cell = paragraph.parent
        assert isinstance(cell, Cell)
    shifted = [replace(p, parent=_shifted(p.parent)) for p in other]
    draft = pasted(base("one"), Position(1, 0), [*table("a|b"), *shifted])
    assert shown(draft.document) == ["[{+a+}]+", "[{+b+}]+", "¶+", "[{+c+}]+", "[{+d+}]+", "one"]
    again = pasted(resolve_all(draft.document, accepted=True), Position(1, 0), table("e|f"))
    assert shown(again.document)[5:] == ["¶+", "[{+e+}]+", "[{+f+}]+", "one"]


def _shifted(parent: Container | None) -> Container | None:
    assert isinstance(parent, Cell)
    row = replace(parent.row, id=parent.row.id + 50, table=replace(parent.row.table, id=parent.row.table.id + 50))
    return replace(parent, id=parent.id + 50, row=row)


def test_a_cell_s_last_paragraph_keeps_a_plain_mark() -> None:
    draft = pasted(base("one"), Position(1, 0), table("a/b|c"))
    assert shown(draft.document)[:3] == ["[{+a+}¶+]+", "[{+b+}]+", "[{+c+}]+"]


def test_in_a_cell_a_table_becomes_lines_with_tabs() -> None:
    cell = Cell(91, Row(92, Table(93, (1000,))))
    draft = pasted(base("one", parent=cell), Position(1, 3), [*table("a|b/c", "|d", "e|"), text("end")])
    assert marked(draft.document) == ["one{+a\tb c+}¶+", "{+\td+}¶+", "{+e+}¶+", "{+end+}"]
    assert all(p.parent == cell for p in draft.document.body.paragraphs)


@pytest.mark.parametrize(
    "parent",
    [Note(91, "1", "footnote"), ContentControl(91, xml="<w:sdtPr><w:text/></w:sdtPr>")],
)
def test_notes_and_controls_for_plain_text_take_no_tables(parent: Container) -> None:
    draft = pasted(base("one", parent=parent), Position(1, 3), table("a|b", "c|d"))
    assert marked(draft.document) == ["one{+a\tb+}¶+", "{+c\td+}"]


def test_a_control_for_any_content_takes_a_table() -> None:
    control = ContentControl(91, xml="<w:sdtPr><w:id w:val='1'/></w:sdtPr>")
    draft = pasted(base("one", parent=control), Position(1, 0), table("a|b"))
    first = draft.document.body.paragraphs[0].parent
    assert isinstance(first, Cell)
    assert first.parent is control


def test_headings_and_items_keep_paragraphs_of_their_own() -> None:
    draft = pasted(base("onetwo"), Position(1, 3), [text("H", HEADING), text("x"), text("•\ti", ITEM)])
    assert shown(draft.document) == ["one¶+", "Heading1: {+H+}¶+", "{+x+}¶+", "{+•\ti+}¶+", "two"]


def test_an_empty_paragraph_takes_the_format_of_what_ends_in_it() -> None:
    draft = pasted(base("", "x"), Position(1, 0), [text("a"), text("H", HEADING)])
    assert shown(draft.document) == ["{+a+}¶+", "Heading1: {+H+}", "x"]
    assert draft.document.paragraph(1).format_change is not None
    single = pasted(base("", "x"), Position(1, 0), [text("H", HEADING)])
    assert shown(single.document) == ["Heading1: {+H+}", "x"]


def test_a_single_heading_within_text_is_only_words() -> None:
    draft = pasted(base("onetwo"), Position(1, 3), [text("H", HEADING)])
    assert shown(draft.document) == ["one{+H+}two"]


def test_list_items_pasted_into_a_list_join_its_items() -> None:
    draft = pasted(base("onetwo", format_=ITEM), Position(1, 3), [text("a", ITEM), text("b", ITEM)])
    assert shown(draft.document) == ["one{+a+}¶+", "{+b+}two"]


def test_a_cell_that_holds_everything_is_left_behind() -> None:
    draft = pasted(base("one"), Position(1, 3), table("a/b"))
    assert shown(draft.document) == ["one{+a+}¶+", "{+b+}"]


def test_columns_that_were_not_copied_are_empty() -> None:
    fragment = table("a|b|c", "d|e|f")[1:-1]
    draft = pasted(base("one"), Position(1, 0), fragment)
    assert [p.text for p in draft.document.body.paragraphs] == ["", "b", "c", "d", "e", "", "one"]
    cells = [cell for p in draft.document.body.paragraphs[:-1] if (cell := cell_of(p.parent))]
    assert [cell.column for cell in cells] == [0, 1, 2, 0, 1, 2]


def test_formats_of_runs_come_along() -> None:
    bold = Paragraph(0, (Run("a", RunFormat(bold=True)), Run("b", RunFormat(italic=True))))
    draft = pasted(base("one"), Position(1, 3), [bold])
    assert [r.format for r in draft.document.body.paragraphs[0].runs[1:]] == [r.format for r in bold.runs]


def test_text_boxes_stay_behind_and_changes_within_a_formula_are_settled_in_its_copy() -> None:
    box = Run("\ufffc", opaque=Opaque(OpaqueKind.DRAWING, "<w:drawing/>", boxes=("body:box1",)))
    change = Alternative(ChangeKind.INSERT, Revision("Union – B. Delegate"), ("<w:ins>2</w:ins>",), ("2",), ())
    inner = ("<m:oMath><m:t>", change, "</m:t></m:oMath>")
    formula = Run("\ufffc", opaque=Opaque(OpaqueKind.MATH, "x", Level.PARAGRAPH, display="2", inner=inner))
    draft = pasted(base("one"), Position(1, 3), [Paragraph(0, (box, formula))])
    (copy,) = draft.document.body.paragraphs[0].runs[1:]
    assert copy.opaque is not None
    assert (copy.opaque.xml, copy.opaque.inner) == ("<m:oMath><m:t>2</m:t></m:oMath>", ())


@st.composite
def fragments(draw: st.DrawFn) -> list[Paragraph]:
    """A stretch of another document, as copying cuts it."""
    paragraphs = [replace(p, mark=Mark()) for p in draw(documents()).body.paragraphs]
    start = draw(st.integers(0, len(paragraphs) - 1))
    return paragraphs[start : draw(st.integers(start + 1, len(paragraphs)))]


@given(documents(), fragments(), st.floats(0, 1), st.booleans())
def test_any_fragment_lands_whole_and_leaves_nothing_when_rejected(
    document: Document, fragment: list[Paragraph], at: float, tracked: bool
) -> None:
    spots = places(document)
    draft = pasted(
        document, spots[min(int(at * len(spots)), len(spots) - 1)], fragment, TRACKED if tracked else UNTRACKED
    )
    note(str(shown(draft.document)))
    after = draft.document.body.paragraphs
    assert len({p.id for p in after}) == len(after)
    assert after[-1].parent is None
    assert_sound(after)
    if tracked:
        original = list(story_lines(document.body, View.ORIGINAL))
        assert list(story_lines(draft.document.body, View.ORIGINAL)) == original


def assert_sound(paragraphs: tuple[Paragraph, ...]) -> None:
    """Each table, row and cell stands in one piece and every cell ends with a paragraph of its own."""
    closed: set[int] = set()
    open_: list[int] = []
    for paragraph, after in zip(paragraphs, (*paragraphs[1:], None), strict=True):
        chain = [
            i for c in containers(paragraph.parent) if isinstance(c, Cell) for i in (c.id, c.row.id, c.row.table.id)
        ]
        closed |= set(open_) - set(chain)
        assert not closed & set(chain)
        open_ = chain
        ended = [c for c in containers(paragraph.parent) if after is None or c not in containers(after.parent)]
        assert sum(isinstance(c, Cell) for c in ended) <= 1
