"""The pages of a dossier and the parts of the inspector, by the order of their tabs."""

from __future__ import annotations

from enum import IntEnum


class Page(IntEnum):
    """The pages; the links are a view of the annex, without a tab of their own."""

    ANNEX = 0
    STATEMENT = 1
    COMPILATION = 2
    LINKS = 3


class Part(IntEnum):
    """The inspector's tabs."""

    CHANGES = 0
    PROPOSALS = 1
    FINDINGS = 2
    COMMENTS = 3
