"""The Qt style sheet, built from the tokens of the theme."""

from __future__ import annotations

from string import Template

from app.gui import theme
from app.gui.theme import Tokens

_RULES = Template("""
* { font-size: ${base}px; }
QMainWindow, QDialog, QWidget#surface { background: $surface; color: $ink; }
QFrame#popup { background: $raised; border: 1px solid $edge; border-radius: ${radius}px; }
QWidget#desk { background: $desk; }
EditorView { background: $desk; border: none; }
QWidget#sheet { background: $page; border-radius: 2px; }
QLabel { background: transparent; color: $ink; }
QLabel[role="quiet"] { color: $quiet; }
QLabel[role="small"] { color: $quiet; font-size: ${small}px; }
QLabel[role="heading"] { font-size: ${large}px; font-weight: 600; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="status"] { color: $quiet; padding: 0 6px; }
QLabel[role="field"] { color: $quiet; }
QLabel[role="warning"] { color: $warning; font-size: ${small}px; }
QLabel[role="error"] { color: $error; font-size: ${small}px; }
QFrame#hairline { background: $hairline; border: none; }
QToolTip { background: $ink; color: $page; border: none; padding: 4px 8px; }

QMenuBar { background: $surface; color: $ink; padding: 2px 2px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: $hover; }
QMenuBar::item:pressed { background: $pressed; }
QMenu { background: $raised; color: $ink; border: 1px solid $hairline; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 8px; }
QMenu::indicator:checked { image: url($check); }
QMenu::item:checked { font-weight: 600; }

QToolButton, QPushButton {
    background: transparent; color: $ink; border: 1px solid transparent; border-radius: ${radius}px;
    padding: 0 8px; min-height: 23px;
}
QToolButton:hover, QPushButton:hover { background: $hover; }
QToolButton:pressed, QPushButton:pressed, QToolButton:open { background: $pressed; }
QToolButton:checked { background: $selected; color: $ink; }
QToolButton:focus, QPushButton:focus { border: 1px solid $accent; }
QToolButton:disabled, QPushButton:disabled { color: $faint; }
QToolButton[popupMode="2"] { padding-$far: 20px; padding-$near: 8px; }
QToolButton::menu-indicator { image: url($down); width: 10px; height: 10px; right: 6px;
    subcontrol-origin: padding; subcontrol-position: center right; }
QPushButton { background: $button; border: 1px solid $hairline; padding: 0 12px; min-height: 26px; outline: none; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: 24px; }
QPushButton:default, QPushButton[role="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; }
QPushButton:default:hover, QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton:default:focus, QPushButton[role="primary"]:focus { border: 2px solid $ink; }
QPushButton[role="primary"]:disabled, QPushButton:default:disabled {
    background: $pressed; color: $quiet; border-color: $pressed; }
QPushButton[role="link"], QToolButton[role="link"] { background: transparent; border: 1px solid transparent;
    color: $accent; padding: 0; border-radius: 2px; }
QPushButton[role="link"]:focus { border: 1px solid $accent; }
QPushButton[role="link"]:hover { background: transparent; text-decoration: underline; }
QPushButton[role="link"]:disabled { color: $faint; }
QToolButton[role="outlined"] { background: $button; border: 1px solid $hairline; padding: 0 12px; min-height: 26px; }
QToolButton[role="outlined"]:hover { background: $hover; }
QToolButton[role="outlined"]:focus { border: 1px solid $accent; }
QToolButton[role="toggle"]:checked { border: 1px solid $quiet; }
QToolButton[role="toggle"]:checked:focus { border: 2px solid $accent; }
QPushButton[role="choice"] { background: transparent; border: 1px solid transparent; text-align: $near;
    padding: 0 20px 0 4px; margin-$near: -5px; }
QPushButton[role="choice"]:hover { background: $hover; }
QPushButton[role="choice"]:focus { border: 1px solid $accent; }
QPushButton::menu-indicator { image: url($down); width: 10px; height: 10px; subcontrol-origin: padding;
    subcontrol-position: center $far; $far: 4px; }
QToolButton[role="status"] { color: $quiet; border-radius: 4px; padding: 0 6px; min-height: 22px; }
QToolButton[role="status"]:hover { color: $ink; }
QToolButton[role="page"] { font-size: ${large}px; color: $quiet; border-radius: 0; padding: 0; margin: 0 8px;
    min-height: 34px; background: transparent; border: none; border-bottom: 2px solid transparent;
    border-top: 2px solid transparent; }
QToolButton[role="page"]:hover { color: $ink; }
QToolButton[role="page"]:checked { color: $ink; border-bottom: 2px solid $accent; }
QToolButton[role="page"]:focus { color: $ink; border: 1px solid $accent; border-bottom: 2px solid $accent;
    padding-top: 1px; margin: 0 7px; }
QToolButton[role="page"]:disabled { color: $faint; }
QToolButton[role="tab"] { color: $quiet; border-radius: 0; padding: 0 1px; margin: 0 4px; min-height: 30px;
    border: none; border-bottom: 2px solid transparent; border-top: 2px solid transparent; background: transparent; }
QToolButton[role="tab"]:hover { color: $ink; }
QToolButton[role="tab"]:checked { color: $ink; border-bottom: 2px solid $accent; }
QToolButton[role="tab"]:focus { color: $ink; border: 1px solid $accent; border-bottom: 2px solid $accent;
    padding: 1px 0 0 0; }
QToolButton#qt_toolbar_ext_button { padding: 0; }
QToolButton[role="icon"] { padding: 0; min-width: 26px; max-width: 26px; }

QLineEdit, QPlainTextEdit, QComboBox, QSpinBox {
    background: $field; color: $ink; border: 1px solid $field_edge; border-radius: ${radius}px;
    selection-background-color: $selection; selection-color: $ink; placeholder-text-color: $quiet;
}
QLineEdit, QComboBox { min-height: 26px; padding: 0 8px; }
QPlainTextEdit { padding: 2px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 1px solid $accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $faint; background: $surface; }
QLineEdit[bare="true"] { border: none; background: transparent; border-radius: 0; font-size: ${large}px; padding: 0; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url($down); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $hairline; outline: none; padding: 4px;
    selection-background-color: $selected; selection-color: $ink; }
QCheckBox { spacing: 8px; }
QCheckBox:focus { color: $accent; }

QTextBrowser#paper { background: $page; color: $ink; border: none;
    border-top-left-radius: 2px; border-top-right-radius: 2px; selection-background-color: $selection; }

QToolBar { background: $surface; border: none; padding: 2px 4px; margin: 0; spacing: 4px; }
QAbstractItemView { padding: 0; margin: 0; background: $raised; color: $ink; border: none; outline: none;
    selection-background-color: $selected; selection-color: $ink; }
QAbstractItemView[role="quiet"] { background: transparent; }
QHeaderView { background: $surface; }
QHeaderView::section { background: $surface; color: $quiet; border: none; border-bottom: 1px solid $hairline;
    padding: 4px 8px; }
QFileDialog QAbstractItemView { background: $field; }
QTreeView::item { min-height: ${row}px; border: none; }
QTreeView[role="table"]::item { padding: 0 5px; }
QTreeView[role="table"]::item:selected { background: $selected; color: $ink; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget#form { background: transparent; }
QSplitter::handle { background: $hairline; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $thumb; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 28px; margin: 2px; }
QScrollBar::handle:horizontal { min-width: 28px; margin: 2px; }
QScrollBar::handle:hover { background: $thumb_hover; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
""")


