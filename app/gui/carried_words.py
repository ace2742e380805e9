"""What content without words is called where a change of it is told."""

from __future__ import annotations

from app.gui.wording import one_line, translate
from app.model.changes import Change
from app.model.content import OpaqueKind, run_at
from app.model.document import Document
from app.model.revision import ChangeKind

_OF_TEXT = (ChangeKind.INSERT, ChangeKind.DELETE, ChangeKind.MOVE_FROM, ChangeKind.MOVE_TO)


def carried_name(document: Document, change: Change) -> str:
    """The name of what a change of text inserts or strikes that has no words, "" for anything else."""
    if change.kind not in _OF_TEXT or one_line(change.text) or not document.holds(change.paragraph):
        return ""
    run = run_at(document.paragraph(change.paragraph), change.start)
    return _names().get(run.opaque.kind, "") if run is not None and run.opaque is not None else ""


def _names() -> dict[OpaqueKind, str]:
    return {
        OpaqueKind.DRAWING: translate("CarriedWords", "picture or text box"),
        OpaqueKind.OBJECT: translate("CarriedWords", "embedded object"),
        OpaqueKind.MATH: translate("CarriedWords", "formula"),
        OpaqueKind.FIELD: translate("CarriedWords", "field"),
        OpaqueKind.FOOTNOTE: translate("CarriedWords", "footnote"),
        OpaqueKind.ENDNOTE: translate("CarriedWords", "endnote"),
        OpaqueKind.PAGE_BREAK: translate("CarriedWords", "page break"),
        OpaqueKind.SYMBOL: translate("CarriedWords", "sign"),
        OpaqueKind.CONTROL: translate("CarriedWords", "form field"),
    }
