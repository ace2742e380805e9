"""What follows in the other parts of a document: glossary, links, lists of elements, counts and rows of tables."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import cast

from app.model.plan import PlanElement
from app.model.structure import cell_of
from app.plan.lines import Line
from app.plan.links import LinkGraph
from app.plan.links_words import words_of
from app.plan.tables import GridRow, grid, split_header
from app.plan.wording import folded
from app.resources import resource
from app.services.consequences_diff import Deed, PlanChange
from app.services.consequences_scene import Area, Consequence, Scene, rewrite
from app.services.consequences_steps import AddElement, ListItem, Step, StrikeParagraph, StrikeRow, TableRow

_ACRONYM = re.compile(r"(?<![\w-])(?![IVX]+\b)[A-Z]{2,}[A-Z0-9]*(?![\w-])")
_EXPANDED = r"((?:[A-Z][\w-]+|and|of|for|the|on|in)(?:\s+(?:[\w-]+)){{0,7}})\s*\({acronym}\)"
_SENTENCE = re.compile(r"(?<=[.!?。؟])\s+")
_TERM, _SHORT_FORM = "glossary_term", "acronym"
_LEAST_LISTED = 2


def of_parts(scene: Scene, graph: LinkGraph) -> Iterator[Consequence]:
    """Consequences for the parts of a document beside the text that names the elements."""
    for change in scene.changes:
        if change.element.kind in (_TERM, _SHORT_FORM):
            continue
        if change.deed is Deed.ADDED:
            yield from _defined(scene, change)
            yield from _unlinked(scene, change, graph)
        if change.deed is Deed.REMOVED:
            yield from _undefined(scene, change)
        if change.deed in (Deed.ADDED, Deed.REMOVED):
            yield from _listed(scene, change)
            yield from _rows(scene, change)
    yield from _counts(scene)


# ---- glossary -------------------------------------------------------------------------------------------------------


def _defined(scene: Scene, change: PlanChange) -> Iterator[Consequence]:
    new = change.element
    terms = {folded(e.title) for e in scene.after.walk() if e.kind == _TERM}
    spoken_of = new.kind in scene.rules.kinds() and not scene.profile.kinds[new.kind].parents
    if terms and spoken_of and folded(new.title) not in terms and new.title:
        text = _first_sentence(new)
        message = f"The glossary has no line for “{new.title}”."
        step = AddElement(_TERM, new.title, text)
        yield Consequence(Area.GLOSSARY, message, scene.name(new), None, "", (step,), change.proposal)
    known = {e.title for e in scene.after.walk() if e.kind == _SHORT_FORM}
    if not known:
        return
    said = " ".join((new.title, *new.text))
    for acronym in dict.fromkeys(_ACRONYM.findall(said)):
        if acronym not in known:
            meaning = _expansion(said, acronym)
            step = AddElement(_SHORT_FORM, acronym, meaning or "[…]")
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
        if term.kind == _TERM and folded(term.title) == folded(gone.title) and gone.title:
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
        named = {_bare(line.text): line for line in items}
        if change.deed is Deed.ADDED and folded(subject.title) not in named and len(named) >= _LEAST_LISTED:
            last = items[-1]
            message = f"The list that ends with “{last.text}” does not name “{subject.title}”."
            step = ListItem(last.paragraph, subject.title)
            yield Consequence(
                Area.LISTS, message, scene.name(subject), last.paragraph, last.text, (step,), change.proposal
            )
        elif change.deed is Deed.REMOVED and folded(subject.title) in named:
            line = named[folded(subject.title)]
            message = f"A list still names “{line.text}”."
            yield Consequence(
                Area.LISTS, message, scene.name(subject), line.paragraph, line.text,
                (StrikeParagraph(line.paragraph),), change.proposal,
            )  # fmt: skip


def _runs(scene: Scene, titles: set[str], own: set[int]) -> Iterator[list[Line]]:
    lines = (line for line in scene.lines if line.text and not line.gone)
    for said, group in groupby(lines, key=lambda line: line.cell is None and _bare(line.text) in titles):
        items = list(group)
        if said and len(items) >= _LEAST_LISTED and not any(line.paragraph in own for line in items):
            yield items


def _bare(text: str) -> str:
    words = folded(text.rstrip(" ;,."))
    return words.lstrip("0123456789 ") or words


def _counts(scene: Scene) -> Iterator[Consequence]:
    """Sentences that say how many elements of a kind there are."""
    for kind, change in {c.element.kind: c for c in scene.changes if c.deed in (Deed.ADDED, Deed.REMOVED)}.items():
        was = sum(1 for e in scene.before.walk() if e.kind == kind)
        now = sum(1 for e in scene.after.walk() if e.kind == kind)
        if kind not in scene.rules.kinds() or was == now or not was:
            continue
        pattern = _count_pattern(tuple(words_of(scene.profile.kinds[kind])))
        for reading in scene.readings:
            for match in pattern.finditer(reading.text):
                new = _same_words(match["count"], was, now)
                if not new or reading.has_new(match.start("count"), match.end("count")):
                    continue
                step = rewrite(reading, match.start("count"), match.end("count"), new)
                message = f"“{match[0]}”: there are {now} by now."
                yield Consequence(
                    Area.LISTS, message, scene.name(change.element), step.paragraph, match[0], (step,), change.proposal
                )


@cache
def _number_words() -> dict[str, tuple[str, ...]]:
    return cast("dict[str, tuple[str, ...]]", tomllib.loads(resource("counts.toml").read_text("utf-8")))


@cache
def _count_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    counts = {form for forms in _number_words().values() for one in forms for form in one.split("/")}
    numbers = "|".join(sorted(map(re.escape, counts), key=len, reverse=True))
    names = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    # No part of a longer number, such as "thirty-three" or 十三; Chinese puts a measure word behind it and no blanks.
    before = r"(?<![^\W一-鿿])(?<![-.,\d一二三四五六七八九十百])"
    between = r"(?:\s+(?:[\w-]+\s+){0,1}|(?<=[一-鿿])(?:个|项|条|大)?)"
    return re.compile(rf"{before}(?P<count>\d{{1,3}}|{numbers}){between}(?:{names})(?![^\W一-鿿])", re.IGNORECASE)


def _same_words(said: str, was: int, now: int) -> str:
    """The new count in the figures or words of the old one; "" when the text does not say the old count."""
    if said.isdigit():
        return str(now) if int(said) == was else ""
    for forms in _number_words().values():
        fits = was <= len(forms) and said.casefold() in forms[was - 1].split("/")
        if fits and 0 < now <= len(forms):
            new = forms[now - 1].split("/")[0]
            return new.capitalize() if said[:1].isupper() else new
    return ""


# ---- rows of tables -------------------------------------------------------------------------------------------------


def _rows(scene: Scene, change: PlanChange) -> Iterator[Consequence]:
    """Tables with a row for each sibling, by title or by number, such as the matrix of links."""
    subject = change.element
    elements = [e for e in (*scene.before.walk(), *scene.after.walk()) if e.kind == subject.kind]
    siblings = {name for e in elements if e is not subject for name in (folded(e.title), e.number) if name}
    # Rows that are elements themselves hold their titles; others only stand in an element's section.
    own = {id_ for e in elements for id_ in e.paragraphs[:1]}
    tabled = groupby(scene.lines, key=lambda line: line.cell.row.table.id if line.cell is not None else None)
    for table, group in tabled:
        if table is None:
            continue
        header, rows = split_header(grid(group))
        by_number = bool(header) and scene.rules.kind_of_header(header[-1].cells[0].text) == subject.kind
        named = {name: row for row in rows if not _belongs(row, own) for name in _row_names(scene, row, by_number)}
        there = [row for name, row in named.items() if name in siblings]
        found = named.get(folded(subject.title)) or (named.get(subject.number) if subject.number else None)
        if change.deed is Deed.REMOVED and found is not None and len(there) >= _LEAST_LISTED - 1:
            yield _row_gone(scene, change, found)
        elif change.deed is Deed.ADDED and len(there) >= _LEAST_LISTED and found is None:
            yield _row_missing(scene, change, there[-1])


def _row_names(scene: Scene, row: GridRow, by_number: bool) -> Iterator[str]:
    """What a row may be called by: the title in its first or second cell, the number in its first."""
    for cell in row.cells[:2]:
        if not cell.text.replace(".", "").isdigit() and cell.text:
            yield _bare(cell.text)
    first = row.cells[0] if row.cells else None
    if by_number and first is not None and first.text and not _rewritten(scene, first.lines[0].paragraph):
        yield first.text


def _belongs(row: GridRow, own: set[int]) -> bool:
    return any(id_ in own for line in row.lines() for id_ in line.paragraphs)


def _rewritten(scene: Scene, paragraph: int) -> bool:
    return any(run.inserted is not None for run in scene.document.paragraph(paragraph).runs if run.text)


def _row_gone(scene: Scene, change: PlanChange, row: GridRow) -> Consequence:
    first = row.cells[0]
    message = f"A table still has a row for “{first.text}”."
    merged = any(cell.cell.merge for cell in row.cells)
    steps = () if merged else (StrikeRow(first.lines[0].paragraph),)
    place = first.lines[0].paragraph
    return Consequence(Area.TABLES, message, scene.name(change.element), place, first.text, steps, change.proposal)


def _row_missing(scene: Scene, change: PlanChange, last: GridRow) -> Consequence:
    new, first = change.element, last.cells[0]
    name = new.title
    if new.number and first.text[:1].isdigit():
        name = new.number if first.text.replace(".", "").isdigit() else f"{new.number} {new.title}"
    message = f"The table with a row for “{first.text}” has none for “{new.title}”."
    merged = any(cell.cell.merge for cell in last.cells)
    place = first.lines[0].paragraph
    steps = () if merged else (TableRow(place, (name, *("" for _ in last.cells[1:]))),)
    return Consequence(Area.TABLES, message, scene.name(new), place, first.text, steps, change.proposal)
