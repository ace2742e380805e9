"""Sentences that name all elements of a kind one after the other: "access, skills and trust"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from app.model.plan import PlanElement
from app.plan.wording import folded
from app.services.consequences_diff import Deed, PlanChange
from app.services.consequences_lists import in_new_order
from app.services.consequences_scene import Area, Consequence, Scene, rewrite
from app.services.consequences_steps import Insertion, Step
from app.services.consequences_text import Reading

_AND = r"(?:and|as well as|et|ainsi que|y|e|и|а также)"
_COMMA = r"(?:\s*[,;]\s+|\s*[、，；،]\s*)"
_GAP = rf"(?:{_COMMA}(?:{_AND}\s+)?|\s+{_AND}\s+|\s*(?:和|及|与|以及)\s*)"
_ARTICLE = r"(?:(?:the|our|its|la|le|les|el|los|las)\s+|l['’])?"
_LAST = re.compile(rf"\b{_AND}\b|和|及|与|以及", re.IGNORECASE)
_FEWEST = 2
_LONGEST_TITLE = 120


@dataclass(frozen=True)
class _Enumeration:
    """Where a text names several elements: each with the stretch of its words, and the titles without articles."""

    reading: Reading
    spans: tuple[tuple[int, int], ...]
    titles: tuple[str, ...]

    @property
    def items(self) -> list[str]:
        """The words for each element."""
        return [self.reading.text[start:end] for start, end in self.spans]

    @property
    def gaps(self) -> list[str]:
        """What stands between them."""
        pairs = zip(self.spans, self.spans[1:], strict=False)
        return [self.reading.text[one[1] : other[0]] for one, other in pairs]

    @property
    def quote(self) -> str:
        """All of it."""
        return self.reading.text[self.spans[0][0] : self.spans[-1][1]]

    def joined(self, items: Sequence[str]) -> list[str]:
        """Other items with the words between them as they stand here: items and gaps by turns."""
        last = self.gaps[-1]
        usual = self.gaps[0] if len(self.gaps) > 1 else "、" if re.search("[一-鿿]", last) else ", "
        if len(items) == _FEWEST and len(self.gaps) > 1:
            # Between two there is no comma before the "and".
            last = re.sub(rf"\A{_COMMA}(?={_AND})", " ", last)
        out: list[str] = []
        for at, item in enumerate(items):
            gap = last if at == len(items) - 1 else usual
            out += [gap, item] if at else [item]
        return out


def of_enumerations(scene: Scene) -> Iterator[Consequence]:
    """One consequence for each sentence that names elements no longer as they are."""
    deeds = (Deed.MOVED,), (Deed.ADDED, Deed.REMOVED)
    changed = {c.element.kind: c for some in deeds for c in scene.of_the_plan if c.deed in some}
    for kind, change in changed.items():
        for found in _enumerations(scene, kind):
            made = _consequence(scene, kind, change, found)
            if made is not None:
                yield made


def enumerated(scene: Scene, element: PlanElement, reading: Reading, at: int) -> bool:
    """Whether a place stands in a sentence that names an element among its like."""
    found = (one for one in _enumerations(scene, element.kind) if one.reading is reading)
    return any(one.spans[0][0] <= at < one.spans[-1][1] for one in found)


def _enumerations(scene: Scene, kind: str) -> Sequence[_Enumeration]:
    if kind not in scene.found:
        scene.found[kind] = list(_read(scene, kind))
    return scene.found[kind]


def _read(scene: Scene, kind: str) -> Iterator[_Enumeration]:
    elements = (*scene.before.walk(), *scene.after.walk())
    titles = tuple(dict.fromkeys(e.title for e in elements if e.kind == kind and _plain(e)))
    if len(titles) < _FEWEST:
        return
    run, item = _patterns(titles)
    own = {id_ for e in elements if e.kind == kind for id_ in e.paragraphs[:1]}
    for reading in scene.readings:
        if reading.paragraph.id not in own:
            for match in run.finditer(reading.text):
                items = list(item.finditer(reading.text, match.start(), match.end()))
                spans = tuple(one.span("item") for one in items)
                yield _Enumeration(reading, spans, tuple(one["title"] for one in items))


def _plain(element: PlanElement) -> bool:
    return 2 < len(element.title) <= _LONGEST_TITLE


@lru_cache(64)
def _patterns(titles: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a whole enumeration of titles looks like, and one title in it."""
    ordered = sorted(titles, key=len, reverse=True)
    either = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in ordered)
    edge, end = r"(?<![^\W一-鿿])", r"(?![^\W一-鿿])"
    one = rf"{_ARTICLE}(?:{either}){end}"
    run = rf"{edge}{one}(?:{_GAP}{one})+"
    return re.compile(run, re.IGNORECASE), re.compile(rf"(?P<item>{_ARTICLE}(?P<title>{either})){end}", re.IGNORECASE)


