"""Plays the actions of the window's registry, and what else a person chooses beside the text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.editing.lists import is_list_item
from app.gui.editor import ViewMode
from app.gui.panels.change_list import ChangeFilter
from app.model.content import Paragraph
from app.model.document import Position
from app.model.structure import cell_of
from tests.gui.driver.events import Event
from tests.gui.driver.hands import ALT, CTRL, SHIFT, Key
from tests.gui.driver.stage import AUTHORS, Stage

_VIEWS = (ViewMode.ALL_MARKUP, ViewMode.ALL_MARKUP, ViewMode.ALL_MARKUP, ViewMode.SIMPLE, ViewMode.FINAL)
_TABLE = ("row_above", "row_below", "row_below", "column_before", "column_after", "remove_row", "remove_column")
_FIND = ("edit.find_case", "edit.find_words", "edit.find_pattern", "edit.find_in_selection")
_WHERE = ("edit.find_shown", "edit.find_final", "edit.find_inserted", "edit.find_struck")


class Commands:
    """A person who knows the menus; each method plays one kind of event."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._window = stage.window

    def _do(self, id_: str) -> None:
        registry = self._window.registry
        action = registry.action(id_)
        # The window would have asked by now; it waits for a pause.
        action.setEnabled(registry.spec(id_).enabled())
        action.trigger()

    def _select(self, event: Event) -> None:
        if event.b % 3 and self._stage.editor.selection.empty:
            self._stage.focus()
            QTest.keyClick(self._stage.editor, Key.Key_Right, CTRL | SHIFT)

    def _go_to(self, event: Event, wanted: Callable[[Paragraph], bool]) -> None:
        """Go to a paragraph of a kind, where there is one, as from the outline."""
        paragraphs = [p for p in self._stage.editor.galley.story.paragraphs if wanted(p)]
        if paragraphs:
            place = paragraphs[event.b % len(paragraphs)]
            self._stage.annex.go_to(Position(place.id, event.a % (place.length + 1)))

    # The text

    def format(self, event: Event) -> None:
        """Bold, italic or underline, by the menu or by its keys."""
        name = ("bold", "italic", "underline")[event.a % 3]
        self._select(event)
        if event.b % 2:
            self._stage.focus()
            QTest.keyClick(self._stage.editor, (Key.Key_B, Key.Key_I, Key.Key_U)[event.a % 3], CTRL)
        else:
            self._stage.focus()
            self._do(f"edit.{name}")

    def sign(self, event: Event) -> None:
        """A sign that no key has."""
        self._stage.focus()
        self._do(("insert.no_break_space", "insert.no_break_hyphen")[event.a % 2])

    def level(self, event: Event) -> None:
        """A list item deeper or higher."""
        if event.b % 2:
            self._go_to(event, lambda paragraph: is_list_item(self._stage.session.document, paragraph))
        self._stage.focus()
        self._do(("edit.indent", "edit.outdent")[event.a % 2])

    def bracket(self, event: Event) -> None:
        """Square brackets around the selection."""
        self._select(event)
        self._do("insert.bracket")

    def move_paragraph(self, event: Event) -> None:
        """A paragraph up or down, by its keys."""
        self._stage.focus()
        QTest.keyClick(self._stage.editor, Key.Key_Up if event.a % 2 else Key.Key_Down, ALT | SHIFT)

    def table(self, event: Event) -> None:
        """Rows and columns."""
        if event.b % 2:
            self._go_to(event, lambda paragraph: cell_of(paragraph.parent) is not None)
        self._do(f"table.{_TABLE[event.a % len(_TABLE)]}")

    def select_all(self, event: Event) -> None:
        """The whole text."""
        self._stage.focus()
        self._do("edit.select_all")

    # Changes

    def _listed(self) -> None:
        assert self._window.opened is not None
        self._window.opened.list_changes_now()

    def to_change(self, event: Event) -> None:
        """To the next or previous change."""
        self._listed()
        self._do(("changes.next", "changes.previous")[event.a % 2])

    def decide(self, event: Event) -> None:
        """Accept or reject one change: that at the caret, or any."""
        self._listed()
        panel = self._stage.annex.inspector.changes
        if event.b % 3 and panel.model.shown:
            panel.go_to_row(event.b % len(panel.model.shown))
        self._do(("changes.accept", "changes.reject")[event.a % 2])

    def decide_several(self, event: Event) -> None:
        """Accept or reject some changes that stand one after the other in the list."""
        self._listed()
        panel = self._stage.annex.inspector.changes
        count = len(panel.model.shown)
        if not count:
            return
        first = event.b % count
        flags = QItemSelectionModel.SelectionFlag.Select
        panel.view.selectionModel().clear()
        for row in range(first, min(first + 2 + event.a % 6, count)):
            panel.view.selectionModel().setCurrentIndex(panel.model.index(row), flags)
        self._do(("changes.accept", "changes.reject")[event.a % 2])

    def reject_mine(self, event: Event) -> None:
        """Reject all changes of who sits at the desk."""
        self._filtered("changes.reject_shown")

    def accept_mine(self, event: Event) -> None:
        """Accept them."""
        self._filtered("changes.accept_shown")

    def _filtered(self, id_: str) -> None:
        self._listed()
        panel = self._stage.annex.inspector.changes
        panel.set_filter(ChangeFilter(author=self._stage.session.author.signature))
        self._do(id_)
        panel.set_filter(ChangeFilter())

    # Dialogs

    def note(self, event: Event) -> None:
        """A footnote or an endnote."""
        self._answered(event.text, lambda: self._do(("insert.footnote", "insert.endnote")[event.a % 2]))

    def comment(self, event: Event) -> None:
        """A comment on the selection or the paragraph."""
        self._answered(event.text, lambda: self._do("insert.comment"))

    def _answered(self, words: str, deed: Callable[[], object]) -> None:
        def answer() -> None:
            dialog = self._window.notes.dialog
            if dialog is not None:
                dialog.field.setPlainText(words)
                dialog.accept() if words.strip() else dialog.reject()

        QTimer.singleShot(0, answer)
        deed()
        QApplication.processEvents()
        self._stage.focus()

    # Finding

    def find(self, event: Event) -> None:
        """Open the bar and look for something."""
        self._look_for(event.text, "edit.replace" if event.a % 3 == 0 else "edit.find")
        if event.b % 4 == 0:
            self._do(_FIND[event.b // 4 % len(_FIND)])
        if event.b % 7 == 0:
            self._do(_WHERE[event.b // 7 % len(_WHERE)])
        self._settle()

    def _look_for(self, words: str, id_: str) -> None:
        self._stage.focus()
        self._do(id_)
        bar = self._window.find_bar
        bar.words.setText(words)
        bar.words_changed.emit()
        self._settle()

    @property
    def _finding(self) -> bool:
        return "find_bar" in vars(self._window) and self._window.find_bar.isVisible()

    def _settle(self) -> None:
        finder = self._window.finds.finder
        if finder is not None:
            finder.settle()
        self._stage.focus()

    def find_step(self, event: Event) -> None:
        """To the next or previous match."""
        if self._finding:
            self._do(("edit.find_next", "edit.find_previous")[event.a % 2])
            self._settle()

    def replace_one(self, event: Event) -> None:
        """Replace a match or two."""
        self._replace("edit.replace_one", event)
        self._replace("edit.replace_one", event)

    def replace_all(self, event: Event) -> None:
        """Replace all of them."""
        self._replace("edit.replace_all", event)

    def _replace(self, id_: str, event: Event) -> None:
        if not self._finding:
            words = self._stage.editor.current_paragraph().text[:40].split() or ["a"]
            self._look_for(words[event.a % len(words)][:4], "edit.replace")
        self._window.find_bar.replacement.setText(event.text)
        self._do(id_)
        self._settle()

    def find_close(self, event: Event) -> None:
        """Put the bar away."""
        self._window.finds.close()
        self._stage.focus()

    # How it is shown

    def view(self, event: Event) -> None:
        """Another view of the changes; the original seldom, because nothing can be written there."""
        mode = ViewMode.ORIGINAL if event.b % 20 == 0 else _VIEWS[event.a % len(_VIEWS)]
        self._do(f"view.{mode.value}")

    def side_by_side(self, event: Event) -> None:
        """The original beside the text, or no longer."""
        self._do("view.side_by_side")
        QApplication.processEvents()

    def line_numbers(self, event: Event) -> None:
        """Numbers beside the lines."""
        self._do("view.line_numbers")

    def zoom(self, event: Event) -> None:
        """Larger, smaller, as printed."""
        self._do(("view.zoom_in", "view.zoom_out", "view.zoom_reset", "view.zoom_reset")[event.a % 4])

    def resize(self, event: Event) -> None:
        """Another size of the window."""
        self._window.resize(760 + event.a % 700, 520 + event.b % 400)

    def column(self, event: Event) -> None:
        """A column beside the text, or no longer."""
        self._do(("view.outline", "view.inspector")[event.a % 2])

    def story(self, event: Event) -> None:
        """Into the notes, or back to the main text."""
        stories = self._stage.session.document.stories
        editable = [story.id for story in stories if story.editable and story.paragraphs]
        wanted = stories[0].id if event.a % 3 else editable[event.b % len(editable)]
        if wanted != self._stage.editor.galley.story.id:
            self._stage.editor.focus_story(wanted)
        self._stage.focus()

    # Who, and how

    def author(self, event: Event) -> None:
        """Somebody else sits down, after a while."""
        self._stage.clock.now += 5.0
        self._stage.session.author = AUTHORS[event.a % len(AUTHORS)]

    def tracking(self, event: Event) -> None:
        """Tracking off, or on again, after a while."""
        self._stage.clock.now += 5.0
        self._do("changes.track")

    # Nothing

    def pause(self, event: Event) -> None:
        """Nothing for a while: typing becomes a new step, at times a change a new date; what was unusual ends."""
        self._stage.clock.now += 5.0
        if not self._stage.session.tracking:
            self._do("changes.track")
        if self._stage.annex.beside.original is not None:
            self._do("view.side_by_side")
        if self._stage.editor.view_mode.original:
            self._do("view.all_markup")
        self._stage.clock.minute += event.a % 4 == 0
        self._keep_an_annex()

    def _keep_an_annex(self) -> None:
        """Where little is left of the annex, what was done lately is taken back: there must be something to play on."""
        stage = self._stage
        least = len(stage.opened.body.paragraphs) // 2
        while len(stage.session.document.body.paragraphs) < least and stage.session.can_undo:
            stage.editor.undo()

    def paint(self, event: Event) -> None:
        """Whatever was put off until now is done."""
        QApplication.processEvents()
