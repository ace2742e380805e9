"""What the generated annexes promise: the same bytes each time, the size asked for, and nothing a judge finds."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.annexes import chinese, four_authors, large, right_to_left
from tests.annexes.blocks import parse
from tests.judges import audit, schema, word_rules
from tests.shared_area import SHARED_DIR, missing_shared

CHANGE = re.compile(r"<w:(?:ins|del|rPrChange) [^>]*w:author=\"([^\"]+)\"")
SMALL = {"arabic": right_to_left.build, "chinese": chinese.build, "four_authors": four_authors.build}


def _large(path: Path) -> None:
    large.build(path, pages=13, changes=150, seed=3)


def _document(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml").decode()


@pytest.mark.parametrize("build", [*SMALL.values(), _large], ids=[*SMALL, "large"])
def test_an_annex_is_sound_and_the_same_each_time(build: Callable[[Path], None], tmp_path: Path):
    first, second = tmp_path / "first.docx", tmp_path / "second.docx"
    build(first)
    build(second)
    assert first.read_bytes() == second.read_bytes()
    if not SHARED_DIR.is_dir():
        missing_shared("ooxml-xsd")
    assert schema.findings(first) == []
    assert word_rules.findings(first) == []
    assert audit.findings(first) == []


@pytest.mark.parametrize(("pages", "changes"), [(1, 0), (1, 100), (10, 1), (40, 397)])
def test_a_large_annex_has_exactly_the_changes_asked_for(pages: int, changes: int, tmp_path: Path):
    large.build(tmp_path / "large.docx", pages, changes)
    document = _document(tmp_path / "large.docx")
    authors = CHANGE.findall(document)
    assert len(authors) == changes
    if changes >= 100:
        assert set(authors) == {name for name, _ in large.AUTHORS}


def test_a_large_annex_has_five_hundred_words_a_page(tmp_path: Path):
    large.build(tmp_path / "large.docx", 60, 60)
    words = len(re.sub("<[^>]+>", " ", _document(tmp_path / "large.docx")).split())
    assert 450 * 60 < words < 600 * 60


def test_seeds_give_different_large_annexes(tmp_path: Path):
    large.build(tmp_path / "a.docx", 2, 10, seed=1)
    large.build(tmp_path / "b.docx", 2, 10, seed=2)
    assert _document(tmp_path / "a.docx") != _document(tmp_path / "b.docx")


@pytest.mark.parametrize(("pages", "changes"), [(0, 0), (1, 101), (1, -1)])
def test_more_changes_than_fit_are_refused(pages: int, changes: int, tmp_path: Path):
    with pytest.raises(ValueError, match="can't hold"):
        large.build(tmp_path / "no.docx", pages, changes)
    assert not (tmp_path / "no.docx").exists()


def test_arabic_paragraphs_runs_and_tables_run_right_to_left_and_latin_words_do_not(tmp_path: Path):
    right_to_left.build(tmp_path / "arabic.docx")
    document = _document(tmp_path / "arabic.docx")
    tables = document.count("<w:tbl>")
    assert tables == document.count("<w:bidiVisual/>") >= 4
    for run in re.findall(r"<w:r>(?:(?!</w:r>).)*</w:r>", document):
        text = "".join(re.findall(r"<w:(?:t|delText)[^>]*>([^<]*)<", run))
        if re.search("[\u0620-\u064a]", text):
            assert "<w:rtl/>" in run
            assert not re.search("[A-Za-z]", text)


def test_four_authors_made_every_kind_of_change_and_struck_one_anothers_words(tmp_path: Path):
    four_authors.build(tmp_path / "four.docx")
    document = _document(tmp_path / "four.docx")
    assert set(CHANGE.findall(document)) == {name for name, _ in large.AUTHORS}
    assert len(CHANGE.findall(document)) == len(set(re.findall(r"<w:(?:ins|del|rPrChange) w:id=\"(\d+)\"", document)))
    for kind in (r"<w:trPr>.*?<w:ins ", r"<w:trPr>.*?<w:del ", r"<w:pPr>.*?<w:rPr><w:ins ", "<w:rPrChange "):
        assert re.search(kind, document)
    assert re.search(r"<w:ins [^>]+>(?:(?!</w:ins>).)*<w:del ", document)


def test_a_table_without_end_is_refused():
    with pytest.raises(ValueError, match="no :end"):
        parse(":table t_x 900c,900l Title\n1|2\n")