def _consequence(scene: Scene, kind: str, change: PlanChange, found: _Enumeration) -> Consequence | None:
    there = {folded(e.title): e for e in scene.after.walk() if e.kind == kind}
    # What has another title by now is seen to where its old one is found.
    renamed = [c for c in scene.of_the_plan if c.deed is Deed.RENAMED and c.before is not None and c.after is not None]
    there |= {folded(c.before.title): c.after for c in renamed if c.before and c.after and c.after.kind == kind}
    said = [folded(title) for title in found.titles]
    kept = [item for item, name in zip(found.items, said, strict=True) if name in there]
    missing = [e for e in _missing(scene, kind, said) if folded(e.title) not in said]
    if len(kept) == len(said) and not missing:
        return _reordered(scene, kind, change, found) if _moved(scene, kind) else None
    order = _order(scene, kind, renamed)
    items = _in_order(kept, missing, order, all_lower=all(title[:1].islower() for title in found.titles))
    if not items:
        return None
    message = f"“{found.quote}”: " + _told([e.title for e in missing], [i for i in found.items if i not in kept])
    steps = tuple(_edits(found, found.joined(items)))
    place = found.reading.paragraph.id
    return Consequence(Area.LISTS, message, scene.name(change.element), place, found.quote, steps, change.proposal)


def _moved(scene: Scene, kind: str) -> bool:
    return any(c.deed is Deed.MOVED and c.element.kind == kind for c in scene.of_the_plan)


def _reordered(scene: Scene, kind: str, change: PlanChange, found: _Enumeration) -> Consequence | None:
    """The same items where the sentence has them in the order that the plan had before."""
    old, new = ([folded(e.title) for e in plan.walk() if e.kind == kind] for plan in (scene.before, scene.after))
    said = [folded(title) for title in found.titles]
    wanted = in_new_order(said, old, new)
    if wanted is None:
        return None
    items = [found.items[said.index(name)] for name in wanted]
    if items[0][:1].islower() and found.items[0][:1].isupper():
        # The sentence begins with its first item.
        begins = wanted.index(said[0])
        items[begins] = items[begins][:1].lower() + items[begins][1:]
        items[0] = items[0][:1].upper() + items[0][1:]
    message = f"“{found.quote}” has another order than the plan."
    steps = tuple(_edits(found, found.joined(items)))
    place = found.reading.paragraph.id
    return Consequence(Area.LISTS, message, scene.name(change.element), place, found.quote, steps, change.proposal)


def _order(scene: Scene, kind: str, renamed: Sequence[PlanChange]) -> list[str]:
    """The titles of a kind in the order of the plan, each behind the one it had before."""
    old = {c.after.paragraphs[0]: folded(c.before.title) for c in renamed if c.after and c.before}
    found: list[str] = []
    for e in scene.after.walk():
        if e.kind == kind:
            found += [old[e.paragraphs[0]]] if e.paragraphs[0] in old else []
            found.append(folded(e.title))
    return found


def _missing(scene: Scene, kind: str, said: Sequence[str]) -> list[PlanElement]:
    """The elements that were added to what a sentence names completely; none where it only names some."""
    old = [folded(e.title) for e in scene.before.walk() if e.kind == kind]
    added = [c.element for c in scene.changes if c.deed is Deed.ADDED and c.element.kind == kind]
    whole = set(old) <= set(said)
    families = [{folded(c.title) for c in e.children if c.kind == kind} for e in scene.before.walk()]
    if whole:
        return [e for e in added if _plain(e)]
    family = next((one for one in families if len(one) >= _FEWEST and one <= set(said)), None)
    if family is None:
        return []
    near = [e for e in scene.after.walk() if any(folded(c.title) in family for c in e.children)]
    return [e for e in added if _plain(e) and any(e in parent.children for parent in near)]


def _in_order(kept: list[str], missing: Sequence[PlanElement], order: list[str], *, all_lower: bool) -> list[str]:
    """The items that stand with the missing ones put behind the nearest element that stands before each in the plan."""
    items = list(kept)
    for element in missing:
        before = order[: order.index(folded(element.title))]
        at = next((i + 1 for name in reversed(before) for i, one in enumerate(items) if _names(one, name)), 0)
        lowered = all_lower and not element.title[1:2].isupper()
        items.insert(at, element.title[:1].lower() + element.title[1:] if lowered else element.title)
    return items


def _names(item: str, title: str) -> bool:
    said = folded(item)
    return said == title or said.endswith(f" {title}")


def _told(missing: Sequence[str], gone: Sequence[str]) -> str:
    added = ", ".join(f"“{one}”" for one in missing)
    left = ", ".join(f"“{one}”" for one in gone)
    parts = [f"{added} is missing" if added else "", f"{left} is not in the plan any more" if left else ""]
    return " and ".join(part for part in parts if part) + "."


def _edits(found: _Enumeration, wanted: list[str]) -> Iterator[Step]:
    """The fewest edits that turn the enumeration into the items and gaps wanted."""
    old: list[tuple[str, int, int]] = []
    for at, (start, end) in enumerate(found.spans):
        if at:
            old.append((found.gaps[at - 1], found.spans[at - 1][1], start))
        old.append((found.items[at], start, end))
    matcher = SequenceMatcher(None, [words for words, _, _ in old], wanted, autojunk=False)
    for tag, low, high, new_low, new_high in matcher.get_opcodes():
        new = "".join(wanted[new_low:new_high])
        if tag in ("replace", "delete"):
            yield rewrite(found.reading, old[low][1], old[high - 1][2], new)
        elif tag == "insert":
            yield _inserted(found, old[low - 1] if low else None, new)


def _inserted(found: _Enumeration, behind: tuple[str, int, int] | None, new: str) -> Step:
    if behind is None:
        return Insertion(found.reading.paragraph.id, found.reading.place(*found.spans[0])[0], "", new)
    words, start, end = behind
    return Insertion(found.reading.paragraph.id, found.reading.place(start, end)[1], words, new)
