"""The marked stretches of a document, with what has to be known of their paragraphs to judge them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from app.editing.handmade.legend import legend_kinds
from app.editing.handmade.look import Look, Looks
from app.editing.handmade.marks import MarkKind
from app.model.content import Paragraph, Run, WrapperKind, must_stay, spans
from app.model.document import Document, Story
from app.model.structure import Row, cell_of
from app.model.styles import StyleSheet

_LINK_STYLES = ("hyperlink", "followedhyperlink", "internet link", "visited internet link", "internetlink")
_HEAD_STYLES = ("heading", "title", "subtitle", "caption", "table head", "tablehead", "toc ", "header", "call")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring text with one look; `link` says that it stands in a link."""

    start: int
    end: int
    text: str
    look: Look
    link: bool


@dataclass(frozen=True)
class Line:
    """A paragraph with its marked stretches.

    `whole` names the marks that all of its words bear, `head` says that it is a heading by its style, `head_row` that
    it stands in the first row of a table, `stays` that its paragraph mark cannot go by itself.
    """

    paragraph: Paragraph
    stretches: tuple[Stretch, ...]
    mark: Look
    whole: frozenset[MarkKind]
    legend: frozenset[MarkKind]
    head: bool
    head_row: bool
    stays: bool

    @cached_property
    def _places(self) -> dict[Stretch, int]:
        return {stretch: index for index, stretch in enumerate(self.stretches)}

    def beside(self, stretch: Stretch) -> Iterator[Stretch]:
        """The stretches from which nothing but spaces parts this one, nearest first."""
        index = self._places[stretch]
        end = stretch.end
        for at in range(index + 1, len(self.stretches)):
            other = self.stretches[at]
            if self.between(end, other.start).strip():
                break
            yield other
            end = other.end
            if other.text.strip():
                break
        start = stretch.start
        for at in range(index - 1, -1, -1):
            other = self.stretches[at]
            if self.between(other.end, start).strip():
                break
            yield other
            start = other.start
            if other.text.strip():
                break

    def between(self, start: int, end: int) -> str:
        """The text between two offsets."""
        return self.paragraph.text[start:end]


def document_lines(document: Document, looks: Looks) -> list[Line]:
    """Every paragraph of the stories that can be edited, in reading order."""
    lines: list[Line] = []
    for story in document.stories:
        if story.editable:
            lines += _StoryLines(document.styles, looks, story).lines()
    return lines


class _StoryLines:
    def __init__(self, styles: StyleSheet, looks: Looks, story: Story) -> None:
        self._styles = styles
        self._looks = looks
        self._paragraphs = story.paragraphs
        self._first_rows: dict[int, Row] = {}

    def lines(self) -> Iterator[Line]:
        for index, paragraph in enumerate(self._paragraphs):
            after = self._paragraphs[index + 1] if index + 1 < len(self._paragraphs) else None
            yield self._line(paragraph, must_stay(paragraph, after))

    def _line(self, paragraph: Paragraph, stays: bool) -> Line:
        stretches = tuple(self._stretches(paragraph))
        return Line(
            paragraph,
            stretches,
            self._looks.of(paragraph.format, paragraph.mark.format),
            _whole(paragraph.text, stretches),
            legend_kinds(paragraph.text),
            self._is_head(paragraph),
            self._in_head_row(paragraph),
            stays,
        )

    def _stretches(self, paragraph: Paragraph) -> Iterator[Stretch]:
        pending: Stretch | None = None
        for start, end, run in spans(paragraph.runs):
            if not run.text:
                continue
            here = Stretch(start, end, run.text, self._open_look(paragraph, run), self._is_link(run))
            if pending and (pending.look, pending.link) == (here.look, here.link):
                pending = replace(pending, end=end, text=pending.text + here.text)
                continue
            if pending and pending.look.kinds:
                yield pending
            pending = here
        if pending and pending.look.kinds:
            yield pending

    def _open_look(self, paragraph: Paragraph, run: Run) -> Look:
        # What is tracked already needs no mark.
        look = self._looks.of(paragraph.format, run.format)
        look = look.without_strike() if run.deleted else look
        return look.without_insertion() if run.inserted else look

    def _is_link(self, run: Run) -> bool:
        if any(w.kind is WrapperKind.HYPERLINK or "HYPERLINK" in w.opening for w in run.wrappers):
            return True
        style = self._styles.styles.get(run.format.style or "")
        return style is not None and style.name.casefold() in _LINK_STYLES

    def _is_head(self, paragraph: Paragraph) -> bool:
        if self._styles.outline_level(paragraph.format) is not None:
            return True
        style = self._styles.style_of(paragraph.format)
        return style is not None and style.name.casefold().replace("_", " ").startswith(_HEAD_STYLES)

    def _in_head_row(self, paragraph: Paragraph) -> bool:
        cell = cell_of(paragraph.parent)
        if cell is None:
            return False
        first = self._first_rows.setdefault(cell.row.table.id, cell.row)
        return cell.row.header or cell.row.id == first.id


def _whole(text: str, stretches: tuple[Stretch, ...]) -> frozenset[MarkKind]:
    words = sum(not c.isspace() for c in text)
    return frozenset(
        kind
        for kind in MarkKind
        if words and sum(not c.isspace() for s in stretches if s.look.value(kind) for c in s.text) == words
    )
