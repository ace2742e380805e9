"""The amended text, and beside it the original: one document twice, scrolling together."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QSplitter, QSplitterHandle, QVBoxLayout, QWidget

from app.gui import theme
from app.gui.editor import EditorView, ViewMode
from app.gui.pieces import column_of, label
from app.gui.ribbons import RibbonHandle
from app.gui.theme import SPACE_1
from app.model.document import Document
from app.services.events import DocumentChanged, Event
from app.services.session import Session

if TYPE_CHECKING:
    from app.gui.editor.found import FoundSource

_RIBBONS, _LINE = 36, 5
"""Width between two columns in pixels; and between two rows."""

_SIDES = 46
"""Least paper beside the lines of a page in pixels, with a frame's edges."""

_LEAST_SHARE = 0.7
"""Pages may shrink to this share of the chosen zoom to stand beside each other; smaller ones stand above each other."""

_HANDS = (
    QEvent.Type.Wheel,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.KeyPress,
    QEvent.Type.FocusIn,
    QEvent.Type.InputMethod,
)


class OriginalView(EditorView):
    """The text with every change rejected: to be read, selected and copied."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setAccessibleName(self.tr("Original text"))
        self.set_view_mode(ViewMode.COMPARED)
        self.viewport().setAcceptDrops(False)

    def _hear(self, event: Event) -> None:
        if isinstance(event, DocumentChanged):
            # Where an edit put the caret is for the text that is written in.
            self._take(replace(event.edit, after=None), event.document)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with text that is only read."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy"), self.copy).setEnabled(not self.selection.empty)
        menu.addAction(self.tr("Select all"), self.select_all)
        menu.popup(event.globalPos())


class SideBySide(QWidget):
    """Holds the editor, and when asked the original beside it, or above it where there is no room."""

    shown_changed = Signal(bool)
    """Emitted with whether the original is shown."""

    def __init__(self, editor: EditorView) -> None:
        super().__init__()
        self.editor = editor
        self.original: OriginalView | None = None
        self._zoom = editor.zoom
        self._fitting = False
        self._fit_wanted = False
        self._splitter = _Splitter()
        self._amended = _pane(self.tr("Amended"), editor)
        self._beside: QWidget | None = None
        self._found: FoundSource | None = None
        self._splitter.addWidget(self._amended)
        column_of(self).addWidget(self._splitter)
        editor.zoom_changed.connect(self._take_zoom)
        editor.view_changed.connect(self._take_mode)

    @property
    def stacked(self) -> bool:
        """Whether the original stands above the amended text instead of beside it."""
        return self._splitter.orientation() is Qt.Orientation.Vertical

    @property
    def panes(self) -> list[EditorView]:
        """The texts that are shown, in reading order."""
        return [self.editor] if self.original is None else [self.original, self.editor]

    def room_for(self, width: int) -> float:
        """The zoom at which two pages stand beside each other in a width in pixels."""
        bar = self.editor.verticalScrollBar().sizeHint().width()
        pane = (width - _RIBBONS) / 2 - bar - _SIDES
        return pane * self.editor.zoom / self.editor.galley.width

    def show_found(self, source: FoundSource | None) -> None:
        """Mark what a search has found in every text that is shown; None takes the marks away."""
        self._found = source
        for pane in self.panes:
            pane.show_found(source)

    def show_original(self) -> None:
        """Show the original beside the amended text."""
        if self.original is not None:
            return
        self._zoom, self._fit_wanted = self.editor.zoom, True
        if self.editor.view_mode.original:
            self.editor.set_view_mode(ViewMode.ALL_MARKUP)
        self.original = OriginalView(self.editor.session)
        self.original.set_tokens(theme.current())
        self.original.set_zoom(self.editor.zoom)
        self.original.show_line_numbers(self.editor.line_numbers is not None)
        self.original.show_found(self._found)
        self._beside = _pane(self.tr("Original"), self.original)
        # Qt turns the order round by itself where the window is read from the right.
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        swapped = not mirrored and _read_from_right(self.editor.document)
        self._splitter.insertWidget(1 if swapped else 0, self._beside)
        self._follow = _Together(self.editor, self.original, self)
        self._connect(self.original)
        for pane in (self._beside, self._amended):
            _heading(pane).show()
        self._arrange()
        self._follow.level()
        self.shown_changed.emit(True)

    def hide_original(self) -> None:
        """Show the amended text alone, as large as it was."""
        if self.original is None or self._beside is None:
            return
        focus = QApplication.focusWidget()
        self._follow.stop()
        self.original.detach()
        self._beside.setParent(None)
        self._beside.deleteLater()
        had_keyboard = focus is self.original
        self.original = self._beside = None
        _heading(self._amended).hide()
        self.editor.set_zoom(self._zoom)
        if had_keyboard:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown_changed.emit(False)

    def detach(self) -> None:
        """Let go of the session before the document is closed."""
        if self.original is not None:
            self._follow.stop()
            self.original.detach()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.original is not None:
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.original is not None:
            self.original.set_tokens(theme.current())

    def _connect(self, original: OriginalView) -> None:
        original.zoom_changed.connect(self.editor.set_zoom)
        original.change_activated.connect(self.editor.change_activated)
        refusal = self.tr("The original is there to be read. Write in the amended text.")
        original.message.connect(lambda _text: self.editor.message.emit(refusal))
        self._splitter.ribbons.link(original, self.editor)

    def _arrange(self) -> None:
        """Beside each other at a zoom that shows whole lines, or above each other at the zoom that was chosen."""
        fit = self.room_for(self.width())
        stacked = fit < _LEAST_SHARE * min(self._zoom, 1.0) or (self._fit_wanted and fit < _LEAST_SHARE * self._zoom)
        wanted = Qt.Orientation.Vertical if stacked else Qt.Orientation.Horizontal
        if wanted is not self._splitter.orientation() or 0 in self._splitter.sizes():
            self._splitter.setOrientation(wanted)
        self._splitter.setHandleWidth(_LINE if stacked else _RIBBONS)
        if self.original is not None:
            needed = Qt.ScrollBarPolicy.ScrollBarAsNeeded if stacked else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            self.original.setVerticalScrollBarPolicy(needed)
        self._splitter.share()
        if self._fit_wanted:
            self._fitting = True
            self.editor.set_zoom(self._zoom if stacked else min(self._zoom, int(fit * 100) / 100))
            self._fitting = False

    def _take_zoom(self, zoom: float) -> None:
        if self.original is None:
            return
        if not self._fitting:
            self._zoom, self._fit_wanted = zoom, False
        self.original.set_zoom(zoom)
        self._follow.soon()

    def _take_mode(self, mode: ViewMode) -> None:
        if mode.original:
            self.hide_original()
        elif self.original is not None:
            self._follow.soon()


class _Splitter(QSplitter):
    """Two texts and between them the bars that connect what is changed."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self._moved = False
        self.splitterMoved.connect(self._keep)

    @property
    def ribbons(self) -> RibbonHandle:
        """The bars between the two texts."""
        found = self.handle(1)
        assert isinstance(found, RibbonHandle)
        return found

    def createHandle(self) -> QSplitterHandle:
        return RibbonHandle(self.orientation(), self)

    def share(self) -> None:
        """Give both texts the same room, unless somebody has moved the edge between them."""
        if not self._moved:
            self.setSizes([10_000, 10_000])

    def _keep(self) -> None:
        self._moved = True


