"""The edit list of `amend`, strictly read; every complaint names the place in the list (edit-list.schema.json)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from app.formats.docx.file import read_file
from app.model.errors import UnreadableError
from app.model.proposal import Approval, Author, Contact, Rationale, Statement, Symbol
from app.services.characters import unwritable, writable
from app.services.moments import written_moment

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an edit goes: within the section of `heading`, in the paragraph that contains `quote`; not both empty."""

    heading: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Addition:
    """A whole paragraph to add; `kind` is a plan element kind, "heading" or "body"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ListedEdit:
    """One edit: text struck, text inserted, paragraphs added, or (`remove`) a paragraph struck whole."""

    place: Place
    where: str = ""
    strike: str = ""
    insert: str = ""
    add: tuple[Addition, ...] = ()
    remove: bool = False


@dataclass(frozen=True, slots=True)
class ListedProposal:
    """One proposal with its edits."""

    symbol: Symbol
    title: str
    addressees: tuple[str, ...]
    rationale: Rationale
    edits: tuple[ListedEdit, ...]


@dataclass(frozen=True, slots=True)
class EditList:
    """A whole list; `date` is ISO 8601 or "" for the time of the amending, `statement` None when the list has none."""

    author: Author
    date: str
    statement: Statement | None
    proposals: tuple[ListedProposal, ...]


def load_edit_list(path: Path) -> EditList:
    """The edit list in a JSON file; UnreadableError with the place in the list and what is wrong there."""
    try:
        found: object = json.loads(
            read_file(path).decode("utf-8-sig"), parse_constant=_no_constant, object_pairs_hook=_once
        )
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"{path.name} is not JSON: {error}.") from error
    try:
        return read_edit_list(found)
    except UnreadableError as error:
        raise UnreadableError(f"{path.name}: {error}") from error


def read_edit_list(value: object) -> EditList:
    """The edit list in a JSON value; UnreadableError as above."""
    said = _Object(value, "the list")
    author = _Object(said.need("author"), "author")
    statement = said.get("statement")
    made = EditList(
        Author(author.text("name", needed=True), author.text("organization")),
        _date(said.text("date"), "date"),
        _statement(_Object(statement, "statement")) if statement is not None else None,
        said.each("proposals", _proposal, "proposal {}"),
    )
    author.done()
    said.done()
    return made


class _Object:
    """A JSON object being read: every key must be asked for."""

    def __init__(self, value: object, where: str) -> None:
        if not isinstance(value, dict):
            raise UnreadableError(f"{_start(where)} must be an object with named values.")
        self._said = cast("dict[str, object]", value)
        self._where = where
        self._read: set[str] = set()

    def has(self, key: str) -> bool:
        """Whether the key is there and not null."""
        return self.get(key) is not None

    def get(self, key: str) -> object:
        """The value of a key, None when it is missing or null."""
        self._read.add(key)
        return self._said.get(key)

    def need(self, key: str) -> object:
        """The value of a key that must be there."""
        value = self.get(key)
        if value is None:
            raise UnreadableError(f"{_start(self._where)} has no “{key}”.")
        return value

    def text(self, key: str, *, needed: bool = False) -> str:
        """A text; "" when missing."""
        value = self.get(key)
        if value is None and not needed:
            return ""
        if not isinstance(value, str) or (needed and not value.strip()):
            raise UnreadableError(f"{_start(self._where)}: “{key}” must be a text.")
        return self._plain(key, value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; none when missing."""
        value = self.get(key)
        if value is None:
            return ()
        listed = cast("list[object]", value) if isinstance(value, list) else [None]
        if not all(isinstance(one, str) for one in listed):
            raise UnreadableError(f"{_start(self._where)}: “{key}” must be a list of texts.")
        return tuple(self._plain(key, one) for one in cast("list[str]", listed))

    def _plain(self, key: str, text: str) -> str:
        if found := unwritable(text):
            code = f"U+{ord(found):04X}"
            raise UnreadableError(
                f"{_start(self._where)}: “{key}” has the character {code}, which no Word file can hold."
            )
        return writable(text)

    def each(self, key: str, read: Callable[[_Object], T], name: str) -> tuple[T, ...]:
        """A list of objects, each read by `read` and called by its number in messages; none when missing."""
        value = self.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise UnreadableError(f"{_start(self._where)}: “{key}” must be a list.")
        within = "" if self._where == "the list" else f" of {self._where}"
        listed = cast("list[object]", value)
        return tuple(read(_Object(one, name.format(i) + within)) for i, one in enumerate(listed, 1))

    def choice(self, key: str, options: Mapping[str, T], default: T) -> T:
        """One of several words."""
        value = self.text(key)
        if not value:
            return default
        if value not in options:
            raise UnreadableError(f"{_start(self._where)}: “{key}” is “{value}”; it must be one of {_or(options)}.")
        return options[value]

    def done(self) -> None:
        """Complain about keys that nobody asked for: a misspelt one must not be passed over."""
        unknown = [key for key in self._said if key not in self._read]
        if unknown:
            raise UnreadableError(f"{_start(self._where)} has “{unknown[0]}”, which means nothing here.")

    def wrong(self, why: str) -> UnreadableError:
        """An error about this object."""
        return UnreadableError(f"{_start(self._where)} {why}.")


