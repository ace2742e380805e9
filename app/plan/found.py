"""Elements while they are being found, and how they are put together at the end."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.model.plan import PlanElement
from app.plan.lines import Line
from app.plan.profiles import ANYWHERE, Kind
from app.plan.wording import folded

AUTOMATIC = ("numbering", "automatic")
"""The value that says that an element's number is a list label, which cannot have gaps."""


class Form(StrEnum):
    """In what form an element stands in the document."""

    HEADING = "heading"
    BOLD = "bold"
    LIST = "list"
    TABLE = "table"
    TEXT = "text"
    FIELD = "field"
    INLINE = "inline"


@dataclass(slots=True, eq=False)
class Found:
    """An element in the making; `hint` names its parent by kind and number, `enclosing` is what it stands in.

    `group` is what a row over it in its table says, perhaps its parent's title.

    `grouping` says that its heading only groups those below it when the element itself stands elsewhere; `signed` that
    it was known by a style, a pattern or an opening word.
    """

    kind: Kind
    title: str
    number: str
    form: Form
    because: str
    automatic: bool = False
    paragraphs: list[int] = field(default_factory=list[int])
    text: list[str] = field(default_factory=list[str])
    text_at: list[int] = field(default_factory=list[int])
    values: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    values_at: list[int] = field(default_factory=list[int])
    enclosing: Found | None = None
    hint: tuple[str, str] | None = None
    group: str = ""
    grouping: bool = False
    signed: bool = False
    by_hand: bool = False
    finished: bool = False
    made: tuple[tuple[PlanElement, ...], tuple[int, ...], PlanElement] | None = None
    _key: tuple[str, str, Found | None] | None = None

    def say(self, line: Line, text: str | None = None) -> None:
        """Take a line's text, or a part of it, as the next paragraph of the statement."""
        self.text.append(line.text if text is None else text)
        self.text_at.append(line.paragraph)

    def put(self, name: str, value: str, paragraph: int) -> None:
        """Set a component that stands in a paragraph, unless it is there already."""
        if value and all(name != known for known, _ in self.values):
            self.values.append((name, value))
            self.values_at.append(paragraph)

    def give_up(self, paragraphs: Collection[int]) -> None:
        """Let paragraphs go that belong to another element."""
        said = [(text, at) for text, at in zip(self.text, self.text_at, strict=True) if at not in paragraphs]
        self.text, self.text_at = [text for text, _ in said], [at for _, at in said]
        self.paragraphs = [id_ for id_ in self.paragraphs if id_ not in paragraphs]

    @property
    def key(self) -> tuple[str, str, Found | None]:
        """Kind, title for comparing, and unit: what two mentions of one element share.

        "1 Shared use of spectrum" in a table is the priority "Shared use of spectrum". Asked only once all is known.
        """
        if self._key is None:
            words = folded(self.title)
            self._key = (self.kind.name, words.lstrip("0123456789 ") or words, self.unit)
        return self._key

    @property
    def unit(self) -> Found | None:
        """The sector or study group that it stands in: numbers and titles of another one have nothing to do with it."""
        around = self.enclosing
        while around is not None and not around.kind.unit:
            around = around.enclosing
        return around

    def element(self, children: tuple[PlanElement, ...], more: tuple[int, ...]) -> PlanElement:
        """The finished element with what stands below it and paragraphs found elsewhere; the same one as long as both
        are the same."""
        if self.made is None or self.made[0] != children or self.made[1] != more:
            self.made = (children, more, self._element(children, more))
        return self.made[2]

    def _element(self, children: tuple[PlanElement, ...], more: tuple[int, ...]) -> PlanElement:
        automatic = self.automatic and bool(self.number)
        return PlanElement(
            f"{self.kind.name}-{self.paragraphs[0]}",
            self.kind.name,
            self.title,
            self.number,
            tuple(self.text),
            tuple(dict.fromkeys((*self.paragraphs, *more))),
            children,
            self.because,
            (*self.values, AUTOMATIC) if automatic else tuple(self.values),
            tuple(self.text_at),
            tuple(self.values_at),
            self.form,
            self.by_hand,
            self.group,
        )


def assemble(found: Sequence[Found]) -> tuple[PlanElement, ...]:
    """The elements as trees: each below its parent, those without one at the top, in the order of the document."""
    repeats = _repeats(found)
    again = repeats | _mentions([one for one in found if one not in repeats] if repeats else found)
    kept = [one for one in found if one not in again] if again else found
    by_number: dict[tuple[str, str], list[Found]] = {}
    for one in kept:
        if one.number:
            by_number.setdefault((one.kind.name, one.number), []).append(one)
    by_title = {folded(one.title): one for one in reversed(kept) if one.title} if any(one.group for one in kept) else {}
    below: dict[Found, list[Found]] = {}
    top: list[Found] = []
    for one in kept:
        parent = _parent(one, by_number, again, by_title)
        (below.setdefault(parent, []) if parent else top).append(one)
    more: dict[Found, list[int]] = {}
    for one, real in again.items():
        if one.grouping:
            more.setdefault(real, []).extend(one.paragraphs)
    return tuple(_finished(one, below, more) for one in top)


