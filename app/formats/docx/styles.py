"""The style sheet (ECMA-376 Part 1 §17.7)."""

from __future__ import annotations

from app.formats.docx.markup import Context
from app.formats.docx.measures import switch
from app.formats.docx.names import PPR, RPR, VAL, Element, w
from app.formats.docx.properties import FormatReader
from app.formats.docx.tables import draws_borders
from app.formats.docx.theme import Theme
from app.model.styles import Style, StyleSheet


def read_styles(root: Element, theme: Theme) -> StyleSheet:
    """All styles, the document defaults and the default paragraph style of a styles part."""
    formats = FormatReader(Context(root), theme)
    defaults = root.find(w("docDefaults"))
    styles: dict[str, Style] = {}
    default: str | None = None
    for element in root.iterfind(w("style")):
        style = _style(element, formats)
        styles.setdefault(style.id, style)
        if style.kind == "paragraph" and element.get(w("default")) and switch(element.get(w("default"))):
            default = default or style.id
    return StyleSheet(
        styles,
        formats.paragraph(_default(defaults, "pPrDefault", PPR)),
        formats.run(_default(defaults, "rPrDefault", RPR)),
        default,
    )


def bordered_styles(root: Element) -> dict[str, bool]:
    """For each table style whether its tables have lines."""
    elements = {e.get(w("styleId"), ""): e for e in root.iterfind(w("style")) if e.get(w("type")) == "table"}
    return {id_: _bordered(id_, elements) for id_ in elements}


def _bordered(id_: str, elements: dict[str, Element]) -> bool:
    seen: set[str] = set()
    while id_ in elements and id_ not in seen:
        seen.add(id_)
        borders = elements[id_].find(f"{w('tblPr')}/{w('tblBorders')}")
        if borders is not None:
            return draws_borders(borders)
        id_ = _value(elements[id_], "basedOn") or ""
    return False


def _default(defaults: Element | None, outer: str, inner: str) -> Element | None:
    return defaults.find(f"{w(outer)}/{inner}") if defaults is not None else None


def _style(element: Element, formats: FormatReader) -> Style:
    id_ = element.get(w("styleId"), "")
    return Style(
        id_,
        _value(element, "name") or id_,
        element.get(w("type"), "paragraph"),
        _value(element, "basedOn"),
        _value(element, "next"),
        formats.paragraph(element.find(PPR)),
        formats.run(element.find(RPR)),
    )


def _value(element: Element, name: str) -> str | None:
    found = element.find(w(name))
    return found.get(VAL) if found is not None else None
