"""The statement form writes every field into the session and follows undo."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.gui.open_document import OpenDocument
from app.gui.quoted_html import MOST, quoted_html
from app.gui.statement_page import StatementPage, statement_warnings
from app.gui.statement_preview import StatementPreview, statement_html
from app.gui.theme import Scheme, Theme, tokens_of
from app.model.proposal import Approval, Contact, Proposal, Rationale, Statement
from tests.gui.conftest import wait_for
from tests.gui.samples import changed_paragraph, document_of, opened_of, place

FULL = Statement(
    number="XG-LS16",
    title="On enablers",
    source="Example Group",
    questions=("Q1/2", "Q3/2"),
    for_action=("WG-A", "WG-B"),
    for_comment=("WG-C",),
    for_information=("WG-D",),
    approval=Approval("XG RG-1", "Virtual", "2026-02-11"),
    deadline="2026-09-30",
    reply_to="WG-A-LS3",
    contacts=(
        Contact("A. Rapporteur", "Rapporteur", "Example Administration", "Northland", "a@example.org", "+999 1"),
        Contact("D. Deputy"),
    ),
    abstract=("Short.",),
    introduction=("First paragraph.", "Second paragraph."),
)


@pytest.fixture
def opened(theme: Theme) -> OpenDocument:
    return opened_of(document_of("text"))


@pytest.fixture
def page(opened: OpenDocument) -> Iterator[StatementPage]:
    made = StatementPage(opened)
    made.resize(1100, 700)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_every_field_typed_reaches_the_statement(opened: OpenDocument, page: StatementPage) -> None:
    lines = {
        "number": "XG-LS16",
        "title": "On enablers",
        "source": "Example Group",
        "questions": "Q1/2; Q3/2",
        "for_action": "WG-A ;WG-B;",
        "for_comment": "WG-C",
        "for_information": "WG-D",
        "approval_body": "XG RG-1",
        "approval_place": "Virtual",
        "approval_date": "2026-02-11",
        "deadline": "2026-09-30",
        "reply_to": "WG-A-LS3",
    }
    form = page.form
    assert set(form.lines) == set(lines)
    for name, text in lines.items():
        QTest.keyClicks(form.lines[name], text)
    form.texts["abstract"].setPlainText("Short.")
    form.texts["introduction"].setPlainText("First paragraph.\n\nSecond paragraph.\n")
    for number, contact in enumerate(FULL.contacts):
        form.contacts.add()
        for name, field in form.contacts.blocks[number].fields.items():
            QTest.keyClicks(field, getattr(contact, name))
    page.settle()
    assert opened.session.statement == FULL


def test_a_statement_that_was_read_fills_every_field(opened: OpenDocument, page: StatementPage) -> None:
    opened.session.set_statement(FULL)
    assert page.form.lines["for_action"].text() == "WG-A; WG-B"
    assert page.form.lines["approval_date"].text() == "2026-02-11"
    assert page.form.texts["introduction"].toPlainText() == "First paragraph.\nSecond paragraph."
    assert [block.contact for block in page.form.contacts.blocks] == list(FULL.contacts)
    page.settle()
    assert opened.session.statement == FULL


def test_one_field_is_one_step_of_the_history(opened: OpenDocument, page: StatementPage) -> None:
    field = page.form.lines["title"]
    for text in ("On ", "enablers"):
        QTest.keyClicks(field, text)
        field.settle()
    assert opened.session.statement.title == "On enablers"
    opened.session.undo()
    assert opened.session.statement.title == ""
    assert field.text() == ""


def test_a_pause_is_enough_to_keep_what_was_typed(opened: OpenDocument, page: StatementPage) -> None:
    QTest.keyClicks(page.form.lines["source"], "Example Group")
    wait_for(lambda: opened.session.statement.source == "Example Group")


def test_a_contact_can_be_removed_and_comes_back_by_undo(opened: OpenDocument, page: StatementPage) -> None:
    opened.session.set_statement(FULL)
    page.form.contacts.blocks[0].removed.emit()
    assert [contact.name for contact in opened.session.statement.contacts] == ["D. Deputy"]
    assert len(page.form.contacts.blocks) == 1
    assert page.form.contacts.blocks[0].fields["name"].text() == "D. Deputy"
    opened.session.undo()
    assert len(page.form.contacts.blocks) == 2


def test_action_without_a_deadline_is_a_warning_at_the_field(opened: OpenDocument, page: StatementPage) -> None:
    opened.session.set_statement(Statement(for_action=("WG-A",)))
    warning = page.form.warnings["deadline"]
    assert warning.isVisible()
    assert "date to reply by" in warning.text()
    opened.session.set_statement(Statement(for_action=("WG-A",), deadline="End of May"))
    assert not warning.isVisible()


def test_warnings_name_what_is_missing_and_nothing_else() -> None:
    assert statement_warnings(Statement()) == {}
    assert statement_warnings(FULL) == {}
    assert set(statement_warnings(Statement(title="T"))) == {"for_action"}
    odd = Statement(for_comment=("X",), approval=Approval(date="11 Feb"))
    assert set(statement_warnings(odd)) == {"approval_date"}


def test_the_preview_holds_all_of_the_statement_and_escapes_it() -> None:
    proposal = Proposal("p", "Add <it>", addressees=("WG-A",), rationale=Rationale(("Because.",), ("WG-B",)))
    html = statement_html(FULL, (proposal,), tokens_of(Scheme.LIGHT))
    for text in ("XG-LS16", "WG-A; WG-B", "XG RG-1 (Virtual, 11 February 2026)", "30 September 2026", "+999 1"):
        assert text in html
    assert "1. Add &lt;it&gt; (for consideration by WG-A)" in html
    assert "Rationale (for consideration by WG-B):" in html


def test_every_field_is_named_for_those_who_hear_it(opened: OpenDocument, page: StatementPage) -> None:
    opened.session.set_statement(FULL)
    fields = [*page.form.lines.values(), *page.form.texts.values()]
    fields_of_contacts = [f for block in page.form.contacts.blocks for f in block.fields.values()]
    assert all(field.accessibleName() for field in (*fields, *fields_of_contacts))


@pytest.mark.parametrize("reopened", [True, False])
def test_tab_walks_through_the_contacts_and_on_to_the_text(theme: Theme, reopened: bool) -> None:
    opened = opened_of(document_of("text"))
    if reopened:
        opened.session.set_statement(FULL)
    page = StatementPage(opened)
    page.show()
    form = page.form
    while len(form.contacts.blocks) < 2:
        form.contacts.add()
    wanted: list[QWidget] = [part for block in form.contacts.blocks for part in block.tab_order]
    wanted += [form.contacts.add_button, form.texts["abstract"]]
    assert _on_the_way(form.lines["approval_date"], len(wanted)) == wanted
    page.close()
    page.deleteLater()


def _on_the_way(begin: QWidget, count: int) -> list[QWidget]:
    met: list[QWidget] = []
    here = begin.nextInFocusChain()
    while len(met) < count and here is not None and here is not begin:
        if here.focusPolicy() & Qt.FocusPolicy.TabFocus:
            met.append(here)
        here = here.nextInFocusChain()
    return met


def test_the_preview_quotes_the_changes_of_a_proposal_and_follows_the_text(theme: Theme) -> None:
    opened = opened_of(document_of("#Human resources", "People are our <asset>."))
    opened.session.add_proposal(Proposal("p1", "Shorter"))
    opened.session.active_proposal = "p1"
    preview = StatementPreview(opened)
    preview.resize(500, 600)
    preview.show()
    opened.session.type_text(place(2, 0), "Able ")
    wait_for(lambda: "Able People are our <asset>." in preview.paper.toPlainText())
    html = preview.paper.toHtml()
    assert "underline" in html[html.index("Able") - 120 : html.index("Able")]
    heading = html.index("Human resources")
    assert "font-weight" in html[heading - 120 : heading]
    preview.stop()
    preview.close()
    preview.deleteLater()


def test_quoted_changes_are_told_apart_by_form_and_not_only_by_colour() -> None:
    html = quoted_html((changed_paragraph(1),), lambda _: "#0072b2")
    assert "line-through; color:#0072b2;'>Old<" in html
    assert "underline; color:#0072b2;'>new<" in html
    assert html.endswith(" end</p>")


def test_a_preview_shows_the_beginning_of_very_long_changes() -> None:
    html = quoted_html(tuple(changed_paragraph(n) for n in range(MOST + 1)), lambda _: "#000000")
    assert html.count("Old") == MOST
    assert html.endswith("<p>…</p>")
