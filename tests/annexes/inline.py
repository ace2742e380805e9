"""Runs from the inline marks of the annex texts.

`**bold**`, `*italic*`, `[^note]` (a footnote), `<ref:table|words>` (a REF field), `<link:words>` (the hyperlink),
`<ins:key>…</ins>`, `<del:key>…</del>` and `<fmt:key>…</fmt>` (insertion, deletion, change to bold by the author with
that key; the key may be left out), `<comment>…</comment>` (the range of the comment), `~` (a no-break space),
U+2011 (a no-break hyphen).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

TOKEN = re.compile(r"(\*\*|\*|\[\^\w+\]|<ref:[^>]+>|<link:[^>]+>|</?(?:ins|del|fmt|comment)(?::\w+)?>)")
SPECIAL = re.compile("(\u2011|\t|\n)")
LATIN = re.compile(r"(\(?[A-Za-z][A-Za-z0-9.\-\u2011/]*(?: [A-Za-z][A-Za-z0-9.\-\u2011/]*)*\)?)")
ELEMENTS = {"\u2011": "<w:noBreakHyphen/>", "\t": "<w:tab/>", "\n": "<w:br/>"}


@dataclass
class Inline:
    """Turns marked text into runs; keeps what must be numbered across the whole document."""

    authors: dict[str, tuple[str, str]]
    link_id: str
    right_to_left: bool = False
    notes: list[str] = field(default_factory=list)
    references: dict[str, str] = field(default_factory=dict)
    last_id: int = 100
    reformat: str = ""

    def runs(self, text: str) -> str:
        """Return the runs of `text` as WordprocessingML."""
        state = {"bold": False, "italic": False, "removed": False}
        self.reformat = ""
        return "".join(self._token(token, state) for token in TOKEN.split(text) if token)

    def next_id(self) -> int:
        """Return an id no bookmark or tracked change of the document has yet."""
        self.last_id += 1
        return self.last_id

    def _token(self, token: str, state: dict[str, bool]) -> str:
        if token in ("**", "*"):
            key = "bold" if token == "**" else "italic"
            state[key] = not state[key]
            return ""
        if token.startswith("[^"):
            return self._note(token[2:-1])
        if token.startswith("<"):
            return self._tag(token[1:-1], state)
        return self.words(token, _format(state) + self.reformat, removed=state["removed"])

    def words(self, text: str, properties: str = "", *, removed: bool = False) -> str:
        """Return plain text as runs: one, or one for each direction where the text runs right to left."""
        if not self.right_to_left:
            return run(text, properties, removed=removed)
        stretches = (piece for piece in LATIN.split(text) if piece)
        return "".join(run(piece, _directed(piece, properties), removed=removed) for piece in stretches)

    def attributes(self, key: str) -> str:
        """Return the id, author and date of a new tracked change by the author with this key."""
        author, date = self.authors[key]
        return f'w:id="{self.next_id()}" w:author={quoteattr(author)} w:date="{date}"'

    def _note(self, key: str) -> str:
        self.notes.append(key)
        reference = f'<w:footnoteReference w:id="{len(self.notes) + 1}"/>'
        return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{reference}</w:r>'

    def _tag(self, tag: str, state: dict[str, bool]) -> str:
        if tag.startswith("ref:"):
            bookmark, _, words = tag[4:].partition("|")
            return self.words(words + "\u00a0" if words else "") + self._reference(bookmark)
        if tag.startswith("link:"):
            inner = run(tag[5:], '<w:rStyle w:val="Hyperlink"/>')
            return f'<w:hyperlink r:id="{self.link_id}" w:history="1">{inner}</w:hyperlink>'
        if tag.endswith("comment"):
            return _comment(tag)
        return self._change(tag, state)

    def _change(self, tag: str, state: dict[str, bool]) -> str:
        name, _, key = tag.partition(":")
        if name.endswith("fmt"):
            opens = name == "fmt"
            before = f"<w:rPrChange {self.attributes(key)}><w:rPr/></w:rPrChange>" if opens else ""
            self.reformat = f"<w:b/><w:bCs/>{before}" if opens else ""
            return ""
        if name.endswith("del"):
            state["removed"] = name == "del"
        return f"</w:{name[1:]}>" if name.startswith("/") else f"<w:{name} {self.attributes(key)}>"

    def _reference(self, bookmark: str) -> str:
        direction = "<w:rtl/>" if self.right_to_left else ""
        return complex_field(f" REF {bookmark} \\h ", self.references[bookmark], direction)


def run(text: str, properties: str = "", *, removed: bool = False) -> str:
    """Return one run of `text`; empty text gives nothing."""
    if not text:
        return ""
    name = "w:delText" if removed else "w:t"
    pieces = "".join(_piece(piece, name) for piece in SPECIAL.split(text.replace("~", "\u00a0")) if piece)
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{pieces}</w:r>"


def complex_field(instruction: str, result: str, properties: str = "") -> str:
    """Return the runs of a field with its stored result (ECMA-376 Part 1, clause 17.16.18)."""
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    mark = f'<w:r>{head}<w:fldChar w:fldCharType="%s"/></w:r>'
    code = f'<w:r>{head}<w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>'
    return mark % "begin" + code + mark % "separate" + run(result, properties) + mark % "end"


def plain(text: str) -> str:
    """Return `text` without its inline marks, as a table of contents shows it."""
    return TOKEN.sub("", text).replace("~", "\u00a0")


def _piece(piece: str, name: str) -> str:
    if piece in ELEMENTS:
        return ELEMENTS[piece]
    return f'<{name} xml:space="preserve">{escape(piece)}</{name}>'


def _format(state: dict[str, bool]) -> str:
    return ("<w:b/><w:bCs/>" if state["bold"] else "") + ("<w:i/><w:iCs/>" if state["italic"] else "")


def _directed(piece: str, properties: str) -> str:
    """Add w:rtl, which stands before a format change, to the properties of a stretch that is not Latin."""
    if LATIN.fullmatch(piece):
        return properties
    own, change, rest = properties.partition("<w:rPrChange")
    return f"{own}<w:rtl/>{change}{rest}"


def _comment(tag: str) -> str:
    if not tag.startswith("/"):
        return '<w:commentRangeStart w:id="0"/>'
    style = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
    return f'<w:commentRangeEnd w:id="0"/><w:r>{style}<w:commentReference w:id="0"/></w:r>'
