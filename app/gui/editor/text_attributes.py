"""How a stretch of text looks and what is tracked in it, as IAccessible2 names it; Qt translates that for each system.

On Linux Qt passes on the look only, so author and kind of a change are also told as the description of the editor.
"""

from __future__ import annotations

from PySide6.QtGui import QColor

from app.gui.editor.view import PageView
from app.model.content import Paragraph, Run
from app.model.revision import Revision


def attributes_of(view: PageView, paragraph: Paragraph, run: Run | None) -> str:
    """`name:value` pairs parted by `;` for a run, None for a paragraph's end."""
    found = _paragraph_look(view, paragraph) | _changes(view, paragraph, run)
    if run is not None:
        found = _run_look(view, paragraph, run) | found
    return ";".join(f"{name}:{_clean(value)}" for name, value in found.items() if _clean(value))


def _paragraph_look(view: PageView, paragraph: Paragraph) -> dict[str, str]:
    style = view.document.styles.style_of(paragraph.format)
    return {"paragraph-style": style.name if style is not None else "", "list-label": view.galley.labels[paragraph.id]}


def _run_look(view: PageView, paragraph: Paragraph, run: Run) -> dict[str, str]:
    look = view.document.styles.effective_run(paragraph.format, run.format)
    size = f"{look.size / 2:g}pt" if look.size else ""
    own = look.language_bidi if look.rtl or look.complex_script else None
    return {
        "font-family": look.font or "",
        "font-size": size,
        "font-weight": "bold" if look.bold else "",
        "font-style": "italic" if look.italic else "",
        "text-position": {"superscript": "super", "subscript": "sub"}.get(look.vertical or "", ""),
        "language": own or look.language or view.document.language or "",
        "text-underline-type": "single" if look.underline not in (None, "none") else "",
        "text-line-through-type": "single" if look.strike or look.double_strike else "",
    }


def _changes(view: PageView, paragraph: Paragraph, run: Run | None) -> dict[str, str]:
    inserted, deleted = (run or paragraph.mark).inserted, (run or paragraph.mark).deleted
    last = deleted or inserted
    if last is None or not view.view_mode.marks:
        return {}
    found = {"text-tracked-change": "deletion" if deleted else "insertion", "color": _color(view, last)}
    if inserted is not None:
        found |= {"text-underline-type": "single"}
    if deleted is not None:
        found |= {"text-line-through-type": "single"}
    return found | {"author": last.author, "date": last.date, "proposal": last.proposal or ""}


def _color(view: PageView, revision: Revision) -> str:
    color = QColor(view.author_color(revision.author))
    return f"rgb({color.red()},{color.green()},{color.blue()})"


def _clean(value: str) -> str:
    # Qt parts at these signs, and knows no way to escape them.
    return value.translate({ord(":"): ".", ord(";"): ","}).strip()
