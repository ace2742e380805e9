"""What a person does in Word: headings, paragraphs, lists, tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx


class Pen:
    """Writes a new Word document with the styles that Word brings along."""

    def __init__(self) -> None:
        self._document: Any = docx.Document()

    def save(self, path: Path) -> None:
        """Write the file."""
        self._document.save(str(path))

    def title(self, text: str) -> None:
        """The document's title."""
        self._document.add_heading(text, 0)

    def heading(self, level: int, text: str) -> None:
        """A heading by style."""
        self._document.add_heading(text, level)

    def text(self, *texts: str) -> None:
        """Plain paragraphs."""
        for text in texts:
            self._document.add_paragraph(text)

    def bold(self, lead: str, rest: str = "", style: str | None = None) -> None:
        """A paragraph that is bold, or begins so."""
        paragraph = self._document.add_paragraph(style=style)
        paragraph.add_run(lead).bold = True
        if rest:
            paragraph.add_run(rest)

    def bullets(self, *texts: str, level: int = 1) -> None:
        """Bulleted items."""
        self._items("List Bullet", texts, level)

    def numbers(self, *texts: str, level: int = 1) -> None:
        """Numbered items."""
        self._items("List Number", texts, level)

    def _items(self, style: str, texts: Sequence[str], level: int) -> None:
        for text in texts:
            self._document.add_paragraph(text, style=style if level == 1 else f"{style} {level}")

    def table(self, *rows: Sequence[str], bold_header: bool = True) -> None:
        """A table; a line feed parts paragraphs, "^" joins a cell to the one above, "<" to the one before."""
        table = self._document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
        for down, row in enumerate(rows):
            for across, text in enumerate(row):
                self._cell(table, down, across, text, bold_header and down == 0)

    def _cell(self, table: Any, down: int, across: int, text: str, bold: bool) -> None:
        cell = table.cell(down, across)
        if text == "^":
            table.cell(down - 1, across).merge(cell)
        elif text == "<":
            table.cell(down, across - 1).merge(cell)
        else:
            first, *others = text.split("\n")
            cell.paragraphs[0].add_run(first).bold = bold or None
            for other in others:
                cell.add_paragraph(other)
