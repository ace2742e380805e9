"""Small documents for tests, built from what a person would type: headings, paragraphs, list items, tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.model.content import Mark, Paragraph, Run
from app.model.document import Document, Story, StoryKind
from app.model.format import ParagraphFormat, RunFormat
from app.model.numbering import ListDefinition, ListLevel, Numbering
from app.model.revision import Revision
from app.model.structure import Cell, Row, Table
from app.model.styles import Style, StyleSheet

OTHER = Revision("Another Party – B. Editor", "2026-01-01T10:00:00Z", "1")
BULLETS, HEADINGS, DECIMALS = 1, 2, 3

STYLES = StyleSheet(
    {
        "Normal": Style("Normal", "Normal"),
        **{
            f"Heading{level}": Style(
                f"Heading{level}",
                f"heading {level}",
                paragraph=ParagraphFormat(outline=level - 1),
                run=RunFormat(bold=True),
            )
            for level in (1, 2, 3, 4)
        },
        "NumberedHeading2": Style(
            "NumberedHeading2", "Numbered heading", paragraph=ParagraphFormat(outline=1, number=HEADINGS, level=1)
        ),
        "TOC1": Style("TOC1", "toc 1"),
        "Call": Style("Call", "Call", run=RunFormat(italic=True)),
        "Caption": Style("Caption", "caption", run=RunFormat(bold=True)),
        "Headingi": Style("Headingi", "Heading_i", run=RunFormat(italic=True)),
        "Annextitle": Style("Annextitle", "Annex_title", paragraph=ParagraphFormat(outline=0)),
    },
    default="Normal",
)

_BULLET = (ListLevel(format="bullet", text="•"), ListLevel(format="bullet", text="–"))
_DECIMAL = (ListLevel(text="%1"), ListLevel(text="%1.%2"))
NUMBERING = Numbering(
    {
        BULLETS: ListDefinition(BULLETS, 1, _BULLET),
        HEADINGS: ListDefinition(HEADINGS, 2, _DECIMAL),
        DECIMALS: ListDefinition(DECIMALS, 3, (ListLevel(text="%1."), ListLevel(text="%1.%2"))),
    }
)


@dataclass
class Annex:
    """Collects paragraphs; each method returns the new paragraph's id."""

    paragraphs: list[Paragraph] = field(default_factory=list[Paragraph])
    _next: int = 1

    def document(self) -> Document:
        """The document with everything added so far."""
        body = Story("body", StoryKind.BODY, tuple(self.paragraphs))
        return Document((body,), STYLES, NUMBERING, next_id=self._next)

    def add(self, *runs: Run, style: str | None = None, mark: Mark | None = None, **fields: object) -> int:
        """A paragraph of ready-made runs; `fields` are those of ParagraphFormat."""
        format_ = ParagraphFormat(style=style, **fields)  # pyright: ignore[reportArgumentType]
        self.paragraphs.append(Paragraph(self._id(), runs, format_, mark or Mark()))
        return self.paragraphs[-1].id

    def heading(self, level: int, text: str) -> int:
        """A heading by style."""
        return self.add(Run(text), style=f"Heading{level}")

    def text(self, *texts: str) -> int:
        """Body paragraphs; the id is the last one's."""
        return [self.add(Run(text)) for text in texts][-1]

    def styled(self, style: str, text: str) -> int:
        """A paragraph with a style by id."""
        return self.add(Run(text), style=style)

    def bold(self, text: str, rest: str = "") -> int:
        """A paragraph that is bold, or starts with bold words."""
        return self.add(*(r for r in (Run(text, RunFormat(bold=True)), Run(rest)) if r.text))

    def bullet(self, *texts: str, level: int = 0) -> int:
        """Bulleted list items."""
        return [self.add(Run(text), number=BULLETS, level=level) for text in texts][-1]

    def item(self, *texts: str, level: int = 0) -> int:
        """Items of an automatically numbered list."""
        return [self.add(Run(text), number=DECIMALS, level=level) for text in texts][-1]

    def table(self, header: Sequence[str], *rows: Sequence[str], marked: bool = True) -> list[list[int]]:
        """A table; a row of one text spans all columns, a line feed parts paragraphs, "^" continues the cell above.

        Returns the id of the first paragraph of each cell, row by row, the header's first.
        """
        table = Table(self._id(), tuple([2000] * len(header)))
        out: list[list[int]] = []
        for index, texts in enumerate((header, *rows)):
            row = Row(self._id(), table, header=marked and index == 0)
            spans = [len(header)] if len(texts) == 1 else [1] * len(texts)
            below = rows[index] if index < len(rows) else ()
            begins = [at < len(below) and below[at] == "^" for at in range(len(texts))]
            out.append([self._cell(row, at, spans[at], text, begins[at]) for at, text in enumerate(texts)])
        return out

    def _cell(self, row: Row, column: int, span: int, text: str, begins: bool) -> int:
        merge = "continue" if text == "^" else "restart" if begins else None
        cell = Cell(self._id(), row, column, span, merge)
        texts = [""] if text == "^" else text.split("\n")
        new = [Paragraph(self._id(), (Run(t),) if t else (), parent=cell) for t in texts]
        self.paragraphs += new
        return new[0].id

    def _id(self) -> int:
        self._next += 1
        return self._next - 1
