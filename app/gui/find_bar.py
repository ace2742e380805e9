"""The bar below the text for finding and replacing: what is looked for, how, and how many there are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from app.gui.actions import ActionRegistry, plain
from app.gui.find_field import FieldWithPast, FindField
from app.gui.pieces import ElidedLabel, Glyph, IconButton, column_of, hairline, label, row_of, surface
from app.gui.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_6

TOGGLES = ("edit.find_case", "edit.find_words", "edit.find_pattern", "edit.find_in_selection")
PLACES = ("edit.find_shown", "edit.find_final", "edit.find_inserted", "edit.find_struck")

_FIELD = 260
_COUNT = 96


class FindBar(QWidget):
    """Fields, steps and options; it only shows and tells, what is found is the finder's business."""

    words_changed = Signal()
    closed = Signal()

    def __init__(self, registry: ActionRegistry) -> None:
        super().__init__()
        self._registry = registry
        self._built = False
        self.setAccessibleName(self.tr("Find and replace"))
        self.hide()

    def built(self) -> FindBar:
        """The bar with all its parts, which are made when they are first wanted."""
        if not self._built:
            self._built = True
            self._build()
        return self

    def _build(self) -> None:
        self.words = FindField(self.tr("Find"))
        self.replacement = FindField(self.tr("Replace with"))
        self.count = label("", "quiet")
        self.count.setMinimumWidth(_COUNT)
        self._glyph = Glyph("error", "error")
        self.notice = ElidedLabel("", "quiet")
        self.notice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.back = self._button("edit.find_back", "link")
        self.places = QToolButton()
        strip = surface()
        self._grid = QGridLayout(strip)
        self._grid.setContentsMargins(SPACE_3, SPACE_1, SPACE_2, SPACE_1)
        self._grid.setHorizontalSpacing(SPACE_2)
        self._grid.setVerticalSpacing(SPACE_1)
        self._grid.setColumnStretch(1, 1)
        self._fill()
        column = column_of(self)
        column.addWidget(hairline())
        column.addWidget(strip)
        self._glyph.hide()
        self.back.hide()
        self.show_replacing(False)
        self._connect()

    def _connect(self) -> None:
        self.words.textEdited.connect(lambda _: self.words_changed.emit())
        self.words.entered.connect(self._step)
        self.replacement.entered.connect(lambda _: self._trigger("edit.replace_one"))
        for field in (self.words, self.replacement):
            field.left.connect(self.closed)
        self._registry.refreshed.connect(self._name_place)
        self._name_place()

    @property
    def replacing(self) -> bool:
        """Whether the row for replacing is shown."""
        return not self._replace_row.isHidden()

    def show_replacing(self, shown: bool) -> None:
        """Show or hide the row for replacing."""
        self._replace_field.setVisible(shown)
        self._replace_row.setVisible(shown)

    def take_keyboard(self) -> None:
        """Put the keyboard into the field, all of it selected."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def show_count(self, text: str, *, found: bool) -> None:
        """Say how many there are and which of them is shown."""
        self.count.setText(text)
        role = "quiet" if found else "warning"
        if self.count.property("role") != role:
            self.count.setProperty("role", role)
            self.count.style().polish(self.count)

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something beside the count, and to those who listen; "" says nothing any more."""
        self._glyph.setVisible(wrong and bool(text))
        self.notice.setText(text)
        self.words.setAccessibleDescription(text if wrong else "")
        if text:
            self.announce(text)

    def announce(self, text: str) -> None:
        """Say something to those who listen only."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the options have no room beside each other, the last of them goes below."""
        super().resizeEvent(event)
        if self._built:
            self._fit()

    def _fit(self) -> None:
        toggles = sum(button.sizeHint().width() + SPACE_1 for button in self._toggles)
        beside = toggles + self.places.sizeHint().width() + 2 * SPACE_6 <= self.width()
        if beside == (self._grid.indexOf(self.places) >= 0):
            row = self._options.layout()
            assert isinstance(row, QHBoxLayout)
            if beside:
                row.insertWidget(row.count() - 1, self.places)
            else:
                self._grid.addWidget(self.places, 3, 0, 1, 3, Qt.AlignmentFlag.AlignLeading)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the bar from every part of it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # Building

    def _fill(self) -> None:
        self._grid.addWidget(FieldWithPast(self.words, self.tr("Earlier searches")), 0, 0)
        self._grid.addWidget(self._steps(), 0, 1)
        self._grid.addWidget(IconButton("close", self.tr("Close find and replace"), self.closed.emit), 0, 2)
        self._replace_field = FieldWithPast(self.replacement, self.tr("Earlier replacements"))
        self._replace_row = QWidget()
        row = row_of(self._replace_row, spacing=SPACE_2)
        for id_ in ("edit.replace_one", "edit.replace_all"):
            row.addWidget(self._button(id_, "outlined"))
        row.addStretch(1)
        self._grid.addWidget(self._replace_field, 1, 0)
        self._grid.addWidget(self._replace_row, 1, 1)
        self._fill_places()
        self._options = self._option_row()
        self._grid.addWidget(self._options, 2, 0, 1, 3)
        self._grid.setColumnMinimumWidth(0, _FIELD)

    def _steps(self) -> QWidget:
        widget = QWidget()
        row = row_of(widget, spacing=SPACE_1)
        row.addWidget(IconButton("up", self._name("edit.find_previous"), lambda: self._trigger("edit.find_previous")))
        row.addWidget(IconButton("down", self._name("edit.find_next"), lambda: self._trigger("edit.find_next")))
        row.addSpacing(SPACE_1)
        row.addWidget(self.count)
        row.addWidget(self._glyph)
        row.addWidget(self.notice, 1)
        row.addWidget(self.back)
        return widget

    def _option_row(self) -> QWidget:
        widget = QWidget()
        row = row_of(widget, spacing=SPACE_1)
        self._toggles = [self._button(id_, "toggle") for id_ in TOGGLES]
        for button in self._toggles:
            row.addWidget(button)
        row.addSpacing(SPACE_2)
        row.addWidget(self.places)
        row.addStretch(1)
        return widget

    def _fill_places(self) -> None:
        menu = QMenu(self.places)
        for id_ in PLACES:
            menu.addAction(self._registry.action(id_))
        self.places.setMenu(menu)
        self.places.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.places.setToolTip(self.tr("Which text is looked at"))

    def _button(self, id_: str, role: str) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", role)
        made.setDefaultAction(self._registry.action(id_))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setAccessibleName(self._name(id_))
        return made

    def _name(self, id_: str) -> str:
        return plain(self._registry.spec(id_).text)

    def _step(self, forward: bool) -> None:
        self._trigger("edit.find_next" if forward else "edit.find_previous")

    def _trigger(self, id_: str) -> None:
        self._registry.action(id_).trigger()

    def _name_place(self) -> None:
        chosen = next((id_ for id_ in PLACES if self._registry.action(id_).isChecked()), PLACES[0])
        said = self.tr("Look in: {place}").format(place=self._name(chosen))
        if said != self.places.text():
            self.places.setText(said)
            self.places.setAccessibleName(said)
            self._fit()
