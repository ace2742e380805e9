"""New elements of a plan before they are written: which fields they have, where they go, what the checks will say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.editing.draft import Draft
from app.editing.tracking import Tracking
from app.model.content import Paragraph, Run
from app.model.document import Document
from app.model.errors import RefusedError
from app.model.finding import Finding
from app.model.plan import HandKind, Plan, PlanElement
from app.model.structure import cell_of
from app.plan.placement import Placement, new_element
from app.plan.profiles import ItemForm, Kind, Profile

TITLE, STATEMENT = "title", "statement"
_AROUND = 2
_WRITTEN = frozenset((ItemForm.SECTION, ItemForm.HEADING, ItemForm.BOLD, ItemForm.LIST))


@dataclass(frozen=True, slots=True)
class NewElement:
    """What somebody wants to add: `values` are named components, `parent` the id of the element it belongs to."""

    kind: str
    title: str = ""
    text: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    parent: str = ""


@dataclass(frozen=True, slots=True)
class ElementPreview:
    """The new paragraphs as they will stand, those around them, and the findings that come with them.

    `refusal` says why it cannot be written, and everything else is empty then.
    """

    before: tuple[Paragraph, ...] = ()
    new: tuple[Paragraph, ...] = ()
    after: tuple[Paragraph, ...] = ()
    findings: tuple[Finding, ...] = ()
    refusal: str = ""


def writable_kinds(profile: Profile) -> list[Kind]:
    """The kinds of which a person can write a new element, in the order of the profile."""
    rows = {layout.kind for layout in profile.layouts}
    return [kind for kind in profile.kinds.values() if _WRITTEN.intersection(kind.items) or kind.name in rows]


def fields_of(kind: Kind, profile: Profile) -> tuple[str, ...]:
    """The components that a new element is asked for: those required first, then those that its tables have."""
    columns = [c.component for one in profile.layouts if one.kind == kind.name for c in one.columns if c.component]
    asked = [*kind.required, *kind.components, *columns]
    rest = [name for name in asked if name not in (TITLE, STATEMENT, "number")]
    untitled = kind.single or not kind.titled
    return tuple(dict.fromkeys((*(() if untitled else (TITLE,)), STATEMENT, *rest)))


def parents_of(plan: Plan, kind: Kind) -> list[PlanElement]:
    """The elements that a new one of a kind can belong to, in reading order."""
    return [element for element in plan.walk() if kind.under(element.kind) and kind.parents != ("*",)]


def place_element(document: Document, plan: Plan, wanted: NewElement, profile: Profile) -> Placement:
    """Where a new element goes and what it looks like; RefusedError when it has no place."""
    kind = profile.kinds.get(wanted.kind)
    title, text = wanted.title, list(wanted.text)
    if kind is not None and not kind.titled and text:
        title = text.pop(0)
    return new_element(
        document, plan, wanted.kind, title, text, profile, dict(wanted.values), parent=wanted.parent, make_section=True
    )


def preview_element(
    document: Document,
    wanted: NewElement,
    tracking: Tracking,
    *,
    profile: str = "",
    kinds: Iterable[HandKind] = (),
    known: Sequence[Finding] = (),
) -> ElementPreview:
    """A new element as it would stand in the document, which is not changed; `known` are the findings there already."""
    # The checks take longer to load than those may wait who only ask which kinds there are.
    from app.services.checking import check_document, plan_of, profile_for

    used = profile_for(document, profile)
    said = tuple(kinds)
    draft = Draft(document)
    try:
        place_element(document, plan_of(document, used.name, said), wanted, used).insert(draft, tracking)
    except RefusedError as error:
        return ElementPreview(refusal=str(error))
    after = draft.document
    new = _added(document.body.paragraphs, after.body.paragraphs)
    if not new:
        return ElementPreview(refusal="Nothing was written yet.")
    findings = check_document(after, used.name, said)
    return ElementPreview(*_shown(after, new), tuple(_brought_in(findings, known)))


def _brought_in(findings: Iterable[Finding], known: Sequence[Finding]) -> Iterator[Finding]:
    """The findings that were not there before; a paragraph may have got another id by what was put behind it."""
    before = Counter((one.rule, one.message, one.quote) for one in known)
    for one in findings:
        key = (one.rule, one.message, one.quote)
        before[key] -= 1
        if before[key] < 0:
            yield one


def _added(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> range:
    """Where the new paragraphs stand, by what they say: at the end of a text the last id goes to the newest one."""
    first = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a.runs != b.runs), len(before))
    end = len(after)
    while (
        end > first
        and len(before) - (len(after) - end) > first
        and before[end - len(after) - 1].runs == after[end - 1].runs
    ):
        end -= 1
    return range(first, end)


def _shown(
    document: Document, new: Sequence[int]
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """What stands before, the new paragraphs, and what stands behind; whole rows in tables; with their list labels."""
    body = document.body.paragraphs
    labels = document.labels(document.body)
    first, last = new[0], new[-1]
    before = _back(body, first)
    after = _forth(body, last)

    def labelled(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
        return tuple(_with_label(one, labels.get(one.id, "")) for one in paragraphs)

    return labelled(body[before:first]), labelled(body[at] for at in new), labelled(body[last + 1 : after])


def _back(body: Sequence[Paragraph], first: int) -> int:
    start = max(first - _AROUND, 0)
    row = _row_of(body[start])
    while start > 0 and row is not None and _row_of(body[start - 1]) == row:
        start -= 1
    return start


def _forth(body: Sequence[Paragraph], last: int) -> int:
    end = min(last + 1 + _AROUND, len(body))
    row = _row_of(body[end - 1])
    while end < len(body) and row is not None and _row_of(body[end]) == row:
        end += 1
    return end


def _row_of(paragraph: Paragraph) -> int | None:
    cell = cell_of(paragraph.parent)
    return cell.row.id if cell is not None else None


def _with_label(paragraph: Paragraph, label: str) -> Paragraph:
    if not label:
        return paragraph
    first = paragraph.runs[0] if paragraph.runs else Run("")
    return replace(paragraph, runs=(replace(first, text=f"{label} ", opaque=None), *paragraph.runs))
