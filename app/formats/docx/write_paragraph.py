"""A paragraph of the model as w:p (ECMA-376 Part 1 §17.3.1.22)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.formats.docx.markup import Context, quoted
from app.formats.docx.run_markup import characters, run_element
from app.formats.docx.write_formats import FormatWriter
from app.formats.docx.write_revisions import Moves, RevisionNumbers
from app.model.content import FormatChange, Level, Mark, OpaqueKind, Paragraph, Run, Wrapper, WrapperKind
from app.model.revision import Revision

_STRUCK = re.compile(r"<(/?)([\w.-]+:)(t|instrText)(?=[\s/>])")
_STRUCK_NAMES = {"t": "delText", "instrText": "delInstrText"}
_FIELD_RUN = re.compile(r"<w:r>(?:<w:rPr>.*?</w:rPr>)?", re.DOTALL)
_START = re.compile(r"<[^\s/>]+")

_Frame = tuple[str, Revision | Wrapper]
"""One element around runs: its name and what it stands for; "" for a wrapper."""


class ParagraphWriter:
    """Writes paragraphs of one part."""

    def __init__(self, context: Context, formats: FormatWriter, numbers: RevisionNumbers, moves: Moves) -> None:
        self._context = context
        self._formats = formats
        self._numbers = numbers
        self._moves = moves

    def write(self, paragraph: Paragraph) -> str:
        """The whole element, or the carried block it stands for."""
        if paragraph.block is not None:
            return self.declared(paragraph.block.xml)
        runs, after = self._moves.with_ranges(paragraph, self._numbers)
        properties = self._properties(paragraph)
        content = "".join(self._content([run for run in runs if not self._moves.dropped(run)]))
        attributes = f" {paragraph.attributes.strip()}" if paragraph.attributes.strip() else ""
        if not properties and not content:
            return self.declared(f"<w:p{attributes}/>") + after
        return self.declared(f"<w:p{attributes}>{properties}{content}</w:p>") + after

    def declared(self, xml: str) -> str:
        """A fragment whose first tag declares the prefixes that the part's root does not."""
        missing = self._context.missing(xml)
        if not missing:
            return xml
        first = _START.match(xml)
        at = first.end() if first else 0
        local = xml[at : xml.index(">", at)] if first else ""
        wanted = "".join(f" {name}" for name in missing.split() if name.partition("=")[0] not in local)
        return xml[:at] + wanted + xml[at:]

    def tracked(self, revision: Revision, plain: str, moved: str) -> str:
        """The empty element for a slot of a mark."""
        name = moved if self._moves.is_move(revision) else plain
        return f"<w:{name}{self._numbers.attributes(revision)}/>"

    def slot(self, name: str, revision: Revision) -> str:
        """The empty element for a slot of a row or cell."""
        return f"<w:{name}{self._numbers.attributes(revision)}/>"

    def _properties(self, paragraph: Paragraph) -> str:
        change = paragraph.format_change
        inside = self._formats.paragraph(paragraph.format) + self._mark(paragraph.mark) + paragraph.section
        if change is not None:
            old = self._formats.paragraph(change.old)
            attributes = self._numbers.attributes(change.revision)
            inside += f"<w:pPrChange{attributes}><w:pPr>{old}</w:pPr></w:pPrChange>"
        return f"<w:pPr>{inside}</w:pPr>" if inside else ""

    def _mark(self, mark: Mark) -> str:
        slots = self.tracked(mark.inserted, "ins", "moveTo") if mark.inserted is not None else ""
        if mark.deleted is not None:
            struck = self.tracked(mark.deleted, "del", "moveFrom")
            # The schema has ins, del, moveFrom, moveTo in this order.
            slots = struck + slots if slots.startswith("<w:moveTo") else slots + struck
        inside = slots + self._formats.run(mark.format) + self._change(mark.format_change)
        return f"<w:rPr>{inside}</w:rPr>" if inside else ""

    def _change(self, change: FormatChange | None) -> str:
        if change is None:
            return ""
        old = self._formats.run(change.old)
        return f"<w:rPrChange{self._numbers.attributes(change.revision)}><w:rPr>{old}</w:rPr></w:rPrChange>"

    def _content(self, runs: Sequence[Run]) -> Iterator[str]:
        frames: list[_Frame] = []
        closings: list[str] = []
        for run, following in zip(runs, _followers(runs), strict=True):
            wanted = self._frames(run)
            if run.opaque is not None and not run.text and not (run.inserted or run.deleted):
                wanted = self._mark_frames(wanted, frames, following)
            shared = _shared(frames, wanted)
            yield from reversed(closings[shared:])
            del frames[shared:], closings[shared:]
            for frame in wanted[shared:]:
                opening, closing = self._frame(frame)
                frames.append(frame)
                closings.append(closing)
                yield opening
            yield self._run(run, any(name == "del" for name, _ in frames))
        yield from reversed(closings)

    def _frames(self, run: Run) -> list[_Frame]:
        frames: list[_Frame] = [("", wrapper) for wrapper in run.wrappers]
        if run.deleted is not None and self._moves.is_move(run.deleted) and not self._is_move_to(run):
            frames.append(("moveFrom", run.deleted))
            if run.inserted is not None:
                frames.append(("ins", run.inserted))
            return frames
        if run.inserted is not None:
            frames.append(("moveTo" if self._is_move_to(run) else "ins", run.inserted))
        if run.deleted is not None:
            frames.append(("moveFrom" if self._moves.is_move(run.deleted) else "del", run.deleted))
        return frames

    def _is_move_to(self, run: Run) -> bool:
        return run.inserted is not None and self._moves.is_move(run.inserted)

    def _mark_frames(self, own: list[_Frame], frames: list[_Frame], following: Run | None) -> list[_Frame]:
        # A mark between two runs of one revision stands inside its element, so that the revision stays one.
        if following is None:
            return own
        both = frames[: _shared(frames, self._frames(following))]
        inside = both[: len(own)] == own and all(name for name, _ in both[len(own) :])
        return both if inside else own

    def _frame(self, frame: _Frame) -> tuple[str, str]:
        name, what = frame
        if isinstance(what, Wrapper):
            return _wrapper(what)
        return f"<w:{name}{self._numbers.attributes(what)}>", f"</w:{name}>"

    def _field(self, run: Run, xml: str, struck: bool) -> str:
        # A field in one piece holds its runs; a new format is theirs, one revision element each.
        properties = self._formats.run(run.format)
        if (run.format_change is not None or not _looks_like(xml, properties)) and "txbxContent" not in xml:
            xml = _FIELD_RUN.sub(lambda _: f"<w:r>{self._run_properties(properties, run)}", xml)
        return _struck(xml) if struck else xml

    def _run_properties(self, properties: str, run: Run) -> str:
        inside = properties + self._change(run.format_change)
        return f"<w:rPr>{inside}</w:rPr>" if inside else ""

    def _run(self, run: Run, struck: bool) -> str:
        opaque = run.opaque
        if opaque is not None and opaque.level is not Level.RUN:
            return self._field(run, opaque.xml, struck) if opaque.kind is OpaqueKind.FIELD else opaque.xml
        properties = self._formats.run(run.format) + self._change(run.format_change)
        content = opaque.xml if opaque is not None else characters(run.text, "delText" if struck else "t")
        if opaque is not None and struck and opaque.kind is OpaqueKind.FIELD_MARK:
            content = _struck(content)
        return run_element(properties, content)


