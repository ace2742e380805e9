"""The program's own line icons: SVG on a grid of 16, drawn in the colour that is asked for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.resources import resource
from app.services.places import cache_folder

GRID = 16


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _coloured(name: str, colour: str) -> str:
    return _source(name).replace("currentColor", colour)


@cache
def pixmap(name: str, colour: str, size: int = GRID, ratio: float = 1.0) -> QPixmap:
    """An icon of `size` logical pixels at the screen's device pixel `ratio`."""
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer(name, colour).render(painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@cache
def renderer(name: str, colour: str) -> QSvgRenderer:
    """What draws an icon at any size, sharp on every screen."""
    return QSvgRenderer(QByteArray(_coloured(name, colour).encode()))


@cache
def icon(name: str, colour: str, faint: str | None = None) -> QIcon:
    """An icon for buttons, with `faint` for its disabled state."""
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        made.addPixmap(pixmap(name, colour, ratio=ratio))
        if faint is not None:
            made.addPixmap(pixmap(name, faint, ratio=ratio), QIcon.Mode.Disabled)
    return made


def paint_icon(painter: QPainter, name: str, colour: str, left: float, top: float, size: int = GRID) -> None:
    """Draw an icon with its upper left corner at `left`, `top`."""
    renderer(name, colour).render(painter, QRectF(left, top, size, size))


@cache
def icon_file(name: str, colour: str) -> str:
    """Path of an icon in one colour, for style sheets, which know images only as files."""
    path = _folder() / f"{name}-{colour.removeprefix('#')}.svg"
    drawn = _coloured(name, colour)
    if not path.is_file() or path.read_text(encoding="utf-8") != drawn:
        path.write_text(drawn, encoding="utf-8")
    return path.as_posix()


@cache
def _folder() -> Path:
    # The same files serve every start, so that a program that is killed leaves nothing new behind.
    folder = cache_folder() / "icons"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def app_icon() -> QIcon:
    """The program's icon."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(pixmap("rapporteur", "#1d5fc2", size))
    return made
