"""A short annex in Chinese: no spaces between words, full-width punctuation, Latin letters and digits among it."""

from __future__ import annotations

from pathlib import Path

from .assembly import Manner, package
from .parts import Properties

PROPERTIES = Properties(
    "2028-2031年战略规划",
    "Example Telecommunication Organization",
    "第17号决议附件1草案",
    "2026-01-12T09:00:00Z",
    "2026-01-21T10:00:00Z",
    "zh-CN",
)
MANNER = Manner(
    asian_font="SimSun",
    language="zh-CN",
    table_word="表",
    page_words=("", " / "),
    authors={
        "": ("Example Union of Administrations – B. Delegate", "2026-01-20T14:30:00Z"),
        "r": ("示例主管部门 – 甲报告人", "2026-01-21T10:00:00Z"),
    },
)


def build(path: Path) -> None:
    """Write the annex to `path`, with the same bytes every time."""
    package("chinese", PROPERTIES, MANNER, "WG-PLAN/24-C").write(path)
