"""Dataclasses whose declaration costs next to nothing, and values that are made by the ten thousand."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError
from typing import Any, TypeVar, dataclass_transform

_T = TypeVar("_T")
_Writer = Callable[[type, dict[str, object]], list[str]]
"""Gives the lines of a method; what these name goes into the dictionary."""


@dataclass_transform(field_specifiers=(dataclasses.field,))
def dataclass(*, frozen: bool = False, slots: bool = False, eq: bool = True) -> Callable[[type[_T]], type[_T]]:
    """The decorator of the standard library, for classes that a start of the program declares.

    That one compiles six functions for each class, all of which together took longer than anything else that a window
    waits for; here each is compiled when it is first asked for. `frozen`, `slots` and `eq` mean what they mean there.
    """
    return lambda cls: _declared(cls, frozen, slots, eq)


@dataclass_transform(frozen_default=True, field_specifiers=())
def value(cls: type[_T]) -> type[_T]:
    """A frozen dataclass to the type checker, which lets nobody change one; at run time a plain one.

    Freezing at run time makes the making of an object four times as slow, and opening a file is mostly that.
    """
    return _hashed(_declared(cls, frozen=False, slots=False, eq=True))


@dataclass_transform(frozen_default=True, field_specifiers=())
def slotted_value(cls: type[_T]) -> type[_T]:
    """The same with slots."""
    return _hashed(_declared(cls, frozen=False, slots=True, eq=True))


class _Late:
    """A method that is compiled when it is first looked up, and takes its own place then."""

    __slots__ = ("_cls", "_name", "_write")

    def __init__(self, cls: type, name: str, write: _Writer) -> None:
        self._cls, self._name, self._write = cls, name, write

    def __get__(self, instance: object, owner: type) -> Any:
        method = self._compiled()
        if vars(self._cls)[self._name] is self:
            setattr(self._cls, self._name, method)
        return method.__get__(instance, owner)

    def _compiled(self) -> Any:
        cls, fields = self._cls, _fields(self._cls)
        names: dict[str, object] = {}
        source = "\n ".join(self._write(cls, names))
        made: dict[str, Any] = {}
        # What annotations name is looked up in the module of the class.
        exec(f"def make({', '.join(names)}):\n {source}\n return {self._name}", vars(sys.modules[cls.__module__]), made)  # noqa: S102
        method = made["make"](**names)
        method.__qualname__ = f"{cls.__qualname__}.{self._name}"
        if self._name == "__init__":
            method.__annotations__ = {field.name: field.type for field in fields if field.init} | {"return": None}
        return method


def _declared(cls: type[_T], frozen: bool, slots: bool, eq: bool) -> type[_T]:
    hashed = vars(cls).get("__hash__") is not None
    if not cls.__doc__:
        # The standard library would write one, for longer than all of this takes.
        cls.__doc__ = cls.__name__
    made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    _add(made, "__init__", _Late(made, "__init__", _init_frozen if frozen else _init))
    if made.__repr__ is object.__repr__:
        made.__repr__ = _shown  # type: ignore[method-assign]
    if eq:
        _add(made, "__eq__", _Late(made, "__eq__", _equality))
        if not hashed:
            made.__hash__ = _Late(made, "__hash__", _hash) if frozen else None  # type: ignore[assignment]
    if frozen:
        made.__setattr__, made.__delattr__ = _refuse_to_set, _refuse_to_delete
        if slots:
            _add(made, "__getstate__", _state)
            _add(made, "__setstate__", _restore)
    return made


def _hashed(cls: type[_T]) -> type[_T]:
    cls.__hash__ = _Late(cls, "__hash__", _hash)  # type: ignore[assignment]
    return cls


def _add(cls: type, name: str, method: object) -> None:
    if name not in vars(cls):
        setattr(cls, name, method)


def _init(cls: type, names: dict[str, object], line: str = "self.{} = {}") -> list[str]:
    names["_missing"] = MISSING
    parameters, body = ["self"], list[str]()
    for field in _fields(cls):
        name = given = field.name
        if field.default_factory is not MISSING:
            names[f"_make_{name}"] = field.default_factory
            given = f"_make_{name}() if {name} is _missing else {name}" if field.init else f"_make_{name}()"
            parameters += [f"{name}=_missing"] * field.init
        elif field.default is not MISSING:
            names[f"_default_{name}"] = field.default
            given = name if field.init else f"_default_{name}"
            parameters += [f"{name}=_default_{name}"] * field.init
        else:
            parameters.append(name)
        body.append(line.format(name, given))
    body += ["self.__post_init__()"] * hasattr(cls, "__post_init__")
    return [f"def __init__({', '.join(parameters)}):", *(f" {step}" for step in body or ["pass"])]


def _init_frozen(cls: type, names: dict[str, object]) -> list[str]:
    names["_set"] = object.__setattr__
    return _init(cls, names, "_set(self, {0!r}, {1})")


def _equality(cls: type, _names: dict[str, object]) -> list[str]:
    mine, theirs = _compared(cls, "self"), _compared(cls, "other")
    return [
        "def __eq__(self, other):",
        f" return {mine} == {theirs} if other.__class__ is self.__class__ else NotImplemented",
    ]


def _hash(cls: type, _names: dict[str, object]) -> list[str]:
    return [f"def __hash__(self): return hash({_compared(cls, 'self')})"]


def _compared(cls: type, what: str) -> str:
    return "(" + "".join(f"{what}.{field.name}," for field in _fields(cls) if field.compare) + ")"


def _fields(cls: type) -> tuple[Field[Any], ...]:
    return dataclasses.fields(cls)


def _shown(self: object) -> str:
    told = (f"{field.name}={getattr(self, field.name)!r}" for field in _fields(type(self)) if field.repr)
    return f"{type(self).__qualname__}({', '.join(told)})"


def _refuse_to_set(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: object) -> list[object]:
    return [getattr(self, field.name) for field in _fields(type(self))]


def _restore(self: object, state: list[object]) -> None:
    for field, kept in zip(_fields(type(self)), state, strict=True):
        object.__setattr__(self, field.name, kept)
