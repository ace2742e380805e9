"""The menu that says which proposal changes belong to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.gui.wording import one_line
from app.model.changes import Change
from app.services.session import Session

translate = QCoreApplication.translate

_LONGEST = 48


def proposal_title(session: Session, id_: str | None) -> str:
    """What a proposal is called, "" for none; one that is no longer there goes by its id."""
    if not id_:
        return ""
    title = next((p.title for p in session.proposals if p.id == id_), id_)
    return one_line(title, _LONGEST) or translate("ProposalMenu", "Untitled proposal")


def fill_proposals(menu: QMenu, session: Session, changes: Callable[[], list[Change]]) -> None:
    """Fill a menu with the proposals; what is picked gets the changes, and those they belong to now are ticked."""
    menu.clear()
    owners = {change.revision.proposal for change in changes()}

    def add(text: str, id_: str | None) -> QAction:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(owners == {id_})
        action.triggered.connect(lambda: session.assign(changes(), id_))
        return action

    for proposal in session.proposals:
        add(proposal_title(session, proposal.id), proposal.id)
    if session.proposals:
        menu.addSeparator()
    add(translate("ProposalMenu", "No proposal"), None)
