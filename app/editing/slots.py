"""What is left of tracked changes when the chosen ones among them are resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Protocol, TypeVar

from app.model.changes import deletion_kind, insertion_kind
from app.model.content import Alternative, Markup, Opaque, OpaqueKind
from app.model.display import shown_text, written
from app.model.revision import ChangeKind, Revision

Chosen = Callable[[Revision, ChangeKind, int, int], bool]
"""Says of a change, its kind, its paragraph and its offset there whether it is to be resolved."""

Slots = tuple[Revision | None, Revision | None]


class PropertyChange(Protocol):
    """A tracked change of properties of any kind."""

    @property
    def revision(self) -> Revision:
        """Who made it and when."""
        ...


_C = TypeVar("_C", bound=PropertyChange)


class Resolver:
    """Resolves the chosen changes at one place after another, all of them accepted or all rejected."""

    def __init__(self, chosen: Chosen, accepted: bool) -> None:
        self.accepted = accepted
        self._chosen = chosen

    def text_slots(
        self, inserted: Revision | None, deleted: Revision | None, paragraph: int, offset: int, *, mark: bool = False
    ) -> tuple[Revision | None, Revision | None, bool]:
        """The slots of a run or a paragraph mark afterwards, and whether what carries them goes."""
        # Nearly all changes stand alone, and there may be ten thousand of them.
        if (inserted is None or inserted.around is None) and (deleted is None or deleted.around is None):
            goes = False
            if inserted is not None and self._chosen(inserted, insertion_kind(inserted, mark), paragraph, offset):
                inserted, goes = None, not self.accepted
            if deleted is not None and self._chosen(deleted, deletion_kind(deleted, mark), paragraph, offset):
                deleted, goes = None, goes or self.accepted
            return inserted, deleted, goes

        def taken_in(layer: Revision) -> bool:
            return self._chosen(layer, insertion_kind(layer, mark), paragraph, offset)

        def taken_out(layer: Revision) -> bool:
            return self._chosen(layer, deletion_kind(layer, mark), paragraph, offset)

        return self._slots(inserted, deleted, taken_in, taken_out)

    def part_slots(
        self, slots: Slots, kinds: tuple[ChangeKind, ChangeKind], paragraph: int
    ) -> tuple[Revision | None, Revision | None, bool]:
        """The same for a row or cell whose first paragraph is named."""

        def taken_in(layer: Revision) -> bool:
            return self._chosen(layer, kinds[0], paragraph, 0)

        def taken_out(layer: Revision) -> bool:
            return self._chosen(layer, kinds[1], paragraph, 0)

        return self._slots(*slots, taken_in, taken_out)

    def _slots(
        self,
        inserted: Revision | None,
        deleted: Revision | None,
        taken_in: Callable[[Revision], bool],
        taken_out: Callable[[Revision], bool],
    ) -> tuple[Revision | None, Revision | None, bool]:
        goes = False
        if inserted is not None:
            left = inserted.without(taken_in)
            goes, inserted = left is not inserted and not self.accepted, left
        if deleted is not None:
            left = deleted.without(taken_out)
            goes, deleted = goes or (left is not deleted and self.accepted), left
        return inserted, deleted, goes

    def takes(self, change: PropertyChange | None, kind: ChangeKind, paragraph: int, offset: int = 0) -> bool:
        """Whether a change of properties is there and chosen."""
        return change is not None and self._chosen(change.revision, kind, paragraph, offset)

    def rejected(self, change: _C | None, kind: ChangeKind, paragraph: int, offset: int = 0) -> _C | None:
        """The change whose old properties come back, None where the present ones stay."""
        if self.accepted or change is None or not self._chosen(change.revision, kind, paragraph, offset):
            return None
        return change

    def opaque(self, opaque: Opaque, paragraph: int, offset: int) -> Opaque | None:
        """Carried content with the chosen changes in it resolved; None when nothing of it is left."""
        inner = self._markup(opaque.inner, paragraph, offset)
        if inner is opaque.inner:
            return opaque
        xml = written(inner)
        display = shown_text(xml) if opaque.display else ""
        if not xml or (opaque.kind is OpaqueKind.MATH and not display):
            return None
        tracked = any(isinstance(piece, Alternative) for piece in inner)
        return replace(opaque, xml=xml, display=display, inner=inner if tracked else ())

    def _markup(self, markup: Markup, paragraph: int, offset: int) -> Markup:
        found = [self._piece(one, paragraph, offset) for one in markup]
        if all(len(new) == 1 and new[0] is old for new, old in zip(found, markup, strict=True)):
            return markup
        return tuple(_merged(piece for new in found for piece in new))

    def _piece(self, piece: str | Alternative, paragraph: int, offset: int) -> Markup:
        if isinstance(piece, str):
            return (piece,)
        if self._chosen(piece.revision, piece.kind, paragraph, offset):
            return self._markup(piece.accepted if self.accepted else piece.rejected, paragraph, offset)
        kept, accepted, rejected = (
            self._markup(side, paragraph, offset) for side in (piece.written, piece.accepted, piece.rejected)
        )
        if kept is piece.written and accepted is piece.accepted and rejected is piece.rejected:
            return (piece,)
        return (replace(piece, written=kept, accepted=accepted, rejected=rejected),)


def _merged(pieces: Iterator[str | Alternative]) -> Iterator[str | Alternative]:
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            yield text
        text = ""
        yield piece
    if text:
        yield text
