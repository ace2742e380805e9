"""The bundled example: reproducible, long enough, sound, and with an edit list that fits it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from tests.annexes.example import DELEGATE, build
from tests.judges import audit, schema, word_rules
from tests.shared_area import REPOSITORY, SHARED_DIR, missing_shared

EXAMPLE = REPOSITORY / "resources" / "example"
ANNEX = EXAMPLE / "annex.docx"
EDITS = json.loads((EXAMPLE / "edits.json").read_text(encoding="utf-8"))
ALL_EDITS = [(proposal["title"], edit) for proposal in EDITS["proposals"] for edit in proposal["edits"]]
WORDS = {qn("w:t"), qn("w:delText")}
OTHER = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:noBreakHyphen"): "\u2011"}


@pytest.fixture(scope="module")
def annex() -> Document:
    """The bundled annex as python-docx reads it."""
    return docx.Document(str(ANNEX))


@pytest.fixture(scope="module")
def paragraphs(annex: Document) -> list[tuple[str, str]]:
    """Style name and text, struck text included, of every paragraph outside tables."""
    return [((p.style and p.style.name) or "", _text(p._p)) for p in annex.paragraphs]


def _text(paragraph: Any) -> str:
    pieces = (e.text or "" if e.tag in WORDS else OTHER.get(e.tag, "") for e in paragraph.iter(etree.Element))
    return "".join(pieces)


def _section(paragraphs: list[tuple[str, str]], heading: str) -> list[str]:
    """Return the texts below the one heading with these words, up to the next of the same or a higher level."""
    level = {"Heading 1": 1, "Heading 2": 2, "Heading 3": 3}
    (start,) = [i for i, (style, text) in enumerate(paragraphs) if style in level and text == heading]
    depth = level[paragraphs[start][0]]
    below = paragraphs[start + 1 :]
    end = next((i for i, (style, _) in enumerate(below) if level.get(style, 9) <= depth), len(below))
    return [text for _, text in below[:end]]


def _printed(folder: Path) -> Path:
    """Print the annex with its comment and changes, as a person would."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _output(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(ANNEX)])
    return folder / "annex.pdf"


def _output(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


def test_the_generator_writes_the_bundled_annex_byte_for_byte(tmp_path: Path):
    build(tmp_path / "again.docx")
    assert (tmp_path / "again.docx").read_bytes() == ANNEX.read_bytes()


@pytest.mark.judge
def test_it_has_at_least_twenty_five_a4_pages(tmp_path: Path):
    if shutil.which("soffice") is None and os.environ.get("CI") != "true":
        pytest.skip("LibreOffice is not installed")
    facts = _output(["pdfinfo", str(_printed(tmp_path))])
    pages = re.search(r"Pages:\s+(\d+)", facts)
    assert pages
    assert int(pages[1]) >= 25
    assert "(A4)" in facts


def test_no_schema_word_rule_or_audit_finds_anything_in_it():
    if not SHARED_DIR.is_dir():
        missing_shared("ooxml-xsd")
    assert schema.findings(ANNEX) == []
    assert word_rules.findings(ANNEX) == []
    assert audit.findings(ANNEX) == []


@pytest.mark.parametrize(("title", "edit"), ALL_EDITS, ids=lambda value: str(value)[:60])
def test_every_place_of_the_edit_list_is_found_once(
    paragraphs: list[tuple[str, str]], title: str, edit: dict[str, Any]
):
    place = edit["in"]
    texts = _section(paragraphs, place["heading"]) if "heading" in place else [text for _, text in paragraphs]
    if "quote" in place:
        holding = [text for text in texts if place["quote"] in text]
        assert len(holding) == 1
        assert holding[0].count(place["quote"]) == 1
        assert holding[0].count(edit.get("strike", place["quote"])) == 1


def test_the_edits_add_an_enabler_and_amend_another_in_several_places():
    added, amended = EDITS["proposals"]
    assert [element["as"] for element in added["edits"][0]["add"]] == ["enabler", "body", "body"]
    assert added["addressees"] != added["rationale"]["addressees"]
    assert len(added["rationale"]["text"]) == 2
    kinds = {("strike" in edit, "insert" in edit) for edit in amended["edits"]}
    assert kinds == {(True, True), (True, False), (False, True)}


def test_the_bracketed_sentence_stands_near_the_end_of_its_enabler_and_is_resolved(paragraphs: list[tuple[str, str]]):
    texts = _section(paragraphs, "Human resources")
    (index,) = [i for i, text in enumerate(texts) if "[" in text]
    assert index >= len(texts) - 2
    struck = [edit.get("strike", "") for _, edit in ALL_EDITS]
    assert any(words.startswith("[") and words.endswith("]") and words in texts[index] for words in struck)


def test_only_the_delegate_has_changed_it_before(annex: Document):
    changes = annex.element.xpath("//w:ins | //w:del")
    assert [(c.tag, c.get(qn("w:author")), c.get(qn("w:date"))[:10]) for c in changes] == [
        (qn("w:ins"), DELEGATE, "2026-01-20"),
        (qn("w:del"), DELEGATE, "2026-01-20"),
    ]


def test_every_element_of_the_plan_is_there_and_numbered_without_gaps(paragraphs: list[tuple[str, str]]):
    titles = [text for style, text in paragraphs if style == "Heading 2"]
    expected = {"Goal": 2, "Thematic priority": 5, "Output": 9}
    for kind, count in expected.items():
        numbers = [int(found[1]) for title in titles if (found := re.match(kind + r" (\d+): ", title))]
        assert numbers == list(range(1, count + 1))
    outcomes = [found[1] for title in titles if (found := re.match(r"Outcome ([\d.]+): ", title))]
    assert outcomes == ["1.1", "1.2", "1.3", "2.1", "2.2", "3.1", "3.2", "3.3", "4.1", "4.2", "5.1", "5.2"]
    assert len(titles) == len(set(titles))


def test_every_acronym_is_expanded_in_the_text_and_in_the_glossary(annex: Document, paragraphs: list[tuple[str, str]]):
    rows = [[cell.text for cell in row.cells] for row in annex.tables[-1].rows[1:]]
    body = "\n".join(text for _, text in paragraphs)
    for acronym, meaning in rows:
        plain = acronym.replace("-", "\u2011")
        assert re.search(rf"\({re.escape(plain)}s?\)", body), acronym
        assert body.index(plain) > body.lower().index(meaning.lower()[:-1]), acronym


def test_it_has_the_parts_that_a_reader_must_carry():
    with zipfile.ZipFile(ANNEX) as package:
        names = set(package.namelist())
        document = package.read("word/document.xml").decode()
        notes = package.read("word/footnotes.xml").decode()
    assert {"word/comments.xml", "word/media/emblem.png", "word/numbering.xml", "word/header1.xml"} <= names
    assert notes.count("<w:footnote ") >= 2 + 6
    for mark in ("TOC \\o", "REF t_", "<w:hyperlink r:id", "<w:gridSpan", "<w:vMerge", "<w:noBreakHyphen/>", "\u00a0"):
        assert mark in document
