"""Runs and paragraphs: the text of a story with its tracked changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from functools import cached_property

from app.model.format import ParagraphFormat, RunFormat
from app.model.revision import ChangeKind, Revision
from app.model.structure import Container, containers
from app.model.value import slotted_value, value

OBJECT = "\ufffc"
"""The one code point that stands for visible inline content the model has no words for."""

TAB = "\t"
LINE_BREAK = "\n"


class OpaqueKind(StrEnum):
    """What kind of carried content this is; it decides the chip's look and how editing treats it."""

    DRAWING = "drawing"
    OBJECT = "object"
    MATH = "math"
    FIELD = "field"
    FIELD_MARK = "field_mark"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    COMMENT = "comment"
    COMMENT_RANGE = "comment_range"
    BOOKMARK = "bookmark"
    MOVE_RANGE = "move_range"
    PAGE_BREAK = "page_break"
    SYMBOL = "symbol"
    CONTROL = "control"
    BLOCK = "block"
    OTHER = "other"


class Level(StrEnum):
    """Where the carried XML stands: inside a w:r, beside runs in a paragraph, or beside paragraphs."""

    RUN = "run"
    PARAGRAPH = "paragraph"
    BLOCK = "block"


@slotted_value
class Alternative:
    """A tracked change inside carried content: what is written for it, and what stands there once it is resolved.

    `listed` is False for a piece that only goes along with another one's change, as the end of a range does.
    """

    kind: ChangeKind
    revision: Revision
    written: Markup
    accepted: Markup = ()
    rejected: Markup = ()
    listed: bool = True


Markup = tuple[str | Alternative, ...]
"""XML in pieces, so that the tracked changes in it can be resolved without reading it."""


@slotted_value
class Opaque:
    """Carried content: `xml` is written back as it is (in its undeleted form), `display` is what a reader sees of it.

    `label` names it for a chip ("Picture 3"), `ref` is the id of the note, comment, bookmark or move it points to.
    `inner` is the same XML in pieces where it holds tracked changes, else empty. `boxes` names the story of each
    w:txbxContent in it, in order; the branches of an alternative (Part 3 §9.3) share one.
    """

    kind: OpaqueKind
    xml: str
    level: Level = Level.RUN
    display: str = ""
    label: str = ""
    ref: str = ""
    inner: Markup = ()
    boxes: tuple[str, ...] = ()


class WrapperKind(StrEnum):
    """Inline elements that hold runs."""

    HYPERLINK = "hyperlink"
    CONTROL = "control"
    FIELD = "field"
    TAG = "tag"
    DIRECTION = "direction"


@slotted_value
class Wrapper:
    """An inline element around runs (hyperlink, content control, simple field, smart tag); `id` tells equal ones apart.

    `opening` and `closing` are the XML written before the first and after the last run inside; `target` is a link's
    address. The slots are those of a content control, as for a ContentControl.
    """

    id: int
    kind: WrapperKind
    opening: str
    closing: str
    target: str = ""
    inserted: Revision | None = None
    deleted: Revision | None = None


@slotted_value
class FormatChange:
    """A tracked change of run properties: the properties before it (§17.13.5.31).

    `inserted` and `deleted` are what the old properties of a paragraph mark record of its own slots, under numbers of
    their own.
    """

    revision: Revision
    old: RunFormat
    inserted: Revision | None = None
    deleted: Revision | None = None


@slotted_value
class ParagraphFormatChange:
    """A tracked change of paragraph properties or numbering: the properties before it (§17.13.5.29, .17, .19).

    `original` is the number that a w:numberingChange recorded, in that element's own notation.
    """

    revision: Revision
    old: ParagraphFormat
    original: str = ""


@slotted_value
class SectionChange:
    """A tracked change of section properties: the w:sectPr before it (§17.13.5.32)."""

    revision: Revision
    old: str


@slotted_value
class Run:
    """A stretch of text with one format and one pair of slots.

    `inserted` and `deleted` are independent: one party's insertion can be struck by another. `opaque` content has the
    text OBJECT when it is visible and "" when it only marks a place. `wrappers` are the inline elements around it,
    outermost first.
    """

    text: str
    format: RunFormat = RunFormat()
    inserted: Revision | None = None
    deleted: Revision | None = None
    format_change: FormatChange | None = None
    wrappers: tuple[Wrapper, ...] = ()
    opaque: Opaque | None = None

    @property
    def display(self) -> str:
        """The text a reader sees, carried content included."""
        return self.text if self.opaque is None else self.opaque.display

    def with_slots(self, inserted: Revision | None, deleted: Revision | None) -> Run:
        """The same run with other slots."""
        # Sweeps over a whole document copy runs, marks and paragraphs by the ten thousand, which dataclasses.replace
        # takes three times as long for.
        return Run(self.text, self.format, inserted, deleted, self.format_change, self.wrappers, self.opaque)

    def alike(self, other: Run) -> bool:
        """Whether the two differ in nothing but their text, so that they can be one run."""
        return (
            self.opaque is None
            and other.opaque is None
            and self.inserted == other.inserted
            and self.deleted == other.deleted
            and self.format == other.format
            and self.format_change == other.format_change
            and self.wrappers == other.wrappers
        )


