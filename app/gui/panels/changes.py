"""The panel of tracked changes: find one, go there, accept or reject it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QStackedLayout, QStackedWidget, QToolButton, QWidget

from app.editing import resolve
from app.editing.draft import Draft
from app.gui.carried_words import carried_name
from app.gui.open_document import OpenDocument
from app.gui.panels.change_details import ChangeDetails
from app.gui.panels.change_list import ChangeDelegate, ChangeFilter, ChangeModel, ChangeRole
from app.gui.panels.filter_button import FilterButton, filter_words
from app.gui.panels.rows import BY_KEY, quiet_list
from app.gui.panels.unresolved import unresolved
from app.gui.pieces import PANE_MARGINS, ElidedLabel, EmptyPane, IconButton, button, column_of, row_of
from app.gui.theme import SPACE_1, SPACE_2
from app.gui.wording import number
from app.model.changes import Change
from app.model.document import Position


class ChangesPanel(QWidget):
    """All tracked changes with a filter over them and the chosen one's details under them."""

    change_chosen = Signal(object)
    went_round = Signal(int)
    """Emitted when a step led over the last change to the first (1) or over the first to the last (-1)."""

    filter_set = Signal()
    decided = Signal(bool)
    """Emitted before what is chosen is accepted (True) or rejected."""

    def __init__(self, opened: OpenDocument, colour_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = opened
        self._follow = True
        self._place: Position | None = None
        self.model = ChangeModel(
            self,
            lambda changes: unresolved(opened.session.document, changes),
            lambda change: carried_name(opened.session.document, change),
        )
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(ChangeDelegate(colour_of, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        quiet_list(self.view, self.tr("Changes"))
        self.view.installEventFilter(self)
        self._details = ChangeDetails(opened.session, self.accept, self.reject, lambda: self.chosen)
        self._build()
        self.view.selectionModel().selectionChanged.connect(self._chosen)
        self.view.clicked.connect(self._go)
        opened.changes_found.connect(self.show_changes)
        opened.proposals_changed.connect(self._show_details)
        self.show_changes(opened.changes)

    # What is chosen

    @property
    def current(self) -> Change | None:
        """The change that is chosen, the last one of several."""
        chosen = self.chosen
        index = self.view.currentIndex()
        change = index.data(ChangeRole.CHANGE) if index.isValid() else None
        return change if change in chosen else (chosen[-1] if chosen else None)

    @property
    def chosen(self) -> list[Change]:
        """All chosen changes in reading order."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        return [self.model.shown[row] for row in rows if row < len(self.model.shown)]

    def choose_at(self, position: Position) -> None:
        """Choose the change at a place in the text, without going there; none when none is there."""
        row = self.model.row_at(position)
        if row is None:
            self.choose_nothing()
        else:
            self._choose_row(row)
        self._place = position

    def choose_nothing(self) -> None:
        """Let go of what is chosen, and of the place of the caret."""
        self._place = None
        self._quietly(self.view.selectionModel().clear)

    def choose(self, change: Change) -> None:
        """Choose a change, without going there."""
        row = self.model.row_of(change)
        if row is not None:
            self._choose_row(row)

    @property
    def row(self) -> int | None:
        """The row of the current change, None without one."""
        index = self.view.currentIndex()
        return index.row() if index.isValid() and self.current is not None else None

    def step(self, by: int) -> Change | None:
        """Choose the next (1) or previous (-1) change of those shown, seen from the caret, and go there."""
        self._open.list_changes_now()
        count = len(self.model.shown)
        if not count:
            return None
        row = self.row_beside(by)
        if not 0 <= row < count:
            self.went_round.emit(by)
        self.go_to_row(row % count)
        return self.current

    def row_beside(self, by: int) -> int:
        """The row after (1) or before (-1) the current change, else the caret; it may lie outside the list."""
        if self.row is not None:
            return self.row + by
        if self._place is None:
            return 0 if by > 0 else len(self.model.shown) - 1
        after = self.model.row_after(self._place, self._open.session.document)
        return after if by > 0 else after - 1

    def go_to_row(self, row: int) -> None:
        """Choose the change in a row and go there."""
        self._choose_row(row)
        self._go()

    # Deciding

    def accept(self, *, go_on: bool = True) -> None:
        """Accept what is chosen and, with `go_on`, go to the next."""
        self._decide(True, go_on)

    def reject(self, *, go_on: bool = True) -> None:
        """Reject what is chosen and, with `go_on`, go to the next."""
        self._decide(False, go_on)

    def decide_shown(self, *, accept: bool) -> int:
        """Accept or reject everything that the filter shows, as one step; returns how many changes that were."""
        self._open.list_changes_now()
        listed = tuple(self.model.shown)
        if not listed or self._open.session.read_only:
            return 0
        name = self.tr("Accept {count} changes") if accept else self.tr("Reject {count} changes")
        decide = resolve.accept_changes if accept else resolve.reject_changes

        def build(draft: Draft) -> None:
            decide(draft, listed)

        self._open.session.edit(name.format(count=number(len(listed))), build)
        return len(listed)

    def show_changes(self, changes: list[Change]) -> None:
        """List these changes; what was chosen stays chosen where it is still there."""
        current = self.current
        row = self.view.currentIndex().row()
        self._quietly(lambda: self.model.set_changes(changes))
        if current is not None:
            again = self.model.row_of(current)
            next_one = again is None and self._go_on and bool(self.model.shown)
            if next_one:
                again = min(row, len(self.model.shown) - 1)
            if again is not None:
                self._choose_row(again)
            if next_one:
                self._go()
        elif self._place is not None and not self.view.hasFocus():
            # What was just written at the caret is listed only now.
            self.choose_at(self._place)
        self._go_on = False
        self._show_state()

    def set_filter(self, wanted: ChangeFilter) -> None:
        """Show only some changes; what is chosen stays so if it is among them."""
        current = self.current
        self._quietly(lambda: self.model.set_filter(wanted))
        row = self.model.row_of(current) if current is not None else None
        if row is not None:
            self._choose_row(row)
        self._show_state()
        self.filter_set.emit()

    def offer(self, actions: Sequence[QAction]) -> None:
        """Put actions on the list as a whole under the button with the dots."""
        menu = self._more.menu()
        assert isinstance(menu, QMenu)
        menu.clear()
        menu.addActions(actions)

    # Building

    def _build(self) -> None:
        self._go_on = False
        self._count = ElidedLabel("", "quiet")
        self._clear = IconButton("close", self.tr("Show all changes"), lambda: self.set_filter(ChangeFilter()))
        self._filter = FilterButton(self._open.session, lambda: self.model.filter, lambda: self.model.all)
        self._filter.wanted.connect(self.set_filter)
        self._more = IconButton("dots", self.tr("All that are listed"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(QMenu(self._more))
        self._said = ElidedLabel("", "small")
        self._said_row = QWidget()
        row_of(self._said_row, margins=(PANE_MARGINS[0], 0, PANE_MARGINS[2], SPACE_2)).addWidget(self._said)
        head = QWidget()
        row = row_of(head, margins=(*PANE_MARGINS[:2], SPACE_2, SPACE_1), spacing=SPACE_1)
        row.addWidget(self._count, 1)
        row.addWidget(self._clear)
        row.addWidget(self._filter)
        row.addWidget(self._more)
        listed = QWidget()
        column = column_of(listed)
        column.addWidget(head)
        column.addWidget(self._said_row)
        nothing = EmptyPane(
            self.tr("Nothing passes the filter"),
            self.tr("There are changes, but none that the filter shows."),
            button(self.tr("Show all changes"), lambda: self.set_filter(ChangeFilter())),
        )
        self._rows = QStackedWidget()
        self._rows.addWidget(self.view)
        self._rows.addWidget(nothing)
        column.addWidget(self._rows, 1)
        column.addWidget(self._details)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listed)
        self._stack.addWidget(
            EmptyPane(
                self.tr("No changes yet"),
                self.tr("What you write or strike while tracking is on is listed here, with who changed it and when."),
            )
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys on the list: Enter goes to the change, A accepts and R rejects it."""
        if isinstance(event, QResizeEvent):
            # The details that open below take rows away from the end of the list.
            QTimer.singleShot(0, self.view, self._keep_in_sight)
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in BY_KEY:
            self._choose_first()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            deed = {
                Qt.Key.Key_Return: self._go,
                Qt.Key.Key_Enter: self._go,
                Qt.Key.Key_A: self.accept,
                Qt.Key.Key_R: self.reject,
            }.get(Qt.Key(event.key()))
            if deed is not None:
                deed()
                return True
        return super().eventFilter(watched, event)

    def _choose_first(self) -> None:
        # The keys of the list need something to work on, and the eye a place to rest.
        if not self.chosen and self.model.shown:
            self._choose_row(max(self.view.currentIndex().row(), 0))

    def _keep_in_sight(self) -> None:
        if self.chosen:
            self.view.scrollTo(self.view.currentIndex())

    def _decide(self, accept: bool, go_on: bool) -> None:
        # The list may be a pause behind the text.
        self._open.list_changes_now()
        chosen = self.chosen
        if chosen and not self._open.session.read_only:
            self._go_on = go_on
            self.decided.emit(accept)
            session = self._open.session
            session.accept_changes(chosen) if accept else session.reject_changes(chosen)

    def _choose_row(self, row: int) -> None:
        index = self.model.index(row)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self._quietly(lambda: self.view.selectionModel().setCurrentIndex(index, flags))
        self.view.scrollTo(index)

    def _quietly(self, do: Callable[[], object]) -> None:
        self._follow = False
        try:
            do()
        finally:
            self._follow = True
        self._show_details()

    def _chosen(self) -> None:
        self._show_details()
        if self._follow and len(self.chosen) == 1 and self.view.hasFocus():
            self._go()

    def _go(self) -> None:
        if self.current is not None:
            self.change_chosen.emit(self.current)

    def _show_details(self) -> None:
        self._details.show_changes(self.chosen, self.current)

    def _show_state(self) -> None:
        total, shown = self.model.total, len(self.model.shown)
        self._stack.setCurrentIndex(0 if total else 1)
        self._rows.setCurrentIndex(0 if shown else 1)
        wanted = self.model.filter
        self._clear.setVisible(not wanted.open)
        self._said_row.setVisible(not wanted.open)
        self._said.setText(filter_words(wanted, self._open.session))
        if not wanted.open:
            self._count.setText(self.tr("{shown} of {total} changes").format(shown=number(shown), total=number(total)))
        else:
            one = total == 1
            self._count.setText(self.tr("1 change") if one else self.tr("{total} changes").format(total=number(total)))
        self._show_details()
