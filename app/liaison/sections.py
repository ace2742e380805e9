"""The stretches of a document that a statement quotes by: a heading or element title with what stands under it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.model.content import Paragraph
from app.model.document import Document, Story, StoryKind
from app.model.plan import Plan
from app.model.structure import Cell, Note, Table, containers


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or an outermost table with all its paragraphs."""

    paragraphs: tuple[Paragraph, ...]
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a story; when `titled` its first block is the heading. `level` is the heading's outline level."""

    story: Story
    blocks: tuple[Block, ...]
    titled: bool = False
    level: int | None = None
    note: Note | None = None

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs, those of tables included."""
        return (paragraph for block in self.blocks for paragraph in block.paragraphs)

    @property
    def title(self) -> Paragraph | None:
        """The heading, or None."""
        return self.blocks[0].paragraphs[0] if self.titled else None


def title_ids(plan: Plan) -> set[int]:
    """The ids of paragraphs that are the title of an element with more than a title."""
    return {e.paragraphs[0] for e in plan.walk() if e.paragraphs and (e.children or len(e.paragraphs) > 1)}


def sections_of(document: Document, story: Story, titles: Collection[int]) -> Iterator[Section]:
    """The sections of a story in order: by headings and titles in the body, by note among notes."""
    if story.kind is not StoryKind.BODY:
        for note, group in groupby(blocks_of(story.paragraphs), key=_note_of):
            yield Section(story, tuple(group), note=note)
        return
    pending: list[Block] = []
    for block in blocks_of(story.paragraphs):
        if pending and _opened_by(document, block, titles):
            yield _section(document, story, pending, titles)
            pending = []
        pending.append(block)
    if pending:
        yield _section(document, story, pending, titles)


def blocks_of(paragraphs: Sequence[Paragraph]) -> Iterator[Block]:
    """The paragraphs with those of one outermost table together."""
    for table, group in groupby(paragraphs, key=outer_table):
        if table is None:
            yield from (Block((paragraph,)) for paragraph in group)
        else:
            yield Block(tuple(group), table)


def outer_cell(paragraph: Paragraph) -> Cell | None:
    """The outermost table cell around the paragraph, or None."""
    found: Cell | None = None
    for container in containers(paragraph.parent):
        if isinstance(container, Cell):
            found = container
    return found


def outer_table(paragraph: Paragraph) -> Table | None:
    """The outermost table around the paragraph, or None."""
    cell = outer_cell(paragraph)
    return cell.row.table if cell is not None else None


def _section(document: Document, story: Story, blocks: list[Block], titles: Collection[int]) -> Section:
    titled = _opened_by(document, blocks[0], titles)
    level = document.styles.outline_level(blocks[0].paragraphs[0].format) if titled else None
    return Section(story, tuple(blocks), titled, level)


def opens(document: Document, paragraph: Paragraph, titles: Collection[int]) -> bool:
    """Whether a section begins with the paragraph, when it stands in no table."""
    has_words = any(run.display.strip() for run in paragraph.runs)
    return paragraph.id in titles or (has_words and document.styles.outline_level(paragraph.format) is not None)


def _opened_by(document: Document, block: Block, titles: Collection[int]) -> bool:
    return block.table is None and opens(document, block.paragraphs[0], titles)


def _note_of(block: Block) -> Note | None:
    inner = containers(block.paragraphs[0].parent)
    return next((c for c in inner if isinstance(c, Note)), None)
