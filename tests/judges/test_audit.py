from __future__ import annotations

from pathlib import Path

from tests.judges import audit
from tests.judges.packages import change, package_file, paragraph, run


def test_a_file_has_nothing_new_against_itself(tmp_path: Path):
    path = package_file(tmp_path, paragraph(run("a")))
    assert audit.new_findings(path, path) == []


def test_what_was_broken_between_two_files_is_new(tmp_path: Path):
    before = package_file(tmp_path, paragraph(run("a")), "before.docx")
    after = package_file(tmp_path, f"<w:p>{run('a')}<w:pPr/></w:p>", "after.docx")
    assert [finding.part for finding in audit.new_findings(before, after)] == ["/word/document.xml"]


def test_tracked_changes_are_nothing_to_report(tmp_path: Path):
    before = package_file(tmp_path, paragraph(run("ab")), "before.docx")
    after = package_file(tmp_path, paragraph(run("a") + change("ins", 1, run("b"))), "after.docx")
    assert audit.new_findings(before, after) == []
