"""The toolbar: one row, few groups, words where an icon would need a legend."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from app.gui import icons, theme
from app.gui.actions import ActionRegistry
from app.gui.pieces import hairline, label, row_of
from app.gui.theme import SPACE_1, SPACE_2


class MainToolBar(QToolBar):
    """Track, insert, bracket; the walk through the changes; view; check and export."""

    def __init__(self, registry: ActionRegistry) -> None:
        super().__init__()
        self._registry = registry
        self.setObjectName("toolbar")
        self.setAccessibleName(self.tr("Toolbar"))
        self.setMovable(False)
        self.setFloatable(False)
        self.setIconSize(QSize(icons.GRID, icons.GRID))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.track = self._press("changes.track")
        self.insert = self._drop(self.tr("Insert element"))
        self.bracket = self._press("insert.bracket")
        self.place = label("", "quiet")
        self.view = self._drop("")
        self.export = self._drop(self.tr("Export"))
        self._spare: list[QAction] = []
        self._fill()
        self.refresh_icons()

    def fill_menu(self, button: QToolButton, actions: list[str]) -> None:
        """Put actions under a button, instead of those it had."""
        menu = button.menu()
        assert isinstance(menu, QMenu)
        menu.clear()
        for id_ in actions:
            menu.addAction(self._registry.action(id_))

    def show_place(self, text: str) -> None:
        """Say which of the changes is chosen."""
        if text != self.place.text():
            self.place.setText(text)
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, what the menus have too is left out, and what leads to the result stays."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show what there is room for."""
        left_out: list[QAction] = []
        for least in (None, *self._spare):
            left_out += [least] if least is not None else []
            if self._width(without=left_out) <= self.width():
                break
        for action in self._spare:
            # Qt enables a widget along with its place in the bar.
            widget, enabled = self.widgetForAction(action), self.widgetForAction(action).isEnabled()
            action.setVisible(action not in left_out)
            widget.setEnabled(enabled)

    def _width(self, without: list[QAction]) -> int:
        shown = [self.widgetForAction(action) for action in self.actions() if action not in without]
        return sum(widget.sizeHint().width() + SPACE_1 for widget in shown) + 2 * SPACE_2

    def refresh_icons(self) -> None:
        """Colour the icons for the theme in force."""
        tokens = theme.current()
        self.track.setIcon(_track_icon(tokens))
        rest = self.findChild(QToolButton, "qt_toolbar_ext_button")
        if isinstance(rest, QToolButton):
            rest.setIcon(icons.icon("more", tokens.ink))
            rest.setAccessibleName(self.tr("More of the toolbar"))
            rest.setToolTip(rest.accessibleName())
        for button, name in ((self._back, "chevron-left"), (self._on, "chevron-right")):
            mirrored = {"chevron-left": "chevron-right", "chevron-right": "chevron-left"}
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            button.setIcon(icons.icon(mirrored[name] if rtl else name, tokens.ink, tokens.faint))

    def _fill(self) -> None:
        self._back = self._press("changes.previous")
        self._on = self._press("changes.next")
        for step in (self._back, self._on):
            step.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            step.setProperty("role", "icon")
        _, _, bracket = self._add(self.track, self.insert, self.bracket)
        part = self._part()
        self._add(self._back, self._centred(self.place), self._on)
        self._add(self._press("changes.accept"), self._press("changes.reject"))
        other_part = self._part()
        (view,) = self._add(self.view)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        check, _ = self._add(self._press("tools.check"), self.export)
        self._spare = [bracket, part, other_part, view, check]

    def _add(self, *widgets: QWidget) -> list[QAction]:
        return [self.addWidget(widget) for widget in widgets]

    def _part(self) -> QAction:
        gap = QWidget()
        row = row_of(gap, margins=(SPACE_2, 0, SPACE_2, 0))
        line = hairline(vertical=True)
        line.setFixedHeight(16)
        row.addWidget(line)
        return self.addWidget(gap)

    def _centred(self, text: QLabel) -> QWidget:
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setMinimumWidth(text.fontMetrics().horizontalAdvance(self.tr("88 of 88")) + SPACE_1)
        return text

    def _press(self, id_: str) -> QToolButton:
        spec, action = self._registry.spec(id_), self._registry.action(id_)
        made = QToolButton()
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setText(spec.short or action.text())
        made.setToolTip(action.toolTip())
        made.setAccessibleName(action.toolTip())
        made.setCheckable(action.isCheckable())
        made.clicked.connect(action.trigger)

        def follow() -> None:
            made.setEnabled(action.isEnabled())
            made.setChecked(action.isChecked())

        action.changed.connect(follow)
        follow()
        # A word cut in its middle helps nobody: what has no room goes under the toolbar's arrow.
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return made

    def _drop(self, text: str) -> QToolButton:
        made = QToolButton()
        made.setText(text)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setMenu(QMenu(made))
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return made


def _track_icon(tokens: theme.Tokens) -> QIcon:
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        for mode, colour in ((QIcon.Mode.Normal, tokens.accent), (QIcon.Mode.Disabled, tokens.faint)):
            on = icons.pixmap("track-on", colour, ratio=ratio)
            off_colour = tokens.quiet if mode is QIcon.Mode.Normal else colour
            made.addPixmap(on, mode, QIcon.State.On)
            made.addPixmap(icons.pixmap("track-off", off_colour, ratio=ratio), mode, QIcon.State.Off)
    return made
