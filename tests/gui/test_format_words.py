"""Changes that the text does not show are told in words."""

from __future__ import annotations

from app.gui.format_words import format_words
from app.model.changes import Change, document_changes
from app.model.content import FormatChange, Paragraph, ParagraphFormatChange, Run
from app.model.document import Document
from app.model.format import ParagraphFormat, RunFormat
from app.model.revision import ChangeKind
from tests.gui.samples import DELEGATE, RAPPORTEUR, changed_paragraph, document_of


def _only(document: Document) -> str:
    (change,) = document_changes(document)
    return format_words(document, change)


def _run(new: RunFormat, old: RunFormat) -> Document:
    return document_of(Paragraph(1, (Run("plain "), Run("word", new, format_change=FormatChange(RAPPORTEUR, old)))))


def test_switched_on_and_off() -> None:
    assert _only(_run(RunFormat(bold=True), RunFormat())) == "bold"
    assert _only(_run(RunFormat(), RunFormat(italic=True))) == "not italic"


def test_values_say_what_they_were_and_are() -> None:
    assert _only(_run(RunFormat(size=28, font="Serif"), RunFormat(size=24, font="Sans"))) == (
        "font: Sans → Serif; size: 12 pt → 14 pt"
    )
    assert _only(_run(RunFormat(), RunFormat(size=24))) == "size: 12 pt → as the style says"


def test_languages_and_proofing_are_told_by_what_they_mean() -> None:
    assert _only(_run(RunFormat("<w:noProof/>", no_proof=True), RunFormat())) == "spelling not checked"
    assert _only(_run(RunFormat(), RunFormat("<w:noProof/>", no_proof=True))) == "spelling checked"
    new = RunFormat('<w:lang w:bidi="ar-EG"/>', language_bidi="ar-EG")
    assert _only(_run(new, RunFormat())) == "language of right-to-left text: ar-EG"


def test_a_paragraph_says_its_style_by_name_and_lengths_in_millimetres() -> None:
    change = ParagraphFormatChange(DELEGATE, ParagraphFormat(indent_start=567))
    format_ = ParagraphFormat(style="Heading1", indent_start=1134)
    paragraph = Paragraph(1, (Run("text"),), format=format_, format_change=change)
    assert _only(document_of(paragraph)) == "style: heading 1; indent: 10 mm → 20 mm"


def test_what_is_read_in_the_text_is_not_told_again() -> None:
    document = document_of(changed_paragraph(1))
    assert [format_words(document, change) for change in document_changes(document)] == ["", ""]


def test_what_covers_a_whole_row_quotes_its_first_words() -> None:
    document = document_of("The first cell")
    row = Change(ChangeKind.ROW_INSERT, RAPPORTEUR, "body", 1, 0, 14, "The first cell")
    assert format_words(document, row) == "The first cell"


def test_a_change_whose_paragraph_is_gone_says_nothing() -> None:
    gone = Change(ChangeKind.FORMAT, RAPPORTEUR, "body", 99, 0, 1, "x")
    assert format_words(document_of("text"), gone) == ""
