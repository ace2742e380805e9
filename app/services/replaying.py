"""A dossier's journal played over the document it began with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar, cast

from app.editing.history import History
from app.editing.splice import Edit, Splice, apply_splices
from app.formats.dossier.journal import Change, Record, Undo
from app.model.content import Paragraph
from app.model.document import Document
from app.model.errors import SpliceMismatchError, UnreadableError
from app.model.garbage import no_collection
from app.model.proposal import Proposal, Statement
from app.model.structure import Cell, Container, Note, Row, Table

if TYPE_CHECKING:
    from app.model.link import HandLink
    from app.model.plan import HandKind

_Part = TypeVar("_Part", bound="Container | Row | Table")


@dataclass()
class State:
    """What a session starts from."""

    document: Document
    proposals: tuple[Proposal, ...] = ()
    statement: Statement = field(default_factory=Statement)
    links: tuple[HandLink, ...] = ()
    kinds: tuple[HandKind, ...] = ()
    history: History = field(default_factory=History)

    def play(self, change: Change) -> tuple[Splice, ...]:
        """Do again all that a change did but its splices, and return those; UnreadableError for a step never done."""
        edit = self._edit(change)
        if edit.proposals is not None:
            self.proposals = edit.proposals.after
        if edit.statement is not None:
            self.statement = edit.statement.after
        if edit.links is not None:
            self.links = edit.links.after
        if edit.kinds is not None:
            self.kinds = edit.kinds.after
        return edit.splices

    def _edit(self, change: Change) -> Edit:
        if isinstance(change, Edit):
            self.history.push(change)
            return change
        edit = self.history.undo() if isinstance(change, Undo) else self.history.redo()
        if edit is None:
            raise UnreadableError("A step is undone or redone that was never done.")
        return edit


def replay(document: Document, records: Iterable[Record], place: object) -> State:
    """The state after all records; `place` names the file in the sentence of the UnreadableError."""
    state = State(document)
    sharing: Sharing | None = None
    changes: list[Change] = []
    splices: list[Splice] = []
    with no_collection():
        for record in records:
            sharing = sharing or Sharing(document)
            changes.append(sharing.change(record.change))
            try:
                splices += state.play(changes[-1])
            except UnreadableError as error:
                raise _misfit(place, record.seq) from error
        try:
            # All at once: one at a time, each would copy a story of a thousand pages.
            state.document = apply_splices(document, splices)
        except _MISFITS as error:
            raise _misfit(place, _fitting(document, changes) + 1) from error
    return state


def replay_possible(document: Document, records: Iterable[Record]) -> tuple[Change, ...]:
    """As many of the changes, from the first, as fit the document."""
    sharing = Sharing(document)
    changes = [sharing.change(record.change) for record in records]
    return tuple(changes[: _fitting(document, changes)])


_MISFITS = (SpliceMismatchError, KeyError, ValueError)


def _fitting(document: Document, changes: Iterable[Change]) -> int:
    """How many of the changes, from the first, fit the document."""
    state, count = State(document), 0
    for change in changes:
        try:
            document = apply_splices(document, state.play(change))
        except (*_MISFITS, UnreadableError):
            break
        count += 1
    return count


def _misfit(place: object, seq: int) -> UnreadableError:
    return UnreadableError(
        f"{place} is damaged at change {seq}, which does not fit the document; it was left as it is."
    )


class Sharing:
    """Makes equal containers of a document and of its recorded changes one object, as they were when it was edited.

    Paragraphs that are as they were in the document opened become those very objects too.
    """

    def __init__(self, document: Document) -> None:
        self._opened = {p.id: p for _, p in document.walk()}
        self._shared: dict[tuple[str, int], list[object]] = {}
        self._seen: dict[int, tuple[object, Container]] = {}
        for paragraph in self._opened.values():
            self._register(paragraph.parent)

    def change(self, change: Change) -> Change:
        """The change with shared containers and paragraphs."""
        if not isinstance(change, Edit) or not change.splices:
            return change
        return replace(change, splices=tuple(self._splice(s) for s in change.splices))

    def _splice(self, splice: Splice) -> Splice:
        removed = tuple(self._paragraph(p) for p in splice.removed)
        inserted = tuple(self._paragraph(p) for p in splice.inserted)
        return replace(splice, removed=removed, inserted=inserted)

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        opened = self._opened.get(paragraph.id)
        if opened is not None and opened == paragraph:
            return opened
        if paragraph.parent is None:
            return paragraph
        parent = self._container(paragraph.parent)
        return paragraph if parent is paragraph.parent else replace(paragraph, parent=parent)

    def _register(self, container: Container | None) -> None:
        while container is not None and id(container) not in self._seen:
            self._seen[id(container)] = (container, container)
            self._intern(container)
            if isinstance(container, Cell):
                self._intern(container.row)
                self._intern(container.row.table)
            container = container.parent

    def _container(self, container: Container) -> Container:
        seen = self._seen.get(id(container))
        if seen is None:
            # The key's object is kept too: an address may be given again once its object is gone.
            seen = self._seen[id(container)] = (container, self._shared_container(container))
        return seen[1]

    def _shared_container(self, container: Container) -> Container:
        if isinstance(container, Cell):
            row = self._shared_row(container.row)
            return self._intern(container if row is container.row else replace(container, row=row))
        if isinstance(container, Note):
            return self._intern(container)
        if container.parent is not None:
            container = replace(container, parent=self._container(container.parent))
        return self._intern(container)

    def _shared_row(self, row: Row) -> Row:
        table = row.table
        if table.parent is not None:
            table = replace(table, parent=self._container(table.parent))
        table = self._intern(table)
        return self._intern(row if table is row.table else replace(row, table=table))

    def _intern(self, part: _Part) -> _Part:
        same = self._shared.setdefault((type(part).__name__, part.id), [])
        for known in same:
            if known == part:
                return cast("_Part", known)
        same.append(part)
        return part
