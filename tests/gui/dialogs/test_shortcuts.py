"""Shortcuts are found, recorded, taken from one another, put back and remembered."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.gui.dialogs.shortcuts import ShortcutsDialog, refusal
from app.gui.theme import Theme
from app.gui.window import MainWindow
from app.gui.window_settings import WindowSettings
from app.services.settings import settings_file
from tests.gui.conftest import wait_for

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def dialog(window: MainWindow) -> Iterator[ShortcutsDialog]:
    window.registry.action("tools.shortcuts").trigger()
    made = window.findChild(ShortcutsDialog)
    assert isinstance(made, ShortcutsDialog)
    yield made
    made.close()


def shown(dialog: ShortcutsDialog) -> dict[str, str]:
    model = dialog.view.model()
    return {model.index(row, 0).data(): model.index(row, 2).data() for row in range(model.rowCount())}


def press(dialog: ShortcutsDialog, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    dialog.keys.setFocus()
    QTest.keyClick(dialog.keys, key, modifiers)


def test_every_action_is_listed_with_its_shortcut(window: MainWindow, dialog: ShortcutsDialog) -> None:
    model = dialog.view.model()
    assert model.rowCount() == len(list(window.registry))
    assert shown(dialog)["Command palette"] == "Ctrl+Shift+P"
    assert shown(dialog)["Keyboard shortcuts"] == ""


def test_commands_are_found_by_name_menu_and_keys(dialog: ShortcutsDialog) -> None:
    dialog.search.setText("palette")
    assert list(shown(dialog)) == ["Command palette"]
    dialog.search.setText("ctrl+shift+p")
    assert "Command palette" in shown(dialog)
    assert dialog.current is not None


def test_a_new_shortcut_works_at_once_and_the_old_one_no_longer(window: MainWindow, dialog: ShortcutsDialog) -> None:
    dialog.choose("tools.palette")
    press(dialog, Qt.Key.Key_J, CTRL | ALT)
    assert dialog.said.text() == "Nothing else uses these keys."
    dialog.assign.click()
    keys = [one.toString() for one in window.registry.action("tools.palette").shortcuts()]
    assert keys == ["Ctrl+Alt+J"]
    assert "Ctrl+Alt+J" in window.registry.action("tools.palette").toolTip()
    assert shown(dialog)["Command palette"] == "Ctrl+Alt+J"


def test_a_conflict_is_said_and_then_resolved(window: MainWindow, dialog: ShortcutsDialog) -> None:
    dialog.choose("tools.palette")
    press(dialog, Qt.Key.Key_O, CTRL)
    assert dialog.said.text() == "Ctrl+O starts “Open” now. If you assign it here, that command loses it."
    dialog.assign.click()
    assert window.registry.action("file.open").shortcuts() == []
    dialog.reset.click()
    assert shown(dialog)["Command palette"] == "Ctrl+Shift+P"
    dialog.reset_all.click()
    assert shown(dialog)["Open"] == "Ctrl+O"
    assert window.registry.chosen_shortcuts == {}


@pytest.mark.parametrize("keys", ["A", "Shift+A", "Space", "Tab", "Ctrl+Left", "Ctrl+Shift+Home", "Delete"])
def test_keys_that_the_text_needs_are_refused(keys: str) -> None:
    assert refusal(keys)


@pytest.mark.parametrize("keys", ["F7", "Shift+F7", "Ctrl+K", "Alt+Left", "Ctrl+Alt+Down"])
def test_other_keys_are_not_refused(keys: str) -> None:
    assert refusal(keys) == ""


def test_refused_keys_can_not_be_assigned(dialog: ShortcutsDialog) -> None:
    press(dialog, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert dialog.said.text() == "A writes, strikes or moves in the text."
    assert not dialog.assign.isEnabled()


def test_shortcuts_are_remembered_for_the_next_window(
    window: MainWindow, dialog: ShortcutsDialog, theme: Theme
) -> None:
    dialog.choose("file.open")
    dialog.remove.click()
    assert json.loads(settings_file().read_text())["extra"]["shortcuts"] == {"file.open": []}
    after = MainWindow(theme, WindowSettings())
    wait_for(lambda: after.registry.chosen_shortcuts)
    assert after.registry.action("file.open").shortcuts() == []
    assert after.registry.action("tools.palette").shortcuts()[0].toString() == "Ctrl+Shift+P"
    after.close()
    after.deleteLater()


def test_damaged_shortcuts_in_the_settings_are_as_if_never_set(window: MainWindow, theme: Theme) -> None:
    window.settings.author = window.settings.author
    said = json.loads(settings_file().read_text())
    for damage in (3, {"file.open": 5}, {"file.open": ["Ctrl+J", 7]}):
        settings_file().write_text(json.dumps(said | {"extra": {"shortcuts": damage}}))
        assert WindowSettings().shortcuts in ({}, {"file.open": ("Ctrl+J",)})
