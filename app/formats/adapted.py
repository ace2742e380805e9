"""Text from outside as paragraphs of a document that exists: with its styles and its bullets, within its margins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.formats.blocks import DEEPEST_LEVEL, Block, ListPlace, labelled
from app.formats.pasted_lists import new_lists
from app.model.content import Paragraph
from app.model.format import ParagraphFormat
from app.model.numbering import Numbering
from app.model.styles import StyleSheet

_INDENT = 425
_ITEM_STYLE, _LINK_STYLE = "list paragraph", "hyperlink"


def block_paragraph(
    block: Block,
    id_: int,
    styles: StyleSheet | None = None,
    numbering: Numbering | None = None,
    lists: Mapping[int, int] | None = None,
) -> Paragraph:
    """A block as a paragraph of a document with these styles and lists.

    Headings take the style of that name, bulleted items a list of bullets, all others the new list that `lists` has for
    theirs. Where there is none they bear their label as text with a hanging indent.
    """
    place = block.place
    block = _with_links(block, styles)
    if place is None or block.heading is not None:
        return _heading(block, id_, styles)
    runs = block.runs
    level = min(place.level, DEEPEST_LEVEL)
    format_ = _known_list(place, styles, numbering)
    if format_ is None and lists and place.list in lists:
        format_ = ParagraphFormat(style=_item_style(styles), number=lists[place.list], level=level)
    if format_ is None:
        format_ = ParagraphFormat(indent_start=_INDENT * (level + 1), first_line=-_INDENT)
        runs = labelled(place.label, runs)
    format_ = replace(format_, alignment=block.alignment, rtl=block.rtl)
    return Paragraph(id_, format=format_, parent=block.cell).with_runs(runs)


def _with_links(block: Block, styles: StyleSheet | None) -> Block:
    """The block with its links in the style that the document has for them."""
    style = styles.by_name(_LINK_STYLE) if styles is not None else None
    if style is None or not any(run.wrappers for run in block.runs):
        return block
    runs = (replace(run, format=replace(run.format, style=style.id)) if run.wrappers else run for run in block.runs)
    return replace(block, runs=tuple(runs))


def _known_list(place: ListPlace, styles: StyleSheet | None, numbering: Numbering | None) -> ParagraphFormat | None:
    if styles is None or numbering is None or place.format != "bullet":
        return None
    return bullet_format(styles, numbering, min(place.level, DEEPEST_LEVEL))


def block_lists(
    blocks: Sequence[Block], serial: int, styles: StyleSheet | None, numbering: Numbering | None
) -> dict[int, int]:
    """The new lists that `block_paragraph` is to be told of, by those of the blocks; see `new_lists`."""
    return new_lists(blocks, serial, lambda place: _known_list(place, styles, numbering) is not None)


def _item_style(styles: StyleSheet | None) -> str | None:
    found = styles.by_name(_ITEM_STYLE) if styles is not None else None
    return found.id if found else None


def bullet_format(styles: StyleSheet, numbering: Numbering, level: int) -> ParagraphFormat | None:
    """The format of an item of the document's first list with a bullet on this level, None when it has no such list."""
    for found in numbering.lists.values():
        shape = found.levels[level] if level < len(found.levels) else None
        if shape is None or any(one.format != "bullet" or not one.text for one in (found.levels[0], shape)):
            continue
        if shape.style is None:
            return ParagraphFormat(style=_item_style(styles), number=found.id, level=level)
        linked = ParagraphFormat(style=shape.style)
        if numbering.position(styles.effective_paragraph(linked)) == (found.id, level):
            return linked
    return None


def heading_style(level: int, styles: StyleSheet) -> str | None:
    """The id of the style of a title (0) or a heading (1 to 6), None when there is none."""
    found = styles.by_name(f"heading {level}" if level else "title")
    return found.id if found else None


def _heading(block: Block, id_: int, styles: StyleSheet | None) -> Paragraph:
    """A paragraph that is no item of a list; where its style counts headings, that is its number."""
    format_ = _headed(block, styles)
    counted = styles is not None and styles.effective_paragraph(format_).number
    label = "" if counted else block.label or (block.place.label if block.place else "")
    return Paragraph(id_, format=format_, parent=block.cell).with_runs(labelled(label, block.runs))


def _headed(block: Block, styles: StyleSheet | None) -> ParagraphFormat:
    style = None
    if block.heading is not None:
        own = f"heading {block.heading}" if block.heading else "title"
        style = heading_style(block.heading, styles) if styles else own.title().replace(" ", "")
    outline = block.heading - 1 if block.heading and style is None else None
    return ParagraphFormat(style=style, outline=outline, alignment=block.alignment, rtl=block.rtl)
