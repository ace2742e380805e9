"""The person's own tables: resolutions in force, terms, words of the checks, links, numbers in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QTextCursor
from PySide6.QtWidgets import QDialog, QListWidget, QPlainTextEdit, QSplitter, QWidget

from app.gui.pieces import button, column_of, label, row_of
from app.gui.theme import SPACE_2, SPACE_3, SPACE_4
from app.model.errors import RapporteurError
from app.plan.table_file import TableError
from app.services.own_tables import TABLES, mistake_in, own_text, save_own, shipped_text, table_path

_PAUSE, _ROW = 250, 28
_SIZE = (880, 620)


def table_title(name: str) -> str:
    """What a table is called."""
    translate = QCoreApplication.translate
    return {
        "citations": translate("OwnTables", "Resolutions in force"),
        "glossary": translate("OwnTables", "Terms and acronyms"),
        "rules": translate("OwnTables", "Words of the checks"),
        "links": translate("OwnTables", "What plans cite and link"),
        "counts": translate("OwnTables", "Numbers in words"),
    }[name]


def _starter(name: str) -> str:
    """What an own table begins with: an example of its rows, which does nothing yet."""
    return {
        "citations": '# [[resolution]]\n# body = "PP"\n# number = "151"\n# place = "Bucharest"\n# year = 2022\n',
        "glossary": '# [[term]]\n# name = "enabler"\n# [term.words]\n# en = ["enabler", "enablers"]\n',
        "rules": '# [words.activities]\n# en = ["meeting", "meetings"]\n',
        "links": '# [[cited]]\n# kind = "report"\n# title = "Report"\n# words = ["report", "reports"]\n',
        "counts": '# en = ["one", "two", "three"]\n',
    }[name]


class OwnTablesDialog(QDialog):
    """A list of tables, the person's own text of one and the shipped one below it; saved when it is left."""

    saved = Signal()

    def __init__(self, name: str = TABLES[0], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("My tables"))
        self.tables = QListWidget()
        self.tables.setAccessibleName(self.tr("Tables"))
        self.tables.addItems([table_title(one) for one in TABLES])
        for row in range(self.tables.count()):
            self.tables.item(row).setSizeHint(QSize(0, _ROW))
        self.tables.setMaximumWidth(220)
        self.own, self.shipped = QPlainTextEdit(), QPlainTextEdit()
        self.shipped.setReadOnly(True)
        for text in (self.own, self.shipped):
            text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
            text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.said = label("", "quiet", wrap=True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._name = ""
        self._before = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.look)
        self._lay_out()
        self.own.textChanged.connect(self._pause.start)
        self.tables.currentRowChanged.connect(lambda row: self._show(TABLES[row]))
        self.tables.setCurrentRow(TABLES.index(name))

    def _lay_out(self) -> None:
        column = column_of(self, margins=(SPACE_4, SPACE_4, SPACE_4, SPACE_4), spacing=SPACE_3)
        middle, upper, lower, foot = QWidget(), QWidget(), QWidget(), QWidget()
        row = row_of(middle, spacing=SPACE_3)
        row.addWidget(self.tables)
        for pane, caption, text in (
            (upper, self.tr("What you write here goes before the shipped table"), self.own),
            (lower, self.tr("Shipped table"), self.shipped),
        ):
            head = label(caption, "quiet")
            head.setBuddy(text)
            text.setAccessibleName(caption)
            parts = column_of(pane, spacing=SPACE_2)
            parts.addWidget(head)
            parts.addWidget(text, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(upper)
        split.addWidget(lower)
        split.setChildrenCollapsible(False)
        row.addWidget(split, 1)
        column.addWidget(middle, 1)
        row = row_of(foot, spacing=SPACE_2)
        row.addWidget(self.said, 1)
        row.addWidget(button(self.tr("Save and close"), self.accept, "primary"))
        row.addWidget(button(self.tr("Cancel"), self.reject))
        column.addWidget(foot)
        self.resize(*_SIZE)

    @property
    def name(self) -> str:
        """The table that is shown."""
        return self._name

    def look(self) -> TableError | None:
        """Say what is wrong in the own table, with its line; returns it."""
        mistake = mistake_in(self._name, self.own.toPlainText())
        if mistake is None:
            self.said.setText(self.tr("Kept in {file}").format(file=str(table_path(self._name))))
        elif mistake.line is not None:
            text = self.tr("Line {line}: {reason} Until that is mended the shipped table is used.")
            self.said.setText(text.format(line=mistake.line, reason=mistake.reason))
        else:
            text = self.tr("{reason} Until that is mended the shipped table is used.")
            self.said.setText(text.format(reason=mistake.reason))
        return mistake

    def go_to_line(self, line: int) -> None:
        """Put the caret into a line of the own table."""
        block = self.own.document().findBlockByNumber(line - 1)
        if block.isValid():
            self.own.setTextCursor(QTextCursor(block))

    def accept(self) -> None:
        """Save what was written and close."""
        if self._save():
            super().accept()

    def _show(self, name: str) -> None:
        if self._name and not self._save():
            self.tables.blockSignals(True)
            self.tables.setCurrentRow(TABLES.index(self._name))
            self.tables.blockSignals(False)
            return
        self._name = name
        try:
            text = own_text(name)
        except RapporteurError as error:
            text = ""
            self.said.setText(str(error))
        self._before = text or _starter(name)
        self.own.setPlainText(self._before)
        self.shipped.setPlainText(shipped_text(name))
        self._pause.stop()
        mistake = self.look()
        if mistake is not None and mistake.line is not None:
            self.go_to_line(mistake.line)

    def _save(self) -> bool:
        """Save what was changed; what cannot be saved is said, and stays in the window."""
        text = self.own.toPlainText()
        if text == self._before:
            return True
        try:
            save_own(self._name, text)
        except OSError as error:
            self.said.setText(self.tr("This could not be saved: {reason}").format(reason=error.strerror or str(error)))
            return False
        self._before = text
        self.saved.emit()
        return True
