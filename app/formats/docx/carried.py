"""Tracked changes inside carried content, as alternatives (ECMA-376 Part 1 §17.13.5, §22.1.2 for formulas)."""

from __future__ import annotations

import copy
from collections.abc import Iterable

from app.formats.docx.markup import Context
from app.formats.docx.names import AUTHOR, NUM_MARKUP, PPR, RPR, TC, TR, TRACKED, Element, M, local, w
from app.formats.docx.revisions import RevisionReader
from app.model.content import Alternative, Markup
from app.model.revision import ChangeKind, Revision

_BOX = w("txbxContent")
_CONTROL = f"{{{M}}}ctrlPr"
_MATH_RUN = f"{{{M}}}r"
_ARGUMENTS = frozenset(f"{{{M}}}{name}" for name in ("e", "num", "den", "sub", "sup", "deg", "fName", "lim"))
_INSERTS = frozenset({"ins", "moveTo", "cellIns"})
_HEADS = {_MATH_RUN: (RPR,), TR: (w("trPr"),), TC: (w("tcPr"),)}
_MARKS = frozenset({*TRACKED, w("cellIns"), w("cellDel")})
_KINDS = {
    "ins": ChangeKind.INSERT,
    "del": ChangeKind.DELETE,
    "moveFrom": ChangeKind.MOVE_FROM,
    "moveTo": ChangeKind.MOVE_TO,
    "cellIns": ChangeKind.CELL_INSERT,
    "cellDel": ChangeKind.CELL_DELETE,
    "rPrChange": ChangeKind.FORMAT,
    "pPrChange": ChangeKind.PARAGRAPH_FORMAT,
    "sectPrChange": ChangeKind.SECTION,
}
_ROW_KINDS = {"ins": ChangeKind.ROW_INSERT, "del": ChangeKind.ROW_DELETE}


def holds_changes(element: Element) -> bool:
    """Whether carried content holds tracked changes outside of its text boxes."""
    if element.get(AUTHOR) is not None and _is_change(element):
        return True
    return any(holds_changes(child) for child in element if child.tag != _BOX)


def _is_change(element: Element) -> bool:
    return element.tag in _MARKS or local(element.tag).endswith("Change")


class MarkupReader:
    """Takes carried content apart where it holds tracked changes."""

    def __init__(self, context: Context, revisions: RevisionReader) -> None:
        self._context = context
        self._inner = context
        self._revisions = revisions

    def read(self, element: Element) -> Markup:
        """The XML of an element in pieces; empty when there is no tracked change in it."""
        if not holds_changes(element):
            return ()
        # What an element declares need not be said again by what stands in it.
        declares = len(element.nsmap) > len(self._context.prefixes)
        self._inner = Context(element) if declares else self._context
        return self._element(element, self._context)

    def _element(self, element: Element, context: Context) -> Markup:
        if not holds_changes(element):
            return (context.write(element),)
        tag = element.tag
        if tag in TRACKED:
            return self._tracked(element, context)
        for head in _HEADS.get(tag, ()):
            found = next((mark for part in element.iterchildren(head) for mark in part if mark.tag in _MARKS), None)
            if found is not None:
                return self._marked(element, found, context)
        if (mark := _control_mark(element)) is not None:
            return self._structure(element, mark, context)
        change = next((child for child in element if local(child.tag) == f"{local(tag)}Change"), None)
        if change is not None:
            return self._changed(element, change, context)
        return self._whole(element, context)

    def _whole(self, element: Element, context: Context) -> Markup:
        opening = context.opening(element)
        inside = [piece for child in element for piece in self._child(child)]
        return (opening, element.text or "", *inside, f"</{context.qualified(element)}>")

    def _child(self, child: Element) -> Markup:
        tail = child.tail.strip() if child.tail else ""
        parent = child.getparent()
        if child.tag == RPR and parent is not None and parent.tag == PPR:
            return self._mark_properties(child)
        if child.tag == w("numPr") and any(mark.tag in NUM_MARKUP for mark in child):
            return self._numbering(child)
        return (*self._element(child, self._inner), *((tail,) if tail else ()))

    def _tracked(self, element: Element, context: Context) -> Markup:
        name = TRACKED[element.tag]
        whole = self._whole(element, context)
        inside = whole[2:-1]
        return self._sides(element, _KINDS[name], whole, inside, name in _INSERTS)

    def _marked(self, element: Element, mark: Element, context: Context) -> Markup:
        name = TRACKED.get(mark.tag) or local(mark.tag)
        kinds = _ROW_KINDS if element.tag == TR else _KINDS
        plain = _without(element, mark)
        written = (context.write(element),)
        return self._sides(mark, kinds[name], written, self._element(plain, context), name in _INSERTS)

    def _structure(self, element: Element, mark: Element, context: Context) -> Markup:
        name = TRACKED[mark.tag]
        plain = self._element(_without(element, mark), context)
        arguments = [
            piece for child in element if child.tag in _ARGUMENTS for piece in self._whole(child, self._inner)[2:-1]
        ]
        revision = self._revisions.read(mark)
        written = (context.write(element),)
        sides = (plain, tuple(arguments)) if name in _INSERTS else (tuple(arguments), plain)
        return (Alternative(_KINDS[name], revision, written, *sides),)

    def _sides(self, change: Element, kind: ChangeKind, written: Markup, kept: Markup, inserts: bool) -> Markup:
        accepted, rejected = (kept, ()) if inserts else ((), self._undeleted(kept))
        return (Alternative(kind, self._revisions.read(change), written, accepted, rejected),)

    def _undeleted(self, markup: Markup) -> Markup:
        return tuple(
            piece.replace(":delText", ":t").replace(":delInstrText", ":instrText") if isinstance(piece, str) else piece
            for piece in markup
        )

    def _changed(self, element: Element, change: Element, context: Context) -> Markup:
        kind = _KINDS.get(local(change.tag), ChangeKind.TABLE)
        revision = self._revisions.read(change)
        old = next(iter(change), None)
        restored = (context.write(restored_properties(element, old)),) if old is not None else ()
        plain = self._element(_without(element, change), context)
        return (Alternative(kind, revision, (context.write(element),), plain, restored),)

    def _mark_properties(self, properties: Element) -> Markup:
        marks = [child for child in properties if child.tag in TRACKED]
        if not marks:
            return self._element(properties, self._inner)
        alternatives = tuple(self._lone(mark) for mark in marks)
        change = properties.find(w("rPrChange"))
        plain = _without(properties, *marks, *([change] if change is not None else []))
        opening, _, *inside, closing = self._whole(plain, self._inner)
        head = (opening, *alternatives)
        if change is None:
            return (*head, *inside, closing)
        old = next(iter(change), None)
        before = self._whole(old, self._inner)[2:-1] if old is not None else ()
        written = (*head, *inside, self._inner.write(change), closing)
        accepted, rejected = (*head, *inside, closing), (*head, *before, closing)
        return (Alternative(ChangeKind.FORMAT, self._revisions.read(change), written, accepted, rejected),)

    def _lone(self, mark: Element) -> Alternative:
        kinds = {"ins": ChangeKind.PARAGRAPH_INSERT, "del": ChangeKind.PARAGRAPH_DELETE, **_MOVES}
        return Alternative(kinds[TRACKED[mark.tag]], self._revisions.read(mark), (self._inner.write(mark),))

    def _numbering(self, numbering: Element) -> Markup:
        mark = next(child for child in numbering if child.tag in NUM_MARKUP)
        revision = self._revisions.read(mark)
        plain = (self._inner.write(_without(numbering, mark)),)
        rejected = () if local(mark.tag) == "ins" else plain
        written = (self._inner.write(numbering),)
        return (Alternative(ChangeKind.NUMBERING, revision, written, plain, rejected),)


