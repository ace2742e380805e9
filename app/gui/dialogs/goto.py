"""Go to: a heading or element, a change, a paragraph or another part of the document, found by a few letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from app.gui.chooser import Choice, Chooser, match_rank
from app.gui.find_wording import story_name
from app.gui.outline_nodes import OutlineNode, outline_of
from app.gui.wording import author_name, element_icon, element_kind_name, kind_icon, kind_name, number, one_line
from app.model.changes import Change
from app.model.content import Paragraph
from app.model.document import Position, Range, Story
from app.model.views import View, paragraph_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.gui.annex_page import AnnexPage

translate = QCoreApplication.translate

_MOST = 200
"""Rows that are listed at most; who has more to choose from types on."""

_FEW = 50
_LENGTH = 80
_NUMBER = re.compile(r"\D{0,12}?(\d{1,9})\s*$")


class GoToPalette(Chooser):
    """A field and the places that fit; a number goes to the change or the paragraph with it."""

    def __init__(self, window: QWidget, annex: AnnexPage) -> None:
        super().__init__(
            window,
            translate("GoToPalette", "Go to"),
            translate("GoToPalette", "Heading, element, or number of a change or paragraph"),
            translate("GoToPalette", "Find a place"),
            translate("GoToPalette", "Places"),
        )
        self._annex = annex
        annex.opened.list_changes_now()
        opened = annex.opened
        # Until the plan is read for the first time there are the headings to go to.
        self._headings = () if opened.outline else outline_of(opened.session.document, opened.plan)

    def choices(self, wanted: str) -> Iterator[Choice]:
        """The places that fit: numbered ones for a number, then headings and elements, parts, and changes by words."""
        return islice(self._all(wanted.strip()), _MOST)

    def _all(self, wanted: str) -> Iterator[Choice]:
        numbered = _NUMBER.fullmatch(wanted)
        if numbered is not None:
            yield from self._numbered(int(numbered[1]), wanted)
        yield from self._nodes(wanted)
        yield from self._stories(wanted)
        if wanted and not wanted.isdecimal():
            yield from islice(self._changes(wanted), _FEW)

    def take(self, value: object) -> None:
        """Go there and give the text the keyboard."""
        editor = self._annex.editor
        if isinstance(value, Change):
            self._show_story(value.story)
            editor.show_change(value)
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(value, Story):
            self._show_story(value.id)
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(value, int) and self._annex.opened.session.document.holds(value):
            self._show_story(self._annex.opened.session.document.story_of(value).id)
            place = Position(value, 0)
            editor.select(Range(place, place))
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_story(self, story: str) -> None:
        if self._annex.editor.galley.story.id != story:
            self._annex.editor.focus_story(story)

    # Places

    def _numbered(self, wanted: int, typed: str) -> Iterator[Choice]:
        kinds = typed.rstrip("0123456789 ").strip()
        change, paragraph = translate("GoToPalette", "Change"), translate("GoToPalette", "Paragraph")
        changes, paragraphs = self._annex.opened.changes, self._annex.opened.session.document.body.paragraphs
        if 1 <= wanted <= len(changes) and match_rank(kinds, change) is not None:
            yield _of_change(changes[wanted - 1], wanted)
        if 1 <= wanted <= len(paragraphs) and (kinds == "¶" or match_rank(kinds, paragraph) is not None):
            yield _of_paragraph(paragraphs[wanted - 1], wanted)

    def _nodes(self, wanted: str) -> Iterator[Choice]:
        outline = self._annex.opened.outline or self._headings
        nodes = [node for top in outline for node in top.walk() if node.paragraph is not None]
        ranked = [(rank, node) for node in nodes if (rank := _rank(wanted, node)) is not None]
        for _, node in sorted(ranked, key=lambda pair: pair[0]):
            kind = element_kind_name(node.kind) if node.kind else translate("GoToPalette", "Heading")
            yield Choice(_name(node), node.paragraph, kind, icon=element_icon(node.kind))

    def _stories(self, wanted: str) -> Iterator[Choice]:
        stories = [story for story in self._annex.opened.session.document.stories if story.paragraphs]
        if len(stories) < 2:
            return
        for story in stories:
            name = story_name(story.kind)
            if match_rank(wanted, name) is not None:
                words = "" if story is stories[0] else one_line(_beginning(story), _LENGTH)
                said = f"{name}: {words}" if words else name
                yield Choice(said, story, translate("GoToPalette", "Part"), icon="document")

    def _changes(self, wanted: str) -> Iterator[Choice]:
        folded = wanted.casefold()
        for at, change in enumerate(self._annex.opened.changes, 1):
            if folded in change.text.casefold() or folded in change.revision.author.casefold():
                yield _of_change(change, at)


def _rank(wanted: str, node: OutlineNode) -> int | None:
    """How well an element fits; numbers count as they stand, "12" is not "1.2"."""
    if not wanted or not wanted[0].isdecimal():
        return match_rank(wanted, _name(node))
    if node.number.startswith(wanted):
        return 0
    return 1 if wanted in _name(node) else None


def _name(node: OutlineNode) -> str:
    return f"{node.number} {node.title}".strip() or element_kind_name(node.kind)


def _beginning(story: Story) -> str:
    return next((text for p in story.paragraphs if (text := paragraph_text(p, View.FINAL).strip())), "")


def _of_change(change: Change, at: int) -> Choice:
    words = one_line(change.text, _LENGTH)
    said = f"{kind_name(change.kind)}: {words}" if words else kind_name(change.kind)
    text = translate("GoToPalette", "Change {number} – {change}").format(number=number(at), change=said)
    return Choice(text, change, author_name(change.revision.author), icon=kind_icon(change.kind))


def _of_paragraph(paragraph: Paragraph, at: int) -> Choice:
    words = one_line(paragraph_text(paragraph, View.FINAL), _LENGTH)
    text = translate("GoToPalette", "Paragraph {number} – {words}").format(number=number(at), words=words or "¶")
    return Choice(text, paragraph.id, "", icon="change-mark")
