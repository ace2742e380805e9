"""Content the model has no words for: what kind it is, what a reader sees of it, what it points to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from app.formats.docx.names import ALTERNATE, CHOICE, FALLBACK, ID, NAME, VAL, WP, A, Element, M, R, local, w
from app.model.content import OpaqueKind
from app.model.symbol_fonts import character

_BOX = w("txbxContent")
_TEXTS = {w("t"), w("delText"), f"{{{M}}}t"}
_BREAKS = {w("tab"): "\t", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "\u2011"}

_RUN_KINDS = {
    "drawing": OpaqueKind.DRAWING,
    "pict": OpaqueKind.DRAWING,
    "object": OpaqueKind.OBJECT,
    "fldChar": OpaqueKind.FIELD_MARK,
    "instrText": OpaqueKind.FIELD_MARK,
    "delInstrText": OpaqueKind.FIELD_MARK,
    "footnoteReference": OpaqueKind.FOOTNOTE,
    "endnoteReference": OpaqueKind.ENDNOTE,
    "commentReference": OpaqueKind.COMMENT,
    "annotationRef": OpaqueKind.COMMENT,
    "br": OpaqueKind.PAGE_BREAK,
    "sym": OpaqueKind.SYMBOL,
}
_PARAGRAPH_KINDS = {
    "oMath": OpaqueKind.MATH,
    "oMathPara": OpaqueKind.MATH,
    "bookmarkStart": OpaqueKind.BOOKMARK,
    "bookmarkEnd": OpaqueKind.BOOKMARK,
    "commentRangeStart": OpaqueKind.COMMENT_RANGE,
    "commentRangeEnd": OpaqueKind.COMMENT_RANGE,
    "moveFromRangeStart": OpaqueKind.MOVE_RANGE,
    "moveFromRangeEnd": OpaqueKind.MOVE_RANGE,
    "moveToRangeStart": OpaqueKind.MOVE_RANGE,
    "moveToRangeEnd": OpaqueKind.MOVE_RANGE,
    "sdt": OpaqueKind.CONTROL,
    "fldSimple": OpaqueKind.FIELD,
}
_UNSEEN = {OpaqueKind.FIELD_MARK, OpaqueKind.COMMENT, OpaqueKind.BOOKMARK, OpaqueKind.COMMENT_RANGE}
_UNSEEN_NAMES = {"permStart", "permEnd", "hyperlink", "smartTag", "customXml", "fldSimple", "sdt", "dir", "bdo"}


class Sight(NamedTuple):
    """What a reader's eye gets of carried content: whether it takes a place in the text, and what stands there."""

    kind: OpaqueKind
    visible: bool
    display: str = ""
    label: str = ""
    ref: str = ""


def is_range_mark(name: str) -> bool:
    """Whether an element (name without namespace) marks the start or end of a range and holds nothing itself."""
    return name.endswith(("RangeStart", "RangeEnd")) or name in ("bookmarkStart", "bookmarkEnd")


def run_sight(element: Element, target: Callable[[str], str]) -> Sight:
    """How to show something that stands inside a run; `target` finds the part a relationship id points to."""
    name = local(element.tag)
    kind = _RUN_KINDS.get(name, OpaqueKind.OTHER)
    if element.tag == ALTERNATE:
        kind = OpaqueKind.DRAWING if _has(branch(element), "drawing", "pict") else OpaqueKind.OTHER
    label, ref = _label(element, kind), _ref(element, kind, target)
    return Sight(kind, kind not in _UNSEEN, _display(element, kind, name), label, ref)


def paragraph_sight(element: Element) -> Sight:
    """How to show something that stands beside runs."""
    name = local(element.tag)
    kind = _PARAGRAPH_KINDS.get(name, OpaqueKind.OTHER)
    display = visible_text(element)
    visible = not (kind in _UNSEEN or is_range_mark(name) or (name in _UNSEEN_NAMES and not display))
    return Sight(kind, visible, display, element.get(NAME, ""), element.get(ID, ""))


def branch(element: Element) -> Element:
    """The one branch of mc:AlternateContent that is shown: the first choice, else the fallback (Part 3 §9.4)."""
    choice = element.find(CHOICE)
    fallback = element.find(FALLBACK)
    if choice is not None and (fallback is None or visible_text(choice) or not visible_text(fallback)):
        return choice
    return fallback if fallback is not None else element


def text_boxes(elements: Iterable[Element]) -> Iterator[tuple[Element, Element]]:
    """The text boxes inside some content, outermost only, each with the one that is shown for it.

    That is itself, but for the branches of an alternative: their boxes stand for those of the one branch shown.
    """
    for child in elements:
        if child.tag == _BOX:
            yield child, child
        elif child.tag == ALTERNATE:
            yield from _branched(child)
        else:
            yield from text_boxes(child)


def _branched(alternate: Element) -> Iterator[tuple[Element, Element]]:
    chosen = _box_branch(alternate)
    shown = [box for _, box in text_boxes(chosen)]
    for branch_ in alternate:
        for at, (box, own) in enumerate(text_boxes(branch_)):
            yield box, shown[at] if branch_ is not chosen and at < len(shown) else own


def _box_branch(element: Element) -> Element:
    branches = [b for b in element if b.tag in (CHOICE, FALLBACK)]
    return next((b for b in branches if next(b.iter(_BOX), None) is not None), element)


def visible_text(element: Element) -> str:
    """The text of some content without text boxes, of one branch of each alternative."""
    return "".join(_texts(element))


def _texts(element: Element) -> Iterator[str]:
    if element.tag in _TEXTS:
        yield element.text or ""
    elif element.tag in _BREAKS:
        yield _BREAKS[element.tag]
    elif element.tag == ALTERNATE:
        yield from _texts(branch(element))
    elif element.tag != _BOX:
        for child in element:
            yield from _texts(child)


def _display(element: Element, kind: OpaqueKind, name: str) -> str:
    if kind is OpaqueKind.SYMBOL:
        return symbol(element)
    if kind is OpaqueKind.PAGE_BREAK or kind in _UNSEEN:
        return ""
    return "\t" if name == "ptab" else visible_text(element)


def symbol(element: Element) -> str:
    """The character a w:sym stands for (§17.3.3.30); codes of symbol fonts lie in the private area."""
    try:
        code = int(element.get(w("char"), ""), 16)
    except ValueError:
        return ""
    return character(code, element.get(w("font")))


def _has(element: Element, *names: str) -> bool:
    return any(next(element.iter(w(name)), None) is not None for name in names)


def _label(element: Element, kind: OpaqueKind) -> str:
    if kind is OpaqueKind.DRAWING:
        found = next(element.iter(f"{{{WP}}}docPr"), None)
        return (found.get("descr") or found.get("name") or "") if found is not None else ""
    if kind is OpaqueKind.FIELD_MARK:
        return element.text or element.get(w("fldCharType"), "")
    if kind is OpaqueKind.PAGE_BREAK:
        return element.get(w("type"), "")
    return ""


def _ref(element: Element, kind: OpaqueKind, target: Callable[[str], str]) -> str:
    if kind in (OpaqueKind.DRAWING, OpaqueKind.OBJECT):
        blip = next(element.iter(f"{{{A}}}blip"), None)
        if blip is not None:
            return target(blip.get(f"{{{R}}}embed", ""))
        shape = next(element.iter("{urn:schemas-microsoft-com:vml}imagedata"), None)
        return target(shape.get(f"{{{R}}}id", "")) if shape is not None else ""
    return element.get(ID, "") or element.get(VAL, "") if kind is not OpaqueKind.FIELD_MARK else ""
