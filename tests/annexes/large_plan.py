"""Plans of any size in which nearly everything is an element, written fast, for benchmarks.

`python -m tests.annexes.large_plan plan.docx 1000` writes 1,000 pages.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from .large import ENDINGS, OBJECTS, PROPERTIES, SECTION, SUBJECTS, VERBS
from .parts import attach as attach_part
from .parts import base_package, document_xml, footer_xml
from .styles import numbering_xml, styles_xml

WORDS_A_PAGE = 500
_OUTCOMES, _OUTPUTS, _ENABLERS = 3, 3, 2


def build(path: Path, pages: int, seed: int = 0) -> None:
    """Write a plan of about `pages` pages of 500 words: goals, targets, priorities, outcomes, outputs, enablers.

    The same arguments give the same bytes.
    """
    package = base_package("", styles_xml(), numbering_xml([]), PROPERTIES, notes=False)
    footer = attach_part(package, "footer", footer_xml("Large example plan"), "footer1")
    head, tail = document_xml("\0", SECTION.format(footer)).split("\0")
    package.parts["word/document.xml"] = _document(head, tail, pages, seed)
    package.write(path)


def _document(head: str, tail: str, pages: int, seed: int) -> Iterator[str]:
    texts = _sentences(random.Random(seed))
    yield head
    yield _paragraph("Annextitle", "Strategic plan of the Example Organization for 2028–2031")
    words, part = 0, 0
    while words < pages * WORDS_A_PAGE:
        part += 1
        written = "".join(_part(part, texts))
        words += written.count(" ")
        yield written
    yield tail


def _part(part: int, texts: Iterator[str]) -> Iterator[str]:
    """One goal with its targets, one priority with its outcomes, and outputs and enablers."""
    yield _paragraph("Heading1", "Goals")
    yield _paragraph("Heading2", f"Goal {part}: {next(texts)}") + _prose(texts, 6)
    rows = [(f"{part}.{row}", next(texts), "10", "20", "per cent", "2031") for row in range(1, 5)]
    yield _table([("No.", "Target", "Baseline", "Value", "Unit", "Year"), *rows])
    yield _paragraph("Heading1", "Thematic priorities")
    yield _paragraph("Heading2", f"Priority {part}: {next(texts)}") + _prose(texts, 6)
    for outcome in range(1, _OUTCOMES + 1):
        yield _paragraph("Heading3", f"Outcome {part}.{outcome}: {next(texts)}") + _prose(texts, 4)
        yield _table([("Indicator", "Baseline", "Target"), (next(texts), "1", "2"), (next(texts), "3", "4")])
    yield _paragraph("Heading1", "Outputs")
    for output in range(1, _OUTPUTS + 1):
        yield _paragraph("", f"– Output {part}.{output}: {next(texts)}")
    yield _paragraph("Heading1", "Enablers")
    for enabler in range(1, _ENABLERS + 1):
        yield _paragraph("Heading2", f"Enabler {part}.{enabler}: {next(texts)}") + _prose(texts, 8)


def _sentences(dice: random.Random) -> Iterator[str]:
    while True:
        said = " ".join(dice.choice(choices) for choices in (SUBJECTS, VERBS, OBJECTS, ENDINGS))
        yield f"{said[0].upper()}{said[1:]}, item {dice.randrange(10**6)}."


def _prose(texts: Iterator[str], sentences: int) -> str:
    return _paragraph("", " ".join(next(texts) for _ in range(sentences)))


def _table(rows: Sequence[Sequence[str]]) -> str:
    grid = '<w:gridCol w:w="1500"/>' * len(rows[0])
    body = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="PlanTable"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def _cell(text: str) -> str:
    return f"<w:tc>{_paragraph('', text)}</w:tc>"


def _paragraph(style: str, text: str) -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{named}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


if __name__ == "__main__":
    build(Path(sys.argv[1]), int(sys.argv[2]))
