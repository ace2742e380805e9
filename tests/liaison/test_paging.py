"""Where pages of a statement may break: what introduces stays with what it introduces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.editing.draft import Draft
from app.editing.writing import insert_text, replace_text
from app.model.content import Paragraph, Run
from app.model.document import Document, Position, Story, StoryKind
from app.model.proposal import Contact, Proposal, Rationale
from app.model.structure import Cell
from tests.liaison.statements import END, FULL, amended, composed, excerpt, place, tracking
from tests.plan.annex import Annex

REASONS = Rationale(("Because.",), ())


def annex() -> Document:
    made = Annex()
    made.heading(2, "Targets")
    made.text("First words.")
    made.text("The middle words.")
    made.text("Last words.")
    made.table(("Target", "Year"), ("One", "2028"), ("Two", "2029"))
    return made.document()


def changed(old: str) -> Document:
    base = annex()
    start, end = place(base, old), place(base, old, after=True)
    return amended(base, lambda d: replace_text(d, start, end, "2035", tracking()))


def body(document: Document) -> Iterator[Paragraph]:
    texts = [p.text for p in document.body.paragraphs]
    return iter(document.body.paragraphs[texts.index("1. Title") + 1 : texts.index(END)])


def kept(document: Document) -> list[tuple[str, bool]]:
    """The text of each paragraph behind the heading, and whether it says that it stays with the next."""
    return [(p.text, bool(p.format.keep_next)) for p in body(document)]


def test_an_introduction_and_what_is_left_out_stay_with_what_follows():
    introduction, *rest = kept(composed(changed("middle"), (Proposal("p1", "Title", rationale=REASONS),)))
    assert introduction[1]
    assert rest == [
        ("Targets", False),
        ("…", True),
        ("The middle2035 words.", False),
        ("…", False),
        ("Rationale:", False),
        ("Because.", True),
    ]


def test_a_paragraph_before_a_table_leaves_room_for_it():
    shown = composed(changed("2029"))
    room = [p.format.space_after for p in body(shown) if not isinstance(p.parent, Cell)]
    assert room == [None, None, None, 80]


def test_the_closing_line_is_never_left_alone_behind_a_table():
    rows: dict[int, list[bool]] = {}
    for paragraph in body(composed(changed("2029"))):
        if isinstance(paragraph.parent, Cell):
            rows.setdefault(paragraph.parent.row.id, []).append(bool(paragraph.format.keep_next))
    assert list(rows.values()) == [[False, False], [True], [True, True]]


def test_a_phone_number_runs_from_left_to_right_in_an_arabic_statement():
    arabic = replace(FULL, language="ar", contacts=(Contact("أ. مقرر", phone="+999 555 0101"),))
    document = composed(annex(), (), arabic)
    (line,) = [p for p in document.body.paragraphs if "0101" in p.text]
    assert [(run.text, run.format.rtl) for run in line.runs][-1] == ("\u200e+999 555 0101", None)
    assert line.runs[0].format.rtl is True


def test_a_table_that_nearly_fills_its_column_fills_the_page():
    made = annex()
    paragraphs = [widened(p) for p in changed("2029").body.paragraphs]
    story = made.body.replaced(0, len(made.body.paragraphs), tuple(paragraphs))
    shown = composed(replace(made, stories=(story,)))
    grids = {p.parent.row.table.grid for p in body(shown) if isinstance(p.parent, Cell)}
    assert grids == {(4819, 4819)}


def test_what_is_left_out_between_two_parts_is_said_once():
    made = annex()
    header = tuple(Paragraph(900 + i, (Run(text),)) for i, text in enumerate(("Plan.", "Draft 3 of it.", "Original.")))
    footer = tuple(Paragraph(910 + i, (Run(text),)) for i, text in enumerate(("Plan.", "Page of 4.", "Foot.")))
    stories = (Story("header", StoryKind.HEADER, header), Story("footer", StoryKind.FOOTER, footer))
    document = replace(made, stories=(*made.stories, *stories))

    def edit(draft: Draft) -> None:
        for paragraph in (901, 911):
            insert_text(draft, Position(paragraph, 5), "x", tracking())

    assert excerpt(composed(amended(document, edit))) == [
        "Page header",
        "…",
        "Draft{+x+} 3 of it.",
        "…",
        "Page footer",
        "…",
        "Page {+x+}of 4.",
        "…",
    ]


def widened(paragraph: Paragraph) -> Paragraph:
    cell = paragraph.parent
    if not isinstance(cell, Cell):
        return paragraph
    row = replace(cell.row, table=replace(cell.row.table, grid=(4320, 4320)))
    return replace(paragraph, parent=replace(cell, row=row))
