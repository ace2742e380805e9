"""The text of paragraphs as it will be, with the way back to offsets, and what in it is new."""

from __future__ import annotations

from collections.abc import Iterator

from app.model.content import Paragraph, spans
from app.model.document import Document
from app.model.structure import Cell, containers
from app.plan.wording import folded


class Reading:
    """A paragraph with its changes accepted: `text`, and where in the paragraph each character of it stands."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        characters: list[str] = []
        self._at: list[int] = []
        self._new: list[bool] = []
        for start, end, run in spans(paragraph.runs):
            if run.deleted is None and run.opaque is None:
                characters.append(run.text.replace("\n", " "))
                self._at += range(start, end)
                self._new += [run.inserted is not None] * (end - start)
        self.text = "".join(characters)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the paragraph of a stretch of the text, which may enclose struck text."""
        return self._at[start], self._at[end - 1] + 1

    def has_new(self, start: int, end: int) -> bool:
        """Whether a tracked change inserted any of a stretch."""
        return any(self._new[start:end])


def readings_of(document: Document) -> Iterator[Reading]:
    """Every paragraph of the body that stands and says something; what has not changed is not read again."""
    fresh: dict[int, tuple[Paragraph, Reading | None]] = {}
    for paragraph in document.body.paragraphs:
        known = _KNOWN.get(paragraph.id)
        if known is None or known[0] is not paragraph:
            reading = Reading(paragraph) if _stands(paragraph) else None
            known = (paragraph, reading if reading is not None and reading.text.strip() else None)
        fresh[paragraph.id] = known
    _KNOWN.clear()
    _KNOWN.update(fresh)
    return (reading for _, reading in fresh.values() if reading is not None)


_KNOWN: dict[int, tuple[Paragraph, Reading | None]] = {}


def _stands(paragraph: Paragraph) -> bool:
    """Whether a paragraph is in no row and no cell that is struck."""
    cells = (one for one in containers(paragraph.parent) if isinstance(one, Cell))
    return paragraph.block is None and not any(one.deleted or one.row.deleted for one in cells)


def bare_item(text: str) -> str:
    """What an item of a list names, for comparing: without its number, case and final punctuation."""
    words = folded(text.rstrip(" ;,."))
    return words.lstrip("0123456789 ") or words
