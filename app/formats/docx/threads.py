"""Threads of comments: which answers which, and which are settled ([MS-DOCX] 2.5.4, commentsExtended)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.formats.docx.names import ID, PREFIXES, Element, P, w
from app.model.content import Paragraph
from app.model.structure import Note

_W14, _W15 = PREFIXES["w14"], PREFIXES["w15"]
_NAME, _ENTRY = f"{{{_W14}}}paraId", f"{{{_W15}}}commentEx"
_NAMED = re.compile(r"""paraId\s*=\s*["']([0-9A-Fa-f]{1,8})["']""")
_WRITTEN = re.compile(rb"<(?:[\w.-]+:)?commentEx\s[^>]*?/>")
_END = re.compile(rb"</(?:[\w.-]+:)?commentsEx\s*>\s*$")
EMPTY = f'<w15:commentsEx xmlns:w15="{_W15}"></w15:commentsEx>'.encode()
"""A part without any thread."""


def read_threads(comments: Element, extended: Element) -> dict[str, tuple[str, bool]]:
    """For each comment's id the id of the one it answers, "" for none, and whether its thread is settled."""
    names: dict[str, str] = {}
    for comment in comments.iterchildren(w("comment")):
        paragraphs = comment.findall(P)
        if paragraphs:
            names[paragraphs[-1].get(_NAME, "").upper()] = comment.get(ID, "")
    found: dict[str, tuple[str, bool]] = {}
    for entry in extended.iterchildren(_ENTRY):
        comment = names.get(entry.get(f"{{{_W15}}}paraId", "").upper())
        if comment is not None:
            parent = names.get(entry.get(f"{{{_W15}}}paraIdParent", "").upper(), "")
            found[comment] = (parent, entry.get(f"{{{_W15}}}done", "0") in ("1", "true", "on"))
    return found


def written_threads(data: bytes, paragraphs: Iterable[Paragraph]) -> bytes:
    """The part with the threads of the comments that some paragraphs make up; entries that stay keep their place."""
    wanted = _entries(paragraphs)
    out = _WRITTEN.sub(lambda entry: wanted.pop(_name(entry[0].decode()), b""), data)
    added = b"".join(wanted.values())
    return _END.sub(lambda end: added + end[0], out) if added else out


def _entries(paragraphs: Iterable[Paragraph]) -> dict[str, bytes]:
    notes: dict[str, tuple[Note, str]] = {}
    for paragraph in paragraphs:
        if isinstance(paragraph.parent, Note):
            notes[paragraph.parent.ref] = (paragraph.parent, _name(paragraph.attributes))
    entries: dict[str, bytes] = {}
    for note, name in notes.values():
        parent = notes.get(note.reply_to)
        above = f' w15:paraIdParent="{parent[1]}"' if parent is not None and parent[1] else ""
        if name:
            entries[name] = f'<w15:commentEx w15:paraId="{name}"{above} w15:done="{int(note.resolved)}"/>'.encode()
    return entries


def _name(markup: str) -> str:
    match = _NAMED.search(markup)
    return match[1].upper() if match else ""


def threaded(paragraphs: Iterable[Paragraph]) -> bool:
    """Whether any of the comments is an answer or settled, so that there must be a part that says so."""
    notes = {p.parent for p in paragraphs if isinstance(p.parent, Note)}
    return any(note.reply_to or note.resolved for note in notes)
