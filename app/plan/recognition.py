"""Recognition: the elements of a plan in the body of a document, each with the reason why it was taken for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from app.model.document import Document
from app.model.plan import Plan
from app.model.views import View
from app.plan.found import Form, Found, assemble
from app.plan.items import Item, bold_items, list_items
from app.plan.lines import Line, LineReader, Role
from app.plan.profiles import ItemForm, Kind, Part, Profile, shipped_profile
from app.plan.rows import TableReader
from app.plan.sections import Section, section_tree
from app.plan.wording import Wording, bare_label, typed_number


class Recogniser:
    """Recognises plans of one profile; keeps what it read, so that a document after an edit costs little."""

    def __init__(self, profile: Profile | None = None, view: View = View.FINAL) -> None:
        self.profile = profile or shipped_profile()
        self._wording = Wording(self.profile)
        self._reader = LineReader(view)

    def plan(self, document: Document) -> Plan:
        """The plan in the body of a document; struck text and removed paragraphs do not count in the final view."""
        search = _Search(self._wording)
        search.walk(section_tree(self._reader.read(document), self._wording), _Place())
        title = search.title or document.title
        return Plan(self.profile.name, title, assemble(search.found), tuple(search.unknown))


def recognise(document: Document, profile: Profile | str | None = None, view: View = View.FINAL) -> Plan:
    """The plan in the body of a document by a profile or the name of a shipped one; RefusedError for another name.

    Calls share what was read, so that calling again after an edit is cheap.
    """
    if not isinstance(profile, Profile):
        profile = shipped_profile(profile) if profile else shipped_profile()
    key = (profile.name, view)
    recogniser = _SHARED.get(key)
    if recogniser is None or recogniser.profile is not profile:
        recogniser = _SHARED[key] = Recogniser(profile, view)
    return recogniser.plan(document)


_SHARED: dict[tuple[str, View], Recogniser] = {}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the search is: which kind the heading above announces, with its words, and the element around."""

    holds: Kind | None = None
    heading: str = ""
    owner: Found | None = None


