"""What a statement will quote from the annex, before it is exported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.model.content import Paragraph
from app.model.document import Document
from app.model.plan import HandKind
from app.model.proposal import Proposal


def preview_changes(
    document: Document, proposals: Sequence[Proposal], language: str, kinds: Iterable[HandKind] = ()
) -> dict[str, tuple[Paragraph, ...]]:
    """The paragraphs with tracked changes that the statement will show for each proposal, by the proposal's id."""
    if not proposals:
        return {}
    # Only those who look at a statement need what composes it.
    from app.formats.docx import open_docx
    from app.liaison import load_form, quoted_changes
    from app.services.checking import plan_of

    form = load_form()
    template = open_docx(form.template(language)).document
    plan = plan_of(document, kinds=kinds)
    return quoted_changes(template, proposals, document, plan, language=language, form=form)
