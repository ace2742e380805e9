"""The walk through the changes one by one, decided with single keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from app.editing.mapping import map_range
from app.gui.editor.modes import ViewMode
from app.gui.find_wording import story_name
from app.gui.format_words import format_words
from app.gui.walk_bar import WalkBar, place_words
from app.gui.walk_progress import Verdict, WalkProgress
from app.gui.wording import author_name, kind_icon, kind_name, number, one_line, party_name, short_date, told
from app.model.changes import Change
from app.model.document import Range, StoryKind
from app.services.events import DocumentChanged, Event

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.gui.annex_page import AnnexPage

_LINE = 24


class WalkThrough(QObject):
    """Shows the changes that the panel's filter leaves, one after the other, until it is ended.

    The panel holds which change is the current one; the caret goes along and is put back at the end.
    """

    ended = Signal(str)
    """Emitted with what was done, in a sentence."""

    def __init__(self, annex: AnnexPage, comment: Callable[[Change], object]) -> None:
        super().__init__(annex)
        self._annex, self._editor, self._panel = annex, annex.editor, annex.inspector.changes
        self._session = annex.opened.session
        self._at_end = False
        self._caret: Range | None = self._editor.selection
        self._story = self._editor.galley.story.id
        self._mode = self._editor.view_mode
        self._steps = len(self._session.history)
        self._elsewhere: Verdict | None = None
        self._row = 0
        self.progress = WalkProgress(len(self._panel.model.shown))
        self.bar = WalkBar()
        self._comment = comment
        self._connect()
        if not self._mode.marks:
            self._editor.set_view_mode(ViewMode.ALL_MARKUP)
        self._go(self._panel.row if self._panel.row is not None else 0)
        self.bar.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the keys do

    def decide(self, verdict: Verdict) -> None:
        """Accept or reject the current change and go on to the next."""
        row = self._panel.row
        if row is None or self._at_end:
            return
        before = self._session.document
        accept = verdict is Verdict.ACCEPTED
        self._panel.accept(go_on=False) if accept else self._panel.reject(go_on=False)
        if self._session.document is before:
            self.bar.say(self.tr("This change cannot be decided here; it was left as it is."))
            return
        self._list_now()
        self._elsewhere = None
        self.progress.decide(len(self._panel.model.shown), row, verdict)
        self._go(row)

    def decide_shown(self, verdict: Verdict) -> int:
        """Accept or reject all that is left as one step; returns how many that were."""
        count = self._panel.decide_shown(accept=verdict is Verdict.ACCEPTED)
        self._list_now()
        left = len(self._panel.model.shown)
        self.progress.decide(left, 0, verdict)
        self._go(left)
        return count

    def note_decision(self, accepted: bool) -> None:
        """Count a decision that is made in the list or on a card instead."""
        self._elsewhere = Verdict.ACCEPTED if accepted else Verdict.REJECTED

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) change; the end is said, and never leads round to the start."""
        self._list_now()
        count = len(self._panel.model.shown)
        row = count + min(by, 0) if self._at_end else self._panel.row_beside(by)
        if row < 0:
            self.bar.say(self.tr("This is the first change."))
        else:
            self._go(row)

    def comment(self) -> None:
        """Ask for a comment on the current change, and stay with it."""
        row, change = self._panel.row, self._panel.current
        if row is not None and change is not None:
            self._comment(change)
            self._list_now()
            self._go(row)
            self.bar.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def place(self) -> str:
        """Which of how many changes is shown."""
        return self.bar.place.text()

    def start_again(self) -> None:
        """Go back to the first change that is not decided."""
        self._list_now()
        self._go(0)

    def end(self) -> None:
        """Put the caret, the view and the keyboard back to where they were."""
        self._editor.removeEventFilter(self)
        self._unsubscribe()
        for signal, slot in self._followed:
            signal.disconnect(slot)
        wrote = self._editor.hasFocus()
        self._editor.show_change(None)
        self._editor.set_view_mode(self._mode)
        there = any(story.id == self._story for story in self._editor.document.stories)
        if self._caret is not None and there and not wrote:
            if self._editor.galley.story.id != self._story:
                self._editor.focus_story(self._story)
            self._editor.select(self._caret)
        self.bar.hide()
        self.bar.deleteLater()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ended.emit(self._summary(self.progress.left))
        self.deleteLater()

    # Following

    def _connect(self) -> None:
        layout = self._annex.layout()
        assert layout is not None
        layout.insertWidget(0, self.bar)  # type: ignore[attr-defined]
        self.bar.show()
        self.bar.accepted.connect(lambda: self.decide(Verdict.ACCEPTED))
        self.bar.rejected.connect(lambda: self.decide(Verdict.REJECTED))
        self.bar.stepped.connect(self.step)
        self.bar.commented.connect(self.comment)
        self.bar.started_again.connect(self.start_again)
        self.bar.closed.connect(self.end)
        self.bar.scrolled.connect(lambda lines: self._editor.scroll_pixels(_LINE * lines * self._editor.zoom))
        self._shower = QTimer(self)
        self._shower.setSingleShot(True)
        self._shower.setInterval(0)
        self._shower.timeout.connect(self._follow)
        opened = self._annex.opened
        self._followed = [
            (opened.changes_found, self._later),
            (self._panel.filter_set, self._begin_anew),
            (self._panel.decided, self.note_decision),
            (self._panel.view.selectionModel().selectionChanged, self._later),
        ]
        for signal, slot in self._followed:
            signal.connect(slot)
        self._unsubscribe = self._session.subscribe(self._hear)
        self._editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys write while the text has the keyboard; Esc gives it back to the walk."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self._editor.selection.empty:
                self.bar.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._later()
        return super().eventFilter(watched, event)

    def _hear(self, event: Event) -> None:
        if isinstance(event, DocumentChanged):
            if self._caret is not None:
                self._caret = map_range(event.edit.splices, self._caret) or self._caret
            if not self._editor.hasFocus():
                self._later()

    def _later(self) -> None:
        # Everybody else follows first: the text, and the list.
        self._shower.start()

    def _list_now(self) -> None:
        self._annex.opened.list_changes_now()

    def _begin_anew(self) -> None:
        self.progress = WalkProgress(len(self._panel.model.shown))
        self._go(self._panel.row or 0)

    def _follow(self) -> None:
        if not self._editor.hasFocus():
            # Undo by key: what came back is shown at once.
            self._list_now()
        left = len(self._panel.model.shown)
        row = self._changed_by_others(left) if left != self.progress.left else None
        if row is not None and not self._editor.hasFocus():
            self._go(row)
        else:
            self._show()

    def _changed_by_others(self, left: int) -> int | None:
        """Follow undo, redo and what was written; returns the row to go to."""
        steps, row = len(self._session.history), self._row if self._panel.row is None else self._panel.row
        undone, self._steps = steps < self._steps, steps
        verdict, self._elsewhere = self._elsewhere, None
        if undone:
            return self.progress.undo(left, row)
        if left < self.progress.left and verdict is None:
            return self.progress.redo(left, row)
        self.progress.adapt(left, row, verdict)
        return None if verdict is None else row

    def _go(self, row: int) -> None:
        self._steps = len(self._session.history)
        shown = self._panel.model.shown
        self._at_end = row >= len(shown)
        if self._at_end:
            self._panel.choose_nothing()
            self._editor.show_change(None)
        else:
            self._panel.go_to_row(row)
        self._show()

    def _show(self) -> None:
        row, change = self._panel.row, self._panel.current
        if self._at_end and row is None:
            left = self.progress.left
            end = self.tr("That was the last change.") if left else self.tr("Every change is decided.")
            self.bar.show_end(f"{end} {self._summary(left)}.", left=left)
            self.bar.announce(end)
        elif row is not None and change is not None:
            self._at_end = False
            self._row = row
            place, total = self.progress.number(row), self.progress.total
            writing = self._editor.hasFocus()
            said = self._writing if writing else self._said(change)
            icon = "note" if writing else kind_icon(change.kind)
            self.bar.show_change(place_words(place, total), icon, said, place / max(total, 1), first=row == 0)
            if not writing:
                self.bar.announce(f"{place_words(place, total)}. {kind_name(change.kind)}: {one_line(change.text)}")

        else:
            elsewhere = self.tr("The caret is in none of the changes shown. N and P go to the nearest.")
            said = self._writing if self._editor.hasFocus() else elsewhere
            self.bar.show_none(said, self.progress.total)

    @property
    def _writing(self) -> str:
        return self.tr("The keys write in the text now. Esc goes on with the review.")

    def _summary(self, left: int) -> str:
        accepted, rejected = (number(self.progress.count(v)) for v in (Verdict.ACCEPTED, Verdict.REJECTED))
        words = self.tr("{accepted} accepted, {rejected} rejected, {left} left")
        return words.format(accepted=accepted, rejected=rejected, left=number(left))

    def _said(self, change: Change) -> str:
        revision, document = change.revision, self._session.document
        story = document.story(change.story)
        return told(
            story_name(story.kind) if story.kind is not StoryKind.BODY else "",
            ": ".join(part for part in (kind_name(change.kind), format_words(document, change)) if part),
            author_name(revision.author),
            party_name(revision.author),
            short_date(revision.date),
        )
