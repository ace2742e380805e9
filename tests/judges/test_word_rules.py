from __future__ import annotations

from pathlib import Path

import pytest

from tests.judges import word_rules
from tests.judges.packages import TYPES, change, package_bytes, paragraph, run

MARK = '<w:rPr><w:b/><w:ins w:id="1" w:author="A"/></w:rPr>'
ROW = '<w:tbl><w:tr><w:trPr><w:del w:id="1" w:author="A"/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>'

BROKEN = {
    "id used twice": (
        paragraph(change("ins", 1, run("a")) + change("del", 1, run("b", "delText"))),
        "revision id 1 is used 2 times",
    ),
    "live text in a deletion": (paragraph(change("del", 1, run("gone"))), "w:t “gone” stands inside w:del"),
    "live instruction in a deletion": (
        paragraph(change("del", 1, run("PAGE", "instrText"))),
        "w:instrText “PAGE” stands inside w:del",
    ),
    "struck text outside": (paragraph(run("gone", "delText")), "w:delText “gone” stands outside w:del"),
    "insertion in an insertion": (
        paragraph(change("ins", 1, change("ins", 2, run("a")))),
        "w:ins 2 stands inside another of its kind",
    ),
    "no author": (paragraph(f'<w:ins w:id="1">{run("a")}</w:ins>'), "w:ins 1 has no author"),
    "open move": (
        paragraph('<w:moveFromRangeStart w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z" w:name="m"/>'),
        "w:moveFromRange 1 has no matching start or end",
    ),
    "half a move": (
        paragraph(
            '<w:moveFromRangeStart w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z" w:name="m"/>'
            '<w:moveFromRangeEnd w:id="1"/>'
        ),
        "the move m has only one side",
    ),
    "nameless move": (
        paragraph('<w:moveToRangeStart w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"/>'),
        "w:moveToRangeStart 1 lacks name",
    ),
    "properties not first": (f"<w:p>{run('a')}<w:pPr/></w:p>", "w:pPr is not its first child"),
    "properties twice": ("<w:p><w:pPr/><w:pPr/></w:p>", "several w:pPr"),
    "mark change after bold": (f"<w:p><w:pPr>{MARK}</w:pPr></w:p>", "comes after other properties"),
    "row half marked": (ROW.format(paragraph(run("left"))), "holds runs that are not marked"),
    "text after the section": (f"<w:sectPr/>{paragraph(run('a'))}", "w:p stands after the last w:sectPr"),
    "cell without paragraph": ("<w:tbl><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>", "does not end with a paragraph"),
    "blank lost": ("<w:p><w:r><w:t>a </w:t></w:r></w:p>", "outer blanks without xml:space"),
    "dangling reference": ('<w:p><w:hyperlink r:id="rId9"/></w:p>', "refers to rId9"),
}


@pytest.mark.parametrize(("body", "sentence"), BROKEN.values(), ids=BROKEN.keys())
def test_each_rule_names_what_is_wrong(body: str, sentence: str):
    found = word_rules.findings(package_bytes(body))
    assert any(sentence in finding for finding in found)


def test_a_sound_file_breaks_no_rule():
    struck = change("del", 2, run(" old", "delText"))
    row = ROW.format(paragraph(change("del", 5, run("x", "delText"))))
    body = paragraph(run("Kept ") + change("ins", 4, run("new ") + struck)) + row + "<w:sectPr/>"
    assert word_rules.findings(package_bytes(body)) == []


def test_parts_without_type_or_target_are_named():
    relationships = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="t" Target="media/none.png"/></Relationships>'
    )
    extra = {"word/_rels/document.xml.rels": relationships, "word/media/some.png": ""}
    found = "\n".join(word_rules.findings(package_bytes("<w:p/>", extra)))
    assert "word/media/some.png: has no content type" in found
    assert "rId1 leads to word/media/none.png" in found


def test_a_type_for_a_missing_part_is_named():
    override = '<Override PartName="/word/gone.xml" ContentType="application/xml"/></Types>'
    extra = {"[Content_Types].xml": TYPES.replace("</Types>", override)}
    (finding,) = word_rules.findings(package_bytes("<w:p/>", extra))
    assert "word/gone.xml" in finding


def test_a_part_that_is_not_xml_is_named():
    found = word_rules.findings(package_bytes("<w:p>"))
    assert found[0].startswith("word/document.xml: not well-formed")


def test_only_what_the_input_did_not_break_is_new():
    before = package_bytes(paragraph(change("del", 1, run("one"))))
    after = package_bytes(paragraph(change("del", 1, run("one")) + change("del", 2, run("two"))))
    assert word_rules.new_findings(before, before) == []
    assert word_rules.new_findings(before, after) == ["word/document.xml: w:t “two” stands inside w:del."]


def test_files_that_word_wrote_break_no_rule(shared_dir: Path):
    for name in ("03_docxodus_014-MovedParagraph.docx", "32_tika_memo.docx", "25_open-xml-power_RP051-Arabic.docx"):
        assert word_rules.findings(shared_dir / "corpus" / name) == []
