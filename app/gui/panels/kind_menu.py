"""The menu in which somebody says what an element of the plan is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.gui.open_document import OpenDocument
from app.gui.outline_nodes import OutlineNode
from app.gui.wording import element_kind_name

if TYPE_CHECKING:
    from app.plan.profiles import Profile

translate = QCoreApplication.translate


def kind_menu(
    node: OutlineNode, opened: OpenDocument, choose: Callable[[int, str | None], None], parent: QWidget
) -> QMenu:
    """The kinds of the active profile for a row of the outline, "Not an element", and the way back.

    `choose` hears the row's paragraph and the kind, "" for none, None for what is recognised without anybody's help.
    """
    menu = QMenu(parent)
    paragraph = node.paragraph
    assert paragraph is not None
    this_is = menu.addMenu(translate("KindMenu", "This is a …"))
    group = QActionGroup(this_is)
    for kind in _profile(opened).kinds.values():
        action = _add(this_is, element_kind_name(kind.name), lambda kind=kind: choose(paragraph, kind.name))
        action.setCheckable(True)
        action.setChecked(kind.name == node.kind)
        group.addAction(action)
    _add(menu, translate("KindMenu", "Not an element"), lambda: choose(paragraph, "")).setEnabled(bool(node.kind))
    said = any(one.paragraph == paragraph for one in opened.session.kinds)
    menu.addSeparator()
    _add(menu, translate("KindMenu", "As recognised"), lambda: choose(paragraph, None)).setEnabled(said)
    return menu


def _add(menu: QMenu, text: str, choose: Callable[[], None]) -> QAction:
    action = menu.addAction(text)
    action.triggered.connect(lambda *_: choose())
    return action


def _profile(opened: OpenDocument) -> Profile:
    # Reading the profiles takes longer than the window may wait before it is seen.
    from app.services.checking import profile_for

    return profile_for(opened.session.document, opened.plan.profile)
