"""The strip under the list of changes: the chosen one in full, and what can be decided about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.gui.carried_words import carried_name
from app.gui.panels.proposal_menu import fill_proposals, proposal_title
from app.gui.pieces import PANE_MARGINS, button, column_of, hairline, label, row_of
from app.gui.theme import SPACE_1, SPACE_2
from app.gui.wording import kind_name, number, one_line, short_date, told
from app.model.changes import Change
from app.services.session import Session


class ChangeDetails(QWidget):
    """The chosen change in full, with what can be decided about it."""

    def __init__(
        self,
        session: Session,
        accept: Callable[[], object],
        reject: Callable[[], object],
        chosen: Callable[[], list[Change]],
    ) -> None:
        super().__init__()
        self._session = session
        self._text = label("", wrap=True)
        self._who = label("", "small", wrap=True)
        self._assign = QToolButton()
        self._assign.setText(self.tr("Assign to"))
        self._assign.setAccessibleName(self.tr("Assign the chosen changes to a proposal"))
        self._assign.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._assign)
        self._assign.setMenu(menu)
        menu.aboutToShow.connect(lambda: fill_proposals(menu, session, chosen))
        body = QWidget()
        column = column_of(body, margins=PANE_MARGINS, spacing=SPACE_1)
        column.addWidget(self._text)
        column.addWidget(self._who)
        deeds = QWidget()
        row = row_of(deeds, margins=(0, SPACE_1, 0, 0), spacing=SPACE_2)
        row.addWidget(button(self.tr("Accept"), accept, hint=self.tr("Make it part of the text (A)")))
        row.addWidget(button(self.tr("Reject"), reject, hint=self.tr("Take it back (R)")))
        row.addStretch(1)
        row.addWidget(self._assign)
        column.addWidget(deeds)
        deeds.setEnabled(not session.read_only)
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

    def show_changes(self, chosen: Sequence[Change], current: Change | None) -> None:
        """Say what is chosen; nothing hides the strip."""
        self.setVisible(current is not None)
        if current is None:
            return
        self._assign.setVisible(bool(self._session.proposals))
        if len(chosen) > 1:
            self._text.setText(self.tr("{count} changes chosen").format(count=number(len(chosen))))
            self._who.setText("")
            return
        said = one_line(current.text, 200) or carried_name(self._session.document, current)
        self._text.setText(f"{kind_name(current.kind)}: {said}" if said else kind_name(current.kind))
        belongs = proposal_title(self._session, current.revision.proposal)
        when = told(short_date(current.revision.date), belongs)
        self._who.setText("\n".join(part for part in (current.revision.author, when) if part))
