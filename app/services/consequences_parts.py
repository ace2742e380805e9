"""What follows in the other parts of a document: glossary, links, lists of elements, counts and rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from app.model.plan import PlanElement
from app.model.structure import cell_of
from app.plan.lines import Line
from app.plan.links import LinkGraph
from app.plan.wording import folded
from app.services.consequences_counts import of_counts
from app.services.consequences_diff import Deed, PlanChange, siblings_before
from app.services.consequences_enumerations import of_enumerations
from app.services.consequences_scene import SHORT_FORM, TERM, Area, Consequence, Scene, rewrite
from app.services.consequences_steps import AddElement, ListItem, Step, StrikeParagraph, StrikeRow
from app.services.consequences_tables import of_tables
from app.services.consequences_text import bare_item

_ACRONYM = re.compile(r"(?<![\w-])(?![IVX]+\b)[A-Z]{2,}[A-Z0-9]*(?![\w-])")
_EXPANDED = r"((?:[A-Z][\w-]+|and|of|for|the|on|in)(?:\s+(?:[\w-]+)){{0,7}})\s*\({acronym}\)"
_SENTENCE = re.compile(r"(?<=[.!?。؟])\s+")
_LEAST_LISTED = 2


def of_parts(scene: Scene, graph: LinkGraph) -> Iterator[Consequence]:
    """Consequences for the parts of a document beside the text that names the elements."""
    for change in scene.of_the_plan:
        if change.deed is Deed.ADDED:
            yield from _defined(scene, change)
            yield from _unlinked(scene, change, graph)
        if change.deed is Deed.REMOVED:
            yield from _undefined(scene, change)
        if change.deed in (Deed.ADDED, Deed.REMOVED):
            yield from _listed(scene, change)
    yield from of_enumerations(scene)
    yield from of_counts(scene)
    yield from of_tables(scene)


# ---- glossary -------------------------------------------------------------------------------------------------------


def _defined(scene: Scene, change: PlanChange) -> Iterator[Consequence]:
    new = change.element
    terms = {folded(e.title) for e in scene.after.walk() if e.kind == TERM}
    spoken_of = new.kind in scene.rules.kinds() and not scene.profile.kinds[new.kind].parents
    if terms and spoken_of and folded(new.title) not in terms and new.title:
        text = _first_sentence(new)
        message = f"The glossary has no line for “{new.title}”."
        step = AddElement(TERM, new.title, text)
        yield Consequence(Area.GLOSSARY, message, scene.name(new), None, "", (step,), change.proposal)
    known = {e.title for e in scene.after.walk() if e.kind == SHORT_FORM}
    if not known:
        return
    said = " ".join((new.title, *new.text))
    for acronym in dict.fromkeys(_ACRONYM.findall(said)):
        if acronym not in known:
            meaning = _expansion(said, acronym)
            step = AddElement(SHORT_FORM, acronym, meaning or "[…]")
            message = f"The list of acronyms does not have “{acronym}”."
            yield Consequence(Area.GLOSSARY, message, scene.name(new), None, acronym, (step,), change.proposal)


def _first_sentence(element: PlanElement) -> str:
    return _SENTENCE.split(element.text[0], maxsplit=1)[0] if element.text else "[…]"


def _expansion(text: str, acronym: str) -> str:
    match = re.search(_EXPANDED.format(acronym=acronym), text)
    if match is None:
        return ""
    words = match[1].split()
    count = len(acronym)
    return " ".join(words[-count:]) if len(words) >= count else match[1]


def _undefined(scene: Scene, change: PlanChange) -> Iterator[Consequence]:
    gone = change.element
    for term in scene.after.walk():
        if term.kind == TERM and folded(term.title) == folded(gone.title) and gone.title:
            message = f"The glossary still explains “{gone.title}”, which is not in the plan any more."
            steps = _strike(scene, term.paragraphs)
            yield Consequence(
                Area.GLOSSARY, message, scene.name(gone), term.paragraphs[0], term.title, steps, change.proposal
            )


def _strike(scene: Scene, paragraphs: Sequence[int]) -> tuple[Step, ...]:
    first = scene.document.paragraph(paragraphs[0])
    if cell_of(first.parent) is not None:
        return (StrikeRow(first.id),)
    return tuple(StrikeParagraph(id_) for id_ in dict.fromkeys(paragraphs))


# ---- links ----------------------------------------------------------------------------------------------------------


def _unlinked(scene: Scene, change: PlanChange, graph: LinkGraph) -> Iterator[Consequence]:
    new = change.element
    for gap in graph.gaps:
        if gap.node.paragraph == new.paragraphs[0]:
            kinds = " or ".join(scene.rules.kind_title(kind).lower() for kind in gap.kinds)
            message = f"Nothing says which {kinds} “{new.title}” {gap.title}."
            yield Consequence(Area.LINKS, message, scene.name(new), new.paragraphs[0], new.title, (), change.proposal)


# ---- lists ----------------------------------------------------------------------------------------------------------


def _listed(scene: Scene, change: PlanChange) -> Iterator[Consequence]:
    """Lists elsewhere that name the siblings one a paragraph."""
    subject = change.element
    siblings = {
        folded(e.title) for e in (*scene.before.walk(), *scene.after.walk()) if e.kind == subject.kind and e.title
    }
    own = {id_ for e in scene.after.walk() if e.kind == subject.kind for id_ in e.paragraphs[:1]}
    for items in _runs(scene, siblings, own):
        named = {bare_item(line.text): line for line in items}
        if change.deed is Deed.ADDED and folded(subject.title) not in named and len(named) >= _LEAST_LISTED:
            yield _item_missing(scene, change, items, named)
        elif change.deed is Deed.REMOVED and folded(subject.title) in named:
            yield _item_gone(scene, change, items, named[folded(subject.title)])


def _item_missing(scene: Scene, change: PlanChange, items: Sequence[Line], named: Mapping[str, Line]) -> Consequence:
    new, last = change.element, items[-1]
    before = (named.get(folded(e.title)) for e in siblings_before(scene.after, new))
    behind = next((line for line in before if line is not None), last)
    ending, usual = _ending(behind), _ending(items[0])
    closing = behind is last and ending == "." and usual != "."
    fresh = [c.element for c in scene.of_the_plan if c.deed is Deed.ADDED and c.element.kind == new.kind]
    if closing and any(new in siblings_before(scene.after, other) for other in fresh):
        # Another new one ends the list.
        ending = usual
    steps: tuple[Step, ...] = (ListItem(behind.paragraph, new.title + ending),)
    if closing:
        steps = (*_ending_as(scene, last, usual), *steps)
    message = f"The list that ends with “{last.text}” does not name “{new.title}”."
    return Consequence(Area.LISTS, message, scene.name(new), behind.paragraph, behind.text, steps, change.proposal)


def _item_gone(scene: Scene, change: PlanChange, items: Sequence[Line], line: Line) -> Consequence:
    steps: tuple[Step, ...] = (StrikeParagraph(line.paragraph),)
    if line is items[-1] and _ending(line) == "." and _ending(items[-2]) not in (".", ""):
        steps = (*_ending_as(scene, items[-2], "."), *steps)
    message, name = f"A list still names “{line.text}”.", scene.name(change.element)
    return Consequence(Area.LISTS, message, name, line.paragraph, line.text, steps, change.proposal)


def _ending(line: Line) -> str:
    """The punctuation that a list item ends with."""
    return line.text[-1] if line.text[-1:] in (".", ";", ",", "；", "。") else ""


def _ending_as(scene: Scene, line: Line, ending: str) -> Iterator[Step]:
    """The edit that gives a list item other final punctuation."""
    reading = next((one for one in scene.readings if one.paragraph.id == line.paragraph), None)
    said = reading.text.rstrip() if reading is not None else ""
    if reading is not None and said.endswith(_ending(line)):
        yield rewrite(reading, len(said) - 1, len(said), ending)


def _runs(scene: Scene, titles: set[str], own: set[int]) -> Iterator[list[Line]]:
    lines = (line for line in scene.lines if line.text and not line.gone)
    for said, group in groupby(lines, key=lambda line: line.cell is None and bare_item(line.text) in titles):
        items = list(group)
        if said and len(items) >= _LEAST_LISTED and not any(line.paragraph in own for line in items):
            yield items
