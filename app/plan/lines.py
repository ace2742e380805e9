"""The body of a document as lines: text in one view, outline level, list label, table cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.model.content import OpaqueKind, Paragraph, Run, joins
from app.model.document import Document
from app.model.format import ParagraphFormat, RunFormat
from app.model.numbering import LabelCounter
from app.model.structure import Cell, Container, cell_of
from app.model.styles import StyleSheet
from app.model.views import View, gone

_NOTES = frozenset((OpaqueKind.FOOTNOTE, OpaqueKind.ENDNOTE, OpaqueKind.COMMENT))
_CONTENTS = re.compile(r"(toc|table of figures|contents)\b", re.IGNORECASE)
_TITLE = re.compile(r"(title|annex[ _]?title)\Z", re.IGNORECASE)
_CAPTION = re.compile(r"(caption|table[ _]?(no|title))\Z", re.IGNORECASE)
_MINOR = re.compile(r"heading[ _]?[bi]\Z", re.IGNORECASE)


class Role(StrEnum):
    """What the style of a line says about it, beside its outline level."""

    TEXT = "text"
    CONTENTS = "contents"
    CAPTION = "caption"
    TITLE = "title"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph as it reads in a view: white space is single blanks, note signs are left out.

    `level` is the 0-based outline level; `label` the list label; `lead` the bold text it starts with; `cell` the
    outermost table cell around it; `gone` says that the view does not have it; `before` are the paragraphs whose text
    flows into this one because the marks between them are gone.
    """

    paragraph: int
    text: str = ""
    level: int | None = None
    label: str = ""
    depth: int = 0
    lead: str = ""
    role: Role = Role.TEXT
    cell: Cell | None = None
    indent: int = 0
    gone: bool = False
    numbered: bool = False
    open: bool = False
    before: tuple[int, ...] = ()

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """The ids of all paragraphs that make up the line."""
        return (*self.before, self.paragraph)

    @property
    def bold(self) -> bool:
        """Whether all of the text is bold."""
        return bool(self.text) and self.lead == self.text


class LineReader:
    """Reads the lines of a document's body; a paragraph that is the same object as last time costs next to nothing."""

    def __init__(self, view: View = View.FINAL) -> None:
        self._view = view
        self._known: dict[int, tuple[Paragraph, Line]] = {}
        self._styles: StyleSheet | None = None

    def read(self, document: Document) -> list[Line]:
        """All lines in order; time is linear in the number of paragraphs."""
        known = self._known if self._styles is document.styles else {}
        fresh: dict[int, tuple[Paragraph, Line]] = {}
        reading = _Reading(document.styles, self._view)
        counter = LabelCounter(document.numbering, document.styles)
        paragraphs = document.body.paragraphs
        lines: list[Line] = []
        for paragraph in paragraphs:
            entry = known.get(paragraph.id)
            if entry is None or entry[0] is not paragraph:
                entry = (paragraph, reading.line(paragraph))
            line = entry[1]
            if line.numbered and not line.gone and not (line.open and not line.text):
                label = counter.label(paragraph)
                if label != line.label:
                    line = replace(line, label=label)
                    entry = (paragraph, line)
            fresh[paragraph.id] = entry
            lines.append(line)
        self._known, self._styles = fresh, document.styles
        return _joined(lines, paragraphs) if any(line.open for line in lines) else lines


def _joined(lines: Sequence[Line], paragraphs: Sequence[Paragraph]) -> list[Line]:
    out: list[Line] = []
    held: list[Line] = []
    for index, line in enumerate(lines):
        if not held and not line.open:
            out.append(line)
            continue
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        if line.open and not line.gone and joins(paragraphs[index], following):
            held.append(line)
            continue
        out += [replace(one, gone=True) for one in held if not one.text]
        kept = [one for one in held if one.text]
        if kept and not line.gone:
            text = " ".join(" ".join([*(one.text for one in kept), line.text]).split())
            line = replace(line, text=text, before=tuple(one.paragraph for one in kept), lead=kept[0].lead)
        elif line.open and not line.text:
            line = replace(line, gone=True)
        out.append(line)
        held = []
    return out


class _Reading:
    """Reads single paragraphs; remembers what styles and cells say."""

    def __init__(self, styles: StyleSheet, view: View) -> None:
        self._styles = styles
        self._view = view
        self._formats: dict[ParagraphFormat, tuple[int | None, Role, bool, bool, int, int]] = {}
        self._cells: dict[int, tuple[Container, Cell | None, bool]] = {}

    def line(self, paragraph: Paragraph) -> Line:
        """The line of a paragraph by itself, without its list label."""
        level, role, bold, numbered, depth, indent = self._format(paragraph.format)
        cell, gone_row = self._cell(paragraph.parent)
        view = self._view
        runs = [run for run in paragraph.runs if not gone(run.inserted, run.deleted, view)]
        text = _plain(runs)
        return Line(
            paragraph.id,
            text,
            level if cell is None and role is not Role.CONTENTS else None,
            depth=depth,
            lead=self._lead(paragraph.format, runs, bold) if text else "",
            role=role,
            cell=cell,
            indent=indent,
            gone=gone_row or paragraph.block is not None,
            numbered=numbered,
            open=gone(paragraph.mark.inserted, paragraph.mark.deleted, view),
        )

    def _format(self, format_: ParagraphFormat) -> tuple[int | None, Role, bool, bool, int, int]:
        found = self._formats.get(format_)
        if found is None:
            effective = self._styles.effective_paragraph(format_)
            style = self._styles.style_of(format_)
            found = self._formats[format_] = (
                self._styles.outline_level(format_),
                _role(style.name if style else ""),
                bool(self._styles.effective_run(format_, RunFormat()).bold),
                bool(effective.number),
                effective.level or 0,
                (effective.indent_start or 0) + (effective.first_line or 0),
            )
        return found

    def _cell(self, parent: Container | None) -> tuple[Cell | None, bool]:
        """The outermost cell around something, and whether a row or cell around it is absent from the view."""
        if parent is None:
            return None, False
        known = self._cells.get(id(parent))
        if known is None:
            outer, missing, cell = None, False, cell_of(parent)
            while cell is not None:
                row = cell.row
                missing = missing or gone(row.inserted, row.deleted, self._view)
                missing = missing or gone(cell.inserted, cell.deleted, self._view)
                outer, cell = cell, cell_of(cell.parent)
            # The container itself is kept: an id may be given again once its object is gone.
            known = self._cells[id(parent)] = (parent, outer, missing)
        return known[1], known[2]

    def _lead(self, format_: ParagraphFormat, runs: Sequence[Run], bold: bool) -> str:
        if not bold and all(run.format.bold is None and run.format.style is None for run in runs):
            return ""
        leading: list[Run] = []
        for run in runs:
            if run.text.strip() and not self._styles.effective_run(format_, run.format).bold:
                break
            leading.append(run)
        return _plain(leading)


def _role(style: str) -> Role:
    for role, pattern in _ROLES:
        if pattern.match(style):
            return role
    return Role.TEXT


_ROLES = ((Role.CONTENTS, _CONTENTS), (Role.TITLE, _TITLE), (Role.CAPTION, _CAPTION), (Role.MINOR, _MINOR))


def _plain(runs: Iterable[Run]) -> str:
    parts = [run.display for run in runs if run.opaque is None or run.opaque.kind not in _NOTES]
    return " ".join("".join(parts).replace("\u00ad", "").split())
