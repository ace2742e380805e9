"""What a session holds, how it changes, and who hears of it."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.editing.history import History
from app.editing.splice import Edit
from app.model.document import Document, Position, Range
from app.model.errors import RefusedError
from app.model.proposal import Author, Proposal, Statement
from app.services.events import (
    DocumentChanged,
    Event,
    KindsChanged,
    LinksChanged,
    ProposalsChanged,
    SettingsChanged,
    StatementChanged,
)

# What edits is loaded with the first edit, or once the first page is painted.
if TYPE_CHECKING:
    from app.editing.draft import Draft
    from app.editing.tracking import Tracking
    from app.model.link import HandLink
    from app.model.plan import HandKind

Build = Callable[["Draft"], Range | Position | None]
Listener = Callable[[Event], None]

_log = logging.getLogger(__name__)


def now() -> str:
    """The date that an interactive edit carries: UTC, cut to the minute, as "2026-02-11T09:00:00Z"."""
    return time.strftime("%Y-%m-%dT%H:%M:00Z", time.gmtime())


class Store(Protocol):
    """Where a session's steps go as they are made; none of these calls may wait for the disk."""

    @property
    def path(self) -> Path:
        """The working file."""
        ...

    @property
    def saved(self) -> bool:
        """Whether everything handed over is on disk."""
        ...

    def add_edit(self, edit: Edit) -> None:
        """Keep an edit."""
        ...

    def add_undo(self) -> None:
        """Keep that the last step was taken back."""
        ...

    def add_redo(self) -> None:
        """Keep that the last step undone was done again."""
        ...

    def set(self, key: str, value: object) -> None:
        """Keep a setting, a JSON value."""
        ...

    def close(self, *, discard: bool = False) -> None:
        """Wait until everything is on disk, or give up what is not, and let the file go."""
        ...


