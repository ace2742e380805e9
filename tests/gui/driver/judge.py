"""Compares what the widget shows with what the document says, both worked out from nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QTextCharFormat
from PySide6.QtWidgets import QApplication

from app.editing.draft import Draft
from app.editing.resolve import reject
from app.gui.editor import EditorView, ViewMode
from app.gui.editor.blocks import Block
from app.gui.editor.galley import Galley
from app.gui.editor.labels import LabelBook
from app.gui.editor.layout import ParagraphLayout
from app.gui.editor.spoken import SpokenText
from app.gui.editor.typesetting import Typesetter
from app.gui.editor.units import grouped
from app.gui.offsets import utf16_length
from app.model.content import Mark, OpaqueKind, Paragraph, joins, must_stay
from app.model.document import Document, Story, StoryKind
from app.model.format import ParagraphFormat
from app.model.structure import Cell, Container, containers
from app.model.views import gone
from tests.gui.driver.stage import Stage

_OF_PLACES = (OpaqueKind.COMMENT, OpaqueKind.COMMENT_RANGE, OpaqueKind.BOOKMARK)


class DisagreementError(AssertionError):
    """Widget and model say different things."""


def require(agreed: bool, what: str) -> None:
    """Raise DisagreementError unless two things agree."""
    if not agreed:
        raise DisagreementError(what)


def judge(stage: Stage, *, whole: bool = False) -> None:
    """Raise DisagreementError when anything shown is not what the document says.

    It looks only at what is laid out already, so that looking changes nothing; with `whole` all of it is laid out.
    """
    require(not stage.faults, "\n".join(stage.faults))
    for view in stage.annex.beside.panes:
        _judge_view(view, stage.session.document, whole=whole)
    _judge_spoken(stage)


def judge_painting(stage: Stage) -> None:
    """Raise DisagreementError when what was painted bit by bit is not what painting all of it gives.

    Numbers of lines are left aside: they are counted while nothing else is to be done, and painted after that.
    """
    if stage.editor.line_numbers is not None or not stage.editor.isVisible() or _painted_alike(stage):
        return
    # What was asked for while the rest was painted is still to come.
    QApplication.processEvents()
    require(_painted_alike(stage), "something on the screen was not painted again when it changed")


def _painted_alike(stage: Stage) -> bool:
    port, window = stage.editor.viewport(), stage.window
    corner = port.mapTo(window, QPoint(0, 0))
    there = window.screen().grabWindow(window.winId(), corner.x(), corner.y(), port.width(), port.height())
    mine, its = (one.toImage().convertToFormat(QImage.Format.Format_RGB32) for one in (there, port.grab()))
    return mine == its


def _judge_view(view: EditorView, document: Document, *, whole: bool) -> None:
    require(view.document is document, "the view shows another document than the session's")
    story = document.story(view.galley.story.id)
    require(view.galley.story is story, "the view shows another story than the document's")
    _judge_places(view, story)
    _judge_units(view, story)
    fresh = _fresh(view)
    shown = [n for n in range(len(view.galley.units)) if whole or _is_set(view.galley, n)]
    in_view = {item.index for item in view.frame.in_view()}
    require(in_view <= set(shown), f"units {sorted(in_view - set(shown))} are in view and not laid out as they are")
    for index in shown:
        _same_block(view.galley.block(index), fresh.block(index), f"unit {index}")
        require(view.galley.units[index].height == fresh.units[index].height, f"unit {index} has another height")
    _judge_text(view, story, shown)
    caret = story.index(view.selection.focus.paragraph) if story.paragraphs else None
    if caret is not None and view.galley.units.at_paragraph(caret)[0] in in_view:
        _judge_caret(view, fresh)
        _judge_query(view, story)


def _is_set(galley: Galley, index: int) -> bool:
    unit, labels = galley.units[index], galley.labels
    if unit.block is None or unit.stale:
        return False
    # A label that has changed is seen when the paragraph is looked at.
    return all(labels[f.layout.shown.last.id] == f.layout.setting.label for f in unit.block.text_layouts())


def _judge_places(view: EditorView, story: Story) -> None:
    for name, place in (("anchor", view.selection.anchor), ("focus", view.selection.focus)):
        if not story.paragraphs:
            continue
        index = story.index(place.paragraph)
        require(index is not None, f"the {name} stands in a paragraph that is gone")
        length = story.paragraphs[index or 0].length
        require(0 <= place.offset <= length, f"the {name} stands at {place.offset} of {length}")


def _judge_units(view: EditorView, story: Story) -> None:
    units = view.galley.units
    now = [(unit.count, unit.table) for unit in units.between(0, len(units))]
    require(now == list(grouped(story.paragraphs, view.view_mode)), "paragraphs are grouped in another way")
    require(units.paragraphs == len(story.paragraphs), "the index counts other paragraphs")
    book = LabelBook(view.document, story, view.view_mode.hides_mark)
    labels = [(view.galley.labels[p.id], book[p.id]) for p in story.paragraphs]
    require(all(one == other for one, other in labels), f"labels differ: {[x for x in labels if x[0] != x[1]][:3]}")


def _fresh(view: EditorView) -> Galley:
    """A column that has seen nothing but the document as it stands, and looks like the view's."""
    galley = view.galley
    old = galley.typesetter
    made = Galley(view.document, galley.story.id, old.tokens, galley._image, galley._dpi)
    made.hues, made.mode = galley.hues, galley.mode
    made.typesetter = Typesetter(view.document, old.tokens, galley.hues, old.zoom, galley._dpi)
    made.preedit = galley.preedit
    made.regroup()
    return made


