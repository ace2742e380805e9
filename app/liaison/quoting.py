"""What an excerpt says in place of content that stays behind in the annex: notes, pictures, fields."""

from __future__ import annotations

import re

from app.liaison.form import Language
from app.model.content import Opaque, OpaqueKind
from app.model.document import Document, StoryKind
from app.model.structure import Note, containers
from app.model.views import View, paragraph_text

_NOTES = {OpaqueKind.FOOTNOTE: (StoryKind.FOOTNOTES, "footnote"), OpaqueKind.ENDNOTE: (StoryKind.ENDNOTES, "endnote")}
_SENTENCES = {
    OpaqueKind.DRAWING: "picture",
    OpaqueKind.OBJECT: "object",
    OpaqueKind.MATH: "formula",
}
IN_WORDS = frozenset({OpaqueKind.FIELD, OpaqueKind.SYMBOL, OpaqueKind.CONTROL})
"""Content that reads as part of the text around it."""

# They mark a place or a page and say nothing.
_SILENT = {
    OpaqueKind.FIELD_MARK,
    OpaqueKind.COMMENT,
    OpaqueKind.COMMENT_RANGE,
    OpaqueKind.BOOKMARK,
    OpaqueKind.MOVE_RANGE,
    OpaqueKind.PAGE_BREAK,
}
# A note's own number at its beginning (§17.11.6, §17.11.13).
_OWN_MARK = re.compile(r"^<[\w.-]+:(?:footnote|endnote)Ref[\s/>]")


class Quoting:
    """Puts carried content of a document into words."""

    def __init__(self, document: Document, language: Language) -> None:
        self._language = language
        self._notes = _note_texts(document)
        self._numbers = _note_numbers(document)

    def words(self, opaque: Opaque) -> str:
        """The text for one piece of carried content, "" when it only marks a place."""
        if opaque.kind in _SILENT or _OWN_MARK.search(opaque.xml):
            return ""
        if opaque.kind in _NOTES:
            return self._note(opaque)
        if opaque.kind in IN_WORDS and opaque.display:
            return opaque.display
        label = opaque.display.strip() or opaque.label.strip() or opaque.kind.value
        return self._language.say(_SENTENCES.get(opaque.kind, "other"), label=label)

    def mark(self, opaque: Opaque) -> str:
        """The number that a reference to a note shows."""
        return opaque.label or opaque.display or self.number(_NOTES[opaque.kind][0], opaque.ref) or opaque.ref

    def number(self, story: StoryKind, ref: str) -> str:
        """The number of a note in the text, "" when nothing refers to it."""
        return self._numbers.get((story, ref), "")

    def _note(self, opaque: Opaque) -> str:
        story, sentence = _NOTES[opaque.kind]
        text = self._notes.get((story, opaque.ref), "")
        return " " + self._language.say(sentence, number=self.mark(opaque), text=text)


def _note_numbers(document: Document) -> dict[tuple[StoryKind, str], str]:
    """The number of every note by its id: its mark as the file has it, else its place in the order of references."""
    numbers: dict[tuple[StoryKind, str], str] = {}
    counts: dict[StoryKind, int] = {}
    for _, paragraph in document.walk():
        for run in paragraph.runs:
            if run.opaque is not None and run.opaque.kind in _NOTES:
                story = _NOTES[run.opaque.kind][0]
                counts[story] = counts.get(story, 0) + 1
                numbers.setdefault((story, run.opaque.ref), run.opaque.label or str(counts[story]))
    return numbers


def _note_texts(document: Document) -> dict[tuple[StoryKind, str], str]:
    """The text of every note by its id, as it was before any change."""
    texts: dict[tuple[StoryKind, str], list[str]] = {}
    for story in document.stories:
        if story.kind not in (StoryKind.FOOTNOTES, StoryKind.ENDNOTES):
            continue
        for paragraph in story.paragraphs:
            note = next((c for c in containers(paragraph.parent) if isinstance(c, Note)), None)
            if note is not None:
                view = View.FINAL if paragraph.mark.inserted is not None else View.ORIGINAL
                texts.setdefault((story.kind, note.ref), []).append(paragraph_text(paragraph, view).strip())
    return {key: " ".join(line for line in lines if line) for key, lines in texts.items()}
