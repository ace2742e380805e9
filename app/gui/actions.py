"""The one registry of actions: it feeds menus, toolbar, shortcuts and command palette."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget


class Place(StrEnum):
    """The menus, in the order they stand in the menu bar."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    INSERT = "insert"
    CHANGES = "changes"
    TOOLS = "tools"
    HELP = "help"


def place_title(place: Place) -> str:
    """The name of a menu, with its access key."""
    translate = QCoreApplication.translate
    return {
        Place.FILE: translate("Actions", "&File"),
        Place.EDIT: translate("Actions", "&Edit"),
        Place.VIEW: translate("Actions", "&View"),
        Place.INSERT: translate("Actions", "&Insert"),
        Place.CHANGES: translate("Actions", "&Changes"),
        Place.TOOLS: translate("Actions", "&Tools"),
        Place.HELP: translate("Actions", "&Help"),
    }[place]


def _always() -> bool:
    return True


class ActionSpec(NamedTuple):
    """One action: what it is called, where it stands, when it may be used and what it does.

    `group` parts a menu by lines; `submenu` names the menu within the menu; `short` is the word on the toolbar.
    `enabled` and `checked` are asked when the state of the window has changed; `label` gives a text that changes.
    """

    id: str
    text: str
    run: Callable[[], object]
    place: Place
    group: int = 0
    submenu: str = ""
    shortcuts: tuple[str, ...] = ()
    short: str = ""
    hint: str = ""
    enabled: Callable[[], bool] = _always
    checked: Callable[[], bool] | None = None
    label: Callable[[], str] | None = None


class ActionRegistry(QObject):
    """All actions by id, each as one QAction that every surface shares."""

    refreshed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._specs: dict[str, ActionSpec] = {}
        self._actions: dict[str, QAction] = {}
        self._shipped: dict[str, tuple[str, ...]] = {}
        self._chosen: dict[str, tuple[str, ...]] = {}
        self._taken: dict[str, str] = {}
        """Which action comes with a shortcut, by its portable name."""

    def add(self, specs: Sequence[ActionSpec]) -> None:
        """Register actions; ValueError when an id or a shortcut is taken."""
        for spec in specs:
            self._refuse_clash(spec)
            self._specs[spec.id] = spec
            self._shipped[spec.id] = spec.shortcuts
            self._actions[spec.id] = self._make(spec)
        if self._chosen:
            self._assign()

    def remove(self, prefix: str) -> None:
        """Forget the actions whose id starts with `prefix`, such as those of a document that is closed."""
        for id_ in [id_ for id_ in self._specs if id_.startswith(prefix)]:
            for keys in self._shipped.pop(id_):
                del self._taken[portable(keys)]
            del self._specs[id_]
            action = self._actions.pop(id_)
            self._window.removeAction(action)
            action.deleteLater()

    def action(self, id_: str) -> QAction:
        """The action with this id; KeyError when there is none."""
        return self._actions[id_]

    def spec(self, id_: str) -> ActionSpec:
        """What was registered under this id; KeyError when there is none."""
        return self._specs[id_]

    def __iter__(self) -> Iterator[ActionSpec]:
        return iter(self._specs.values())

    def refresh(self) -> None:
        """Ask every action whether it can be used now, whether it is on and what it is called."""
        for id_, spec in self._specs.items():
            action = self._actions[id_]
            action.setEnabled(spec.enabled())
            if spec.checked is not None:
                action.setChecked(spec.checked())
            if spec.label is not None:
                action.setText(spec.label())
        self.refreshed.emit()

    # Shortcuts

    @property
    def chosen_shortcuts(self) -> dict[str, tuple[str, ...]]:
        """The shortcuts that somebody chose instead of those an action comes with, by the action's id."""
        return dict(self._chosen)

    def choose_shortcuts(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        """Give actions other shortcuts than they come with; one that is chosen twice starts the last of them."""
        self._chosen = dict(chosen)
        self._assign()
        self.refreshed.emit()

    def shipped_shortcuts(self, id_: str) -> tuple[str, ...]:
        """The shortcuts that an action comes with; KeyError when there is none with this id."""
        return self._shipped[id_]

    def started_by(self, keys: str) -> ActionSpec | None:
        """The action that a shortcut starts now."""
        wanted = portable(keys)
        found = (s for s in self._specs.values() if wanted in map(portable, s.shortcuts))
        return next(found, None)

    def _assign(self) -> None:
        claimed = {portable(keys): id_ for id_, given in self._chosen.items() for keys in given}
        for id_, spec in list(self._specs.items()):
            wanted = self._chosen.get(id_, self._shipped[id_])
            keys = tuple(k for k in wanted if claimed.get(portable(k), id_) == id_)
            if keys != spec.shortcuts:
                self._specs[id_] = spec = spec._replace(shortcuts=keys)
                self._actions[id_].setShortcuts([QKeySequence(k) for k in keys])
                self._actions[id_].setToolTip(tool_tip(spec))

    def menu(self, place: Place, parent: QWidget) -> QMenu:
        """A menu of all actions of a place, in the order of registration within their groups."""
        menu = QMenu(place_title(place), parent)
        submenus: dict[str, QMenu] = {}
        last: int | None = None
        for spec in self._standing_in(place):
            if last is not None and spec.group != last and not (spec.submenu and spec.submenu in submenus):
                menu.addSeparator()
            last = spec.group
            target = menu
            if spec.submenu:
                if spec.submenu not in submenus:
                    submenus[spec.submenu] = menu.addMenu(spec.submenu)
                target = submenus[spec.submenu]
            target.addAction(self._actions[spec.id])
        return menu

    def fill(self, bar: QMenuBar) -> None:
        """Put all menus that hold something into the menu bar, instead of what it held."""
        bar.clear()
        for place in Place:
            if self._standing_in(place):
                bar.addMenu(self.menu(place, bar))

    def _standing_in(self, place: Place) -> list[ActionSpec]:
        return sorted((s for s in self._specs.values() if s.place is place), key=lambda s: s.group)

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self._window)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.setCheckable(spec.checked is not None)
        action.setToolTip(tool_tip(spec))
        action.triggered.connect(lambda _checked=False: self._trigger(spec))
        self._window.addAction(action)
        return action

    def _trigger(self, spec: ActionSpec) -> None:
        if spec.enabled():
            spec.run()
        self.refresh()

    def _refuse_clash(self, spec: ActionSpec) -> None:
        if spec.id in self._specs:
            raise ValueError(f"The action {spec.id} is registered twice.")
        for keys in spec.shortcuts:
            other = self._taken.setdefault(portable(keys), spec.id)
            if other != spec.id:
                raise ValueError(f"{keys} starts both {other} and {spec.id}.")


def plain(text: str) -> str:
    """An action's name without access key and dots."""
    return text.replace("&", "").removesuffix("…")


def portable(keys: str) -> str:
    """A shortcut in the one way of writing it that is the same on all systems."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def shortcut_text(spec: ActionSpec) -> str:
    """The first shortcut as this system writes it, "" without one."""
    if not spec.shortcuts:
        return ""
    return QKeySequence(spec.shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText)


def tool_tip(spec: ActionSpec) -> str:
    """What hovering says: the name or a hint, and the shortcut."""
    keys = shortcut_text(spec)
    said = spec.hint or plain(spec.text)
    return f"{said} ({keys})" if keys else said
