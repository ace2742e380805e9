"""What the statement will look like: its cover and text, and the proposals in order."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent, QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from app.gui import theme
from app.gui.open_document import PAUSE, OpenDocument
from app.gui.pieces import row_of
from app.gui.quoted_html import quoted_html
from app.gui.theme import SPACE_6, Tokens
from app.gui.wording import day, joined
from app.gui.work import Latest
from app.model.content import Paragraph
from app.model.document import Document
from app.model.plan import HandKind
from app.model.proposal import Contact, Proposal, Statement

_FAMILY = "'Times New Roman', 'Liberation Serif', serif"
_MARGIN, _WIDTH = 40, 720


class StatementPreview(QWidget):
    """A sheet of paper on the desk that follows the form."""

    def __init__(self, opened: OpenDocument) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(280)
        self._open = opened
        self.paper = QTextBrowser()
        self.paper.setObjectName("paper")
        self.paper.setFrameShape(QFrame.Shape.NoFrame)
        self.paper.setOpenLinks(False)
        self.paper.setAccessibleName(self.tr("Preview of the statement"))
        self.paper.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.paper.document().setDocumentMargin(_MARGIN)
        self.paper.setMaximumWidth(_WIDTH)
        row_of(self, margins=(SPACE_6, SPACE_6, SPACE_6, 0)).addWidget(self.paper)
        self._changes: dict[str, tuple[Paragraph, ...]] = {}
        self._quoted: object = None
        self._quoter = Latest("quote the changes", _quote, PAUSE, self)
        self._quoter.ready.connect(self._take)
        self._quoter.failed.connect(opened.failed)
        opened.statement_changed.connect(self.refresh)
        opened.proposals_changed.connect(self.refresh)
        opened.document_changed.connect(lambda _: self._ask())
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Quote the changes as they are now; nobody waits for them while another page is shown."""
        super().showEvent(event)
        self._ask(now=True)

    @property
    def settled(self) -> bool:
        """Whether nothing is being quoted."""
        return self._quoter.idle

    def stop(self) -> None:
        """Let go of the document before it is closed."""
        self._quoter.stop()

    def _ask(self, *, now: bool = False) -> None:
        session = self._open.session
        asked = (session.document, session.proposals, session.statement.language, session.kinds)
        if self.isVisible() and asked != self._quoted:
            self._quoter.ask(*asked, now=now)

    def _take(self, found: tuple[object, dict[str, tuple[Paragraph, ...]]]) -> None:
        self._quoted, self._changes = found
        self.refresh()

    def refresh(self) -> None:
        """Draw the statement as it stands."""
        place = self.paper.verticalScrollBar().value()
        session = self._open.session
        tokens = theme.current()
        authors = list(dict.fromkeys(change.revision.author for change in self._open.changes))

        def colour_of(author: str) -> str:
            return tokens.authors[(authors.index(author) if author in authors else 0) % len(tokens.authors)]

        quoted = {id_: quoted_html(paragraphs, colour_of) for id_, paragraphs in self._changes.items()}
        self.paper.setHtml(statement_html(session.statement, session.proposals, tokens, quoted))
        self.paper.verticalScrollBar().setValue(place)
        self._ask()


def _quote(
    document: Document, proposals: tuple[Proposal, ...], language: str, kinds: tuple[HandKind, ...]
) -> tuple[object, dict[str, tuple[Paragraph, ...]]]:
    from app.services.preview import preview_changes

    return (document, proposals, language, kinds), preview_changes(document, proposals, language, kinds)


def statement_html(
    said: Statement, proposals: tuple[Proposal, ...], tokens: Tokens, quoted: Mapping[str, str] | None = None
) -> str:
    """The statement as HTML; labels are those of the exported form, in English.

    `quoted` holds what is shown of each proposal's changes, by the proposal's id.
    """
    quoted = quoted or {}
    body = [_cover(said, tokens)]
    if said.abstract:
        body.append(f"<p><b>Abstract:</b> {_lines(said.abstract)}</p>")
    body += [f"<p>{escape(text)}</p>" for text in said.introduction]
    for number, proposal in enumerate(proposals, 1):
        body.append(_proposal(number, proposal, tokens, quoted.get(proposal.id, "")))
    return (
        f'<html><body style="font-family:{_FAMILY}; font-size:15px; color:{tokens.ink};">{"".join(body)}</body></html>'
    )


def _cover(said: Statement, tokens: Tokens) -> str:
    approval = said.approval
    where = ", ".join(part for part in (approval.place, day(approval.date)) if part)
    approved = f"{approval.body} ({where})" if where else approval.body
    rows = [
        ("Question(s):", joined(said.questions)),
        ("Source:", said.source),
        ("Title:", said.title),
        ("In reply to:", said.reply_to),
        ("For action to:", joined(said.for_action)),
        ("For comment to:", joined(said.for_comment)),
        ("For information to:", joined(said.for_information)),
        ("Approval:", approved),
        ("Deadline:", day(said.deadline)),
    ]
    kept = [(name, text) for name, text in rows if text or name in ("Source:", "Title:", "Deadline:")]
    cells = "".join(_row(name, escape(text) or "–") for name, text in kept)
    cells += "".join(_row("Contact:", _contact(contact)) for contact in said.contacts if contact != Contact())
    number = f"<p align='right' style='font-size:20px;'><b>{escape(said.number)}</b></p>" if said.number else ""
    heading = "<p align='center' style='font-size:16px;'><b>LIAISON STATEMENT</b></p>"
    line = f"<hr style='background-color:{tokens.hairline};'>"
    table = f"<table cellspacing='0' cellpadding='3' width='100%' style='margin-top:8px;'>{cells}</table>"
    return f"{number}{heading}{table}{line}"


def _row(name: str, html: str) -> str:
    return f"<tr><td width='30%'><b>{name}</b></td><td>{html}</td></tr>"


def _contact(contact: Contact) -> str:
    lines = [
        contact.name,
        contact.role,
        ", ".join(part for part in (contact.organization, contact.country) if part),
        f"Tel: {contact.phone}" if contact.phone else "",
        f"E-mail: {contact.email}" if contact.email else "",
    ]
    return "<br>".join(escape(line) for line in lines if line)


def _proposal(number: int, proposal: Proposal, tokens: Tokens, quoted: str) -> str:
    title = escape(proposal.title or "…")
    to = f" (for consideration by {escape(joined(proposal.addressees))})" if proposal.addressees else ""
    html = f"<p style='margin-top:16px;'><b>{number}. {title}{to}</b></p>"
    waiting = f"<p style='color:{tokens.quiet};'><i>The amended text with its tracked changes stands here.</i></p>"
    html += quoted or waiting
    reason = proposal.rationale
    if reason.text:
        asked = f" (for consideration by {escape(joined(reason.addressees))})" if reason.addressees else ""
        html += f"<p><b>Rationale{asked}:</b> {_lines(reason.text)}</p>"
    return html


def _lines(texts: tuple[str, ...]) -> str:
    return "</p><p>".join(escape(text) for text in texts)
