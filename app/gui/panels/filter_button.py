"""The button over the list of changes that says which of them are listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from app.gui.panels.change_list import ChangeFilter
from app.gui.panels.proposal_menu import proposal_title
from app.gui.wording import author_name, kind_name, number, one_line, party_name
from app.model.changes import Change
from app.services.session import Session

translate = QCoreApplication.translate

_LONGEST = 48
_FIGURE_SPACE = "\u2007"


class FilterButton(QToolButton):
    """Opens a menu of authors, parties, kinds and proposals, each with the number of its changes."""

    wanted = Signal(object)
    """Emitted with the ChangeFilter that was picked."""

    def __init__(self, session: Session, now: Callable[[], ChangeFilter], changes: Callable[[], list[Change]]) -> None:
        super().__init__()
        self._session = session
        self._now = now
        self._listed = changes
        self.setText(self.tr("Filter"))
        self.setAccessibleName(self.tr("Filter the list of changes"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self.setMenu(menu)
        menu.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.menu().clear()
        all_ = self._listed()
        self._choices("author", self.tr("Author"), self.tr("All authors"), [c.revision.author for c in all_], str)
        parties = [party_name(c.revision.author) for c in all_]
        if any(parties):
            nobody = self.tr("No organization named")
            self._choices("party", self.tr("Party"), self.tr("All parties"), parties, lambda p: p or nobody)
        self._choices("kind", self.tr("Kind"), self.tr("All kinds"), [c.kind for c in all_], kind_name)
        owners = [c.revision.proposal or "" for c in all_]
        none = self.tr("No proposal")
        self._choices(
            "proposal",
            self.tr("Proposal"),
            self.tr("All proposals"),
            owners,
            lambda id_: proposal_title(self._session, id_) or none,
        )
        self.menu().addSeparator()
        self._add_unresolved()
        self.menu().addSeparator()
        every = self.menu().addAction(self.tr("Show all changes"))
        every.setEnabled(not self._now().open)
        every.triggered.connect(lambda: self.wanted.emit(ChangeFilter()))

    def _choices(
        self, field: str, title: str, every: str, values: Iterable[object], name: Callable[[Any], str]
    ) -> None:
        menu = self.menu().addMenu(title)
        group = QActionGroup(menu)
        now = self._now()

        def add(text: str, value: object) -> None:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(getattr(now, field) == value)
            group.addAction(action)
            action.triggered.connect(lambda: self.wanted.emit(replace(self._now(), **{field: value})))

        add(every, None)
        counts = Counter(values)
        width = max((len(number(count)) for count in counts.values()), default=0)
        for value, count in counts.items():
            shown = one_line(name(value), _LONGEST).replace("&", "&&")
            # What stands behind a tab is set at the far side of the menu.
            add(f"{shown}\t{number(count).rjust(width, _FIGURE_SPACE)}", value)

    def _add_unresolved(self) -> None:
        action = self.menu().addAction(self.tr("Unresolved only"))
        action.setToolTip(self.tr("With an open comment, in square brackets, or changed by two parties"))
        self.menu().setToolTipsVisible(True)
        action.setCheckable(True)
        action.setChecked(self._now().unresolved)
        action.triggered.connect(lambda on: self.wanted.emit(replace(self._now(), unresolved=bool(on))))


def filter_words(wanted: ChangeFilter, session: Session) -> str:
    """What a filter leaves, in words; "" when everything passes."""
    parts: list[str] = []
    if wanted.kind is not None:
        parts.append(kind_name(wanted.kind))
    if wanted.author is not None:
        parts.append(author_name(wanted.author))
    if wanted.party is not None:
        parts.append(wanted.party or translate("FilterButton", "No organization named"))
    if wanted.proposal is not None:
        parts.append(proposal_title(session, wanted.proposal) or translate("FilterButton", "No proposal"))
    if wanted.unresolved:
        parts.append(translate("FilterButton", "Unresolved"))
    return " · ".join(parts)
