"""The view menu: pages, columns, what of the changes is shown, zoom and look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.gui.actions import ActionSpec, Place
from app.gui.places import Page, Part
from app.gui.theme import Scheme

if TYPE_CHECKING:
    from app.gui.window import MainWindow

_MODES = ("all_markup", "simple", "original", "final")
"""The values of ViewMode; the menu must not wait for the editor to load."""

_ZOOM_STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)


class ViewCommands(QObject):
    """What changes how the document is seen, never the document."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.mode_actions = [*(f"view.{mode}" for mode in _MODES), "view.side_by_side", "links.matrix", "links.map"]

    def specs(self) -> list[ActionSpec]:
        """The entries of the registry."""
        return [*self._pages(), *self._columns(), *self._modes(), *self._zooms(), *self._looks()]

    def refresh_bars(self) -> None:
        """Say view and zoom on toolbar and status line."""
        window = self._window
        mode = self._mode()
        name = self._mode_name(mode)
        if self._beside():
            name = self.tr("Side by side")
        window.toolbar.view.setText(self.tr("View: {mode}").format(mode=name))
        window.toolbar.view.setEnabled(self._on_annex())
        window.status.view.setText(name)
        if window.annex is not None and window.session is not None:
            window.status.zoom.setText(f"{round(100 * window.annex.editor.zoom)} %")
            language = QLocale(window.session.document.language or "en").language()
            window.status.language.setText(QLocale.languageToString(language))

    # Entries

    def _pages(self) -> list[ActionSpec]:
        names = {
            Page.ANNEX: self.tr("Annex"),
            Page.STATEMENT: self.tr("Statement"),
            Page.COMPILATION: self.tr("Compilation"),
        }
        return [
            ActionSpec(
                f"view.page_{page.name.lower()}",
                name,
                lambda page=page: self._window.show_page(page),
                Place.VIEW,
                0,
                shortcuts=(f"Ctrl+{page + 1}",),
                enabled=self._has_document,
                checked=lambda page=page: self._has_document() and self._window.page is page,
            )
            for page, name in names.items()
        ]

    def _columns(self) -> list[ActionSpec]:
        return [
            ActionSpec(
                "view.outline",
                self.tr("Outline column"),
                self._toggle_outline,
                Place.VIEW,
                1,
                shortcuts=("F9",),
                enabled=self._on_annex,
                checked=lambda: self._visible("outline"),
            ),
            ActionSpec(
                "view.inspector",
                self.tr("Inspector column"),
                self._toggle_inspector,
                Place.VIEW,
                1,
                shortcuts=("F8",),
                enabled=self._on_annex,
                checked=lambda: self._visible("inspector"),
            ),
            ActionSpec(
                "view.next_area",
                self.tr("Go to the next column"),
                lambda: self._go_round(1),
                Place.VIEW,
                1,
                shortcuts=("F6",),
                enabled=self._on_annex,
            ),
            ActionSpec(
                "view.previous_area",
                self.tr("Go to the previous column"),
                lambda: self._go_round(-1),
                Place.VIEW,
                1,
                shortcuts=("Shift+F6",),
                enabled=self._on_annex,
            ),
            *self._inspector_tabs(),
        ]

    def _inspector_tabs(self) -> list[ActionSpec]:
        parts = {
            Part.CHANGES: self.tr("Changes"),
            Part.PROPOSALS: self.tr("Proposals"),
            Part.FINDINGS: self.tr("Findings"),
            Part.COMMENTS: self.tr("Comments"),
        }
        return [
            ActionSpec(
                f"view.part_{part.name.lower()}",
                name,
                lambda part=part: self._show_part(part),
                Place.VIEW,
                1,
                submenu=self.tr("Inspector tab"),
                shortcuts=(f"Ctrl+Alt+{part + 1}",),
                enabled=self._on_annex,
            )
            for part, name in parts.items()
        ]

    def _modes(self) -> list[ActionSpec]:
        return [
            ActionSpec(
                f"view.{mode}",
                self._mode_name(mode),
                lambda mode=mode: self._set_mode(mode),
                Place.VIEW,
                2,
                enabled=self._on_annex,
                checked=lambda mode=mode: self._mode() == mode,
            )
            for mode in _MODES
        ] + [
            ActionSpec(
                "view.side_by_side",
                self.tr("Side by side"),
                self._toggle_original,
                Place.VIEW,
                2,
                shortcuts=("Ctrl+Shift+D",),
                hint=self.tr("Show the original beside the amended text; both scroll together"),
                enabled=self._on_annex,
                checked=self._beside,
            )
        ]

    def _zooms(self) -> list[ActionSpec]:
        return [
            ActionSpec(
                "view.zoom_in",
                self.tr("Zoom in"),
                lambda: self._step_zoom(1),
                Place.VIEW,
                3,
                shortcuts=("Ctrl++", "Ctrl+="),
                enabled=self._on_annex,
            ),
            ActionSpec(
                "view.zoom_out",
                self.tr("Zoom out"),
                lambda: self._step_zoom(-1),
                Place.VIEW,
                3,
                shortcuts=("Ctrl+-",),
                enabled=self._on_annex,
            ),
            ActionSpec(
                "view.zoom_reset",
                self.tr("Zoom to 100 %"),
                lambda: self._zoom(100),
                Place.VIEW,
                3,
                shortcuts=("Ctrl+0",),
                enabled=self._on_annex,
            ),
        ]

    def _looks(self) -> list[ActionSpec]:
        looks = {
            None: self.tr("Follow the system"),
            Scheme.LIGHT: self.tr("Light"),
            Scheme.DARK: self.tr("Dark"),
            Scheme.CONTRAST_LIGHT: self.tr("High contrast, light"),
            Scheme.CONTRAST_DARK: self.tr("High contrast, dark"),
        }
        return [
            *(
                ActionSpec(
                    f"view.look_{look.value if look else 'system'}",
                    name,
                    lambda look=look: self._look(look),
                    Place.VIEW,
                    4,
                    submenu=self.tr("Look"),
                    checked=lambda look=look: self._window.theme.choice is look,
                )
                for look, name in looks.items()
            ),
            ActionSpec(
                "tools.palette",
                self.tr("Command palette…"),
                self._open_palette,
                Place.TOOLS,
                9,
                shortcuts=("Ctrl+Shift+P",),
            ),
            ActionSpec("tools.shortcuts", self.tr("Keyboard shortcuts…"), self._choose_shortcuts, Place.TOOLS, 9),
        ]

    # Deeds

    def _has_document(self) -> bool:
        return self._window.opened is not None

    def _on_annex(self) -> bool:
        return self._window.annex is not None and self._window.page is Page.ANNEX

    def _mode(self) -> str:
        return self._window.annex.editor.view_mode.value if self._window.annex else _MODES[0]

    def _mode_name(self, mode: str) -> str:
        names = (self.tr("All markup"), self.tr("Simple"), self.tr("Original"), self.tr("Final"))
        return names[_MODES.index(mode)]

    def _beside(self) -> bool:
        return self._window.annex is not None and self._window.annex.beside.original is not None

    def _toggle_original(self) -> None:
        if self._window.annex is not None:
            self._window.annex.show_original(not self._beside())
            self._window.refresh()

    def _set_mode(self, mode: str) -> None:
        from app.gui.editor.modes import ViewMode

        if self._window.annex is not None:
            self._window.annex.editor.set_view_mode(ViewMode(mode))

    def _visible(self, column: str) -> bool:
        return self._window.annex is not None and not getattr(self._window.annex, column).isHidden()

    def _toggle_outline(self) -> None:
        if self._window.annex is not None:
            self._window.annex.outline.setVisible(self._window.annex.outline.isHidden())

    def _toggle_inspector(self) -> None:
        if self._window.annex is not None:
            self._window.annex.inspector.setVisible(self._window.annex.inspector.isHidden())

    def _show_part(self, part: Part) -> None:
        if self._window.annex is not None:
            self._window.annex.inspector.show()
            self._window.annex.inspector.show_part(part)
            self._window.annex.inspector.tabs.buttons[part].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_round(self, by: int) -> None:
        annex = self._window.annex
        if annex is None:
            return
        tab = annex.inspector.tabs.buttons[annex.inspector.part]
        texts = annex.beside.panes
        areas: list[QWidget] = [w for w in (annex.outline.view, *texts, tab) if w.isVisible()]
        focus = QApplication.focusWidget()
        columns = [annex.outline, *texts, annex.inspector]
        here = next((c for c in columns if focus is not None and (c is focus or c.isAncestorOf(focus))), annex.editor)
        at = next((i for i, area in enumerate(areas) if here is area or here.isAncestorOf(area)), 0)
        areas[(at + by) % len(areas)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _zoom(self, percent: int) -> None:
        if self._window.annex is not None:
            self._window.annex.editor.set_zoom(percent / 100)

    def _step_zoom(self, by: int) -> None:
        if self._window.annex is None:
            return
        now = round(100 * self._window.annex.editor.zoom)
        further = [step for step in _ZOOM_STEPS if (step > now if by > 0 else step < now)]
        if further:
            self._zoom(further[0] if by > 0 else further[-1])

    def _look(self, look: Scheme | None) -> None:
        self._window.settings.scheme = look
        self._window.theme.choose(look)

    def _choose_shortcuts(self) -> None:
        from app.gui.dialogs.shortcuts import ShortcutsDialog

        dialog = ShortcutsDialog(self._window.registry, self._window)
        dialog.chosen.connect(lambda chosen: setattr(self._window.settings, "shortcuts", chosen))
        dialog.open()

    def _open_palette(self) -> None:
        self._window.palette_box.open()
