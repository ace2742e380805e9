from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path

import pytest

from tests.judges import libreoffice
from tests.judges.packages import change, package_file, paragraph, run, settings_parts

pytestmark = pytest.mark.judge

CHANGED = paragraph(run("Kept ") + change("ins", 1, run("new")) + change("del", 2, run("old", "delText")))
TABLE = "<w:tbl><w:tr>{}</w:tr></w:tbl>".format("".join(f"<w:tc>{paragraph(run(t))}</w:tc>" for t in "ab"))


def test_text_follows_the_changes(tmp_path: Path):
    path = package_file(tmp_path, CHANGED)
    assert libreoffice.text(path, accept_all=True) == ["Kept new"]
    assert libreoffice.text(path, reject_all=True) == ["Kept old"]
    assert libreoffice.text(path) == ["Kept newold"]


def test_cells_stand_between_the_paragraphs_around_their_table(tmp_path: Path):
    path = package_file(tmp_path, paragraph(run("before")) + TABLE + paragraph(run("after  two\tblanks")))
    expected = ["before", "a", "b", "after  two\tblanks"]
    assert libreoffice.text(path, accept_all=True) == expected
    assert libreoffice.text(path) == expected


def test_a_protected_file_is_resolved_all_the_same(tmp_path: Path):
    protection = (
        '<w:documentProtection w:edit="trackedChanges" w:enforcement="1" w:cryptProviderType="rsaFull"'
        ' w:cryptAlgorithmClass="hash" w:cryptAlgorithmType="typeAny" w:cryptAlgorithmSid="4"'
        ' w:cryptSpinCount="100000" w:hash="eHh4eHh4eHh4eHh4eHh4eHh4eHg=" w:salt="c2FsdHNhbHRzYWx0c2FsdA=="/>'
    )
    path = package_file(tmp_path, CHANGED, extra=settings_parts(protection))
    assert libreoffice.text(path, accept_all=True) == ["Kept new"]


def test_both_options_at_once_are_refused(tmp_path: Path):
    with pytest.raises(ValueError, match="not both"):
        libreoffice.text(tmp_path / "any.docx", accept_all=True, reject_all=True)


def test_a_converted_file_is_a_pdf(tmp_path: Path):
    pdf = libreoffice.convert(package_file(tmp_path, CHANGED), "pdf", tmp_path / "out")
    assert pdf == tmp_path / "out" / "small.pdf"
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_only_a_readable_file_opens(tmp_path: Path):
    assert libreoffice.opens(package_file(tmp_path, CHANGED))
    broken = tmp_path / "broken.docx"
    broken.write_bytes(package_file(tmp_path, CHANGED).read_bytes()[:100])
    assert not libreoffice.opens(broken)


def test_an_office_that_was_killed_is_started_again(tmp_path: Path):
    path = package_file(tmp_path, CHANGED)
    libreoffice.text(path)
    processes = office_processes()
    assert processes
    for process in processes:
        os.kill(process, signal.SIGKILL)
    assert libreoffice.text(path, accept_all=True) == ["Kept new"]


def test_stopping_leaves_no_process_behind(tmp_path: Path):
    libreoffice.text(package_file(tmp_path, CHANGED))
    profile = libreoffice.running_profile()
    assert living_processes("soffice.bin", profile)
    libreoffice.stop()
    assert not living_processes(profile)


def office_processes() -> list[int]:
    """The living soffice.bin processes of the profile that this test run's own office uses."""
    profile = libreoffice.running_profile()
    return [process for process in living_processes("soffice.bin", profile) if profile]


def living_processes(*words: str) -> list[int]:
    """Processes whose command line holds all the words; one that has ended has none."""
    found: list[int] = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        with contextlib.suppress(OSError):
            line = (entry / "cmdline").read_text(errors="replace")
            if all(word in line for word in words):
                found.append(int(entry.name))
    return found
