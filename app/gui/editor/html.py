"""Pasted HTML as paragraphs: blocks, line breaks, bold, italic, underline, raised and lowered text, lists as text.

Whatever a web page or Word puts around that is dropped: nothing of the markup reaches the document.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from app.model.content import Paragraph, Run
from app.model.format import RunFormat

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "figure", "footer"),
        *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre"),
        *("section", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    )
)
_SILENT = frozenset(["head", "script", "style", "title", "template", "noscript"])
_VOID = frozenset(["br", "hr", "img", "input", "meta", "link", "col", "wbr", "base"])
_PROPERTIES: dict[str, dict[str, object]] = {
    "b": {"bold": True},
    "strong": {"bold": True},
    "i": {"italic": True},
    "em": {"italic": True},
    "cite": {"italic": True},
    "u": {"underline": "single"},
    "ins": {"underline": "single"},
    "sup": {"vertical": "superscript"},
    "sub": {"vertical": "subscript"},
}
_SPACE = re.compile("[ \t\r\n\f]+")
_DEEPEST = 256


def from_html(markup: str, base: RunFormat) -> tuple[Paragraph, ...]:
    """The paragraphs of pasted HTML, in the run format `base` plus what the markup says."""
    reader = _Reader(base)
    reader.feed(_selected(markup))
    reader.close()
    return reader.paragraphs()


def _selected(markup: str) -> str:
    # Browsers and Word mark what was copied; the rest is context.
    start, end = markup.find("<!--StartFragment-->"), markup.rfind("<!--EndFragment-->")
    return markup[start:end] if 0 <= start < end else markup


class _Reader(HTMLParser):
    def __init__(self, base: RunFormat) -> None:
        super().__init__(convert_charrefs=True)
        self._formats: list[tuple[str, RunFormat, bool]] = [("", base, False)]
        self._lines: list[list[Run]] = [[]]
        self._silent = 0
        self._lists: list[int | None] = []
        self._pre = 0

    def paragraphs(self) -> tuple[Paragraph, ...]:
        lines = [_trimmed(line) for line in self._lines]
        return tuple(Paragraph(0).with_runs(line) for line in lines if line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = (dict(attrs).get("style") or "").lower().replace(" ", "")
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self._add("\n")
        elif tag in _BLOCKS:
            self._open_block(tag)
        elif tag in ("td", "th") and self._lines[-1]:
            self._add("\t")
        if tag not in _VOID and len(self._formats) < _DEEPEST:
            outer = self._formats[-1]
            # Word writes a list's bullet as text and marks it as not to be kept.
            ignored = outer[2] or "mso-list:ignore" in style or "display:none" in style
            self._formats.append((tag, _styled(tag, style, outer[1]), ignored))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag == "pre":
            self._pre = max(self._pre - 1, 0)
        if tag in _BLOCKS:
            self._new_line()
        for index in range(len(self._formats) - 1, 0, -1):
            if self._formats[index][0] == tag:
                del self._formats[index:]
                break

    def handle_data(self, data: str) -> None:
        if self._silent or self._formats[-1][2]:
            return
        if self._pre:
            first, *rest = data.replace("\r\n", "\n").split("\n")
            self._add(first)
            for line in rest:
                self._new_line()
                self._add(line)
            return
        text = _SPACE.sub(" ", data)
        line = self._lines[-1]
        if not line or line[-1].text.endswith((" ", "\n", "\t")):
            text = text.lstrip(" ")
        self._add(text)

    def _open_block(self, tag: str) -> None:
        self._new_line()
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "pre":
            self._pre += 1
        elif tag == "li" and self._lists:
            number = self._lists[-1]
            self._lists[-1] = None if number is None else number + 1
            self._add("•\t" if number is None else f"{number + 1}.\t")

    def _new_line(self) -> None:
        if self._lines[-1]:
            self._lines.append([])

    def _add(self, text: str) -> None:
        if text:
            self._lines[-1].append(Run(text, self._formats[-1][1]))


def _styled(tag: str, style: str, outer: RunFormat) -> RunFormat:
    said: dict[str, object] = dict(_PROPERTIES.get(tag, {}))
    if re.search("font-weight:(bold|[6-9]00)", style):
        said["bold"] = True
    elif re.search("font-weight:(normal|[1-5]00)", style):
        said["bold"] = None
    if "font-style:italic" in style:
        said["italic"] = True
    if re.search("text-decoration[^;]*underline", style):
        said["underline"] = "single"
    return replace(outer, **said) if said else outer  # type: ignore[arg-type]


def _trimmed(line: list[Run]) -> list[Run]:
    while line and not line[-1].text.rstrip(" \n"):
        line = line[:-1]
    if line:
        line = [*line[:-1], replace(line[-1], text=line[-1].text.rstrip(" \n"))]
    return line
