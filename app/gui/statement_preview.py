"""What the statement will look like: its cover and text, and the proposals in order."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from app.gui import theme
from app.gui.open_document import OpenDocument
from app.gui.pieces import row_of
from app.gui.theme import SPACE_6, Tokens
from app.gui.wording import day, joined
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
        opened.statement_changed.connect(self.refresh)
        opened.proposals_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Draw the statement as it stands."""
        place = self.paper.verticalScrollBar().value()
        session = self._open.session
        self.paper.setHtml(statement_html(session.statement, session.proposals, theme.current()))
        self.paper.verticalScrollBar().setValue(place)


def statement_html(said: Statement, proposals: tuple[Proposal, ...], tokens: Tokens) -> str:
    """The statement as HTML; labels are those of the exported form, in English."""
    body = [_cover(said, tokens)]
    if said.abstract:
        body.append(f"<p><b>Abstract:</b> {_lines(said.abstract)}</p>")
    body += [f"<p>{escape(text)}</p>" for text in said.introduction]
    for number, proposal in enumerate(proposals, 1):
        body.append(_proposal(number, proposal, tokens))
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


def _proposal(number: int, proposal: Proposal, tokens: Tokens) -> str:
    title = escape(proposal.title or "…")
    to = f" (for consideration by {escape(joined(proposal.addressees))})" if proposal.addressees else ""
    html = f"<p style='margin-top:16px;'><b>{number}. {title}{to}</b></p>"
    html += f"<p style='color:{tokens.quiet};'><i>The amended text with its tracked changes stands here.</i></p>"
    reason = proposal.rationale
    if reason.text:
        asked = f" (for consideration by {escape(joined(reason.addressees))})" if reason.addressees else ""
        html += f"<p><b>Rationale{asked}:</b> {_lines(reason.text)}</p>"
    return html


def _lines(texts: tuple[str, ...]) -> str:
    return "</p><p>".join(escape(text) for text in texts)
