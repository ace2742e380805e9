"""What w:rPr and w:pPr say, as the model's formats (ECMA-376 Part 1 §17.3.1, §17.3.2)."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any

from app.formats.docx.markup import Context
from app.formats.docx.measures import half_points, number, switch, twips
from app.formats.docx.names import NUM_MARKUP, RPR, TRACKED, VAL, Element, w
from app.formats.docx.theme import Theme
from app.model.format import ParagraphFormat, RunFormat, TabStop

RUN_TOGGLES = {
    "b": "bold",
    "i": "italic",
    "strike": "strike",
    "dstrike": "double_strike",
    "caps": "caps",
    "smallCaps": "small_caps",
    "vanish": "hidden",
    "rtl": "rtl",
    "noProof": "no_proof",
    "cs": "complex_script",
}
PARAGRAPH_TOGGLES = {
    "keepNext": "keep_next",
    "pageBreakBefore": "page_break_before",
    "contextualSpacing": "contextual_spacing",
    "bidi": "rtl",
}
LANGUAGES = {"language": "val", "language_bidi": "bidi", "language_east_asia": "eastAsia"}
ALIGNMENTS = {"left": "start", "right": "end", "start": "start", "end": "end", "center": "center"}
_HEX = re.compile("[0-9A-Fa-f]{6}")
AUTO_SPACING = 280
"""Space in twips where Word is to choose it, as it does for text from the web (§17.3.1.33)."""

RUN_MARKUP = frozenset({w("rPrChange"), *TRACKED})
PARAGRAPH_MARKUP = frozenset({RPR, w("sectPr"), w("pPrChange")})

Key = tuple[Any, ...]
_Fields = dict[str, Any]


class FormatReader:
    """Reads the properties of one part; equal properties give the very same object."""

    def __init__(self, context: Context, theme: Theme) -> None:
        self._context = context
        self._theme = theme
        self._runs: dict[Key, RunFormat] = {(): RunFormat()}
        self._paragraphs: dict[Key, ParagraphFormat] = {(): ParagraphFormat()}

    def run(self, rpr: Element | None) -> RunFormat:
        """Run properties without the tracked changes in them."""
        if rpr is None:
            return self._runs[()]
        key = tuple([formats_key(child) for child in rpr if child.tag not in RUN_MARKUP])
        found = self._runs.get(key)
        if found is None:
            found = self._runs[key] = self._run(rpr)
        return found

    def paragraph(self, ppr: Element | None) -> ParagraphFormat:
        """Paragraph properties without the mark's, the section's and tracked changes."""
        if ppr is None:
            return self._paragraphs[()]
        ppr = _plainly_numbered(ppr)
        return self.keyed_paragraph(tuple([formats_key(c) for c in ppr if c.tag not in PARAGRAPH_MARKUP]), ppr)

    def keyed_paragraph(self, key: Key, ppr: Element) -> ParagraphFormat:
        """The same for properties whose children's keys, all but those of markup, are known."""
        found = self._paragraphs.get(key)
        if found is None:
            found = self._paragraphs[key] = self._paragraph(ppr)
        return found

    def _run(self, rpr: Element) -> RunFormat:
        fields: _Fields = {}
        for child in rpr:
            reader = _RUN.get(child.tag)
            if reader is not None:
                reader(child, fields, self._theme)
        return RunFormat(xml=self._context.inner(rpr, RUN_MARKUP), **fields)

    def _paragraph(self, ppr: Element) -> ParagraphFormat:
        fields: _Fields = {}
        for child in ppr:
            reader = _PARAGRAPH.get(child.tag)
            if reader is not None:
                reader(child, fields)
        return ParagraphFormat(xml=self._context.inner(ppr, PARAGRAPH_MARKUP), **fields)


def parse_run(xml: str, context: Context, theme: Theme) -> tuple[Element, RunFormat]:
    """Run properties given as a string: the element that holds them and what they say."""
    holder = context.fragment(f"<w:rPr>{xml}</w:rPr>")[0]
    return holder, FormatReader(context, theme).run(holder)


def parse_paragraph(xml: str, context: Context, theme: Theme) -> tuple[Element, ParagraphFormat]:
    """Paragraph properties given as a string: the element that holds them and what they say."""
    holder = context.fragment(f"<w:pPr>{xml}</w:pPr>")[0]
    return holder, FormatReader(context, theme).paragraph(holder)


def _plainly_numbered(ppr: Element) -> Element:
    numbering = next(ppr.iterchildren(w("numPr")), None)
    if numbering is None or not any(child.tag in NUM_MARKUP for child in numbering):
        return ppr
    plain = copy.deepcopy(ppr)
    for numbering in plain.iterchildren(w("numPr")):
        for mark in [child for child in numbering if child.tag in NUM_MARKUP]:
            numbering.remove(mark)
    return plain


def formats_key(element: Element) -> Key:
    """The whole of some properties as a value, to find equal ones by."""
    if len(element):
        return (element.tag, tuple(element.items()), tuple([formats_key(child) for child in element]))
    return (element.tag, *element.items())


def _put(fields: _Fields, name: str, value: object) -> None:
    if value is not None:
        fields[name] = value


_RunReader = Callable[[Element, _Fields, Theme], None]


def _run_toggle(name: str) -> _RunReader:
    def read(element: Element, fields: _Fields, theme: Theme) -> None:
        fields[name] = switch(element.get(VAL))

    return read


def _run_value(name: str, convert: Callable[[str | None], object] = lambda value: value) -> _RunReader:
    def read(element: Element, fields: _Fields, theme: Theme) -> None:
        _put(fields, name, convert(element.get(VAL)))

    return read