def _finished(one: Found, below: Mapping[Found, Sequence[Found]], more: Mapping[Found, Sequence[int]]) -> PlanElement:
    if one not in below and not more and one.made is not None and not one.made[0]:
        return one.element((), ())
    children = tuple([_finished(child, below, more) for child in below.get(one, ())])
    return one.element(children, tuple(more.get(one, ())))


def _repeats(found: Iterable[Found]) -> dict[Found, Found]:
    """Headings and rows that name an element again only to group others below it, and that element."""
    grouping = [one for one in found if one.grouping]
    if not grouping:
        return {}
    real: dict[tuple[str, str, Found | None], Found] = {}
    for one in found:
        if not one.grouping and one.form is not Form.INLINE:
            real.setdefault(one.key, one)
    numbered = {(one.kind.name, one.number, one.unit): one for one in reversed(list(real.values())) if one.number}
    repeats: dict[Found, Found] = {}
    for one in grouping:
        other = real.setdefault(one.key, one)
        if other is one and one.form is Form.TABLE:
            # A row over others often has its element's title shortened.
            other = numbered.get((one.kind.name, one.number, one.unit), one)
        if other is not one and len({one.number, other.number} - {""}) < 2:
            repeats[one] = other
    return repeats


def _mentions(found: Iterable[Found]) -> dict[Found, Found]:
    """Table rows and list items that only repeat an element with a heading of its own, and that element."""
    headed: dict[tuple[str, str, Found | None], Found] = {}
    rest: list[Found] = []
    for one in found:
        if one.by_hand or one.form is Form.HEADING or one.form is Form.BOLD:
            headed.setdefault(one.key, one)
        elif one.title and one.form is not Form.INLINE:
            rest.append(one)
    mentions: dict[Found, Found] = {}
    loose: dict[tuple[str, str, Found | None], Found] = {}
    for one in rest:
        key = one.key
        if key in headed:
            mentions[one] = headed[key]
            continue
        other = loose.setdefault(key, one)
        if other is not one and _same(one, other):
            first, again = (other, one) if _placed(other) else (one, other)
            mentions[again], loose[key] = first, first
    return mentions


def _same(one: Found, other: Found) -> bool:
    """Whether two rows are one element: one stands below its parent, the other in a table that tells more about it."""
    numbers = {one.number, other.number} - {""}
    return one.form is other.form is Form.TABLE and len(numbers) < 2 and _placed(one) is not _placed(other)


def _placed(one: Found) -> bool:
    return one.enclosing is not None and one.enclosing.kind.name in one.kind.parents


def _parent(
    one: Found,
    by_number: Mapping[tuple[str, str], Sequence[Found]],
    again: Mapping[Found, Found],
    by_title: Mapping[str, Found],
) -> Found | None:
    """The parent by number ("1.2" below "1"), else else by a row over it, what it stands in, or its caption."""
    parents = one.kind.parents
    if not parents:
        return None
    parent: Found | None = None
    stem = one.number.rpartition(".")[0] if "." in one.number and not one.automatic else ""
    if stem:
        numbered = (_numbered(one, by_number.get((kind, stem), ())) for kind in parents)
        parent = next((found for found in numbered if found is not None), None)
    around = _enclosing(one, again)
    if parent is not None and around is not None and not _agree(parent.kind, around.kind):
        # "2.2.1" below an outcome has nothing to do with a target 2.2.
        parent = None
    parent = parent or _titled(one, by_title) or around
    if parent is None and one.hint is not None and one.hint[0] in parents:
        parent = _numbered(one, by_number.get(one.hint, ()))
    return parent if parent is not one else None


def _agree(numbered: Kind, around: Kind) -> bool:
    """Whether an element of one kind can be meant by a number where one of the other stands around."""
    return numbered.name == around.name or numbered.under(around.name)


def _titled(one: Found, by_title: Mapping[str, Found]) -> Found | None:
    """The parent that a row over an element's own names by its title alone."""
    parent = by_title.get(folded(one.group)) if one.group else None
    return parent if parent is not None and one.kind.under(parent.kind.name) else None


def _numbered(one: Found, candidates: Sequence[Found]) -> Found | None:
    """The first candidate that is not in another unit."""
    if not candidates:
        return None
    unit = one.unit
    return next((c for c in candidates if unit is None or c.unit is unit or c.unit is None), None)


def _enclosing(one: Found, again: Mapping[Found, Found]) -> Found | None:
    around = one.enclosing
    while around is not None:
        if around.kind.name in one.kind.parents or ANYWHERE in one.kind.parents:
            return again.get(around, around)
        around = around.enclosing
    return None