class _Together(QObject):
    """Keeps two views of one document level with each other; the one that a person moves leads."""

    def __init__(self, editor: EditorView, original: EditorView, parent: QObject) -> None:
        super().__init__(parent)
        self._editor, self._original = editor, original
        self._leader = editor
        self._busy = self._stopped = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.level)
        self._lead_by_editor = partial(self._lead, editor)
        editor.selection_changed.connect(self._lead_by_editor)
        self._unsubscribe = editor.session.subscribe(self._hear)
        self._watched = [w for v in (editor, original) for w in (v, v.viewport(), v.verticalScrollBar())]
        for widget in self._watched:
            widget.installEventFilter(self)
        self._bars = [(view.verticalScrollBar(), partial(self._moved, view)) for view in (editor, original)]
        for bar, moved in self._bars:
            bar.valueChanged.connect(moved)

    def stop(self) -> None:
        """Let the two go their own ways."""
        if self._stopped:
            return
        self._stopped = True
        self._unsubscribe()
        self._later.stop()
        self._editor.selection_changed.disconnect(self._lead_by_editor)
        for bar, moved in self._bars:
            bar.valueChanged.disconnect(moved)
        for widget in self._watched:
            widget.removeEventFilter(self)
        self.deleteLater()

    def soon(self) -> None:
        """Bring the two level once what is under way is done."""
        self._later.start()

    def level(self) -> None:
        """Scroll the one that follows to what the other one shows."""
        leader, other = self._leader, self._original if self._leader is self._editor else self._editor
        if self._original.galley.story.id != self._editor.galley.story.id:
            self._original.focus_story(self._editor.galley.story.id)
        from app.gui.editor.counterpart import level_with, reading_line

        line = reading_line(leader.frame)
        found = level_with(leader.frame, line, other.galley)
        if found is None:
            return
        paragraph, inside = found
        self._busy = True
        other.scroll_to_paragraph(paragraph, inside - line * other.frame.height / max(leader.frame.height, 1.0))
        self._busy = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _HANDS:
            self._leader = self._original if watched in self._watched[3:] else self._editor
        elif event.type() == QEvent.Type.Resize:
            self.soon()
        return False

    def _lead(self, view: EditorView, _selection: object = None) -> None:
        self._leader = view
        if self._original.galley.story.id != self._editor.galley.story.id:
            self.soon()

    def _moved(self, view: EditorView, _value: int) -> None:
        if self._busy:
            return
        same = self._editor.galley.story is self._original.galley.story
        self.level() if view is self._leader and same else self.soon()

    def _hear(self, event: Event) -> None:
        if isinstance(event, DocumentChanged):
            self._leader = self._editor
            self.soon()


def _pane(name: str, view: EditorView) -> QWidget:
    pane = QWidget()
    pane.setObjectName("surface")
    pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = column_of(pane)
    heading = label(name, "quiet")
    heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
    heading.setContentsMargins(0, SPACE_1, 0, SPACE_1)
    heading.hide()
    column.addWidget(heading)
    column.addWidget(view, 1)
    return pane


def _heading(pane: QWidget) -> QWidget:
    column = pane.layout()
    assert isinstance(column, QVBoxLayout)
    item = column.itemAt(0)
    heading = item.widget() if item is not None else None
    assert heading is not None
    return heading


def _read_from_right(document: Document) -> bool:
    """Whether most of a document runs from right to left, so that what comes first belongs on the right."""
    directions = [document.styles.effective_paragraph(p.format).rtl for p in document.body.paragraphs[:200]]
    return 2 * sum(bool(rtl) for rtl in directions) > len(directions)
