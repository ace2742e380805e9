"""The text of an element: its statement, and the elements that paragraphs and short lists in it begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.plan.found import Form, Found
from app.plan.items import ItemReader, Shape, before_colon, enumerated, first_sentence, shape_of
from app.plan.lead_ins import introduced
from app.plan.lines import Line, Role
from app.plan.profiles import Kind
from app.plan.signs import Signs
from app.plan.wording import Prefixed, Wording, bulleted, typed_number, without_bullet

_LONGEST_LABEL = 80
_ENDS = " .:;,–—-"


@dataclass(slots=True)
class Texts:
    """Reads the text below one element line by line; `speaks` says that text here is its statement.

    `inner` is the last element that began in the text, `held` what a line announced last: "Indicators:", `item` the
    last element in that list. `named` are kinds below no other that the heading names.
    """

    wording: Wording
    signs: Signs
    owner: Found | None
    speaks: bool
    inner: Found | None = None
    held: tuple[Kind, Found | None, Shape] | None = None
    item: Found | None = None
    named: Sequence[Kind] = ()

    def interrupt(self) -> None:
        """Go on behind something that stands by itself."""
        self.inner = self.held = None

    def read(self, line: Line) -> Iterator[Found]:
        """The elements that a line begins; one that begins none is given to the element around."""
        owner = self.owner
        said = bool(line.text) and not line.gone
        if owner is None:
            if said and not self._introduces(line) and self._holds(line):
                yield from self._items(line)
            return
        prefixed = self._prefixed(line) if said else None
        around = self._around(prefixed, owner) if prefixed is not None else None
        if prefixed is not None and around is not None and not self._names_several(prefixed):
            self.held = self.held if around is self.item else None
            yield self._begun(prefixed, line, around)
            return
        if said and (self._announces(line, owner) or self._introduces(line)):
            return
        if said and self._holds(line):
            yield from self._items(line)
            return
        enumeration = self._enumeration(line, owner) if said else None
        if enumeration is not None:
            yield from self._enumerated(line, *enumeration)
            return
        if self.inner is not None and self.signs.components(self.inner.kind, line.text):
            own(line, self.inner)
        else:
            own(line, owner, text=self.speaks and line.role is not Role.CAPTION)

    def _prefixed(self, line: Line) -> Prefixed | None:
        return self.wording.prefixed(line.text) or self.wording.prefixed(without_bullet(line.text))

    def _names_several(self, prefixed: Prefixed) -> bool:
        """Whether several titles follow a word that is its own plural, as in Chinese."""
        several = not prefixed.number and len(enumerated(prefixed.title)) > 1
        return several and self.wording.section(prefixed.word) is prefixed.kind

    def _begun(self, prefixed: Prefixed, line: Line, around: Found) -> Found:
        because = f"The paragraph starts with “{prefixed.word}” below {around.kind.title.lower()}."
        title, rest = title_and_text(prefixed, line)
        one = Found(prefixed.kind, title, prefixed.number, Form.LIST, because, enclosing=around)
        one.paragraphs += line.paragraphs[::-1]
        if rest:
            one.say(line, rest)
        self.inner = one
        return one

    # ---- what a line announces ----------------------------------------------------------------------------------

    def _announces(self, line: Line, owner: Found) -> bool:
        """Whether a line only says of what kind the list below it is: "Indicators:"."""
        words = without_bullet(line.text)
        if not words.endswith((":", "：")) or len(words) > _LONGEST_LABEL:
            return False
        kind = self.wording.section(words.rstrip(" :：")) or self._one_of(words.rstrip(" :："), owner)
        around = self._above(kind, owner) if isinstance(kind, Kind) and not kind.single else None
        if not isinstance(kind, Kind) or around is None:
            return False
        around.paragraphs += line.paragraphs
        self.held = (kind, around, shape_of(line))
        return True

    def _one_of(self, words: str, owner: Found) -> Kind | None:
        """The kind that a word for one element announces, where it is no component of the element around."""
        component = self.signs.component(owner.kind, words) or "child:"
        return self.wording.prefix_word(words) if component.startswith("child:") else None

    def _introduces(self, line: Line) -> bool:
        """Whether a sentence introduces a list: "The targets under this goal are:"."""
        if line.numbered or bulleted(line.text):
            return False
        above = [one for one in (self.inner, self.owner) if one is not None]
        below = [kind for one in above for kind in self.wording.profile.children(one.kind.name)]
        kind = introduced(line.text, (*below, *self.named))
        if kind is None:
            return False
        around = next((one for one in above if kind.under(one.kind.name)), None)
        holder = around or self.owner
        if holder is not None:
            own(line, holder, text=self.speaks or holder is not self.owner)
        self.held = (kind, around, shape_of(line))
        return True

    def _holds(self, line: Line) -> bool:
        """Whether a line is an item of the list that was announced last."""
        if self.held is None:
            return False
        listed = line.numbered or bulleted(line.text) or bool(typed_number(line.text)[0])
        if not listed or shape_of(line) < self.held[2]:
            self.held = None
        return self.held is not None

    def _items(self, line: Line) -> Iterator[Found]:
        """The item of the announced list, none for the line that announces it."""
        assert self.held is not None
        kind, around, _ = self.held
        place = f" below {around.kind.title.lower()}" if around is not None else ""
        because = f"It is a list item{place}, in a list announced as {kind.plural.lower()}."
        for item in ItemReader(kind, self.wording).each([line]):
            self.item = self.inner = Found(
                kind, item.title, item.number, Form.LIST, because, item.automatic, item.paragraphs, item.text,
                item.text_at, enclosing=around,
            )  # fmt: skip
            yield self.item

    def _enumeration(self, line: Line, owner: Found) -> tuple[Kind, Found, str, str] | None:
        """The kind of several elements that a line names in one sentence, what they belong to, the label and them."""
        label, rest = before_colon(line.text)
        short = rest.strip() and len(label) <= _LONGEST_LABEL
        kind = self.wording.section(without_bullet(label).strip()) if short else None
        if not isinstance(kind, Kind) or kind.single:
            return None
        around = self._above(kind, owner)
        return (kind, around, label.strip(), rest) if around is not None else None

    def _enumerated(self, line: Line, kind: Kind, around: Found, label: str, rest: str) -> Iterator[Found]:
        for part in enumerated(rest):
            number, title = typed_number(part)
            one = Found(kind, title, number, Form.LIST, f"It is named behind “{label}:”.", enclosing=around)
            one.paragraphs += line.paragraphs[::-1]
            yield one

    # ---- what it belongs to -------------------------------------------------------------------------------------

    def _above(self, kind: Kind, owner: Found) -> Found | None:
        """The last element that began in the text, or one around it, below which a kind may stand."""
        around = self.inner
        while around is not None and around is not owner and not kind.under(around.kind.name):
            around = around.enclosing
        around = around or owner
        return around if kind.under(around.kind.name) else None

    def _around(self, prefixed: Prefixed, owner: Found) -> Found | None:
        """The element in which such words begin another: the last one that began in the text, or one around it."""
        around = self.inner
        while around is not None and around is not owner and not self._belongs(prefixed, around):
            around = around.enclosing
        around = around or owner
        return around if self._belongs(prefixed, around) else None

    def _belongs(self, prefixed: Prefixed, owner: Found) -> bool:
        """Whether words at the start of a paragraph begin an element below another, and not one of its components."""
        if not (prefixed.kind.under(owner.kind.name) and prefixed.separated and prefixed.title):
            return False
        component = self.signs.component(owner.kind, prefixed.word)
        return bool(prefixed.number) or component is None or component.startswith("child:")


def own(line: Line, owner: Found, text: bool = True) -> None:
    """Give a line to an element; its words are part of the statement where `text` says so."""
    owner.paragraphs += line.paragraphs
    if text and line.text and not line.gone:
        owner.say(line)


def title_and_text(prefixed: Prefixed, line: Line) -> tuple[str, str]:
    """Title and text of a paragraph that is both: "Axis 1: Open data. Timetables are published."."""
    title = prefixed.title
    if not prefixed.kind.lead or line.level is not None or line.bold:
        return title, ""
    if line.lead and title and not line.lead.rstrip().endswith(title[:1]):
        bold = line.lead[line.text.find(title) :].strip() if title in line.text else ""
        if bold and title.startswith(bold) and bold != title:
            return bold.strip(_ENDS), title[len(bold) :].strip(_ENDS)
    return first_sentence(title)
