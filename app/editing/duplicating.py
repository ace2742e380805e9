"""Notes and comments that go along with text that is moved: a second one each, as no two references may share one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.editing.commenting import copy_comments
from app.editing.draft import Draft
from app.editing.noting import copy_note
from app.model.content import Opaque, OpaqueKind, Paragraph, Run
from app.model.document import StoryKind
from app.model.views import REFERENCES

_ID = re.compile(r"""((?<=\s)[\w.-]+:id\s*=\s*)(?:"[^"]*"|'[^']*')""")
_NOTES = (OpaqueKind.FOOTNOTE, OpaqueKind.ENDNOTE)


@dataclass(frozen=True)
class Companions:
    """What goes along with a moved block: its notes and comments by kind and id, each with the id of its copy.

    `fields` says whether the codes of its fields are whole, so that they can go along too.
    """

    refs: Mapping[tuple[StoryKind, str], str] = field(default_factory=dict[tuple[StoryKind, str], str])
    fields: bool = True

    def goes(self, run: Run) -> bool:
        """Whether a mark without text goes along with the text around it."""
        opaque = run.opaque
        if opaque is not None and opaque.kind is OpaqueKind.COMMENT:
            return (StoryKind.COMMENTS, opaque.ref) in self.refs
        return self._is_code(run)

    def carries(self, run: Run) -> bool:
        """Whether a mark without text, at its new place, is tracked like the text around it."""
        return self._is_code(run) or (run.opaque is not None and run.opaque.kind is OpaqueKind.COMMENT)

    def _is_code(self, run: Run) -> bool:
        return self.fields and run.opaque is not None and run.opaque.kind is OpaqueKind.FIELD_MARK

    def copied(self, run: Run) -> Run | None:
        """The same run for the new place, None when it has to stay where it is."""
        opaque = run.opaque
        if opaque is None:
            return run
        kind = StoryKind.COMMENTS if opaque.kind is OpaqueKind.COMMENT_RANGE else REFERENCES.get(opaque.kind)
        new = self.refs.get((kind, opaque.ref)) if kind is not None else None
        if new is not None:
            return replace(run, opaque=_referring(opaque, new))
        return run if run.text or self._is_code(run) else None


def companions_of(draft: Draft, block: Iterable[Paragraph]) -> Companions:
    """Copy the notes and comments that a block refers to."""
    members = tuple(block)
    held = [run.opaque for paragraph in members for run in paragraph.runs if run.opaque is not None]
    notes = dict.fromkeys((REFERENCES[one.kind], one.ref) for one in held if one.kind in _NOTES and one.ref)
    refs = {note: copy_note(draft, *note) or note[1] for note in notes}
    comments = dict.fromkeys(one.ref for one in held if one.kind is OpaqueKind.COMMENT and one.ref)
    copies = copy_comments(draft, comments)
    refs |= {(StoryKind.COMMENTS, old): new for old, new in copies.items()}
    return Companions(refs, _whole_fields(held))


def _whole_fields(held: Iterable[Opaque]) -> bool:
    depth = 0
    for one in held:
        if one.kind is OpaqueKind.FIELD_MARK and "fldChar" in one.xml[:40]:
            depth += {"begin": 1, "end": -1}.get(one.label, 0)
            if depth < 0:
                return False
    return depth == 0


def _referring(opaque: Opaque, ref: str) -> Opaque:
    return replace(opaque, ref=ref, xml=_ID.sub(lambda found: f'{found[1]}"{ref}"', opaque.xml, count=1))
