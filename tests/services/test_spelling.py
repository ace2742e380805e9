"""Misspelt words are found by real dictionaries in a process of their own, which may fail without taking us along."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.model.content import Paragraph, Run
from app.model.document import Document, Position
from app.model.format import RunFormat
from app.services import speller
from app.services.dictionaries import PersonalDictionary, find_dictionaries
from app.services.spelling import SpellingChecker, SpellingProcess, SpellingUnavailableError
from tests.gui.samples import document_of
from tests.hunspell_files import write_all, write_dictionary


@pytest.fixture
def checker(tmp_path: Path) -> Iterator[SpellingChecker]:
    dictionaries = find_dictionaries([write_all(tmp_path / "dictionaries")])
    made = SpellingChecker(dictionaries, PersonalDictionary(tmp_path / "words.txt"))
    yield made
    made.close()


def english(*paragraphs: str | Paragraph) -> Document:
    return replace(document_of(*paragraphs), language="en-GB")


def wrong(checker: SpellingChecker, document: Document) -> list[str]:
    paragraphs = document.body.paragraphs
    found = checker.check(document, paragraphs)
    return [one.word for paragraph in paragraphs for one in found[paragraph.id]]


def test_words_that_no_dictionary_has_are_found_where_they_stand(checker: SpellingChecker) -> None:
    document = english("The comittee agrees", "this text is plain")
    found = checker.check(document, document.body.paragraphs)
    assert [(one.start, one.end, one.word) for one in found[1]] == [(4, 12, "comittee")]
    assert found[2] == ()


def test_each_language_is_judged_by_its_own_dictionary_and_one_without_not_at_all(checker: SpellingChecker) -> None:
    french, polish = RunFormat(language="fr-CH"), RunFormat(language="pl-PL")
    runs = (Run("word mot "), Run("word mot ", french), Run("word mot słowo ", polish), Run("نص نصص"))
    assert wrong(checker, english(Paragraph(1, runs))) == ["mot", "word", "نصص"]


def test_what_an_apostrophe_joins_to_a_right_word_is_right(checker: SpellingChecker) -> None:
    french = RunFormat(language="fr-FR")
    assert wrong(checker, english(Paragraph(1, (Run("l’union et l’unionn", french),)))) == ["et", "l'unionn"]
    assert wrong(checker, english("the union’s text, the unnion’s text")) == ["unnion's"]


def test_added_and_ignored_words_are_right(checker: SpellingChecker) -> None:
    document = english("Ostrava zork gnarl")
    checker.personal.add("Ostrava")
    checker.ignored.add("zork")
    assert wrong(checker, document) == ["gnarl"]


def test_suggestions_are_what_the_dictionary_would_have_written(checker: SpellingChecker) -> None:
    assert "committee" in checker.suggestions("comittee", "en-GB")
    assert checker.suggestions("comittee", "pl-PL") == []


def test_the_next_misspelling_is_behind_the_place_and_the_search_goes_round(checker: SpellingChecker) -> None:
    document = english("one zork", *["plain text"] * 200, "the gnarl and the blorb")
    story, last = document.body, document.body.paragraphs[-1]

    def next_from(paragraph: int, offset: int) -> str | None:
        found = checker.next(document, story, Position(paragraph, offset))
        return found[2].word if found is not None else None

    assert next_from(1, 0) == "zork"
    assert next_from(1, 5) == "gnarl"
    assert next_from(last.id, 9) == "blorb"
    assert next_from(last.id, 23) == "zork"
    checker.ignored |= {"zork", "gnarl", "blorb"}
    assert next_from(1, 0) is None


def test_a_word_is_asked_for_once_only(tmp_path: Path) -> None:
    asked: list[str] = []

    class Counting(SpellingProcess):
        def wrong(self, dictionary: Path, words: object) -> set[str]:
            asked.extend(words)  # type: ignore[arg-type]
            return super().wrong(dictionary, words)  # type: ignore[arg-type]

    checker = SpellingChecker(find_dictionaries([write_all(tmp_path)]), process=Counting())
    for _ in range(3):
        wrong(checker, english("the word zork", "zork the text"))
    checker.close()
    assert sorted(asked) == ["text", "the", "word", "zork"]


def test_a_dictionary_in_an_old_character_set_does_not_judge_what_it_cannot_hold(tmp_path: Path) -> None:
    write_dictionary(tmp_path, "fr", ["école"], "ISO8859-1")
    checker = SpellingChecker(find_dictionaries([tmp_path]))
    document = replace(document_of("école ecole œuvrę"), language="fr")
    assert wrong(checker, document) == ["ecole"]
    checker.close()


def test_a_dictionary_that_cannot_be_read_finds_nothing_and_the_others_go_on(tmp_path: Path) -> None:
    write_all(tmp_path)
    checker = SpellingChecker(find_dictionaries([tmp_path]))
    (tmp_path / "fr.dic").unlink()
    runs = (Run("zork "), Run("zork", RunFormat(language="fr")))
    assert wrong(checker, english(Paragraph(1, runs))) == ["zork"]
    checker.close()


def test_a_process_that_dies_is_started_again_once(tmp_path: Path) -> None:
    marker = tmp_path / "died"
    script = tmp_path / "dies_once.py"
    script.write_text(
        f"import sys, pathlib\nmarker = pathlib.Path({str(marker)!r})\n"
        "if not marker.exists():\n    marker.touch()\n    sys.exit(1)\n"
        f"sys.path.insert(0, {str(Path(speller.__file__).parent)!r})\n"
        "import speller\nspeller.serve(sys.stdin, sys.stdout)\n"
    )
    process = SpellingProcess([sys.executable, str(script)])
    checker = SpellingChecker(find_dictionaries([write_all(tmp_path / "d")]), process=process)
    assert wrong(checker, english("the zork")) == ["zork"]
    checker.close()


def test_a_process_that_never_works_is_given_up_in_one_sentence(tmp_path: Path) -> None:
    process = SpellingProcess([sys.executable, "-c", "pass"])
    checker = SpellingChecker(find_dictionaries([write_all(tmp_path)]), process=process)
    with pytest.raises(SpellingUnavailableError, match="spelling is not checked"):
        wrong(checker, english("the zork"))
    checker.close()


def test_after_closing_nothing_is_started_again(checker: SpellingChecker) -> None:
    wrong(checker, english("the zork"))
    checker.close()
    with pytest.raises(SpellingUnavailableError):
        wrong(checker, english("gnarl"))


def test_the_process_ends_with_its_input_and_answers_bad_requests(tmp_path: Path) -> None:
    path = write_dictionary(tmp_path, "en_GB", ["word"])
    requests = (
        f'{{"dictionary": "{path}", "words": ["word", "wrod"]}}\n{{}}\n{{"dictionary": "{path}/no", "suggest": "a"}}\n'
    )
    done = subprocess.run(
        [sys.executable, "-P", speller.__file__], input=requests, capture_output=True, text=True, timeout=30, check=True
    )
    first, second, third = done.stdout.splitlines()
    assert first == '{"wrong": ["wrod"]}'
    assert "error" in second
    assert "error" in third


def test_the_program_runs_as_that_process_when_it_is_told_to(tmp_path: Path) -> None:
    path = write_dictionary(tmp_path, "en_GB", ["word"])
    request = f'{{"dictionary": "{path}", "words": ["word", "wrod"]}}\n'
    command = [sys.executable, "-m", "app", "--spelling-process"]
    done = subprocess.run(command, input=request, capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout == '{"wrong": ["wrod"]}\n'


def test_text_without_a_dictionary_for_its_language_is_named(checker: SpellingChecker) -> None:
    assert checker.language_missing(english("word")) == ""
    assert checker.language_missing(replace(document_of("word"), language="pl-PL")) == "pl-PL"


def test_the_language_that_is_missing_is_that_of_the_text_whatever_the_defaults_name(tmp_path: Path) -> None:
    write_dictionary(tmp_path, "en_GB", ["word"])
    checker = SpellingChecker(find_dictionaries([tmp_path]))
    rtl = RunFormat("<w:lang/>", rtl=True, language="en-GB", language_bidi="ar-EG")
    assert checker.language_missing(english(Paragraph(1, (Run("word "), Run("تقرير كلمة", rtl))))) == "ar-EG"
    checker.close()
