"""Values of the model: they never change, and some are made by the ten thousand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[_T]) -> type[_T]:
    """A frozen dataclass to the type checker, which lets nobody change one; at run time a plain one.

    Freezing at run time makes the making of an object four times as slow, and opening a file is mostly that; it makes
    the class itself twice as slow, and the first page waits for all of them.
    """
    return dataclass(unsafe_hash=True)(cls)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def slotted_value(cls: type[_T]) -> type[_T]:
    """The same with slots."""
    return dataclass(unsafe_hash=True, slots=True)(cls)
