"""An amended section as a statement quotes it: tracked changes in enough unchanged text to read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from app.liaison.amendment import Amendment, has_base_text, has_final_text, is_new, is_touched, row_slot
from app.liaison.filling import Ids, turned
from app.liaison.form import Language
from app.liaison.labelling import Label, paragraph_labels
from app.liaison.notes import TEXT_STYLE, Footnotes, note_paragraphs, reference
from app.liaison.quoting import IN_WORDS, Quoting
from app.liaison.restyling import LEVELS, TABLE_TEXT, Restyling, Role, cleaned_or_none
from app.liaison.sections import Block, Section
from app.liaison.tables import TableCopy, TableRow, restored_merges, shown_rows, table_rows, without_changes
from app.model.content import TAB, Mark, Opaque, OpaqueKind, Paragraph, Run, spans
from app.model.document import Story
from app.model.format import ParagraphFormat, RunFormat
from app.model.structure import Cell


class Excerpts:
    """Makes the paragraphs that quote the sections of one amendment, styled for the statement."""

    def __init__(
        self, amendment: Amendment, restyling: Restyling, language: Language, ids: Ids, footnotes: Footnotes | None
    ) -> None:
        self._amendment = amendment
        self._restyling = restyling
        self._language = language
        self._ids = ids
        self._footnotes = footnotes
        self._labels: dict[str, Mapping[int, Label | None]] = {}
        self._quoting = Quoting(amendment.document, language)

    def whole(self, section: Section) -> Iterator[Paragraph]:
        """All of a section."""
        yield from self._blocks(section, range(len(section.blocks)))

    def excerpt(self, section: Section, after: Section | None = None) -> Iterator[Paragraph]:
        """The changed blocks with their heading and neighbours; `after` is the section that follows."""
        yield from self._blocks(section, shown_blocks(section))
        if after is not None and runs_on(section):
            yield from self._blocks(after, [0], closed=False)

    def note_number(self, section: Section) -> str:
        """The number that a note bears in the text, "" for what is no note."""
        return self._quoting.number(section.story.kind, section.note.ref) if section.note is not None else ""

    def elision(self, *, leads: bool = False) -> Paragraph:
        """The sign for what is left out; one that `leads` stays on the page of what follows."""
        sign = Run(self._language.sentences["elision"])
        return Paragraph(self._ids.take(), (sign,), ParagraphFormat(keep_next=leads or None))

    def is_elision(self, paragraph: Paragraph) -> bool:
        """Whether it is such a sign in the text, not in a table."""
        return paragraph.parent is None and paragraph.text == self._language.sentences["elision"]

    def apart(self, paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
        """The same paragraphs, none of which runs on into a sign for what is left out, whichever changes are taken."""
        before: list[Paragraph] = []
        for paragraph in paragraphs:
            if self.is_elision(paragraph):
                yield from (*sealed(before), paragraph)
                before = []
            else:
                before.append(paragraph)
        yield from before

    def _blocks(self, section: Section, shown: Sequence[int], *, closed: bool = True) -> list[Paragraph]:
        labels = self._labels_of(section.story)
        ends = (*shown, len(section.blocks)) if closed else shown
        out: list[Paragraph] = []
        last = -1
        for index in ends:
            if any(_has_words(block) for block in section.blocks[last + 1 : index]):
                out.append(self.elision(leads=index < len(section.blocks)))
            if index < len(section.blocks):
                out += self._block(section.blocks[index], labels)
            last = index
        return out

    def _labels_of(self, story: Story) -> Mapping[int, Label | None]:
        # Over the whole story, since a break or a join may stand at the end of a section.
        found = self._labels.get(story.id)
        if found is None:
            before, after = self._amendment.base_labels, self._amendment.labels
            pairs = paragraph_labels(story.paragraphs, before, after)
            found = self._labels[story.id] = {paragraph.id: label for paragraph, label in pairs}
        return found

    def _block(self, block: Block, labels: Mapping[int, Label | None]) -> Iterator[Paragraph]:
        if block.table is not None:
            yield from self._table(block, labels)
            return
        for paragraph in block.paragraphs:
            yield self._quoted(paragraph, labels.get(paragraph.id), None)

    def _table(self, block: Block, labels: Mapping[int, Label | None]) -> Iterator[Paragraph]:
        assert block.table is not None
        rows = table_rows(block)
        shown = shown_rows(rows)
        copy = TableCopy(block.table, rows, self._ids, rtl=self._language.rtl)
        restored = restored_merges(rows, shown)
        last = -1
        for index in (*shown, len(rows)):
            if index - last > 1:
                yield self._elided_row(copy)
            if index < len(rows):
                yield from self._row(rows[index], copy, restored, labels)
            last = index

    def _row(
        self,
        row: TableRow,
        copy: TableCopy,
        restored: Mapping[int, tuple[Cell, tuple[Paragraph, ...]]],
        labels: Mapping[int, Label | None],
    ) -> Iterator[Paragraph]:
        for cell_id in {cell.id for cell in row.cells} & restored.keys():
            copy.begin_merge(restored[cell_id][0])
        for paragraph in row.paragraphs:
            parent = copy.parent(paragraph)
            repeated = restored.get(paragraph.parent.id) if isinstance(paragraph.parent, Cell) else None
            for one in map(without_changes, repeated[1]) if repeated else (paragraph,):
                yield self._quoted(one, labels.get(one.id), parent)

    def _elided_row(self, copy: TableCopy) -> Paragraph:
        format_ = ParagraphFormat(style=TABLE_TEXT, alignment="center")
        return replace(self.elision(), format=format_, parent=copy.elision())

    def _quoted(self, paragraph: Paragraph, label: Label | None, parent: Cell | None) -> Paragraph:
        role = self._restyling.role(paragraph, paragraph.format, label)
        runs = [*self._label(label, role), *self._runs(paragraph, role)]
        mark = paragraph.mark
        return Paragraph(
            self._ids.take(),
            format=role.format,
            mark=Mark(inserted=cleaned_or_none(mark.inserted), deleted=cleaned_or_none(mark.deleted)),
            parent=parent,
            format_change=self._restyling.paragraph_change(paragraph, role, label),
        ).with_runs(turned(run, rtl=self._language.rtl) for run in runs)

    def _label(self, label: Label | None, role: Role) -> Iterator[Run]:
        if label is not None:
            gap = TAB if role.format.style in LEVELS or role.format.first_line else " "
            yield Run(
                label.text + gap, inserted=cleaned_or_none(label.inserted), deleted=cleaned_or_none(label.deleted)
            )

    def _runs(self, paragraph: Paragraph, role: Role) -> Iterator[Run]:
        if paragraph.block is not None:
            yield Run(self._quoting.words(paragraph.block))
        for run in paragraph.runs:
            slots = replace(
                run, inserted=cleaned_or_none(run.inserted), deleted=cleaned_or_none(run.deleted), wrappers=()
            )
            if run.opaque is not None:
                look = self._restyling.run(paragraph, run, role) if run.opaque.kind in IN_WORDS else RunFormat()
                yield from self._carried(run.opaque, replace(slots, format=look))
            elif run.text:
                change = self._restyling.format_change(paragraph, run, role)
                yield replace(slots, format=self._restyling.run(paragraph, run, role), format_change=change)

    def _carried(self, opaque: Opaque, slots: Run) -> Iterator[Run]:
        """Words, or a footnote, for carried content."""
        notes = note_paragraphs(self._amendment.document, opaque.ref) if opaque.kind is OpaqueKind.FOOTNOTE else []
        if self._footnotes is not None and notes:
            new = self._footnotes.add([self._note_runs(paragraph) for paragraph in notes])
            yield reference(slots, new)
            return
        words = self._quoting.words(opaque)
        if words:
            yield replace(slots, text=words, opaque=None, format_change=None)

    def _note_runs(self, paragraph: Paragraph) -> list[Run]:
        role = Role(ParagraphFormat(style=TEXT_STYLE))
        runs = [turned(run, rtl=self._language.rtl) for run in self._runs(paragraph, role)]
        if runs and runs[0].opaque is None:
            runs[0] = replace(runs[0], text=runs[0].text.lstrip())
        return runs


def sealed(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The same paragraphs, the last of which stay apart from what follows whether the changes are taken or not."""
    out = list(paragraphs)
    for slot, stays in (("inserted", has_base_text), ("deleted", has_final_text)):
        for index in range(len(out) - 1, -1, -1):
            mark = out[index].mark
            # A row that goes lets what is before it meet what is behind it.
            if row_slot(out[index], inserted=slot == "inserted") is not None:
                continue
            if getattr(mark, slot) is None:
                break
            if stays(out[index]):
                out[index] = replace(out[index], mark=replace(mark, **{slot: None}))
                break
    return out


