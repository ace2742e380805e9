"""The body of a document as lines: text in one view, outline level, list label, table cell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from operator import indexOf, is_
from weakref import WeakValueDictionary

from app.model.content import OpaqueKind, Paragraph, Run, joins
from app.model.document import Document
from app.model.format import ParagraphFormat, RunFormat
from app.model.numbering import LabelCounter, Numbering
from app.model.structure import Cell, Container, cell_of
from app.model.styles import StyleSheet
from app.model.value import slotted_value
from app.model.views import View, gone
from app.plan.profile_file import bare_style

_SPARE = 20_000
"""How many paragraphs that are gone are remembered."""

_NOTES = frozenset((OpaqueKind.FOOTNOTE, OpaqueKind.ENDNOTE, OpaqueKind.COMMENT))
_CONTENTS = re.compile(r"(toc|table of figures|contents)\b", re.IGNORECASE)
_TITLE = re.compile(r"(title|annex[ _]?title)\Z", re.IGNORECASE)
_CAPTION = re.compile(r"(caption|table[ _]?(no|title))\Z", re.IGNORECASE)
_LIST_STYLE = re.compile(r"(?:list(?:bullet|number|paragraph|continue)?|enumlev)([1-5])\Z")
_MINOR = re.compile(r"heading[ _]?[bi]\Z", re.IGNORECASE)


class Role(StrEnum):
    """What the style of a line says about it, beside its outline level."""

    TEXT = "text"
    CONTENTS = "contents"
    CAPTION = "caption"
    TITLE = "title"
    MINOR = "minor"


@slotted_value
class Line:
    """One paragraph as it reads in a view: white space is single blanks, note signs are left out.

    `level` is the 0-based outline level; `label` the list label; `lead` the bold text it starts with; `cell` the
    outermost table cell around it; `gone` says that the view does not have it; `before` are the paragraphs whose text
    flows into this one because the marks between them are gone; `style` the bare name of its style; `list` which
    list it is in; `tab` what stands before a tab in it.
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
    style: str = ""
    list: int = 0
    tab: str = ""

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """The ids of all paragraphs that make up the line."""
        return (*self.before, self.paragraph)

    @property
    def bold(self) -> bool:
        """Whether all of the text is bold."""
        return bool(self.text) and self.lead == self.text


class LineReader:
    """Reads the lines of a document's body; after an edit only what it touched is read again."""

    def __init__(self, view: View = View.FINAL) -> None:
        self._view = view
        self._reading: _Reading | None = None
        self._numbering: Numbering | None = None
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._raw: list[Line] = []
        self._lines: list[Line] = []
        self._origins: list[int] = []

    def read(self, document: Document) -> list[Line]:
        """All lines in order; a line that an edit did not touch is the same object as last time."""
        paragraphs = document.body.paragraphs
        reading = self._reading
        if reading is None or reading.styles is not document.styles or reading.numbering is not document.numbering:
            reading = self._reading = _reading(document.styles, document.numbering, self._view)
            self._paragraphs, self._raw, self._lines, self._origins = (), [], [], []
        start, old_stop, stop = changed_stretch(self._paragraphs, paragraphs)
        if start == old_stop == stop and self._numbering is document.numbering:
            return self._lines
        fresh = reading.lines(paragraphs[start:stop])
        old = self._raw[start:old_stop]
        raw = [*self._raw[:start], *fresh, *self._raw[old_stop:]]
        places = [(line.label, self._paragraphs[start + at].format) for at, line in enumerate(old) if _counted(line)]
        now = [paragraphs[start + at].format for at, line in enumerate(fresh) if _counted(line)]
        if self._numbering is document.numbering and now == [format_ for _, format_ in places]:
            _put_labels(raw, range(start, stop), [label for label, _ in places])
        else:
            counter = LabelCounter(document.numbering, document.styles)
            counted = [at for at, line in enumerate(raw) if _counted(line)]
            _put_labels(raw, counted, [counter.label(paragraphs[at]) for at in counted])
            start, old_stop, stop = changed_stretch(self._raw, raw)
        self._join(raw, paragraphs, start, old_stop, stop)
        self._paragraphs, self._raw, self._numbering = paragraphs, raw, document.numbering
        return self._lines

    def _join(self, raw: Sequence[Line], paragraphs: Sequence[Paragraph], start: int, old_stop: int, stop: int) -> None:
        """Join the lines whose marks are gone, in the stretch that changed; `stop` and `old_stop` are its two ends."""
        while start and raw[start - 1].open:
            start -= 1
        while stop < len(raw) and stop and raw[stop - 1].open:
            stop, old_stop = stop + 1, old_stop + 1
        # An old line that was open flowed into the one behind it, which has to be read without it now.
        while 0 < old_stop < len(self._raw) and self._raw[old_stop - 1].open:
            stop, old_stop = stop + 1, old_stop + 1
        first, last = bisect_left(self._origins, start), bisect_left(self._origins, old_stop)
        lines, origins = _joined(raw, paragraphs, start, stop)
        shift = stop - old_stop
        after = self._origins[last:] if not shift else [at + shift for at in self._origins[last:]]
        self._lines = [*self._lines[:first], *lines, *self._lines[last:]]
        self._origins = [*self._origins[:first], *origins, *after]