@dataclass(slots=True)
class _Search:
    """One pass over the tree of sections."""

    wording: Wording
    found: list[Found] = field(default_factory=list[Found])
    unknown: list[int] = field(default_factory=list[int])
    title: str = ""

    def walk(self, section: Section, place: _Place) -> None:
        """Everything below a heading: its sections, tables and text."""
        before = len(self.found)
        explicit = place.holds is not None and self._names_any(section, place.holds)
        plain: list[Line] = []
        for tabled, stretch in groupby(section.content, _table_id):
            if tabled is not None:
                self._table([line for line in stretch if isinstance(line, Line)], plain, place)
                continue
            for one in stretch:
                if isinstance(one, Section):
                    self._section(one, place, explicit)
                else:
                    plain.append(one)
                    self._text(one, place)
        if place.holds is not None and len(self.found) == before:
            self._items(plain, place)

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
        line = section.heading
        assert line is not None
        if self._prefixed_section(section, line, place):
            return
        announced = self.wording.section(line.text) if line.text else None
        if isinstance(announced, Kind):
            self._announced(section, line, announced, place)
        elif isinstance(announced, Part) and place.owner is None:
            if announced.read:
                self.walk(section, _Place())
        elif place.holds is not None and not explicit and ItemForm.HEADING in place.holds.items:
            self._headed(section, line, place)
        elif place.owner is not None:
            self._own(line, place.owner)
            self.walk(section, _Place(owner=place.owner))
        else:
            self._other(section, line, place)

    def _prefixed_section(self, section: Section, line: Line, place: _Place) -> bool:
        typed, rest = typed_number(line.text)
        prefixed = self.wording.prefixed(rest)
        if prefixed is None:
            return False
        number, automatic = prefixed.number or typed, False
        if not number:
            number, automatic = bare_label(line.label), True
        what = "a number" if prefixed.number else "a title"
        because = f"The {_sort(line)} starts with “{prefixed.word}” and {what}."
        one = Found(prefixed.kind, prefixed.title, number, _form(line), because, automatic, enclosing=place.owner)
        again = self._grouping(one, place)
        if again is None:
            self._add(one, line)
        else:
            self._own(line, again, text=False)
        holds = place.holds if again is not None else None
        self.walk(section, _Place(holds, place.heading, again or one))
        return True

    def _grouping(self, one: Found, place: _Place) -> Found | None:
        """The element that a heading names again only to group those below it ("Outcomes" / "Priority 1: …")."""
        if place.holds is None or place.holds.parent != one.kind.name:
            return None
        same = (f for f in self.found if f.kind is one.kind and (f.number, f.title) == (one.number, one.title))
        return next(same, None)

    def _announced(self, section: Section, line: Line, kind: Kind, place: _Place) -> None:
        if kind.single:
            because = f"The {_sort(line)} “{line.text}” announces it."
            one = Found(kind, typed_number(line.text)[1], "", _form(line), because, enclosing=place.owner)
            self._add(one, line)
            self.walk(section, _Place(owner=one))
            return
        owner = place.owner
        if owner is not None and kind.parent == owner.kind.name:
            owner.paragraphs += line.paragraphs
        self.walk(section, _Place(kind, line.text, owner))

    def _headed(self, section: Section, line: Line, place: _Place) -> None:
        assert place.holds is not None
        number, title = typed_number(line.text)
        automatic = not number
        because = f"It is a {_sort(line)} under “{place.heading}”."
        one = Found(
            place.holds, title, number or bare_label(line.label), _form(line), because, automatic, enclosing=place.owner
        )
        self._add(one, line)
        self.walk(section, _Place(owner=one))

    def _other(self, section: Section, line: Line, place: _Place) -> None:
        if not self.title and self.wording.names_document(line.text):
            self.title = line.text
            self.walk(section, _Place())
        else:
            self.unknown.append(line.paragraph)
            self.walk(section, place)

    # ---- text, lists, tables ------------------------------------------------------------------------------------

    def _text(self, line: Line, place: _Place) -> None:
        owner = place.owner
        if owner is None:
            return
        prefixed = self.wording.prefixed(line.text) if line.text and not line.gone else None
        if prefixed is not None and prefixed.kind.parent == owner.kind.name and prefixed.number and prefixed.separated:
            because = f"The paragraph starts with “{prefixed.word}” and a number, below {owner.kind.title.lower()}."
            one = Found(prefixed.kind, prefixed.title, prefixed.number, Form.LIST, because, enclosing=owner)
            self._add(one, line)
        else:
            self._own(line, owner, text=place.holds is None and line.role is not Role.CAPTION)

    def _own(self, line: Line, owner: Found, text: bool = True) -> None:
        owner.paragraphs += line.paragraphs
        if text and line.text and not line.gone:
            owner.text.append(line.text)

    def _add(self, one: Found, line: Line) -> None:
        one.paragraphs += line.paragraphs[::-1]
        self.found.append(one)

    def _items(self, lines: Sequence[Line], place: _Place) -> None:
        kind = place.holds
        assert kind is not None
        items: list[Item] = []
        if ItemForm.BOLD in kind.items:
            items = bold_items(lines)
        if not items and ItemForm.LIST in kind.items:
            items = list_items(lines, kind, self.wording)
        for item in items:
            because = f"It is a {item.form} under “{place.heading}”."
            self.found.append(
                Found(
                    kind, item.title, item.number, _FORMS[item.form], because, item.automatic,
                    item.paragraphs, item.text, enclosing=place.owner,
                )
            )  # fmt: skip
        if place.owner is not None and items:
            taken = {id_ for item in items for id_ in item.paragraphs}
            place.owner.paragraphs[:] = [id_ for id_ in place.owner.paragraphs if id_ not in taken]

    def _table(self, lines: Sequence[Line], before: Sequence[Line], place: _Place) -> None:
        reader = TableReader(self.wording, place.holds, place.owner)
        rows = reader.read(lines, _caption(before))
        self.found += rows
        if place.owner is None:
            return
        taken = {id_ for row in rows for id_ in row.paragraphs}
        place.owner.paragraphs += [id_ for line in lines for id_ in line.paragraphs if id_ not in taken]


_FORMS = {"list item": Form.LIST, "bold paragraph": Form.BOLD}


def _table_id(one: Line | Section) -> int | None:
    return one.cell.row.table.id if isinstance(one, Line) and one.cell is not None else None


def _caption(lines: Sequence[Line]) -> str:
    return next((line.text for line in reversed(lines) if line.text and not line.gone), "")


def _form(line: Line) -> Form:
    return Form.HEADING if line.level is not None else Form.BOLD


def _sort(line: Line) -> str:
    if line.level is not None:
        return "heading"
    return "bold paragraph" if line.bold else "paragraph"
