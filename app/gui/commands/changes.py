"""Tracking, who edits, and proposals; what has to do with reviewing is in `review`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QDialog, QMenu

from app.gui.actions import ActionSpec, Place
from app.gui.commands.review import ReviewCommands
from app.gui.messages import Tone
from app.gui.places import Page, Part
from app.model.errors import RefusedError

if TYPE_CHECKING:
    from app.editing.draft import Draft
    from app.gui.editor import EditorView
    from app.gui.window import MainWindow
    from app.model.document import Range


class ChangeCommands(QObject):
    """What has to do with tracked changes, and the question who makes them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._asking = False
        self.review = ReviewCommands(window)

    def specs(self) -> list[ActionSpec]:
        """The entries of the registry."""
        return [*self._tracking(), *self.review.specs(), *self._proposals()]

    def refresh_bars(self) -> None:
        """Say tracking, author and which change is chosen."""
        window, session = self._window, self._window.session
        if session is None:
            window.toolbar.show_place(self.tr("Change"))
            return
        window.status.tracking.setText(self.tr("Tracking on") if session.tracking else self.tr("Tracking off"))
        window.status.author.setText(session.author.signature or self.tr("No author yet"))
        window.toolbar.show_place(self.review.place or self.tr("Change"))

    # Who edits

    def watch(self, editor: EditorView) -> None:
        """Ask who edits before the first tracked edit in this editor, and offer its menu."""
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)
        editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        editor.customContextMenuRequested.connect(self._show_menu)
        self.review.watch(editor)
        self._window.moving.watch()

    def ensure_author(self) -> bool:
        """Whether an edit can be made: tracking is off, or there is a name to track it under."""
        session = self._window.session
        if session is None:
            return False
        return not session.tracking or bool(session.author.name) or self.ask_author()

    def ask_author(self) -> bool:
        """Ask who edits; whether a name was given."""
        session = self._window.session
        if session is None:
            return False
        from app.gui.dialogs.author import AuthorDialog

        dialog = AuthorDialog(session.author, self._window)
        self._asking = True
        given = dialog.exec() == QDialog.DialogCode.Accepted
        self._asking = False
        self._window.activateWindow()
        if given:
            session.author = dialog.author
            self._window.settings.author = dialog.author
        elif not session.author.name:
            self._window.messages.say(self.tr("Nothing was changed: a tracked change needs the name of its author."))
        dialog.deleteLater()
        return given

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold back what would edit until there is an author, then let keys through."""
        session = self._window.session
        if session is None or not session.tracking or session.author.name or self._asking or not _would_edit(event):
            return super().eventFilter(watched, event)
        held = event.clone() if isinstance(event, QKeyEvent | QInputMethodEvent) else None
        if self.ask_author() and held is not None:
            QCoreApplication.sendEvent(watched, held)
        return True

    # Entries

    def _tracking(self) -> list[ActionSpec]:
        return [
            ActionSpec(
                "changes.track",
                self.tr("Track changes"),
                self._toggle_tracking,
                Place.CHANGES,
                0,
                shortcuts=("Ctrl+Shift+E",),
                short=self.tr("Track"),
                enabled=self._has_document,
                checked=lambda: self._window.session is not None and self._window.session.tracking,
            ),
            ActionSpec(
                "tools.author",
                self.tr("Author…"),
                self.ask_author,
                Place.TOOLS,
                1,
                hint=self.tr("Who tracked changes are signed by"),
                enabled=self._has_document,
            ),
            ActionSpec(
                "insert.bracket",
                self.tr("Put in square brackets"),
                self.bracket,
                Place.INSERT,
                1,
                shortcuts=("Ctrl+Shift+B",),
                short=self.tr("Bracket"),
                hint=self.tr("Put the selected words in square brackets: not agreed yet"),
                enabled=self._has_selection,
            ),
        ]

    def _proposals(self) -> list[ActionSpec]:
        return [
            ActionSpec(
                "changes.new_proposal",
                self.tr("New proposal"),
                self._new_proposal,
                Place.CHANGES,
                4,
                shortcuts=("Ctrl+Shift+G",),
                enabled=self._writable,
            )
        ]

    # Deeds

    def bracket(self) -> None:
        """Put the selected words in square brackets, as one step."""
        annex, session = self._window.annex, self._window.session
        if annex is None or session is None or not self.ensure_author():
            return
        selection = annex.editor.selection
        start, end = session.document.ordered(selection)
        tracking = session.tracked()

        from app.editing import writing
        from app.model.document import Range

        def build(draft: Draft) -> Range:
            after = writing.insert_text(draft, end, "]", tracking)
            writing.insert_text(draft, start, "[", tracking)
            return Range(after, after)

        try:
            session.edit(self.tr("Square brackets"), build, before=selection)
        except RefusedError as error:
            self._window.messages.say(str(error))

    def _show_menu(self, place: QPoint) -> None:
        annex = self._window.annex
        if annex is None:
            return
        annex.editor.point_at(place)
        self._window.refresh()
        menu = QMenu(annex.editor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window.spelling.offer(menu, place)
        for group in _CONTEXT:
            if not menu.isEmpty():
                menu.addSeparator()
            for id_ in group:
                menu.addAction(self._window.registry.action(id_))
        self._window.tables.offer(menu)
        menu.popup(annex.editor.viewport().mapToGlobal(place))

    def _toggle_tracking(self) -> None:
        session = self._window.session
        if session is not None:
            session.tracking = not session.tracking
            if not session.tracking:
                text = self.tr("Tracking is off: what you write now cannot be told from the original text.")
                self._window.messages.say(text, Tone.WARNING)

    def _new_proposal(self) -> None:
        annex = self._window.annex
        if annex is not None:
            self._window.show_page(Page.ANNEX)
            annex.inspector.show()
            annex.inspector.show_part(Part.PROPOSALS)
            annex.inspector.proposals.new()

    def _has_document(self) -> bool:
        return self._window.opened is not None

    def _writable(self) -> bool:
        session = self._window.session
        return session is not None and not session.read_only

    def _on_annex(self) -> bool:
        return self._window.annex is not None and self._window.annex.isVisible()

    def _has_selection(self) -> bool:
        annex = self._window.annex
        return annex is not None and self._on_annex() and not annex.editor.selection.empty


_CONTEXT = (
    ("edit.cut", "edit.copy", "edit.paste", "edit.paste_plain"),
    ("changes.accept", "changes.reject", "changes.card"),
    ("insert.bracket", "insert.comment"),
)


def _would_edit(event: QEvent) -> bool:
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        return bool(event.text() and event.text().isprintable()) or event.key() in _EDITING_KEYS
    if isinstance(event, QMouseEvent):
        # The middle button inserts what was selected last.
        return event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.MiddleButton
    return event.type() == QEvent.Type.Drop or (isinstance(event, QInputMethodEvent) and bool(event.commitString()))


_EDITING_KEYS = (
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
)
