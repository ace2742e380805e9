"""Plain text as a Word file: paragraphs, with a title, headings and lists where the text shows them clearly."""

from __future__ import annotations

import codecs
import re

from app.formats.blocks import Block
from app.formats.new_file import new_docx
from app.formats.plain_lists import itemised
from app.model.content import Run
from app.model.errors import UnreadableError

MAX_TEXT = 32 << 20

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffc\ufffe\uffff]")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})[.)]?[ \t]+[^\W\d_]")
_OPEN_END = re.compile(r"[.;:,!?…]$")
_LONGEST_HEADING = 90
_LONGEST_TITLE = 160
_MANY = 0.3


def decode_text(data: bytes, name: str) -> str:
    """The text in a file's bytes: UTF-8, UTF-16 with or without its mark, else Windows-1252.

    Raises UnreadableError when it is no text or too large.
    """
    if len(data) > MAX_TEXT:
        raise UnreadableError(f"{name} has {len(data) >> 20} MB of text; no more than {MAX_TEXT >> 20} MB are opened.")
    wide = _utf16(data)
    if wide:
        return data.decode(wide, "replace").removeprefix("\ufeff")
    if b"\x00" in data:
        raise UnreadableError(f"{name} is not a text file.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _utf16(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if data.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    # Without a mark, the empty halves of Latin letters tell; a binary file has zeros everywhere.
    start = data[:4096]
    even, odd = start[::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if len(data) % 2 or not half or b"\x00\x00" in start:
        return ""
    if odd > _MANY * half and not even:
        return "utf-16-le"
    return "utf-16-be" if even > _MANY * half and not odd else ""


def text_lines(data: bytes, name: str) -> list[str]:
    """The lines of a text file without characters that XML cannot hold."""
    text = (
        decode_text(data, name).replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\u2028", "\n")
    )
    lines = _UNWRITABLE.sub("", text).replace("\u2029", "\n").split("\n")
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    return lines


def docx_from_text(data: bytes, name: str) -> bytes:
    """A Word file of the text; raises UnreadableError when it is no text."""
    return new_docx(text_blocks(text_lines(data, name)))


def text_blocks(lines: list[str]) -> list[Block]:
    """One block for each line; an item of a list loses its label to the list, and takes its further lines in."""
    items = itemised(lines)
    title = _title(lines)
    blocks: list[Block] = []
    for index, line in enumerate(lines):
        if index not in items:
            heading = 0 if index == title else _heading(lines, index)
            blocks.append(Block((Run(line),) if line else (), heading))
            continue
        item = items[index]
        if item is not None:
            blocks.append(Block((Run(item.text),), place=item.place))
    return blocks


def _title(lines: list[str]) -> int | None:
    """The line that stands alone at the very beginning and reads like a title."""
    first = next((index for index, line in enumerate(lines) if line.strip()), None)
    if first is None or not any(line.strip() for line in lines[first + 1 :]) or lines[first + 1].strip():
        return None
    line = lines[first].strip()
    plain = "\t" not in line and len(line) <= _LONGEST_TITLE and not _OPEN_END.search(line)
    return first if plain and sum(c.isalpha() for c in line) > 2 and not _NUMBERED.match(line) else None


def _heading(lines: list[str], index: int) -> int | None:
    """The level of a line that stands off from the text before it: in capitals, or numbered without an end sign."""
    line = lines[index].strip()
    if not line or len(line) > _LONGEST_HEADING or _OPEN_END.search(line) or _near(lines, index - 1):
        return None
    if _is_capitals(line):
        return None if "\t" in line or _is_capitals(_near(lines, index + 1)) else 1
    depth = _depth(line)
    if not depth or (depth == 1 and _near(lines, index + 1)):
        return None
    following = next((one.strip() for one in lines[index + 1 :] if one.strip()), "")
    return depth if following and _depth(following) != depth else None


def _depth(line: str) -> int:
    """How many numbers a line begins with ("2.1 Scope" has two), 0 for none."""
    numbered = _NUMBERED.match(line)
    if numbered and line[numbered.end() - 1].islower():
        return 0
    return numbered[1].count(".") + 1 if numbered else 0


def _near(lines: list[str], index: int) -> str:
    return lines[index].strip() if 0 <= index < len(lines) else ""


def _is_capitals(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return len(letters) > 4 and all(c.isupper() for c in letters)
