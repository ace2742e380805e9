"""The document on the desk: its session, told in Qt signals, and what is found out about it in the background."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.gui.work import Latest
from app.model.document import Document
from app.services.events import (
    DocumentChanged,
    Event,
    KindsChanged,
    LinksChanged,
    ProposalsChanged,
    SavedChanged,
    SavingFailed,
    SettingsChanged,
    StatementChanged,
)

# What finds changes, plan and outline is loaded once the text is painted.
if TYPE_CHECKING:
    from app.editing.splice import Edit
    from app.gui.outline_nodes import OutlineNode
    from app.gui.relisting import Listing
    from app.model.changes import Change
    from app.model.finding import Finding
    from app.model.link import HandLink
    from app.model.plan import HandKind, Plan
    from app.model.proposal import Proposal
    from app.services.session import Session

    CheckedPlan = tuple[Document, Plan, tuple[OutlineNode, ...], list[Finding]]

PAUSE = 300
"""Milliseconds without an edit before the changes are listed, the plan recognised and the checks run."""


class OpenDocument(QObject):
    """One session with its changes, plan and findings, each a little behind the text and never in its way."""

    document_changed = Signal(object)
    proposals_changed = Signal()
    statement_changed = Signal()
    links_changed = Signal()
    settings_changed = Signal()
    saved_changed = Signal(bool)
    saving_failed = Signal(str)
    changes_found = Signal(object)
    plan_found = Signal(object)
    findings_found = Signal(object)
    words_counted = Signal(int)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.changes: list[Change] = []
        self.outline: tuple[OutlineNode, ...] = ()
        self.findings: list[Finding] = []
        self.words = 0
        self.checked = False
        self._listing: Listing | None = None
        self._unlisted: list[tuple[Edit, Document]] = []
        """The edits since the listing, each with the document that it led to."""
        self._checked_document: Document | None = None
        self._reviewer = Latest("list changes", _listed, PAUSE, self)
        self._checker = Latest("check the plan", self._checked_plan, PAUSE, self)
        self._reviewer.ready.connect(self._take_changes)
        self._checker.ready.connect(self._take_findings)
        self._reviewer.failed.connect(self.failed)
        self._checker.failed.connect(self.failed)
        self._unsubscribe = session.subscribe(self._hear)

    @cached_property
    def plan(self) -> Plan:
        """The plan that was recognised last, at first one of nothing."""
        from app.model.plan import Plan

        return Plan("")

    @property
    def settled(self) -> bool:
        """Whether changes, plan and findings are those of the text as it stands."""
        return self._reviewer.idle and self._checker.idle and self.checked

    def look(self) -> None:
        """Find changes, plan and findings at once, without waiting for a pause."""
        self._reviewer.ask(self.session.document, now=True)
        self._checker.ask(self.session.document, self.session.kinds, now=True)

    def list_changes_now(self) -> None:
        """Bring the changes up to date at once if the text is newer than they are."""
        listing, document = self._listing, self.session.document
        if listing is not None and listing[0] is document:
            return
        from app.gui.relisting import listed, relisted

        for edit, after in self._unlisted:
            listing = relisted(listing, edit, after) if listing is not None else None
        if listing is None or listing[0] is not document:
            listing = listed(document)
        self._take_changes(listing)

    def close(self) -> None:
        """Stop listening, stop the background work and close the session."""
        self._unsubscribe()
        self._reviewer.stop()
        self._checker.stop()
        self.session.close()

    def _hear(self, event: Event) -> None:
        match event:
            case DocumentChanged():
                self._unlisted.append((event.edit, event.document))
                self._reviewer.ask(event.document)
                self._checker.ask(event.document, self.session.kinds)
                self.document_changed.emit(event.document)
            case ProposalsChanged():
                self.proposals_changed.emit()
            case StatementChanged():
                self.statement_changed.emit()
            case LinksChanged():
                self.links_changed.emit()
            case KindsChanged():
                self._checker.ask(self.session.document, self.session.kinds, now=True)
            case SettingsChanged():
                self.settings_changed.emit()
            case SavedChanged():
                self.saved_changed.emit(event.saved)
            case SavingFailed():
                self.saving_failed.emit(event.message)

    def _take_changes(self, found: Listing) -> None:
        self._listing = found
        document, self.changes, self.words = found
        at = next((n for n, (_, after) in enumerate(self._unlisted, 1) if after is document), 0)
        # A listing from before the last one: the edits since are not known any more.
        del self._unlisted[: at or len(self._unlisted)]
        self.changes_found.emit(self.changes)
        self.words_counted.emit(self.words)

    def unchanged_since_check(self, paragraph: int) -> bool:
        """Whether a paragraph still says what it said when the findings were found."""
        document, checked = self.session.document, self._checked_document
        if checked is None or not document.holds(paragraph) or not checked.holds(paragraph):
            return False
        return document.paragraph(paragraph) == checked.paragraph(paragraph)

    def _checked_plan(self, document: Document, kinds: tuple[HandKind, ...]) -> CheckedPlan:
        """Runs off the window's thread; what it takes from the session never changes."""
        session = self.session
        return check_plan(
            document, kinds, author=session.author.signature, proposals=session.proposals, links=session.links
        )

    def _take_findings(self, found: CheckedPlan) -> None:
        self._checked_document, self.plan, self.outline, self.findings = found
        self.checked = True
        self.plan_found.emit(self.plan)
        self.findings_found.emit(self.findings)


def _listed(document: Document) -> Listing:
    from app.gui.relisting import listed

    return listed(document)


def check_plan(
    document: Document,
    kinds: tuple[HandKind, ...] = (),
    *,
    author: str = "",
    proposals: Sequence[Proposal] = (),
    links: Sequence[HandLink] = (),
) -> CheckedPlan:
    """A document, the plan that is recognised in it, its outline, and what the checks say about both.

    `kinds` and `links` are what somebody said of its elements; the changes of `author` are the amendments.
    """
    # Rules and schema take longer to load than the window may wait.
    from app.gui.outline_nodes import outline_of
    from app.services.checking import findings_of, plan_of, profile_for

    plan = plan_of(document, kinds=kinds)
    profile = profile_for(document, plan.profile)
    found = findings_of(document, plan, profile, kinds, author=author, proposals=proposals, links=links)
    return document, plan, outline_of(document, plan), found
