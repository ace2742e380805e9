"""Ranges around the tags of content controls and custom XML, which say who put or took them (§17.13.5.4 to .11)."""

from __future__ import annotations

from collections.abc import Iterator

from app.formats.docx.names import CUSTOM_XML, ID, SDT, SDT_CONTENT, Element, local, w
from app.formats.docx.opaques import is_range_mark
from app.model.revision import ChangeKind

_HEAD = w("customXmlPr")
CONTROL_SLOTS = {
    "customXmlIns": "inserted",
    "customXmlDel": "deleted",
    "customXmlMoveFrom": "deleted",
    "customXmlMoveTo": "inserted",
}
CONTROL_KINDS = {
    "customXmlIns": ChangeKind.INSERT,
    "customXmlDel": ChangeKind.DELETE,
    "customXmlMoveFrom": ChangeKind.MOVE_FROM,
    "customXmlMoveTo": ChangeKind.MOVE_TO,
}


def opening_starts(control: Element) -> Iterator[Element]:
    """The range starts right before a content control."""
    for mark in control.itersiblings(preceding=True):
        if not is_range_mark(local(mark.tag)):
            return
        if _is_start(mark):
            yield mark


def closing_starts(content: Element) -> Iterator[Element]:
    """The range starts that end the content of a content control."""
    for mark in reversed(content):
        if not is_range_mark(local(mark.tag)):
            return
        if _is_start(mark):
            yield mark


def _is_start(mark: Element) -> bool:
    name = local(mark.tag)
    return name.endswith("RangeStart") and name.removesuffix("RangeStart") in CONTROL_SLOTS


def control_of(start: Element) -> Element | None:
    """The content control whose start or end tag a range stands around."""
    after = next((one for one in start.itersiblings() if not is_range_mark(local(one.tag))), None)
    if after is not None and after.tag in (SDT, CUSTOM_XML):
        content = _content(after)
        if content is not None and encloses(start, after, content):
            return after
    parent = start.getparent()
    if after is not None or parent is None:
        return None
    control = parent.getparent() if parent.tag == SDT_CONTENT else parent if parent.tag == CUSTOM_XML else None
    return control if control is not None and encloses(start, control, parent) else None


def _content(control: Element) -> Element | None:
    return control if control.tag == CUSTOM_XML else control.find(SDT_CONTENT)


def encloses(start: Element, control: Element, content: Element) -> bool:
    """Whether the range that starts there ends behind one of the control's tags, with only marks on the way."""
    end = start.tag.replace("RangeStart", "RangeEnd")
    marks = control.itersiblings() if start.getparent() is content else content.iterchildren()
    for mark in marks:
        if mark.tag == _HEAD:
            continue
        if not is_range_mark(local(mark.tag)):
            return False
        if mark.tag == end and mark.get(ID) == start.get(ID):
            return True
    return False
