"""A list that is brought up to date edit by edit says what reading the whole document says."""

from __future__ import annotations

import random
import time

from app.gui.open_document import OpenDocument
from app.gui.relisting import Listing, listed, relisted
from app.model.content import Paragraph, Run
from app.model.document import Document, Position, Range
from app.model.structure import Cell, Row, Table
from app.services.events import DocumentChanged, Event
from app.services.session import Session
from tests.gui.samples import DELEGATE, RAPPORTEUR, changed_paragraph, document_of, place, session_of


class Follower:
    """Brings a listing up to date with every edit of a session, and counts how often that was enough."""

    def __init__(self, session: Session) -> None:
        self.listing: Listing = listed(session.document)
        self.followed = 0
        session.subscribe(self._hear)

    def _hear(self, event: Event) -> None:
        if isinstance(event, DocumentChanged):
            found = relisted(self.listing, event.edit, event.document)
            self.followed += found is not None
            self.listing = found or listed(event.document)


def _document() -> Document:
    return document_of(
        changed_paragraph(1), "plain text", changed_paragraph(3), "# Heading", changed_paragraph(5), "end"
    )


def test_whatever_is_done_the_listing_is_that_of_the_document() -> None:
    session = session_of(_document())
    follower = Follower(session)
    rng = random.Random(7)
    for _ in range(300):
        _do_something(session, rng)
        assert follower.listing == listed(session.document)
    assert follower.followed > 250


def _do_something(session: Session, rng: random.Random) -> None:
    paragraphs = session.document.body.paragraphs
    paragraph = rng.choice(paragraphs)
    at = rng.randint(0, paragraph.length)
    end = rng.randint(at, paragraph.length)
    changes = listed(session.document)[1]
    deed = rng.randrange(8)
    if deed == 0:
        session.type_text(place(paragraph.id, at), rng.choice(["word ", "two words ", "x"]))
    elif deed == 1:
        session.strike(place(paragraph.id, at, end))
    elif deed == 2:
        session.split(place(paragraph.id, at))
    elif deed == 3 and changes:
        session.accept_changes([rng.choice(changes)])
    elif deed == 4 and changes:
        session.reject_changes([rng.choice(changes)])
    elif deed == 5:
        session.undo()
    elif deed == 6:
        session.redo()
    else:
        other = rng.choice(paragraphs)
        session.strike(Range(Position(paragraph.id, at), Position(other.id, rng.randint(0, other.length))))


def test_in_tables_all_is_read_anew() -> None:
    table = Table(20, (5000,))
    cell = Cell(22, Row(21, table, inserted=DELEGATE), 0)
    session = session_of(document_of("plain", Paragraph(2, (Run("in a cell", inserted=RAPPORTEUR),), parent=cell)))
    follower = Follower(session)
    session.type_text(place(2, 3), "more ")
    assert follower.followed == 0
    assert follower.listing == listed(session.document)


def test_an_open_document_lists_at_once_what_single_edits_changed() -> None:
    opened = OpenDocument(session_of(_document()))
    opened.look()
    opened.list_changes_now()
    for text in ("one ", "two "):
        opened.session.type_text(place(2, 0), text)
    opened.list_changes_now()
    assert (opened.session.document, opened.changes, opened.words) == listed(opened.session.document)
    opened.session.accept_changes(opened.changes)
    opened.list_changes_now()
    assert opened.changes == []
    opened.close()


def test_a_decision_in_a_long_document_does_not_read_all_of_it() -> None:
    session = session_of(document_of(*(changed_paragraph(number) for number in range(1, 5001))))
    follower = Follower(session)
    whole = _spent(lambda: listed(session.document))
    before, document = follower.listing, session.document
    edit = session.accept_changes([follower.listing[1][5000]])
    assert edit is not None
    assert document is before[0]
    assert _spent(lambda: relisted(before, edit, session.document)) < whole / 2


def _spent(do: object) -> float:
    assert callable(do)
    best = 9.0
    for _ in range(5):
        begun = time.thread_time()
        do()
        best = min(best, time.thread_time() - begun)
    return best