def _followers(runs: Sequence[Run]) -> list[Run | None]:
    """For each run the next one that has text."""
    found: list[Run | None] = []
    following: Run | None = None
    for run in reversed(runs):
        found.append(following)
        following = run if run.text else following
    return found[::-1]


def _looks_like(xml: str, properties: str) -> bool:
    return f"<w:rPr>{properties}</w:rPr>" in xml if properties else "<w:r>" in xml.replace("<w:r><w:rPr>", "")


def _struck(xml: str) -> str:
    return _STRUCK.sub(lambda match: f"<{match[1]}{match[2]}{_STRUCK_NAMES[match[3]]}", xml)


def _wrapper(wrapper: Wrapper) -> tuple[str, str]:
    if wrapper.opening:
        return wrapper.opening, wrapper.closing
    if wrapper.kind is WrapperKind.HYPERLINK:
        # A field needs no relationship, so a link can be written into any part.
        target = wrapper.target.replace('"', "%22")
        return f'<w:fldSimple w:instr="{quoted(f" HYPERLINK {chr(34)}{target}{chr(34)} ")}">', "</w:fldSimple>"
    return "", ""


def _shared(one: list[_Frame], other: list[_Frame]) -> int:
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine[0] != theirs[0] or (mine[1] is not theirs[1] and mine[1] != theirs[1]):
            break
        count += 1
    return count
