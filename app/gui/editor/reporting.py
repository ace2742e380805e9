"""Tells assistive programs what happens in the editor, off the way from key to paint."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleTextCursorEvent,
    QAccessibleTextInsertEvent,
    QAccessibleTextRemoveEvent,
    QAccessibleTextSelectionEvent,
)

from app.gui.editor.spoken import Replaced, SpokenText
from app.gui.editor.view import PageView
from app.gui.wording import kind_name, short_date
from app.model.changes import Change
from app.services.events import DocumentChanged, Event

_LONGEST = 4096
"""Characters of one insertion or deletion that are told; what goes beyond is there to be read."""


class Reporter(QObject):
    """Follows one editor from the moment that an assistive program has asked for it."""

    def __init__(self, view: PageView, spoken: SpokenText) -> None:
        super().__init__(view)
        self._view = view
        self.spoken = spoken
        self._queue: list[Replaced | None] = []
        self._caret = -1
        self._selected = False
        self._description = ""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._report)
        view.selection_changed.connect(self._wait)
        view.view_changed.connect(self._take_view)
        self._unsubscribe = view.session.subscribe(self._hear)
        view.destroyed.connect(self._unsubscribe)

    def change_at_caret(self) -> str:
        """What is tracked at the caret, by whom and when; "" where nothing is."""
        change = self._view.change_at(self._view.selection.focus)
        return self._sentence(change) if change is not None else ""

    def _sentence(self, change: Change) -> str:
        author, date = change.revision.author, short_date(change.revision.date)
        by = self.tr("{kind} by {author}") if author else "{kind}"
        said = by.format(kind=kind_name(change.kind), author=author)
        return f"{said}, {date}" if date else said

    def _hear(self, event: Event) -> None:
        if isinstance(event, DocumentChanged):
            found = self.spoken.follow(event.edit)
            self._queue += [None] if found is None else found
            self._wait()

    def _take_view(self) -> None:
        self._queue.append(None)
        self._wait()

    def _wait(self) -> None:
        if not self._later.isActive():
            self._later.start()

    def _report(self) -> None:
        queue, self._queue = self._queue, []
        if not QAccessible.isActive():
            return
        for replaced in queue:
            self._report_text(replaced)
        self._report_caret(bool(queue))
        said = self.change_at_caret()
        if said != self._description:
            self._description = said
            QAccessible.updateAccessibility(QAccessibleEvent(self._view, QAccessible.Event.DescriptionChanged))

    def _report_text(self, replaced: Replaced | None) -> None:
        view = self._view
        if replaced is None:
            QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.VisibleDataChanged))
        elif replaced.removed == replaced.inserted:
            QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.TextAttributeChanged))
        else:
            if removed := replaced.removed[:_LONGEST]:
                QAccessible.updateAccessibility(QAccessibleTextRemoveEvent(view, replaced.at, removed))
            if inserted := replaced.inserted[:_LONGEST]:
                QAccessible.updateAccessibility(QAccessibleTextInsertEvent(view, replaced.at, inserted))

    def _report_caret(self, edited: bool) -> None:
        view = self._view
        caret = self.spoken.offset(view.selection.focus)
        if caret != self._caret or edited:
            self._caret = caret
            QAccessible.updateAccessibility(QAccessibleTextCursorEvent(view, caret))
        if self._selected or not view.selection.empty:
            self._selected = not view.selection.empty
            start, end = (self.spoken.offset(p) for p in view.document.ordered(view.selection))
            QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(view, start, end))
