"""One registry feeds every surface."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenuBar, QWidget

from app.gui.actions import ActionRegistry, ActionSpec, Place, plain
from app.gui.theme import Scheme, Theme
from app.gui.window import MainWindow


@pytest.fixture
def registry(theme: Theme) -> ActionRegistry:
    window = QWidget()
    made = ActionRegistry(window)
    made.setProperty("window", window)
    return made


def test_an_action_runs_only_while_it_is_enabled(registry: ActionRegistry) -> None:
    ran: list[int] = []
    allowed = [False]
    registry.add([ActionSpec("a", "Do it", lambda: ran.append(1), Place.EDIT, enabled=lambda: allowed[0])])
    registry.refresh()
    registry.action("a").trigger()
    assert not ran
    allowed[0] = True
    registry.refresh()
    registry.action("a").trigger()
    assert ran == [1]


def test_the_state_and_name_of_an_action_follow_what_they_stand_for(registry: ActionRegistry) -> None:
    on = [True]
    spec = ActionSpec("a", "A", lambda: None, Place.VIEW, checked=lambda: on[0], label=lambda: f"Is {on[0]}")
    registry.add([spec])
    registry.refresh()
    assert registry.action("a").isChecked()
    on[0] = False
    registry.refresh()
    assert not registry.action("a").isChecked()
    assert registry.action("a").text() == "Is False"


def test_no_id_and_no_shortcut_is_taken_twice(registry: ActionRegistry) -> None:
    registry.add([ActionSpec("a", "A", lambda: None, Place.FILE, shortcuts=("Ctrl+O",))])
    with pytest.raises(ValueError, match="twice"):
        registry.add([ActionSpec("a", "A", lambda: None, Place.FILE)])
    with pytest.raises(ValueError, match=r"Ctrl\+O starts both a and b"):
        registry.add([ActionSpec("b", "B", lambda: None, Place.FILE, shortcuts=("Ctrl+O",))])


def test_menus_stand_in_order_and_empty_ones_are_left_out(registry: ActionRegistry) -> None:
    specs = [
        ActionSpec("t", "T", lambda: None, Place.TOOLS),
        ActionSpec("f", "F", lambda: None, Place.FILE),
        ActionSpec("s", "S", lambda: None, Place.FILE, group=1, submenu="More"),
    ]
    registry.add(specs)
    bar = QMenuBar()
    registry.fill(bar)
    assert [plain(action.text()) for action in bar.actions()] == ["File", "Tools"]
    texts = [a.text() for a in bar.actions()[0].menu().actions()]  # type: ignore[attr-defined]
    assert texts == ["F", "", "More"]


def test_a_tool_tip_names_the_shortcut(registry: ActionRegistry) -> None:
    registry.add([ActionSpec("a", "Open…", lambda: None, Place.FILE, shortcuts=("Ctrl+O",))])
    assert registry.action("a").toolTip() == "Open (Ctrl+O)"


def test_every_action_of_the_window_stands_in_a_menu(window: MainWindow) -> None:
    in_menus: set[str] = set()
    for top in window.menuBar().actions():
        menu = top.menu()
        for action in menu.actions():  # type: ignore[attr-defined]
            below = action.menu()
            inner = below.actions() if below is not None else [action]  # type: ignore[attr-defined]
            in_menus |= {a.objectName() for a in inner}
    assert {spec.id for spec in window.registry} <= in_menus


def test_without_a_document_nothing_is_offered_that_needs_one(window: MainWindow) -> None:
    usable = {spec.id for spec in window.registry if window.registry.action(spec.id).isEnabled()}
    looks = {f"view.look_{look}" for look in ("system", *Scheme)}
    assert usable == {
        "file.open",
        "file.example",
        "file.quit",
        "tools.palette",
        "tools.shortcuts",
        "tools.spelling_folder",
        "tools.tables",
        *looks,
    }
