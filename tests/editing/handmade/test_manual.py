"""Tracked changes shown by hand lose nothing: reading the marks leads back to the same two texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editing.draft import Draft
from app.editing.handmade import to_manual
from app.editing.tracking import Tracking
from app.model.changes import document_changes
from app.model.content import Level, Opaque, OpaqueKind, Paragraph, Run
from app.model.document import Document
from app.model.format import RunFormat
from app.model.revision import Revision
from app.model.views import View, document_lines
from tests.editing.handmade.pages import converted, final, original, page
from tests.editing.texts import document
from tests.property.documents import ME, documents, intents, places

NEW = RunFormat(underline="single", highlight="yellow")
OLD = RunFormat(strike=True, color="FF0000")
BY = Revision("Union – B. Delegate", "2026-01-20T10:00:00Z", "7")


def both(before: Document) -> tuple[list[str], list[str]]:
    return original(before), final(before)


@given(documents())
def test_marks_read_back_give_the_same_original_and_final_text(before: Document) -> None:
    shown = to_manual(before)
    assert not list(document_changes(shown))
    assert both(converted(shown)) == both(before)


@given(documents(), intents(), st.data())
def test_edited_documents_read_back_too(before: Document, made: list[object], data: st.DataObject) -> None:
    draft = Draft(before)
    for intent in made:
        intent.make(draft, places(draft.document), Tracking(ME, "2026-02-11T09:00:00Z"))  # type: ignore[attr-defined]
    assert both(converted(to_manual(draft.document))) == both(draft.document)


@given(documents())
def test_the_page_shows_every_word_of_both_texts(before: Document) -> None:
    everything = "".join(document_lines(before, View.MARKED)).replace("¶", "")
    for sign in ("{+", "+}", "[-", "-]"):
        everything = everything.replace(sign, "")
    assert "".join(document_lines(to_manual(before), View.MARKED)).replace("¶", "") == everything


def test_new_text_is_underlined_on_yellow_and_removed_text_struck_in_red() -> None:
    runs = to_manual(document("The [-four-]{+five+} tracks.")).body.paragraphs[0].runs
    assert [(run.text, run.format) for run in runs] == [
        ("The ", RunFormat()),
        ("four", OLD),
        ("five", NEW),
        (" tracks.", RunFormat()),
    ]


def test_a_new_paragraph_shows_itself_without_a_sign() -> None:
    shown = to_manual(document("One.", "{+Two.+}¶+", "Three.")).body.paragraphs[1]
    assert (shown.text, shown.mark.format) == ("Two.", NEW)


@pytest.mark.parametrize(("mark", "look"), [("¶+", NEW), ("¶-", OLD)])
def test_a_changed_mark_behind_plain_words_is_shown_by_a_pilcrow(mark: str, look: RunFormat) -> None:
    shown = to_manual(document(f"One{mark}", "two.")).body.paragraphs[0]
    assert [(run.text, run.format) for run in shown.runs] == [("One", RunFormat()), ("¶", look)]


def test_an_empty_new_paragraph_is_shown_by_a_pilcrow() -> None:
    assert to_manual(document("One.", "¶+", "two.")).body.paragraphs[1].text == "¶"


def test_a_document_without_changes_stays_the_same() -> None:
    before = document("One.", "a|b")
    assert to_manual(before) is before


def test_new_text_struck_by_another_party_bears_both_marks() -> None:
    (run,) = to_manual(document("{+[-five-]+}")).body.paragraphs[0].runs
    assert run.format == RunFormat(strike=True, color="FF0000", underline="single", highlight="yellow")


def test_a_struck_field_beside_runs_shows_its_words() -> None:
    field = Opaque(OpaqueKind.FIELD, "<w:fldSimple/>", Level.PARAGRAPH, display="page 7")
    before = page(Paragraph(0, (Run("See "), Run("\ufffc", deleted=BY, opaque=field), Run("."))))
    runs = to_manual(before).body.paragraphs[0].runs
    assert [(run.text, run.opaque) for run in runs] == [("See ", None), ("page 7", None), (".", None)]
    assert both(converted(to_manual(before))) == both(before)


def test_a_new_heading_alone_reads_back() -> None:
    before = document("{+New aims+}¶+", "Text.", style="Heading1")
    assert both(converted(to_manual(before))) == both(before)


def test_untouched_paragraphs_are_the_very_same() -> None:
    before = document("Plain.", "The [-four-]{+five+} tracks.")
    assert to_manual(before).body.paragraphs[0] is before.body.paragraphs[0]
