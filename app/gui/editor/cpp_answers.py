"""Answers of a Qt text interface that C++ takes through pointers.

PySide leaves those methods of QAccessibleTextInterface out, and what stands in their place leaves the pointers as they
were: a screen reader would be told whatever is in memory. Qt 6 keeps the order of its virtual methods, so the table of
one such object is copied and the missing entries are put into the copy.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections import deque
from collections.abc import Callable
from functools import cache
from typing import Any, Protocol
from weakref import WeakValueDictionary

from PySide6.QtGui import QAccessible, QAccessibleTextInterface
from shiboken6 import getCppPointer

Answer = tuple[str, int, int]
"""A text, and where it starts and ends."""

_HEAD, _SLOTS = 2, 18
_SELECTION, _COUNT, _CURSOR, _BEFORE, _AFTER, _AT, _LENGTH, _ATTRIBUTES = 2, 3, 7, 10, 11, 12, 13, 17
"""Where the methods stand in the table by the Itanium C++ ABI, after its head and two destructors."""

_Word = ctypes.c_void_p
_Int = ctypes.POINTER(ctypes.c_int)
_NUMBER = ctypes.CFUNCTYPE(ctypes.c_int, _Word)
_RANGE = ctypes.CFUNCTYPE(None, _Word, ctypes.c_int, _Int, _Int)
# A text comes back in memory that the caller names before the object.
_TEXT = ctypes.CFUNCTYPE(_Word, _Word, _Word, ctypes.c_int, _Int, _Int)
_PART = ctypes.CFUNCTYPE(_Word, _Word, _Word, ctypes.c_int, ctypes.c_int, _Int, _Int)


class Answering(Protocol):
    """What the missing methods are answered from; offsets in UTF-16 units."""

    def selection(self, index: int) -> tuple[int, int]:
        """Start and end of a selection."""
        ...

    def attributes(self, offset: int) -> Answer:
        """Attributes as `name:value;name:value`, and the stretch that has them."""
        ...

    def part(self, offset: int, boundary: QAccessible.TextBoundaryType, step: int) -> Answer:
        """The word, line or other part before (-1), at (0) or after (1) an offset."""
        ...


class _QString(ctypes.Structure):
    _fields_ = [("owner", _Word), ("data", _Word), ("size", ctypes.c_ssize_t)]


_answering: WeakValueDictionary[int, Any] = WeakValueDictionary()
_texts: deque[object] = deque(maxlen=256)
"""Texts that Qt may still be reading; it copies them when it writes the reply."""


def answer_in_cpp(interface: QAccessibleTextInterface, answering: Answering) -> bool:
    """Let C++ ask `answering` for what `interface` can't say from Python; False where this is not known to work."""
    table = _table()
    if table is None:
        return False
    address = getCppPointer(interface)[0]
    _answering[address] = answering
    _Word.from_address(address).value = ctypes.addressof(table) + _HEAD * ctypes.sizeof(_Word)
    return True


@cache
def _table() -> ctypes.Array[ctypes.c_void_p] | None:
    if sys.platform != "linux" or os.uname().machine != "x86_64" or struct.calcsize("P") != 8:
        # Elsewhere texts are given back in other ways, which Python can't follow.
        return None
    probe = _Probe()
    first = _Word.from_address(getCppPointer(probe)[0]).value
    if first is None or not _in_order(first, getCppPointer(probe)[0]):
        return None
    table = (_Word * (_HEAD + _SLOTS))()
    ctypes.memmove(table, first - _HEAD * ctypes.sizeof(_Word), ctypes.sizeof(table))
    for slot, method in _METHODS.items():
        table[_HEAD + slot] = ctypes.cast(method, _Word)
    return table


class _Probe(QAccessibleTextInterface):
    """Knows three numbers, to see whether the methods stand where they should."""

    def selectionCount(self) -> int:
        return 101

    def cursorPosition(self) -> int:
        return 102

    def characterCount(self) -> int:
        return 103


def _in_order(first: int, address: int) -> bool:
    slots = (_Word * _SLOTS).from_address(first)
    return [_NUMBER(slots[slot] or 0)(address) for slot in (_COUNT, _CURSOR, _LENGTH)] == [101, 102, 103]


def _selection(this: int, index: int, start: Any, end: Any) -> None:
    start[0] = end[0] = 0
    if (answering := _answering.get(this)) is not None:
        start[0], end[0] = answering.selection(index)


def _attributes(into: int, this: int, offset: int, start: Any, end: Any) -> int:
    return _put(into, this, start, end, lambda answering: answering.attributes(offset))


def _part(step: int) -> Callable[[int, int, int, int, Any, Any], int]:
    def part(into: int, this: int, offset: int, boundary: int, start: Any, end: Any) -> int:
        kind = QAccessible.TextBoundaryType(boundary)
        return _put(into, this, start, end, lambda answering: answering.part(offset, kind, step))

    return part


def _put(into: int, this: int, start: Any, end: Any, ask: Callable[[Answering], Answer]) -> int:
    # Whatever goes wrong in the answer, C++ finds a text here, if an empty one.
    string = _QString.from_address(into)
    string.owner, string.data, string.size = None, None, 0
    start[0] = end[0] = 0
    if (answering := _answering.get(this)) is not None:
        text, start[0], end[0] = ask(answering)
        held = ctypes.create_string_buffer(text.encode("utf-16-le", "surrogatepass") + b"\0")
        _texts.append(held)
        string.data, string.size = ctypes.addressof(held), (len(held) - 2) // 2
    return into


_METHODS = {
    _SELECTION: _RANGE(_selection),
    _BEFORE: _PART(_part(-1)),
    _AT: _PART(_part(0)),
    _AFTER: _PART(_part(1)),
    _ATTRIBUTES: _TEXT(_attributes),
}
