"""New lists written into the numbering part, where they are defined once something is counted by them (§17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from app.formats.docx.markup import quoted
from app.formats.docx.names import W
from app.model.content import Paragraph
from app.model.new_lists import FIRST, level_format, levels_of

EMPTY = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:numbering xmlns:w="{W}"></w:numbering>'.encode()
"""A numbering part without a list."""

_ROOT = re.compile(rb"<(?:([\w.-]+):)?numbering(?=[\s/>])[^>]*?(/?)>")
_NUM = re.compile(rb"<(?:[\w.-]+:)?num(?=\s)")
_LAST = re.compile(rb"<(?:[\w.-]+:)?numIdMacAtCleanup(?=[\s/>])|</(?:[\w.-]+:)?numbering\s*>\s*\Z")
_IDS = re.compile(rb"""(?:numId|abstractNumId)\s*=\s*["'](\d{1,9})["']""")
_NAMESPACE = re.compile(rb"""\sxmlns\s*=\s*["']([^"']+)["']""")


def numbers_of(paragraphs: Iterable[Paragraph]) -> list[int]:
    """The new lists that paragraphs are or were counted by, in order."""
    found: dict[int, None] = {}
    for paragraph in paragraphs:
        if _is_new(paragraph.format.number):
            found[paragraph.format.number or 0] = None
        for change in (paragraph.format_change, paragraph.numbering_change):
            if change is not None and _is_new(change.old.number):
                found[change.old.number or 0] = None
    return list(found)


def _is_new(number: int | None) -> bool:
    return number is not None and number >= FIRST


def file_numbers(new: Iterable[int], data: bytes) -> dict[int, int]:
    """The w:numId that each new list gets in a numbering part."""
    highest = max((int(found) for found in _IDS.findall(data)), default=0)
    return {number: at for at, number in enumerate(new, highest + 1)}


def with_lists(data: bytes, numbers: Mapping[int, int]) -> bytes:
    """A numbering part, as UTF-8, with the new lists behind those that it has."""
    root = _ROOT.search(data)
    if root is None or not numbers:
        return data
    if root[2]:
        name = root[0][1:].split()[0].rstrip(b"/>")
        data = data[: root.end() - 2] + b"></" + name + b">" + data[root.end() :]
    prefix, declared = _prefix(root)
    shapes = "".join(_abstract(number, id_, declared) for number, id_ in numbers.items())
    uses = "".join(
        f'<w:num{declared} w:numId="{id_}"><w:abstractNumId w:val="{id_}"/></w:num>' for id_ in numbers.values()
    )
    last = _LAST.search(data)
    end = last.start() if last is not None else len(data)
    first = _NUM.search(data, 0, end)
    start = first.start() if first is not None else end
    return data[:start] + _named(shapes, prefix) + data[start:end] + _named(uses, prefix) + data[end:]


def _prefix(root: re.Match[bytes]) -> tuple[str, str]:
    """What elements of the part are named by, and what each new one has to declare for that."""
    if root[1]:
        return root[1].decode(), ""
    found = _NAMESPACE.search(root[0])
    return "w", f' xmlns:w="{found[1].decode() if found else W}"'


def _named(xml: str, prefix: str) -> bytes:
    named = xml if prefix == "w" else re.sub(r"(</?|\s)w:", lambda found: f"{found[1]}{prefix}:", xml)
    return named.encode()


def _abstract(number: int, id_: int, declared: str) -> str:
    levels = "".join(_level(number, depth) for depth in range(len(levels_of(number))))
    kind = '<w:multiLevelType w:val="hybridMultilevel"/>'
    return f'<w:abstractNum{declared} w:abstractNumId="{id_}">{kind}{levels}</w:abstractNum>'


def _level(number: int, depth: int) -> str:
    level, format_ = levels_of(number)[depth], level_format(depth)
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{level.start}"/><w:numFmt w:val="{level.format}"/>'
        f'<w:lvlText w:val="{quoted(level.pattern(depth))}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{format_.indent_start}" w:hanging="{-(format_.first_line or 0)}"/></w:pPr></w:lvl>'
    )
