"""The numbers that footnotes and endnotes are shown by: counted through the body, anew when a note comes or goes.

Formats, first numbers and where counting begins anew are those of the document's settings and of its sections (§17.11.4
to .20). The editor has no pages: notes that begin anew on each of them are shown as if they were counted on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.editing.splice import Splice
from app.gui.editor.modes import ViewMode
from app.model.content import Opaque, OpaqueKind, Paragraph
from app.model.document import Document
from app.model.note_numbering import USUAL, NoteNumbering, NoteSettings, stated_notes
from app.model.numbering import write_number
from app.model.structure import Cell, containers
from app.model.views import REFERENCES, note_of

_KINDS = (OpaqueKind.FOOTNOTE, OpaqueKind.ENDNOTE)
_OWN = {"footnoteRef": OpaqueKind.FOOTNOTE, "endnoteRef": OpaqueKind.ENDNOTE}
_CUSTOM = "customMarkFollows"
_NOTHING = "\u200b"

_Key = tuple[OpaqueKind, str]

_EACH_SECTION = "eachSect"


class NoteNumbers:
    """Numbers by note, as one view of the document has them; `version` grows with every change of any of them."""

    def __init__(self, document: Document, mode: ViewMode) -> None:
        self._document = document
        self._mode = mode
        self._numbers: dict[_Key, str] | None = None
        self.version = 0

    def words(self, paragraph: Paragraph, opaque: Opaque) -> str:
        """What is shown for a reference to a note, or for a note's own number; "" for anything else."""
        if opaque.kind in _KINDS:
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
        if kinds.isdisjoint(REFERENCES[kind] for kind in _KINDS):
            return numbers
        counts = [_Count(), _Count()]
        for keys, said in self._sections():
            for count, how in zip(counts, said.over(self._document.note_settings).over(USUAL), strict=True):
                count.begin(how)
            for key in keys:
                if key not in numbers:
                    numbers[key] = counts[_KINDS.index(key[0])].next()
        return numbers

    def _sections(self) -> Iterator[tuple[list[_Key], NoteSettings]]:
        """The notes of each section, and what it says of them."""
        keys: list[_Key] = []
        for found in self._shown(self._document.body.paragraphs):
            if isinstance(found, tuple):
                keys.append(found)
            else:
                yield keys, stated_notes(found)
                keys = []
        yield keys, self._document.last_section

    def _shown(self, paragraphs: Sequence[Paragraph]) -> list[_Key | str]:
        """The notes that are referred to and the properties of the sections that end, in order."""
        found: list[_Key | str] = []
        hides = self._mode.hides_run
        for paragraph in paragraphs:
            for run in paragraph.runs:
                opaque = run.opaque
                if opaque is None or opaque.kind not in _KINDS or _CUSTOM in opaque.xml or hides(run):
                    continue
                if not self._in_hidden_row(paragraph):
                    found.append((opaque.kind, opaque.ref))
            if paragraph.section:
                found.append(self._section(paragraph))
        return found

    def _section(self, paragraph: Paragraph) -> str:
        change = paragraph.section_change
        return change.old if change is not None and self._mode.original else paragraph.section

    def _in_hidden_row(self, paragraph: Paragraph) -> bool:
        cells = (one for one in containers(paragraph.parent) if isinstance(one, Cell))
        return any(self._mode.hides_row(cell.row) for cell in cells)


class _Count:
    """Counts the notes of one kind from section to section."""

    def __init__(self) -> None:
        self._last: int | None = None
        self._format = ""

    def begin(self, how: NoteNumbering) -> None:
        """Go on to a section, which may have its own way of counting."""
        self._format = how.format or ""
        if self._last is None or how.restart == _EACH_SECTION:
            self._last = (how.start or 0) - 1

    def next(self) -> str:
        """The number of the next note."""
        self._last = (self._last or 0) + 1
        return write_number(self._last, self._format)
