"""The words that open comments are about: brackets at their ends, on a ground in the hue of who wrote the comment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from PySide6.QtCore import QRectF

from app.gui.colour import mix
from app.gui.editor.layout import ParagraphLayout
from app.gui.editor.modes import ViewMode
from app.model.commented import Commented, comment_notes, commented_in
from app.model.document import Document, Story, StoryKind
from app.model.structure import Note

_GROUND = 0.1
"""How strongly the ground takes its author's colour."""

_FOOT = 3.0
"""Pixels that the ends of a bracket reach inward."""


class Remark(NamedTuple):
    """What is painted for one comment in a layout: grounds, then the lines of its brackets."""

    grounds: list[QRectF]
    ground: str
    lines: list[QRectF]
    line: str


class Remarks:
    """Finds what to paint for comments; who wrote them is looked up again only after one came, went or was settled."""

    def __init__(self) -> None:
        self._stories: tuple[Story, ...] = ()
        self._notes: Mapping[str, Note] = {}

    def of(self, layout: ParagraphLayout) -> Iterator[Remark]:
        """The open comments on a paragraph, in the views in which other people's marks are shown."""
        if layout.shown.mode not in (ViewMode.ALL_MARKUP, ViewMode.SIMPLE):
            return
        notes = self._known(layout.typesetter.document)
        if not notes:
            return
        for paragraph in layout.shown.paragraphs:
            for found in commented_in(paragraph):
                note = notes.get(found.ref)
                if note is not None and not note.resolved and not note.reply_to:
                    yield _remark(layout, paragraph.id, found, note.author)

    def _known(self, document: Document) -> Mapping[str, Note]:
        stories = tuple(story for story in document.stories if story.kind is StoryKind.COMMENTS)
        if len(stories) != len(self._stories) or any(a is not b for a, b in zip(stories, self._stories, strict=True)):
            self._stories, self._notes = stories, comment_notes(document)
        return self._notes


def _remark(layout: ParagraphLayout, paragraph: int, found: Commented, author: str) -> Remark:
    start, end = (layout.to_shown(paragraph, offset) for offset in (found.start, found.end))
    grounds = layout.range_rects(start, end)
    lines: list[QRectF] = []
    if grounds and found.first:
        lines += _bracket(grounds[0], left=not layout.rtl)
    if grounds and found.last:
        lines += _bracket(grounds[-1], left=layout.rtl)
    hue = layout.typesetter.hues.color(author, layout.typesetter.tokens)
    return Remark(grounds, mix(layout.setting.ground, hue, _GROUND), lines, hue)


def _bracket(rect: QRectF, *, left: bool) -> Iterator[QRectF]:
    x = rect.left() if left else rect.right() - 1
    foot = x if left else x + 1 - _FOOT
    yield QRectF(x, rect.top(), 1, rect.height())
    yield QRectF(foot, rect.top(), _FOOT, 1)
    yield QRectF(foot, rect.bottom() - 1, _FOOT, 1)
