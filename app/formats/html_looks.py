"""What HTML elements and their style attributes say of text: only what a document keeps."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from lxml import etree

from app.model.format import RunFormat

Element = etree._Element  # pyright: ignore[reportPrivateUsage]

SILENT = frozenset((
    "head", "script", "style", "title", "template", "noscript", "iframe", "object", "svg", "select", "canvas",
    "audio", "video", "map", "datalist", "math", "frameset", "applet", "embed", "textarea",
))  # fmt: skip
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "ul", "menu", "dir",
))  # fmt: skip
_BOLD: dict[str, object] = {"bold": True}
_ITALIC: dict[str, object] = {"italic": True}
_UNDERLINED: dict[str, object] = {"underline": "single"}
_STRUCK: dict[str, object] = {"strike": True}
_TAGS: dict[str, dict[str, object]] = {
    "b": _BOLD,
    "strong": _BOLD,
    "th": _BOLD,
    "u": _UNDERLINED,
    "ins": _UNDERLINED,
    "i": _ITALIC,
    "em": _ITALIC,
    "cite": _ITALIC,
    "var": _ITALIC,
    "dfn": _ITALIC,
    "s": _STRUCK,
    "strike": _STRUCK,
    "del": _STRUCK,
    "sup": {"vertical": "superscript"},
    "sub": {"vertical": "subscript"},
    "mark": {"highlight": "yellow"},
}
_ALIGNMENTS = {"center": "center", "right": "end", "justify": "both"}
_LIST_FORMATS = {
    "1": "decimal", "decimal": "decimal", "a": "lowerLetter", "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter", "A": "upperLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
    "i": "lowerRoman", "lower-roman": "lowerRoman", "I": "upperRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_HIGHLIGHTS = frozenset((
    "yellow", "green", "cyan", "magenta", "blue", "red", "darkblue", "darkcyan", "darkgreen", "darkmagenta",
    "darkred", "darkyellow", "darkgray", "lightgray", "black",
))  # fmt: skip
_LONGEST_STYLE = 4000
_SPACE = re.compile(r"\s+")


def tag_of(element: Element) -> str:
    """An element's name in lower case; "" for comments and other things that are no elements."""
    # Comments and processing instructions have a function there.
    tag = cast("object", element.tag)
    return tag.lower() if isinstance(tag, str) else ""


def css(element: Element) -> dict[str, str]:
    """The style attribute as properties in lower case."""
    said = (element.get("style") or "")[:_LONGEST_STYLE]
    pairs = (one.partition(":") for one in said.split(";"))
    return {_SPACE.sub("", name).lower(): _SPACE.sub(" ", value).strip().lower() for name, _, value in pairs if value}


def is_hidden(tag: str, style: dict[str, str]) -> bool:
    """Whether nothing of an element is text to keep."""
    return tag in SILENT or style.get("display") == "none" or style.get("mso-hide") == "all"


def look(tag: str, style: dict[str, str], outer: RunFormat) -> RunFormat:
    """The run format inside an element: bold, italic, underline, strike, raised, lowered, highlighted."""
    said = dict(_TAGS.get(tag, {}))
    said |= _weight(style.get("font-weight", ""))
    if "font-style" in style:
        said["italic"] = True if style["font-style"] in ("italic", "oblique") else None
    said |= _decoration(f"{style.get('text-decoration', '')} {style.get('text-decoration-line', '')}")
    raised = {"super": "superscript", "sub": "subscript"}.get(style.get("vertical-align", ""))
    if raised:
        said["vertical"] = raised
    # Word names its highlight; the background of a web page says nothing of the words.
    highlight = style.get("mso-highlight", "")
    if highlight in _HIGHLIGHTS:
        said["highlight"] = _camel(highlight)
    return replace(outer, **said) if said else outer  # pyright: ignore[reportArgumentType]


def alignment(element: Element, style: dict[str, str]) -> str | None:
    """The alignment of a block, None for the usual one."""
    return _ALIGNMENTS.get(style.get("text-align", "") or (element.get("align") or "").lower())


def list_format(element: Element, style: dict[str, str]) -> str:
    """How a list counts: a format of ECMA-376 §17.18.59, "bullet", or "none" for no labels."""
    kind = style.get("list-style-type", "") or style.get("list-style", "").partition(" ")[0]
    if kind == "none":
        return "none"
    said = _LIST_FORMATS.get(kind) or _LIST_FORMATS.get(element.get("type") or "")
    return said or ("decimal" if tag_of(element) == "ol" else "bullet")


def whole_number(text: str | None, default: int, lowest: int, highest: int) -> int:
    """A number from an attribute within bounds."""
    match = re.match(r"\s*(-?\d{1,6})", text or "")
    return min(max(int(match[1]), lowest), highest) if match else default


def _weight(value: str) -> dict[str, object]:
    if value in ("bold", "bolder") or (value.isdigit() and int(value[:4]) >= 600):
        return {"bold": True}
    return {"bold": None} if value in ("normal", "lighter") or value.isdigit() else {}


def _decoration(value: str) -> dict[str, object]:
    said: dict[str, object] = {}
    if "underline" in value:
        said["underline"] = "single"
    if "line-through" in value:
        said["strike"] = True
    return said


def _camel(name: str) -> str:
    return f"dark{name[4:].capitalize()}" if name.startswith("dark") else name.replace("lightgray", "lightGray")
