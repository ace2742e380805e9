"""What the clipboard brings into a document, and what a copy offers to others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.editing.fragments import stays
from app.formats.fragment import MAX_FRAGMENT, Pasted, left_behind, plain_run, read_fragment, write_fragment
from app.model.content import Opaque, OpaqueKind, Paragraph, Run, WrapperKind, run_at
from app.model.document import Document, Position
from app.model.errors import UnreadableError
from app.model.format import ParagraphFormat, RunFormat
from app.services.characters import writable

MAX_PASTED = MAX_FRAGMENT
"""Longest clipboard content in characters or bytes that is looked at."""

_ANYWHERE = frozenset((OpaqueKind.MATH, OpaqueKind.SYMBOL, OpaqueKind.PAGE_BREAK))
_REFERS = re.compile(r"[\w.-]+:(?:id|embed|link|pict|href|dm|lo|qs|cs)\s*=")


@dataclass(frozen=True, slots=True)
class Offered:
    """Copied text in the forms that other programs and other windows understand."""

    text: str
    html: str
    fragment: bytes


def offered(paragraphs: Sequence[Paragraph], document: Document, labels: Mapping[int, str], text: str) -> Offered:
    """A copy of paragraphs; `labels` are their list labels by id, `text` is what it says in plain text."""
    # Nobody waits for this before something is copied.
    from app.formats.html_writing import write_html

    return Offered(text, write_html(paragraphs, document, labels), write_fragment(paragraphs, document, labels))


def pasted_html(html: str, document: Document, place: Position | None, text: str = "") -> Pasted:
    """HTML of any program as it fits in at a place; `text` is the same copy in plain text.

    Raises UnreadableError when it is too large or nested too deeply.
    """
    # Parsing HTML is not needed before somebody pastes some.
    from app.formats.html import html_to_paragraphs, pictures_in

    if len(html) > MAX_PASTED:
        raise UnreadableError("The clipboard holds too much to be pasted; nothing was changed.")
    page = document.page
    found = html_to_paragraphs(
        html,
        document.styles,
        run_format_at(document, place),
        numbering=document.numbering,
        width=max(page.width - page.left - page.right, 1),
        serial=document.next_id,
    )
    body = _body_format(document, place)
    pictures = pictures_in(html)
    left = {OpaqueKind.DRAWING: pictures} if pictures else {}
    home = [_at_home(paragraph, body) for paragraph in found]
    if len(home) == 1 and home[0].text and home[0].text == text.strip(" "):
        home = [_with_spaces(home[0], text)]
    return Pasted(tuple(home), left)


def pasted_text(text: str, document: Document, place: Position | None) -> Pasted:
    """A paragraph for each line of plain text, written as what stands around the place."""
    if len(text) > MAX_PASTED:
        raise UnreadableError("The clipboard holds too much to be pasted; nothing was changed.")
    format_, body = run_format_at(document, place), _body_format(document, place, items=True)
    lines = writable(text.replace("\u2029", "\n")).split("\n") if text else []
    return Pasted(tuple(Paragraph(0, format=body).with_runs([Run(line, format_)]) for line in lines))


def pasted_fragment(data: bytes, document: Document) -> Pasted:
    """What another window of the program copied; nothing of the file it comes from is referred to."""
    return read_fragment(data, document)


def pasted_copy(paragraphs: Sequence[Paragraph], source: str, target: str) -> Pasted:
    """What was copied in this document, from the story `source` into `target`, with all that can stand there twice.

    Notes and comments belong to their one reference. Pictures, links and the like are named in the part they stand in:
    in a story of another part they become their words.
    """
    kept = [p for p in paragraphs if p.block is None]
    blocks = {OpaqueKind.BLOCK: len(paragraphs) - len(kept)} if len(kept) < len(paragraphs) else {}
    if source == target:
        left = Counter(run.opaque.kind for p in kept for run in p.runs if run.opaque is not None and stays(run.opaque))
        return Pasted(tuple(kept), {**left, **blocks})
    left = Counter(kind for p in kept for kind in left_behind(p) if kind not in _ANYWHERE)
    return Pasted(tuple(p.with_runs(map(_in_other_part, p.runs)) for p in kept), {**left, **blocks})


def run_format_at(document: Document, place: Position | None) -> RunFormat:
    """The format of the text before a place, else of what stands behind it."""
    if place is None:
        return RunFormat()
    paragraph = document.paragraph(place.paragraph)
    for offset in (place.offset - 1, place.offset):
        run = run_at(paragraph, offset) if offset >= 0 else None
        if run is not None and run.opaque is None:
            return run.format
    return paragraph.mark.format


def _body_format(document: Document, place: Position | None, *, items: bool = False) -> ParagraphFormat:
    """How plain paragraphs look around a place; with `items` they become items of a list that is there."""
    if place is None:
        return ParagraphFormat()
    format_ = document.paragraph(place.paragraph).format
    effective = document.styles.effective_paragraph(format_)
    listed = effective.number or (effective.first_line or 0) < 0
    if document.styles.outline_level(format_) is not None or (listed and not items):
        return ParagraphFormat()
    # Only what repeats well: a page break before, or a frame, is one paragraph's own.
    return ParagraphFormat(
        style=format_.style,
        number=format_.number,
        level=format_.level,
        alignment=format_.alignment,
        indent_start=format_.indent_start,
        indent_end=format_.indent_end,
        first_line=format_.first_line,
        space_before=format_.space_before,
        space_after=format_.space_after,
        line=format_.line,
        line_rule=format_.line_rule,
        contextual_spacing=format_.contextual_spacing,
        rtl=format_.rtl,
    )


def _at_home(paragraph: Paragraph, body: ParagraphFormat) -> Paragraph:
    said = paragraph.format
    plain = said == ParagraphFormat(alignment=said.alignment, rtl=said.rtl)
    return replace(paragraph, format=said.over(body)) if plain and paragraph.parent is None else paragraph


def _with_spaces(paragraph: Paragraph, text: str) -> Paragraph:
    """A stretch of a line with the spaces at its ends, which a page ignores but a sentence needs."""
    first, last = paragraph.runs[0], paragraph.runs[-1]
    before, after = text[: -len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    return paragraph.with_runs((Run(before, first.format), *paragraph.runs, Run(after, last.format)))


def _in_other_part(run: Run) -> Run:
    opaque = run.opaque
    if opaque is not None and _stays(opaque):
        return plain_run(run)
    # Without its own markup a link is written by its address.
    wrappers = tuple(
        replace(one, opening="", closing="") for one in run.wrappers if one.kind is WrapperKind.HYPERLINK and one.target
    )
    return replace(run, wrappers=wrappers) if run.wrappers else run


def _stays(opaque: Opaque) -> bool:
    # A field says by name what it shows, unless a picture stands in it.
    bound = opaque.kind is not OpaqueKind.FIELD or _REFERS.search(opaque.xml) is not None
    return bound and opaque.kind not in _ANYWHERE
