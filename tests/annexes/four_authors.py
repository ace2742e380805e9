"""A short annex on which four parties have worked: every kind of tracked change, side by side and one in another."""

from __future__ import annotations

from pathlib import Path

from .assembly import Manner, package
from .large import AUTHORS
from .parts import Properties

PROPERTIES = Properties(
    "Enablers and targets, consolidated draft",
    "Example Telecommunication Organization",
    "Draft Annex 1 to Resolution 17 (Rev. Port Lumen, 2026), extract",
    "2026-02-10T09:00:00Z",
    "2026-02-16T16:45:00Z",
)
MANNER = Manner(authors=dict(zip("abcd", AUTHORS, strict=True)))


def build(path: Path) -> None:
    """Write the annex to `path`, with the same bytes every time."""
    package("four_authors", PROPERTIES, MANNER, "WG-PLAN/27-E").write(path)
