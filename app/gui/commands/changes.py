"""The changes menu: tracking, the walk through the changes, proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QDialog, QMenu

from app.gui.actions import ActionSpec, Place
from app.gui.dialogs.author import AuthorDialog
from app.gui.messages import Answer, Message, Tone
from app.gui.places import Page, Part
from app.gui.wording import number
from app.model.document import Range

if TYPE_CHECKING:
    from app.editing.draft import Draft
    from app.gui.card_keeper import CardKeeper
    from app.gui.editor import EditorView
    from app.gui.panels.changes import ChangesPanel
    from app.gui.walkthrough import WalkThrough
    from app.gui.window import MainWindow


class ChangeCommands(QObject):
    """What has to do with tracked changes, and the question who makes them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._asking = False
        self._walking: WalkThrough | None = None
        self._cards: CardKeeper | None = None
        window.document_closed.connect(self._forget_review)

    def specs(self) -> list[ActionSpec]:
        """The entries of the registry."""
        return [*self._tracking(), *self._walk(), *self._proposals()]

    def refresh_bars(self) -> None:
        """Say tracking, author and which change is chosen."""
        window, session = self._window, self._window.session
        if session is None:
            window.toolbar.show_place(self.tr("Change"))
            return
        window.status.tracking.setText(self.tr("Tracking on") if session.tracking else self.tr("Tracking off"))
        window.status.author.setText(session.author.signature or self.tr("No author yet"))
        panel = self._panel()
        if self._walking is not None:
            window.toolbar.show_place(self.review_place)
        elif panel is not None and panel.current is not None:
            row, count = panel.view.currentIndex().row() + 1, len(panel.model.shown)
            window.toolbar.show_place(self.tr("{row} of {count}").format(row=number(row), count=number(count)))
        else:
            window.toolbar.show_place(self.tr("Change"))

    # Who edits

    def watch(self, editor: EditorView) -> None:
        """Ask who edits before the first tracked edit in this editor, and offer its menu."""
        if self._window.opened is not None:
            # After another step, Undo would take back something else.
            self._window.opened.document_changed.connect(lambda _: self._window.messages.withdraw(_ALL_DECIDED))
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)
        editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        editor.customContextMenuRequested.connect(self._show_menu)
        if self._window.annex is not None:
            from app.gui.card_keeper import CardKeeper

            self._cards = CardKeeper(self._window.annex)
        panel = self._panel()
        if panel is not None:
            panel.went_round.connect(self._say_round)
            panel.offer([self._window.registry.action(id_) for id_ in _ON_ALL])

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

    def _walk(self) -> list[ActionSpec]:
        some, chosen = self._has_changes, self._has_chosen
        return [
            ActionSpec(
                "changes.previous",
                self.tr("Previous change"),
                lambda: self._step(-1),
                Place.CHANGES,
                1,
                shortcuts=("Alt+Up",),
                enabled=some,
            ),
            ActionSpec(
                "changes.next",
                self.tr("Next change"),
                lambda: self._step(1),
                Place.CHANGES,
                1,
                shortcuts=("Alt+Down",),
                enabled=some,
            ),
            ActionSpec(
                "changes.review",
                self.tr("Review changes one by one"),
                self.review,
                Place.CHANGES,
                1,
                shortcuts=("Ctrl+Shift+R",),
                hint=self.tr("Show each change in its place and decide with single keys"),
                enabled=some,
                checked=lambda: self._walking is not None,
            ),
            ActionSpec(
                "changes.card",
                self.tr("Show the change at the caret"),
                self.show_card,
                Place.CHANGES,
                1,
                shortcuts=("Ctrl+F1",),
                hint=self.tr("Who changed it, when and why, and what was said about it"),
                enabled=self._on_annex,
            ),
            ActionSpec(
                "changes.accept",
                self.tr("Accept change"),
                lambda: self._decide(accept=True),
                Place.CHANGES,
                2,
                shortcuts=("Ctrl+Alt+A",),
                short=self.tr("Accept"),
                hint=self.tr("Make the chosen change part of the text"),
                enabled=chosen,
            ),
            ActionSpec(
                "changes.reject",
                self.tr("Reject change"),
                lambda: self._decide(accept=False),
                Place.CHANGES,
                2,
                shortcuts=("Ctrl+Alt+R",),
                short=self.tr("Reject"),
                hint=self.tr("Take the chosen change back"),
                enabled=chosen,
            ),
            ActionSpec(
                "changes.accept_shown",
                self.tr("Accept all shown"),
                lambda: self._decide_all(True),
                Place.CHANGES,
                3,
                hint=self.tr("Make every change that the filter shows part of the text, as one step"),
                enabled=some,
                label=lambda: self._all_label(self.tr("Accept all {count} shown"), self.tr("Accept all shown")),
            ),
            ActionSpec(
                "changes.reject_shown",
                self.tr("Reject all shown"),
                lambda: self._decide_all(False),
                Place.CHANGES,
                3,
                hint=self.tr("Take back every change that the filter shows, as one step"),
                enabled=some,
                label=lambda: self._all_label(self.tr("Reject all {count} shown"), self.tr("Reject all shown")),
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
                enabled=self._has_document,
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

        def build(draft: Draft) -> Range:
            after = writing.insert_text(draft, end, "]", tracking)
            writing.insert_text(draft, start, "[", tracking)
            return Range(after, after)

        session.edit(self.tr("Square brackets"), build, before=selection)

    def review(self) -> None:
        """Begin the walk through the changes that the filter shows, or end it."""
        if self._walking is not None:
            self._walking.end()
            return
        annex, opened = self._window.annex, self._window.opened
        if annex is None or opened is None:
            return
        # What only the walk needs is loaded with it.
        from app.gui.walkthrough import WalkThrough

        opened.list_changes_now()
        self._window.show_page(Page.ANNEX)
        if not annex.inspector.changes.model.shown:
            self._window.messages.say(self.tr("There is no change to review."))
            return
        self._walking = WalkThrough(annex)
        self._walking.ended.connect(self._end_review)
        self._window.refresh()

    def show_card(self) -> None:
        """Show the card of the change at the caret."""
        if self._cards is not None and not self._cards.open_at_caret():
            self._window.messages.say(self.tr("There is no change at the caret."))

    def _forget_review(self) -> None:
        self._walking = self._cards = None

    @property
    def review_place(self) -> str:
        """Which of how many changes the walk shows, "" while there is none."""
        return self._walking.place if self._walking is not None else ""

    def _end_review(self, summary: str) -> None:
        self._walking = None
        self._window.messages.say(self.tr("The review is ended: {summary}.").format(summary=summary), Tone.DONE)
        self._window.refresh()

    def _show_menu(self, place: QPoint) -> None:
        annex = self._window.annex
        if annex is None:
            return
        self._window.refresh()
        menu = QMenu(annex.editor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window.spelling.offer(menu, place)
        for group in _CONTEXT:
            if not menu.isEmpty():
                menu.addSeparator()
            for id_ in group:
                menu.addAction(self._window.registry.action(id_))
        menu.popup(annex.editor.viewport().mapToGlobal(place))

    def _toggle_tracking(self) -> None:
        session = self._window.session
        if session is not None:
            session.tracking = not session.tracking
            if not session.tracking:
                text = self.tr("Tracking is off: what you write now cannot be told from the original text.")
                self._window.messages.say(text, Tone.WARNING)

    def _step(self, by: int) -> None:
        panel = self._panel()
        if self._walking is not None:
            self._walking.step(by)
        elif panel is not None and self._window.annex is not None:
            self._window.show_page(Page.ANNEX)
            self._window.annex.inspector.show_part(Part.CHANGES)
            panel.step(by)

    def _decide(self, accept: bool) -> None:
        panel = self._panel()
        if self._walking is not None:
            from app.gui.walk_progress import Verdict

            self._walking.decide(Verdict.ACCEPTED if accept else Verdict.REJECTED)
        elif panel is not None:
            panel.accept() if accept else panel.reject()

    def _decide_all(self, accept: bool) -> None:
        panel = self._panel()
        count = panel.decide_shown(accept=accept) if panel is not None else 0
        if count:
            undo = Answer(self.tr("Undo"), self._window.edits.undo)
            self._window.messages.post(
                Message(self._decided(accept, count), Tone.DONE, answers=(undo,), subject=_ALL_DECIDED, seconds=12)
            )

    def _all_label(self, many: str, some: str) -> str:
        panel = self._panel()
        count = len(panel.model.shown) if panel is not None else 0
        return many.format(count=number(count)) if count > 1 else some

    def _decided(self, accept: bool, count: int) -> str:
        if count == 1:
            return self.tr("1 change accepted.") if accept else self.tr("1 change rejected.")
        word = self.tr("{count} changes accepted.") if accept else self.tr("{count} changes rejected.")
        return word.format(count=number(count))

    def _say_round(self, by: int) -> None:
        last = self.tr("That was the last change; this is the first.")
        first = self.tr("That was the first change; this is the last.")
        self._window.messages.say(last if by > 0 else first)

    def _new_proposal(self) -> None:
        annex = self._window.annex
        if annex is not None:
            self._window.show_page(Page.ANNEX)
            annex.inspector.show()
            annex.inspector.show_part(Part.PROPOSALS)
            annex.inspector.proposals.new()

    def _panel(self) -> ChangesPanel | None:
        return self._window.annex.inspector.changes if self._window.annex else None

    def _has_document(self) -> bool:
        return self._window.opened is not None

    def _has_changes(self) -> bool:
        panel = self._panel()
        return panel is not None and bool(panel.model.shown)

    def _has_chosen(self) -> bool:
        panel = self._panel()
        return self._on_annex() and panel is not None and panel.current is not None

    def _on_annex(self) -> bool:
        return self._window.annex is not None and self._window.annex.isVisible()

    def _has_selection(self) -> bool:
        annex = self._window.annex
        return annex is not None and self._on_annex() and not annex.editor.selection.empty


_ALL_DECIDED = "all decided"

_ON_ALL = ("changes.review", "changes.accept_shown", "changes.reject_shown")

_CONTEXT = (
    ("edit.cut", "edit.copy", "edit.paste", "edit.paste_plain"),
    ("changes.accept", "changes.reject"),
    ("insert.bracket",),
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
