"""Annexes of any size, written fast, for benchmarks.

`python -m tests.annexes.large big.docx 1000 10000` writes 1,000 pages with 10,000 tracked changes.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .parts import Properties, base_package, document_xml, footer_xml
from .parts import attach as attach_part
from .styles import DECIMAL_LIST, FIRST_RESTART, numbering_xml, styles_xml

AUTHORS = (
    ("Example Administration – A. Rapporteur", "2026-02-11T09:00:00Z"),
    ("Example Union of Administrations – B. Delegate", "2026-02-12T10:15:00Z"),
    ("Northland – C. Councillor", "2026-02-13T11:30:00Z"),
    ("Example Networks – D. Engineer", "2026-02-16T16:45:00Z"),
)
SUBJECTS = [
    "the secretariat",
    "each Branch",
    "the Executive Board",
    "every regional office",
    "the working group",
    "the membership",
    "a Member Administration",
    "the advisory group",
    "the General Assembly",
    "an Associate",
]
VERBS = [
    "reviews",
    "publishes",
    "compares",
    "prepares",
    "maintains",
    "agrees on",
    "reports on",
    "measures",
    "shares",
    "adopts",
    "examines",
    "revises",
]
OBJECTS = [
    "the figures of the past year",
    "the rolling operational plan",
    "a list of open questions",
    "the results of the survey",
    "the draft of the next report",
    "common methods of measurement",
    "the register of assignments",
    "plans for emergencies",
    "training for community workers",
    "the use of shared bands",
    "agreed definitions",
    "the assessment of risks",
]
ENDINGS = [
    "before the end of the second quarter",
    "together with the bodies concerned",
    "in all working languages",
    "on the basis of evidence",
    "at the request of its members",
    "within the limits of the budget",
    "for countries in which the need is greatest",
    "and explains where targets have been missed",
    "so that outcomes can be followed from year to year",
    "without repeating the work of others",
]
INSERTED = ("regularly", "and clearly", "in good time", "with due care", "on a yearly basis")
SENTENCES_A_PARAGRAPH = 4
PARAGRAPHS_A_PAGE = 5
PAGES_A_CHAPTER, PAGES_A_SECTION, PAGES_A_LIST, PAGES_A_TABLE = 12, 3, 4, 5
PROPERTIES = Properties(
    "Large example annex", "Example Telecommunication Organization", "Benchmark", "2026-01-12T09:00:00Z",
    "2026-02-16T16:45:00Z",
)  # fmt: skip
SECTION = (
    '<w:footerReference w:type="default" r:id="{}"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418"'
    ' w:right="1134" w:bottom="1134" w:left="1134" w:header="624" w:footer="567" w:gutter="0"/>'
)
MOST_IN_A_PARAGRAPH = 20
WIDTHS = (900, 5738, 1500, 1500)


@dataclass
class Quota:
    """Spreads `changes` evenly over `places`; ids and kinds follow from the count so far."""

    changes: int
    places: int
    place: int = 0
    made: int = 0

    def due(self) -> int:
        """Return how many changes the next place is to hold."""
        self.place += 1
        return self.place * self.changes // self.places - (self.place - 1) * self.changes // self.places

    def attributes(self) -> str:
        """Count one change and return its id, author and date as attributes."""
        self.made += 1
        author, date = AUTHORS[self.made * 7 // 3 % len(AUTHORS)]
        return f'w:id="{self.made}" w:author="{author}" w:date="{date}"'


def build(path: Path, pages: int, changes: int, seed: int = 0) -> None:
    """Write an annex of about `pages` pages of 500 words with exactly `changes` tracked changes.

    Insertions, deletions, and inserted and deleted paragraph marks by four authors, evenly spread; headings,
    lists and tables at regular distances. The same arguments give the same bytes. Raises ValueError for more
    changes than twenty a paragraph, or for no pages.
    """
    paragraphs = pages * PARAGRAPHS_A_PAGE
    if pages < 1 or not 0 <= changes <= paragraphs * MOST_IN_A_PARAGRAPH:
        raise ValueError(f"{pages} pages can't hold {changes} changes")
    lists = [DECIMAL_LIST] * ((pages + PAGES_A_LIST - 1) // PAGES_A_LIST)
    package = base_package("", styles_xml(), numbering_xml(lists), PROPERTIES, notes=False)
    footer = attach_part(package, "footer", footer_xml("Large example annex"), "footer1")
    head, tail = document_xml("\0", SECTION.format(footer)).split("\0")
    package.parts["word/document.xml"] = _document(head, tail, pages, Quota(changes, paragraphs), seed)
    package.write(path)


def _document(head: str, tail: str, pages: int, quota: Quota, seed: int) -> Iterator[str]:
    dice = random.Random(seed)
    yield head
    yield _paragraph("Annextitle", _run("Large example annex"))
    for page in range(pages):
        yield _page(page, quota, dice)
    yield tail


def _page(page: int, quota: Quota, dice: random.Random) -> str:
    parts = [_headings(page)]
    parts += [_prose(quota, dice) for _ in range(PARAGRAPHS_A_PAGE)]
    if page % PAGES_A_LIST == 0:
        parts.append(_list(page // PAGES_A_LIST, dice))
    if page % PAGES_A_TABLE == 0:
        parts.append(_table(page, dice))
    return "".join(parts)


def _headings(page: int) -> str:
    parts: list[str] = []
    if page % PAGES_A_CHAPTER == 0:
        parts.append(_paragraph("Heading1", _run(f"Chapter on year {2028 + page // PAGES_A_CHAPTER}")))
    if page % PAGES_A_SECTION == 0:
        parts.append(_paragraph("Heading2", _run(f"Matters of meeting {page // PAGES_A_SECTION + 1}")))
    return "".join(parts)


def _sentence(dice: random.Random) -> str:
    pick = dice.random
    words = [choices[int(pick() * len(choices))] for choices in (SUBJECTS, VERBS, OBJECTS, ENDINGS)]
    second = [choices[int(pick() * len(choices))] for choices in (SUBJECTS, VERBS, OBJECTS)]
    text = f"{' '.join(words)}, and {' '.join(second)}."
    return text[0].upper() + text[1:]


def _prose(quota: Quota, dice: random.Random) -> str:
    words = " ".join(_sentence(dice) for _ in range(SENTENCES_A_PARAGRAPH)).split(" ")
    due = quota.due()
    if not due:
        return _paragraph("", _run(" ".join(words)))
    mark = _mark(quota) if (quota.made + due) % 8 == 0 else ""
    return _paragraph("", _changed(words, due - bool(mark), quota), mark)


def _mark(quota: Quota) -> str:
    name = "ins" if quota.made % 3 else "del"
    return f"<w:rPr><w:{name} {quota.attributes()}/></w:rPr>"


def _changed(words: list[str], due: int, quota: Quota) -> str:
    """Cut the words into due + 1 stretches and put a change at the start of each but the first."""
    out: list[str] = []
    stride = len(words) // (due + 1)
    for index in range(due + 1):
        last = index == due
        stretch = words[index * stride : None if last else (index + 1) * stride]
        out.append(_change(stretch, quota) if index else "")
        kept = stretch[2:] if index and not _inserts(quota.made) else stretch
        out.append(_run(" ".join(kept) + ("" if last else " ")))
    return "".join(out)


def _inserts(made: int) -> bool:
    return made % 2 == 0


def _change(stretch: list[str], quota: Quota) -> str:
    """Insert words before the stretch, or strike its first two; which of them follows from the count."""
    attributes = quota.attributes()
    if _inserts(quota.made):
        return f"<w:ins {attributes}>{_run(INSERTED[quota.made % len(INSERTED)] + ' ')}</w:ins>"
    struck = " ".join(stretch[:2]) + " "
    return f'<w:del {attributes}><w:r><w:delText xml:space="preserve">{struck}</w:delText></w:r></w:del>'


def _list(number: int, dice: random.Random) -> str:
    list_id = FIRST_RESTART + number
    properties = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>'
    return "".join(_paragraph("ListNumber", _run(_sentence(dice)), properties) for _ in range(3))


def _table(page: int, dice: random.Random) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS)
    head = '<w:tbl><w:tblPr><w:tblStyle w:val="PlanTable"/><w:tblW w:w="9638" w:type="dxa"/></w:tblPr>'
    head += f"<w:tblGrid>{grid}</w:tblGrid>"
    rows = [_row(("No.", "Target", "Baseline", "Value"), "Tablehead")]
    for row in range(1, 6):
        baseline = int(dice.random() * 60) + 10
        texts = (f"{page + 1}.{row}", _sentence(dice), str(baseline), str(baseline + 20))
        rows.append(_row(texts, "Tabletext"))
    return head + "".join(rows) + "</w:tbl>"


def _row(texts: tuple[str, ...], style: str) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(style, _run(text))}</w:tc>'
        for text, width in zip(texts, WIDTHS, strict=True)
    )
    return f"<w:tr>{cells}</w:tr>"


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _paragraph(style: str, content: str, properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p>{f'<w:pPr>{named}{properties}</w:pPr>' if named or properties else ''}{content}</w:p>"


if __name__ == "__main__":
    build(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) > 4 else 0)
