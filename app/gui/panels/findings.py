"""The panel of findings: what the checks say, where, why, and the mend where there is one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QListView, QStackedLayout, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.gui import icons
from app.gui.open_document import OpenDocument
from app.gui.panels.rows import BY_KEY, RowPainter, quiet_list
from app.gui.pieces import PANE_MARGINS, EmptyPane, button, column_of, hairline, label, row_of
from app.gui.theme import ROW_HEIGHT, SPACE_1, SPACE_2, SPACE_3, TYPE_BASE, TYPE_SMALL, sized
from app.gui.wording import severity_look, severity_name
from app.model.finding import Finding, Origin, Severity

_FINDING = int(Qt.ItemDataRole.UserRole) + 1
_SEVERITY = _FINDING + 1
_TITLE = _FINDING + 2
_LINES = 3
_BACKWARDS = (
    QListView.CursorAction.MoveUp,
    QListView.CursorAction.MovePrevious,
    QListView.CursorAction.MoveEnd,
    QListView.CursorAction.MovePageUp,
    QListView.CursorAction.MoveLeft,
)


class FindingsPanel(QWidget):
    """Findings, worst first, under a heading for each severity, and the chosen one's reason and mend below.

    What the amendments brought in comes first, then what the base had already; without amendments there are no two.
    """

    finding_chosen = Signal(object)
    fix_wanted = Signal(object)

    def __init__(self, opened: OpenDocument, check: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = opened
        self.model = QStandardItemModel(self)
        self.view = FindingsView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(FindingDelegate(self.view))
        quiet_list(self.view, self.tr("Findings"))
        self.view.installEventFilter(self)
        self._details = FindingDetails(self)
        self._build(check)
        self.view.clicked.connect(self._go)
        self.view.selectionModel().currentChanged.connect(lambda: self._details.show_finding(self.current))
        opened.findings_found.connect(self.show_findings)
        self.show_findings(opened.findings)

    @property
    def current(self) -> Finding | None:
        """The chosen finding."""
        index = self.view.currentIndex()
        return index.data(_FINDING) if index.isValid() else None

    def show_findings(self, findings: list[Finding]) -> None:
        """List these findings by severity; the chosen one stays chosen where it is still there."""
        chosen, scrolled = self.current, self.view.verticalScrollBar().value()
        self.model.clear()
        amended = [f for f in findings if f.origin is Origin.AMENDED]
        base = [f for f in findings if f.origin is Origin.BASE]
        if amended:
            self.model.appendRow(_title(self.tr("Brought in by the amendments")))
            self._list_group(amended, chosen)
        if amended and base:
            self.model.appendRow(_title(self.tr("In the base already")))
        self._list_group(base, chosen)
        self.view.verticalScrollBar().setValue(scrolled)
        self._details.show_finding(self.current)
        self._stack.setCurrentIndex(0 if findings else (1 if self._open.checked else 2))

    def _list_group(self, findings: list[Finding], chosen: Finding | None) -> None:
        """The findings of one origin by severity."""
        for severity in Severity:
            group = [f for f in findings if f.severity is severity]
            if group:
                self.model.appendRow(_heading(severity, len(group)))
            for finding in group:
                self.model.appendRow(_row(finding))
                if finding == chosen:
                    self.view.setCurrentIndex(self.model.index(self.model.rowCount() - 1, 0))

    def fix(self) -> None:
        """Make the chosen finding's mend."""
        if self.current is not None and self.current.fix is not None:
            self.fix_wanted.emit(self.current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on the list goes to the place; coming to the list by key chooses its first finding."""
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in BY_KEY and self.current is None:
            self.view.setCurrentIndex(self._first())
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in enter:
            self._go()
            return True
        return super().eventFilter(watched, event)

    def _build(self, check: Callable[[], object]) -> None:
        listed = QWidget()
        column = column_of(listed)
        column.addSpacing(SPACE_2)
        column.addWidget(self.view, 1)
        column.addWidget(self._details)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listed)
        self._stack.addWidget(
            EmptyPane(
                self.tr("Nothing found"),
                self.tr("The checks ran and have nothing to say. They run again after every change."),
                button(self.tr("Check again"), check),
            )
        )
        text = self.tr(
            "The checks run in the background. What they find appears here: errors, then warnings, then notes."
        )
        self._stack.addWidget(EmptyPane(self.tr("Checking the plan"), text))

    def _first(self) -> QModelIndex:
        """The first finding; the rows before it are headings."""
        rows = (self.model.index(row, 0) for row in range(self.model.rowCount()))
        return next((index for index in rows if index.data(_FINDING) is not None), QModelIndex())

    def _go(self) -> None:
        if self.current is not None:
            self.finding_chosen.emit(self.current)


def _title(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(True, _TITLE)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return item


def _heading(severity: Severity, count: int) -> QStandardItem:
    item = QStandardItem(severity_name(severity, count))
    item.setData(severity, _SEVERITY)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return item


def _row(finding: Finding) -> QStandardItem:
    item = QStandardItem(finding.message)
    item.setData(finding, _FINDING)
    item.setToolTip(finding.message)
    said = " ".join(part for part in (finding.message, _words(finding)) if part)
    item.setData(f"{finding.severity.value}: {said}", Qt.ItemDataRole.AccessibleTextRole)
    return item


def _words(finding: Finding) -> str:
    """The words concerned where the message does not say them, so that findings of one rule are told apart."""
    words = " ".join(finding.quote.split())
    return f"“{words}”" if words and words.casefold() not in finding.message.casefold() else ""


class FindingsView(QListView):
    """A list whose rows are as high as their text at the width there is; keys pass over its headings."""

    def __init__(self) -> None:
        super().__init__()
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The row that a key leads to, or the next one in that direction that can be chosen."""
        found = super().moveCursor(action, modifiers)
        back = action in _BACKWARDS
        return self._finding(found, -1 if back else 1) or self._finding(found, 1 if back else -1) or found

    def _finding(self, index: QModelIndex, step: int) -> QModelIndex | None:
        while index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            index = index.siblingAtRow(index.row() + step)
        return index if index.isValid() else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class FindingDelegate(QStyledItemDelegate):
    """Draws a finding: the severity's glyph and the message, up to three lines of it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the message needs."""
        if index.data(_SEVERITY) is not None or index.data(_TITLE):
            return QSize(120, ROW_HEIGHT)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 300
        metrics = QFontMetrics(sized(TYPE_BASE))
        room = QRect(0, 0, width - 2 * SPACE_3 - icons.GRID - SPACE_2, 10000)
        high = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), str(index.data())).height()
        finding = index.data(_FINDING)
        words = QFontMetrics(sized(TYPE_SMALL)).lineSpacing() if finding is not None and _words(finding) else 0
        return QSize(120, max(ROW_HEIGHT, min(high, _LINES * metrics.lineSpacing()) + words + 2 * SPACE_1 + 2))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        painter.save()
        row = RowPainter(painter, option)
        finding = index.data(_FINDING)
        if isinstance(finding, Finding):
            self._draw(painter, row, finding)
        else:
            colour = row.tokens.ink if index.data(_TITLE) else row.tokens.quiet
            row.text(row.rest(), str(index.data()), sized(TYPE_SMALL, bold=True), colour)
        painter.restore()

    def _draw(self, painter: QPainter, row: RowPainter, finding: Finding) -> None:
        icon, token = severity_look(finding.severity)
        piece = row.lead(icons.GRID)
        icons.paint_icon(painter, icon, getattr(row.tokens, token), piece.left(), piece.top() + SPACE_1 + 2)
        painter.setFont(sized(TYPE_BASE))
        painter.setPen(row.tokens.ink)
        room = row.rest().adjusted(0, SPACE_1 + 1, 0, -SPACE_1)
        words = _words(finding)
        if words:
            metrics = QFontMetrics(sized(TYPE_SMALL))
            below = room.adjusted(0, room.height() - metrics.lineSpacing(), 0, 0)
            room = room.adjusted(0, 0, 0, -metrics.lineSpacing())
            painter.setFont(sized(TYPE_SMALL))
            painter.setPen(row.tokens.quiet)
            elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(below.width()))
            painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter) | int(row.leading), elided)
            painter.setFont(sized(TYPE_BASE))
            painter.setPen(row.tokens.ink)
        painter.setClipRect(room)
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap) | int(row.leading), finding.message)


