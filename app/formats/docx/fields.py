"""Complex fields (ECMA-376 Part 1 §17.16.18): those that can be carried in one piece."""

from __future__ import annotations

from collections.abc import Sequence

from app.formats.docx.run_markup import characters, run_element
from app.model.content import OBJECT, Level, Opaque, OpaqueKind, Run

_BEGIN, _SEPARATE, _END = "begin", "separate", "end"


def with_whole_fields(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs with each field carried in one piece whose parts all lie in one tracked change and one wrapper."""
    ends = _ends(runs)
    out: list[Run] = []
    at = 0
    while at < len(runs):
        end = ends.get(at)
        if end is None:
            out.append(runs[at])
            at += 1
        else:
            out.append(_field(runs[at : end + 1]))
            at = end + 1
    return tuple(out)


def _ends(runs: Sequence[Run]) -> dict[int, int]:
    # Each begin with its end, in one pass: a run that is not alike breaks all fields that are open around it.
    ends: dict[int, int] = {}
    open_: list[int] = []
    for at, run in enumerate(runs):
        if open_ and not _alike(runs[open_[-1]], run):
            open_.clear()
        turn = _turn(run)
        if turn == _BEGIN and _alike(run, run):
            open_.append(at)
        elif turn == _END and open_:
            ends[open_.pop()] = at
    return ends


def _turn(run: Run) -> str:
    opaque = run.opaque
    if opaque is None or opaque.kind is not OpaqueKind.FIELD_MARK or "fldChar" not in opaque.xml[:40]:
        return ""
    return opaque.label


def _alike(first: Run, run: Run) -> bool:
    if run.format_change is not None or (run.opaque is not None and run.opaque.level is not Level.RUN):
        return False
    return (run.inserted, run.deleted, run.wrappers) == (first.inserted, first.deleted, first.wrappers)


def _field(runs: Sequence[Run]) -> Run:
    first = runs[0]
    result: list[Run] = []
    instruction: list[str] = []
    open_: list[bool] = []
    for run in runs:
        turn = _turn(run)
        if turn == _BEGIN:
            open_.append(False)
        elif turn == _SEPARATE and open_:
            open_[-1] = True
        elif turn == _END and open_:
            open_.pop()
        elif all(open_):
            result.append(run)
        elif len(open_) == 1 and run.opaque is not None:
            instruction.append(run.opaque.label)
    xml = "".join(run_element(run.format.xml, run.opaque.xml if run.opaque else characters(run.text)) for run in runs)
    display = "".join(run.display for run in result)
    opaque = Opaque(OpaqueKind.FIELD, xml, Level.PARAGRAPH, display, "".join(instruction).strip())
    shown = next((run.format for run in result if run.opaque is None), first.format)
    return Run(OBJECT, shown, first.inserted, first.deleted, None, first.wrappers, opaque)
