"""HTML from files and clipboards (Word's, LibreOffice's, browsers') as paragraphs; no script or link is followed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from itertools import count

from lxml import etree

from app.formats.blocks import Block
from app.formats.html_blocks import BlockReader
from app.formats.new_file import new_docx
from app.formats.plain import decode_text
from app.model.content import TAB, Paragraph, Run
from app.model.errors import UnreadableError
from app.model.format import ParagraphFormat, RunFormat
from app.model.styles import StyleSheet

MAX_HTML = 32 << 20

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffc\ufffe\uffff]")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_KNOWN = re.compile(
    r"utf-?8|utf-?16(le|be)?|us-ascii|(iso-?8859|windows|cp|koi8|euc|iso-2022)[-_]?\w{1,4}|gb(k|2312|18030)|big5|"
    r"shift_?jis|macintosh",
    re.IGNORECASE,
)
_START, _END = "<!--StartFragment-->", "<!--EndFragment-->"
_INDENT = 425


def docx_from_html(data: bytes, name: str) -> bytes:
    """A Word file of an HTML file; raises UnreadableError when it is none, too large or nested too deeply."""
    return new_docx(html_blocks(decode_html(data, name), name))


def html_to_paragraphs(
    html: str,
    styles: StyleSheet | None = None,
    base: RunFormat | None = None,
    new_id: Callable[[], int] | None = None,
) -> tuple[Paragraph, ...]:
    """The paragraphs of pasted HTML with headings, lists and tables; raises UnreadableError.

    Headings take the styles of that name in `styles`, text the run format `base` and what the markup adds. Items bear
    their label as text with a hanging indent, since a list belongs to the document it is defined in. Ids come from
    `new_id`, by default 1, 2, 3 and so on.
    """
    take = new_id or count(1).__next__
    blocks = html_blocks(html, "The clipboard", base or RunFormat(), take)
    return tuple(_paragraph(block, take(), styles) for block in blocks)


def html_blocks(
    html: str, name: str, base: RunFormat | None = None, new_id: Callable[[], int] | None = None
) -> list[Block]:
    """HTML as blocks; `name` is what a message calls its source."""
    if len(html) > MAX_HTML:
        raise UnreadableError(f"{name} has {len(html) >> 20} MB of text; no more than {MAX_HTML >> 20} MB are read.")
    root = _parsed(_UNWRITABLE.sub("", _selected(html)), name)
    return BlockReader(base or RunFormat(), new_id or count(10).__next__).read(root) if root is not None else []


def decode_html(data: bytes, name: str) -> str:
    """The text of an HTML file in the encoding its marks or its head declare, else as plain text is read."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or len(data) > MAX_HTML:
        return decode_text(data, name)
    declared = _CHARSET.search(data[:4096])
    codec = declared[1].decode("ascii") if declared else ""
    if not _KNOWN.fullmatch(codec) or codec.lower().replace("-", "") in ("utf8", "utf16", "utf16le", "utf16be"):
        return decode_text(data, name)
    try:
        return data.decode(codec, "replace")
    except LookupError:
        return decode_text(data, name)


def _selected(html: str) -> str:
    # Browsers and Word mark what was copied; the rest is context, and Windows puts places before it.
    start, end = html.find(_START), html.rfind(_END)
    if 0 <= start < end:
        return html[start + len(_START) : end]
    return html[max(html.find("<"), 0) :] if html.startswith("Version:") else html


def _parsed(html: str, name: str) -> etree._Element | None:  # pyright: ignore[reportPrivateUsage]
    if not html.strip():
        return None
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(f"<html><body>{html}</body></html>".encode(), parser)
    except etree.ParserError:
        return None
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableError(f"{name} holds HTML that cannot be read.") from None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise UnreadableError(f"{name} holds HTML that is nested too deeply to be read.")
    return root


def _paragraph(block: Block, id_: int, styles: StyleSheet | None) -> Paragraph:
    format_ = _heading(block, styles)
    runs = block.runs
    if block.place is not None:
        indent = _INDENT * (block.place.level + 1)
        format_ = ParagraphFormat(indent_start=indent, first_line=-_INDENT, alignment=block.alignment, rtl=block.rtl)
        runs = (Run(f"{block.place.label}{TAB}", runs[0].format if runs else RunFormat()), *runs)
    return Paragraph(id_, format=format_, parent=block.cell).with_runs(runs)


def _heading(block: Block, styles: StyleSheet | None) -> ParagraphFormat:
    style = None
    if block.heading is not None:
        name = f"heading {block.heading}" if block.heading else "title"
        found = styles.by_name(name) if styles else None
        style = name.title().replace(" ", "") if styles is None else found.id if found else None
    outline = block.heading - 1 if block.heading and style is None else None
    return ParagraphFormat(style=style, outline=outline, alignment=block.alignment, rtl=block.rtl)
