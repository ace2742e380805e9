from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.editing.draft import Draft
from app.editing.resolve import reject_where
from app.editing.tracking import Tracking
from app.liaison.foundation import foundation
from app.liaison.overlap import claimed
from app.liaison.sections import opens
from app.model.document import Document
from app.model.revision import Revision
from app.model.views import View, story_lines
from tests.liaison.statements import DATE, ELISION, composed, excerpt, rewritten, template_file
from tests.property.documents import ME, Intent, documents, intents, places

ANYTHING = 40
SENTENCES = (" for context.", " are not shown.", " made them.", "”:", "draft annex:")


def amended(document: Document, edits: list[Intent]) -> Document:
    draft = Draft(document)
    for edit in edits:
        edit.make(draft, places(draft.document), Tracking(ME, DATE, "p1"))
    return draft.document


def alone(document: Document) -> Document:
    """The base with the proposal's changes, and those of others that it builds on."""
    whole = claimed(document, {"p1"})
    built_on = foundation(whole, {"p1"}, lambda paragraph: opens(whole, paragraph, ()))
    draft = Draft(whole)
    reject_where(draft, lambda revision, _, at, __: revision.proposal != "p1" and not built_on.holds(revision, at))
    return draft.document


def mine(revision: Revision | None) -> bool:
    return revision is not None and any(layer.proposal == "p1" for layer in revision.layers())


def words(line: str) -> str:
    return "".join(line.split())


@settings(max_examples=ANYTHING)
@given(documents(), intents())
def test_rejecting_or_accepting_an_excerpt_gives_lines_of_the_annex(document: Document, edits: list[Intent]):
    changed = amended(document, edits)
    shown = composed(changed)
    base = alone(changed)
    for view in (View.ORIGINAL, View.FINAL):
        known = words("".join(story_lines(base.body, view)))
        for line in excerpt(shown, view):
            assert words(line) in known or line == ELISION or line.endswith(SENTENCES), line


@settings(max_examples=ANYTHING)
@given(documents(), intents())
def test_every_tracked_word_of_the_proposal_is_in_the_statement(document: Document, edits: list[Intent]):
    changed = amended(document, edits)
    shown = composed(changed)
    for slot in ("inserted", "deleted"):
        wanted = [run.display for p in changed.body.paragraphs for run in p.runs if mine(getattr(run, slot))]
        found = [run.display for p in shown.body.paragraphs for run in p.runs if getattr(run, slot)]
        assert all(any(text in other for other in found) for text in wanted if text.strip())


@settings(max_examples=ANYTHING)
@given(documents(), intents())
def test_a_composed_statement_reads_the_same_after_it_was_written(document: Document, edits: list[Intent]):
    shown = composed(amended(document, edits))
    for view in View:
        assert excerpt(rewritten(shown), view) == excerpt(shown, view)


@settings(max_examples=20)
@given(documents(), intents(), st.sampled_from(("en", "ar")))
def test_composing_leaves_the_template_as_it_is(document: Document, edits: list[Intent], language: str):
    before = template_file(language).document
    composed(amended(document, edits))
    assert template_file(language).document is before
