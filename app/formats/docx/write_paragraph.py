"""A paragraph of the model as w:p (ECMA-376 Part 1 §17.3.1.22)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from app.formats.docx.boxes import BoxCopies, refilled
from app.formats.docx.markup import Context, quoted
from app.formats.docx.run_markup import characters, run_element
from app.formats.docx.write_formats import FormatWriter
from app.formats.docx.write_revisions import Moves, RevisionNumbers
from app.model.content import FormatChange, Level, Mark, Opaque, OpaqueKind, Paragraph, Run, Wrapper, WrapperKind
from app.model.revision import Revision

_STRUCK = re.compile(r"<(/?)([\w.-]+:)(t|instrText)(?=[\s/>])")
_STRUCK_NAMES = {"t": "delText", "instrText": "delInstrText"}
_FIELD_RUN = re.compile(r"<w:r>(?:<w:rPr>.*?</w:rPr>)?", re.DOTALL)
_START = re.compile(r"<[^\s/>]+")
_NUMBERING_END = re.compile(r"</[\w.-]+:numPr>")
_HEADERS = re.compile(r"<[\w.-]+:(?:header|footer)Reference(?=[\s/>])[^>]*/>")
_MARK_ORDER = ("ins", "del", "moveFrom", "moveTo")

_Frame = tuple[str, Revision | Wrapper]
"""One element around runs: its name and what it stands for; "" for a wrapper."""


class ParagraphWriter:
    """Writes paragraphs of one part."""

    def __init__(
        self,
        context: Context,
        formats: FormatWriter,
        numbers: RevisionNumbers,
        moves: Moves,
        boxes: Mapping[str, str],
        copies: BoxCopies,
    ) -> None:
        self.boxes = boxes
        self._copies = copies
        self._context = context
        self._formats = formats
        self._numbers = numbers
        self._moves = moves

    def write(self, paragraph: Paragraph) -> str:
        """The whole element, or the carried block it stands for."""
        if paragraph.block is not None:
            return self.declared(self._carried(paragraph.block))
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

    def _carried(self, opaque: Opaque) -> str:
        if not opaque.boxes:
            return opaque.xml
        contents = [self.boxes.get(name) for name in opaque.boxes]
        filled = refilled(opaque.xml, contents) if any(content is not None for content in contents) else opaque.xml
        return self._copies.written(filled, opaque.boxes)

    def _properties(self, paragraph: Paragraph) -> str:
        change = paragraph.format_change
        inside = self._numbered(paragraph) + self._mark(paragraph.mark) + self._section(paragraph)
        if change is not None:
            old = self._formats.paragraph(change.old)
            attributes = self._numbers.attributes(change.revision)
            inside += f"<w:pPrChange{attributes}><w:pPr>{old}</w:pPr></w:pPrChange>"
        return f"<w:pPr>{inside}</w:pPr>" if inside else ""

    def _numbered(self, paragraph: Paragraph) -> str:
        properties, change = self._formats.paragraph(paragraph.format), paragraph.numbering_change
        if change is None or "numPr" not in properties:
            return properties
        legacy = bool(change.original) or change.old.number is not None
        name, said = ("numberingChange", f' w:original="{quoted(change.original)}"') if legacy else ("ins", "")
        mark = f"<w:{name}{self._numbers.attributes(change.revision)}{said}/>"
        return _NUMBERING_END.sub(lambda end: mark + end[0], properties, count=1)

    def _section(self, paragraph: Paragraph) -> str:
        change, section = paragraph.section_change, paragraph.section
        if change is None or not section:
            return section
        # What a change of a section records has no headers and footers (§17.13.5.32).
        old = _HEADERS.sub("", change.old)
        mark = f"<w:sectPrChange{self._numbers.attributes(change.revision)}>{old}</w:sectPrChange>"
        if section.endswith("/>"):
            name = _START.match(section)
            return f"{section[:-2]}>{mark}</{name[0][1:] if name else 'w:sectPr'}>"
        at = section.rindex("</")
        return section[:at] + mark + section[at:]

    def _mark(self, mark: Mark) -> str:
        inside = self._mark_slots(mark.inserted, mark.deleted)
        inside += self._formats.run(mark.format) + self._change(mark.format_change)
        return f"<w:rPr>{inside}</w:rPr>" if inside else ""

    def _mark_slots(self, inserted: Revision | None, deleted: Revision | None) -> str:
        slots: dict[str, str] = {}
        for slot, plain, moved in ((inserted, "ins", "moveTo"), (deleted, "del", "moveFrom")):
            for layer in slot.layers() if slot is not None else ():
                name = moved if self._moves.is_move(layer) else plain
                if name not in slots:
                    slots[name] = f"<w:{name}{self._numbers.attributes(layer)}/>"
        return "".join(slots[name] for name in _MARK_ORDER if name in slots)

    def _change(self, change: FormatChange | None) -> str:
        if change is None:
            return ""
        old = self._mark_slots(change.inserted, change.deleted) + self._formats.run(change.old)
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
        if run.inserted is None and run.deleted is None:
            return frames
        inserted = self._layers(run.inserted, "ins", "moveTo")
        deleted = self._layers(run.deleted, "del", "moveFrom")
        if not any(name == "moveTo" for name, _ in inserted):
            # What was moved away stands in its range with all that is in it.
            frames += [frame for frame in deleted if frame[0] == "moveFrom"]
            deleted = [frame for frame in deleted if frame[0] != "moveFrom"]
        return [*frames, *inserted, *deleted]

    def _layers(self, slot: Revision | None, plain: str, moved: str) -> list[_Frame]:
        layers = list(slot.layers()) if slot is not None else []
        return [(moved if self._moves.is_move(layer) else plain, layer) for layer in reversed(layers)]

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
            opening, closing = _wrapper(what)
            return self.ranged(opening, closing, what.inserted, what.deleted)
        return f"<w:{name}{self._numbers.attributes(what)}>", f"</w:{name}>"

    def ranged(
        self, opening: str, closing: str, inserted: Revision | None, deleted: Revision | None
    ) -> tuple[str, str]:
        """The tags of a content control, each in the range that says who put or took the control."""
        for slot, plain, moved in ((inserted, "Ins", "MoveTo"), (deleted, "Del", "MoveFrom")):
            if slot is None:
                continue
            name = f"customXml{moved if self._moves.is_move(slot) else plain}Range"
            first, last = self._numbers.attributes(slot), self._numbers.attributes(slot.around or slot)
            opening = f"<w:{name}Start{first}/>{opening}<w:{name}End{_only_id(first)}/>"
            closing = f"<w:{name}Start{last}/>{closing}<w:{name}End{_only_id(last)}/>"
        return opening, closing

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
            return self._field(run, opaque.xml, struck) if opaque.kind is OpaqueKind.FIELD else self._carried(opaque)
        properties = self._formats.run(run.format) + self._change(run.format_change)
        content = self._carried(opaque) if opaque is not None else characters(run.text, "delText" if struck else "t")
        if opaque is not None and struck and opaque.kind is OpaqueKind.FIELD_MARK:
            content = _struck(content)
        return run_element(properties, content)


def _only_id(attributes: str) -> str:
    return attributes[: attributes.index('"', attributes.index('"') + 1) + 1]


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