def _same_block(one: Block, other: Block, where: str) -> None:
    require(one.height == other.height, f"{where} is {one.height} high instead of {other.height}")
    mine, its = list(one.text_layouts()), list(other.text_layouts())
    require(len(mine) == len(its), f"{where} has {len(mine)} paragraphs instead of {len(its)}")
    for number, (here, there) in enumerate(zip(mine, its, strict=True)):
        require((here.x, here.y) == (there.x, there.y), f"{where}.{number} stands elsewhere")
        _same_layout(here.layout, there.layout, f"{where}.{number}")


def _same_layout(one: ParagraphLayout, other: ParagraphLayout, where: str) -> None:
    for name, mine, its in (
        ("text", one.shown.text, other.shown.text),
        ("paragraphs", one.shown.paragraphs, other.shown.paragraphs),
        ("pieces", one.shown.pieces, other.shown.pieces),
        ("setting", one.setting, other.setting),
        ("direction", one.rtl, other.rtl),
        ("label", one.label, other.label),
        ("slots", one.slots, other.slots),
        ("lines", list(_lines(one)), list(_lines(other))),
        ("formats", _formats(one), _formats(other)),
        ("grounds", one.grounds, other.grounds),
        ("strokes", one.decorations, other.decorations),
        ("bars", one.bars, other.bars),
    ):
        require(mine == its, f"{where}: {name} differ:\n  {mine!r}\n  {its!r}")


def _lines(layout: ParagraphLayout) -> Iterator[tuple[int, int, float, float, float]]:
    for number in range(layout.text.lineCount()):
        line = layout.text.lineAt(number)
        yield line.textStart(), line.textLength(), line.x(), line.y(), line.naturalTextWidth()


def _formats(layout: ParagraphLayout) -> list[tuple[int, int, QTextCharFormat]]:
    # What a list of ranges holds dies with the list.
    return [(f.start, f.length, QTextCharFormat(f.format)) for f in layout.text.formats()]


# Text


def _judge_text(view: EditorView, story: Story, shown: Sequence[int]) -> None:
    """The words of what is in view are those of the paragraphs, carried content left out."""
    for index in shown:
        first = view.galley.units.first_paragraph(index)
        held = story.paragraphs[first : first + view.galley.units[index].count]
        words = {p.id: visible_words(p, view.view_mode) for p in held if not _covered(p)}
        for found in view.galley.block(index).text_layouts():
            said = found.layout.shown
            own = "".join(words.pop(p.id, "?") for p in said.paragraphs)
            plain = "".join(said.text.encode("utf-16-le")[2 * p.at : 2 * (p.at + p.width)].decode("utf-16-le")
                            for p in said.pieces if p.run.opaque is None and p is not said.preedit)  # fmt: skip
            require(plain.lower() == own.lower(), f"unit {index} says {plain!r} instead of {own!r}")
        if view.view_mode is ViewMode.ALL_MARKUP:
            require(not words, f"unit {index} does not show {list(words.values())[:3]!r}")


