"""Elements that are bold paragraphs or list items below the heading that announces their kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.plan.lines import Line, Role
from app.plan.profiles import Kind
from app.plan.wording import Wording, bare_label, bulleted, typed_number, without_bullet

_LEAD = re.compile(r"([^:;.：；。]{2,100}?)(?::\s+|：\s*|\s+[–—]\s+)(.+)\Z", re.DOTALL)
_BARE = re.compile(
    r"\(?(\d{1,2}(?:\.\d{1,2})*|[a-z])[).]?\s?(bis|ter|quater)?\s+(?=\S)|\(?([a-z])\)\s*(bis|ter)?\s*(?=\S)"
)
_ENDS = " .:;,–—-：。"


@dataclass(slots=True)
class Item:
    """One element in the making; `form` says in what form it stands ("list item")."""

    title: str
    number: str
    form: str
    automatic: bool = False
    paragraphs: list[int] = field(default_factory=list[int])
    text: list[str] = field(default_factory=list[str])
    text_at: list[int] = field(default_factory=list[int])

    def say(self, line: Line, text: str) -> None:
        """Take a text that stands in a line as the next paragraph of the statement."""
        self.text.append(text)
        self.text_at.append(line.paragraph)


def bold_items(lines: Iterable[Line]) -> list[Item]:
    """Elements that start with a bold paragraph or with bold words; what follows is their text."""
    items: list[Item] = []
    for line in lines:
        starts = bool(line.lead) and not line.gone and line.role in (Role.TEXT, Role.MINOR)
        if starts and (line.bold or not (line.label or bulleted(line.text))):
            items.append(_bold_item(line))
        elif items:
            _continue(items[-1], line)
    return items


def _bold_item(line: Line) -> Item:
    number, title = typed_number(line.lead)
    item = Item(title.strip(_ENDS), number or bare_label(line.label), "bold paragraph", not number)
    item.paragraphs += line.paragraphs[::-1]
    rest = line.text[len(line.lead) :].strip()
    if rest:
        item.say(line, rest)
    return item


def list_items(lines: Sequence[Line], kind: Kind, wording: Wording) -> list[Item]:
    """Elements that are list items of the outermost level; deeper items and text between items belong to them."""
    items: list[Item] = []
    shape: tuple[int, int] | None = None
    waiting: list[Line] = []
    for line in lines:
        if line.gone or not line.text or not _listed(line, kind, wording):
            waiting.append(line)
            continue
        shape = shape or _shape(line)
        if _shape(line) > shape:
            waiting.append(line)
            continue
        if items:
            for one in waiting:
                _continue(items[-1], one)
        waiting = []
        items.append(_list_item(line, kind, wording))
    if items:
        _close(items[-1], waiting, kind, wording)
    return items


def _close(item: Item, waiting: Iterable[Line], kind: Kind, wording: Wording) -> None:
    """Give the last item its deeper items; plain text behind the list is not part of it."""
    for line in waiting:
        if line.text and not line.gone and not _listed(line, kind, wording):
            return
        _continue(item, line)


def _numbered(text: str, kind: Kind) -> tuple[str, str]:
    """The number typed in front of an item; in legal texts there is none but a tab behind it ("1", "b)bis")."""
    if kind.titled:
        return typed_number(text)
    match = _BARE.match(text)
    if match is None or (match[1] and match[1].isalpha() and text[1:2] not in ").") or text[:2].isalpha():
        return typed_number(text)
    return "".join(part for part in match.groups() if part), text[match.end() :]


def _listed(line: Line, kind: Kind, wording: Wording) -> bool:
    if line.numbered or bulleted(line.text) or _numbered(line.text, kind)[0]:
        return True
    prefixed = wording.prefixed(line.text)
    return prefixed is not None and prefixed.kind is kind


def _shape(line: Line) -> tuple[int, int]:
    return (line.depth, 0) if line.numbered else (0, line.indent)


def _list_item(line: Line, kind: Kind, wording: Wording) -> Item:
    bare = without_bullet(line.text)
    number, rest = _numbered(bare, kind)
    prefixed = wording.prefixed(rest)
    if prefixed is not None and prefixed.kind is kind:
        number, rest = prefixed.number or number, prefixed.title
    title, text = _lead(rest, line, kind) if kind.titled else ("", rest)
    item = Item(title, number or bare_label(line.label), "list item", not number)
    item.paragraphs += line.paragraphs[::-1]
    if text:
        item.say(line, text)
    return item


def _lead(text: str, line: Line, kind: Kind) -> tuple[str, str]:
    """Title and text of a list item: bold words first, or words before a colon or dash."""
    if not kind.lead:
        return text, ""
    lead = without_bullet(line.lead)
    if lead and text.startswith(lead) and lead != text:
        return lead.strip(_ENDS), text[len(lead) :].strip(_ENDS[0] + ":–—- ")
    match = _LEAD.match(text)
    if match is None:
        return text.rstrip(" ;,."), ""
    return match[1].strip(), match[2]


def _continue(item: Item, line: Line) -> None:
    item.paragraphs += line.paragraphs
    if line.text and not line.gone:
        item.say(line, without_bullet(line.text))


def text_items(lines: Iterable[Line]) -> list[Item]:
    """Elements that are plain paragraphs, each one of its own."""
    items: list[Item] = []
    for line in lines:
        if line.text and not line.gone:
            item = Item("", "", "paragraph", paragraphs=list(line.paragraphs[::-1]))
            item.say(line, line.text)
            items.append(item)
    return items
