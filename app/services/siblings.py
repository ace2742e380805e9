"""Paragraphs to add that look like those around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from app.model.content import Mark, Paragraph, Run
from app.model.document import Document
from app.model.errors import RefusedError
from app.model.format import ParagraphFormat, RunFormat
from app.model.plan import Plan
from app.services.edit_list import Addition
from app.services.quoting import FinalText, standing

HEADING = "heading"
BODY = "body"


class Siblings:
    """Styles paragraphs for one place: like the nearest ones of their kind, those of the same section first."""

    def __init__(self, document: Document, plan: Plan, section: Sequence[Paragraph], at: int) -> None:
        """`section` are the paragraphs to look at first, `at` the id of the one that the new ones go beside."""
        self._document = document
        self._plan = plan
        self._section = section
        self._parent = document.paragraph(at).parent
        self._body = standing(document.body)
        story, index = document.locate(at)
        self._around = sorted(story.paragraphs, key=lambda p: abs((story.index(p.id) or 0) - index))

    def styled(self, additions: Iterable[Addition]) -> list[Paragraph]:
        """The paragraphs; RefusedError for a kind that the plan's profile does not have."""
        return [self._one(addition) for addition in additions]

    def _one(self, addition: Addition) -> Paragraph:
        if addition.kind == BODY:
            return like(self._sibling(self._is_body), addition.text)
        if addition.kind == HEADING:
            return like(self._sibling(self._is_heading, reverse=True), addition.text)
        return self._element(addition)

    def _element(self, addition: Addition) -> Paragraph:
        from app.plan.placement import new_element

        _, paragraphs = new_element(self._document, self._plan, addition.kind, addition.text, ())
        if not paragraphs:
            raise RefusedError(f"a new {addition.kind} cannot be placed in this document")
        return paragraphs[0]

    def _sibling(self, fits: Callable[[Paragraph], bool], *, reverse: bool = False) -> Paragraph | None:
        inside = [p for p in self._section[1:] if fits(p)]
        if inside:
            return inside[-1] if reverse else self._most_common(inside)
        return next((p for p in self._around if fits(p)), None) or next((p for p in self._body if fits(p)), None)

    def _most_common(self, paragraphs: Sequence[Paragraph]) -> Paragraph:
        counts: dict[ParagraphFormat, int] = {}
        for paragraph in paragraphs:
            counts[paragraph.format] = counts.get(paragraph.format, 0) + 1
        best = max(counts.values())
        return next(p for p in reversed(paragraphs) if counts[p.format] == best)

    def _is_heading(self, paragraph: Paragraph) -> bool:
        return (
            self._document.styles.outline_level(paragraph.format) is not None
            and paragraph.parent == self._parent
            and bool(FinalText(paragraph).text.strip())
        )

    def _is_body(self, paragraph: Paragraph) -> bool:
        effective = self._document.styles.effective_paragraph(paragraph.format)
        return (
            paragraph.block is None
            and paragraph.parent == self._parent
            and self._document.styles.outline_level(paragraph.format) is None
            and self._document.numbering.position(effective) is None
            and bool(FinalText(paragraph).text.strip())
        )


def like(sibling: Paragraph | None, text: str) -> Paragraph:
    """A paragraph with this text that looks like the sibling, or plain when there is none."""
    if sibling is None:
        return Paragraph(0, (Run(text),))
    return Paragraph(0, (Run(text, _main_format(sibling)),), sibling.format, Mark(sibling.mark.format))


def _main_format(paragraph: Paragraph) -> RunFormat:
    """The run format of most of the text: a bold lead-in does not make the whole paragraph bold."""
    lengths: dict[RunFormat, int] = {}
    for run in paragraph.runs:
        if run.opaque is None and run.deleted is None and run.text:
            lengths[run.format] = lengths.get(run.format, 0) + len(run.text)
    return max(lengths, key=lambda one: lengths[one]) if lengths else paragraph.mark.format