def _proposal(said: _Object) -> ListedProposal:
    given = said.get("rationale")
    rationale = Rationale()
    if given is not None:
        why = _Object(given, "the rationale")
        rationale = Rationale(why.texts("text"), why.texts("addressees"))
        why.done()
    made = ListedProposal(
        said.choice("symbol", {str(s): s for s in Symbol}, Symbol.MOD),
        said.text("title"),
        said.texts("addressees"),
        rationale,
        said.each("edits", _edit, "edit {}"),
    )
    said.done()
    return made


_WHERE = {word: word for word in ("before", "after", "start", "end")}


def _edit(said: _Object) -> ListedEdit:
    inside = _Object(said.need("in"), "“in”")
    place = Place(inside.text("heading"), inside.text("quote"))
    inside.done()
    made = ListedEdit(
        place,
        said.choice("where", _WHERE, ""),
        said.text("strike"),
        said.text("insert"),
        said.each("add", _addition, "paragraph {}"),
        said.choice("remove", {"paragraph": True}, False),
    )
    said.done()
    _require_sense(made, said)
    return made


def _require_sense(edit: ListedEdit, said: _Object) -> None:
    deeds = (bool(edit.strike or edit.insert), bool(edit.add), edit.remove)
    if sum(deeds) != 1:
        raise said.wrong("must do one thing: “strike” or “insert” (or both), “add”, or “remove”")
    if not edit.place.heading.strip() and not edit.place.quote.strip():
        raise said.wrong("must say where: “in” needs a heading, a quote, or both")
    if edit.where in ("before", "after") and not edit.place.quote and not edit.strike:
        raise said.wrong(f"says “{edit.where}”, which needs a quote; a section has a start and an end")
    if edit.strike and edit.where not in ("", "after"):
        raise said.wrong("strikes, and inserts after what it strikes; “where” has no part in that")
    if edit.remove and (edit.where or not edit.place.quote):
        raise said.wrong("removes the paragraph of a quote; it needs the quote and no “where”")


def _addition(said: _Object) -> Addition:
    made = Addition(said.text("as") or "body", said.text("text", needed=True))
    said.done()
    return made


def _statement(said: _Object) -> Statement:
    given = said.get("approval")
    approval = Approval()
    if given is not None:
        where = _Object(given, "the approval")
        approval = Approval(where.text("body"), where.text("place"), where.text("date"))
        where.done()
    made = Statement(
        number=said.text("number"),
        title=said.text("title"),
        source=said.text("source"),
        questions=said.texts("questions"),
        for_action=said.texts("for_action"),
        for_comment=said.texts("for_comment"),
        for_information=said.texts("for_information"),
        approval=approval,
        deadline=said.text("deadline"),
        reply_to=said.text("reply_to"),
        contacts=said.each("contacts", _contact, "contact {}"),
        abstract=said.texts("abstract"),
        introduction=said.texts("introduction"),
        language=said.text("language") or "en",
    )
    said.done()
    return made


def _contact(said: _Object) -> Contact:
    made = Contact(
        said.text("name"),
        said.text("role"),
        said.text("organization"),
        said.text("country"),
        said.text("email"),
        said.text("phone"),
    )
    said.done()
    return made


def _date(text: str, key: str) -> str:
    moment = written_moment(text)
    if text and not moment:
        raise UnreadableError(f"“{key}” must be a date and time such as 2026-02-11T09:00:00Z.")
    return moment


def _start(where: str) -> str:
    return where[:1].upper() + where[1:]


def _or(options: Mapping[str, object]) -> str:
    return ", ".join(f"“{word}”" for word in options)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A JSON object whose names differ: of two values for one name the first would be lost without a word."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for i, (name, _) in enumerate(pairs) if name in dict(pairs[:i]))
        raise ValueError(f"“{twice}” is said twice in one object")
    return found


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON value")
