"""What a change of formatting does, in words."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtCore import QCoreApplication

from app.gui.wording import one_line
from app.model.changes import Change
from app.model.content import Paragraph, spans
from app.model.document import Document
from app.model.format import ParagraphFormat, RunFormat
from app.model.new_lists import FIRST
from app.model.revision import ChangeKind
from app.model.styles import StyleSheet

translate = QCoreApplication.translate

_LONGEST = 80
_TWIPS_PER_MM = 1440 / 25.4

_IN_THE_TEXT = frozenset(
    (
        ChangeKind.INSERT,
        ChangeKind.DELETE,
        ChangeKind.MOVE_FROM,
        ChangeKind.MOVE_TO,
        ChangeKind.PARAGRAPH_INSERT,
        ChangeKind.PARAGRAPH_DELETE,
    )
)


def format_words(document: Document, change: Change) -> str:
    """What a change does where the text itself does not show it: which formatting was set, or which words it covers.

    "" for insertions, strikes and moves, which are read in their place.
    """
    if change.kind in _IN_THE_TEXT or not document.holds(change.paragraph):
        return ""
    paragraph = document.paragraph(change.paragraph)
    if change.kind is ChangeKind.FORMAT:
        return _differences(*_run_formats(paragraph, change), document.styles)
    if change.kind is ChangeKind.PARAGRAPH_FORMAT and paragraph.format_change is not None:
        return _differences(paragraph.format_change.old, paragraph.format, document.styles)
    return one_line(change.text, _LONGEST)


def _run_formats(paragraph: Paragraph, change: Change) -> tuple[RunFormat, RunFormat]:
    for start, end, run in spans(paragraph.runs):
        if run.format_change is not None and start <= change.start < end:
            return run.format_change.old, run.format
    mark = paragraph.mark
    if mark.format_change is not None and change.start == change.end:
        return mark.format_change.old, mark.format
    return RunFormat(), RunFormat()


def _differences(old: RunFormat | ParagraphFormat, new: RunFormat | ParagraphFormat, styles: StyleSheet) -> str:
    said: list[str] = []
    for name in (field.name for field in fields(new) if field.name != "xml"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            said.append(_difference(name, before, after, styles))
    return "; ".join(dict.fromkeys(said)) or translate("FormatWords", "Other formatting")


def _difference(name: str, before: object, after: object, styles: StyleSheet) -> str:
    called = _names().get(name)
    if called is None:
        return translate("FormatWords", "other formatting")
    if name == "no_proof" and not after:
        return translate("FormatWords", "spelling checked")
    if isinstance(after, bool) or (after is None and isinstance(before, bool)):
        return called if after else translate("FormatWords", "not {property}").format(property=called)
    old, new = (_value(name, value, styles) for value in (before, after))
    if not old:
        return f"{called}: {new}" if new else called
    return f"{called}: {old} → {new or translate('FormatWords', 'as the style says')}"


def _value(name: str, value: object, styles: StyleSheet) -> str:
    if value is None:
        return ""
    if name == "size" and isinstance(value, int):
        return translate("FormatWords", "{points} pt").format(points=f"{value / 2:g}")
    if name in _LENGTHS and isinstance(value, int):
        return translate("FormatWords", "{length} mm").format(length=f"{value / _TWIPS_PER_MM:.0f}")
    if name == "number" and isinstance(value, int) and value >= FIRST:
        return translate("FormatWords", "a new one")
    if name == "style" and isinstance(value, str):
        found = styles.styles.get(value)
        return found.name if found is not None else value
    return str(value) if isinstance(value, str | int) else ""


_LENGTHS = ("indent_start", "indent_end", "first_line", "space_before", "space_after")


def _names() -> dict[str, str]:
    return {
        "style": translate("FormatWords", "style"),
        "bold": translate("FormatWords", "bold"),
        "italic": translate("FormatWords", "italic"),
        "underline": translate("FormatWords", "underline"),
        "strike": translate("FormatWords", "struck through"),
        "double_strike": translate("FormatWords", "struck through twice"),
        "caps": translate("FormatWords", "capitals"),
        "small_caps": translate("FormatWords", "small capitals"),
        "hidden": translate("FormatWords", "hidden"),
        "color": translate("FormatWords", "colour"),
        "highlight": translate("FormatWords", "highlight"),
        "shading": translate("FormatWords", "shading"),
        "font": translate("FormatWords", "font"),
        "size": translate("FormatWords", "size"),
        "vertical": translate("FormatWords", "position"),
        "language": translate("FormatWords", "language"),
        "language_bidi": translate("FormatWords", "language of right-to-left text"),
        "language_east_asia": translate("FormatWords", "language of East Asian text"),
        "no_proof": translate("FormatWords", "spelling not checked"),
        "rtl": translate("FormatWords", "right to left"),
        "number": translate("FormatWords", "list"),
        "level": translate("FormatWords", "list level"),
        "alignment": translate("FormatWords", "alignment"),
        "indent_start": translate("FormatWords", "indent"),
        "indent_end": translate("FormatWords", "indent at the end"),
        "first_line": translate("FormatWords", "first line"),
        "space_before": translate("FormatWords", "space before"),
        "space_after": translate("FormatWords", "space after"),
        "line": translate("FormatWords", "line spacing"),
        "outline": translate("FormatWords", "outline level"),
        "keep_next": translate("FormatWords", "kept with the next"),
        "page_break_before": translate("FormatWords", "page break before"),
    }
