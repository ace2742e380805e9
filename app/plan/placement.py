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
from app.plan.found import AUTOMATIC, Form
from app.plan.headings import Span, spans_of, trimmed_end
from app.plan.ordinals import last_part, next_number, stem
from app.plan.profiles import Kind, Profile, shipped_profile
from app.plan.table_row import NewRow, row_place
from app.plan.wording import Wording, before_title, bulleted, typed_number

_BEGINNING = 20
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
    *,
    parent: str = "",
    make_section: bool = False,
) -> Placement:
    """A new element behind the last one of its kind below the same parent, or at the end of the section for its kind.

    `text` is its statement, one string a paragraph; `values` are named components ("baseline"), which stand in the
    columns of a table row or else behind the text; `parent` is the id of the element that it belongs to, "" for the one
    of the last of its kind. `make_section` gives a kind that the document has no heading for one of its own. Raises
    RefusedError for an unknown kind or parent, a table that takes no row, and a document with no place for the kind.
    """
    paragraphs = [text] if isinstance(text, str) else list(text)
    model = _Model(document, plan, profile or shipped_profile(plan.profile), parent)
    row = model.row(kind, title, " ".join(paragraphs), values or {})
    if row is not None:
        return Placement(row.after, row.paragraphs, row=row)
    said = model.components(kind, values or {})
    items = [(kind, title), *(("body", one) for one in (*paragraphs, said) if one)]
    if make_section and model.lacks_section(kind):
        start, end, heading = model.new_section(kind)
        items = items[1:] if model.single(kind) else items
        return _placement(document, start, end, (heading, *model.paragraphs(items, None)))
    start, end = model.place(kind)
    if model.single(kind):
        items = items[1:]
    return _placement(document, start, end, model.paragraphs(items, None))


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

    def __init__(self, document: Document, plan: Plan, profile: Profile, parent: str = "") -> None:
        self._parent = _element(plan, parent)
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
        sibling = self._before(kind)
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
        free = [e for e in self._siblings(kind) if not self._in_cell(e)]
        return free[-1] if free else None

    def _before(self, kind: str) -> PlanElement | None:
        """What the new element goes behind: the last one below its parent, else below a parent that stands earlier.

        Where there is none at all it stands below its parent itself, if children of other parents do that, too.
        """
        if self._parent is None:
            return self._last(kind)
        free = [e for e in self._siblings(kind) if not self._in_cell(e)]
        own = [e for e in free if e in self._parent.children]
        if own or not free:
            return own[-1] if own else None
        if self._in_cell(self._parent):
            name = self._parent.title or self._parent.number
            plural = self._kind(kind).plural.lower()
            raise RefusedError(f"“{name}” is a row of a table, which has no place for {plural}; add one there by hand.")
        free = [e for e in free if self._below_like_parent(e)] or free
        place = self._index(self._parent.paragraphs[0])
        earlier = [e for e in free if self._stands_below(e) <= place]
        gathered = self._index(free[0].paragraphs[0]) > self._last_parent()
        return earlier[-1] if earlier and gathered else self._parent

    def _below_like_parent(self, element: PlanElement) -> bool:
        """Whether an element stands below one of the kind that the new one is to belong to."""
        assert self._parent is not None
        return any(one.kind == self._parent.kind and element in one.children for one in self._plan.walk())

    def _stands_below(self, element: PlanElement) -> int:
        parents = (e for e in self._plan.walk() if element in e.children)
        return next((self._index(e.paragraphs[0]) for e in parents), -1)

    def _last_parent(self) -> int:
        """Where the last of the parent's kind stands: children behind that are gathered in a part of their own."""
        assert self._parent is not None
        return max(self._index(e.paragraphs[0]) for e in self._plan.walk() if e.kind == self._parent.kind)

    def _siblings(self, kind: str) -> list[PlanElement]:
        siblings = [e for e in self._plan.walk() if e.kind == kind and self._document.holds(e.paragraphs[0])]
        return sorted(siblings, key=lambda e: self._index(e.paragraphs[0]))

    def row(self, kind: str, title: str, statement: str, values: Mapping[str, str]) -> NewRow | None:
        """The new element as a table row, or None where elements of its kind are not only table rows.

        What the table has no column for stands below the title, or behind it where that would be another element.
        """
        siblings = self._siblings(kind)
        own = [one for one in siblings if self._parent is not None and one in self._parent.children]
        if not siblings or not all(map(self._in_cell, own or siblings)):
            return None
        last = self._last_row(siblings)
        place = row_place(self._document, last.paragraphs[0], self._kind(kind), self._profile, last.number)
        lead = self._numbering(kind, last, self._paragraph(last.paragraphs[0]))
        counted = last.number and AUTOMATIC not in last.values and not lead
        said = {"number": self._next(kind, last) if counted else "", "statement": statement, **values}
        left = {name: value for name, value in values.items() if name not in place.columns}
        below = [statement] if "statement" not in place.columns else []
        below = [text for text in (*below, self.components(kind, left)) if text]
        if below and self._shares_row(last):
            title, below = ". ".join((title, *below)), []
        return place.new({**said, "title": lead + title}, below)

    def _in_cell(self, element: PlanElement) -> bool:
        return cell_of(self._paragraph(element.paragraphs[0]).parent) is not None

    def _shares_row(self, element: PlanElement) -> bool:
        """Whether the element that a table row's element belongs to stands in the same row."""
        around = next((one for one in self._plan.walk() if element in one.children), None)
        cells = [cell_of(self._paragraph(one.paragraphs[0]).parent) for one in (element, around) if one is not None]
        return len(cells) == 2 and None not in cells and len({one.row.id for one in cells if one is not None}) == 1

    def _last_row(self, siblings: Sequence[PlanElement]) -> PlanElement:
        """The row that a new one goes behind: the last below its parent, else one of a table for all parents."""
        if self._parent is None:
            return siblings[-1]
        own = [one for one in siblings if one in self._parent.children]
        if own:
            return own[-1]
        siblings = [one for one in siblings if self._below_like_parent(one)]
        place = self._index(self._parent.paragraphs[0])
        tables: dict[int, set[int]] = {}
        for one in siblings:
            tables.setdefault(self._table(one), set()).add(self._stands_below(one))
        shared = [one for one in siblings if len(tables[self._table(one)]) > 1]
        earlier = [one for one in shared if self._stands_below(one) <= place]
        if not shared:
            name = f"{self._kind(self._parent.kind).title} {self._parent.number or self._parent.title}"
            raise RefusedError(f"There is no table for “{name}” yet; add one there by hand.")
        return earlier[-1] if earlier else shared[-1]

    def _table(self, element: PlanElement) -> int:
        cell = cell_of(self._paragraph(element.paragraphs[0]).parent)
        return cell.row.table.id if cell is not None else 0

    # ---- sections -----------------------------------------------------------------------------------------------

    def single(self, kind: str) -> bool:
        """Whether the section itself is the element."""
        return self._kind(kind).single

    def lacks_section(self, kind: str) -> bool:
        """Whether the document has neither an element of the kind nor a heading for them."""
        wanted = self._kind(kind)
        return not self._siblings(kind) and all(self._wording.section(s.title) is not wanted for s in self._spans)

    def new_section(self, kind: str) -> tuple[int, int, Paragraph]:
        """The section that a new one goes behind, by the order of kinds in the profile, and the new one's heading."""
        order = list(self._profile.kinds)
        earlier = order[: order.index(self._kind(kind).name)]
        spans = [span for span in self._spans if self._announces(span, earlier)]
        span = spans[-1] if spans else next(iter(self._spans), None)
        if span is None:
            raise RefusedError("The document has no headings, so there is no place for a new section.")
        wanted = self._kind(kind)
        text = wanted.title if wanted.single else wanted.plural
        like = self._paragraph(span.heading)
        return span.start, span.end if spans else span.start + 1, self._like(like, text)

    def _announces(self, span: Span, kinds: Sequence[str]) -> bool:
        said = self._wording.section(span.title)
        return isinstance(said, Kind) and said.name in kinds

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
        sibling = self._like_whom(kind)
        if sibling is None:
            lacking = self.lacks_section(kind)
            return self._heading(self._first_number(kind) + title, None if lacking else self._section(kind))
        like = self._paragraph(sibling.paragraphs[0])
        lead = self._numbering(kind, sibling, like)
        if self._parent is not None and not lead and not self._below_like_parent(sibling):
            # Without the word nothing tells what stands below an element that has none of its like elsewhere.
            lead = f"{self._word(kind)}: "
        if self._led(like) and before_title(like.text, sibling.title) == lead != "":
            # "**Risk:** Members leave": only the word is bold.
            named = self._like(like, title, whole=self._last_run(like))
            return named.with_runs((Run(lead, self._first_run(like)), *named.runs))
        return self._like(like, lead + title, whole=self._title_run(like, sibling))

    def _body(self, new: list[Paragraph], text: str, kind: str | None, span: Span | None, first: bool) -> None:
        sibling = self._like_whom(kind) if kind else None
        if kind and sibling is not None and new and (self._runs_on(sibling) or self._is_item(sibling)):
            # In a list the statement follows the title in the same paragraph.
            like = self._paragraph(sibling.paragraphs[0])
            ended = new[-1].text.endswith((".", ":", "：", "。"))
            joint = self._joint(kind, sibling, like) if first and not ended else ""
            new[-1] = new[-1].with_runs((*new[-1].runs, Run(f"{joint} {text}", self._last_run(like))))
            return
        body = self._body_model(kind, span)
        plain = self._last_run(body) if body is not None and self._led(body) else None
        new.append(self._like(body, text, whole=plain) if body is not None else Paragraph(self._id(), (Run(text),)))

    def _like_whom(self, kind: str) -> PlanElement | None:
        """The sibling to look like: one below the same parent if there is one."""
        free = [e for e in self._siblings(kind) if not self._in_cell(e)]
        own = [e for e in free if self._parent is not None and e in self._parent.children]
        return (own or free)[-1] if free else None

    def components(self, kind: str, values: Mapping[str, str]) -> str:
        """Named components as a sentence that is read back as them: "Baseline: 40; target value: 70.", "" for none."""
        wanted = self._kind(kind)
        said = " ".join(p.text for e in self._siblings(kind) for p in map(self._paragraph, e.paragraphs)).casefold()
        parts: list[str] = []
        for name, value in values.items():
            words = wanted.components.get(name, (name.replace("_", " "),))
            word = next((one for one in words if f"{one}:" in said), words[0])
            if value:
                parts.append(f"{word}: {value}")
        text = "; ".join(parts)
        return f"{text[:1].upper()}{text[1:]}." if text else ""

    def _first_number(self, kind: str) -> str:
        """What stands in front of the first title of a kind that is numbered by its parent's number."""
        if self._parent is None or not self._parent.number or not self._kind(kind).prefixes:
            return ""
        return f"{self._word(kind)} {self._parent.number}.1: "

    def _word(self, kind: str) -> str:
        """The word before the titles of a kind, in the language of the document if it is said there."""
        wanted = self._kind(kind)
        text = " ".join(paragraph.text for paragraph in self._document.body.paragraphs).casefold()
        said = (word for word in wanted.prefixes if re.search(rf"(?<!\w){re.escape(word)}", text))
        word = next(said, wanted.title)
        return word[:1].upper() + word[1:]

    def _runs_on(self, element: PlanElement) -> bool:
        """Whether an element has its title and the first of its text in one paragraph."""
        first = self._paragraph(element.paragraphs[0])
        is_heading = self._document.styles.outline_level(first.format) is not None
        if is_heading or not element.text:
            return not is_heading and first.id in element.values_at
        return element.text[0] in " ".join(first.text.split())

    def _joint(self, kind: str, sibling: PlanElement, like: Paragraph) -> str:
        """What parts a title from the text behind it; behind a bold one what the sibling has there, if anything."""
        if not self._title_run(like, sibling).bold:
            return ":" if self._kind(kind).lead else "."
        head = before_title(like.text, sibling.title)
        behind = like.text[len(head) + len(sibling.title) :][:1] if head is not None else ""
        return behind if behind in (".", ":", "：", "。") else ""

    def _is_item(self, element: PlanElement) -> bool:
        """Whether an element is one paragraph in a list, so that a paragraph behind it would not be its own."""
        first = self._paragraph(element.paragraphs[0])
        is_heading = self._document.styles.outline_level(first.format) is not None
        return element.form in (Form.LIST, Form.TEXT) and not is_heading and not element.text

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
            # Bold paragraphs read as headings; the text below a new one must not.
            texts = [p for p in texts if not self._bold(p)] or texts
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

    def _bold(self, paragraph: Paragraph) -> bool:
        return bool(self._document.styles.effective_run(paragraph.format, self._text_run(paragraph)).bold)

    def _text_run(self, paragraph: Paragraph) -> RunFormat:
        """The run format that most of a paragraph's text has."""
        lengths: dict[RunFormat, int] = {}
        for run in paragraph.runs:
            if run.opaque is None and run.deleted is None:
                lengths[run.format] = lengths.get(run.format, 0) + len(run.text)
        return max(lengths, key=lambda format_: lengths[format_], default=paragraph.mark.format)

    def _last_run(self, paragraph: Paragraph) -> RunFormat:
        """The run format of what stands last in a paragraph: the text behind a title."""
        live = (run for run in reversed(paragraph.runs) if run.text.strip() and not run.opaque and not run.deleted)
        return next((run.format for run in live), paragraph.mark.format)

    def _led(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph begins with a label in bold and goes on in plain letters."""
        said = [run for run in paragraph.runs if run.text.strip() and run.deleted is None and run.opaque is None]
        label = said[0].text.rstrip().endswith((":", "：")) if len(said) > 1 else False
        return label and bool(said[0].format.bold) and not any(run.format.bold for run in said[1:])

    def _title_run(self, paragraph: Paragraph, element: PlanElement) -> RunFormat:
        """The run format of a title: of the first text where text follows in the same paragraph, else of most of it."""
        return self._first_run(paragraph) if self._runs_on(element) else self._text_run(paragraph)

    def _first_run(self, paragraph: Paragraph) -> RunFormat:
        """The run format of what stands first in a paragraph."""
        first = (run.format for run in paragraph.runs if run.text.strip() and run.opaque is None and not run.deleted)
        return next(first, paragraph.mark.format)

    # ---- numbers ------------------------------------------------------------------------------------------------

    def _numbering(self, kind: str, sibling: PlanElement, like: Paragraph) -> str:
        """What stands in front of the title, with the next number: "Enabler 8: ", "2.3 ", "– "."""
        text = "".join(run.text for run in like.runs if run.deleted is None)
        # What has no title begins with its statement behind the number.
        begins = sibling.title or (sibling.text[0][:_BEGINNING] if sibling.text else "")
        head = before_title(text, begins)
        if head is None:
            bullet = _BULLET.match(text)
            return bullet[0] if bullet else ""
        number = sibling.number
        if number and number in head:
            before, _, after = head.rpartition(number)
            following = self._used[kind] = self._next(kind, sibling)
            return before + following + (after if after.strip() or after.endswith((" ", "\t")) else after + " ")
        return head if _BULLET.fullmatch(head) or not typed_number(head + "x")[0] else ""

    def _next(self, kind: str, sibling: PlanElement) -> str:
        """The number of the next element: after those given already, else after the highest below its parent."""
        if kind in self._used:
            return next_number(self._used[kind])
        if self._parent is None or sibling in self._parent.children:
            return next_number(self._highest(sibling))
        own = [one.number for one in self._parent.children if one.kind == kind and one.number]
        if own:
            return next_number(max(own, key=last_part))
        # The first below its parent: numbered by the parent's number where its like are.
        other = next((e for e in self._plan.walk() if sibling in e.children), None)
        if other is not None and other.number and stem(sibling.number) == f"{other.number}." and self._parent.number:
            return f"{self._parent.number}.1"
        return next_number(self._highest(sibling))

    def _highest(self, sibling: PlanElement) -> str:
        """The highest number among those that differ from the sibling's only in the last part."""
        series = stem(sibling.number)
        numbers = [e.number for e in self._plan.walk() if e.kind == sibling.kind and stem(e.number) == series]
        return max(numbers, key=last_part)

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


def _element(plan: Plan, id_: str) -> PlanElement | None:
    """The element with an id, None for ""; RefusedError when there is none."""
    if not id_:
        return None
    found = next((element for element in plan.walk() if element.id == id_), None)
    if found is None or not found.paragraphs:
        raise RefusedError("The element that the new one should belong to is not in the document any more.")
    return found
