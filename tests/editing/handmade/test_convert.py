"""Marks become tracked changes, lose the look that was the mark and nothing else, and come back by one undo."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from app.editing.draft import Draft
from app.editing.handmade import convert, survey
from app.editing.splice import Edit
from app.editing.writing import insert_text
from app.model.changes import document_changes
from app.model.content import Opaque, OpaqueKind, Paragraph, Run
from app.model.document import Position
from app.model.errors import RefusedError
from app.model.format import RunFormat
from app.model.revision import Revision
from tests.editing.handmade.pages import TRACKING, converted, final, kinds, marked, original, page

PAIR = "The plan rests on ~four~ =five= main tracks."


def test_a_pair_becomes_a_tracked_replacement() -> None:
    document = converted(page(PAIR))
    assert marked(document) == ["The plan rests on [-four-] {+five+} main tracks."]
    assert {(c.revision.author, c.revision.date) for c in document_changes(document)} == {
        (TRACKING.author, TRACKING.date)
    }


def test_the_mark_goes_and_every_other_property_stays() -> None:
    look = RunFormat(bold=True, color="00B050", size=28, highlight="yellow")
    line = Paragraph(0, (Run("old", RunFormat(strike=True, italic=True)), Run("new", look), Run(" rest")))
    runs = converted(page(line, PAIR)).body.paragraphs[0].runs
    assert runs[0].format == RunFormat(italic=True)
    assert runs[1].format == replace(look, highlight=None)
    assert all(run.format_change is None for run in runs)


def test_a_look_from_a_character_style_is_switched_off() -> None:
    line = Paragraph(0, (Run("old", RunFormat(style="Gone")), Run(" rest")))
    assert converted(page(line)).body.paragraphs[0].runs[0].format == RunFormat(style="Gone", strike=False)


def test_what_is_no_change_keeps_its_look() -> None:
    before = page(PAIR, "Adopted at =[place]=.")
    assert converted(before).body.paragraphs[1] == before.body.paragraphs[1]


def test_a_struck_paragraph_goes_with_its_mark() -> None:
    document = converted(page("Kept.", "~All of this goes.~¶¶~", "Kept too."))
    assert final(document) == ["Kept.", "Kept too."]
    assert original(document) == ["Kept.", "All of this goes.", "Kept too."]
    assert document.body.paragraphs[1].mark.format == RunFormat()


def test_a_new_paragraph_goes_when_rejected() -> None:
    document = converted(page(PAIR, "=A whole new paragraph says more.=¶¶=", "End."))
    assert original(document) == ["The plan rests on four  main tracks.", "End."]
    assert final(document)[1:] == ["A whole new paragraph says more.", "End."]


def test_a_struck_row_becomes_a_deleted_row() -> None:
    document = converted(page("Target|Value", "~Reach~¶¶~|~40~¶¶~", "Depth|50", "End."))
    assert final(document) == ["Target", "Value", "Depth", "50", "End."]
    assert original(document) == ["Target", "Value", "Reach", "40", "Depth", "50", "End."]


def test_only_chosen_marks_are_converted() -> None:
    document = page(PAIR)
    struck = [mark for mark in survey(document).marks if mark.text == "four"]
    assert marked(converted(document, struck)) == ["The plan rests on [-four-] five main tracks."]


def test_a_mark_can_be_struck_by_another_party_than_the_one_who_inserted_it() -> None:
    revision = Revision("Union – B. Delegate", "2026-01-20T10:00:00Z", "7")
    line = Paragraph(0, (Run("Text "), Run("new", RunFormat(strike=True), inserted=revision)))
    run = converted(page(line)).body.paragraphs[0].runs[1]
    assert run.inserted == revision
    assert run.deleted is not None
    assert run.deleted.author == TRACKING.author


def test_a_conversion_is_one_step_that_can_be_undone() -> None:
    before = page(PAIR, "~All of this goes.~¶¶~", "Target|Value", "~Reach~¶¶~|~40~¶¶~", "End.")
    draft = Draft(before)
    assert convert(draft, survey(before), TRACKING) == 8
    edit = Edit("Convert", draft.splices)
    assert edit.apply(before) == draft.document
    assert edit.inverse().apply(draft.document) == before


def test_marks_of_a_text_that_has_changed_are_refused() -> None:
    before = page(PAIR)
    found = survey(before)
    draft = Draft(before)
    insert_text(draft, Position(1, 0), "But ", TRACKING)
    changed = draft.document
    with pytest.raises(RefusedError, match="nothing was converted"):
        convert(draft, found, TRACKING)
    assert draft.document is changed


def test_places_and_pictures_within_a_struck_stretch_stay_where_they_are() -> None:
    struck = RunFormat(strike=True)
    bookmark = Run("", opaque=Opaque(OpaqueKind.BOOKMARK, "<w:bookmarkStart/>"))
    picture = Run("\ufffc", struck, opaque=Opaque(OpaqueKind.DRAWING, "<w:drawing/>", label="Picture 1"))
    line = Paragraph(0, (Run("a ", struck), bookmark, picture, Run(" b", struck), Run(" c")))
    runs = converted(page(line)).body.paragraphs[0].runs
    assert [run.deleted is not None for run in runs] == [True, False, True, True, False]
    assert runs[1] == bookmark


def test_tracked_changes_made_are_few() -> None:
    document = converted(page("~One~^~ two~^ ~three~ stay."))
    assert kinds(document) == ["delete", "delete"]


def test_a_document_without_marks_stays_the_same() -> None:
    document = page("Plain text.", "# Heading")
    assert converted(document) is document


def test_a_paragraph_of_very_many_marks_is_converted_in_time() -> None:
    line = "".join(f"~old{n}~ =new{n}= and " for n in range(3000))
    before = page(line)
    start = time.process_time()
    after = converted(before)
    assert time.process_time() - start < 5
    assert len(kinds(after)) == 6000
