"""Statements composed from small annexes, read back as lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from app.editing.draft import Draft
from app.editing.tracking import Tracking
from app.formats.docx import DocxFile, open_docx
from app.liaison import compose, load_form
from app.model.content import Paragraph, Run
from app.model.document import Document, Position
from app.model.plan import Plan
from app.model.proposal import Approval, Contact, Proposal, Rationale, Statement
from app.model.views import View, story_lines

AUTHOR = "Example Administration – A. Rapporteur"
DATE = "2026-02-11T09:00:00Z"
PLAN = Plan("strategic-plan")
BLANK = Statement()
END = "______________"
ELISION = "…"

FULL = Statement(
    number="XG-LS16",
    title="Liaison statement on enablers",
    source="Example Group",
    questions=("1/5", "2/5"),
    for_action=("WG-A", "WG-B"),
    for_comment=("WG-D",),
    for_information=("WG-C", "all study groups"),
    approval=Approval("XG Rapporteur Group", "Virtual", "2026-02-11"),
    deadline="2026-03-31",
    reply_to="WG-A-LS3",
    contacts=(
        Contact("A. Rapporteur", "Rapporteur", "Example Administration", "Northland", "a@example.org", "+999 1"),
    ),
    abstract=("First of the abstract.", "Second of the abstract."),
    introduction=("Opening.", "More."),
)


@cache
def template_file(language: str = "en") -> DocxFile:
    """The shipped template for a language."""
    return open_docx(load_form().template(language))


def tracking(proposal: str | None = "p1", author: str = AUTHOR) -> Tracking:
    """Edits of one proposal."""
    return Tracking(author, DATE, proposal)


def amended(document: Document, *edits: Callable[[Draft], object]) -> Document:
    """The document after edits on one draft."""
    draft = Draft(document)
    for edit in edits:
        edit(draft)
    return draft.document


def place(document: Document, quote: str, after: bool = False) -> Position:
    """Where a quote starts or ends; it must stand in the document once."""
    (paragraph,) = [p for p in document.body.paragraphs if quote in p.text]
    return Position(paragraph.id, paragraph.text.index(quote) + (len(quote) if after else 0))


def composed(
    document: Document,
    proposals: Sequence[Proposal] = (Proposal("p1", "Title"),),
    statement: Statement = BLANK,
    plan: Plan = PLAN,
) -> Document:
    """A statement from the shipped template."""
    template = template_file(statement.language).document
    return compose(template, statement, proposals, document, plan, date="2026-02-12T08:00:00Z")


def rewritten(document: Document, language: str = "en") -> Document:
    """The statement written to a file and read again."""
    return open_docx(template_file(language).write(document)).document


def lines(document: Document, view: View = View.MARKED) -> list[str]:
    """The body's lines."""
    return list(story_lines(document.body, view))


def below_cover(document: Document, view: View = View.MARKED) -> list[str]:
    """The lines between the cover and the closing line."""
    story = replace(document.body, paragraphs=tuple(_below(document.body.paragraphs)), _index={})
    return list(story_lines(story, view))


def excerpt(document: Document, view: View = View.MARKED) -> list[str]:
    """The lines of the only proposal after its heading and its introducing sentence."""
    return below_cover(document, view)[2:]


def runs_with(document: Document, text: str) -> list[Run]:
    """The runs that contain a text."""
    return [run for p in document.body.paragraphs for run in p.runs if text in run.text]


def rationale(*texts: str, to: tuple[str, ...] = ()) -> Rationale:
    """A rationale."""
    return Rationale(texts, to)


def _below(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    cover = max(i for i, p in enumerate(paragraphs) if _in_cover(p))
    return list(takewhile(lambda p: p.text != END, paragraphs[cover + 1 :]))


def _in_cover(paragraph: Paragraph) -> bool:
    parent = paragraph.parent
    return parent is not None and getattr(parent, "row", None) is not None and parent.row.table.style is None  # pyright: ignore
