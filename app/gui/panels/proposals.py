"""The panel of proposals: their order, which one is active, and what each says."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QListView,
    QScrollArea,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.gui.fields import ParagraphsField, WrappedField
from app.gui.open_document import OpenDocument
from app.gui.panels.rows import RowPainter, quiet_list
from app.gui.pieces import (
    PANE_MARGINS,
    ElidedLabel,
    EmptyPane,
    IconButton,
    button,
    column_of,
    field_row,
    hairline,
    row_of,
)
from app.gui.theme import ROW_HEIGHT, SPACE_1, SPACE_2, SPACE_3, TYPE_BASE, TYPE_SMALL, Tokens, sized
from app.gui.wording import joined, list_of, paragraphs_of, symbol_meaning
from app.model.proposal import Proposal, Rationale, Symbol

_ID = int(Qt.ItemDataRole.UserRole) + 1
_SYMBOL, _COUNT, _ACTIVE = _ID + 1, _ID + 2, _ID + 3
_ROWS_SHOWN = 6


class ProposalsPanel(QWidget):
    """The list of proposals over the form of the chosen one."""

    changes_wanted = Signal(str)
    """Show the changes of the proposal with this id."""

    def __init__(self, opened: OpenDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = opened
        self.model = QStandardItemModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(ProposalDelegate(self.view))
        quiet_list(self.view, self.tr("Proposals"))
        self.form = ProposalForm(opened)
        self._build()
        self.view.selectionModel().currentChanged.connect(self._show_form)
        self.view.doubleClicked.connect(self._toggle_active)
        opened.proposals_changed.connect(self.refresh)
        opened.settings_changed.connect(self.refresh)
        opened.changes_found.connect(self.refresh)
        self.form.active_toggled.connect(self._toggle_active)
        self.form.changes_asked.connect(self._ask_for_changes)
        self.refresh()

    @property
    def current(self) -> str | None:
        """The id of the chosen proposal."""
        index = self.view.currentIndex()
        return index.data(_ID) if index.isValid() else None

    def choose(self, id_: str) -> None:
        """Choose the proposal with this id."""
        for row in range(self.model.rowCount()):
            if self.model.item(row).data(_ID) == id_:
                self.view.setCurrentIndex(self.model.index(row, 0))

    def new(self) -> None:
        """Add a proposal, make it active and put the cursor in its title."""
        session = self._open.session
        proposal = Proposal(session.new_proposal_id())
        session.add_proposal(proposal)
        session.active_proposal = proposal.id
        self.refresh()
        self.choose(proposal.id)
        self.form.focus_title()

    def remove(self) -> None:
        """Remove the chosen proposal; its changes stay in the text. Undo brings it back."""
        if self.current is not None:
            self._open.session.remove_proposal(self.current)

    def shift(self, by: int) -> None:
        """Move the chosen proposal up (-1) or down (1)."""
        ids = [p.id for p in self._open.session.proposals]
        if self.current not in ids:
            return
        chosen = self.current
        at = ids.index(chosen)
        if 0 <= at + by < len(ids):
            ids.insert(at + by, ids.pop(at))
            self._open.session.order_proposals(ids)
            self.choose(chosen)

    def refresh(self) -> None:
        """Show the session's proposals, their counts and which one is active."""
        session, chosen = self._open.session, self.current
        counts = Counter(c.revision.proposal for c in self._open.changes)
        ids = [p.id for p in session.proposals]
        if [self.model.item(row).data(_ID) for row in range(self.model.rowCount())] != ids:
            self.model.clear()
            for _ in ids:
                self.model.appendRow(QStandardItem())
        for row, proposal in enumerate(session.proposals):
            self._fill(self.model.item(row), proposal, counts[proposal.id], proposal.id == session.active_proposal)
        if ids:
            self.choose(chosen if chosen in ids else session.active_proposal or ids[0])
        self._show_state(len(ids))

    def _fill(self, item: QStandardItem, proposal: Proposal, count: int, active: bool) -> None:
        title = proposal.title or self.tr("Untitled proposal")
        item.setText(title)
        item.setToolTip(title)
        item.setData(proposal.id, _ID)
        item.setData(proposal.symbol.value, _SYMBOL)
        item.setData(count, _COUNT)
        item.setData(active, _ACTIVE)
        said = self.tr("{symbol} {title}, {count} changes").format(
            symbol=proposal.symbol.value, title=title, count=count
        )
        item.setData(
            self.tr("{said}, active").format(said=said) if active else said, Qt.ItemDataRole.AccessibleTextRole
        )

    def _build(self) -> None:
        self._count = ElidedLabel("", "quiet")
        head = QWidget()
        row = row_of(head, margins=(*PANE_MARGINS[:2], SPACE_2, SPACE_1))
        row.addWidget(self._count, 1)
        self._up = IconButton("up", self.tr("Move up"), lambda: self.shift(-1))
        self._down = IconButton("down", self.tr("Move down"), lambda: self.shift(1))
        self._remove = IconButton("trash", self.tr("Remove the proposal; its changes stay"), self.remove)
        head.setDisabled(self._open.session.read_only)
        self.form.setDisabled(self._open.session.read_only)
        for tool in (self._up, self._down, self._remove, IconButton("plus", self.tr("New proposal"), self.new)):
            row.addWidget(tool)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.form)
        full = QWidget()
        column = column_of(full)
        column.addWidget(head)
        column.addWidget(self.view)
        column.addSpacing(SPACE_1)
        column.addWidget(hairline())
        column.addWidget(self._scroll, 1)
        new = button(self.tr("New proposal"), self.new)
        new.setDisabled(self._open.session.read_only)
        empty = EmptyPane(
            self.tr("No proposals yet"),
            self.tr(
                "A proposal groups changes under one title and one reason. The changes you make while a proposal is "
                "active belong to it."
            ),
            new,
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(full)
        self._stack.addWidget(empty)

    def _show_state(self, count: int) -> None:
        self._stack.setCurrentIndex(0 if count else 1)
        text = self.tr("1 proposal") if count == 1 else self.tr("{count} proposals").format(count=count)
        self._count.setText(text)
        self.view.setFixedHeight(ROW_HEIGHT * min(max(count, 1), _ROWS_SHOWN) + SPACE_1)
        row = self.view.currentIndex().row()
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < count - 1)
        self._show_form()

    def _show_form(self) -> None:
        if self.current is None:
            return
        self.form.show_proposal(self._open.session.proposal(self.current))
        row, count = self.view.currentIndex().row(), self.model.rowCount()
        self._up.setEnabled(row > 0)
        self._down.setEnabled(row < count - 1)

    def _toggle_active(self) -> None:
        session = self._open.session
        if self.current is not None:
            session.active_proposal = None if session.active_proposal == self.current else self.current

    def _ask_for_changes(self) -> None:
        if self.current is not None:
            self.changes_wanted.emit(self.current)


