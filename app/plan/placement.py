"""Where a new element goes and what its paragraphs look like: behind its siblings, styled and numbered as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.editing.draft import Draft
from app.editing.tracking import Tracking
from app.editing.writing import insert_before, insert_paragraphs
from app.model.content import Mark, Paragraph, Run
from app.model.document import Document, Position
from app.model.errors import RefusedError
from app.model.format import ParagraphFormat, RunFormat
from app.model.plan import Plan, PlanElement
from app.model.structure import cell_of
from app.plan.found import AUTOMATIC
from app.plan.headings import Span, spans_of, trimmed_end
from app.plan.profiles import Kind, Profile, shipped_profile
from app.plan.table_row import NewRow, new_row
from app.plan.wording import Wording, bulleted, typed_number

_NUMBER_AT_END = re.compile(r"(.*?)(\d+|[A-Z])(\D*)\Z", re.DOTALL)
_BULLET = re.compile(r"\s*[–—•·▪●○◦‣*-]\s+")


@dataclass(frozen=True, slots=True)
class Placement:
    """New paragraphs and the paragraph they go behind; unpacks to these two.

    `before` is set when a table ends the place: then they go in front of that paragraph, for behind a table there is
    no paragraph to name. `row` is set when they are the cells of a new table row. The ids of the new paragraphs mean
    nothing until they are inserted.
    """

    after: int
    paragraphs: tuple[Paragraph, ...]
    before: int | None = None
    row: NewRow | None = None

    def __iter__(self) -> Iterator[int | tuple[Paragraph, ...]]:
        yield self.after
        yield self.paragraphs

    def insert(self, draft: Draft, tracking: Tracking) -> Position:
        """Insert the paragraphs where they belong; returns the end of the last one."""
        if self.row is not None:
            return self.row.insert(draft, tracking)
        if self.before is not None:
            return insert_before(draft, self.before, self.paragraphs, tracking)
        return insert_paragraphs(draft, self.after, self.paragraphs, tracking)


def new_element(
    document: Document,
    plan: Plan,
    kind: str,
    title: str,
    text: str | Sequence[str] = (),
    profile: Profile | None = None,
    values: Mapping[str, str] | None = None,
) -> Placement:
    """A new element behind the last one of its kind, or at the end of the section for its kind.

    `text` is its statement, one string a paragraph; `values` are named components ("baseline") for elements that are
    table rows. Raises RefusedError for an unknown kind, a table that cannot take a row, and a document with no place
    for the kind.
    """
    paragraphs = [text] if isinstance(text, str) else list(text)
    model = _Model(document, plan, profile or shipped_profile(plan.profile))
    row = model.row(kind, {"statement": " ".join(paragraphs), **(values or {}), "title": title})
    if row is not None:
        return Placement(row.after, row.paragraphs, row=row)
    items = [(kind, title), *(("body", one) for one in paragraphs if one)]
    new = model.paragraphs(items, None)
    start, end = model.place(kind)
    return _placement(document, start, end, new)


def added(
    document: Document, plan: Plan, span: Span, items: Sequence[tuple[str, str]], profile: Profile | None = None
) -> Placement:
    """Paragraphs at the end of a section; each item is (kind of element, "heading" or "body"; text).

    An element's title looks like its siblings' and goes on with their numbers, a heading like those in the section, a
    body paragraph like the section's. Raises RefusedError for an unknown kind.
    """
    new = _Model(document, plan, profile or shipped_profile(plan.profile)).paragraphs(items, span)
    return _placement(document, span.start, span.end, new)


def _placement(document: Document, start: int, end: int, new: tuple[Paragraph, ...]) -> Placement:
    body = document.body.paragraphs
    end = trimmed_end(document, start, end)
    last = body[end - 1]
    container = body[start].parent
    if last.parent != container and end < len(body) and body[end].parent == container and body[end].block is None:
        return Placement(last.id, new, body[end].id)
    while last.parent != container and end - 1 > start:
        end -= 1
        last = body[end - 1]
    return Placement(last.id, new)


class _Model:
    """What is already there to be like."""

    def __init__(self, document: Document, plan: Plan, profile: Profile) -> None:
        self._document = document
        self._plan = plan
        self._profile = profile
        self._wording = Wording(profile)
        self._spans = list(spans_of(document))
        self._fresh = document.next_id
        self._used: dict[str, str] = {}

    # ---- place --------------------------------------------------------------------------------------------------

    def place(self, kind: str) -> tuple[int, int]:
        """Body indexes of what a new element of a kind goes behind: the last sibling's or the section's."""
        sibling = self._last(kind)
        if sibling is None:
            span = self._section(kind)
            return span.start, span.end
        start = self._index(sibling.paragraphs[0])
        span = next((span for span in self._spans if span.heading == sibling.paragraphs[0]), None)
        if span is not None:
            return start, span.end
        last = max(self._index(id_) for one in sibling.walk() for id_ in one.paragraphs)
        return start, last + 1

    def _section(self, kind: str) -> Span:
        wanted = self._kind(kind)
        found = next((span for span in self._spans if self._wording.section(span.title) is wanted), None)
        if found is None:
            plural = wanted.plural.lower()
            raise RefusedError(
                f"The document has no {plural} and no heading for them, so there is no place for a new one."
            )
        return found

    def _last(self, kind: str) -> PlanElement | None:
        """The last element of a kind in the document, of those that can be written as paragraphs if there are any."""
        free = [e for e in self._siblings(kind) if cell_of(self._paragraph(e.paragraphs[0]).parent) is None]
        return free[-1] if free else None

    def _siblings(self, kind: str) -> list[PlanElement]:
        siblings = [e for e in self._plan.walk() if e.kind == kind and self._document.holds(e.paragraphs[0])]
        return sorted(siblings, key=lambda e: self._index(e.paragraphs[0]))

    def row(self, kind: str, components: Mapping[str, str]) -> NewRow | None:
        """The new element as a table row, or None where elements of its kind are not only table rows."""
        siblings = self._siblings(kind)
        if not siblings or self._last(kind) is not None:
            return None
        last = siblings[-1]
        number = next_number(self._highest(last)) if last.number and AUTOMATIC not in last.values else ""
        known = {"number": number, **components}
        return new_row(self._document, last.paragraphs[0], self._kind(kind), self._profile, known)

    # ---- paragraphs ---------------------------------------------------------------------------------------------

    def paragraphs(self, items: Sequence[tuple[str, str]], span: Span | None) -> tuple[Paragraph, ...]:
        """New paragraphs for (kind, "heading" or "body"; text); `span` is the section they go into, if it is known."""
        new: list[Paragraph] = []
        kind = next((what for what, _ in items if what not in ("body", "heading")), None)
        for at, (what, text) in enumerate(items):
            if what == "body":
                self._body(new, text, kind, span, first=at > 0 and items[at - 1][0] == kind)
            elif what == "heading":
                new.append(self._heading(text, span))
            else:
                new.append(self._titled(what, text))
        return tuple(new)

    def _titled(self, kind: str, title: str) -> Paragraph:
        sibling = self._last(kind)
        if sibling is None:
            return self._heading(title, self._section(kind))
        like = self._paragraph(sibling.paragraphs[0])
        return self._like(like, self._numbering(kind, sibling, like) + title, whole=self._title_run(like, sibling))

    def _body(self, new: list[Paragraph], text: str, kind: str | None, span: Span | None, first: bool) -> None:
        sibling = self._last(kind) if kind else None
        if sibling is not None and new and self._runs_on(sibling):
            # In a list the statement follows the title in the same paragraph.
            like = self._paragraph(sibling.paragraphs[0])
            joint = ":" if first and not self._title_run(like, sibling).bold else ""
            new[-1] = new[-1].with_runs((*new[-1].runs, Run(f"{joint} {text}", self._text_run(like))))
            return
        body = self._body_model(kind, span)
        new.append(self._like(body, text) if body is not None else Paragraph(self._id(), (Run(text),)))

    def _runs_on(self, element: PlanElement) -> bool:
        """Whether an element has its title and the first of its text in one paragraph."""
        first = self._paragraph(element.paragraphs[0])
        is_heading = self._document.styles.outline_level(first.format) is not None
        return not is_heading and bool(element.text) and element.text[0] in " ".join(first.text.split())

    def _heading(self, text: str, span: Span | None) -> Paragraph:
        """A heading one level below the section's, like one that is already there if there is one."""
        level = min(span.level + 1, 8) if span else 1
        inside = [one for one in self._spans if span and span.start < one.start < span.end and one.level == level]
        others = inside or [one for one in self._spans if one.level == level]
        if others:
            return self._like(self._paragraph(others[-1].heading), text)
        style = self._document.styles.by_name(f"heading {level + 1}")
        if style is not None:
            return Paragraph(self._id(), (Run(text),), ParagraphFormat(style=style.id))
        return Paragraph(self._id(), (Run(text, RunFormat(bold=True)),))

    def _like(self, like: Paragraph, text: str, whole: RunFormat | None = None) -> Paragraph:
        format_ = whole if whole is not None else self._text_run(like)
        return Paragraph(self._id(), (Run(text, format_),), like.format, Mark(like.mark.format))

    def _body_model(self, kind: str | None, span: Span | None) -> Paragraph | None:
        """The body paragraph to be like: of the last sibling, else of the section, else of the document."""
        sibling = self._last(kind) if kind else None
        ids = sibling.paragraphs[1:] if sibling else ()
        body = self._document.body.paragraphs
        section = body[span.start + 1 : span.end] if span else ()
        for choice in ([self._paragraph(id_) for id_ in ids], section, body):
            texts = [p for p in choice if self._is_body(p)]
            if texts:
                return texts[-1] if choice is section else texts[0]
        return None

    def _is_body(self, paragraph: Paragraph) -> bool:
        styles = self._document.styles
        style = styles.style_of(paragraph.format)
        plain = style is None or not re.match(r"toc|caption|heading|.*title|footnote", style.name, re.IGNORECASE)
        effective = styles.effective_paragraph(paragraph.format)
        free = paragraph.parent is None and paragraph.block is None and not effective.number
        live = any(run.text.strip() and run.opaque is None and run.deleted is None for run in paragraph.runs)
        return plain and free and live and effective.outline is None and not bulleted(paragraph.text)

    def _text_run(self, paragraph: Paragraph) -> RunFormat:
        """The run format that most of a paragraph's text has."""
        lengths: dict[RunFormat, int] = {}
        for run in paragraph.runs:
            if run.opaque is None and run.deleted is None:
                lengths[run.format] = lengths.get(run.format, 0) + len(run.text)
        return max(lengths, key=lambda format_: lengths[format_], default=paragraph.mark.format)

    def _title_run(self, paragraph: Paragraph, element: PlanElement) -> RunFormat:
        """The run format of a title: of the first text where text follows in the same paragraph, else of most of it."""
        if not self._runs_on(element):
            return self._text_run(paragraph)
        first = (run.format for run in paragraph.runs if run.text.strip() and run.opaque is None and not run.deleted)
        return next(first, paragraph.mark.format)

    # ---- numbers ------------------------------------------------------------------------------------------------

    def _numbering(self, kind: str, sibling: PlanElement, like: Paragraph) -> str:
        """What stands in front of the title, with the next number: "Enabler 8: ", "2.3 ", "– "."""
        text = "".join(run.text for run in like.runs if run.deleted is None)
        head, found, _ = text.partition(sibling.title) if sibling.title else (text, "", "")
        if not found and sibling.title:
            bullet = _BULLET.match(text)
            return bullet[0] if bullet else ""
        number = sibling.number
        if number and number in head:
            before, _, after = head.rpartition(number)
            following = self._used[kind] = next_number(self._used.get(kind) or self._highest(sibling))
            return before + following + (after if after.strip() or after.endswith((" ", "\t")) else after + " ")
        return head if _BULLET.fullmatch(head) or not typed_number(head + "x")[0] else ""

    def _highest(self, sibling: PlanElement) -> str:
        """The highest number among those that differ from the sibling's only in the last part."""
        stem = _stem(sibling.number)
        numbers = [e.number for e in self._plan.walk() if e.kind == sibling.kind and _stem(e.number) == stem]
        return max(numbers, key=lambda number: _last_part(number))

    # ---- small things -------------------------------------------------------------------------------------------

    def _kind(self, name: str) -> Kind:
        kind = self._profile.kinds.get(name)
        if kind is None:
            known = ", ".join(self._profile.kinds)
            raise RefusedError(f"The profile “{self._profile.name}” has no kind “{name}”; it has {known}.")
        return kind

    def _paragraph(self, id_: int) -> Paragraph:
        return self._document.paragraph(id_)

    def _index(self, id_: int) -> int:
        return self._document.locate(id_)[1]

    def _id(self) -> int:
        self._fresh += 1
        return self._fresh - 1


def next_number(number: str) -> str:
    """The number after one as it is printed: "7" gives "8", "2.1" gives "2.2", "B" gives "C"."""
    match = _NUMBER_AT_END.match(number)
    if match is None:
        return number
    last = str(int(match[2]) + 1) if match[2].isdigit() else chr(min(ord(match[2]) + 1, ord("Z")))
    return match[1] + last + match[3]


def _stem(number: str) -> str:
    match = _NUMBER_AT_END.match(number)
    return match[1] if match else number


def _last_part(number: str) -> int:
    match = _NUMBER_AT_END.match(number)
    if match is None:
        return 0
    return int(match[2]) if match[2].isdigit() else ord(match[2])
