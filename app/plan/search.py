"""The search for elements through the sections of a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import groupby

from app.plan.cards import CardReader
from app.plan.finishing import Finisher
from app.plan.found import Form, Found
from app.plan.items import Item, ItemReader
from app.plan.lines import Line, Role
from app.plan.panels import PanelReader
from app.plan.profiles import ItemForm, Kind, Part
from app.plan.rows import TableReader
from app.plan.sections import RunIn, Section, run_in
from app.plan.signs import Sign, Signs, is_leaf
from app.plan.stretches import Stretches
from app.plan.tables import grid
from app.plan.texts import Texts, own, title_and_text
from app.plan.wording import Prefixed, Wording, bare_label, bulleted, typed_number


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the search is: which kind the heading above announces, with its words, and the element around.

    `named` are the kinds that a heading names beside others: a sentence below it may announce a list of one.
    """

    holds: Kind | None = None
    heading: str = ""
    owner: Found | None = None
    named: tuple[Kind, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing above says what may stand here."""
        return self.holds is None and self.owner is None


@dataclass(slots=True)
class Search:
    """One pass over the tree of sections."""

    wording: Wording
    signs: Signs
    finisher: Finisher
    forced: Mapping[int, str]
    stretches: Stretches
    found: list[Found] = field(default_factory=list[Found])
    unknown: list[int] = field(default_factory=list[int])
    title: str = ""

    def whole(self, root: Section) -> None:
        """Everything in a document."""
        self._walk(root, _Place())
        self._finish(0)

    def _finish(self, since: int) -> None:
        """Finish what was found from a place on; what stands in sections that were finished before is left alone."""
        fresh = [one for one in self.found[since:] if not one.finished]
        if not fresh:
            return
        done = [one for one in self.found[since:] if one.finished]
        places = {one: at for at, one in enumerate(self.found[since:])}
        kept, cleared = self.finisher.finish(fresh)
        self.unknown += cleared
        for one in kept:
            one.finished = True
        self.found[since:] = _merged(done, kept, places) if done else kept

    def _walk(self, section: Section, place: _Place) -> None:
        """Everything below a heading: its sections, tables and text."""
        before = len(self.found)
        explicit = place.holds is not None and self._names_any(section, place.holds)
        plain: list[Line] = []
        caption: Line | None = None
        texts = Texts(self.wording, self.signs, place.owner, _speaks(place), named=place.named)
        for tabled, stretch in groupby(section.content, _table_id):
            if tabled is not None:
                self._table([line for line in stretch if isinstance(line, Line)], plain, caption, place)
                caption = None
                continue
            for one in stretch:
                if isinstance(one, Section):
                    self._section(one, place, explicit)
                elif self._standing(one, place):
                    # Whatever follows, it is not what the heading announces.
                    before += 1
                    texts.interrupt()
                else:
                    self.found += texts.read(one)
                    caption = one if one.text and not one.gone else caption
                    if one is not caption or self._caption(one) is None:
                        plain.append(one)
        if place.holds is not None and len(self.found) == before:
            self._items(plain, place, self.wording.kinds_in(place.heading))
        elif place.holds is not None:
            self._left(plain, place, {one.kind.name for one in self.found[before:]})

    def _names_any(self, section: Section, kind: Kind) -> bool:
        """Whether a heading below starts with the word for the kind, so that those without it are something else."""
        for one in section.sections():
            heading = one.heading
            prefixed = self.wording.prefixed(typed_number(heading.text)[1]) if heading else None
            if (prefixed is not None and prefixed.kind is kind) or self._names_any(one, kind):
                return True
        return False

    # ---- headings -----------------------------------------------------------------------------------------------

    def _section(self, section: Section, place: _Place, explicit: bool) -> None:
        """A section; one that nothing above has a say in is remembered."""
        if not place.empty or place.named or section.loose:
            self._heading(section, place, explicit)
            return
        if self.stretches.recall(section, self):
            return
        found, unknown, titled = len(self.found), len(self.unknown), bool(self.title)
        self._heading(section, place, explicit)
        self._finish(found)
        self.stretches.keep(section, self, found, unknown, titled)

    def _heading(self, section: Section, place: _Place, explicit: bool) -> None:
        line = section.heading
        assert line is not None
        if self._chosen(section, line, place) or self._signed_section(section, line, place):
            return
        begun = run_in(line, self.wording)
        if begun is not None:
            self._run_in(section, line, begun, place)
            return
        split = self._split(line, place)
        if split is not None:
            split.title = f"{split.title} {line.text}"
            split.paragraphs += line.paragraphs
            self._walk(section, _Place(owner=split))
            return
        if self._prefixed_section(section, line, place):
            return
        announced = self.wording.announced(line.text) if line.text else None
        if isinstance(announced, Kind):
            self._announced(section, line, announced, place)
        elif isinstance(announced, Part) and (place.owner is None or place.owner.kind.unit):
            if announced.read:
                self._walk(section, _Place(owner=place.owner))
        elif place.holds is not None and not explicit and ItemForm.HEADING in place.holds.items:
            self._headed(section, line, place)
        elif place.owner is not None:
            own(line, place.owner)
            self._walk(section, _Place(owner=place.owner))
        else:
            self._other(section, line, place)

    def _chosen(self, section: Section, line: Line, place: _Place) -> bool:
        kind = self.wording.profile.kinds.get(self.forced.get(line.paragraph, ""))
        if kind is None:
            return False
        typed, rest = typed_number(line.text)
        prefixed = self.wording.prefixed(rest)
        named = prefixed is not None and prefixed.kind is kind
        number, title = (prefixed.number or typed, prefixed.title) if prefixed is not None and named else (typed, rest)
        one = Found(kind, title if kind.titled else "", number, _form(line), "", enclosing=place.owner)
        if not kind.titled:
            one.say(line)
        self.finisher.choose(one, kind)
        self._add(one, line)
        self._walk(section, _Place(owner=one))
        return True

    def _signed_section(self, section: Section, line: Line, place: _Place) -> bool:
        sign = self._sign(line)
        if sign is None or sign.leaf:
            return False
        one = self._signed(sign, line, place, _form(line))
        self._add(one, line)
        item = next((kind for kind in self.wording.profile.children(sign.kind.name) if _by_position(kind)), None)
        self._walk(section, _Place(item, sign.title, one))
        return True

    def _prefixed_section(self, section: Section, line: Line, place: _Place) -> bool:
        typed, rest = typed_number(line.text)
        prefixed = self.wording.prefixed(rest) or self._unit(rest)
        if prefixed is None:
            return False
        number, automatic = prefixed.number or typed, False
        if not number:
            number, automatic = bare_label(line.label), True
        what = "a number" if prefixed.number else "a title"
        because = f"The {_sort(line)} starts with “{prefixed.word}” and {what}."
        title, rest = title_and_text(prefixed, line)
        one = Found(prefixed.kind, title, number, _form(line), because, automatic, enclosing=place.owner)
        if rest:
            one.say(line, rest)
        one.grouping = place.holds is not None and place.holds.under(one.kind.name)
        self._add(one, line)
        self._walk(section, _Place(place.holds, place.heading, one) if one.grouping else _Place(owner=one))
        return True

    def _unit(self, text: str) -> Prefixed | None:
        """A heading that only says whose part follows: "Sector"."""
        kind = self.wording.prefix_word(text)
        return Prefixed(kind, "", text, text, True) if kind is not None and kind.unit else None

    def _announced(self, section: Section, line: Line, kind: Kind, place: _Place) -> None:
        if kind.single:
            because = f"The {_sort(line)} “{line.text}” announces it."
            one = Found(kind, typed_number(line.text)[1], "", _form(line), because, enclosing=place.owner)
            self._add(one, line)
            self._walk(section, _Place(owner=one))
            return
        owner = place.owner
        if owner is not None and kind.under(owner.kind.name):
            owner.paragraphs += line.paragraphs
        self._walk(section, _Place(kind, line.text, owner))

    def _run_in(self, section: Section, line: Line, begun: RunIn, place: _Place) -> None:
        """What stands below a bold beginning that announces it."""
        kind, owner = begun.kind, place.owner
        if kind.single:
            because = f"The paragraph starts with “{begun.words}” in bold."
            one = Found(kind, begun.words, "", Form.TEXT, because, enclosing=owner)
            one.say(line, begun.rest)
            self._add(one, line)
            self._walk(section, _Place(owner=one, named=place.named))
            return
        if owner is not None and kind.under(owner.kind.name):
            owner.paragraphs += line.paragraphs
        self._walk(section, _Place(kind, begun.words, owner))

    def _split(self, line: Line, place: _Place) -> Found | None:
        """The element right above, whose title goes on here in small letters: Enter has parted its heading in two."""
        last = self.found[-1] if self.found else None
        if last is None or place.empty or last is place.owner or last.finished or last.form is not _form(line):
            return None
        goes_on = (
            line.text[:1].islower() and not typed_number(line.text)[0] and self.wording.prefixed(line.text) is None
        )
        begun = bool(last.title) and not (last.text or last.values or last.kind.single or last.grouping)
        return last if goes_on and begun else None

    def _headed(self, section: Section, line: Line, place: _Place) -> None:
        assert place.holds is not None
        number, title = typed_number(line.text)
        automatic = not number
        because = f"It is a {_sort(line)} under “{place.heading}”."
        one = Found(
            place.holds, title, number or bare_label(line.label), _form(line), because, automatic, enclosing=place.owner
        )
        self._add(one, line)
        self._walk(section, _Place(owner=one))

    def _other(self, section: Section, line: Line, place: _Place) -> None:
        if not self.title and (self.wording.names_document(line.text) or line.role is Role.TITLE):
            self.title = line.text
            self._walk(section, _Place())
        else:
            self.unknown.append(line.paragraph)
            named = tuple(kind for kind in self.wording.kinds_in(line.text) if not kind.parent)
            self._walk(section, replace(place, named=named))

    # ---- text, lists, tables ------------------------------------------------------------------------------------

    def _standing(self, line: Line, place: _Place) -> bool:
        """Whether a line of text is an element of its own."""
        sign = self._leaf(line, place) if line.text and not line.gone else None
        if sign is None:
            return False
        self._add(self._signed(sign, line, place, Form.TEXT), line)
        return True

    def _leaf(self, line: Line, place: _Place) -> Sign | None:
        sign = self._sign(line)
        if sign is not None and sign.leaf:
            return sign
        return self.signs.single_label(line.text) if place.empty else None

    def _sign(self, line: Line) -> Sign | None:
        return self.signs.of(line.text, line.style, line.numbered or bulleted(line.text))

    def _signed(self, sign: Sign, line: Line, place: _Place, form: Form) -> Found:
        one = Found(sign.kind, sign.title, sign.number, form, sign.why, enclosing=place.owner, signed=True)
        for name, value in sign.values:
            one.put(name, value, line.paragraph)
        if sign.text:
            one.say(line, sign.text)
        return one

    def _add(self, one: Found, line: Line) -> None:
        one.paragraphs += line.paragraphs[::-1]
        self.found.append(one)

    def _left(self, lines: Sequence[Line], place: _Place, found: Set[str]) -> None:
        """Elements in the text beside a table: those of other kinds that the heading names with the table's."""
        every = self.wording.profile.kinds
        for kind in self.wording.kinds_in(place.heading):
            related = any(kind.under(name) or every[name].under(kind.name) or kind.name == name for name in found)
            if not related:
                self._items(lines, replace(place, holds=kind), (), fewest=1)

    def _items(self, lines: Sequence[Line], place: _Place, named: Sequence[Kind], fewest: int = 2) -> None:
        kind = place.holds
        assert kind is not None
        items = self._read_items(lines, kind, [one for one in named if one is not kind], fewest)
        made: dict[Item, Found] = {}
        for item in items:
            because = f"It is a {item.form} under “{place.heading}”."
            around = made[item.parent] if item.parent is not None else place.owner
            made[item] = Found(
                item.kind, item.title, item.number, _FORMS[item.form], because, item.automatic,
                item.paragraphs, item.text, item.text_at, enclosing=around,
            )  # fmt: skip
        self.found += made.values()
        if place.owner is not None and items:
            place.owner.give_up({id_ for item in items for id_ in item.paragraphs})

    def _read_items(self, lines: Sequence[Line], kind: Kind, deeper: Sequence[Kind], fewest: int) -> list[Item]:
        items: list[Item] = []
        if ItemForm.BOLD in kind.items:
            items = ItemReader(kind, self.wording).bold(lines)
        if not items and ItemForm.LIST in kind.items:
            items = ItemReader(kind, self.wording, deeper).listed(lines)
        if not items and ItemForm.LIST in kind.items and kind.lead:
            items = ItemReader(kind, self.wording).led(lines, fewest)
        if not items and ItemForm.TEXT in kind.items:
            items = ItemReader(kind, self.wording).plain(lines)
        return items

    def _table(self, lines: Sequence[Line], before: Sequence[Line], caption: Line | None, place: _Place) -> None:
        told = self._told(caption)
        if isinstance(told, Part) and not told.read:
            return
        cards = CardReader(self.wording, self.signs, place.holds, place.owner)
        holds = () if place.holds is None else (place.holds, *self.wording.kinds_in(place.heading))
        if isinstance(told, Kind) and not told.single and caption is not None:
            named = self.wording.kinds_in(self.wording.captioned(caption.text) or caption.text)
            holds = tuple({kind.name: kind for kind in (told, *named, *holds)}.values())
        table = TableReader(self.wording, self.signs, holds, place.owner)
        panels = PanelReader(self.wording, place.owner)
        every = grid(lines)
        readers: tuple[Callable[[], list[Found]], ...] = (
            lambda: cards.cards(every),
            lambda: panels.panels(every),
            lambda: table.read(every, caption.text if caption is not None else _last_said(before)),
            lambda: cards.fields(every),
        )
        rows = next((found for read in readers if (found := read())), list[Found]())
        self.found += rows
        if not rows and not table.understood and _tells(lines):
            self.unknown.append(next(line.paragraph for line in lines if line.text and not line.gone))
        if place.owner is None:
            return
        taken = {id_ for row in rows for id_ in row.paragraphs}
        place.owner.paragraphs += [id_ for line in lines for id_ in line.paragraphs if id_ not in taken]

    def _told(self, caption: Line | None) -> Kind | Part | None:
        """What the caption right before a table says of it: "Table 4 – Enablers"."""
        if caption is None or len(caption.text) > _LONGEST_CAPTION:
            return None
        words = self._caption(caption)
        return self.wording.announced(words) if words else None

    def _caption(self, line: Line) -> str | None:
        """What a line says of a table or picture beside it, None where it is no caption."""
        words = self.wording.captioned(line.text)
        return line.text if words is None and line.role is Role.CAPTION else words


_LONGEST_CAPTION = 200
_FORMS = {"list item": Form.LIST, "bold paragraph": Form.BOLD, "paragraph": Form.TEXT}


def _by_position(kind: Kind) -> bool:
    """Whether elements of a kind are all that stands below their parent."""
    return is_leaf(kind) and not (kind.styles or kind.patterns or kind.labels)


def _speaks(place: _Place) -> bool:
    """Whether text here is the statement of the element around, and not what introduces the elements below."""
    return place.holds is None or (place.owner is not None and place.owner.grouping)


def _merged(done: Sequence[Found], fresh: Sequence[Found], places: Mapping[Found, int]) -> list[Found]:
    """Both in the order of the document; a part of an element follows it."""
    out: list[Found] = []
    waiting = list(reversed(done))
    for one in fresh:
        while waiting and one in places and places[waiting[-1]] < places[one]:
            out.append(waiting.pop())
        out.append(one)
    return out + waiting[::-1]


def _table_id(one: Line | Section) -> int | None:
    return one.cell.row.table.id if isinstance(one, Line) and one.cell is not None else None


def _tells(lines: Sequence[Line]) -> bool:
    """Whether a table has two rows and two columns with something in them, so that it is no frame around a text."""
    said = [line.cell for line in lines if line.cell is not None and line.text and not line.gone]
    return len({one.row.id for one in said}) > 1 and len({one.column for one in said}) > 1


def _last_said(lines: Sequence[Line]) -> str:
    return next((line.text for line in reversed(lines) if line.text and not line.gone), "")


def _form(line: Line) -> Form:
    return Form.HEADING if line.level is not None else Form.BOLD


def _sort(line: Line) -> str:
    if line.level is not None:
        return "heading"
    return "bold paragraph" if line.bold else "paragraph"