class ProposalForm(QWidget):
    """What one proposal says; every field is written into the session after a pause."""

    active_toggled = Signal()
    changes_asked = Signal()

    def __init__(self, opened: OpenDocument) -> None:
        super().__init__()
        self.setObjectName("form")
        self._open = opened
        self._id = ""
        self.title = WrappedField(self.tr("What is proposed, in one line"))
        self.symbol = QComboBox()
        for symbol in Symbol:
            self.symbol.addItem(symbol_meaning(symbol), symbol)
        self.addressees = WrappedField(self.tr("WG-A; WG-B"))
        self.rationale = ParagraphsField(self.tr("Why; every line becomes a paragraph"), least=5, most=60)
        self.considered_by = WrappedField(self.tr("WG-C"))
        self._active = button("", self.active_toggled.emit)
        self._active.setCheckable(True)
        self._changes = button("", self.changes_asked.emit, "link")
        self._lay_out()
        self.title.settled.connect(lambda text: self._write("title", title=text.strip()))
        self.addressees.settled.connect(lambda text: self._write("addressees", addressees=list_of(text)))
        self.rationale.settled.connect(self._write_rationale)
        self.considered_by.settled.connect(self._write_rationale)
        self.symbol.activated.connect(lambda: self._write("symbol", symbol=self.symbol.currentData()))

    def show_proposal(self, proposal: Proposal) -> None:
        """Show a proposal; what is being written into the one shown before is kept first."""
        if proposal.id != self._id:
            self.settle()
            self._id = proposal.id
        self.title.show_text(proposal.title)
        self.symbol.setCurrentIndex(list(Symbol).index(proposal.symbol))
        self._show_list(self.addressees, proposal.addressees)
        if paragraphs_of(self.rationale.toPlainText()) != proposal.rationale.text:
            self.rationale.show_text("\n".join(proposal.rationale.text))
        self._show_list(self.considered_by, proposal.rationale.addressees)
        self._show_active(proposal)

    def settle(self) -> None:
        """Write what is still being typed into the session now."""
        for field in (self.title, self.addressees, self.rationale, self.considered_by):
            field.settle()

    def focus_title(self) -> None:
        """Put the cursor where a new proposal begins."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_list(self, field: WrappedField, names: tuple[str, ...]) -> None:
        if list_of(field.text()) != names:
            field.show_text(joined(names))

    def _show_active(self, proposal: Proposal) -> None:
        active = self._open.session.active_proposal == proposal.id
        self._active.setChecked(active)
        self._active.setText(self.tr("Active: new changes belong here") if active else self.tr("Make active"))
        count = sum(c.revision.proposal == proposal.id for c in self._open.changes)
        self._changes.setEnabled(count > 0)
        self._changes.setText(self.tr("1 change") if count == 1 else self.tr("{count} changes").format(count=count))

    def _lay_out(self) -> None:
        column = column_of(self, margins=(SPACE_3, SPACE_3, SPACE_3, SPACE_3), spacing=SPACE_3)
        top = QWidget()
        rows = column_of(top, spacing=SPACE_1)
        for part in (self._active, self._changes):
            rows.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(top)
        column.addWidget(field_row(self.tr("Title"), self.title))
        column.addWidget(field_row(self.tr("Symbol"), self.symbol))
        column.addWidget(field_row(self.tr("For consideration by"), self.addressees))
        column.addWidget(field_row(self.tr("Rationale"), self.rationale))
        column.addWidget(field_row(self.tr("Rationale for consideration by"), self.considered_by))
        column.addStretch(1)
        self.symbol.setMinimumContentsLength(8)
        self.symbol.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def _write(self, field: str, **values: object) -> None:
        session = self._open.session
        if any(p.id == self._id for p in session.proposals):
            changed = replace(session.proposal(self._id), **values)  # type: ignore[arg-type]
            session.change_proposal(changed, merge=f"proposal {self._id} {field}")

    def _write_rationale(self) -> None:
        text = paragraphs_of(self.rationale.toPlainText())
        rationale = Rationale(text, list_of(self.considered_by.text()))
        self._write("rationale", rationale=rationale)


class ProposalDelegate(QStyledItemDelegate):
    """Draws a proposal: a filled or open circle for active or not, symbol, title, number of changes."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One row."""
        return QSize(120, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        painter.save()
        row = RowPainter(painter, option)
        self._draw_circle(painter, row.lead(16), bool(index.data(_ACTIVE)), row.tokens)
        symbols = sized(TYPE_SMALL, bold=True)
        wide = QFontMetrics(symbols).horizontalAdvance("(MOD)")
        row.text(row.lead(wide), str(index.data(_SYMBOL)), symbols, row.tokens.quiet)
        row.tail(str(index.data(_COUNT) or ""), sized(TYPE_BASE), row.tokens.quiet)
        row.text(row.rest(), str(index.data()), sized(TYPE_BASE), row.tokens.ink)
        painter.restore()

    def _draw_circle(self, painter: QPainter, piece: QRectF, active: bool, tokens: Tokens) -> None:
        circle = QRectF(piece.left() + 3, piece.center().y() - 5, 10, 10)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent if active else tokens.quiet), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if active:
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(circle.adjusted(2.5, 2.5, -2.5, -2.5))
