"""Which dictionary is taken for which language, and the person's own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.services.dictionaries import PersonalDictionary, find_dictionaries, folders, own_folder, parse_tag
from tests.hunspell_files import write_dictionary


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en-GB", ("en", "GB")), ("en_US.UTF-8", ("en", "US")), ("zh-Hant-TW", ("zh", "TW")), ("ar", ("ar", "")),
        ("", ("", "")), ("fr-fr", ("fr", "FR")),
    ],
)  # fmt: skip
def test_tags_are_read_as_people_and_systems_write_them(tag: str, expected: tuple[str, str]) -> None:
    assert parse_tag(tag) == expected


def found_for(folder: Path, names: list[str], tag: str) -> str | None:
    for name in names:
        write_dictionary(folder, name, ["word"])
    path = find_dictionaries([folder]).find(tag)
    return path.name if path is not None else None


@pytest.mark.parametrize(
    ("names", "tag", "expected"),
    [
        (["en_GB", "en_US"], "en-US", "en_US"),
        (["en_GB"], "en-AU", "en_GB"),
        (["en_US"], "en-GB", None),
        (["en_GB"], "en-US", None),
        (["en_US"], "en", "en_US"),
        (["es_AR", "es_ES"], "es-MX", "es_ES"),
        (["fr"], "fr-CH", "fr"),
        (["de_DE_frami"], "de-DE", "de_DE_frami"),
        (["fr"], "ru-RU", None),
        (["en_med_glut"], "en-GB", None),
        (["hyph_en_GB"], "en-GB", None),
    ],
)
def test_a_region_is_judged_by_its_own_dictionary_or_a_near_one(
    tmp_path: Path, names: list[str], tag: str, expected: str | None
) -> None:
    assert found_for(tmp_path, names, tag) == expected


def test_only_pairs_of_files_count(tmp_path: Path) -> None:
    write_dictionary(tmp_path, "en_GB", ["word"])
    (tmp_path / "en_GB.dic").unlink()
    (tmp_path / "fr.dic").write_text("0\n")
    assert not find_dictionaries([tmp_path, tmp_path / "not there"])


def test_the_own_folder_comes_before_others_and_dicpath_before_the_systems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DICPATH", str(tmp_path))
    places = folders()
    assert places[:2] == [own_folder(), tmp_path]
    write_dictionary(tmp_path, "en_GB", ["word"])
    own = write_dictionary(own_folder(), "en_GB", ["word"])
    assert find_dictionaries().find("en-GB") == own


def test_the_dictionaries_of_a_libreoffice_in_the_profile_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    inside = tmp_path / "libreoffice/4/user/uno_packages/cache/uno_packages/lu1.tmp_/dict.oxt"
    write_dictionary(inside, "eo", ["vorto"])
    assert find_dictionaries().find("eo") == inside / "eo"


def test_words_that_were_added_are_right_also_where_a_sentence_begins(tmp_path: Path) -> None:
    own = PersonalDictionary(tmp_path / "folder" / "words.txt")
    own.add("harbourmaster")
    own.add("Ostrava")
    again = PersonalDictionary(own.path)
    assert again.words == ["harbourmaster", "Ostrava"]
    assert all(word in again for word in ("harbourmaster", "Harbourmaster", "HARBOURMASTER", "Ostrava", "OSTRAVA"))
    assert "ostrava" not in again
    again.remove("Ostrava")
    assert PersonalDictionary(own.path).words == ["harbourmaster"]


def test_a_dictionary_that_cannot_be_written_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    own = PersonalDictionary(tmp_path / "file" / "words.txt")
    with pytest.raises(OSError, match="file"):
        own.add("word")
    assert own.words == []
    assert "word" not in own