def changed_stretch(old: Sequence[object], new: Sequence[object]) -> tuple[int, int, int]:
    """Where two sequences differ by identity: the common start, and the ends in the old and the new one."""
    shorter = min(len(old), len(new))
    start = _same(old, new, shorter)
    if start == len(old) == len(new):
        return start, start, start
    same = min(_same(reversed(old), reversed(new), shorter), shorter - start)
    return start, len(old) - same, len(new) - same


def _same(old: Iterable[object], new: Iterable[object], most: int) -> int:
    """How many things that two begin with are the same objects."""
    try:
        return indexOf(map(is_, old, new), False)
    except ValueError:
        return most


def _counted(line: Line) -> bool:
    """Whether a list counts the line."""
    return line.numbered and not line.gone and not (line.open and not line.text)


def _put_labels(lines: list[Line], places: Iterable[int], labels: Iterable[str]) -> None:
    following = iter(labels)
    for at in places:
        line = lines[at]
        if _counted(line):
            label = next(following)
            if line.label != label:
                lines[at] = replace(line, label=label)


def _joined(
    lines: Sequence[Line], paragraphs: Sequence[Paragraph], start: int, stop: int
) -> tuple[list[Line], list[int]]:
    """The lines from `start` to `stop`, each with those that flow into it, and where each stands in `lines`."""
    out: list[Line] = []
    origins: list[int] = []
    held: list[int] = []
    for index in range(start, stop):
        line = lines[index]
        if not held and not line.open:
            out.append(line)
            origins.append(index)
            continue
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        if line.open and not line.gone and joins(paragraphs[index], following):
            held.append(index)
            continue
        for at in held:
            if not lines[at].text:
                out.append(replace(lines[at], gone=True))
                origins.append(at)
        out.append(_with_held(line, [lines[at] for at in held if lines[at].text]))
        origins.append(index)
        held = []
    return out, origins


def _with_held(line: Line, kept: Sequence[Line]) -> Line:
    """A line with the text of those that flow into it."""
    if kept and not line.gone:
        text = " ".join(" ".join([*(one.text for one in kept), line.text]).split())
        return replace(line, text=text, before=tuple(one.paragraph for one in kept), lead=kept[0].lead)
    return replace(line, gone=True) if line.open and not line.text else line


_Format = tuple[int | None, Role, bool, int, int, int, str]