def runs_on(section: Section) -> bool:
    """Whether its end, before or after the proposal, is one paragraph with what stands behind it."""
    paragraphs = tuple(section.paragraphs)
    return any(new is not old for new, old in zip(sealed(paragraphs), paragraphs, strict=True))


def shown_blocks(section: Section) -> list[int]:
    """Which blocks of a section an excerpt shows.

    Its heading, every changed block whole, and the neighbour on the side where a change reaches the edge of its
    paragraph; of notes and running lines everything.
    """
    if section.note is not None or (not section.titled and len(section.blocks) == 1):
        return list(range(len(section.blocks)))
    shown = {0} if section.titled else set[int]()
    for index, block in enumerate(section.blocks):
        if not any(is_touched(paragraph) for paragraph in block.paragraphs):
            continue
        shown.add(index)
        if block.table is not None or _reaches_start(block.paragraphs[0]):
            shown |= _neighbour(section.blocks, index, -1)
        if block.table is None and _reaches_end(block.paragraphs[0]):
            shown |= _neighbour(section.blocks, index, 1)
            # What a changed mark joins or parts stands right behind it, words or not.
            shown |= {index + 1} if _joins(section.blocks, index) else set()
    return sorted(shown)


def _neighbour(blocks: Sequence[Block], index: int, step: int) -> set[int]:
    """The next paragraph with words on one side; a table there is left out."""
    index += step
    while 0 <= index < len(blocks) and not _has_words(blocks[index]):
        index += step
    return {index} if 0 <= index < len(blocks) and blocks[index].table is None else set()


def _joins(blocks: Sequence[Block], index: int) -> bool:
    mark = blocks[index].paragraphs[0].mark
    follows = index + 1 < len(blocks) and blocks[index + 1].table is None
    return follows and (mark.inserted or mark.deleted) is not None


def _has_words(block: Block) -> bool:
    return any(p.block is not None or p.text.strip() for p in block.paragraphs)


def _reaches_start(paragraph: Paragraph) -> bool:
    if is_new(paragraph) or paragraph.format_change is not None:
        return True
    first = next((run for run in paragraph.runs if run.text), None)
    return first is not None and (first.inserted or first.deleted) is not None


def _reaches_end(paragraph: Paragraph) -> bool:
    mark = paragraph.mark
    if mark.inserted is not None or mark.deleted is not None:
        return True
    return any(
        end == paragraph.length and run.text and (run.inserted or run.deleted) for _, end, run in spans(paragraph.runs)
    )
