"""Complex fields whose parts did not all survive (ECMA-376 Part 1 §17.16.18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.model.content import OpaqueKind, Run

_BEGIN, _SEPARATE, _END = "begin", "separate", "end"


@dataclass()
class _Field:
    parts: list[int] = field(default_factory=list[int])
    separated: bool = False


def without_orphan_codes(before: Sequence[Run], after: Sequence[Run]) -> tuple[Run, ...]:
    """The runs without the field codes whose beginning or end was lost with a change; results stay as plain text.

    Codes that were alone before, because their field spans paragraphs or the file is wrong, are left as they were.
    """
    if not any(map(_is_code, after)) or len(_codes(before)) == len(_codes(after)):
        return tuple(after)
    lonely_before = {id(before[at].opaque) for at in _orphans(before)}
    lonely = {at for at in _orphans(after) if id(after[at].opaque) not in lonely_before}
    return tuple(run for at, run in enumerate(after) if at not in lonely)


def _is_code(run: Run) -> bool:
    return run.opaque is not None and run.opaque.kind is OpaqueKind.FIELD_MARK


def _codes(runs: Sequence[Run]) -> list[int]:
    return [at for at, run in enumerate(runs) if _is_code(run)]


def _orphans(runs: Sequence[Run]) -> set[int]:
    """Places of codes that belong to no whole field: one with a beginning, an instruction and an end."""
    open_: list[_Field] = []
    lonely: set[int] = set()
    for at in _codes(runs):
        turn = _turn(runs[at])
        if turn == _BEGIN:
            open_.append(_Field([at]))
        elif not open_ or (turn == "" and open_[-1].separated):
            lonely.add(at)
        else:
            open_[-1].parts.append(at)
            open_[-1].separated |= turn == _SEPARATE
            if turn == _END:
                lonely |= _lost(runs, open_.pop())
    return lonely.union(*(one.parts for one in open_))


def _lost(runs: Sequence[Run], whole: _Field) -> set[int]:
    said = any(not _turn(runs[at]) for at in whole.parts)
    return set() if said else set(whole.parts)


def _turn(run: Run) -> str:
    opaque = run.opaque
    return opaque.label if opaque is not None and "fldChar" in opaque.xml[:40] else ""
