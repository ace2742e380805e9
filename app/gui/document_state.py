"""How a document was left: columns, zoom, view, caret and place of reading, for the next time it is opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer

from app.gui.annex_page import AnnexPage
from app.gui.editor import EditorView, ViewMode
from app.gui.places import Page, Part
from app.gui.window_settings import WindowSettings
from app.model.document import Position, Range

_MODES = (ViewMode.ALL_MARKUP, ViewMode.SIMPLE, ViewMode.ORIGINAL, ViewMode.FINAL)
_COLUMNS = ("outline", "inspector")


def remember(settings: WindowSettings, path: Path, annex: AnnexPage, page: Page) -> None:
    """Keep how the pages of a document are left."""
    settings.remember_number("page", int(page), path)
    settings.remember_number("beside", int(annex.beside.original is not None), path)
    # Zoom, columns and place are remembered as they were chosen, not as two pages need them.
    annex.show_original(False)
    for name in _COLUMNS:
        column = getattr(annex, name)
        if annex.widths_chosen and not column.isHidden():
            settings.remember_number(f"{name}_width", column.width(), path)
    settings.remember_number("outline", int(annex.outline_made_room or not annex.outline.isHidden()), path)
    settings.remember_number("inspector", int(not annex.inspector.isHidden()), path)
    settings.remember_number("part", int(annex.inspector.part), path)
    _remember_reading(settings, path, annex.editor)


def restore(settings: WindowSettings, path: Path, annex: AnnexPage, width: int) -> Page:
    """Show a document as it was left in a window `width` pixels wide; returns the page that was open."""
    annex.editor.set_zoom(settings.number("zoom", path, 100) / 100)
    for name in _COLUMNS:
        getattr(annex, name).setVisible(bool(settings.number(name, path, 1)))
    annex.spread(width, *(settings.number(f"{name}_width", path, 0) for name in _COLUMNS))
    part = settings.number("part", path, Part.CHANGES)
    annex.inspector.show_part(Part(part) if part in set(Part) else Part.CHANGES)
    _restore_reading(settings, path, annex.editor)
    if settings.number("beside", path, 0):
        # How much room two pages have is known once the columns have their widths.
        QTimer.singleShot(0, annex, lambda: annex.show_original(True))
    page = settings.number("page", path, Page.ANNEX)
    return Page(page) if page in set(Page) else Page.ANNEX


def _remember_reading(settings: WindowSettings, path: Path, editor: EditorView) -> None:
    caret = editor.selection.focus
    top, offset = editor.frame.anchor_paragraph()
    mode = editor.view_mode
    numbers = {
        "zoom": round(100 * editor.zoom),
        "mode": _MODES.index(mode) if mode in _MODES else 0,
        "caret_paragraph": caret.paragraph,
        "caret_offset": caret.offset,
        "top_paragraph": top,
        "top_offset": round(offset),
    }
    for name, number in numbers.items():
        settings.remember_number(name, number, path)


def _restore_reading(settings: WindowSettings, path: Path, editor: EditorView) -> None:
    mode = settings.number("mode", path, 0)
    editor.set_view_mode(_MODES[mode] if 0 <= mode < len(_MODES) else ViewMode.ALL_MARKUP)
    story = editor.galley.story
    caret, top = (settings.number(f"{what}_paragraph", path, -1) for what in ("caret", "top"))
    index = story.index(caret)
    if index is not None:
        offset = min(max(settings.number("caret_offset", path, 0), 0), story.paragraphs[index].length)
        place = editor.mover.shown(Position(caret, offset))
        editor.set_selection(Range(place, place))
    if story.index(top) is not None:
        editor.frame.anchor_to(top, settings.number("top_offset", path, 0))
        editor.refresh()
