"""A dossier's journal played over the document it began with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from app.editing.history import History
from app.editing.splice import Edit, Splice
from app.formats.dossier import Change, Record, Undo
from app.model.content import Paragraph
from app.model.document import Document
from app.model.errors import SpliceMismatchError, UnreadableError
from app.model.proposal import Proposal, Statement
from app.model.structure import Cell, Container, Note, Row, Table

_Part = TypeVar("_Part", bound="Container | Row | Table")


@dataclass
class State:
    """What a session starts from."""

    document: Document
    proposals: tuple[Proposal, ...] = ()
    statement: Statement = field(default_factory=Statement)
    history: History = field(default_factory=History)

    def play(self, change: Change) -> None:
        """Do one change as it was done then; UnreadableError, and nothing done, when it does not fit."""
        if isinstance(change, Edit):
            self._apply(change)
            self.history.push(change)
            return
        back = isinstance(change, Undo)
        edit = self.history.undo() if back else self.history.redo()
        if edit is None:
            raise UnreadableError("A step is undone or redone that was never done.")
        try:
            self._apply(edit)
        except UnreadableError:
            _ = self.history.redo() if back else self.history.undo()
            raise

    def _apply(self, edit: Edit) -> None:
        try:
            self.document = edit.apply(self.document)
        except (SpliceMismatchError, KeyError, ValueError) as error:
            raise UnreadableError("A change does not fit the document it was made in.") from error
        if edit.proposals is not None:
            self.proposals = edit.proposals.after
        if edit.statement is not None:
            self.statement = edit.statement.after


def replay(document: Document, records: Iterable[Record], place: object) -> State:
    """The state after all records; `place` names the file in the sentence of the UnreadableError."""
    state, sharing = State(document), Sharing(document)
    for record in records:
        try:
            state.play(sharing.change(record.change))
        except UnreadableError as error:
            raise UnreadableError(
                f"{place} is damaged at change {record.seq}: {error} It was left as it is."
            ) from error
    return state


def replay_possible(document: Document, records: Iterable[Record]) -> tuple[Change, ...]:
    """As many of the changes, from the first, as fit the document."""
    state, sharing = State(document), Sharing(document)
    fitting: list[Change] = []
    for record in records:
        try:
            state.play(sharing.change(record.change))
        except UnreadableError:
            break
        fitting.append(record.change)
    return tuple(fitting)


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