class FindingDetails(QWidget):
    """Why the chosen finding is one, the words concerned, and its mend."""

    def __init__(self, panel: FindingsPanel) -> None:
        super().__init__()
        self._reason = label("", wrap=True)
        self._quote = label("", "small", wrap=True)
        self._reference = label("", "small", wrap=True)
        self._fix = button("", panel.fix, "primary")
        body = QWidget()
        column = column_of(body, margins=PANE_MARGINS, spacing=SPACE_1)
        for part in (self._reason, self._quote, self._reference):
            column.addWidget(part)
        row = QWidget()
        deeds = row_of(row, margins=(0, SPACE_1, 0, 0))
        deeds.addWidget(self._fix)
        deeds.addStretch(1)
        column.addWidget(row)
        self._row = row
        outer = column_of(self)
        outer.addWidget(hairline())
        outer.addWidget(body)

    def show_finding(self, finding: Finding | None) -> None:
        """Explain a finding; None, or one with nothing to explain, hides the strip."""
        if finding is None or not (finding.reason or finding.quote or finding.reference or finding.fix):
            self.hide()
            return
        quote = f"“{finding.quote[:160]}”" if finding.quote else ""
        for part, text in ((self._reason, finding.reason), (self._quote, quote), (self._reference, finding.reference)):
            part.setText(text)
            part.setVisible(bool(text))
        self._row.setVisible(finding.fix is not None)
        if finding.fix is not None:
            self._fix.setText(finding.fix.title)
        self.show()