def stylesheet(tokens: Tokens, *, rtl: bool = False) -> str:
    """The style sheet of the whole program in one scheme; `rtl` for reading from right to left."""
    from app.gui.colour import mix
    from app.gui.icons import icon_file

    values = {name: getattr(tokens, name) for name in tokens._fields if name != "authors"}
    strong = tokens.scheme.strong
    values |= {
        "raised": mix(tokens.surface, tokens.page, 0.8),
        "button": mix(tokens.surface, tokens.page, 0.6),
        "field_edge": tokens.quiet if strong else mix(tokens.surface, tokens.ink, 0.2),
        "edge": tokens.quiet if strong else mix(tokens.surface, tokens.ink, 0.3),
        "thumb": tokens.faint if strong else mix(tokens.surface, tokens.ink, 0.22),
        "thumb_hover": mix(tokens.surface, tokens.ink, 0.4),
        "accent_hover": mix(tokens.accent, tokens.ink, 0.12),
        "base": theme.TYPE_BASE,
        "small": theme.TYPE_SMALL,
        "large": theme.TYPE_LARGE,
        "title": theme.TYPE_TITLE,
        "radius": theme.RADIUS,
        "row": theme.ROW_HEIGHT,
        "near": "right" if rtl else "left",
        "far": "left" if rtl else "right",
        "check": icon_file("check", tokens.ink),
        "down": icon_file("chevron-down", tokens.quiet),
    }
    return _RULES.substitute(values)
