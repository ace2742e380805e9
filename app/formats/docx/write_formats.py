"""The model's formats as w:rPr and w:pPr: fields that say something else than the XML are patched into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from lxml import etree

from app.formats.docx.markup import Context
from app.formats.docx.names import Element, names_of, w
from app.formats.docx.properties import PARAGRAPH_TOGGLES, RUN_TOGGLES, parse_paragraph, parse_run
from app.formats.docx.theme import Theme
from app.model.format import ParagraphFormat, RunFormat, TabStop

RUN_ORDER = names_of(
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath"
)
PARAGRAPH_ORDER = names_of(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle"
)

_ALIGNMENT = {"start": "left", "end": "right"}
_Patch = Callable[[Element, Any], None]


class FormatWriter:
    """Writes the formats of one part; the same format gives the same string.

    `lists` has the w:numId of each new list.
    """

    def __init__(self, context: Context, theme: Theme, lists: Mapping[int, int] | None = None) -> None:
        self._lists = lists or {}
        self._context = context
        self._theme = theme
        self._runs: dict[RunFormat, str] = {RunFormat(): ""}
        self._paragraphs: dict[ParagraphFormat, str] = {ParagraphFormat(): ""}

    def run(self, format_: RunFormat) -> str:
        """The children of w:rPr."""
        found = self._runs.get(format_)
        if found is None:
            holder, said = parse_run(format_.xml, self._context, self._theme)
            found = self._runs[format_] = self._patched(format_, said, holder, _RUN, RUN_ORDER)
        return found

    def paragraph(self, format_: ParagraphFormat) -> str:
        """The children of w:pPr before w:rPr."""
        found = self._paragraphs.get(format_)
        if found is None:
            holder, said = parse_paragraph(format_.xml, self._context, self._theme)
            number = self._lists.get(format_.number or 0, format_.number)
            counted = replace(format_, number=number) if number != format_.number else format_
            found = self._paragraphs[format_] = self._patched(counted, said, holder, _PARAGRAPH, PARAGRAPH_ORDER)
        return found

    def _patched(
        self,
        format_: RunFormat | ParagraphFormat,
        said: RunFormat | ParagraphFormat,
        holder: Element,
        patches: dict[str, _Patch],
        order: list[str],
    ) -> str:
        names = [f.name for f in fields(format_) if f.compare and f.name != "xml"]
        changed = [name for name in names if getattr(format_, name) != getattr(said, name)]
        if not changed:
            return format_.xml
        for name in changed:
            patches[name](holder, getattr(format_, name))
        sort_children(holder, order)
        return inner(holder, self._context)


def inner(holder: Element, context: Context) -> str:
    """The children of a parsed fragment as they would stand in a part."""
    known = {f' xmlns:{p}="{u}"' for p, u in holder.nsmap.items() if p}
    text = "".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in holder)
    for declaration in known:
        text = text.replace(declaration, "")
    default = context.prefixes.get(None)
    return text.replace(f' xmlns="{default}"', "") if default else text


def sort_children(holder: Element, order: list[str]) -> None:
    """Put children in the order of the schema; those it does not name stay behind, as they were."""
    rank = {w(name): index for index, name in enumerate(order)}
    holder[:] = sorted(holder, key=lambda child: rank.get(child.tag, len(order)))


def child(holder: Element, name: str) -> Element:
    """The child of this name, made when missing."""
    found = holder.find(w(name))
    return found if found is not None else etree.SubElement(holder, w(name))


def drop(holder: Element, *names: str) -> None:
    """Remove the children with these names."""
    for name in names:
        for found in holder.findall(w(name)):
            holder.remove(found)


def set_or_clear(element: Element, **values: object) -> None:
    """Set attributes, or remove those whose value is None."""
    for name, value in values.items():
        if value is not None:
            element.set(w(name), str(value))
        elif w(name) in element.attrib:
            del element.attrib[w(name)]


def _toggle(*names: str) -> _Patch:
    def patch(holder: Element, value: bool | None) -> None:
        drop(holder, *names)
        for name in names if value is not None else ():
            element = etree.SubElement(holder, w(name))
            if not value:
                element.set(w("val"), "0")

    return patch


def _value(*names: str, form: Callable[[Any], str] = str) -> _Patch:
    def patch(holder: Element, value: object) -> None:
        if value is None:
            drop(holder, *names)
            return
        for name in names:
            child(holder, name).set(w("val"), form(value))

    return patch


def _attribute(holder: Element, name: str, attribute: str, value: object) -> None:
    element = child(holder, name)
    set_or_clear(element, **{attribute: value})
    if not element.attrib and not len(element):
        holder.remove(element)


def _color(holder: Element, value: str | None) -> None:
    drop(holder, "color")
    if value is not None:
        etree.SubElement(holder, w("color")).set(w("val"), value)


def _font(holder: Element, value: str | None) -> None:
    fonts = child(holder, "rFonts")
    for slot in ("ascii", "hAnsi", "cs"):
        set_or_clear(fonts, **{slot: value, "cstheme" if slot == "cs" else f"{slot}Theme": None})
    if not fonts.attrib:
        holder.remove(fonts)


def _shading(holder: Element, value: str | None) -> None:
    drop(holder, "shd")
    if value is not None:
        set_or_clear(etree.SubElement(holder, w("shd")), val="clear", color="auto", fill=value)


def _side(start: str, left: str) -> _Patch:
    def patch(holder: Element, value: int | None) -> None:
        element = child(holder, "ind")
        name = start if w(start) in element.attrib else left
        set_or_clear(element, **{start: None, f"{left}Chars": None, f"{start}Chars": None})
        _attribute(holder, "ind", name, value)

    return patch


def _first_line(holder: Element, value: int | None) -> None:
    element = child(holder, "ind")
    set_or_clear(element, firstLine=None, hanging=None, firstLineChars=None, hangingChars=None)
    hanging = value is not None and value < 0
    _attribute(holder, "ind", "hanging" if hanging else "firstLine", abs(value) if value is not None else None)


def _space(side: str) -> _Patch:
    def patch(holder: Element, value: int | None) -> None:
        set_or_clear(child(holder, "spacing"), **{f"{side}Autospacing": None, f"{side}Lines": None})
        _attribute(holder, "spacing", side, value)

    return patch


def _numbering(name: str) -> _Patch:
    def patch(holder: Element, value: int | None) -> None:
        properties = child(holder, "numPr")
        _value(name)(properties, value)
        sort_children(properties, ["ilvl", "numId", "numberingChange", "ins"])
        if not len(properties):
            holder.remove(properties)

    return patch


def _tabs(holder: Element, value: tuple[TabStop, ...] | None) -> None:
    drop(holder, "tabs")
    if value:
        tabs = etree.SubElement(holder, w("tabs"))
        for stop in value:
            element = etree.SubElement(tabs, w("tab"))
            leader = stop.leader if stop.leader != "none" else None
            set_or_clear(element, val=stop.kind, leader=leader, pos=stop.position)


def _alignment(value: str) -> str:
    return _ALIGNMENT.get(value, value)


def _run_patches() -> dict[str, _Patch]:
    toggles = {field: _toggle(name) for name, field in RUN_TOGGLES.items()}
    return {
        **toggles,
        "bold": _toggle("b", "bCs"),
        "italic": _toggle("i", "iCs"),
        "style": _value("rStyle"),
        "underline": _value("u"),
        "color": _color,
        "highlight": _value("highlight"),
        "shading": _shading,
        "font": _font,
        "size": _value("sz", "szCs"),
        "vertical": _value("vertAlign"),
        "language": lambda holder, value: _attribute(holder, "lang", "val", value),
    }


def _paragraph_patches() -> dict[str, _Patch]:
    return {
        **{field: _toggle(name) for name, field in PARAGRAPH_TOGGLES.items()},
        "style": _value("pStyle"),
        "number": _numbering("numId"),
        "level": _numbering("ilvl"),
        "alignment": _value("jc", form=_alignment),
        "indent_start": _side("start", "left"),
        "indent_end": _side("end", "right"),
        "first_line": _first_line,
        "space_before": _space("before"),
        "space_after": _space("after"),
        "line": lambda holder, value: _attribute(holder, "spacing", "line", value),
        "line_rule": lambda holder, value: _attribute(holder, "spacing", "lineRule", value),
        "outline": _value("outlineLvl"),
        "shading": _shading,
        "tabs": _tabs,
    }


_RUN = _run_patches()
_PARAGRAPH = _paragraph_patches()
