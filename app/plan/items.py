"""Elements that are bold paragraphs, list items or led paragraphs below the heading that announces their kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress

from app.plan.lines import Line, Role
from app.plan.profiles import Kind
from app.plan.wording import Wording, bare_label, bulleted, deeper_labels, folded, typed_number, without_bullet

_LEAD = re.compile(r"([^:;.：；。]{2,100}?)(?:\s?:\s+|：\s*|\s+[–—]\s+)(.+)\Z", re.DOTALL)
# "“Orchard” means a piece of land": terms in the manner of laws.
_DEFINED = re.compile(
    r"[“«„\"]\s?([^“”«»„\"]{2,100}?)\s?[”»“\"]\s*(?:(?:shall\s+)?means?|refers\s+to|denotes|désigne|signifie|"
    r"s['’]entend\s+de|se\s+entiende\s+por|designa|significa|означает|обозначает|是?指|يعني|تعني|يقصد\s+به)\s*(.+)\Z",
    re.DOTALL,
)
_BARE = re.compile(
    r"\(?(\d{1,2}(?:\.\d{1,2})*|[a-z])[).]?\s?(bis|ter|quater)?\s+(?=\S)|\(?([a-z])\)\s*(bis|ter)?\s*(?=\S)"
)
_BIS = re.compile(r"(?<=.)\s?(?:bis|ter|quater)\Z")
_ENDS = " .:;,–—-：。"
_PARTS = re.compile(r"\s*[;；]\s*")
_REMARKS = frozenset(
    [
        "note",
        "notes",
        "source",
        "sources",
        "remark",
        "remarque",
        "remarques",
        "nota",
        "notas",
        "fuente",
        "fuentes",
        "примечание",
        "примечания",
        "источник",
        "источники",
        "注",
        "说明",
        "来源",
        "资料来源",
        "ملاحظة",
        "المصدر",
    ]
)
_COLON = re.compile("[:：]")
_STEP = 120
"""Twips by which indents have to differ to mean anything."""
_MOST_LED = 0.6
"""The share of paragraphs that begin with a title and a colon where they are taken for elements."""
_LONGEST_TITLE = 100

Shape = tuple[int, int]
"""How deep a list item stands: its level and its indent."""


@dataclass(slots=True, eq=False)
class Item:
    """One element in the making; `form` says in what form it stands ("list item"), `parent` is the item around it."""

    kind: Kind
    title: str
    number: str
    form: str
    automatic: bool = False
    parent: Item | None = None
    paragraphs: list[int] = field(default_factory=list[int])
    text: list[str] = field(default_factory=list[str])
    text_at: list[int] = field(default_factory=list[int])

    def say(self, line: Line, text: str) -> None:
        """Take a text that stands in a line as the next paragraph of the statement."""
        self.text.append(text)
        self.text_at.append(line.paragraph)


class ItemReader:
    """Reads the items of one kind, and the elements of other kinds that stand in them.

    `deeper` are the kinds that the heading names behind the first ("Goals and targets"): those of deeper list items.
    """

    def __init__(self, kind: Kind, wording: Wording, deeper: Sequence[Kind] = ()) -> None:
        self._kind = kind
        self._levels = [kind, *deeper]
        self._wording = wording
        self.items: list[Item] = []
        self._held: tuple[Kind, Item, Shape] | None = None
        self._shapes: list[Shape] = []

    # ---- bold paragraphs ----------------------------------------------------------------------------------------

    def bold(self, lines: Iterable[Line]) -> list[Item]:
        """Elements that start with a bold paragraph or with bold words; what follows is their text."""
        for line in lines:
            starts = bool(line.lead) and not line.gone and line.role in (Role.TEXT, Role.MINOR)
            starts = starts and not (self.items and self._labels(line))
            if starts and self._inner_kind(line) is None and (line.bold or not (line.label or bulleted(line.text))):
                self._begin(self._bold_item(line))
            elif self.items:
                self._continue(line)
        return self.items

    def _labels(self, line: Line) -> bool:
        """Whether a bold beginning is the label of a component: "**Mitigation:** a second server"."""
        label = folded(line.lead) if not line.bold else ""
        return bool(label) and any(label == folded(word) for words in self._kind.components.values() for word in words)

    def _bold_item(self, line: Line) -> Item:
        number, title = typed_number(line.lead)
        if not line.bold and self._wording.prefix_word(title.strip(_ENDS)) is self._kind:
            # "**Risk:** Members leave": the word itself is no title.
            number, title = typed_number(line.text)
            return self._whole(line, number, title)
        prefixed = self._wording.prefixed(title)
        if prefixed is not None and prefixed.kind is self._kind:
            number, title = prefixed.number or number, prefixed.title
        item = Item(self._kind, title.strip(_ENDS), number or bare_label(line.label), "bold paragraph", not number)
        item.paragraphs += line.paragraphs[::-1]
        rest = line.text[len(line.lead) :].strip(" :–—：") if line.text.startswith(line.lead) else ""
        if rest:
            item.say(line, rest)
        return item

    def _whole(self, line: Line, number: str, text: str) -> Item:
        """An element whose title is all that follows the word for it."""
        prefixed = self._wording.prefixed(text)
        title = prefixed.title if prefixed is not None else text
        return Item(
            self._kind, title.strip(_ENDS), number or bare_label(line.label), "bold paragraph", not number,
            paragraphs=[*line.paragraphs[::-1]],
        )  # fmt: skip

    # ---- lists --------------------------------------------------------------------------------------------------

    def listed(self, lines: Sequence[Line]) -> list[Item]:
        """Elements that are list items of the outermost level; deeper items and text between items belong to them."""
        first: Line | None = None
        waiting: list[Line] = []
        below = self._below_others(lines)
        for line in lines:
            if line.gone or not line.text or not self._in_list(line):
                waiting.append(line)
                continue
            first = first or line
            if line.paragraph in below or _deeper(line, first) or self._inner_kind(line) is not None:
                waiting.append(line)
                continue
            self._take(waiting)
            waiting = []
            self._begin(self._list_item(line, self._kind))
            self._shapes = [shape_of(line)]
        if self.items:
            self._close(waiting)
        return self.items

    def _below_others(self, lines: Sequence[Line]) -> frozenset[int]:
        """The items of legal texts whose typed numbers stand below others: "(i)" below "(b)"."""
        if self._kind.titled:
            return frozenset()
        said = [line for line in lines if line.text and not line.gone and not line.numbered]
        deeper = deeper_labels([_BIS.sub("", _numbered(line.text, self._kind)[0]) for line in said])
        return frozenset(line.paragraph for line in compress(said, deeper))

    def _take(self, waiting: Iterable[Line]) -> None:
        if self.items:
            for one in waiting:
                self._continue(one)

    def _close(self, waiting: Iterable[Line]) -> None:
        """Give the last item its deeper items; plain text behind the list is not part of it."""
        for line in waiting:
            if line.text and not line.gone and not self._in_list(line) and self._inner_kind(line) is None:
                return
            self._continue(line)

    def _in_list(self, line: Line) -> bool:
        if line.numbered or bulleted(line.text) or _numbered(line.text, self._kind)[0]:
            return True
        prefixed = self._wording.prefixed(line.text)
        return prefixed is not None and prefixed.kind is self._kind

    def _list_item(self, line: Line, kind: Kind) -> Item:
        number, rest = _numbered(without_bullet(line.text), kind)
        prefixed = self._wording.prefixed(rest)
        if prefixed is not None and prefixed.kind is kind:
            number, rest = prefixed.number or number, prefixed.title
        title, text = _lead(rest, line, kind) if kind.titled else ("", rest)
        if prefixed is not None and kind.lead and not text:
            title, text = first_sentence(title)
        item = Item(kind, title, number or bare_label(line.label), "list item", not number)
        item.paragraphs += line.paragraphs[::-1]
        if text:
            item.say(line, text)
        return item

    # ---- led paragraphs, plain paragraphs -----------------------------------------------------------------------

    def led(self, lines: Sequence[Line], fewest: int = 2) -> list[Item]:
        """Elements that are paragraphs with a title before a colon or dash, where most paragraphs are such.

        Notes and sources under tables are none.
        """
        said = [line for line in lines if line.text and not line.gone]
        said = [line for line in said if not (match := _LEAD.match(line.text)) or folded(match[1]) not in _REMARKS]
        count = sum(_leads(line) for line in said)
        if count < fewest or count < _MOST_LED * len(said):
            return []
        for line in said:
            if _leads(line) and self._inner_kind(line) is None:
                item = self._list_item(line, self._kind)
                item.form = "paragraph"
                self._begin(item)
            elif self.items:
                self._continue(line)
        return self.items

    def each(self, lines: Iterable[Line]) -> list[Item]:
        """Elements that are single paragraphs, whatever these look like."""
        return [self._list_item(line, self._kind) for line in lines]

    def plain(self, lines: Iterable[Line]) -> list[Item]:
        """Elements that are plain paragraphs, each one of its own."""
        for line in lines:
            if line.text and not line.gone:
                item = Item(self._kind, "", "", "paragraph", paragraphs=list(line.paragraphs[::-1]))
                item.say(line, line.text)
                self.items.append(item)
        return self.items

    # ---- what stands in items -----------------------------------------------------------------------------------

    def _begin(self, item: Item) -> None:
        self.items.append(item)
        self._held = None

    def _inner_kind(self, line: Line) -> Kind | None:
        """The kind below this one that a line says it is: "Target 1.1: …" among goals."""
        if not line.text or line.gone:
            return None
        prefixed = self._wording.prefixed(typed_number(without_bullet(line.text))[1])
        if prefixed is None or prefixed.kind is self._kind or not (prefixed.number or prefixed.title):
            return None
        return prefixed.kind if self._below(prefixed.kind) else None

    def _below(self, kind: Kind) -> bool:
        kinds = self._wording.profile.kinds
        above, seen = [*kind.parents], set[str]()
        while above:
            name = above.pop()
            if name == self._kind.name:
                return True
            if name in kinds and name not in seen:
                seen.add(name)
                above += kinds[name].parents
        return False

    def _continue(self, line: Line) -> None:
        """Give a line to the last item: as an element in it, as several, or as text."""
        if (
            line.text
            and not line.gone
            and (self._inner(line) or self._announces(line) or self._holds(line) or self._stepped(line))
        ):
            return
        last = self.items[-1]
        last.paragraphs += line.paragraphs
        if line.text and not line.gone:
            last.say(line, without_bullet(line.text))

    def _inner(self, line: Line) -> bool:
        kind = self._inner_kind(line)
        parent = self._nearest(kind) if kind is not None else None
        if kind is None or parent is None:
            return False
        item = self._list_item(line, kind)
        item.parent = parent
        self._begin(item)
        return True

    def _nearest(self, kind: Kind) -> Item | None:
        """The last item, or the one around it, below which a kind may stand."""
        around = self.items[-1] if self.items else None
        while around is not None and not kind.under(around.kind.name):
            around = around.parent
        return around

    def _announces(self, line: Line) -> bool:
        """Whether a line begins a list of elements in the item: "Targets:", "Indicators: calls; complaints"."""
        words, rest = before_colon(without_bullet(line.text))
        colon = len(words) < min(len(line.text), 80)
        kind = self._wording.section(words.strip()) if colon else None
        parent = self._nearest(kind) if isinstance(kind, Kind) and not kind.single else None
        if not isinstance(kind, Kind) or parent is None:
            return False
        parent.paragraphs += line.paragraphs
        for part in enumerated(rest):
            number, title = typed_number(part)
            item = Item(kind, title, number, "list item", parent=parent, paragraphs=[*line.paragraphs])
            self.items.append(item)
        self._held = None if rest.strip() else (kind, parent, shape_of(line))
        return True

    def _holds(self, line: Line) -> bool:
        """Whether a line is an item of the list that was announced last."""
        if self._held is None or not (line.numbered or bulleted(line.text) or typed_number(line.text)[0]):
            return False
        kind, parent, shape = self._held
        if shape_of(line) < shape:
            return False
        item = self._list_item(line, kind)
        item.parent = parent
        self.items.append(item)
        return True

    def _stepped(self, line: Line) -> bool:
        """Whether a line is a deeper list item of the next kind that the heading names."""
        if len(self._levels) < 2 or not (line.numbered or bulleted(line.text) or typed_number(line.text)[0]):
            return False
        shape = shape_of(line)
        self._shapes = [*(above for above in self._shapes if above < shape), shape]
        depth = len(self._shapes) - 1
        kind = self._levels[depth] if 0 < depth < len(self._levels) else None
        parent = self._nearest(kind) if kind is not None else None
        if kind is None or parent is None:
            return False
        item = self._list_item(line, kind)
        item.parent = parent
        self.items.append(item)
        return True


def _numbered(text: str, kind: Kind) -> tuple[str, str]:
    """The number typed in front of an item; in legal texts there is none but a tab behind it ("1", "b)bis")."""
    if kind.titled:
        return typed_number(text)
    match = _BARE.match(text)
    if match is None or (match[1] and match[1].isalpha() and text[1:2] not in ").") or text[:2].isalpha():
        return typed_number(text)
    return "".join(part for part in match.groups() if part), text[match.end() :]


def _deeper(line: Line, first: Line) -> bool:
    """Whether a list item stands deeper than the first one; other lists are compared by their indents."""
    if line.numbered and first.numbered and line.depth != first.depth:
        return line.depth > first.depth
    if line.numbered and first.numbered and line.list == first.list:
        return False
    return line.indent > first.indent + _STEP


def shape_of(line: Line) -> Shape:
    """How deep a list item stands."""
    return (line.depth, line.indent // _STEP)


def enumerated(text: str) -> list[str]:
    """The parts of a sentence that names several things between semicolons."""
    return [part for one in _PARTS.split(text.strip()) if (part := one.strip(" .。"))]


def before_colon(text: str) -> tuple[str, str]:
    """What stands before the first colon and behind it; all of the text and "" without one."""
    match = _COLON.search(text)
    return (text[: match.start()], text[match.end() :]) if match else (text, "")


def first_sentence(text: str) -> tuple[str, str]:
    """Title and text of a paragraph that is both: "Open data. Timetables are published."."""
    first, _, rest = text.partition(". ")
    return (first, rest.strip()) if rest and len(first) <= _LONGEST_TITLE else (text, "")


def _leads(line: Line) -> bool:
    """Whether a line begins with a title and a colon, a dash or a tab."""
    return _led(line.text) is not None or (bool(line.tab) and not typed_number(f"{line.tab} x")[0])


def _led(text: str) -> re.Match[str] | None:
    """Title and text of a paragraph that has both."""
    return _DEFINED.match(text) or _LEAD.match(text)


def _lead(text: str, line: Line, kind: Kind) -> tuple[str, str]:
    """Title and text of a list item: bold words first, or words before a colon or dash."""
    if not kind.lead:
        return text, ""
    lead = without_bullet(line.lead)
    if lead and text.startswith(lead) and lead != text:
        return lead.strip(_ENDS), text[len(lead) :].strip(_ENDS[0] + ":–—- ")
    match = _led(text)
    if match is None and line.tab and text.startswith(f"{line.tab} "):
        return line.tab.strip(_ENDS), text[len(line.tab) :].strip()
    if match is None:
        return text.rstrip(" ;,."), ""
    return match[1].strip(), match[2]