class Work:
    """One open document, its proposals and statement, and everything done to them.

    What it hands out never changes, so background work may keep it. All that changes it goes through one history and
    can be undone. Used from one thread.
    """

    def __init__(
        self,
        document: Document,
        *,
        name: str = "",
        store: Store | None = None,
        read_only: bool = False,
        clock: Callable[[], str] = now,
    ) -> None:
        self._document = document
        self._name = name
        self._store = store
        self._read_only = read_only
        self._clock = clock
        self._proposals: tuple[Proposal, ...] = ()
        self._statement = Statement()
        self._links: tuple[HandLink, ...] = ()
        self._kinds: tuple[HandKind, ...] = ()
        self._history = History()
        self._author = Author("")
        self._tracking = True
        self._active: str | None = None
        self._listeners: list[Listener] = []
        self._untold: deque[Event] = deque()
        self._telling = False

    @property
    def document(self) -> Document:
        """The document as it stands."""
        return self._document

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """The proposals in their order."""
        return self._proposals

    @property
    def statement(self) -> Statement:
        """The fields of the statement that will carry the proposals."""
        return self._statement

    @property
    def links(self) -> tuple[HandLink, ...]:
        """What was said by hand about the links of the plan."""
        return self._links

    @property
    def kinds(self) -> tuple[HandKind, ...]:
        """What was said by hand about the kinds of its elements."""
        return self._kinds

    @property
    def base_name(self) -> str:
        """The name of the document that was opened first, for example "annex.docx"."""
        return self._name

    @property
    def path(self) -> Path | None:
        """The working file, None when everything is in memory only."""
        return self._store.path if self._store else None

    @property
    def saved(self) -> bool:
        """Whether everything done is on disk."""
        return self._store is None or self._store.saved

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed here."""
        return self._read_only

    @property
    def author(self) -> Author:
        """Who edits here."""
        return self._author

    @author.setter
    def author(self, author: Author) -> None:
        if author != self._author:
            self._author = author
            self._keep("author", {"name": author.name, "organization": author.organization})

    @property
    def tracking(self) -> bool:
        """Whether edits are tracked."""
        return self._tracking

    @tracking.setter
    def tracking(self, on: bool) -> None:
        if on != self._tracking:
            self._tracking = on
            self._keep("tracking", on)

    @property
    def active_proposal(self) -> str | None:
        """The id of the proposal that new changes belong to; KeyError when set to one that is not there."""
        return self._active

    @active_proposal.setter
    def active_proposal(self, id_: str | None) -> None:
        if id_ is not None:
            self.proposal(id_)
        if id_ != self._active:
            self._active = id_
            self._keep("active_proposal", id_)

    def tracked(self) -> Tracking:
        """Under whose name, date and proposal an edit made now is tracked."""
        from app.editing.tracking import Tracking

        return Tracking(self._author.signature, self._clock(), self._active, self._tracking)

    def proposal(self, id_: str) -> Proposal:
        """The proposal with this id; KeyError when there is none."""
        for proposal in self._proposals:
            if proposal.id == id_:
                return proposal
        raise KeyError(id_)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of every event from now on; calling what is returned ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def edit(self, name: str, build: Build, *, before: Range | None = None, merge: str | None = None) -> Edit | None:
        """Change the text: `build` makes its splices in a draft and returns where the selection goes.

        Returns the edit, or None when nothing changed. What `build` raises leaves everything as it was. Edits in a row
        with equal `merge` keys are undone together.
        """
        from app.editing.draft import Draft
        from app.editing.notes import drop_struck_notes

        self._require_writable()
        draft = Draft(self._document)
        place = build(draft)
        drop_struck_notes(draft)
        if not draft.splices:
            return None
        after = Range(place, place) if isinstance(place, Position) else place
        edit = Edit(name, draft.splices, before, after, merge)
        self._push(edit, draft.document)
        return edit

    @property
    def can_undo(self) -> str | None:
        """The name of the step that undo takes back, None when there is none."""
        return self._history.can_undo

    @property
    def can_redo(self) -> str | None:
        """The name of the step that redo does again, None when there is none."""
        return self._history.can_redo

    @property
    def history(self) -> tuple[Edit, ...]:
        """The steps in force, oldest first."""
        return self._history.done

    def undo(self) -> Edit | None:
        """Take the last step back; returns the edit that did it, None when there is nothing to undo."""
        self._require_writable()
        edit = self._history.undo()
        if edit is not None:
            if self._store:
                self._store.add_undo()
            self._apply(edit, edit.apply(self._document))
        return edit

    def redo(self) -> Edit | None:
        """Do the step that was undone last again; None when there is none."""
        self._require_writable()
        edit = self._history.redo()
        if edit is not None:
            if self._store:
                self._store.add_redo()
            self._apply(edit, edit.apply(self._document))
        return edit

    def close(self, *, discard: bool = False) -> None:
        """Wait until everything is on disk and let the working file go.

        Raises RapporteurError when it can't be written, and the session stays open; `discard` gives that up.
        """
        if self._store:
            self._store.close(discard=discard)
        self._listeners.clear()

    def _push(self, edit: Edit, document: Document) -> None:
        self._history.push(edit)
        if self._store:
            self._store.add_edit(edit)
        self._apply(edit, document)

    def _apply(self, edit: Edit, document: Document) -> None:
        self._document = document
        events: list[Event] = [DocumentChanged(edit, document)] if edit.splices else []
        if edit.proposals is not None:
            self._proposals = edit.proposals.after
            events.append(ProposalsChanged())
        if edit.statement is not None:
            self._statement = edit.statement.after
            events.append(StatementChanged())
        if edit.links is not None:
            self._links = edit.links.after
            events.append(LinksChanged())
        if edit.kinds is not None:
            self._kinds = edit.kinds.after
            events.append(KindsChanged())
        if self._active is not None and all(p.id != self._active for p in self._proposals):
            self.active_proposal = None
        self._tell(*events)

    def _keep(self, key: str, value: object) -> None:
        if self._store and not self._read_only:
            self._store.set(key, value)
        self._tell(SettingsChanged())

    def _require_writable(self) -> None:
        if self._read_only:
            raise RefusedError("This document is open for reading only; nothing was changed.")

    def _tell(self, *events: Event) -> None:
        # A listener may edit in turn: the events of that wait until everybody has heard of this one.
        self._untold.extend(events)
        if self._telling:
            return
        self._telling = True
        try:
            while self._untold:
                self._tell_all(self._untold.popleft())
        finally:
            self._telling = False

    def _tell_all(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(event)
            except Exception:
                # The step is made and kept by now; one listener's fault must not hide it from the others.
                _log.exception("A listener failed on %s", type(event).__name__)
