"""Filling a template: words in braces give way to a statement's fields, rows without any are left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count, groupby

from app.liaison.fields import LEFT_TO_RIGHT, Lines, Values
from app.liaison.form import PLACE, Language
from app.model.content import Paragraph, Run
from app.model.format import ParagraphFormat, TabStop
from app.model.structure import Cell, Row, cell_of
from app.model.styles import StyleSheet

BODY = "{body}"
_REPEATED = "contact."
_REACH = "contact.reach"


class Ids:
    """New ids for the paragraphs and containers of the document being composed."""

    def __init__(self, first: int) -> None:
        self._ids = count(first)

    def take(self) -> int:
        """An id that nothing in the document has."""
        return next(self._ids)


class Filling:
    """Fills the paragraphs of a template with values by place name, and contact rows with one block after another."""

    def __init__(
        self, values: Mapping[str, Lines], blocks: Sequence[Values], ids: Ids, language: Language, styles: StyleSheet
    ) -> None:
        self._values = values
        self._blocks = blocks
        self._ids = ids
        self._rtl = language.rtl
        self._reach = language.reach
        self._styles = styles

    def fill(self, paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
        """The paragraphs with their places filled; one that consists of an empty field is left out."""
        for row, group in groupby(paragraphs, key=_row_of):
            if row is None:
                for paragraph in group:
                    yield from self._paragraph(paragraph, self._values)
            else:
                yield from self._row(row, list(group))

    def _row(self, row: Row, paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
        names = {name for p in paragraphs for name in PLACE.findall(p.text) if not name.startswith("label.")}
        if any(name.startswith(_REPEATED) for name in names):
            for index, block in enumerate(self._blocks):
                filled = self._cells(paragraphs, {**self._values, **block})
                yield from filled if index == 0 else self._again(row, filled)
        elif not names or any(self._values.get(name) for name in names):
            yield from self._cells(paragraphs, self._values)

    def _cells(self, paragraphs: list[Paragraph], values: Mapping[str, Lines]) -> list[Paragraph]:
        out: list[Paragraph] = []
        for _, cell in groupby(paragraphs, key=lambda p: p.parent):
            group = list(cell)
            filled = [new for paragraph in group for new in self._paragraph(paragraph, values)]
            # A cell must hold a paragraph (§17.4.65).
            out += filled or [group[-1].with_runs(())]
        return out

    def _again(self, row: Row, paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
        """The same row once more, as a row of its own."""
        new_row = replace(row, id=self._ids.take())
        cells: dict[int, Cell] = {}
        for paragraph in paragraphs:
            cell = cell_of(paragraph.parent)
            assert cell is not None
            new = cells.setdefault(cell.id, cell)
            if new is cell:
                new = cells[cell.id] = replace(cell, id=self._ids.take(), row=new_row)
            yield replace(paragraph, id=self._ids.take(), parent=new)

    def _paragraph(self, paragraph: Paragraph, values: Mapping[str, Lines]) -> list[Paragraph]:
        names = PLACE.findall(paragraph.text)
        if not names or paragraph.text == BODY:
            return [paragraph]
        lines = values.get(names[0], ())
        if names[0] == _REACH and self._reach:
            paragraph = replace(paragraph, format=self._hanging(paragraph.format))
        if paragraph.text == f"{{{names[0]}}}":
            return [self._said(paragraph, index, {**values, names[0]: (line,)}) for index, line in enumerate(lines)]
        return [self._said(paragraph, 0, values)]

    def _hanging(self, format_: ParagraphFormat) -> ParagraphFormat:
        """The format with its first line and only tab stop set for labels as wide as those of the language."""
        others = self._styles.effective_paragraph(format_).tabs or ()
        tabs = (*(TabStop(stop.position, "clear") for stop in others), TabStop(self._reach))
        return replace(format_, indent_start=self._reach, first_line=-self._reach, tabs=tabs)

    def _said(self, paragraph: Paragraph, index: int, values: Mapping[str, Lines]) -> Paragraph:
        runs = [new for run in paragraph.runs for new in self._runs(run, values)]
        return replace(paragraph, id=self._ids.take() if index else paragraph.id).with_runs(runs)

    def _runs(self, run: Run, values: Mapping[str, Lines]) -> Iterator[Run]:
        if run.opaque is not None:
            yield run
            return
        text = PLACE.sub(lambda match: " ".join(values.get(match[1], ())), run.text)
        # A run has one direction (§17.3.2.30), so what runs from left to right gets one of its own.
        before, mark, behind = text.partition(LEFT_TO_RIGHT) if self._rtl else (text, "", "")
        yield turned(replace(run, text=before), rtl=self._rtl)
        if behind:
            yield turned(replace(run, text=mark + behind), rtl=self._rtl)


def turned(run: Run, *, rtl: bool) -> Run:
    """The run set from right to left when it is written in a script that runs that way (§17.3.2.30)."""
    if not rtl or run.format.rtl is not None or not is_rtl(run.text):
        return run
    return replace(run, format=replace(run.format, rtl=True))


def is_rtl(text: str) -> bool:
    """Whether the text has letters of a right-to-left script (Hebrew, Arabic and their presentation forms)."""
    return any("\u0590" <= c <= "\u08ff" or "\ufb1d" <= c <= "\ufdff" or "\ufe70" <= c <= "\ufeff" for c in text)


def _row_of(paragraph: Paragraph) -> Row | None:
    cell = cell_of(paragraph.parent)
    return cell.row if cell is not None else None
