"""Reviewing: from change to change, one by one, all that are listed, the card of a change, line numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.gui.actions import ActionSpec, Place
from app.gui.messages import Answer, Message, Tone
from app.gui.places import Page, Part
from app.gui.wording import number

if TYPE_CHECKING:
    from app.gui.annex_page import AnnexPage
    from app.gui.card_keeper import CardKeeper
    from app.gui.editor import EditorView
    from app.gui.panels.changes import ChangesPanel
    from app.gui.walk_progress import Verdict
    from app.gui.walkthrough import WalkThrough
    from app.gui.window import MainWindow
    from app.model.changes import Change


class ReviewCommands(QObject):
    """What leads through the changes and decides about them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._walking: WalkThrough | None = None
        self._cards: CardKeeper | None = None
        window.document_closed.connect(self._forget)

    def specs(self) -> list[ActionSpec]:
        """The entries of the registry."""
        return [*self._ways(), *self._single(), *self._all_shown(), self._numbers()]

    def watch(self, editor: EditorView) -> None:
        """Offer cards, line numbers and what can be done with the whole list for a document that is shown."""
        annex, opened, window = self._window.annex, self._window.opened, self._window
        if annex is None or opened is None:
            return
        # After another step, Undo would take back something else.
        opened.document_changed.connect(lambda _: window.messages.withdraw(_ALL_DECIDED))
        annex.inspector.filled.connect(lambda: self._watch_list(annex))
        editor.show_line_numbers(bool(window.settings.number(_LINE_NUMBERS, window.path, 0)))

    def _watch_list(self, annex: AnnexPage) -> None:
        # Cards come with the list: the text is painted before both.
        from app.gui.card_keeper import CardKeeper

        self._cards = CardKeeper(annex)
        self._cards.decided.connect(self._note_decision)
        self._cards.comment_wanted.connect(self._comment_on)
        self._cards.answer_wanted.connect(self._window.notes.answer_with)
        panel = annex.inspector.changes
        panel.went_round.connect(self._say_round)
        panel.offer([self._window.registry.action(id_) for id_ in _ON_ALL])

    @property
    def place(self) -> str:
        """Which of how many changes is shown, "" where none is."""
        if self._walking is not None:
            return self._walking.place
        panel = self._panel()
        if panel is None or panel.row is None:
            return ""
        row, count = number(panel.row + 1), number(len(panel.model.shown))
        return self.tr("{row} of {count}").format(row=row, count=count)

    def _ways(self) -> list[ActionSpec]:
        some = self._has_changes
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
                self.walk,
                Place.CHANGES,
                1,
                shortcuts=("Ctrl+Shift+R",),
                hint=self.tr("Walk through the changes, each in its place, and decide with single keys"),
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
        ]

    def _single(self) -> list[ActionSpec]:
        chosen = self._has_chosen
        return [
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
        ]

    def _all_shown(self) -> list[ActionSpec]:
        some = self._can_decide
        return [
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

    def _numbers(self) -> ActionSpec:
        return ActionSpec(
            "view.line_numbers",
            self.tr("Line numbers"),
            self.toggle_line_numbers,
            Place.VIEW,
            2,
            hint=self.tr("Number the printed lines in the margin"),
            enabled=self._on_annex,
            checked=lambda: self._window.annex is not None and self._window.annex.editor.line_numbers is not None,
        )

    # Deeds

    def toggle_line_numbers(self) -> None:
        """Show or hide the line numbers, and remember it for this document."""
        annex, path = self._window.annex, self._window.path
        if annex is not None:
            shown = annex.editor.line_numbers is None
            annex.show_line_numbers(shown)
            self._window.settings.remember_number(_LINE_NUMBERS, int(shown), path)

    def walk(self) -> None:
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
        self._walking = WalkThrough(annex, self._comment_on)
        self._walking.ended.connect(self._end_walk)
        self._window.refresh()

    def leave(self) -> None:
        """End the walk, so that the document is remembered with the caret and the view that were there before."""
        if self._walking is not None:
            self._walking.ended.disconnect(self._end_walk)
            self._walking.end()
            self._walking = None

    def show_card(self) -> None:
        """Show the card of the change at the caret."""
        if self._window.annex is not None:
            # The keys are there before the cards are.
            self._window.annex.inspector.fill()
        if self._cards is not None and not self._cards.open_at_caret():
            self._window.messages.say(self.tr("There is no change at the caret."))

    def _note_decision(self, accepted: bool) -> None:
        if self._walking is not None:
            self._walking.note_decision(accepted)

    def _comment_on(self, change: Change) -> None:
        annex = self._window.annex
        if annex is not None:
            # The model is loaded with the first document, not with the window.
            from app.model.document import Position, Range

            place = Position(change.paragraph, change.start), Position(change.paragraph, change.end)
            annex.editor.select(Range(*place))
            self._window.refresh()
            self._window.registry.action(_COMMENT).trigger()
            self._window.activateWindow()

    def _forget(self) -> None:
        self._walking = self._cards = None

    def _end_walk(self, summary: str) -> None:
        self._walking = None
        self._window.messages.say(self.tr("The review is ended: {summary}.").format(summary=summary), Tone.DONE)
        self._window.refresh()

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
            self._walking.decide(_verdict(accept))
        elif panel is not None:
            panel.accept() if accept else panel.reject()

    def _decide_all(self, accept: bool) -> None:
        panel = self._panel()
        if self._walking is not None:
            count = self._walking.decide_shown(_verdict(accept))
        else:
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

    def _panel(self) -> ChangesPanel | None:
        annex = self._window.annex
        return annex.inspector.changes if annex is not None and annex.inspector.is_filled else None

    def _has_changes(self) -> bool:
        panel = self._panel()
        return panel is not None and bool(panel.model.shown)

    def _has_chosen(self) -> bool:
        panel = self._panel()
        if not self._on_annex() or panel is None or panel.current is None:
            return False
        return self._window.session is not None and not self._window.session.read_only

    def _can_decide(self) -> bool:
        session = self._window.session
        return self._has_changes() and session is not None and not session.read_only

    def _on_annex(self) -> bool:
        return self._window.annex is not None and self._window.annex.isVisible()


def _verdict(accept: bool) -> Verdict:
    # The walk, and what belongs to it, is loaded once it is begun.
    from app.gui.walk_progress import Verdict

    return Verdict.ACCEPTED if accept else Verdict.REJECTED


_COMMENT = "insert.comment"
_ALL_DECIDED = "all decided"
_LINE_NUMBERS = "line_numbers"
_ON_ALL = ("changes.review", "changes.accept_shown", "changes.reject_shown")
