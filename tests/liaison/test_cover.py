from __future__ import annotations

from dataclasses import replace

import pytest

from app.model.content import Paragraph
from app.model.document import Document
from app.model.proposal import Contact, Statement
from app.model.structure import Cell
from app.model.views import View, document_lines
from tests.liaison.statements import FULL, composed, lines, rewritten, template_file
from tests.plan.annex import Annex

EMPTY = Annex().document()


def cover(statement: Statement) -> list[str]:
    return lines(composed(EMPTY, (), statement))


def test_every_field_is_printed_behind_its_label():
    printed = cover(FULL)
    expected = {
        "Question(s):": "1/5; 2/5",
        "Source:": "Example Group",
        "Title:": "Liaison statement on enablers",
        "For action to:": "WG-A; WG-B",
        "For comment to:": "WG-D",
        "For information to:": "WG-C; all study groups",
        "Approval:": "XG Rapporteur Group (Virtual, 11 February 2026)",
        "Deadline:": "31 March 2026",
        "Contact:": "A. Rapporteur",
        "Abstract:": "First of the abstract.",
    }
    assert {label: printed[printed.index(label) + 1] for label in expected} == expected
    assert "LIAISON STATEMENT" in printed
    assert "Reply to liaison statement WG-A-LS3" in printed
    assert {"Tel:\t+999 1", "E-mail:\ta@example.org", "Second of the abstract."} <= set(printed)
    assert {"Rapporteur, Example Administration", "Northland"} <= set(printed)
    assert printed.index("XG-LS16") < printed.index("Original: English") < printed.index("11 February 2026")


def test_the_number_stands_in_the_header_and_the_foot_of_every_page():
    printed = list(document_lines(composed(EMPTY, (), FULL), View.FINAL))
    assert printed.count("XG-LS16") == 2
    assert printed.count("Liaison statement XG-LS16\t11 February 2026") == 2


def test_no_place_is_left_unfilled():
    for statement in (FULL, Statement()):
        for line in document_lines(composed(EMPTY, (), statement), View.MARKED):
            assert "{" not in line


def test_an_empty_deadline_prints_a_dash():
    printed = cover(Statement())
    assert printed[printed.index("Deadline:") + 1] == "-"


def test_rows_of_optional_fields_without_content_are_left_out():
    printed = cover(Statement())
    for label in ("Question(s):", "For action to:", "For comment to:", "For information to:", "Contact:", "Abstract:"):
        assert label not in printed
    assert {"Source:", "Title:", "LIAISON STATEMENT", "Approval:"} <= set(printed)


@pytest.mark.parametrize("name", ["for_action", "for_comment", "for_information"])
def test_each_kind_of_recipient_can_be_missing_alone(name: str):
    label = f"For {name.removeprefix('for_')} to:"
    assert label in cover(FULL)
    assert label not in cover(replace(FULL, **{name: ()}))


def test_every_block_of_contacts_has_a_row_of_its_own():
    contacts = (Contact("A", email="a@example.org"), Contact("B"), Contact("C", email="c@example.org"))
    document = composed(EMPTY, (), replace(FULL, contacts=contacts))
    labels = [p for p in document.body.paragraphs if p.text == "Contact:"]
    assert len(labels) == 2
    rows = {row_of(p) for p in labels}
    assert len(rows) == 2
    assert [p.text for p in document.body.paragraphs if row_of(p) == row_of(labels[0])] == [
        "Contact:",
        "A",
        "B",
        "E-mail:\ta@example.org",
    ]


def test_ids_are_unique_and_below_the_next_one():
    document = composed(EMPTY, (), replace(FULL, contacts=(Contact("A", email="a"), Contact("B", email="b")) * 3))
    ids = [p.id for _, p in document.walk()]
    assert len(ids) == len(set(ids))
    assert max(ids) < document.next_id


def test_a_long_title_is_printed_whole():
    title = "Liaison statement on " + "telecommunication " * 60
    assert title.strip() in cover(replace(FULL, title=title))


def test_characters_that_no_file_can_hold_are_left_out_of_the_title():
    document = rewritten(composed(EMPTY, (), replace(FULL, title="On\x01 enab\ufffflers\x0b")))
    assert document.title == "On enablers"
    assert "On enablers" in lines(document)


def test_text_that_looks_like_a_place_or_markup_is_printed_as_it_is():
    statement = replace(FULL, title="{number} <w:p/> & {title}", abstract=("{body}",), introduction=("{body}",))
    document = rewritten(composed(EMPTY, (), statement))
    printed = lines(document)
    assert "{number} <w:p/> & {title}" in printed
    assert [p.parent is None for p in document.body.paragraphs if p.text == "{body}"] == [False, True]


