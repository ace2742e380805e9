"""Model values as compact JSON and back, strictly: what a dossier's journal and settings hold.

A packed value is zlib-compressed JSON `{"format": 1, "pool": [...], "root": value}`. Every frozen value of the model is
one pool entry `[class, {field: value}]` that refers to earlier entries by index; equal entries are stored once, fields
at their default are left out. Nothing but the classes named here can come out of it.
"""

from __future__ import annotations

import json
import types
import zlib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from app.editing.splice import Edit, Splice, Swap
from app.model.content import (
    Alternative,
    FormatChange,
    Level,
    Mark,
    Opaque,
    OpaqueKind,
    Paragraph,
    ParagraphFormatChange,
    Run,
    SectionChange,
    Wrapper,
    WrapperKind,
)
from app.model.document import Position, Range
from app.model.errors import UnreadableError
from app.model.format import ParagraphFormat, RunFormat, TabStop
from app.model.link import HandLink, LinkEnd
from app.model.plan import HandKind
from app.model.proposal import Approval, Author, Contact, Proposal, Rationale, Statement, Symbol
from app.model.revision import ChangeKind, Revision
from app.model.structure import (
    Cell,
    CellFormat,
    CellFormatChange,
    CellMergeChange,
    ContentControl,
    ExceptionsChange,
    GridChange,
    Note,
    Row,
    RowFormat,
    RowFormatChange,
    Table,
    TableFormat,
    TableFormatChange,
)

FORMAT = 1
MAX_BYTES = 512 * 1024 * 1024
"""A packed value may unfold to this many bytes; more is taken for an attack."""

_CLASSES: tuple[type[Any], ...] = (
    Edit,
    Splice,
    Swap,
    Position,
    Range,
    Paragraph,
    Run,
    Mark,
    FormatChange,
    ParagraphFormatChange,
    SectionChange,
    Alternative,
    Opaque,
    Wrapper,
    RunFormat,
    ParagraphFormat,
    TabStop,
    Revision,
    Table,
    Row,
    Cell,
    TableFormat,
    RowFormat,
    CellFormat,
    TableFormatChange,
    GridChange,
    RowFormatChange,
    ExceptionsChange,
    CellFormatChange,
    CellMergeChange,
    ContentControl,
    Note,
    Proposal,
    Rationale,
    Statement,
    Approval,
    Contact,
    Author,
    LinkEnd,
    HandLink,
    HandKind,
)
_BY_NAME = {one.__name__: one for one in _CLASSES}
_WITH_MAPPING = frozenset(("Statement",))
_ENUMS: tuple[type[StrEnum], ...] = (OpaqueKind, Level, WrapperKind, Symbol, ChangeKind)

T = TypeVar("T")
_Check = Callable[[Any, "list[object]"], Any]


def pack(value: object) -> bytes:
    """A model value as bytes; TypeError for a value that is none of the model's."""
    pool = _Pool()
    root = pool.encode(value)
    record = {"format": FORMAT, "pool": pool.entries, "root": root}
    return zlib.compress(json.dumps(record, separators=(",", ":")).encode("ascii"), 6)


def unpack(data: bytes, kind: type[T]) -> T:
    """The value that `pack` made, which must be a `kind`; UnreadableError for anything else."""
    record = _inflated(data)
    if record.get("format") != FORMAT:
        raise UnreadableError(f"A record has the format {record.get('format')!r}, which this version can't read.")
    pool: list[object] = []
    try:
        for entry in _list(record.get("pool")):
            pool.append(_decode_entry(entry, pool))
        value = _reference(record.get("root"), pool)
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise UnreadableError(f"A record does not hold what it should: {error}.") from error
    if not isinstance(value, kind):
        raise UnreadableError(f"A record holds a {type(value).__name__} instead of a {kind.__name__}.")
    return value


class _Pool:
    """The entries of one record, each distinct one once."""

    def __init__(self) -> None:
        self.entries: list[list[object]] = []
        self._known: dict[object, int] = {}
        self._seen: dict[int, int] = {}

    def encode(self, value: object) -> object:
        if value is None or isinstance(value, bool | int):
            return value
        if isinstance(value, str):
            return str(value)
        if isinstance(value, tuple):
            return tuple([self.encode(one) for one in cast("tuple[object, ...]", value)])
        if isinstance(value, Mapping):
            return {str(key): self.encode(one) for key, one in cast("Mapping[object, object]", value).items()}
        return self._entry(value)

    def _entry(self, value: object) -> int:
        # The values live as long as the record is being made, so their addresses are safe keys.
        at = self._seen.get(id(value))
        if at is not None:
            return at
        name = type(value).__name__
        if _BY_NAME.get(name) is not type(value):
            raise TypeError(f"a {name} has no place in a dossier")
        said = {f: self.encode(v) for f, v in _said(value)}
        # Equal fields mean an equal value: a bool and a number never stand in the same field.
        key = (name, *said.items()) if name not in _WITH_MAPPING else id(value)
        at = self._known.get(key)
        if at is None:
            at = self._known[key] = len(self.entries)
            self.entries.append([name, said])
        self._seen[id(value)] = at
        return at


def _said(value: object) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for name, default in _defaults(type(value)):
        here = getattr(value, name)
        if here is not default and (default is MISSING or here != default):
            found.append((name, here))
    return found


