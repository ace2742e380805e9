"""Complex fields (ECMA-376 Part 1 §17.16.18): finding those that can be carried in one piece."""

from __future__ import annotations

from dataclasses import dataclass

from app.formats.docx.names import RPR, RUN, Element, T, w
from app.formats.docx.opaques import visible_text

_CHAR = w("fldChar")
_TYPE = w("fldCharType")
_INSTRUCTIONS = (w("instrText"), w("delInstrText"))
_PROOF = w("proofErr")
_CHANGE = w("rPrChange")


@dataclass(frozen=True)
class Field:
    """A whole field: its elements from begin to end, the run that shows it, its result and its instruction."""

    elements: tuple[Element, ...]
    shown: Element
    result: str
    instruction: str


def whole_field(first: Element) -> Field | None:
    """The field that begins with this run, when it ends in a sibling and only plain runs lie between."""
    if not _starts(first):
        return None
    elements: list[Element] = []
    depth = 0
    here: Element | None = first
    while here is not None:
        if here.tag == RUN and _plain(here):
            depth += _balance(here)
            elements.append(here)
            if depth == 0:
                return _field(elements) if _ends(here) else None
        elif here.tag != _PROOF:
            return None
        here = here.getnext()
    return None


def _starts(run: Element) -> bool:
    first = next((child for child in run if child.tag != RPR), None)
    return first is not None and first.tag == _CHAR and first.get(_TYPE) == "begin"


def _ends(run: Element) -> bool:
    return len(run) > 0 and run[-1].tag == _CHAR and run[-1].get(_TYPE) == "end"


def _plain(run: Element) -> bool:
    properties = run[0] if len(run) and run[0].tag == RPR else None
    return properties is None or properties.find(_CHANGE) is None


def _balance(run: Element) -> int:
    kinds = [mark.get(_TYPE) for mark in run.iterchildren(_CHAR)]
    return kinds.count("begin") - kinds.count("end")


def _field(elements: list[Element]) -> Field:
    result: list[str] = []
    instruction: list[str] = []
    shown = elements[0]
    open_: list[bool] = []
    for run in elements:
        for child in run:
            if child.tag == _CHAR:
                _turn(open_, child.get(_TYPE))
            elif child.tag in _INSTRUCTIONS:
                instruction.append(child.text or "" if len(open_) == 1 else "")
            elif child.tag != RPR and all(open_):
                result.append(visible_text(child))
                shown = run if child.tag == T and shown is elements[0] else shown
    return Field(tuple(elements), shown, "".join(result), "".join(instruction).strip())


def _turn(open_: list[bool], kind: str | None) -> None:
    if kind == "begin":
        open_.append(False)
    elif kind == "separate" and open_:
        open_[-1] = True
    elif kind == "end" and open_:
        open_.pop()