@slotted_value
class Mark:
    """The paragraph mark with its own format and slots (§17.13.5.15, §17.13.5.20)."""

    format: RunFormat = RunFormat()
    inserted: Revision | None = None
    deleted: Revision | None = None
    format_change: FormatChange | None = None

    def with_slots(self, inserted: Revision | None, deleted: Revision | None) -> Mark:
        """The same mark with other slots."""
        return Mark(self.format, inserted, deleted, self.format_change)


@value
class Paragraph:
    """A paragraph: properties, runs, mark. Its identity is its mark: when two join, the second one's id stays.

    `section` is the w:sectPr that its mark carries, `attributes` the start tag's attributes as they stand in the file,
    `block` is set (and `runs` empty) when it stands for carried block-level content. `numbering_change` is a numbering
    that was put on it under tracking, with the properties it has without.
    """

    id: int
    runs: tuple[Run, ...] = ()
    format: ParagraphFormat = ParagraphFormat()
    mark: Mark = Mark()
    parent: Container | None = None
    format_change: ParagraphFormatChange | None = None
    section: str = ""
    attributes: str = ""
    block: Opaque | None = None
    section_change: SectionChange | None = None
    numbering_change: ParagraphFormatChange | None = None

    @cached_property
    def text(self) -> str:
        """All text, struck and inserted, one code point for each visible carried thing."""
        return "".join([run.text for run in self.runs])

    @property
    def length(self) -> int:
        """Number of code points; valid offsets are 0 to length."""
        return len(self.text)

    def with_runs(self, runs: Iterable[Run]) -> Paragraph:
        """The same paragraph with other runs, in normal form."""
        return self._with(normal(runs), self.mark, self.parent)

    def with_mark(self, mark: Mark) -> Paragraph:
        """The same paragraph with another mark."""
        return self._with(self.runs, mark, self.parent)

    def within(self, parent: Container | None) -> Paragraph:
        """The same paragraph in another container."""
        return self._with(self.runs, self.mark, parent)

    def _with(self, runs: tuple[Run, ...], mark: Mark, parent: Container | None) -> Paragraph:
        return Paragraph(
            self.id,
            runs,
            self.format,
            mark,
            parent,
            self.format_change,
            self.section,
            self.attributes,
            self.block,
            self.section_change,
            self.numbering_change,
        )


def normal(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs in normal form: nothing empty but marks, no two neighbours that are alike."""
    out: list[Run] = []
    for run in runs:
        if not run.text and run.opaque is None:
            continue
        if out and out[-1].alike(run):
            out[-1] = replace(out[-1], text=out[-1].text + run.text)
        else:
            out.append(run)
    return tuple(out)


def spans(runs: Iterable[Run]) -> Iterator[tuple[int, int, Run]]:
    """Each run with the offsets where it starts and ends."""
    start = 0
    for run in runs:
        end = start + len(run.text)
        yield start, end, run
        start = end


def cut(runs: Iterable[Run], start: int, end: int | None = None) -> tuple[Run, ...]:
    """The runs between two offsets, split where needed.

    A zero-width mark belongs to the stretch that starts where it stands; with `end` None the stretch goes to the end.
    """
    out: list[Run] = []
    for begin, stop, run in spans(runs):
        if not run.text:
            if begin >= start and (end is None or begin < end):
                out.append(run)
            continue
        low, high = max(begin, start), stop if end is None else min(stop, end)
        if low < high:
            out.append(run if (low, high) == (begin, stop) else replace(run, text=run.text[low - begin : high - begin]))
    return tuple(out)


def run_at(paragraph: Paragraph, offset: int) -> Run | None:
    """The run that holds the code point at `offset`, or None at the end."""
    return next((run for start, end, run in spans(paragraph.runs) if start <= offset < end), None)


def joins(here: Paragraph, after: Paragraph | None) -> bool:
    """Whether the two become one when the mark between them goes: neighbours in one container, both of them text."""
    if after is None or here.block is not None or after.block is not None:
        return False
    return here.parent is after.parent or here.parent == after.parent


def must_stay(here: Paragraph, after: Paragraph | None) -> bool:
    """Whether a paragraph is the last of its cell, control, note or story, which has to end with one."""
    if after is None:
        return True
    return here.parent is not None and here.parent not in containers(after.parent)