def _covered(paragraph: Paragraph) -> bool:
    """Whether the cell around a paragraph belongs to the one above it, whose text is shown in its place."""
    return any(isinstance(c, Cell) and c.merge == "continue" for c in containers(paragraph.parent))


def visible_words(paragraph: Paragraph, mode: ViewMode) -> str:
    """The text of a paragraph that a view shows, without carried content."""
    view = mode.text_view
    kept = (run for run in paragraph.runs if run.opaque is None and not gone(run.inserted, run.deleted, view))
    return "".join(run.text for run in kept).replace("\n", "\u2028")


# Caret


def _judge_caret(view: EditorView, fresh: Galley) -> None:
    focus = view.selection.focus
    index = view.galley.story.index(focus.paragraph)
    if index is None:
        return
    unit, _ = view.galley.units.at_paragraph(index)
    mine, its = view.galley.block(unit).locate(focus.paragraph), fresh.block(unit).locate(focus.paragraph)
    require((mine is None) == (its is None), "the caret's paragraph is shown in one column only")
    require(mine is not None, "the caret stands in a paragraph that is not shown")
    if mine is not None and its is not None:
        require(mine.layout.caret_rect(focus) == its.layout.caret_rect(focus), "the caret stands elsewhere")


def _judge_query(view: EditorView, story: Story) -> None:
    """What an input method hears of selection and text is what the model says."""
    if view.view_mode is not ViewMode.ALL_MARKUP or view.galley.preedit is not None or not story.paragraphs:
        return
    start, end = view.document.ordered(view.selection)
    here = view.document.paragraph(view.selection.focus.paragraph)
    if start.paragraph != end.paragraph or here.block is not None or any(r.opaque for r in here.runs):
        return
    text = here.text.replace("\n", "\u2028")
    caps = str(view.inputMethodQuery(Qt.InputMethodQuery.ImSurroundingText)).lower() == text.lower()
    require(caps, "an input method is told other text")
    at = view.inputMethodQuery(Qt.InputMethodQuery.ImCursorPosition)
    require(at == utf16_length(text[: view.selection.focus.offset]), "an input method is told another caret")
    chosen = str(view.inputMethodQuery(Qt.InputMethodQuery.ImCurrentSelection))
    require(chosen.lower() == text[start.offset : end.offset].lower(), "an input method is told another selection")


# What is read aloud


def _judge_spoken(stage: Stage) -> None:
    view, story = stage.editor, stage.editor.galley.story
    fresh = SpokenText(view.galley)
    mine, its = stage.spoken.text(0, len(stage.spoken)), fresh.text(0, len(fresh))
    require(mine == its, f"read aloud is\n  {mine!r}\ninstead of\n  {its!r}")
    focus = view.selection.focus
    require(stage.spoken.offset(focus) == fresh.offset(focus), "the caret read aloud stands elsewhere")
    plain = all(p.block is None and not any(r.opaque for r in p.runs) for p in story.paragraphs)
    if plain and view.view_mode is ViewMode.ALL_MARKUP:
        require(mine == "\n".join(p.text for p in story.paragraphs), "read aloud is other text than the model's")


# The document


def without(document: Document, *authors: str) -> Document:
    """The document with every change of these authors rejected at once."""
    draft = Draft(document)
    reject(draft, lambda revision, kind: revision.author in authors)
    return draft.document


