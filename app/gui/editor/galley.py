"""A story set as one long column: only what is looked at is laid out, the rest has a guessed height."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QImage

from app.editing.splice import Edit, Splice
from app.gui.editor.blocks import Block, Stack, TextBlock
from app.gui.editor.colours import AuthorHues, shade
from app.gui.editor.heights import UnitIndex
from app.gui.editor.labels import LabelBook
from app.gui.editor.layout import ParagraphLayout, Setting
from app.gui.editor.modes import ViewMode
from app.gui.editor.note_numbers import NoteNumbers
from app.gui.editor.shown import Preedit, Shown
from app.gui.editor.tables import RowsBlock
from app.gui.editor.typesetting import Typesetter
from app.gui.editor.units import UNCOUNTED, Unit, grouped
from app.gui.theme import Tokens
from app.model.content import Paragraph
from app.model.document import Document, Story
from app.model.structure import Cell

_KEPT = 400
"""How many laid-out units are kept."""

_DEEPEST = 8
"""From this depth on, tables in tables are shown as paragraphs below each other."""

_MANY = 64
"""From this many splices in one edit on, grouping everything anew is cheaper than following each."""

ImageSource = Callable[[str], bytes | None]


class Touched(NamedTuple):
    """The units an edit touched: from `first` to `last`; `whole` when any unit may have changed."""

    first: int
    last: int
    whole: bool = False


class Galley:
    """The column of one story, `width` pixels wide."""

    def __init__(self, document: Document, story: str, tokens: Tokens, image: ImageSource, dpi: float) -> None:
        self.document = document
        self.story: Story = document.story(story)
        self.mode = ViewMode.ALL_MARKUP
        self.hues = AuthorHues()
        self.units: UnitIndex[Unit] = UnitIndex()
        self.preedit: Preedit | None = None
        self._image = image
        self._images: dict[str, QImage] = {}
        self._dpi = dpi
        self._kept: OrderedDict[int, Unit] = OrderedDict()
        self.typesetter = Typesetter(document, tokens, self.hues, 1.0, dpi)
        for one in document.stories:
            self.hues.learn(one.paragraphs)
        self.regroup()

    @property
    def width(self) -> float:
        """Width of the text column in pixels, as printed."""
        page = self.document.page
        return max(page.width - page.left - page.right, 1440) * self.typesetter.scale

    @property
    def zoom(self) -> float:
        """1.0 shows the page as large as printed."""
        return self.typesetter.zoom

    def look(self, *, tokens: Tokens | None = None, zoom: float | None = None, mode: ViewMode | None = None) -> None:
        """Change how everything looks; all of it will be laid out anew when it is looked at."""
        old = self.typesetter
        self.typesetter = Typesetter(
            self.document, tokens or old.tokens, self.hues, old.zoom if zoom is None else zoom, self._dpi
        )
        if mode is not None and mode is not self.mode:
            self.mode = mode
            self.regroup()
        elif self.typesetter.zoom != old.zoom:
            self.units.scale(self.typesetter.zoom / old.zoom)
            for unit in self.units.between(0, len(self.units)):
                # Letters grow in whole pixels: lines may break elsewhere.
                unit.lines = UNCOUNTED
        self._forget_blocks()

    def show(self, document: Document, story: str) -> None:
        """Show another document or story."""
        self.document = document
        self.story = document.story(story)
        self.typesetter.renew(document)
        self.regroup()

    def regroup(self) -> None:
        """Find units, labels and heights from nothing; heights of paragraphs laid out before are not lost."""
        known = {id(p): unit for unit, p in self._laid_out()}
        paragraphs = self.story.paragraphs
        self.labels = LabelBook(self.document, self.story, self.mode.hides_mark)
        self.notes = NoteNumbers(self.document, self.mode)
        units = self._new_units(paragraphs)
        at = 0
        for unit in units:
            old = known.get(id(paragraphs[at]))
            if old is not None and old.count == unit.count:
                unit.height = old.height
            at += unit.count
        self.units.reset(units)
        self._kept.clear()

    def _laid_out(self) -> Iterator[tuple[Unit, Paragraph]]:
        for unit in self._kept.values():
            first = next(iter(unit.block.text_layouts()), None) if unit.block else None
            if first is not None:
                yield unit, first.layout.shown.paragraphs[0]

    def _guess(self, paragraphs: Sequence[Paragraph]) -> float:
        width = self.width
        return sum([self.typesetter.estimate(p, width) for p in paragraphs])

    def _forget_blocks(self) -> None:
        for unit in self._kept.values():
            unit.block, unit.stale = None, True
        self._kept.clear()

    # Edits

    def take(self, edit: Edit, document: Document) -> Touched:
        """Follow an edit that has been applied to the document; returns what it touched."""
        splices = [s for s in edit.splices if s.story == self.story.id]
        old, self.document = self.story, document
        self.story = document.story(self.story.id)
        self.typesetter.renew(document)
        for splice in splices:
            self.hues.learn(splice.inserted)
        renumbered = self.notes.update(document, edit.splices)
        if not splices:
            return Touched(0, len(self.units) - 1, whole=True) if renumbered else Touched(0, -1)
        if len(splices) > _MANY or not old.paragraphs:
            self.regroup()
            return Touched(0, len(self.units) - 1, whole=True)
        touched = self._follow(list(old.paragraphs), splices)
        return touched._replace(whole=True) if renumbered else touched

    def _follow(self, paragraphs: list[Paragraph], splices: Sequence[Splice]) -> Touched:
        first, last = len(self.units), -1
        for splice in splices:
            paragraphs[splice.at : splice.at + len(splice.removed)] = splice.inserted
            low, high = self._splice_units(paragraphs, splice)
            first, last = min(first, low), max(last, high)
        whole = self.labels.update(self.story, *((splice.removed, splice.inserted) for splice in splices))
        return Touched(first, last, whole or len(splices) > 1)

    def _splice_units(self, paragraphs: list[Paragraph], splice: Splice) -> tuple[int, int]:
        removed, inserted = splice.removed, splice.inserted
        total = self.units.paragraphs
        low, first = self.units.at_paragraph(min(splice.at, total - 1))
        high, _ = self.units.at_paragraph(min(max(splice.at + len(removed) - 1, splice.at), total - 1))
        if not _same_shape(removed, inserted, self.mode):
            low, high = max(low - 1, 0), min(high + 1, len(self.units) - 1)
            first = self.units.first_paragraph(low)
            old_count = sum(unit.count for unit in self.units.between(low, high + 1))
            stretch = paragraphs[first : first + old_count + len(inserted) - len(removed)]
            units = self._new_units(stretch)
            self._keep_heights(low, high, units)
            self.units.replace(low, high - low + 1, units)
            return low, low + len(units) - 1
        if any(a.format is not b.format for a, b in zip(removed, inserted, strict=True)):
            # Contextual spacing looks at the neighbours' styles.
            low, high = max(low - 1, 0), min(high + 1, len(self.units) - 1)
        for unit in self.units.between(low, high + 1):
            unit.stale = True
        return low, high

    def _new_units(self, paragraphs: Sequence[Paragraph]) -> list[Unit]:
        units: list[Unit] = []
        at = 0
        for count, table in grouped(paragraphs, self.mode):
            units.append(Unit(count, table, self._guess(paragraphs[at : at + count])))
            at += count
        return units

    def _keep_heights(self, low: int, high: int, units: list[Unit]) -> None:
        # The neighbours taken along for grouping rarely change their height.
        for mine, old in ((0, low), (-1, high)):
            if units and units[mine].count == self.units[old].count:
                units[mine].height = self.units[old].height

    # Laying out

    def block(self, index: int) -> Block:
        """The laid-out unit; its height in the index becomes exact."""
        unit = self.units[index]
        if unit.block is None or unit.stale or not self._labels_fresh(unit, unit.block):
            unit.block = self._set(index, unit)
            unit.stale = False
            unit.lines = unit.block.lines
            self.units.set_height(index, unit.block.height)
        self._kept[id(unit)] = unit
        self._kept.move_to_end(id(unit))
        if len(self._kept) > _KEPT:
            _, oldest = self._kept.popitem(last=False)
            oldest.block = None
        return unit.block

    def _labels_fresh(self, unit: Unit, block: Block) -> bool:
        state = (self.labels.state, self.notes, self.notes.version)
        if unit.numbered == state:
            return True
        unit.numbered = state
        return all(
            self.labels[f.layout.shown.last.id] == f.layout.setting.label and self._numbered(f.layout.shown)
            for f in block.text_layouts()
        )

    def _numbered(self, shown: Shown) -> bool:
        """Whether the notes in a text still have the numbers that it shows."""
        return all(self.notes.words(paragraph, opaque) == words for paragraph, opaque, words in shown.notes)

    def _set(self, index: int, unit: Unit) -> Block:
        first = self.units.first_paragraph(index)
        paragraphs = self.story.paragraphs
        before = paragraphs[first - 1] if first else None
        after = paragraphs[first + unit.count] if first + unit.count < len(paragraphs) else None
        reuse = _reusable(unit.block)
        stretch = paragraphs[first : first + unit.count]
        if not unit.table:
            return TextBlock(self._paragraph(stretch, self.width, self._page, before, after, reuse))
        return self._rows(stretch, None, self.width, reuse, 1)

    @property
    def _page(self) -> str:
        return self.typesetter.tokens.page

    def _rows(
        self,
        paragraphs: Sequence[Paragraph],
        within: Cell | None,
        width: float,
        reuse: dict[int, ParagraphLayout],
        depth: int,
    ) -> RowsBlock:
        def fill(members: Sequence[Paragraph], room: float, cell: Cell) -> Stack:
            ground = shade(cell.shading, self.typesetter.tokens) or self._page
            return self._stack(members, room, cell, ground, reuse, depth)

        return RowsBlock(paragraphs, within, width, self.typesetter.scale, self.mode, fill)

    def _stack(
        self,
        members: Sequence[Paragraph],
        room: float,
        cell: Cell,
        ground: str,
        reuse: dict[int, ParagraphLayout],
        depth: int,
    ) -> Stack:
        blocks: list[Block] = []
        at = 0
        deepest = depth >= _DEEPEST
        for count, table in [(1, False)] * len(members) if deepest else grouped(members, self.mode, cell):
            stretch = members[at : at + count]
            before = members[at - 1] if at else None
            at += count
            after = members[at] if at < len(members) else None
            if table:
                blocks.append(self._rows(stretch, cell, room, reuse, depth + 1))
            else:
                blocks.append(TextBlock(self._paragraph(stretch, room, ground, before, after, reuse)))
        return Stack(blocks)

    def _paragraph(
        self,
        paragraphs: Sequence[Paragraph],
        width: float,
        ground: str,
        before: Paragraph | None,
        after: Paragraph | None,
        reuse: dict[int, ParagraphLayout],
    ) -> ParagraphLayout:
        if self.mode.original:
            paragraphs = [self.mode.formatted(paragraph) for paragraph in paragraphs]
        last = paragraphs[-1]
        effective = self.document.styles.effective_paragraph(last.format)
        setting = Setting(
            width,
            self.labels[last.id],
            shade(effective.shading, self.typesetter.tokens) or ground,
            self._contextual(before, paragraphs[0]),
            self._contextual(after, last),
        )
        old = reuse.get(id(paragraphs[0]))
        composing = self.preedit is not None and any(p.id == self.preedit.paragraph for p in paragraphs)
        same = old is not None and old.setting == setting and _same(old, paragraphs) and self._numbered(old.shown)
        if old is not None and same and not composing:
            return old
        preedit = self.preedit if composing else None
        shown = Shown(paragraphs, self.mode, self._has_image, self.typesetter.capitals, preedit, self.notes.words)
        return ParagraphLayout(shown, setting, self.typesetter, self._images)

    def _contextual(self, neighbour: Paragraph | None, paragraph: Paragraph) -> bool:
        # §17.3.1.9: no space between paragraphs of one style.
        if neighbour is None or not self.typesetter.measures(paragraph).contextual:
            return False
        styles = self.document.styles
        one, other = styles.style_of(neighbour.format), styles.style_of(paragraph.format)
        return one is other and neighbour.parent is paragraph.parent

    def _has_image(self, ref: str) -> bool:
        if ref not in self._images:
            image = QImage()
            data = self._image(ref)
            if data:
                image.loadFromData(data)
            self._images[ref] = image
        return not self._images[ref].isNull()


def _same(old: ParagraphLayout, paragraphs: Sequence[Paragraph]) -> bool:
    mine = old.shown.paragraphs
    same = len(mine) == len(paragraphs) and all(a is b for a, b in zip(mine, paragraphs, strict=True))
    return same and old.shown.preedit is None


def _reusable(block: Block | None) -> dict[int, ParagraphLayout]:
    if block is None:
        return {}
    return {id(f.layout.shown.paragraphs[0]): f.layout for f in block.text_layouts()}


def _same_shape(removed: Sequence[Paragraph], inserted: Sequence[Paragraph], mode: ViewMode) -> bool:
    if len(removed) != len(inserted):
        return False
    return all(
        a.id == b.id
        and (a.parent is b.parent or a.parent == b.parent)
        and (a.block is None) == (b.block is None)
        and mode.hides_mark(a) == mode.hides_mark(b)
        for a, b in zip(removed, inserted, strict=True)
    )
