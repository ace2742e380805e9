"""HTML from files and clipboards (Word's, LibreOffice's, browsers') as paragraphs; no script or link is followed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from itertools import count

from lxml import etree

from app.formats.adapted import block_lists, block_paragraph
from app.formats.blocks import Block, without_unwritable
from app.formats.html_blocks import PAGE_WIDTH, BlockReader
from app.formats.new_file import new_docx
from app.formats.plain import decode_text
from app.model.content import Paragraph
from app.model.errors import UnreadableError
from app.model.format import RunFormat
from app.model.numbering import Numbering
from app.model.styles import StyleSheet

MAX_HTML = 32 << 20

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_KNOWN = re.compile(
    r"utf-?8|utf-?16(le|be)?|us-ascii|(iso-?8859|windows|cp|koi8|euc|iso-2022)[-_]?\w{1,4}|gb(k|2312|18030)|big5|"
    r"shift_?jis|macintosh",
    re.IGNORECASE,
)
_LIBREOFFICE = re.compile(r"<meta[^>]{0,80}generator[^>]{0,80}\b(?:Libre|Open)Office\b", re.IGNORECASE)
_HEAD = 8192
_START, _END = "<!--StartFragment-->", "<!--EndFragment-->"
_ROWS = re.compile(r"\s*<(?:col|colgroup|thead|tbody|tr)[\s/>]", re.IGNORECASE)
_PICTURE = re.compile(r"<img[\s/>]", re.IGNORECASE)


def docx_from_html(data: bytes, name: str) -> bytes:
    """A Word file of an HTML file; raises UnreadableError when it is none, too large or nested too deeply."""
    return new_docx(html_blocks(decode_html(data, name), name))


def html_to_paragraphs(
    html: str,
    styles: StyleSheet | None = None,
    base: RunFormat | None = None,
    new_id: Callable[[], int] | None = None,
    *,
    numbering: Numbering | None = None,
    width: int = PAGE_WIDTH,
    serial: int | None = None,
) -> tuple[Paragraph, ...]:
    """The paragraphs of pasted HTML with headings, lists and tables; raises UnreadableError.

    Headings take the styles of that name in `styles`, other text the run format `base`, each with what the markup adds;
    bulleted items take a list of bullets in `numbering`, all others a new list (`app.model.new_lists`) that `serial`
    tells from others; they bear their label as text where that is None. Tables are `width` twips wide. Ids come from
    `new_id`, by default 1, 2, 3 and so on.
    """
    take = new_id or count(1).__next__
    blocks = html_blocks(html, "The clipboard", base or RunFormat(), take, width)
    lists = block_lists(blocks, serial, styles, numbering) if serial is not None else {}
    return tuple(block_paragraph(block, take(), styles, numbering, lists) for block in blocks)


def pictures_in(html: str) -> int:
    """How many pictures pasted HTML would show, none of which is read."""
    return len(_PICTURE.findall(_selected(html)))


def html_blocks(
    html: str,
    name: str,
    base: RunFormat | None = None,
    new_id: Callable[[], int] | None = None,
    width: int = PAGE_WIDTH,
) -> list[Block]:
    """HTML as blocks; `name` is what a message calls its source, `width` that of the text in twips."""
    if len(html) > MAX_HTML:
        raise UnreadableError(f"{name} has {len(html) >> 20} MB of text; no more than {MAX_HTML >> 20} MB are read.")
    root = _parsed(without_unwritable(_selected(html)), name)
    if root is None:
        return []
    glued = _LIBREOFFICE.search(html, 0, _HEAD) is not None
    return BlockReader(base or RunFormat(), new_id or count(10).__next__, width, glued=glued).read(root)


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
        part = html[start + len(_START) : end]
        # A spreadsheet marks the rows within its table.
        return f"<table>{part}</table>" if _ROWS.match(part) else part
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
