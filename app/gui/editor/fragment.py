"""Copied text: cut from a document, and written as text, as HTML and as the editor's own format."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape
from typing import cast

from app.gui.editor.modes import ViewMode
from app.model.content import OBJECT, Mark, Paragraph, Run, cut
from app.model.document import Position, Story
from app.model.format import ParagraphFormat, RunFormat
from app.model.structure import cell_of
from app.model.styles import StyleSheet

OWN_TYPE = "application/x-rapporteur-fragment"

MOST = 8_000_000
"""Longest clipboard content in characters that is looked at."""

_RUN_FIELDS: dict[str, type] = {
    "style": str, "bold": bool, "italic": bool, "underline": str, "strike": bool, "caps": bool, "small_caps": bool,
    "color": str, "highlight": str, "font": str, "size": int, "vertical": str, "language": str, "rtl": bool,
}  # fmt: skip
_PARAGRAPH_FIELDS: dict[str, type] = {"style": str, "alignment": str, "outline": int, "rtl": bool}


def copied(story: Story, start: Position, end: Position, mode: ViewMode) -> tuple[Paragraph, ...]:
    """What a reader means by a stretch of text: struck and hidden text is left out."""
    first, last = story.index(start.paragraph), story.index(end.paragraph)
    if first is None or last is None:
        return ()
    out: list[Paragraph] = []
    joining: tuple[Run, ...] = ()
    for index in range(first, last + 1):
        paragraph = story.paragraphs[index]
        low = start.offset if index == first else 0
        high = end.offset if index == last else None
        runs = (*joining, *(r for r in cut(paragraph.runs, low, high) if _kept(r, mode)))
        joining = runs if paragraph.mark.deleted is not None and index < last else ()
        if not (paragraph.mark.deleted is not None and index < last):
            out.append(replace(paragraph, runs=runs, mark=Mark(paragraph.mark.format), section="", attributes=""))
    return tuple(out)


def _kept(run: Run, mode: ViewMode) -> bool:
    hidden = mode.hides_run(run) if mode is ViewMode.ORIGINAL else run.deleted is not None
    return bool(run.text) and not hidden


def as_text(paragraphs: Sequence[Paragraph]) -> str:
    """Plain text, a line for each paragraph; cells of one row are parted by tabs."""
    out: list[str] = []
    for index, paragraph in enumerate(paragraphs):
        out.append("".join(run.display for run in paragraph.runs))
        if index + 1 < len(paragraphs):
            out.append("\t" if _same_row(paragraph, paragraphs[index + 1]) else "\n")
    return "".join(out)


def _same_row(one: Paragraph, other: Paragraph) -> bool:
    here, there = cell_of(one.parent), cell_of(other.parent)
    return here is not None and there is not None and here.id != there.id and here.row.id == there.row.id


def as_html(paragraphs: Sequence[Paragraph], styles: StyleSheet) -> str:
    """Simple HTML: headings, paragraphs, bold, italic, underline, raised and lowered text."""
    body = "".join(_html_paragraph(p, styles) for p in paragraphs)
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'


def _html_paragraph(paragraph: Paragraph, styles: StyleSheet) -> str:
    level = styles.outline_level(paragraph.format)
    tag = f"h{min(level + 1, 6)}" if level is not None else "p"
    return f"<{tag}>{''.join(_html_run(run, paragraph, styles) for run in paragraph.runs)}</{tag}>"


def _html_run(run: Run, paragraph: Paragraph, styles: StyleSheet) -> str:
    text = escape(run.display).replace("\n", "<br>").replace("\t", "&#9;")
    effective = styles.effective_run(paragraph.format, run.format)
    raised = {"superscript": "sup", "subscript": "sub"}.get(effective.vertical or "")
    underlined = effective.underline not in (None, "none")
    for on, tag in ((effective.bold, "b"), (effective.italic, "i"), (underlined, "u"), (raised, raised)):
        if on and tag:
            text = f"<{tag}>{text}</{tag}>"
    return text


def as_json(paragraphs: Sequence[Paragraph]) -> bytes:
    """The editor's own format for another window of the program: text with named properties, no XML."""
    body = [{"format": _named(p.format, _PARAGRAPH_FIELDS), "runs": _runs(p.runs)} for p in paragraphs]
    return json.dumps({"version": 1, "paragraphs": body}, ensure_ascii=False).encode()


def _runs(runs: Iterable[Run]) -> list[dict[str, object]]:
    return [{"text": run.display, "format": _named(run.format, _RUN_FIELDS)} for run in runs if run.display]


def _named(properties: object, fields: dict[str, type]) -> dict[str, object]:
    said = ((name, getattr(properties, name)) for name in fields)
    return {name: value for name, value in said if value is not None}


def from_json(data: bytes) -> tuple[Paragraph, ...]:
    """Paragraphs of the editor's own format; () when it is not that or too large."""
    if len(data) > MOST:
        return ()
    try:
        read: object = json.loads(data)
    except (ValueError, RecursionError):
        return ()
    body = read.get("paragraphs") if isinstance(read, dict) else None
    if not isinstance(body, list):
        return ()
    return tuple(_paragraph(cast("dict[str, object]", item)) for item in body if isinstance(item, dict))


def _paragraph(item: dict[str, object]) -> Paragraph:
    runs = item.get("runs")
    listed = [cast("dict[str, object]", r) for r in runs if isinstance(r, dict)] if isinstance(runs, list) else []
    format_ = ParagraphFormat(**_valid(item.get("format"), _PARAGRAPH_FIELDS))  # type: ignore[arg-type]
    return Paragraph(0, format=format_).with_runs(_run(r) for r in listed)


def _run(item: dict[str, object]) -> Run:
    text = item.get("text")
    clean = text.replace(OBJECT, "") if isinstance(text, str) else ""
    return Run(clean, RunFormat(**_valid(item.get("format"), _RUN_FIELDS)))  # type: ignore[arg-type]


def _valid(said: object, fields: dict[str, type]) -> dict[str, object]:
    if not isinstance(said, dict):
        return {}
    found = cast("dict[str, object]", said)
    return {n: v for n, v in found.items() if n in fields and type(v) is fields[n]}


def from_text(text: str, format_: RunFormat) -> tuple[Paragraph, ...]:
    """A paragraph for each line of plain text, written in one format."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").split("\n")
    return tuple(Paragraph(0).with_runs([Run(line, format_)]) for line in lines)
