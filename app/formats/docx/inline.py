"""Paragraph content: runs, tracked changes in any nesting, wrappers, carried content (ECMA-376 §17.3, §17.13.5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

from app.formats.docx.carried import MarkupReader, range_alternative
from app.formats.docx.fields import with_whole_fields
from app.formats.docx.markup import Context
from app.formats.docx.names import (
    AUTHOR,
    CUSTOM_XML,
    PPR,
    REL_ID,
    RPR,
    RUN,
    SDT,
    SDT_CONTENT,
    SPACE,
    TRACKED,
    VAL,
    Element,
    T,
    local,
    w,
)
from app.formats.docx.opaques import Sight, is_range_mark, paragraph_sight, run_sight, text_boxes
from app.formats.docx.properties import FormatReader
from app.formats.docx.revisions import Ids, RevisionReader
from app.model.content import OBJECT, FormatChange, Level, Opaque, OpaqueKind, Run, Wrapper, WrapperKind
from app.model.display import written
from app.model.format import RunFormat
from app.model.revision import Revision

_STRUCK = w("delText")
_FIXED = {w("tab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("softHyphen"): "\u00ad"}
_BR = w("br")
_FORMAT_CHANGE = w("rPrChange")
_DROPPED = frozenset({w("proofErr"), w("lastRenderedPageBreak")})
_WRAPPERS = {
    w("hyperlink"): WrapperKind.HYPERLINK,
    w("fldSimple"): WrapperKind.FIELD,
    w("smartTag"): WrapperKind.TAG,
    CUSTOM_XML: WrapperKind.TAG,
    w("dir"): WrapperKind.DIRECTION,
    w("bdo"): WrapperKind.DIRECTION,
}
_HEADS = frozenset({w("smartTagPr"), w("customXmlPr"), w("fldData")})
_BLANK = " \t\r\n"
_BLANKS = str.maketrans("\n\r\t", "   ")

_Slots = tuple[Revision | None, Revision | None]
_NONE: _Slots = (None, None)
_Look = tuple[RunFormat, Revision | None, Revision | None, FormatChange | None, tuple[Wrapper, ...]]


@dataclass()
class Scope:
    """What the reading of one part shares: namespaces, formats, numbers, links, and the text boxes met on the way."""

    context: Context
    formats: FormatReader
    revisions: RevisionReader
    ids: Ids
    target: Callable[[str], str]
    preserve: bool = False
    story: str = ""
    boxes: list[tuple[str, Element]] = field(default_factory=list[tuple[str, Element]])
    carried: dict[str, int] = field(default_factory=dict[str, int])
    notes: dict[str, int] = field(default_factory=dict[str, int])

    @cached_property
    def markup(self) -> MarkupReader:
        """What takes carried content apart where it holds tracked changes."""
        return MarkupReader(self.context, self.revisions)

    def named_boxes(self, element: Element) -> tuple[str, ...]:
        """The names of the stories of the text boxes in carried content, in order."""
        names: dict[Element, str] = {}
        for _, shown in text_boxes([element]):
            if shown not in names:
                names[shown] = f"{self.story}:box{len(self.boxes) + 1}"
                self.boxes.append((names[shown], shown))
        return tuple(names[shown] for _, shown in text_boxes([element]))


class InlineReader:
    """Reads the runs of one paragraph after another."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._prefix = next(
            (p for p, uri in scope.context.prefixes.items() if p and uri == RUN[1 : RUN.index("}")]), "w"
        )
        self._out: list[Run] = []
        self._text = ""
        self._look: _Look | None = None
        self._plain = scope.formats.run(None)
        self._fields = False
        self._said = 0

    def runs(self, paragraph: Element, slots: _Slots) -> tuple[Run, ...]:
        """The runs of a paragraph in normal form; `slots` are those of a tracked change around the whole paragraph."""
        self._out = []
        self._fields = False
        self._content(paragraph, slots, ())
        self._flush()
        return with_whole_fields(self._out) if self._fields else tuple(self._out)

    def _content(self, parent: Element, slots: _Slots, wrappers: tuple[Wrapper, ...]) -> None:
        for element in parent:
            tag = element.tag
            if tag == RUN:
                self._run(element, slots, wrappers)
            elif tag in TRACKED:
                self._tracked(element, self._slots(element, slots), wrappers)
            elif tag != PPR and tag not in _HEADS and tag not in _DROPPED:
                self._other(element, slots, wrappers)

    def _tracked(self, element: Element, slots: _Slots, wrappers: tuple[Wrapper, ...]) -> None:
        said = self._said
        self._content(element, slots, wrappers)
        if self._said == said:
            # A change around nothing is still one to be listed, and to be resolved.
            nothing = Opaque(OpaqueKind.OTHER, "", Level.PARAGRAPH)
            self._emit(nothing, False, (self._plain, *slots, None, wrappers))

    def _slots(self, element: Element, outer: _Slots) -> _Slots:
        revision = self._scope.revisions.read(element)
        if TRACKED[element.tag] in ("ins", "moveTo"):
            return revision.within(outer[0]), outer[1]
        return outer[0], revision.within(outer[1])

    def _run(self, run: Element, slots: _Slots, wrappers: tuple[Wrapper, ...]) -> None:
        look: _Look | None = None
        for child in run:
            tag = child.tag
            if tag == RPR:
                look = self._looks(child, slots, wrappers)
                continue
            if look is None:
                look = (self._plain, slots[0], slots[1], None, wrappers)
            if tag in (T, _STRUCK):
                self._say(look, self._characters(child))
            else:
                self._part(child, look)

    def _looks(self, properties: Element, slots: _Slots, wrappers: tuple[Wrapper, ...]) -> _Look:
        if not len(properties):
            return (self._plain, *slots, None, wrappers)
        change = self.format_change(properties[-1]) if properties[-1].tag == _FORMAT_CHANGE else None
        return (self._scope.formats.run(properties), *slots, change, wrappers)

    def format_change(self, element: Element) -> FormatChange:
        """What a w:rPrChange says."""
        revision, old = self._scope.revisions.read(element), element.find(RPR)
        records: list[Revision | None] = [None, None]
        for child in old if old is not None else ():
            kind = TRACKED.get(child.tag)
            if kind is not None:
                records[kind in ("del", "moveFrom")] = self._scope.revisions.read(child)
        return FormatChange(revision, self._scope.formats.run(old), records[0], records[1])

    def _characters(self, element: Element) -> str:
        text = element.text
        if not text:
            return ""
        if text.isprintable() and text[0] != " " != text[-1]:
            return text
        if (text[0] in _BLANK or text[-1] in _BLANK) and not self._scope.preserve and element.get(SPACE) != "preserve":
            text = text.strip(_BLANK)
        return text.translate(_BLANKS) if "\n" in text or "\t" in text or "\r" in text else text

    def _part(self, element: Element, look: _Look) -> None:
        tag = element.tag
        if tag in _FIXED:
            self._say(look, _FIXED[tag])
        elif tag == _BR and element.get(w("type"), "textWrapping") == "textWrapping":
            self._say(look, "\n")
        elif tag not in _DROPPED:
            self._carry_in_run(element, look)

    def _carry_in_run(self, element: Element, look: _Look) -> None:
        scope = self._scope
        sight = run_sight(element, scope.target)
        opaque = self._opaque(element, sight, Level.RUN)
        self._fields |= sight.kind is OpaqueKind.FIELD_MARK
        if sight.kind in (OpaqueKind.FOOTNOTE, OpaqueKind.ENDNOTE) and not element.get(w("customMarkFollows")):
            opaque = self._numbered(opaque)
        self._emit(opaque, sight.visible, look)

    def _numbered(self, opaque: Opaque) -> Opaque:
        count = self._scope.notes[opaque.kind] = self._scope.notes.get(opaque.kind, 0) + 1
        return replace(opaque, label=str(count))

    def _other(self, element: Element, slots: _Slots, wrappers: tuple[Wrapper, ...]) -> None:
        if element.tag == SDT:
            self._control(element, slots, wrappers)
        elif element.tag in _WRAPPERS:
            self._wrapped(element, slots, wrappers)
        else:
            self._carry(element, slots, wrappers)

    def _wrapped(self, element: Element, slots: _Slots, wrappers: tuple[Wrapper, ...]) -> None:
        context = self._scope.context
        opening = context.opening(element) + "".join(context.write(c) for c in element if c.tag in _HEADS)
        closing = f"</{context.qualified(element)}>"
        kind = _WRAPPERS[element.tag]
        target = self._address(element) if kind is WrapperKind.HYPERLINK else element.get(w("instr"), "").strip()
        wrapper = Wrapper(self._scope.ids.take(), kind, opening, closing, target)
        self._within(element, element, wrapper, slots, wrappers)

    def _control(self, element: Element, slots: _Slots, wrappers: tuple[Wrapper, ...]) -> None:
        content = element.find(SDT_CONTENT)
        if content is None:
            self._carry(element, slots, wrappers)
            return
        context = self._scope.context
        heads = "".join(context.write(child) for child in element if child is not content)
        opening = context.opening(element) + heads + context.opening(content)
        closing = f"</{context.qualified(content)}></{context.qualified(element)}>"
        slots_of = self._scope.revisions.control(element, content)
        title = control_title(element)
        wrapper = Wrapper(self._scope.ids.take(), WrapperKind.CONTROL, opening, closing, title, *slots_of)
        self._within(element, content, wrapper, slots, wrappers)

    def _within(
        self, element: Element, content: Element, wrapper: Wrapper, slots: _Slots, wrappers: tuple[Wrapper, ...]
    ) -> None:
        self._flush()
        before = len(self._out)
        self._content(content, slots, (*wrappers, wrapper))
        self._flush()
        if len(self._out) == before:
            self._carry(element, slots, wrappers)

    def _address(self, element: Element) -> str:
        anchor = element.get(w("anchor"), "")
        return self._scope.target(element.get(REL_ID, "")) + (f"#{anchor}" if anchor else "")

    def _carry(self, element: Element, slots: _Slots, wrappers: tuple[Wrapper, ...]) -> None:
        scope = self._scope
        if scope.revisions.belongs_to_control(element):
            return
        sight = paragraph_sight(element)
        opaque = self._opaque(element, sight, Level.PARAGRAPH)
        if is_range_mark(local(element.tag)):
            opaque = self._range(element, opaque)
        held = slots if sight.visible else _NONE
        self._emit(opaque, sight.visible, (scope.formats.run(None), held[0], held[1], None, wrappers))

    def _range(self, element: Element, opaque: Opaque) -> Opaque:
        lone = self._scope.revisions.lone_range(element)
        if lone is not None:
            start = element.get(AUTHOR) is not None
            return replace(opaque, inner=range_alternative(opaque.xml, *lone, start=start))
        name = self._scope.revisions.range_mark(element)
        return replace(opaque, display="", label=name, ref=name) if name else opaque

    def _opaque(self, element: Element, sight: Sight, level: Level) -> Opaque:
        scope = self._scope
        xml = scope.context.write(element)
        inner = scope.markup.read(element) if ":author=" in xml else ()
        boxes = scope.named_boxes(element) if "txbxContent" in xml else ()
        xml = written(inner) if inner else self._restored(xml)
        return Opaque(sight.kind, xml, level, sight.display, sight.label, sight.ref, inner, boxes)

    def _restored(self, xml: str) -> str:
        """Carried XML in the form it has outside a deletion; what text boxes hold has deletions of its own."""
        if "del" not in xml:
            return xml
        prefix = self._prefix
        pieces = [xml]
        if "txbxContent" in xml:
            # Few documents have text boxes, and none waits for what reads them.
            from app.formats.docx.boxes import parted

            pieces = parted(xml)
        for at in range(0, len(pieces), 2):
            text = pieces[at].replace(f"{prefix}:delText", f"{prefix}:t")
            pieces[at] = text.replace(f"{prefix}:delInstrText", f"{prefix}:instrText")
        return "".join(pieces)

    def _say(self, look: _Look, text: str) -> None:
        # Formats are shared and revisions are one object each, so being the same is being equal.
        last = self._look
        if last is not None:
            if (
                last[0] is look[0]
                and last[1] is look[1]
                and last[2] is look[2]
                and last[3] is look[3]
                and last[4] is look[4]
            ):
                self._text += text
                return
            if not text:
                return
            self._out.append(Run(self._text, *last))
        elif not text:
            return
        self._look = look
        self._text = text
        self._said += 1

    def _emit(self, opaque: Opaque, visible: bool, look: _Look) -> None:
        self._flush()
        self._said += 1
        # A note's own number is carried too, but nobody misses it.
        if opaque.kind is not OpaqueKind.OTHER or opaque.display:
            self._scope.carried[opaque.kind] = self._scope.carried.get(opaque.kind, 0) + 1
        self._out.append(Run(OBJECT if visible else "", *look, opaque))

    def _flush(self) -> None:
        if self._look is not None:
            self._out.append(Run(self._text, *self._look))
            self._look = None


def control_title(element: Element) -> str:
    """What a content control calls itself (§17.5.2.1, §17.5.2.42)."""
    for name in ("alias", "tag"):
        found = element.find(f"{w('sdtPr')}/{w(name)}")
        if found is not None and found.get(VAL):
            return found.get(VAL, "")
    return ""