def same(one: Document, other: Document, *, in_turn: bool = False) -> bool:
    """Whether two documents are equal, apart from what can be told of one party's change only.

    Of a table's widths a file keeps one earlier state (§17.13.5.33): where two parties have changed them, rejecting one
    leaves what the other cannot give back. A comment or bookmark on words that go with the rejection stands on where
    they stood last, which a move may have changed. Columns are counted anew where cells go. Where parties' changes go
    `in_turn`, text whose own mark is gone takes, in front of a table, whichever party's mark goes last, with its
    properties, and a comment on an empty paragraph in front of a party's table goes with that.
    """
    if one == other:
        return True
    mine, its = ([s for s in d.stories if not (in_turn and s.kind is StoryKind.COMMENTS)] for d in (one, other))
    if [(s.id, len(s.paragraphs)) for s in mine] != [(s.id, len(s.paragraphs)) for s in its]:
        return False
    if not in_turn and _anchored(one) != _anchored(other):
        return False
    return all(_alike(*met) for pair in zip(mine, its, strict=True) for met in _met(*pair, in_turn))


def _anchored(document: Document) -> list[tuple[str, str, str]]:
    """What marks places: the ends of comments' ranges, their references, bookmarks, as often as they are there."""
    held = (run.opaque for _, paragraph in document.walk() for run in paragraph.runs if run.opaque is not None)
    return sorted((one.kind, one.ref, one.xml) for one in held if one.kind in _OF_PLACES)


def _met(one: Story, other: Story, in_turn: bool) -> Iterator[tuple[Paragraph, Paragraph]]:
    """The paragraphs of two stories that stand for each other, without what need not agree."""
    following = ((*story.paragraphs, None)[1:] for story in (one, other))
    for here, there, *after in zip(one.paragraphs, other.paragraphs, *following, strict=True):
        if joins(here, after[0]) or joins(there, after[1]):
            yield here, there
        elif in_turn or (here.id != there.id and not must_stay(here, after[0])):
            yield _plain(here), _plain(there)
        else:
            yield replace(here, id=0), replace(there, id=0)


def _plain(paragraph: Paragraph) -> Paragraph:
    """A paragraph by its content alone.

    Where several own paragraphs in front of a table hold another's text, all of their marks go and one has to stay.
    Which one cannot agree: striking the mark between two of them leaves the second, striking the second leaves the
    first, and no trace tells what was there before.
    """
    plain = replace(paragraph, id=0, format=ParagraphFormat(), format_change=None, numbering_change=None)
    return plain.with_mark(Mark())


def _alike(one: Paragraph, other: Paragraph) -> bool:
    if one == other:
        return True
    one, other = (_without_places(p) for p in (one, other))
    one, other = (p if p.parent is None else p.within(_without_widths(p.parent)) for p in (one, other))
    return one == other


def _without_places(paragraph: Paragraph) -> Paragraph:
    return paragraph.with_runs(r for r in paragraph.runs if r.text or not r.opaque or r.opaque.kind not in _OF_PLACES)


def _without_widths(container: Container) -> Container:
    if not isinstance(container, Cell):
        return container
    table = container.row.table
    grid = table.grid if table.grid_change is None else ()
    around = _without_widths(table.parent) if table.parent is not None else None
    table = replace(table, grid=grid, parent=around)
    width = container.width if grid else None
    return replace(container, row=replace(container.row, table=table), width=width, column=0)


def difference(one: Document, other: Document) -> str:
    """The first thing in which two documents differ, in words."""
    if [s.id for s in one.stories] != [s.id for s in other.stories]:
        return f"stories {[s.id for s in one.stories]} instead of {[s.id for s in other.stories]}"
    for mine, its in zip(one.stories, other.stories, strict=True):
        for number, (here, there) in enumerate(zip(mine.paragraphs, its.paragraphs, strict=False)):
            if here != there:
                return f"{mine.id} paragraph {number}: {_fields(here, there)}"
        if len(mine.paragraphs) != len(its.paragraphs):
            return f"{mine.id} has {len(mine.paragraphs)} paragraphs instead of {len(its.paragraphs)}"
    return "something beside the paragraphs"


def _fields(one: Paragraph, other: Paragraph) -> str:
    pairs = ((name, getattr(one, name), getattr(other, name)) for name in Paragraph.__dataclass_fields__)
    return "".join(f"\n  {name}: {mine!r}\n  not {its!r}" for name, mine, its in pairs if mine != its)
