"""Mixing colours and measuring their contrast (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

import math
from functools import lru_cache

_STEP = 0.01


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of `#rrggbb`, each 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def hex_colour(red: float, green: float, blue: float) -> str:
    """`#rrggbb` of three channels, cut to 0 to 1."""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, channel))):02x}" for channel in (red, green, blue))


def mix(base: str, other: str, share: float) -> str:
    """`base` with `share` (0 to 1) of `other` in it."""
    red, green, blue = ((1 - share) * a + share * b for a, b in zip(channels(base), channels(other), strict=True))
    return hex_colour(red, green, blue)


@lru_cache(maxsize=1024)
def luminance(colour: str) -> float:
    """Relative luminance, 0 for black to 1 for white."""
    red, green, blue = (_linear(channel) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, ground: str, ratio: float = 4.5) -> str:
    """The nearest lightness of a colour that has the contrast `ratio` on `ground`; hue is kept (Oklab)."""
    lightness, a, b = _oklab(colour)
    step = -_STEP if luminance(ground) > 0.18 else _STEP
    found = colour
    while contrast(found, ground) < ratio and 0 <= lightness <= 1:
        lightness += step
        found = _from_oklab(lightness, a, b)
    return found


def distance(one: str, other: str) -> float:
    """How different two colours look: the distance in Oklab, where 0.02 is just noticeable."""
    return math.dist(_oklab(one), _oklab(other))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(channel: float) -> float:
    channel = max(0.0, channel)
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


@lru_cache(maxsize=1024)
def _oklab(colour: str) -> tuple[float, float, float]:
    # B. Ottosson, "A perceptual color space for image processing" (2020).
    red, green, blue = (_linear(channel) for channel in channels(colour))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _from_oklab(lightness: float, a: float, b: float) -> str:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return hex_colour(
        _encoded(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _encoded(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _encoded(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )
