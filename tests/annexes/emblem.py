"""The emblem of the invented organisation: a small PNG drawn by code, without a compressor."""

from __future__ import annotations

import struct
import zlib

SIDE = 192
SHADES = 16
INK = (31, 78, 121)
RINGS = ((0.93, 0.86), (0.66, 0.60), (0.40, 0.34))


def emblem() -> bytes:
    """Return a 192 × 192 pixel PNG: three rings crossed by a rising wave, in sixteen shades of one blue."""
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 4, 3, 0, 0, 0)
    palette = b"".join(bytes(_mix(channel, shade) for channel in INK) for shade in range(SHADES))
    rows = b"".join(b"\0" + _row(y) for y in range(SIDE))
    chunks = [(b"IHDR", header), (b"PLTE", palette), (b"IDAT", _stored(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _mix(channel: int, shade: int) -> int:
    return 255 - (255 - channel) * shade // (SHADES - 1)


def _row(y: int) -> bytes:
    shades = [_shade(x, y) for x in range(SIDE)]
    return bytes(shades[i] << 4 | shades[i + 1] for i in range(0, SIDE, 2))


def _shade(x: int, y: int) -> int:
    """Average 4 × 4 samples in one pixel, so that edges are smooth."""
    hits = sum(_inked(x + (i + 0.5) / 4, y + (j + 0.5) / 4) for i in range(4) for j in range(4))
    return hits * (SHADES - 1) // 16


def _inked(x: float, y: float) -> bool:
    u, v = 2 * x / SIDE - 1, 2 * y / SIDE - 1
    distance = u * u + v * v
    wave = v + 0.55 * u - 0.35 * u * (1 - u * u)
    if distance <= RINGS[0][0] ** 2 and abs(wave) < 0.05:
        return False
    if distance < 0.16**2:
        return True
    return any(inner * inner <= distance <= outer * outer for outer, inner in RINGS)


def _stored(data: bytes) -> bytes:
    """Wrap `data` in a zlib stream of stored blocks (RFC 1951 clause 3.2.4)."""
    blocks = [data[i : i + 65535] for i in range(0, len(data), 65535)]
    body = b"".join(
        struct.pack("<BHH", i == len(blocks) - 1, len(block), len(block) ^ 0xFFFF) + block
        for i, block in enumerate(blocks)
    )
    return b"\x78\x01" + body + struct.pack(">I", zlib.adler32(data))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
