"""A document being worked on, with the edits that both faces offer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Self

from app.editing.splice import Edit, Swap
from app.formats.docx import DocxFile
from app.formats.dossier.new import NewDossier
from app.model.document import Document, Position, Range
from app.model.errors import RefusedError
from app.services.autosave import Autosave
from app.services.opening import open_for_writing
from app.services.reading import read_any
from app.services.replaying import State
from app.services.settings import author_of, load_settings
from app.services.work import Store, Work, now

# What edits is loaded with the first edit, or once the first page is painted.
if TYPE_CHECKING:
    from app.editing.draft import Draft
    from app.editing.resolve import Selector
    from app.formats.dossier.dossier import Dossier
    from app.model.changes import Change
    from app.model.finding import Finding
    from app.model.link import HandLink
    from app.model.plan import HandKind, Plan
    from app.model.proposal import Proposal, Statement
    from app.services.export import ExportKind, Marks, Source
    from app.services.new_elements import NewElement
    from app.services.work import Build

PAUSE = 3.0
"""Seconds without a key after which typing becomes a new step of the history."""


class Session(Work):
    """One open document; every method that changes it is one step of its history."""

    def __init__(
        self,
        document: Document,
        *,
        name: str = "",
        store: Store | None = None,
        read_only: bool = False,
        clock: Callable[[], str] = now,
    ) -> None:
        super().__init__(document, name=name, store=store, read_only=read_only, clock=clock)
        self._file: DocxFile | None = None
        self._last: tuple[str, Position, float] | None = None
        self._gestures = 0
        # Keys must not repeat those of an earlier session with the same working file.
        self._opened_at = f"{time.time_ns():x}"

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        dossier: Path | None = None,
        read_only: bool = False,
        at_once: bool = False,
        clock: Callable[[], str] = now,
    ) -> Self:
        """Open a .docx, .txt or .dossier with everything done to it before.

        A document gets a working file at `dossier`, by default one in the user's data folder, where the same document
        finds it again. A new one is there when this returns, or, with `at_once`, claimed now and made with the first
        step or a second later, by the thread that writes it. Raises UnreadableError; BusyError when another window
        writes the working file; RefusedError when `dossier` holds another document or nothing can be written there.
        """
        if read_only:
            return cls._unsaved(path, read_only=True)
        opened = open_for_writing(path, dossier, at_once=at_once)
        store = Autosave(opened.dossier)
        session = cls(opened.state.document, name=opened.dossier.name, store=store, clock=clock)
        session._take(opened.file, opened.state)
        session._restore(opened.dossier)
        store.listen(session._tell_all)
        return session

    @classmethod
    def in_memory(cls, path: Path) -> Self:
        """Open any file to be changed without a working file; what is done is lost unless it is exported."""
        return cls._unsaved(path, read_only=False)

    @classmethod
    def _unsaved(cls, path: Path, *, read_only: bool) -> Self:
        reading = read_any(path)
        session = cls(reading.document, name=reading.name, read_only=read_only)
        session._take(
            reading.file, State(reading.document, reading.proposals, reading.statement, reading.links, reading.kinds)
        )
        session._author = reading.author
        return session

    def _take(self, file: DocxFile, state: State) -> None:
        self._file = file
        self._proposals, self._statement, self._links = state.proposals, state.statement, state.links
        self._kinds = state.kinds
        self._history = state.history

    def _restore(self, dossier: Dossier | NewDossier) -> None:
        known = ("author", "tracking", "active_proposal")
        said = {} if isinstance(dossier, NewDossier) else {key: dossier.get(key) for key in known}
        author = author_of(said.get("author"))
        if author.name:
            self._author = author
        else:
            self.author = load_settings().author
        self._tracking = said.get("tracking") is not False
        active = said.get("active_proposal")
        self._active = next((p.id for p in self._proposals if p.id == active), None)

    @property
    def file(self) -> DocxFile | None:
        """The Word file through which the document is written back; None when it was not opened from one."""
        return self._file

    def plan(self, profile: str = "") -> Plan:
        """The plan in the document as it stands."""
        from app.services.checking import plan_of

        return plan_of(self._document, profile, self._kinds)

    def check(self, profile: str = "") -> list[Finding]:
        """What the checks say of the document as it stands, what the own amendments brought in first."""
        from app.services.checking import check_document

        author = self._author.signature
        return check_document(
            self._document, profile, self._kinds, author=author, proposals=self._proposals, links=self._links
        )

    def export(self, kind: ExportKind, out: Path, marks: Marks | None = None, form: str = "") -> None:
        """Write a liaison statement or an annex, its changes tracked unless `marks` says otherwise.

        RefusedError, and `out` as it was, when that can't be done.
        """
        from app.services.export import Marks, export_bytes, write_file

        write_file(out, export_bytes(self.source, kind, marks or Marks.TRACKED, form))

    @property
    def source(self) -> Source:
        """What an export made now is made from; background work may keep it. RefusedError without a Word file."""
        if self._file is None:
            raise RefusedError("There is no Word file behind this document; nothing was written.")
        from app.services.export import Source

        return Source(self._file, self._document, self._proposals, self._statement, self._kinds)

    def insert_element(
        self, kind: str, title: str, text: Iterable[str] = (), *, profile: str = "", before: Range | None = None
    ) -> Edit | None:
        """Add a plan element where its kind belongs, styled like its siblings; the selection goes behind it.

        RefusedError for a kind that the profile does not have, and for a document without any place for it.
        """
        from app.services.new_elements import NewElement

        return self.add_element(NewElement(kind, title, tuple(text)), profile=profile, before=before)

    def add_element(self, wanted: NewElement, *, profile: str = "", before: Range | None = None) -> Edit | None:
        """Add a plan element with its components, below the element that it belongs to.

        A kind that the document has no heading for gets one. RefusedError when there is no place for it even so.
        """
        from app.services.checking import profile_for
        from app.services.new_elements import place_element

        named = profile_for(self._document, profile)
        placed = place_element(self._document, self.plan(profile), wanted, named)

        def build(draft: Draft) -> Position:
            return placed.insert(draft, self.tracked())

        return self.edit(f"New {wanted.kind.replace('_', ' ')}", build, before=before)

    def move_element(self, paragraph: int, *, down: bool, before: Range | None = None) -> Edit:
        """Move the plan element that a paragraph belongs to, with all that belongs to it, past the next of its kind.

        The caret goes along. RefusedError where there is no element, none to move past, or what is bound to its place.
        """
        from app.editing.draft import Draft
        from app.services.moving_elements import move_element

        self._require_writable()
        draft = Draft(self._document)
        place, said = move_element(draft, self.plan(), paragraph, self.tracked(), down=down, kinds=self._kinds)
        return self._moved("Move element", draft, before, place, said)

    def move_selected(self, name: str, selection: Range, *, down: bool) -> Edit:
        """Move the paragraphs or rows that a selection touches past what stands above or below them.

        What was said of their kinds goes along. RefusedError where there is nothing to move past.
        """
        from app.editing.draft import Draft
        from app.editing.notes import drop_struck_notes
        from app.services.moving_elements import move_selected

        self._require_writable()
        draft = Draft(self._document)
        place, said = move_selected(draft, selection, self.tracked(), down=down, kinds=self._kinds)
        drop_struck_notes(draft)
        return self._moved(name, draft, selection, place, said)

    def _moved(self, name: str, draft: Draft, before: Range | None, place: Range, said: tuple[HandKind, ...]) -> Edit:
        kinds = Swap(self._kinds, said) if said != self._kinds else None
        edit = Edit(name, draft.splices, before, place, kinds=kinds)
        self._push(edit, draft.document)
        return edit

    def type_text(self, selection: Range, text: str) -> Edit | None:
        """Write text where the selection is, in place of what it selects; a line feed is a line break."""
        from app.editing import writing
        from app.services.characters import writable

        text = writable(text)
        if not text:
            return None

        def build(draft: Draft) -> Position:
            start, end = draft.document.ordered(selection)
            if start == end:
                return writing.insert_text(draft, start, text, self.tracked())
            return writing.replace_text(draft, start, end, text, self.tracked())

        return self._keystroke("Typing", build, selection)

    def strike(self, selection: Range, forward: bool = False) -> Edit | None:
        """Strike what is selected, else the character before the caret or (`forward`) the one after it."""
        from app.editing import writing
        from app.services.caret import after_caret, before_caret, past_struck

        target: Range | None = selection
        if selection.empty:
            find = after_caret if forward else before_caret
            target = find(self._document, selection.focus)
        if target is None:
            return None
        start, end = self._document.ordered(target)

        def build(draft: Draft) -> Position:
            place = writing.strike(draft, start, end, self.tracked())
            return past_struck(draft.document, place, start, end) if forward else place

        return (
            self._keystroke("Strike", build, selection)
            if selection.empty
            else self.edit("Strike", build, before=selection)
        )

    def split(self, selection: Range) -> Edit | None:
        """Start a new paragraph where the selection is, in place of what it selects."""
        from app.editing import writing
        from app.services.caret import past_struck

        def build(draft: Draft) -> Position:
            start, end = draft.document.ordered(selection)
            tracking = self.tracked()
            if start != end:
                place = writing.strike(draft, start, end, tracking)
                start = past_struck(draft.document, place, start, end)
            return writing.split(draft, start, tracking)

        return self.edit("New paragraph", build, before=selection)

    def accept(self, selector: Selector) -> Edit | None:
        """Make the changes that `selector` picks part of the text."""
        from app.editing import resolve

        return self.edit("Accept changes", lambda draft: resolve.accept(draft, selector))

    def reject(self, selector: Selector) -> Edit | None:
        """Take the changes that `selector` picks back."""
        from app.editing import resolve

        return self.edit("Reject changes", lambda draft: resolve.reject(draft, selector))

    def accept_changes(self, changes: Iterable[Change]) -> Edit | None:
        """Make single changes part of the text."""
        from app.editing import resolve

        wanted = tuple(changes)
        return self.edit("Accept change", lambda draft: resolve.accept_changes(draft, wanted))

    def reject_changes(self, changes: Iterable[Change]) -> Edit | None:
        """Take single changes back."""
        from app.editing import resolve

        wanted = tuple(changes)
        return self.edit("Reject change", lambda draft: resolve.reject_changes(draft, wanted))

    def assign(self, changes: Iterable[Change], proposal: str | None) -> Edit | None:
        """Make changes belong to a proposal, or to none; KeyError when there is no such proposal."""
        from app.services.assigning import assign_changes

        wanted = tuple(changes)
        if proposal is not None:
            self.proposal(proposal)
        return self.edit("Assign to proposal", lambda draft: assign_changes(draft, wanted, proposal))

    def new_proposal_id(self) -> str:
        """An id that no proposal here has had in this session or has now."""
        used = {p.id for p in self._proposals} | self._ids_in_history()
        number = 1
        while f"p{number}" in used:
            number += 1
        return f"p{number}"

    def add_proposal(self, proposal: Proposal) -> Edit:
        """Add a proposal at the end; RefusedError when its id is taken."""
        self._require_new(proposal)
        return self._change_proposals("Add proposal", (*self._proposals, proposal))

    def propose(self, proposal: Proposal, build: Build) -> Edit:
        """Add a proposal together with its changes to the text, as one step; RefusedError when its id is taken."""
        from app.editing.draft import Draft
        from app.editing.notes import drop_struck_notes

        self._require_new(proposal)
        draft = Draft(self._document)
        build(draft)
        drop_struck_notes(draft)
        name = f"Proposal: {proposal.title}" if proposal.title else "Proposal"
        return self._change_proposals(name, (*self._proposals, proposal), draft)

    def change_proposal(self, proposal: Proposal, merge: str | None = None) -> Edit | None:
        """Replace the proposal that has this one's id; None when it says the same; KeyError when there is none."""
        if self.proposal(proposal.id) == proposal:
            return None
        changed = tuple(proposal if p.id == proposal.id else p for p in self._proposals)
        return self._change_proposals("Change proposal", changed, merge=merge)

    def remove_proposal(self, id_: str) -> Edit:
        """Take a proposal away; its changes stay in the text and belong to none. KeyError when there is none."""
        from app.editing.draft import Draft
        from app.services.assigning import release_changes

        self.proposal(id_)
        draft = Draft(self._document)
        release_changes(draft, id_)
        kept = tuple(p for p in self._proposals if p.id != id_)
        return self._change_proposals("Remove proposal", kept, draft)

    def order_proposals(self, ids: Iterable[str]) -> Edit | None:
        """Put the proposals in the order of their ids; RefusedError unless each is named once."""
        wanted = tuple(ids)
        if sorted(wanted) != sorted(p.id for p in self._proposals):
            raise RefusedError("Every proposal must be named once to put them in order.")
        ordered = tuple(self.proposal(id_) for id_ in wanted)
        return None if ordered == self._proposals else self._change_proposals("Move proposal", ordered)

    def set_statement(self, statement: Statement, merge: str | None = None) -> Edit | None:
        """Replace the statement's fields; None when nothing differs."""
        self._require_writable()
        if statement == self._statement and statement.extra == self._statement.extra:
            return None
        edit = Edit("Change statement", statement=Swap(self._statement, statement), merge=merge)
        self._push(edit, self._document)
        return edit

    def set_links(self, name: str, links: Iterable[HandLink]) -> Edit | None:
        """Replace what was said by hand about the links, as one step called `name`; None when nothing differs."""
        self._require_writable()
        wanted = tuple(links)
        if wanted == self._links:
            return None
        edit = Edit(name, links=Swap(self._links, wanted))
        self._push(edit, self._document)
        return edit

    def set_kind(self, paragraph: int, kind: str | None) -> Edit | None:
        """Say that a paragraph begins an element of a kind, or of none (""); None takes back what was said.

        Returns None when nothing differs. KeyError when there is no such paragraph.
        """
        from app.model.plan import HandKind

        self._require_writable()
        self._document.paragraph(paragraph)
        kept = tuple(one for one in self._kinds if one.paragraph != paragraph)
        wanted = kept if kind is None else (*kept, HandKind(paragraph, kind))
        if set(wanted) == set(self._kinds):
            return None
        edit = Edit("Set the kind of an element", kinds=Swap(self._kinds, wanted))
        self._push(edit, self._document)
        return edit

    def _change_proposals(
        self, name: str, proposals: tuple[Proposal, ...], draft: Draft | None = None, merge: str | None = None
    ) -> Edit:
        self._require_writable()
        splices = draft.splices if draft else ()
        edit = Edit(name, splices, merge=merge, proposals=Swap(self._proposals, proposals))
        self._push(edit, draft.document if draft else self._document)
        return edit

    def _require_new(self, proposal: Proposal) -> None:
        if any(p.id == proposal.id for p in self._proposals):
            raise RefusedError(f"There is already a proposal “{proposal.id}”.")

    def _ids_in_history(self) -> set[str]:
        swaps = [e.proposals for e in (*self._history.done, *self._history.undone) if e.proposals]
        return {p.id for swap in swaps for p in (*swap.before, *swap.after)}

    def _keystroke(self, name: str, build: Build, selection: Range) -> Edit | None:
        """An edit that is one step of the history with the strokes before it, if it goes on where they ended."""
        last = self._last
        goes_on = last is not None and selection.empty and last[:2] == (name, selection.focus)
        if last is None or not goes_on or time.monotonic() - last[2] >= PAUSE:
            self._gestures += 1
        edit = self.edit(name, build, before=selection, merge=f"{name} {self._opened_at} {self._gestures}")
        if edit is not None and edit.after is not None:
            self._last = (name, edit.after.focus, time.monotonic())
        return edit

    def _apply(self, edit: Edit, document: Document) -> None:
        self._last = None
        super()._apply(edit, document)
