"""List definitions (ECMA-376 Part 1 §17.9)."""

from __future__ import annotations

from app.formats.docx.markup import Context
from app.formats.docx.measures import number, switch
from app.formats.docx.names import PPR, RPR, VAL, Element, w
from app.formats.docx.properties import FormatReader
from app.formats.docx.theme import Theme
from app.model.numbering import ListDefinition, ListLevel, Numbering
from app.model.styles import StyleSheet

# Word itself makes no longer ones; a label stands in front of every item of its list.
_LONGEST_LABEL = 255
_LEVELS = 9


def read_numbering(root: Element, theme: Theme, styles: StyleSheet) -> Numbering:
    """All lists of a numbering part; lists that follow a numbering style get that style's levels (§17.9.21)."""
    reader = _Lists(root, theme, styles)
    lists: dict[int, ListDefinition] = {}
    for element in root.iterfind(w("num")):
        definition = reader.list(element)
        if definition is not None:
            lists.setdefault(definition.id, definition)
    return Numbering(lists)


class _Lists:
    def __init__(self, root: Element, theme: Theme, styles: StyleSheet) -> None:
        self._formats = FormatReader(Context(root), theme)
        self._styles = styles
        self._abstract = {_id(e, "abstractNumId"): e for e in root.iterfind(w("abstractNum"))}
        self._linked = {_value(e, "styleLink"): id_ for id_, e in self._abstract.items() if _value(e, "styleLink")}
        self._read: dict[int, list[ListLevel]] = {}
        self._nums = {_id(e, "numId"): _number(e, "abstractNumId") for e in root.iterfind(w("num"))}

    def list(self, element: Element) -> ListDefinition | None:
        id_, abstract = _id(element, "numId"), _number(element, "abstractNumId")
        if id_ is None or abstract is None:
            return None
        abstract = self._source(abstract)
        levels = list(self._shared(abstract))
        starts: list[tuple[int, int]] = []
        for override in element.iterfind(w("lvlOverride")):
            index = _id(override, "ilvl")
            if index is None or not 0 <= index < _LEVELS:
                continue
            self._override(override, index, levels, starts)
        return ListDefinition(id_, abstract, tuple(levels), tuple(starts))

    def _override(self, override: Element, index: int, levels: list[ListLevel], starts: list[tuple[int, int]]) -> None:
        level = override.find(w("lvl"))
        if level is not None:
            levels[index] = self._level(level)
        start = _number(override, "startOverride")
        if start is not None:
            levels[index] = levels[index]._replace(start=start)
            starts.append((index, start))

    def _source(self, abstract: int) -> int:
        seen: set[int] = set()
        while abstract not in seen:
            seen.add(abstract)
            element = self._abstract.get(abstract)
            link = _value(element, "numStyleLink") if element is not None else None
            if link is None:
                return abstract
            abstract = self._followed(link, abstract)
        return abstract

    def _followed(self, link: str, abstract: int) -> int:
        # The style names a w:num; failing that, the definition that says it belongs to the style.
        style = self._styles.styles.get(link)
        named = self._nums.get(style.paragraph.number) if style and style.paragraph.number else None
        if named is not None and named != abstract:
            return named
        linked = self._linked.get(link)
        return abstract if linked is None else linked

    def _shared(self, abstract: int) -> list[ListLevel]:
        # Hundreds of lists share a definition: each restart makes one.
        if abstract not in self._read:
            self._read[abstract] = self._levels(self._abstract.get(abstract))
        return self._read[abstract]

    def _levels(self, element: Element | None) -> list[ListLevel]:
        levels = [ListLevel(format="none")] * _LEVELS
        for child in element.iterfind(w("lvl")) if element is not None else ():
            index = _id(child, "ilvl")
            if index is not None and 0 <= index < _LEVELS:
                levels[index] = self._level(child)
        return levels

    def _level(self, element: Element) -> ListLevel:
        legal = element.find(w("isLgl"))
        start = _number(element, "start")
        return ListLevel(
            0 if start is None else start,
            _value(element, "numFmt") or "decimal",
            (_value(element, "lvlText") or "")[:_LONGEST_LABEL],
            _number(element, "lvlRestart"),
            _value(element, "suff") or "tab",
            _value(element, "pStyle"),
            legal is not None and switch(legal.get(VAL)),
            self._formats.paragraph(element.find(PPR)),
            self._formats.run(element.find(RPR)),
        )


def _id(element: Element, name: str) -> int | None:
    return number(element.get(w(name)))


def _value(element: Element, name: str) -> str | None:
    found = element.find(w(name))
    return found.get(VAL) if found is not None else None


def _number(element: Element, name: str) -> int | None:
    return number(_value(element, name))