class _Reading:
    """Reads single paragraphs; remembers them and what styles and cells say."""

    def __init__(self, styles: StyleSheet, numbering: Numbering, view: View) -> None:
        self.styles = styles
        self.numbering = numbering
        self._view = view
        self._formats: dict[ParagraphFormat, _Format] = {}
        # By identity, too: hashing a format takes as long as all the rest of a line.
        self._same_formats: dict[int, tuple[ParagraphFormat, _Format]] = {}
        self._cells: dict[int, tuple[Container, Cell | None, bool]] = {}
        # By the identity of the paragraph: all of them are kept alive.
        self._known: dict[int, Line] = {}
        self._kept: list[Paragraph] = []
        self._most = 0

    def lines(self, paragraphs: Sequence[Paragraph]) -> list[Line]:
        """The lines of paragraphs by themselves, without their list labels; those read before are the same."""
        self._most = max(self._most, len(paragraphs))
        if len(self._known) > 2 * self._most + _SPARE:
            self._known, self._same_formats, self._cells, self._kept = {}, {}, {}, []
        known = self._known
        fresh = [one for one in paragraphs if id(one) not in known]
        known.update((id(one), self._line(one)) for one in fresh)
        self._kept += fresh
        return [known[id(one)] for one in paragraphs]

    def _line(self, paragraph: Paragraph) -> Line:
        level, role, bold, number, depth, indent, style = self._format(paragraph.format)
        cell, gone_row = self._cell(paragraph.parent)
        view = self._view
        runs: Sequence[Run] = paragraph.runs
        for run in runs:
            if run.inserted is not None or run.deleted is not None:
                runs = [one for one in runs if not gone(one.inserted, one.deleted, view)]
                break
        written = _written(runs)
        text = " ".join(written.split())
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
            numbered=bool(number),
            open=gone(paragraph.mark.inserted, paragraph.mark.deleted, view),
            style=style,
            list=number,
            tab=_before_tab(written) if "\t" in written else "",
        )

    def _format(self, format_: ParagraphFormat) -> _Format:
        same = self._same_formats.get(id(format_))
        if same is not None:
            return same[1]
        found = self._formats.get(format_)
        if found is None:
            effective = self.styles.effective_paragraph(format_)
            style = self.styles.style_of(format_)
            name = bare_style(style.name) if style else ""
            place = self.numbering.level(effective.number, effective.level)
            listed = place.paragraph if place is not None else ParagraphFormat()
            found = self._formats[format_] = (
                self.styles.outline_level(format_),
                _role(style.name if style else ""),
                bool(self.styles.effective_run(format_, RunFormat()).bold),
                effective.number or 0,
                effective.level or _style_depth(name),
                _indent(effective, listed),
                name,
            )
        self._same_formats[id(format_)] = (format_, found)
        return found

    def _cell(self, parent: Container | None) -> tuple[Cell | None, bool]:
        """The outermost cell around something, and whether a row or cell around it is absent from the view."""
        if parent is None:
            return None, False
        known = self._cells.get(id(parent))
        if known is None:
            outer, missing, cell = None, False, cell_of(parent)
            while cell is not None:
                for slots in (cell.row, cell):
                    if slots.inserted is not None or slots.deleted is not None:
                        missing = missing or gone(slots.inserted, slots.deleted, self._view)
                outer, cell = cell, cell_of(cell.parent) if cell.parent is not None else None
            # The container itself is kept: an id may be given again once its object is gone.
            known = self._cells[id(parent)] = (parent, outer, missing)
        return known[1], known[2]

    def _lead(self, format_: ParagraphFormat, runs: Sequence[Run], bold: bool) -> str:
        if not bold:
            for run in runs:
                if run.format.bold is not None or run.format.style is not None:
                    break
            else:
                return ""
        leading: list[Run] = []
        for run in runs:
            if run.text.strip() and not self.styles.effective_run(format_, run.format).bold:
                break
            leading.append(run)
        return _plain(leading)


_READINGS: WeakValueDictionary[tuple[int, int, View], _Reading] = WeakValueDictionary()


def _reading(styles: StyleSheet, numbering: Numbering, view: View) -> _Reading:
    """A reading with these styles and lists, shared by all who read the same document or its base at a time."""
    key = (id(styles), id(numbering), view)
    found = _READINGS.get(key)
    if found is None:
        found = _READINGS[key] = _Reading(styles, numbering, view)
    return found


def _indent(effective: ParagraphFormat, listed: ParagraphFormat) -> int:
    """Where the first line begins; a list's level says so where neither style nor paragraph does (§17.9.22)."""
    start = effective.indent_start if effective.indent_start is not None else listed.indent_start
    first = effective.first_line if effective.first_line is not None else listed.first_line
    return (start or 0) + (first or 0)


def _style_depth(name: str) -> int:
    """The level that the name of a list style tells: "List Bullet 2" is one deeper than "List Bullet"."""
    match = _LIST_STYLE.match(name)
    return int(match[1]) - 1 if match else 0


def _role(style: str) -> Role:
    for role, pattern in _ROLES:
        if pattern.match(style):
            return role
    return Role.TEXT


_ROLES = ((Role.CONTENTS, _CONTENTS), (Role.TITLE, _TITLE), (Role.CAPTION, _CAPTION), (Role.MINOR, _MINOR))


def _plain(runs: Iterable[Run]) -> str:
    return " ".join(_written(runs).split())


def _written(runs: Iterable[Run]) -> str:
    parts = [
        run.text if run.opaque is None else run.opaque.display
        for run in runs
        if run.opaque is None or run.opaque.kind not in _NOTES
    ]
    # Neither a soft hyphen nor an Arabic letter that is drawn out says anything.
    return "".join(parts).replace("\u00ad", "").replace("\u0640", "")


def _before_tab(written: str) -> str:
    """What stands before a tab within a text."""
    head, tab, rest = written.strip().partition("\t")
    return " ".join(head.split()) if tab and rest.strip() else ""
