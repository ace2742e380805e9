"""The numbers that footnotes and endnotes are shown by: counted through the body, anew when a note comes or goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.editing.splice import Splice
from app.gui.editor.modes import ViewMode
from app.model.content import Opaque, OpaqueKind, Paragraph
from app.model.document import Document
from app.model.numbering import write_number
from app.model.structure import Cell, containers
from app.model.views import REFERENCES, note_of

_FORMATS = {OpaqueKind.FOOTNOTE: "decimal", OpaqueKind.ENDNOTE: "lowerRoman"}
"""How notes are numbered where the file says nothing else (§17.11.17, §17.11.18)."""

_OWN = {"footnoteRef": OpaqueKind.FOOTNOTE, "endnoteRef": OpaqueKind.ENDNOTE}
_CUSTOM = "customMarkFollows"
_NOTHING = "\u200b"

_Key = tuple[OpaqueKind, str]


class NoteNumbers:
    """Numbers by note, as one view of the document has them; `version` grows with every change of any of them."""

    def __init__(self, document: Document, mode: ViewMode) -> None:
        self._document = document
        self._mode = mode
        self._numbers: dict[_Key, str] | None = None
        self.version = 0

    def words(self, paragraph: Paragraph, opaque: Opaque) -> str:
        """What is shown for a reference to a note, or for a note's own number; "" for anything else."""
        if opaque.kind in _FORMATS:
            # The sign that was chosen instead of a number is text that follows.
            return _NOTHING if _CUSTOM in opaque.xml else self._number((opaque.kind, opaque.ref))
        if opaque.kind is OpaqueKind.OTHER:
            kind = next((kind for name, kind in _OWN.items() if name in opaque.xml[:40]), None)
            return self._number((kind, note_of(paragraph))) if kind is not None else ""
        return ""

    def update(self, document: Document, splices: Iterable[Splice]) -> bool:
        """Follow an edit; returns whether any number may have changed."""
        self._document = document
        body = document.body.id
        if not any(s.story == body and self._shown(s.removed) != self._shown(s.inserted) for s in splices):
            return False
        self._numbers = None
        self.version += 1
        return True

    def _number(self, key: _Key) -> str:
        if self._numbers is None:
            self._numbers = self._counted()
        return self._numbers.get(key, "")

    def _counted(self) -> dict[_Key, str]:
        numbers: dict[_Key, str] = {}
        kinds = {story.kind for story in self._document.stories}
        if kinds.isdisjoint(REFERENCES[kind] for kind in _FORMATS):
            return numbers
        counts = dict.fromkeys(_FORMATS, 0)
        for key in self._shown(self._document.body.paragraphs):
            if key not in numbers:
                counts[key[0]] += 1
                numbers[key] = write_number(counts[key[0]], _FORMATS[key[0]])
        return numbers

    def _shown(self, paragraphs: Sequence[Paragraph]) -> list[_Key]:
        found: list[_Key] = []
        hides = self._mode.hides_run
        for paragraph in paragraphs:
            for run in paragraph.runs:
                opaque = run.opaque
                if opaque is None or opaque.kind not in _FORMATS or _CUSTOM in opaque.xml or hides(run):
                    continue
                if not self._in_hidden_row(paragraph):
                    found.append((opaque.kind, opaque.ref))
        return found

    def _in_hidden_row(self, paragraph: Paragraph) -> bool:
        cells = (one for one in containers(paragraph.parent) if isinstance(one, Cell))
        return any(self._mode.hides_row(cell.row) for cell in cells)
