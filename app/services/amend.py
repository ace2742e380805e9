"""Doing an edit list on a session: every proposal one named, tracked step of its history."""

from __future__ import annotations

from collections.abc import Sequence

from app.editing import writing
from app.editing.draft import Draft
from app.editing.tracking import Tracking
from app.model.content import Mark, Paragraph, Run
from app.model.document import Document, Position
from app.model.errors import PlaceError, RefusedError
from app.model.proposal import Proposal
from app.plan import recognise
from app.plan.headings import spans_of
from app.plan.placement import added
from app.plan.wording import bulleted, without_bullet
from app.services.edit_list import EditList, ListedEdit, ListedProposal
from app.services.placing import Scope, only, quoted, scope_of
from app.services.quoting import FinalText, Found, excerpt, find_quote
from app.services.session import Session


def amend(session: Session, edits: EditList) -> None:
    """Make the list's proposals with their edits and set its statement.

    Raises PlaceError or RefusedError, whose sentence names the edit's position in the list; proposals before that one
    have then been made, so a caller that wants all or nothing throws the session away.
    """
    session.author = edits.author
    for number, listed in enumerate(edits.proposals, 1):
        _propose(session, listed, number, edits.date)
    if edits.statement is not None:
        session.set_statement(edits.statement)


def _propose(session: Session, listed: ListedProposal, number: int, date: str) -> None:
    id_ = session.new_proposal_id()
    proposal = Proposal(id_, listed.title, listed.symbol, listed.addressees, listed.rationale)
    tracking = Tracking(session.author.signature, date or session.tracked().date, id_)

    def build(draft: Draft) -> None:
        for position, edit in enumerate(listed.edits, 1):
            _do(draft, edit, tracking, f"Edit {position} of proposal {number}")

    session.propose(proposal, build)


def _do(draft: Draft, edit: ListedEdit, tracking: Tracking, name: str) -> None:
    try:
        _Doing(draft, edit, tracking).do()
    except PlaceError as error:
        raise PlaceError(f"{name}: {_ended(error)}", error.candidates) from error
    except RefusedError as error:
        raise RefusedError(f"{name}: {_ended(error)}") from error


def _ended(error: RefusedError) -> str:
    said = str(error)
    return said if said.endswith(".") else f"{said}."


class _Doing:
    """One edit of the list, done in a draft."""

    def __init__(self, draft: Draft, edit: ListedEdit, tracking: Tracking) -> None:
        self._draft = draft
        self._edit = edit
        self._tracking = tracking
        self._scope: Scope = scope_of(draft.document, edit.place)
        self._quoted: list[Found] = quoted(self._scope, edit.place.quote) if edit.place.quote else []

    def do(self) -> None:
        """Do it; PlaceError when its place is missing or found twice."""
        if self._edit.add:
            self._add()
        elif self._edit.remove:
            writing.remove_paragraph(self._draft, self._quoted[0].paragraph.id, self._tracking)
        elif self._edit.strike:
            self._strike()
        else:
            writing.insert_text(self._draft, self._position(), self._edit.insert, self._tracking)

    def _strike(self) -> None:
        if self._quoted:
            where = f"in the paragraph of “{excerpt(self._edit.place.quote)}”"
            found = only(find_quote([self._quoted[0].paragraph], self._edit.strike), self._edit.strike, where)
        else:
            found = only(quoted(self._scope, self._edit.strike), self._edit.strike, self._scope.name)
        start, end = (Position(found.paragraph.id, at) for at in (found.start, found.end))
        if self._edit.insert:
            writing.replace_text(self._draft, start, end, self._edit.insert, self._tracking)
        else:
            writing.strike(self._draft, start, end, self._tracking)

    def _position(self) -> Position:
        where = self._edit.where or ("after" if self._quoted else "end")
        if where in ("before", "after"):
            where_named = f"in the paragraph of “{excerpt(self._edit.place.quote)}”"
            found = only(self._quoted, self._edit.place.quote, where_named)
            return Position(found.paragraph.id, found.start if where == "before" else found.end)
        if self._quoted:
            paragraph = self._quoted[0].paragraph
        else:
            content = self._content()
            paragraph = content[0] if where == "start" else content[-1]
        return Position(paragraph.id, 0 if where == "start" else paragraph.length)

    def _content(self) -> Sequence[Paragraph]:
        """The paragraphs with text of the heading's section, its heading aside; the heading when there are none."""
        inside = [p for p in self._scope.paragraphs[1:] if p.block is None and FinalText(p).text.strip()]
        return inside or self._scope.paragraphs[:1]

    def _add(self) -> None:
        document = self._draft.document
        section = self._scope.section
        if section is not None and not self._quoted:
            placed = added(document, recognise(document), section, self._items())
            if self._edit.where == "start":
                writing.insert_paragraphs(self._draft, section.heading, placed.paragraphs, self._tracking)
            else:
                placed.insert(self._draft, self._tracking)
            return
        anchor = self._quoted[0].paragraph
        insert = writing.insert_before if self._edit.where in ("before", "start") else writing.insert_paragraphs
        insert(self._draft, anchor.id, self._beside(anchor), self._tracking)

    def _items(self) -> list[tuple[str, str]]:
        return [(one.kind, one.text) for one in self._edit.add]

    def _beside(self, anchor: Paragraph) -> Sequence[Paragraph]:
        """The new paragraphs, styled like the section around; in lists, tables and notes like the one quoted."""
        document = self._draft.document
        index = document.body.index(anchor.id)
        around = [s for s in spans_of(document) if index is not None and s.start <= index < s.end]
        if around and anchor.parent == document.body.paragraphs[around[-1].start].parent:
            new = added(document, recognise(document), around[-1], self._items()).paragraphs
            if not _is_item(document, anchor):
                return new
            pairs = zip(self._edit.add, new, strict=True)
            return [_item(anchor, one.text) if one.kind == "body" else styled for one, styled in pairs]
        return [_like(anchor, one.text) for one in self._edit.add]


def _is_item(document: Document, paragraph: Paragraph) -> bool:
    """Whether it is an item of a list, by its numbering or a bullet typed in front of it, and no heading."""
    numbered = document.styles.effective_paragraph(paragraph.format).number
    item = bool(numbered) or bulleted(FinalText(paragraph).text)
    return item and document.styles.outline_level(paragraph.format) is None


def _item(sibling: Paragraph, text: str) -> Paragraph:
    """One more item of a list, with the bullet that its sibling has typed in front."""
    said = FinalText(sibling).text
    bullet = "" if bulleted(text) else said.removesuffix(without_bullet(said))
    return _like(sibling, f"{bullet}{text}")


def _like(sibling: Paragraph, text: str) -> Paragraph:
    runs = [run for run in sibling.runs if run.opaque is None and run.deleted is None]
    # The format of most of the text: a bold lead-in does not make the whole paragraph bold.
    longest = max(runs, key=lambda run: len(run.text), default=None)
    run_format = longest.format if longest else sibling.mark.format
    return Paragraph(0, (Run(text, run_format),), sibling.format, Mark(sibling.mark.format))
