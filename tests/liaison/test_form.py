from __future__ import annotations

from pathlib import Path

import pytest

from app.liaison import load_form
from app.liaison.form import PLACE
from app.model.errors import UnreadableError

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


def test_the_form_speaks_six_languages():
    assert sorted(load_form().languages) == list(LANGUAGES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_has_every_label_and_sentence_with_the_same_places(code: str):
    english, language = load_form().languages["en"], load_form().languages[code]
    assert language.labels.keys() == english.labels.keys()
    assert all(language.labels.values())
    for name, sentence in english.sentences.items():
        assert sorted(PLACE.findall(language.sentences[name])) == sorted(PLACE.findall(sentence)), name


@pytest.mark.parametrize(
    ("code", "name", "said"),
    [
        ("fr", "title", "Titre"),
        ("es", "source", "Origen"),
        ("ru", "source", "Источник"),
        ("ar", "title", "العنوان"),
        ("zh", "source", "来源"),
    ],
)
def test_labels_with_a_published_source_are_not_called_unverified(code: str, name: str, said: str):
    language = load_form().languages[code]
    assert language.labels[name].startswith(said)
    assert name not in language.unverified


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
def test_labels_without_a_published_source_are_called_unverified(code: str):
    unverified = load_form().languages[code].unverified
    assert {"for_action", "for_comment", "for_information", "approval", "deadline"} <= unverified
    assert load_form().languages["en"].unverified == frozenset()


def test_a_region_finds_its_language_and_an_unknown_one_falls_back_to_english():
    form = load_form()
    assert form.language("fr-CH").code == "fr"
    assert form.language("tlh").code == "en"


def test_only_arabic_takes_the_template_that_runs_from_right_to_left():
    form = load_form()
    assert {form.template(code).name for code in LANGUAGES if code != "ar"} == {"itu-t-ls.docx"}
    assert form.template("ar").name == "itu-t-ls-rtl.docx"
    assert all(form.template(code).is_file() for code in LANGUAGES)


def test_an_unknown_form_names_those_there_are():
    with pytest.raises(UnreadableError, match=r"no form of statement called “cover”.*itu-t-ls"):
        load_form("cover")


@pytest.mark.parametrize("text", ["name = ", 'name = "x"', '[languages.en]\nmonths = ["January"]'])
def test_a_damaged_form_is_refused_with_its_path(text: str, tmp_path: Path):
    (tmp_path / "broken.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"broken\.toml cannot be read"):
        load_form("broken", tmp_path)


def test_a_place_that_nothing_is_known_about_stays_as_it_is():
    assert load_form().language("en").say("reply") == "Reply to liaison statement {reply_to}"


def test_words_in_braces_that_a_person_typed_are_not_taken_for_places():
    said = load_form().language("en").say("heading_plain", number="1", title="Edit {number}")
    assert said == "1. Edit {number}"
