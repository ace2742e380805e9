"""Text from outside as paragraphs of a document that exists: with its styles and its bullets, within its margins."""

from __future__ import annotations

from dataclasses import replace

from app.formats.blocks import DEEPEST_LEVEL, Block
from app.model.content import TAB, Paragraph, Run
from app.model.format import ParagraphFormat, RunFormat
from app.model.numbering import ListDefinition, Numbering
from app.model.styles import StyleSheet

_INDENT = 425
_ITEM_STYLE = "list paragraph"


def block_paragraph(
    block: Block, id_: int, styles: StyleSheet | None = None, numbering: Numbering | None = None
) -> Paragraph:
    """A block as a paragraph of a document with these styles and lists.

    Headings take the style of that name, bulleted items a list of bullets. Numbered items, and bulleted ones where the
    document has no such list, bear their label as text with a hanging indent: a number belongs to the list it counts.
    """
    runs = block.runs
    if block.place is None:
        return Paragraph(id_, format=_headed(block, styles), parent=block.cell).with_runs(runs)
    level = min(block.place.level, DEEPEST_LEVEL)
    bullets = bulleted(numbering, level) if numbering and block.place.format == "bullet" else None
    if bullets is not None:
        style = styles.by_name(_ITEM_STYLE) if styles else None
        format_ = ParagraphFormat(style=style.id if style else None, number=bullets.id, level=level)
    else:
        format_ = ParagraphFormat(indent_start=_INDENT * (level + 1), first_line=-_INDENT)
        runs = (Run(f"{block.place.label}{TAB}", runs[0].format if runs else RunFormat()), *runs)
    format_ = replace(format_, alignment=block.alignment, rtl=block.rtl)
    return Paragraph(id_, format=format_, parent=block.cell).with_runs(runs)


def bulleted(numbering: Numbering, level: int) -> ListDefinition | None:
    """A list of the document that has bullets on all levels down to this one and no style of its own."""
    for found in numbering.lists.values():
        shapes = found.levels[: level + 1]
        if len(shapes) > level and all(one.format == "bullet" and one.text and not one.style for one in shapes):
            return found
    return None


def heading_style(level: int, styles: StyleSheet) -> str | None:
    """The id of the style of a title (0) or a heading (1 to 6), None when there is none."""
    found = styles.by_name(f"heading {level}" if level else "title")
    return found.id if found else None


def _headed(block: Block, styles: StyleSheet | None) -> ParagraphFormat:
    style = None
    if block.heading is not None:
        own = f"heading {block.heading}" if block.heading else "title"
        style = heading_style(block.heading, styles) if styles else own.title().replace(" ", "")
    outline = block.heading - 1 if block.heading and style is None else None
    return ParagraphFormat(style=style, outline=outline, alignment=block.alignment, rtl=block.rtl)