def _color(element: Element, fields: _Fields, theme: Theme) -> None:
    value = element.get(VAL)
    if value in (None, "auto") and element.get(w("themeColor")):
        value = theme.colors.get(element.get(w("themeColor"), ""), value)
    _put(fields, "color", value.upper() if value and value != "auto" else value)


def _font(element: Element, fields: _Fields, theme: Theme) -> None:
    for slot in ("ascii", "hAnsi", "cs"):
        themed = element.get(w("cstheme" if slot == "cs" else f"{slot}Theme"))
        found = theme.fonts.get(themed) if themed else element.get(w(slot))
        if found:
            fields["font"] = found
            return


def fill(shade: Element | None) -> str | None:
    """The colour a w:shd paints (§17.3.5), None when it paints none; that of a dotted ground is what the eye mixes."""
    if shade is None:
        return None
    value, dots = shade.get(w("fill")), _dots(shade.get(VAL, ""))
    if dots:
        return _mixed(shade.get(w("color"), "auto"), value or "auto", dots)
    return value.upper() if value and value != "auto" else value


def _dots(pattern: str) -> float:
    """The share of the ground that a pattern covers (§17.18.78); stripes and hatches count as none."""
    share = pattern.removeprefix("pct")
    if share != pattern and share.isdecimal() and len(share) < 3:
        return int(share) / 100
    return 1.0 if pattern == "solid" else 0.0


def _mixed(dots: str, ground: str, share: float) -> str | None:
    front, back = _channels("000000" if dots == "auto" else dots), _channels("FFFFFF" if ground == "auto" else ground)
    if front is None or back is None:
        return None
    return "".join(f"{round(f * share + b * (1 - share)):02X}" for f, b in zip(front, back, strict=True))


def _channels(color: str) -> tuple[int, ...] | None:
    return tuple(bytes.fromhex(color)) if _HEX.fullmatch(color) else None


def _language(element: Element, fields: _Fields, theme: Theme) -> None:
    for field, attribute in LANGUAGES.items():
        _put(fields, field, element.get(w(attribute)) or None)


def _run_shading(element: Element, fields: _Fields, theme: Theme) -> None:
    _put(fields, "shading", fill(element))


_RUN: dict[str, _RunReader] = {
    **{w(name): _run_toggle(field) for name, field in RUN_TOGGLES.items()},
    w("rStyle"): _run_value("style"),
    w("u"): _run_value("underline"),
    w("color"): _color,
    w("highlight"): _run_value("highlight"),
    w("shd"): _run_shading,
    w("rFonts"): _font,
    w("sz"): _run_value("size", half_points),
    w("vertAlign"): _run_value("vertical"),
    w("lang"): _language,
}

_ParagraphReader = Callable[[Element, _Fields], None]


def _paragraph_toggle(name: str) -> _ParagraphReader:
    def read(element: Element, fields: _Fields) -> None:
        fields[name] = switch(element.get(VAL))

    return read


def _style(element: Element, fields: _Fields) -> None:
    _put(fields, "style", element.get(VAL))


def _numbering(element: Element, fields: _Fields) -> None:
    for name, child in (("number", element.find(w("numId"))), ("level", element.find(w("ilvl")))):
        if child is not None:
            _put(fields, name, number(child.get(VAL)))


def _alignment(element: Element, fields: _Fields) -> None:
    value = element.get(VAL)
    _put(fields, "alignment", ALIGNMENTS.get(value, "both") if value else None)


def _indent(element: Element, fields: _Fields) -> None:
    _put(fields, "indent_start", twips(element.get(w("start")) or element.get(w("left"))))
    _put(fields, "indent_end", twips(element.get(w("end")) or element.get(w("right"))))
    hanging = twips(element.get(w("hanging")))
    _put(fields, "first_line", -hanging if hanging is not None else twips(element.get(w("firstLine"))))


def _spacing(element: Element, fields: _Fields) -> None:
    for name, side in (("space_before", "before"), ("space_after", "after")):
        auto = element.get(w(f"{side}Autospacing"))
        by_itself = auto is not None and switch(auto)
        _put(fields, name, AUTO_SPACING if by_itself else twips(element.get(w(side))))
    line = twips(element.get(w("line")))
    if line is not None:
        fields["line"] = line
        fields["line_rule"] = element.get(w("lineRule"), "auto")


def _tabs(element: Element, fields: _Fields) -> None:
    stops: list[TabStop] = []
    for stop in element:
        position = twips(stop.get(w("pos")))
        if position is not None:
            kind = stop.get(VAL, "left")
            kind = {"start": "left", "end": "right"}.get(kind, kind)
            stops.append(TabStop(position, kind, stop.get(w("leader"), "none")))
    fields["tabs"] = tuple(stops)


def _outline(element: Element, fields: _Fields) -> None:
    _put(fields, "outline", number(element.get(VAL)))


def _paragraph_shading(element: Element, fields: _Fields) -> None:
    _put(fields, "shading", fill(element))


_PARAGRAPH: dict[str, _ParagraphReader] = {
    **{w(name): _paragraph_toggle(field) for name, field in PARAGRAPH_TOGGLES.items()},
    w("pStyle"): _style,
    w("numPr"): _numbering,
    w("jc"): _alignment,
    w("ind"): _indent,
    w("spacing"): _spacing,
    w("tabs"): _tabs,
    w("outlineLvl"): _outline,
    w("shd"): _paragraph_shading,
}
