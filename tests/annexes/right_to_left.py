"""An annex in Arabic: paragraphs and tables that run right to left, with Latin letters and digits among them."""

from __future__ import annotations

from pathlib import Path

from .assembly import Manner, package
from .parts import Properties

PROPERTIES = Properties(
    "الخطة الاستراتيجية 2028-2031",
    "Example Telecommunication Organization",
    "مشروع الملحق 1 بالقرار 17",
    "2026-01-12T09:00:00Z",
    "2026-01-21T10:00:00Z",
    "ar-SA",
)
MANNER = Manner(
    language="ar-SA",
    right_to_left=True,
    table_word="الجدول",
    page_words=("الصفحة ", " من "),
    authors={
        "": ("Example Union of Administrations – B. Delegate", "2026-01-20T14:30:00Z"),
        "r": ("إدارة المثال – أ. مقررة", "2026-01-21T10:00:00Z"),
    },
)


def build(path: Path) -> None:
    """Write the annex to `path`, with the same bytes every time."""
    package("arabic", PROPERTIES, MANNER, "WG-PLAN/24-A").write(path)
