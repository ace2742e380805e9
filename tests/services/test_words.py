"""Which words of a paragraph are looked at, where they stand and by which language they are judged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.model.content import Opaque, OpaqueKind, Paragraph, Run
from app.model.document import Document
from app.model.format import ParagraphFormat, RunFormat
from app.model.structure import Cell, Row, Table
from app.model.styles import Style, StyleSheet
from app.services.words import words_of
from tests.gui.samples import DELEGATE, RAPPORTEUR, document_of


def words(*runs: str | Run, language: str = "en-GB") -> list[str]:
    return [word.text for word in found(*runs, language=language)]


def found(*runs: str | Run, language: str = "en-GB", **fields: object) -> list:  # type: ignore[type-arg]
    made = tuple(Run(run) if isinstance(run, str) else run for run in runs)
    paragraph = replace(Paragraph(1, made), **fields)  # type: ignore[arg-type]
    document: Document = replace(document_of(paragraph), language=language)
    return list(words_of(document, paragraph))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One word, and “another”.", ["One", "word", "and", "another"]),
        ("well-being", ["well", "being"]),
        ("the members’ view of ETO’s plan", ["the", "members", "view", "of", "plan"]),
        ("don’t", ["don't"]),
        ("TSAG, the ICTs and a 5G G20 H2O x₂ ITU-T", ["the", "and"]),
        ("see https://example.org/a-b?c or www.exampel.test, a@exampel.org, exampel.org.", ["see", "or"]),
        ("two\nlines\tand tabs", ["two", "lines", "and", "tabs"]),
        ("co\u00adoperate", ["cooperate"]),
        ("cafe\u0301", ["café"]),
        ("x" * 61, []),
        ("中文文本 한국어 ไทย", []),
        ("1. 2) §3 2028–2031", []),
    ],
)  # fmt: skip
def test_words_are_what_a_dictionary_could_know(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_struck_letters_are_no_part_of_a_word_but_of_its_place() -> None:
    (word,) = found("col", Run("u", deleted=DELEGATE), "or")
    assert (word.text, word.start, word.end) == ("color", 0, 6)


def test_inserted_text_belongs_to_the_word_it_stands_in() -> None:
    (word,) = found("col", Run("o", inserted=RAPPORTEUR), "ur")
    assert (word.text, word.start, word.end) == ("colour", 0, 6)


def test_struck_text_and_carried_content_are_not_looked_at() -> None:
    chip = Run("\ufffc", opaque=Opaque(OpaqueKind.FIELD, "<w:x/>", display="mispeled"))
    assert words("a word ", Run("mispeled", deleted=DELEGATE), chip, " end") == ["word", "end"]


def test_paragraphs_of_carried_content_and_struck_rows_are_not_looked_at() -> None:
    assert found("word", block=Opaque(OpaqueKind.BLOCK, "<w:x/>")) == []
    row = Row(3, Table(2, (100,)), deleted=DELEGATE)
    assert found("word", parent=Cell(4, row, 0)) == []


def test_places_are_counted_in_code_points() -> None:
    words_ = found("🙂 𝒳 word")
    assert [(word.text, word.start) for word in words_] == [("word", 4)]


def test_a_run_may_have_its_own_language() -> None:
    pair = found("word ", Run("mot", RunFormat(language="fr-FR")))
    assert [(word.text, word.language) for word in pair] == [("word", "en-GB"), ("mot", "fr-FR")]


def test_a_word_in_another_script_is_not_judged_by_the_language_of_the_text() -> None:
    mixed = found("word نص слово λόγος")
    assert [(word.text, word.language) for word in mixed] == [
        ("word", "en-GB"), ("نص", "ar"), ("слово", "ru"), ("λόγος", "el"),
    ]  # fmt: skip
    assert words("Register نص", language="ar-SA") == ["نص"]


def test_text_that_names_no_language_has_the_fallback() -> None:
    paragraph = Paragraph(1, (Run("word"),))
    (word,) = words_of(document_of(paragraph), paragraph, "fr-FR")
    assert word.language == "fr-FR"


def languages(*runs: Run, styles: StyleSheet | None = None, style: str | None = None) -> list[tuple[str, str]]:
    paragraph = Paragraph(1, runs, ParagraphFormat(style=style))
    document = replace(document_of(paragraph), language="en-GB", styles=styles or StyleSheet())
    return [(word.text, word.language) for word in words_of(document, paragraph)]


def test_text_that_is_not_to_be_proofed_is_not_looked_at() -> None:
    assert words("a word ", Run("zork", RunFormat("<w:noProof/>", no_proof=True)), " end") == ["word", "end"]
    assert words("word ", Run("mot", RunFormat(language="x-none"))) == ["word"]


def test_letters_choose_among_the_languages_that_a_run_names() -> None:
    three = RunFormat("<w:lang/>", language="fr-CH", language_bidi="fa-IR", language_east_asia="ko-KR")
    assert languages(Run("mot گزارش 보고서 слово", three)) == [
        ("mot", "fr-CH"), ("گزارش", "fa-IR"), ("보고서", "ko-KR"), ("слово", "ru"),
    ]  # fmt: skip
    assert languages(Run("보고서 文書", RunFormat("<w:lang/>", language_east_asia="ja-JP"))) == []


@pytest.mark.parametrize("name", ["rtl", "complex_script"])
def test_a_run_of_complex_script_has_its_own_language_whatever_its_letters(name: str) -> None:
    run = RunFormat(name, language="en-GB", language_bidi="tr-TR", **{name: True})  # type: ignore[arg-type]
    assert languages(Run("sözcük", run)) == [("sözcük", "tr-TR")]
    assert languages(Run("word", replace(run, xml="", language_bidi="ar-SA"))) == [("word", "en-GB")]


def test_languages_and_what_is_not_proofed_are_inherited_each_by_itself() -> None:
    styles = StyleSheet(
        {
            "Base": Style("Base", "Base", run=RunFormat(language="fr-FR")),
            "Own": Style("Own", "Own", based_on="Base", run=RunFormat(language_bidi="ar-EG")),
            "Code": Style("Code", "Code", "character", run=RunFormat(no_proof=True)),
        },
        run=RunFormat(language="en-US", language_bidi="ar-SA"),
    )
    runs = (Run("mot نص "), Run("zork", RunFormat(style="Code")))
    assert languages(*runs, styles=styles, style="Own") == [("mot", "fr-FR"), ("نص", "ar-EG")]
    assert languages(*runs, styles=styles) == [("mot", "en-US"), ("نص", "ar-SA")]
