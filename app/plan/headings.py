"""Sections of a document as people name them: by the words of their heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.model.document import Document
from app.model.errors import PlaceError
from app.plan.lines import Line, LineReader, Role
from app.plan.profiles import Profile, shipped_profile
from app.plan.wording import Wording, folded, typed_number

_BOLD = 9
_SHORT = 150


@dataclass(frozen=True, slots=True)
class Span:
    """A section of the body: the heading's paragraph, its outline level, and the body indexes from heading to end.

    `label` is the number that its list counts, which stands before the title on the page and not in the text.
    """

    heading: int
    title: str
    level: int
    start: int
    end: int
    label: str = ""


def spans_of(document: Document) -> Iterator[Span]:
    """Every section of the body in order; bold paragraphs count as headings below all outline levels.

    A section ends before the next heading of the same or a higher level.
    """
    yield from _spans(LineReader().read(document), document)


def section_of(document: Document, words: str, profile: Profile | None = None) -> Span:
    """The one section whose heading has these words; numbers, typed or counted, and "Goal 1:" may be left out.

    A heading that says just that comes before one that only contains the words. Raises PlaceError with the candidates
    when there is none or more than one.
    """
    found = matching_sections(document, words, profile)
    if len(found) == 1:
        return found[0]
    if found:
        titles = tuple(span.title for span in found)
        raise PlaceError(f"There are {len(found)} headings “{words}” in the document.", titles)
    raise PlaceError(f"There is no heading “{words}” in the document.")


def matching_sections(document: Document, words: str, profile: Profile | None = None) -> list[Span]:
    """The sections whose headings fit best: with an outline level before bold ones, whole before part."""
    wanted = folded(words)
    wording = Wording(profile or shipped_profile())
    every = list(spans_of(document)) if wanted else []
    for spans in ([s for s in every if s.level < _BOLD], [s for s in every if s.level == _BOLD]):
        whole = [span for span in spans if wanted in _names(span.title, wording)]
        whole = whole or [span for span in spans if span.label and wanted == folded(f"{span.label} {span.title}")]
        found = whole or [span for span in spans if f" {wanted} " in f" {folded(span.title)} "]
        if found:
            return found
    return []


def section_end(document: Document, heading: int) -> int:
    """The id of the last paragraph of a heading's section, the heading's own when nothing stands below it.

    KeyError when the paragraph is not in the body; a paragraph that is no heading is its own section.
    """
    span = next((span for span in spans_of(document) if span.heading == heading), None)
    if span is None:
        return document.body.paragraphs[document.locate(heading)[1]].id
    return document.body.paragraphs[span.end - 1].id


def trimmed_end(document: Document, start: int, end: int) -> int:
    """Where new text at the end of a section goes: `end` without empty paragraphs and without small headings, which
    belong to what follows."""
    lines = {line.paragraph: line for line in LineReader().read(document)}
    while end - 1 > start:
        line = lines.get(document.body.paragraphs[end - 1].id)
        if line is None or line.cell is not None or line.gone or (line.text and line.role is not Role.MINOR):
            break
        end -= 1
    return end


def _spans(lines: Sequence[Line], document: Document) -> Iterator[Span]:
    story = document.body
    heads = [(line, level, _index(line, document)) for line in lines if (level := _level(line)) is not None]
    for at, (line, level, start) in enumerate(heads):
        following = (index for _, other, index in heads[at + 1 :] if other <= level)
        yield Span(line.paragraph, line.text, level, start, next(following, len(story.paragraphs)), line.label)


def _index(line: Line, document: Document) -> int:
    index = document.body.index(line.paragraphs[0])
    assert index is not None
    return index


def _level(line: Line) -> int | None:
    if line.gone or not line.text or line.cell is not None or line.role in (Role.CONTENTS, Role.CAPTION):
        return None
    if line.level is not None:
        return line.level
    return _BOLD if line.bold and len(line.text) <= _SHORT else None


def _names(title: str, wording: Wording) -> set[str]:
    """What a heading may be called: all of it, without its number, without its "Goal 1:"."""
    rest = typed_number(title)[1]
    prefixed = wording.prefixed(rest)
    names = {title, rest}
    if prefixed is not None:
        names |= {prefixed.title, f"{prefixed.word} {prefixed.number}"}
    return {folded(name) for name in names if name}
