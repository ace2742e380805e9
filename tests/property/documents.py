"""Hypothesis strategies for documents with other parties' changes, and for edits made on them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from app.editing.draft import Draft
from app.editing.tracking import Tracking
from app.editing.writing import (
    format_paragraph,
    format_runs,
    insert_before,
    insert_fragment,
    insert_paragraphs,
    insert_text,
    remove_paragraph,
    replace_text,
    split,
    strike,
)
from app.model.content import Mark, Opaque, OpaqueKind, Paragraph, Run, normal
from app.model.document import Document, Position, Story, StoryKind
from app.model.errors import RefusedError
from app.model.format import ParagraphFormat, RunFormat
from app.model.revision import Revision
from app.model.structure import Cell, CellFormat, CellFormatChange, Container, Row, RowFormat, RowFormatChange, Table
from app.model.styles import Style, StyleSheet

ME = "Example Administration – A. Rapporteur"
OTHERS = ("Union – B. Delegate", "Council – C. Chair")
DATE = "2026-02-11T09:00:00Z"
STYLES = StyleSheet(
    {
        "Normal": Style("Normal", "Normal"),
        "Heading1": Style("Heading1", "heading 1", next="Normal", paragraph=ParagraphFormat(outline=0)),
    },
    default="Normal",
)

words = st.text(alphabet="ab é€😀\t", min_size=1, max_size=5)
revisions = st.builds(Revision, st.sampled_from(OTHERS), st.just("2026-01-20T10:00:00Z"))
slots = st.one_of(st.none(), revisions, st.builds(Revision.within, revisions, revisions))
formats = st.sampled_from((RunFormat(), RunFormat(bold=True), RunFormat(italic=True)))
paragraph_formats = st.sampled_from((ParagraphFormat(), ParagraphFormat(style="Heading1"), ParagraphFormat(level=1)))
_marks = st.sampled_from(
    (
        Run("", opaque=Opaque(OpaqueKind.BOOKMARK, "<w:bookmarkStart/>", ref="1")),
        Run("\ufffc", opaque=Opaque(OpaqueKind.FIELD, "<w:fldSimple/>", display="7")),
    )
)
runs = st.one_of(st.builds(Run, words, formats, slots, slots), st.builds(Run, words), _marks)


@st.composite
def contents(draw: st.DrawFn, plain: bool = False) -> Paragraph:
    """A paragraph without id or container; `plain` leaves the mark untouched by others."""
    drawn = normal(draw(st.lists(runs, max_size=4)))
    mark = Mark() if plain else draw(st.builds(Mark, st.just(RunFormat()), slots, slots))
    return Paragraph(0, drawn, draw(paragraph_formats), mark)


@st.composite
def documents(draw: st.DrawFn, tables: bool = True) -> Document:
    """A body of some paragraphs and perhaps tables, with changes by two other parties."""
    ids = iter(range(1, 1000))
    out: list[Paragraph] = []
    for _ in range(draw(st.integers(1, 3))):
        out += [replace(p, id=next(ids)) for p in draw(st.lists(contents(), min_size=1, max_size=3))]
        if tables and draw(st.booleans()):
            out += _table(draw, ids)
    # The last paragraphs of body and cells have marks that no party can change.
    out.append(replace(draw(contents(plain=True)), id=next(ids)))
    return Document((Story("body", StoryKind.BODY, tuple(out)),), STYLES, next_id=next(ids))


def _table(draw: st.DrawFn, ids: object) -> list[Paragraph]:
    take: Callable[[], int] = ids.__next__  # type: ignore[attr-defined]
    table = Table(take(), (2000, 2000))
    out: list[Paragraph] = []
    for _ in range(draw(st.integers(1, 2))):
        changed = draw(st.one_of(st.none(), st.builds(RowFormatChange, revisions, st.just(RowFormat(header=True)))))
        row = Row(take(), table, inserted=draw(slots), deleted=draw(slots), format_change=changed)
        for column in range(2):
            old = st.builds(CellFormatChange, revisions, st.just(CellFormat(shading="EEEEEE")), slots, slots)
            cell: Container = Cell(take(), row, column, format_change=draw(st.one_of(st.none(), old)))
            inside = [*draw(st.lists(contents(), max_size=1)), draw(contents(plain=True))]
            out += [replace(p, id=take(), parent=cell) for p in inside]
    return out


@dataclass(frozen=True)
class Intent:
    """An edit at places given as fractions of the text, so that it can be made on any document."""

    kind: str
    start: float
    end: float
    text: str
    paragraphs: tuple[Paragraph, ...]

    def make(self, draft: Draft, places: list[Position], tracking: Tracking) -> None:
        """Make the edit between two of the places."""
        low, high = sorted(min(int(f * len(places)), len(places) - 1) for f in (self.start, self.end))
        # A look that another party changed cannot be changed again before that is decided.
        with suppress(RefusedError) if self.kind in ("format", "style") else nullcontext():
            EDITS[self.kind](draft, places[low], places[high], self, tracking)


EDITS: dict[str, Callable[[Draft, Position, Position, Intent, Tracking], object]] = {
    "insert": lambda d, a, b, i, t: insert_text(d, a, i.text, t),
    "strike": lambda d, a, b, i, t: strike(d, a, b, t),
    "replace": lambda d, a, b, i, t: replace_text(d, a, b, i.text, t),
    "split": lambda d, a, b, i, t: split(d, a, t),
    "paragraphs": lambda d, a, b, i, t: insert_paragraphs(d, a.paragraph, i.paragraphs, t),
    "before": lambda d, a, b, i, t: insert_before(d, a.paragraph, i.paragraphs, t),
    "remove": lambda d, a, b, i, t: remove_paragraph(d, a.paragraph, t),
    "fragment": lambda d, a, b, i, t: insert_fragment(d, a, i.paragraphs, t),
    "format": lambda d, a, b, i, t: format_runs(d, a, b, t, bold=True),
    "style": lambda d, a, b, i, t: format_paragraph(d, a.paragraph, ParagraphFormat(style="Heading1"), t),
}

fractions = st.floats(0, 1, allow_nan=False)


def intents(*kinds: str) -> st.SearchStrategy[list[Intent]]:
    """Some edits of these kinds, of all kinds when none is named."""
    one = st.builds(
        Intent,
        st.sampled_from(kinds or tuple(EDITS)),
        fractions,
        fractions,
        words,
        st.lists(contents(plain=True), min_size=1, max_size=3).map(tuple),
    )
    return st.lists(one, min_size=1, max_size=6)


def places(document: Document) -> list[Position]:
    """Every position of the body, in order."""
    return [Position(p.id, o) for p in document.body.paragraphs for o in range(p.length + 1)]
