"""Addresses of links, as they go from one document to another."""

from __future__ import annotations

import re

from app.model.content import Run, WrapperKind

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"\\\x00-\x1f\u202a-\u202e\u2066-\u2069]{1,2000}", re.IGNORECASE)
_FIELD = re.compile(r'\s*HYPERLINK\s+"([^"]*)"\s*', re.IGNORECASE)


def is_address(text: str) -> bool:
    """Whether a link may lead there: to a page or a mailbox, but to no file or script of the reader's own machine, nor
    to anything that reads otherwise than it is."""
    return _ADDRESS.fullmatch(text) is not None


def link_address(run: Run) -> str:
    """Where the innermost link around a run leads, "" for none and for what leads nowhere in another document.

    A link stands in the file as an element of its own or as a field (ECMA-376 Part 1 §17.16.22, §17.16.5.25).
    """
    for wrapper in reversed(run.wrappers):
        field = _FIELD.fullmatch(wrapper.target) if wrapper.kind is WrapperKind.FIELD else None
        found = field[1] if field is not None else wrapper.target if wrapper.kind is WrapperKind.HYPERLINK else ""
        if is_address(found):
            return found
    return ""