@cache
def _defaults(kind: type[Any]) -> tuple[tuple[str, object], ...]:
    out: list[tuple[str, object]] = []
    for field in fields(kind):
        if field.default_factory is not MISSING:
            out.append((field.name, field.default_factory()))
        else:
            out.append((field.name, field.default))
    return tuple(out)


def _inflated(data: bytes) -> dict[str, object]:
    try:
        engine = zlib.decompressobj()
        plain = engine.decompress(data, MAX_BYTES)
        if engine.unconsumed_tail or not engine.eof:
            raise UnreadableError("A record is cut off or larger than any honest one.")
        record = json.loads(plain)
    except (zlib.error, ValueError, RecursionError) as error:
        raise UnreadableError(f"A record is damaged: {error}.") from error
    if not isinstance(record, dict):
        raise UnreadableError("A record does not hold what it should.")
    return cast("dict[str, object]", record)


def _decode_entry(entry: object, pool: list[object]) -> object:
    parts = _list(entry)
    if len(parts) != 2 or not isinstance(parts[0], str) or not isinstance(parts[1], dict):
        raise ValueError("an entry is not a class and its fields")
    kind = _BY_NAME[parts[0]]
    checks = _checks(kind)
    said = cast("dict[str, object]", parts[1])
    return cast("object", kind(**{name: checks[name](value, pool) for name, value in said.items()}))


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r:.40} is not a list")
    return cast("list[object]", value)


def _reference(value: object, pool: list[object]) -> object:
    if type(value) is not int or not 0 <= value < len(pool):
        raise ValueError(f"{value!r:.40} is no earlier entry")
    return pool[value]


@cache
def _checks(kind: type[Any]) -> dict[str, _Check]:
    hints = get_type_hints(kind, localns=_BY_NAME)
    return {field.name: _check(hints[field.name]) for field in fields(kind)}


def _check(hint: Any) -> _Check:
    origin = get_origin(hint)
    if isinstance(hint, TypeVar):
        return _any_value
    if origin is Swap:
        return _swap(get_args(hint)[0])
    if origin in (Union, types.UnionType):
        return _union(get_args(hint))
    if origin is tuple:
        return _tuple(get_args(hint))
    if origin is dict:
        return _mapping
    return _one(origin or hint)


def _one(kind: Any) -> _Check:
    if is_dataclass(kind):
        return _of_kinds((cast("type[Any]", kind),))
    if kind in _ENUMS:
        return lambda value, pool: kind(value)
    if kind in (str, int, bool):
        return lambda value, pool: _plain(value, kind)
    raise TypeError(f"the codec has no way to hold a {kind!r}")


def _union(options: tuple[Any, ...]) -> _Check:
    """None, or one of several model classes, or one other kind of value; a text or a value of one class."""
    rest = tuple(one for one in options if one is not types.NoneType)
    if str in rest and len(rest) == 2:
        other = _check(next(one for one in rest if one is not str))
        return lambda value, pool: value if isinstance(value, str) else other(value, pool)
    inner = _check(rest[0]) if len(rest) == 1 else _of_kinds(rest)
    if len(rest) == len(options):
        return inner
    return lambda value, pool: None if value is None else inner(value, pool)


def _of_kinds(kinds: tuple[type[Any], ...]) -> _Check:
    def check(value: object, pool: list[object]) -> object:
        found = _reference(value, pool)
        if not isinstance(found, kinds):
            raise ValueError(f"a {type(found).__name__} stands where a {kinds[0].__name__} should")
        return found

    return check


def _tuple(options: tuple[Any, ...]) -> _Check:
    if len(options) == 2 and options[1] is Ellipsis:
        each = _check(options[0])
        return lambda value, pool: tuple([each(one, pool) for one in _list(value)])
    parts = [_check(one) for one in options]

    def fixed(value: object, pool: list[object]) -> tuple[object, ...]:
        return tuple([part(one, pool) for part, one in zip(parts, _list(value), strict=True)])

    return fixed


def _swap(held: Any) -> _Check:
    kinds = (get_args(held)[0],) if get_origin(held) is tuple else (held,)
    several = get_origin(held) is tuple
    swap = _of_kinds((Swap,))

    def check(value: object, pool: list[object]) -> object:
        found = cast("Swap[object]", swap(value, pool))
        for side in (found.before, found.after):
            parts = cast("tuple[object, ...]", side if several and isinstance(side, tuple) else (side,))
            if isinstance(side, tuple) != several or not all(isinstance(part, kinds) for part in parts):
                raise ValueError(f"a Swap does not hold a {kinds[0].__name__}")
        return found

    return check


def _mapping(value: object, pool: list[object]) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError(f"{value!r:.40} is not a set of names and texts")
    return {key: _plain(one, str) for key, one in cast("dict[str, object]", value).items()}


def _any_value(value: object, pool: list[object]) -> object:
    """What a Swap holds: one value of the model or several."""
    if isinstance(value, list):
        return tuple([_reference(one, pool) for one in cast("list[object]", value)])
    return _reference(value, pool)


def _plain(value: object, kind: type[Any]) -> Any:
    if type(value) is not kind:
        raise ValueError(f"{value!r:.40} is not a {kind.__name__}")
    return value
