"""A liaison statement as a document: the cover from its fields, the body from its proposals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.liaison.amendment import Amendments
from app.liaison.fields import contact_blocks, cover_values
from app.liaison.filling import BODY, Filling, Ids
from app.liaison.form import Form, load_form
from app.liaison.notes import footnotes_for
from app.liaison.paging import paged
from app.liaison.proposing import ProposedChanges
from app.liaison.restyling import HEADING, Restyling
from app.liaison.sections import title_ids
from app.liaison.voice import Voice
from app.model.content import Paragraph
from app.model.document import Document, Story, StoryKind
from app.model.plan import Plan
from app.model.proposal import Proposal, Statement


def compose(
    template: Document,
    statement: Statement,
    proposals: Sequence[Proposal],
    document: Document,
    plan: Plan,
    *,
    date: str,
    form: Form | None = None,
) -> Document:
    """The statement as a document derived from `template`, ready to be written into the template's file.

    `document` is the amended annex with its tracked changes, `plan` the plan recognised in it; a proposal's changes are
    those whose revision names it. `date` (ISO 8601) stands on a statement that has no date of approval.
    """
    form = form or load_form()
    language = form.language(statement.language)
    ids = Ids(template.next_id)
    contacts = contact_blocks(statement.contacts, language)
    filling = Filling(cover_values(statement, form, date), contacts, ids, language, template.styles)
    voice = Voice(language, document.title or plan.title, template.styles.styles, ids)
    footnotes = footnotes_for(template, ids)
    amendments = Amendments(document, title_ids(plan), [proposal.id for proposal in proposals])
    changes = ProposedChanges(amendments, Restyling(document, template), voice, footnotes)
    body = paged(list(_body(statement, proposals, form, voice, changes)))
    notes = footnotes.paragraphs if footnotes is not None else []
    stories = tuple(_filled(story, filling, body, notes) for story in template.stories)
    title = statement.title.strip() or template.title
    return replace(template, stories=stories, title=title, language=statement.language, next_id=ids.take())


def quoted_changes(
    template: Document,
    proposals: Sequence[Proposal],
    document: Document,
    plan: Plan,
    *,
    language: str,
    form: Form | None = None,
) -> dict[str, tuple[Paragraph, ...]]:
    """What the statement says of each proposal's changes, by the proposal's id; footnotes stay where they are."""
    form = form or load_form()
    ids = Ids(template.next_id)
    voice = Voice(form.language(language), document.title or plan.title, template.styles.styles, ids)
    amendments = Amendments(document, title_ids(plan), [proposal.id for proposal in proposals])
    changes = ProposedChanges(amendments, Restyling(document, template), voice)
    return {proposal.id: tuple(changes.paragraphs(proposal)) for proposal in proposals}


def _filled(story: Story, filling: Filling, body: Sequence[Paragraph], notes: Sequence[Paragraph]) -> Story:
    # By id, since a person may have typed the very words that mark the place.
    places = {paragraph.id for paragraph in story.paragraphs if paragraph.text == BODY}
    paragraphs: list[Paragraph] = []
    for paragraph in filling.fill(story.paragraphs):
        paragraphs += body if paragraph.id in places else [paragraph]
    if story.kind is StoryKind.FOOTNOTES:
        seats = {note.id for note in notes}
        paragraphs = [p for p in paragraphs if p.id not in seats] + list(notes)
    return replace(story, paragraphs=tuple(paragraphs), _index={})


def _body(
    statement: Statement, proposals: Sequence[Proposal], form: Form, voice: Voice, changes: ProposedChanges
) -> Iterator[Paragraph]:
    for index, text in enumerate(statement.introduction):
        yield voice.line(text, "Normalaftertitle" if index == 0 else None)
    for number, proposal in enumerate(proposals, 1):
        symbol = proposal.symbol.value if proposal.symbol.value in form.symbols else ""
        title = proposal.title.strip() or voice.words("untitled")
        yield voice.addressed("heading", "Heading1", proposal.addressees, number=str(number), title=title)
        if symbol:
            yield voice.line(symbol, "Proposal")
        yield from changes.paragraphs(proposal)
        yield from _rationale(proposal, voice, "Reasons" if symbol else None)


def _rationale(proposal: Proposal, voice: Voice, style: str | None) -> Iterator[Paragraph]:
    texts = [text for text in proposal.rationale.text if text.strip()]
    if texts:
        yield voice.addressed("rationale", HEADING, proposal.rationale.addressees)
    for text in texts:
        yield voice.line(text, style)
