"""What follows in the other parts of a document: glossary, links, lists of elements, counts and rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.model.plan import PlanElement
from app.model.structure import cell_of
from app.plan.links import LinkGraph
from app.plan.wording import folded
from app.services.consequences_cells import of_cells
from app.services.consequences_counts import of_counts
from app.services.consequences_diff import Deed, PlanChange
from app.services.consequences_enumerations import of_enumerations
from app.services.consequences_lists import of_lists
from app.services.consequences_scene import SHORT_FORM, TERM, Area, Consequence, Scene
from app.services.consequences_steps import AddElement, Step, StrikeParagraph, StrikeRow
from app.services.consequences_tables import of_tables

_ACRONYM = re.compile(r"(?<![\w-])(?![IVX]+\b)[A-Z]{2,}[A-Z0-9]*(?![\w-])")
_EXPANDED = r"((?:[A-Z][\w-]+|and|of|for|the|on|in)(?:\s+(?:[\w-]+)){{0,7}})\s*\({acronym}\)"
_SENTENCE = re.compile(r"(?<=[.!?。؟])\s+")


def of_parts(scene: Scene, graph: LinkGraph) -> Iterator[Consequence]:
    """Consequences for the parts of a document beside the text that names the elements."""
    for change in scene.of_the_plan:
        if change.deed is Deed.ADDED:
            yield from _defined(scene, change)
            yield from _unlinked(scene, change, graph)
        if change.deed is Deed.REMOVED:
            yield from _undefined(scene, change)
    yield from of_lists(scene)
    yield from of_enumerations(scene)
    yield from of_counts(scene)
    yield from of_tables(scene)
    yield from of_cells(scene)


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