_MOVES = {"moveFrom": ChangeKind.MOVE_FROM, "moveTo": ChangeKind.MOVE_TO}


def range_alternative(xml: str, kind: ChangeKind, revision: Revision, *, start: bool) -> Markup:
    """The mark of a range of tracked markup that is around nothing: it only goes."""
    return (Alternative(kind, revision, (xml,), listed=start),)


def restored_properties(properties: Element, old: Element) -> Element:
    """Old properties with what a tracked change does not record: a mark's run properties, a section's headers."""
    back = copy.deepcopy(old)
    kept: list[Element] = []
    if properties.tag == w("sectPr"):
        kept = [child for child in properties if local(child.tag) in ("headerReference", "footerReference")]
        for name, value in properties.items():
            if back.get(name) is None:
                back.set(name, value)
        back[:0] = [copy.deepcopy(child) for child in kept]
    elif properties.tag == PPR:
        kept = [child for child in properties if child.tag in (RPR, w("sectPr"))]
        back.extend([copy.deepcopy(child) for child in kept])
    elif properties.tag == RPR:
        kept = [child for child in properties if child.tag in TRACKED]
        back[:0] = [copy.deepcopy(child) for child in kept]
    return back


def _control_mark(element: Element) -> Element | None:
    for properties in element:
        if local(properties.tag).endswith("Pr") and properties.tag.startswith(f"{{{M}}}"):
            for control in properties.iterchildren(_CONTROL):
                return next((mark for mark in control.iter(*TRACKED)), None)
    return None


def _without(element: Element, *children: Element) -> Element:
    places = [_path(element, child) for child in children]
    plain = copy.deepcopy(element)
    found = [_at(plain, place) for place in places]
    for one in found:
        parent = one.getparent()
        if parent is not None:
            at = parent.index(one)
            inside: Iterable[Element] = list(one) if parent.tag == _CONTROL else ()
            parent.remove(one)
            parent[at:at] = list(inside)
    return plain


def _path(root: Element, element: Element) -> list[int]:
    path: list[int] = []
    while element is not root:
        parent = element.getparent()
        assert parent is not None
        path.append(parent.index(element))
        element = parent
    return path[::-1]


def _at(root: Element, path: list[int]) -> Element:
    for index in path:
        root = root[index]
    return root
