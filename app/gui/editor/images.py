"""How large pictures are shown."""

from __future__ import annotations

import re

from PySide6.QtGui import QImage

from app.model.content import Opaque

_EXTENT = re.compile(r"""extent\b[^>]*?\bcx=["'](\d{1,9})["'][^>]*?\bcy=["'](\d{1,9})["']""")
_EMU_PER_TWIP = 635


def printed_size(opaque: Opaque, image: QImage, scale: float) -> tuple[float, float]:
    """Width and height in pixels at `scale` pixels per twip: as the file says (§20.4.2.7), else as the image does."""
    extent = _EXTENT.search(opaque.xml)
    if extent is not None:
        width, height = (int(side) / _EMU_PER_TWIP * scale for side in extent.groups())
        return width, height
    dots = image.dotsPerMeterX() * 0.0254 or 96.0
    factor = scale * 1440 / dots
    return image.width() * factor, image.height() * factor
