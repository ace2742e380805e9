"""Both sides of the tracked changes of every file as LibreOffice resolves them, but for those it resolves wrongly."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree

from app.formats.docx import open_docx
from app.model.views import View, story_lines
from tests.judges import libreoffice

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# It gives the characters of the Symbol font by their codes in that font, which say nothing without it.
_SYMBOLS = str.maketrans("•κνβεραω", "\uf0b7\uf06b\uf06e\uf062\uf065\uf072\uf061\uf077")
_UNSEEN = re.compile("[\u200b\u200d\u00ad]")


class Fault(NamedTuple):
    """Why a result of LibreOffice's differs from ours, and an XPath that finds what shows it in the main part."""

    views: tuple[View, ...]
    reason: str
    shown_by: str


_BOTH = (View.ORIGINAL, View.FINAL)
_FORMULAS = Fault(_BOTH, "it gives no text for formulas", "//*[local-name()='oMath']")
_FAULTS = {
    "01": _FORMULAS,
    "02": _FORMULAS,
    "26": _FORMULAS,
    "09": Fault(
        _BOTH,
        "it keeps the text of an inserted row that is not marked in itself (§17.13.5.16 takes the whole row), and puts "
        "the untouched paragraph before the struck table behind it",
        "//w:tr[w:trPr/w:ins]//w:p[w:r/w:t='2'] | //w:body/w:p[starts-with(normalize-space(.), 'peak is about')]"
        "[not(.//w:ins or .//w:del)]/following-sibling::w:tbl",
    ),
    "10": Fault((View.FINAL,), "it leaves a deletion in an inline content control", "//w:p/w:sdt//w:del//w:delText"),
    "16": Fault(_BOTH, "it leaves moves in content controls", "//w:sdtContent//w:moveFrom | //w:sdtContent//w:moveTo"),
    "25": Fault(_BOTH, "it shows struck and inserted text in either result", "//w:del//w:delText"),
    "28": Fault(_BOTH, "it does not open the file", "//w:body"),
    "31": Fault(
        (View.ORIGINAL,),
        "it joins two paragraphs between which a paragraph stands whose text is inserted but whose mark is not",
        "//w:p[w:ins and not(w:r) and not(w:pPr/w:rPr/w:ins)]",
    ),
    "33": Fault(_BOTH, "it shows a number field and a placeholder otherwise, neither of which is a change", "//w:sdt"),
    "46": Fault(
        _BOTH,
        "it keeps inserted and deleted rows whose runs are not marked themselves (§17.13.5.12, .16)",
        "//w:tr[w:trPr/w:ins] | //w:tr[w:trPr/w:del]",
    ),
    "54": Fault(_BOTH, "it keeps the text of a frame apart from the body's", "//w:p[w:pPr/w:framePr]"),
    "60": Fault(_BOTH, "it prints the instructions of fields that Word computes", "//w:instrText"),
}


def _lines(lines: Iterable[str]) -> list[str]:
    plain = (re.sub(r"\s+", " ", _UNSEEN.sub("", line.translate(_SYMBOLS))).strip() for line in lines)
    return [line for line in plain if line]


def _theirs(path: Path, view: View) -> list[str]:
    try:
        return _lines(libreoffice.text(path, accept_all=view is View.FINAL, reject_all=view is View.ORIGINAL))
    except libreoffice.JudgeFailedError:
        return []


@pytest.mark.judge
@pytest.mark.parametrize("view", _BOTH)
def test_libreoffice_reads_the_same_text_but_for_its_own_faults(corpus_file: Path, view: View):
    ours = _lines(story_lines(open_docx(corpus_file).document.body, view))
    fault = _FAULTS.get(corpus_file.name[:2])
    if fault is None or view not in fault.views:
        assert ours == _theirs(corpus_file, view)
    else:
        assert ours != _theirs(corpus_file, view), f"LibreOffice no longer has this fault: {fault.reason}"


@pytest.mark.parametrize("number", sorted(_FAULTS))
def test_the_xml_shows_why_the_results_differ(number: str, corpus_files: list[Path]):
    path = next(path for path in corpus_files if path.name.startswith(f"{number}_"))
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    assert root.xpath(_FAULTS[number].shown_by, namespaces={"w": _W})
