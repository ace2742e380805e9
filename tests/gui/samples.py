"""Small documents for the panels."""

from __future__ import annotations

from app.gui.open_document import OpenDocument
from app.model.content import Paragraph, Run
from app.model.document import Document, Position, Range, Story, StoryKind
from app.model.format import ParagraphFormat
from app.model.proposal import Author
from app.model.revision import Revision
from app.model.styles import Style, StyleSheet
from app.services.session import Session

DELEGATE = Revision("Example Union – B. Delegate", "2026-01-20T14:30:00Z", "1")
RAPPORTEUR = Revision("Example Administration – A. Rapporteur", "2026-02-11T09:00:00Z", "2")

_STYLES = StyleSheet({"Heading1": Style("Heading1", "heading 1", paragraph=ParagraphFormat(outline=0))})


def document_of(*paragraphs: str | Paragraph) -> Document:
    """A document of these paragraphs; text that begins with # is a heading."""
    made: list[Paragraph] = []
    for number, paragraph in enumerate(paragraphs, 1):
        if isinstance(paragraph, Paragraph):
            made.append(paragraph)
        elif paragraph.startswith("#"):
            format_ = ParagraphFormat(style="Heading1")
            made.append(Paragraph(number, (Run(paragraph.removeprefix("#")),), format=format_))
        else:
            made.append(Paragraph(number, (Run(paragraph),)))
    story = Story("body", StoryKind.BODY, tuple(made))
    return Document((story,), styles=_STYLES, next_id=len(made) + 1)


def changed_paragraph(id_: int) -> Paragraph:
    """The words "Old new end" of which "Old" is struck by a delegate and "new" inserted by a rapporteur."""
    runs = (Run("Old", deleted=DELEGATE), Run(" "), Run("new", inserted=RAPPORTEUR), Run(" end"))
    return Paragraph(id_, runs)


def session_of(document: Document) -> Session:
    """A session in memory by a rapporteur."""
    session = Session(document, name="annex.docx")
    session.author = Author("A. Rapporteur", "Example Administration")
    return session


def opened_of(document: Document) -> OpenDocument:
    """The document on the desk with its changes listed."""
    opened = OpenDocument(session_of(document))
    opened.list_changes_now()
    return opened


def place(paragraph: int, start: int, end: int | None = None) -> Range:
    """A selection within one paragraph."""
    return Range(Position(paragraph, start), Position(paragraph, start if end is None else end))
