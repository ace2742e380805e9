"""How a document marks changes, told by its own marks rather than by a rule for all documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.editing.handmade.legend import Legend
from app.editing.handmade.marks import MarkKind
from app.editing.handmade.stretches import Line, Stretch
from app.model.styles import StyleSheet

INSERTION_KINDS = (MarkKind.HIGHLIGHT, MarkKind.UNDERLINE, MarkKind.COLOR)
_PAIR = 3
_REPEATED = 3
_MOST = 0.6


@dataclass(frozen=True)
class Habits:
    """What the marks of a document have in common.

    `values` are the very underlines, highlights or colours seen on new text, `with_insertion` and `with_strike` the
    other formatting that goes with such marks, `pairs` counts new text right beside struck text, `together` paragraphs
    with both; `single` says that new text beside struck text bears one mark, not two; `repeated` are words marked again
    and again, `heading_colors` the colours that styles use.
    """

    legend: Legend
    insertion: MarkKind | None
    values: frozenset[str]
    with_insertion: frozenset[MarkKind]
    with_strike: frozenset[MarkKind]
    pairs: int
    together: int
    single: bool
    repeated: frozenset[str]
    heading_colors: frozenset[str]


def habits(lines: Sequence[Line], styles: StyleSheet) -> Habits:
    """The habits that show in all marked stretches."""
    legend = Legend(
        frozenset(kind for line in lines for kind in line.legend),
        frozenset(line.paragraph.id for line in lines if line.legend),
    )
    insertion = _insertion_mark(lines, legend)
    shown = _new_text(lines, insertion) if insertion else []
    struck = [s.look.kinds for line in lines for s in line.stretches if s.look.strike and not s.look.doubled]
    return Habits(
        legend,
        insertion,
        frozenset(s.look.value(insertion) for s in shown) if insertion else frozenset(),
        _usual(s.look.kinds for s in shown) - {insertion} if insertion else frozenset(),
        _usual(struck) - {MarkKind.STRIKE},
        sum(beside_struck(line, s) for line in lines for s in _candidates(line)),
        sum(_has_struck(line) and any(_candidates(line)) for line in lines),
        any(not s.look.doubled and beside_struck(line, s) for line in lines for s in _candidates(line)),
        _repeated(lines),
        frozenset(s.run.color.upper() for s in styles.styles.values() if s.run.color and s.kind == "paragraph"),
    )


def beside_struck(line: Line, stretch: Stretch) -> bool:
    """Whether nothing but spaces stands between a stretch and struck text next to it."""
    return any(other.look.strike for other in line.beside(stretch))


def has_struck(line: Line) -> bool:
    """Whether a paragraph has struck words."""
    return _has_struck(line)


def _has_struck(line: Line) -> bool:
    return any(s.look.strike and s.text.strip() for s in line.stretches)


def _candidates(line: Line) -> list[Stretch]:
    return [s for s in line.stretches if not (s.look.strike or s.link) and s.text.strip()]


def _insertion_mark(lines: Sequence[Line], legend: Legend) -> MarkKind | None:
    present = {kind for line in lines for s in _candidates(line) for kind in s.look.kinds}
    scores: Counter[MarkKind] = Counter()
    for line in lines:
        for stretch in _candidates(line) if _has_struck(line) else ():
            for kind in stretch.look.kinds:
                scores[kind] += _PAIR if beside_struck(line, stretch) else 1
    told = [kind for kind in INSERTION_KINDS if kind in legend.kinds and kind in present]
    best = max(told or INSERTION_KINDS, key=lambda kind: scores[kind])
    return best if told or scores[best] else None


def _new_text(lines: Sequence[Line], insertion: MarkKind) -> list[Stretch]:
    """The stretches that show what new text looks like: those that share a paragraph with struck text, if any."""
    marked = [(line, s) for line in lines for s in _candidates(line) if s.look.value(insertion)]
    paired = [s for line, s in marked if beside_struck(line, s)]
    together = [s for line, s in marked if _has_struck(line)]
    return paired or together or [s for _, s in marked]


def _usual(sets: Iterable[frozenset[MarkKind]]) -> frozenset[MarkKind]:
    listed = list(sets)
    counted = Counter(kind for one in listed for kind in one)
    return frozenset(kind for kind, count in counted.items() if count >= _MOST * len(listed))


def _repeated(lines: Sequence[Line]) -> frozenset[str]:
    said = Counter(
        " ".join(s.text.casefold().split()) for line in lines for s in _candidates(line) if not beside_struck(line, s)
    )
    return frozenset(text for text, count in said.items() if count >= _REPEATED)
