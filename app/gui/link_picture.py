"""An SVG drawing as a PNG picture."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from app.model.errors import RefusedError

_SCALE = 2.0
_MOST = 16_000
"""Pixels along one side; more is too much for what shows pictures."""


def png_of(svg: str, scale: float = _SCALE) -> bytes:
    """The picture of a drawing, `scale` pixels for each of its own; RefusedError when it cannot be drawn."""
    # Text needs an application, though no window and no display.
    app = QGuiApplication.instance() or QGuiApplication(["rapporteur", "-platform", "offscreen"])
    renderer = QSvgRenderer(QByteArray(svg.encode("utf-8")))
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty() or app is None:
        raise RefusedError("The map of links could not be drawn as a picture; nothing was written.")
    scale = min(scale, _MOST / max(size.width(), size.height()))
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    renderer.render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if image.isNull() or not image.save(buffer, "PNG"):  # pyright: ignore[reportCallIssue, reportArgumentType]
        raise RefusedError("The map of links could not be drawn as a picture; nothing was written.")
    return bytes(data.data())
