"""A session's edits, its one history, and what it tells its listeners."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from app.editing import writing
from app.editing.commenting import add_comment
from app.editing.draft import Draft
from app.editing.grid import add_row, remove_row
from app.editing.noting import add_note
from app.model.changes import document_changes
from app.model.content import Paragraph, Run
from app.model.document import Document, Position, Story, StoryKind
from app.model.errors import RefusedError
from app.model.proposal import Author, Proposal, Statement
from app.model.structure import Cell, Row, Table
from app.model.views import View, document_lines
from app.resources import resource
from app.services.events import DocumentChanged, Event, ProposalsChanged, SettingsChanged, StatementChanged
from app.services.export import ExportKind
from app.services.session import Session
from tests.services.documents import caret, document, select

DATE = "2026-02-11T09:00:00Z"


def session(*texts: str) -> Session:
    made = Session(document(*texts), clock=lambda: DATE)
    made.author = Author("A. Rapporteur", "Example Administration")
    return made


def marked(made: Session) -> list[str]:
    return list(document_lines(made.document, View.MARKED))


def test_typing_is_tracked_under_organization_name_and_date() -> None:
    made = session("One two")
    made.type_text(caret(1, 3), " more")
    (change,) = document_changes(made.document)
    assert (change.revision.author, change.revision.date) == ("Example Administration – A. Rapporteur", DATE)
    assert marked(made) == ["One{+ more+} two"]


def test_typing_over_a_selection_strikes_it_and_writes_behind_it() -> None:
    made = session("One two three")
    made.type_text(select(1, 4, 1, 7), "2")
    assert marked(made) == ["One [-two-]{+2+} three"]


def test_letters_typed_in_a_row_are_one_step_and_a_moved_caret_starts_another() -> None:
    made = session("One")
    edit = made.type_text(caret(1, 3), "a")
    assert edit is not None
    assert edit.after is not None
    made.type_text(edit.after, "b")
    made.type_text(caret(1, 0), "c")
    made.undo()
    assert marked(made) == ["One{+ab+}"]
    made.undo()
    assert marked(made) == ["One"]
    assert made.can_undo is None


def test_backspaces_in_a_row_are_one_step() -> None:
    made = session("One two")
    edit = made.strike(caret(1, 7))
    for _ in range(3):
        assert edit is not None
        assert edit.after is not None
        edit = made.strike(edit.after)
    assert marked(made) == ["One[- two-]"]
    made.strike(caret(1, 1))
    made.undo()
    assert marked(made) == ["One[- two-]"]
    made.undo()
    assert marked(made) == ["One two"]


def test_characters_that_xml_cannot_hold_are_not_written() -> None:
    made = session("")
    made.type_text(caret(1, 0), "a\x00b\ud800c\r\nd\ufffc")
    assert made.document.paragraph(1).text == "abc\nd"
    assert made.type_text(caret(1, 0), "\x01") is None


def test_backspace_passes_over_struck_text_and_takes_whole_characters() -> None:
    made = session("ae\u0301x")
    first = made.strike(caret(1, 3))
    assert first is not None
    assert first.after is not None
    assert marked(made) == ["a[-e\u0301-]x"]
    made.strike(first.after)
    assert marked(made) == ["[-ae\u0301-]x"]


def test_delete_moves_the_caret_behind_what_it_struck() -> None:
    made = session("abc")
    first = made.strike(caret(1, 0), forward=True)
    assert first is not None
    assert first.after is not None
    assert first.after.focus == Position(1, 1)
    made.strike(first.after, forward=True)
    assert marked(made) == ["[-ab-]c"]


def test_backspace_at_the_start_of_a_paragraph_strikes_the_mark_before_it() -> None:
    made = session("One", "two")
    made.strike(caret(2, 0))
    assert list(document_lines(made.document, View.FINAL)) == ["Onetwo"]
    assert made.strike(caret(1, 0)) is None


def test_enter_over_a_selection_that_takes_own_text_away_splits_behind_what_is_struck() -> None:
    made = session("one", "t")
    made.type_text(caret(2, 0), "xxxx")
    made.split(select(1, 1, 2, 5))
    assert marked(made) == ["o[-ne-]", "[-t-]", ""]


def test_a_struck_selection_across_paragraphs_leaves_the_caret_inside_the_text() -> None:
    made = session("one", "two")
    made.type_text(caret(2, 0), "xxxx")
    edit = made.strike(select(1, 1, 2, 5), forward=True)
    assert edit is not None
    assert edit.after == caret(2, 1)


def test_an_own_note_that_is_struck_again_takes_its_text_with_it() -> None:
    made = session("One two")
    opened = made.document
    made.edit("Footnote", lambda draft: add_note(draft, Position(1, 3), "A source.", made.tracked()))
    noted = made.document
    assert [story.id for story in noted.stories] == ["body", "footnotes"]
    made.strike(select(1, 3, 1, 4))
    assert made.document == opened
    made.undo()
    assert made.document == noted
    made.author = Author("B. Delegate")
    made.strike(select(1, 3, 1, 4))
    assert [story.id for story in made.document.stories] == ["body", "footnotes"]


def test_an_own_row_that_is_struck_again_takes_the_comments_in_it_along() -> None:
    table = Table(90)
    row = Row(91, table)
    cells = tuple(Paragraph(2 + at, (Run("cell"),), parent=Cell(92 + at, row, at)) for at in range(2))
    story = Story("body", StoryKind.BODY, (*document("One").body.paragraphs, *cells, Paragraph(9)))
    made = Session(Document((story,), next_id=100), clock=lambda: DATE)
    made.author = Author("A. Rapporteur")
    opened = made.document
    made.edit("Row", lambda draft: add_row(draft, 2, made.tracked()))
    new = made.document.body.paragraphs[3].id
    made.type_text(caret(new, 0), "word")

    def comment(draft: Draft) -> None:
        add_comment(draft, select(new, 0, new, 4), "Why?", "B", DATE)

    made.edit("Comment", comment)
    assert [s.id for s in made.document.stories] == ["body", "comments"]
    made.edit("Strike the row", lambda draft: remove_row(draft, new, made.tracked()))
    assert made.document == opened


def test_splitting_and_undoing_restores_the_document_exactly() -> None:
    made = session("One two")
    before = made.document
    made.split(select(1, 3, 1, 4))
    assert list(document_lines(made.document, View.FINAL)) == ["One", "two"]
    made.undo()
    assert made.document == before


def test_undo_and_redo_go_through_text_proposals_and_statement_in_one_order() -> None:
    made = session("One")
    made.add_proposal(Proposal("p1", "First"))
    made.type_text(caret(1, 3), "!")
    made.set_statement(Statement(number="XG-LS1"))
    final = (made.document, made.proposals, made.statement)
    assert [made.can_undo, made.undo() is not None] == ["Change statement", True]
    assert made.statement == Statement()
    made.undo()
    made.undo()
    assert made.proposals == ()
    assert made.undo() is None
    for _ in range(3):
        assert made.redo() is not None
    assert (made.document, made.proposals, made.statement) == final
    assert made.redo() is None


def test_changes_made_while_a_proposal_is_active_belong_to_it() -> None:
    made = session("One")
    made.add_proposal(Proposal("p1"))
    made.active_proposal = "p1"
    made.type_text(caret(1, 3), "!")
    assert [c.revision.proposal for c in document_changes(made.document)] == ["p1"]
    with pytest.raises(KeyError):
        made.active_proposal = "p9"


def test_assigning_moves_only_the_changes_named() -> None:
    made = session("One", "Two")
    made.add_proposal(Proposal("p1"))
    made.type_text(caret(1, 3), "!")
    made.strike(select(2, 0, 2, 3))
    first, second = document_changes(made.document)
    made.assign([second], "p1")
    assert [c.revision.proposal for c in document_changes(made.document)] == [None, "p1"]
    made.undo()
    assert list(document_changes(made.document)) == [first, second]


def test_removing_a_proposal_frees_its_changes_and_undo_brings_both_back() -> None:
    made = session("One")
    made.add_proposal(Proposal("p1", "First"))
    made.active_proposal = "p1"
    made.type_text(caret(1, 3), "!")
    before = made.document
    made.remove_proposal("p1")
    assert made.active_proposal is None
    assert [c.revision.proposal for c in document_changes(made.document)] == [None]
    made.undo()
    assert made.document == before
    assert [c.revision.proposal for c in document_changes(made.document)] == ["p1"]
    assert made.proposals == (Proposal("p1", "First"),)


def test_an_id_once_used_for_a_proposal_is_not_given_again() -> None:
    made = session("One")
    made.add_proposal(Proposal(made.new_proposal_id()))
    made.remove_proposal("p1")
    assert made.new_proposal_id() == "p2"


def test_accepting_and_rejecting_single_changes() -> None:
    made = session("One two")
    made.type_text(caret(1, 0), "A ")
    made.type_text(caret(1, 9), " B")
    first, second = document_changes(made.document)
    made.accept_changes([first])
    assert marked(made) == ["A One two{+ B+}"]
    made.reject(lambda revision, kind: revision == second.revision)
    assert marked(made) == ["A One two"]


def test_a_listener_that_fails_neither_loses_the_edit_nor_silences_the_others(
    caplog: pytest.LogCaptureFixture,
) -> None:
    made = session("One")
    heard: list[Event] = []

    def broken(event: Event) -> None:
        raise ValueError("broken")

    made.subscribe(broken)
    made.subscribe(heard.append)
    with caplog.at_level(logging.CRITICAL):
        made.type_text(caret(1, 3), "!")
    assert marked(made) == ["One{+!+}"]
    assert [type(e) for e in heard] == [DocumentChanged]


def test_listeners_hear_of_each_kind_of_change_until_they_leave() -> None:
    made = session("One")
    heard: list[Event] = []
    leave = made.subscribe(heard.append)
    made.tracking = False
    made.add_proposal(Proposal("p1"))
    made.set_statement(Statement(title="T"))
    made.type_text(caret(1, 3), "!")
    assert [type(e) for e in heard] == [SettingsChanged, ProposalsChanged, StatementChanged, DocumentChanged]
    leave()
    made.undo()
    assert len(heard) == 4


def test_an_edit_made_by_a_listener_is_told_after_the_one_it_answers() -> None:
    made = session("One")
    heard: list[str] = []

    def answering(event: Event) -> None:
        if isinstance(event, DocumentChanged) and len(made.history) == 1:
            made.type_text(caret(1, 0), "2")

    made.subscribe(answering)
    made.subscribe(lambda event: heard.append(made_text(event)))
    made.type_text(caret(1, 3), "1")
    assert heard == ["One1", "2One1"]


def made_text(event: Event) -> str:
    assert isinstance(event, DocumentChanged)
    return event.document.body.paragraphs[0].text


def test_an_edit_that_is_refused_leaves_everything_as_it_was() -> None:
    made = session("One")
    before = made.document

    def build(draft: Draft) -> None:
        writing.insert_text(draft, Position(1, 0), "x", made.tracked())
        raise RefusedError("No.")

    with pytest.raises(RefusedError):
        made.edit("Fails", build)
    assert made.document is before
    assert made.can_undo is None


def test_nothing_can_be_changed_when_reading_only() -> None:
    made = Session(document("One"), read_only=True)
    with pytest.raises(RefusedError):
        made.type_text(caret(1, 0), "x")
    with pytest.raises(RefusedError):
        made.add_proposal(Proposal("p1"))


def test_a_new_element_goes_behind_its_siblings_as_one_tracked_step() -> None:
    made = Session.in_memory(resource("example", "annex.docx"))
    made.author = Author("A. Rapporteur")
    before = made.document
    made.insert_element("enabler", "Outreach", ["Members will hear of results."])
    (element,) = [e for e in made.plan().walk() if e.kind == "enabler" and e.title == "Outreach"]
    assert element.text == ("Members will hear of results.",)
    assert made.can_undo == "New enabler"
    assert list(document_lines(made.document, View.ORIGINAL)) == list(document_lines(before, View.ORIGINAL))
    made.undo()
    assert made.document == before


def test_a_kind_that_no_profile_has_leaves_the_document_alone() -> None:
    made = Session.in_memory(resource("example", "annex.docx"))
    before = made.document
    with pytest.raises(RefusedError):
        made.insert_element("gadget", "Outreach")
    assert made.document is before


def test_an_export_leaves_a_file_that_cannot_be_replaced_as_it_was(tmp_path: Path) -> None:
    made = Session.in_memory(resource("example", "annex.docx"))
    made.export(ExportKind.ANNEX, tmp_path / "same.docx")
    assert (tmp_path / "same.docx").read_bytes() == resource("example", "annex.docx").read_bytes()
    with pytest.raises(RefusedError, match="nothing was changed"):
        made.export(ExportKind.ANNEX, tmp_path / "no such folder" / "x.docx")
    with pytest.raises(RefusedError, match="no Word file"):
        session("One").export(ExportKind.ANNEX, tmp_path / "none.docx")
    assert [p.name for p in tmp_path.iterdir()] == ["same.docx"]