def test_a_statement_without_proposals_has_cover_introduction_and_end():
    printed = cover(FULL)
    assert printed[-3:] == ["Opening.", "More.", "______________"]


def test_styles_have_the_names_that_statements_use():
    by_text = {p.text: p.format.style for p in composed(EMPTY, (), FULL).body.paragraphs}
    assert by_text["Liaison statement on enablers"] == "LSTitle"
    assert by_text["WG-A; WG-B"] == "LSForAction"
    assert by_text["WG-D"] == "LSForComment"
    assert by_text["WG-C; all study groups"] == "LSForInfo"
    assert by_text["31 March 2026"] == "LSDeadline"
    assert by_text["Example Group"] == "LSSource"
    assert by_text["XG-LS16"] == "Docnumber"


def test_the_template_has_the_styles_and_measures_of_statements():
    document = template_file().document
    styles = document.styles.styles
    named = {"Headingb": "Heading_b", "Headingi": "Heading_i", "Normalaftertitle": "Normal_after_title"}
    named |= {name: name for name in ("LSTitle", "LSSource", "LSDeadline", "LSForAction", "LSForComment", "LSForInfo")}
    named |= {"Tablehead": "Table_head", "Tabletext": "Table_text", "AnnexNo": "Annex_No", "Annextitle": "Annex_title"}
    named |= {name: name for name in ("Docnumber", "Proposal", "Reasons", "Source", "enumlev1", "enumlev2", "enumlev3")}
    named |= {f"Heading{level}": f"heading {level}" for level in (1, 2, 3)}
    assert {id_: styles[id_].name for id_ in named} == named
    hanging = [document.styles.effective_paragraph(styles[f"enumlev{n}"].paragraph).indent_start for n in (1, 2, 3)]
    assert hanging == [794, 1191, 1588]
    assert styles["LSForAction"].run.bold is True
    assert styles["LSForComment"].based_on == styles["LSForInfo"].based_on == "LSForAction"
    assert styles["Docnumber"].run.bold is True
    assert 32 <= (styles["Docnumber"].run.size or 0) <= 40
    assert styles["Docnumber"].paragraph.alignment == "end"
    assert styles["Proposal"].run.bold is True
    assert styles["Proposal"].paragraph.keep_next is True
    assert (document.styles.run.font, document.styles.run.size) == ("Times New Roman", 24)
    page = document.page
    assert (page.width, page.height) == (11906, 16838)
    assert {page.left, page.right, page.top, page.bottom} == {1134}


@pytest.mark.parametrize(("code", "room"), [("en", 851), ("fr", 964), ("es", 1020)])
def test_the_address_stands_behind_labels_of_any_width(code: str, room: int):
    document = rewritten(composed(EMPTY, (), replace(FULL, language=code)))
    (email,) = [p for p in document.body.paragraphs if p.text.endswith("\ta@example.org")]
    format_ = document.styles.effective_paragraph(email.format)
    assert (format_.indent_start, format_.first_line) == (room, -room)
    assert [stop.position for stop in format_.tabs or () if stop.kind != "clear"] == [room]


def test_an_arabic_statement_runs_from_right_to_left():
    statement = replace(FULL, language="ar", title="بيان اتصال بشأن العوامل", introduction=("مقدمة",))
    document = composed(EMPTY, (), statement)
    printed = lines(document)
    assert {"بيان اتصال", "المصدر:", "الأصل: بالعربية", "11 فبراير 2026"} <= set(printed)
    assert all(direction(document, p) for p in document.body.paragraphs if p.text)
    assert all(cell.row.table.rtl for p in document.body.paragraphs if isinstance(cell := p.parent, Cell))
    (title,) = [run for p in document.body.paragraphs for run in p.runs if run.text == statement.title]
    (number,) = [run for p in document.body.paragraphs for run in p.runs if run.text == "XG-LS16"]
    assert title.format.rtl is True
    assert number.format.rtl is None


@pytest.mark.parametrize(
    ("code", "label"), [("fr", "Titre:"), ("es", "Título:"), ("ru", "Название:"), ("zh", "标题：")]
)
def test_a_statement_speaks_its_language(code: str, label: str):
    assert label in cover(replace(FULL, language=code))


def direction(document: Document, paragraph: Paragraph) -> bool | None:
    return document.styles.effective_paragraph(paragraph.format).rtl


def row_of(paragraph: Paragraph) -> int | None:
    return paragraph.parent.row.id if isinstance(paragraph.parent, Cell) else None
