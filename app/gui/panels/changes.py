"""The panel of tracked changes: find one, go there, accept or reject it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QStackedLayout, QToolButton, QWidget

from app.gui.open_document import OpenDocument
from app.gui.panels.change_list import ChangeDelegate, ChangeFilter, ChangeModel, ChangeRole
from app.gui.panels.rows import BY_KEY, quiet_list
from app.gui.pieces import PANE_MARGINS, ElidedLabel, EmptyPane, IconButton, button, column_of, hairline, label, row_of
from app.gui.theme import SPACE_1, SPACE_2
from app.gui.wording import kind_name, number, one_line, short_date
from app.model.changes import Change
from app.model.document import Position


class ChangesPanel(QWidget):
    """All tracked changes with a filter over them and the chosen one's details under them."""

    change_chosen = Signal(object)

    def __init__(self, opened: OpenDocument, colour_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = opened
        self._follow = True
        self.model = ChangeModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(ChangeDelegate(colour_of, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        quiet_list(self.view, self.tr("Changes"))
        self.view.installEventFilter(self)
        self._details = ChangeDetails(self)
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
            self._quietly(self.view.selectionModel().clear)
        else:
            self._choose_row(row)

    def choose(self, change: Change) -> None:
        """Choose a change, without going there."""
        row = self.model.row_of(change)
        if row is not None:
            self._choose_row(row)

    def step(self, by: int) -> Change | None:
        """Choose the next (1) or previous (-1) change of those shown and go there."""
        count = len(self.model.shown)
        if not count:
            return None
        index = self.view.currentIndex()
        row = index.row() + by if index.isValid() and self.chosen else (0 if by > 0 else count - 1)
        self._choose_row(row % count)
        self._go()
        return self.current

    # Deciding

    def accept(self) -> None:
        """Accept what is chosen and go on to the next."""
        self._decide(self._open.session.accept_changes)

    def reject(self) -> None:
        """Reject what is chosen and go on to the next."""
        self._decide(self._open.session.reject_changes)

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
        self._go_on = False
        self._show_state()

    def set_filter(self, wanted: ChangeFilter) -> None:
        """Show only some changes."""
        self.model.set_filter(wanted)
        self._show_state()

    # Building

    def _build(self) -> None:
        self._go_on = False
        self._count = ElidedLabel("", "quiet")
        self._clear = IconButton("close", self.tr("Show all changes"), lambda: self.set_filter(ChangeFilter()))
        self._filter = QToolButton()
        self._filter.setText(self.tr("Filter"))
        self._filter.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._filter.setMenu(QMenu(self._filter))
        self._filter.menu().aboutToShow.connect(self._fill_filter)
        head = QWidget()
        row = row_of(head, margins=(*PANE_MARGINS[:2], SPACE_2, SPACE_1), spacing=SPACE_1)
        row.addWidget(self._count, 1)
        row.addWidget(self._clear)
        row.addWidget(self._filter)
        listed = QWidget()
        column = column_of(listed)
        column.addWidget(head)
        column.addWidget(self.view, 1)
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

    def _decide(self, decide: Callable[[list[Change]], object]) -> None:
        # The list may be a pause behind the text.
        self._open.list_changes_now()
        chosen = self.chosen
        if chosen:
            self._go_on = True
            decide(chosen)

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
        self._details.show_changes(self.chosen, self.current, self._open)

    def _show_state(self) -> None:
        total, shown = len(self.model.all), len(self.model.shown)
        self._stack.setCurrentIndex(0 if total else 1)
        filtered = not self.model.filter.open
        self._clear.setVisible(filtered)
        if filtered:
            self._count.setText(self.tr("{shown} of {total} changes").format(shown=number(shown), total=number(total)))
        else:
            one = total == 1
            self._count.setText(self.tr("1 change") if one else self.tr("{total} changes").format(total=number(total)))
        self._show_details()

    def _fill_filter(self) -> None:
        menu = self._filter.menu()
        menu.clear()
        now, changes = self.model.filter, self.model.all
        authors = dict.fromkeys(c.revision.author for c in changes)
        kinds = dict.fromkeys(c.kind for c in changes)
        titles = {p.id: p.title or p.id for p in self._open.session.proposals}
        owners = dict.fromkeys(c.revision.proposal or "" for c in changes)
        self._add_choices(
            self.tr("Author"),
            [(self.tr("All authors"), None), *((a, a) for a in authors)],
            now.author,
            lambda author: ChangeFilter(author, now.kind, now.proposal),
        )
        self._add_choices(
            self.tr("Kind"),
            [(self.tr("All kinds"), None), *((kind_name(k), k) for k in kinds)],
            now.kind,
            lambda kind: ChangeFilter(now.author, kind, now.proposal),
        )
        none = self.tr("No proposal")
        self._add_choices(
            self.tr("Proposal"),
            [(self.tr("All proposals"), None), *((titles.get(o, o) if o else none, o) for o in owners)],
            now.proposal,
            lambda proposal: ChangeFilter(now.author, now.kind, proposal),
        )

    def _add_choices(
        self, title: str, choices: Sequence[tuple[str, Any]], now: object, wanted: Callable[[Any], ChangeFilter]
    ) -> None:
        menu = self._filter.menu().addMenu(title)
        group = QActionGroup(menu)
        for text, value in choices:
            action = menu.addAction(one_line(text, 48).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == now)
            group.addAction(action)
            action.triggered.connect(lambda _=False, value=value: self.set_filter(wanted(value)))


class ChangeDetails(QWidget):
    """The chosen change in full, with what can be decided about it."""

    def __init__(self, panel: ChangesPanel) -> None:
        super().__init__()
        self._panel = panel
        self._text = label("", wrap=True)
        self._who = label("", "small", wrap=True)
        self._assign = QToolButton()
        self._assign.setText(self.tr("Assign to"))
        self._assign.setAccessibleName(self.tr("Assign the chosen changes to a proposal"))
        self._assign.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._assign.setMenu(QMenu(self._assign))
        self._assign.menu().aboutToShow.connect(self._fill)
        self._open: OpenDocument | None = None
        body = QWidget()
        column = column_of(body, margins=PANE_MARGINS, spacing=SPACE_1)
        column.addWidget(self._text)
        column.addWidget(self._who)
        deeds = QWidget()
        row = row_of(deeds, margins=(0, SPACE_1, 0, 0), spacing=SPACE_2)
        row.addWidget(button(self.tr("Accept"), panel.accept, hint=self.tr("Make it part of the text (A)")))
        row.addWidget(button(self.tr("Reject"), panel.reject, hint=self.tr("Take it back (R)")))
        row.addStretch(1)
        row.addWidget(self._assign)
        column.addWidget(deeds)
        self._column, self._row = column, row
        outer = column_of(self)
        outer.addWidget(hairline())
        outer.addWidget(body)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow column, the proposals have a row of their own."""
        super().resizeEvent(event)
        needed = self._row.sizeHint().width() + self._assign.sizeHint().width() + 2 * PANE_MARGINS[0]
        below = self._row.indexOf(self._assign) < 0
        narrow = event.size().width() < (needed if below else self._row.sizeHint().width() + 2 * PANE_MARGINS[0])
        if narrow and not below:
            self._column.addWidget(self._assign, 0, Qt.AlignmentFlag.AlignLeft)
        elif below and not narrow:
            self._row.addWidget(self._assign)

    def show_changes(self, chosen: list[Change], current: Change | None, opened: OpenDocument) -> None:
        """Say what is chosen; nothing hides the strip."""
        self._open = opened
        self.setVisible(current is not None)
        if current is None:
            return
        self._assign.setVisible(bool(opened.session.proposals))
        if len(chosen) > 1:
            self._text.setText(self.tr("{count} changes chosen").format(count=len(chosen)))
            self._who.setText("")
            return
        said = one_line(current.text, 200)
        self._text.setText(f"{kind_name(current.kind)}: {said}" if said else kind_name(current.kind))
        titles = {p.id: p.title for p in opened.session.proposals}
        owner = current.revision.proposal
        belongs = (titles.get(owner) or owner) if owner else ""
        when = " · ".join(part for part in (short_date(current.revision.date), belongs) if part)
        self._who.setText("\n".join(part for part in (current.revision.author, when) if part))

    def _fill(self) -> None:
        menu = self._assign.menu()
        menu.clear()
        if self._open is None:
            return
        session = self._open.session
        for proposal in session.proposals:
            title = one_line(proposal.title or self.tr("Untitled proposal"), 48).replace("&", "&&")
            action = menu.addAction(title)
            action.triggered.connect(lambda _=False, id_=proposal.id: session.assign(self._panel.chosen, id_))
        menu.addSeparator()
        none = menu.addAction(self.tr("No proposal"))
        none.triggered.connect(lambda: session.assign(self._panel.chosen, None))
