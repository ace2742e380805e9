from __future__ import annotations

from pathlib import Path

from tests.judges import schema
from tests.judges.packages import change, package_bytes, paragraph, run

EXTENDED = """<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
  xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14" w14:paraId="0A1B2C3D">
  <w:r><mc:AlternateContent><mc:Choice Requires="w14"><w14:shape/></mc:Choice>
  <mc:Fallback><w:t>shape</w:t></mc:Fallback></mc:AlternateContent><w14:ligatures/></w:r></w:p>"""


def test_sound_markup_has_no_findings(shared_dir: Path):
    assert schema.findings(package_bytes(paragraph(run("a") + change("ins", 1, run("b"))))) == []


def test_misplaced_elements_are_found(shared_dir: Path):
    (finding,) = schema.findings(package_bytes(f"<w:p>{run('a')}<w:pPr/></w:p>"))
    assert finding.part == "word/document.xml"
    assert "pPr" in finding.message


def test_ignorable_extensions_and_alternates_are_taken_away_first(shared_dir: Path):
    assert schema.findings(package_bytes(EXTENDED)) == []


def test_an_extension_that_is_not_declared_ignorable_is_found(shared_dir: Path):
    assert schema.findings(package_bytes(EXTENDED.replace('mc:Ignorable="w14"', "")))


def test_only_what_the_input_did_not_have_is_new(shared_dir: Path):
    before = package_bytes(f"<w:p>{run('a')}<w:pPr/></w:p>")
    after = package_bytes(f"<w:p>{run('a')}<w:pPr/></w:p>" * 2)
    assert schema.new_findings(before, before) == []
    assert len(schema.new_findings(before, after)) == 1


def test_a_file_in_strict_namespaces_is_judged_too(shared_dir: Path):
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    for content, sound in ((run("a"), True), ("<w:t/>", False)):
        document = f'<w:document xmlns:w="{strict}"><w:body><w:p>{content}</w:p></w:body></w:document>'
        assert (schema.findings(package_bytes("", {"word/document.xml": document})) == []) is sound
