"""The command for changes that were marked by hand."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from app.cli.files import WORD_ENDINGS, read_said, require_other, require_place
from app.cli.output import put_json, put_lines, table
from app.cli.parser import UsageError
from app.editing.handmade import Survey, survey
from app.model.errors import RefusedError
from app.services.export import write_file
from app.services.marks import PlacedMark, converted, placed_marks, summary
from app.services.moments import written_moment
from app.services.work import now

_CUT = 40
_NO_CHANGE = "no change"


def marks(options: argparse.Namespace) -> int:
    """List hand-made marks with what they are taken for, or make them into tracked changes in a new file."""
    _require_sense(options)
    reading = read_said(options.file)
    found = survey(reading.document)
    if not options.convert:
        _list(found, list(placed_marks(reading.document, found)), as_json=options.json)
        return 0
    if not found.changes:
        raise RefusedError(f"{options.file} has no hand-made marks that are taken for changes; nothing was written.")
    document = converted(reading.document, options.author, written_moment(options.date) or now(), found.changes)
    write_file(options.out, reading.file.write(document))
    put_lines([summary(found)])
    return 0


def _list(found: Survey, placed: Sequence[PlacedMark], *, as_json: bool) -> None:
    if as_json:
        put_json(_json(found, placed))
        return
    head = ("mark", "taken for", "sure", "where", "text", "why")
    rows = table([head, *map(_row, placed)]) if placed else []
    put_lines([*rows, summary(found)])


def _json(found: Survey, placed: Sequence[PlacedMark]) -> dict[str, object]:
    kinds = dict.fromkeys(kind for kind, _ in found.counts)
    return {
        "insertion_mark": found.insertion_mark and str(found.insertion_mark),
        "counts": {
            str(kind): {"change": found.counts.get((kind, True), 0), "no_change": found.counts.get((kind, False), 0)}
            for kind in kinds
        },
        "marks": [_one(one) for one in placed],
    }


def _one(placed: PlacedMark) -> dict[str, object]:
    mark = placed.mark
    return {
        "kind": str(mark.kind),
        "also": sorted(map(str, mark.also)),
        "takes_as": mark.takes_as and str(mark.takes_as),
        "reason": mark.reason,
        "confidence": mark.confidence,
        "story": placed.story,
        "paragraph": placed.number,
        "start": mark.start,
        "end": mark.end,
        "text": placed.text,
    }


def _row(placed: PlacedMark) -> tuple[str, ...]:
    mark = placed.mark
    kinds = "+".join((str(mark.kind), *sorted(map(str, mark.also))))
    taken = str(mark.takes_as).replace("_", " ") if mark.takes_as else _NO_CHANGE
    plain = " ".join(placed.text.split())
    text = plain if len(plain) <= _CUT else f"{plain[: _CUT - 1]}…"
    return kinds, taken, f"{mark.confidence:.0%}", f"{placed.story} {placed.number}", text, mark.reason


def _require_sense(options: argparse.Namespace) -> None:
    if not options.convert:
        given = [name for name in ("out", "author", "date") if getattr(options, name)]
        if given:
            raise UsageError("marks: -o, --author and --date belong to --convert.")
        return
    if options.json:
        raise UsageError("marks: --json lists the marks and cannot go with --convert.")
    if options.out is None or not options.author.strip():
        raise UsageError("marks: --convert needs -o OUT and --author NAME.")
    if options.date and not written_moment(options.date):
        raise UsageError("marks: --date must be a date and time such as 2026-02-11T09:00:00Z.")
    require_place(options.out, *WORD_ENDINGS)
    require_other(options.out, options.file)
