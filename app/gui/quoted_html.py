"""Quoted text with its tracked changes as HTML: underlined what is new, struck what goes, in its author's colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby

from app.model.content import TAB, Paragraph, Run
from app.model.structure import Cell

MOST = 200
"""Paragraphs of one proposal that are shown; a preview is no place to read a whole annex."""


def quoted_html(paragraphs: Sequence[Paragraph], colour_of: Callable[[str], str]) -> str:
    """Paragraphs and table rows in order, "…" where there are more than can be shown."""
    html: list[str] = []
    for row, group in groupby(paragraphs[:MOST], key=lambda p: p.parent.row.id if isinstance(p.parent, Cell) else None):
        if row is None:
            html += [f"<p style='margin-left:16px;'>{_runs(p, colour_of)}</p>" for p in group]
        else:
            cells = "".join(f"<td>{_runs(p, colour_of)}</td>" for p in group)
            html.append(f"<table width='100%' cellpadding='3' style='margin-left:16px;'><tr>{cells}</tr></table>")
    return "".join(html) + ("<p>…</p>" if len(paragraphs) > MOST else "")


def _runs(paragraph: Paragraph, colour_of: Callable[[str], str]) -> str:
    html = "".join(_run(run, colour_of) for run in paragraph.runs if run.opaque is None)
    return f"<b>{html}</b>" if (paragraph.format.style or "").startswith("Heading") else html


def _run(run: Run, colour_of: Callable[[str], str]) -> str:
    html = escape(run.text).replace(TAB, "&nbsp; ")
    for tag, on in (("b", run.format.bold), ("i", run.format.italic)):
        html = f"<{tag}>{html}</{tag}>" if on else html
    changed = run.deleted or run.inserted
    if changed is None:
        return html
    forms = " ".join(form for slot, form in ((run.inserted, "underline"), (run.deleted, "line-through")) if slot)
    return f"<span style='text-decoration:{forms}; color:{colour_of(changed.author)};'>{html}</span>"
