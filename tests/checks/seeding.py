"""Seeds defects into sound documents: small edits, plain or tracked, that can be put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from app.formats.docx import open_docx
from app.model.content import Mark, Opaque, OpaqueKind, Paragraph, Run
from app.model.document import Document, Story, StoryKind
from app.model.format import ParagraphFormat
from app.resources import resource
from tests.checks.plans import sound_plan
from tests.plan.annex import OTHER

Edit = Callable[[Document], Document]
Host = Callable[[], Document]


@cache
def sound() -> Document:
    """The small plan without any defect."""
    return sound_plan().document()


@cache
def example() -> Document:
    """The bundled annex of sixty pages."""
    return open_docx(resource("example", "annex.docx")).document


@cache
def blank() -> Document:
    """A document with one sentence and no plan."""
    return Document((Story("body", StoryKind.BODY, (Paragraph(1, (Run("To whom it may concern."),)),)),), next_id=2)


@dataclass(frozen=True)
class Defect:
    """A defect that one rule has to find: the edits that seed it, and words of the quote or message expected.

    `also` are rules that rightly have something to say too.
    """

    rule: str
    edits: tuple[Edit, ...]
    said: str = ""
    also: tuple[str, ...] = ()
    host: Host = sound
    profile: str = "strategic-plan"


@dataclass(frozen=True)
class Clean:
    """A text that looks like a defect and is none: no rule may say anything new."""

    edits: tuple[Edit, ...]
    host: Host = sound
    profile: str = "strategic-plan"


def seeded(host: Host, edits: Sequence[Edit]) -> Document:
    """A host with the edits made."""
    document = host()
    for edit in edits:
        document = edit(document)
    return document


# ---- edits ----------------------------------------------------------------------------------------------------------


def add(*texts: str, after: str = "", style: str | None = None) -> Edit:
    """New paragraphs behind the first one that contains `after`, by default behind one of running text."""

    def edit(document: Document) -> Document:
        at = _find(document, after) if after else _neutral(document)
        body = document.body.paragraphs
        new = [
            Paragraph(document.next_id + index, _runs(text), ParagraphFormat(style=style))
            for index, text in enumerate(texts)
        ]
        return _with(document, (*body[: at + 1], *new, *body[at + 1 :]), document.next_id + len(new))

    return edit


def sub(old: str, new: str) -> Edit:
    """Other words in the first paragraph that contains the old ones within one run."""

    def edit(document: Document) -> Document:
        at = _find(document, old)
        body = document.body.paragraphs
        runs = tuple(replace(r, text=r.text.replace(old, new, 1)) if old in r.text else r for r in body[at].runs)
        changed = replace(body[at], runs=tuple(r for r in runs if r.text or r.opaque))
        return _with(document, (*body[:at], changed, *body[at + 1 :]))

    return edit


def cut(*starts: str) -> Edit:
    """Without the first paragraph that begins with this, and those that begin with each of the others behind it."""

    def edit(document: Document) -> Document:
        body = list(document.body.paragraphs)
        at = 0
        for start in starts:
            at = next(here for here in range(at, len(body)) if _begins(body[here], start))
            del body[at]
        return _with(document, tuple(body))

    return edit


def strike(*starts: str) -> Edit:
    """The first paragraphs that begin with each of these, struck under tracking."""

    def edit(document: Document) -> Document:
        body = list(document.body.paragraphs)
        for start in starts:
            at = next(at for at, one in enumerate(body) if _begins(one, start))
            runs = tuple(replace(run, deleted=OTHER) for run in body[at].runs)
            body[at] = replace(body[at], runs=runs, mark=Mark(deleted=OTHER))
        return _with(document, tuple(body))

    return edit


def amend(old: str, new: str) -> Edit:
    """The old words struck and the new ones inserted under tracking."""

    def edit(document: Document) -> Document:
        at = _find(document, old)
        body = document.body.paragraphs
        runs = [part for run in body[at].runs for part in _amended(run, old, new)]
        return _with(document, (*body[:at], replace(body[at], runs=tuple(runs)), *body[at + 1 :]))

    return edit


def insert(text: str, after: str) -> Edit:
    """A new paragraph under tracking, behind the first one that begins so."""

    def edit(document: Document) -> Document:
        body = document.body.paragraphs
        at = next(at for at, one in enumerate(body) if _begins(one, after))
        new = Paragraph(document.next_id, (Run(text, inserted=OTHER),), mark=Mark(inserted=OTHER))
        return _with(document, (*body[: at + 1], new, *body[at + 1 :]), document.next_id + 1)

    return edit


def italic(*texts: str) -> Edit:
    """The paragraphs that say just these, in italics."""

    def edit(document: Document) -> Document:
        body = list(document.body.paragraphs)
        for text in texts:
            at = next(at for at, one in enumerate(body) if one.text == text)
            runs = tuple(replace(run, format=replace(run.format, italic=True)) for run in body[at].runs)
            body[at] = replace(body[at], runs=runs)
        return _with(document, tuple(body))

    return edit


def note_after(words: str) -> Edit:
    """A footnote's mark behind some words."""

    def edit(document: Document) -> Document:
        at = _find(document, words)
        body = document.body.paragraphs
        mark = Run("\ufffc", opaque=Opaque(OpaqueKind.FOOTNOTE, '<w:footnoteReference w:id="9"/>'))
        runs: list[Run] = []
        for run in body[at].runs:
            before, found, rest = run.text.partition(words)
            runs += [Run(before + found), mark, Run(rest)] if found else [run]
        return _with(document, (*body[:at], replace(body[at], runs=tuple(runs)), *body[at + 1 :]))

    return edit


def bookmark(name: str, on: str) -> Edit:
    """A bookmark at the start of the first paragraph that contains `on`."""
    return _with_opaque(on, Opaque(OpaqueKind.BOOKMARK, f'<w:bookmarkStart w:id="7" w:name="{name}"/>'), "")


def reference(name: str, on: str) -> Edit:
    """A field that refers to a bookmark, at the start of the first paragraph that contains `on`."""
    xml = f'<w:fldSimple w:instr=" REF {name} \\h "/>'
    return _with_opaque(on, Opaque(OpaqueKind.FIELD, xml, display="Table 3"), "\ufffc")


# ---- how they are made ----------------------------------------------------------------------------------------------


def _with(document: Document, paragraphs: tuple[Paragraph, ...], next_id: int | None = None) -> Document:
    body = document.body.with_paragraphs(paragraphs, same_ids=False)
    return replace(document, stories=(body, *document.stories[1:]), next_id=next_id or document.next_id)


def _find(document: Document, words: str) -> int:
    """The paragraph that says just this, else the first that contains it within one run."""
    read = [(at, one) for at, one in enumerate(document.body.paragraphs) if _read(one)]
    exact = next((at for at, one in read if one.text == words), None)
    return exact if exact is not None else next(at for at, one in read if any(words in r.text for r in one.runs))


def _begins(paragraph: Paragraph, start: str) -> bool:
    return _read(paragraph) and paragraph.text.startswith(start)


def _read(paragraph: Paragraph) -> bool:
    """Whether a paragraph is no line of the contents."""
    return not (paragraph.format.style or "").startswith("TOC")


def _neutral(document: Document) -> int:
    """The last paragraph of running text of the last enabler, or the last of all."""
    body = document.body.paragraphs
    found = [at for at, one in enumerate(body) if one.parent is None and one.text.startswith("People matter most.")]
    return found[-1] if found else len(body) - 1


def _runs(text: str) -> tuple[Run, ...]:
    return (Run(text),) if text else ()


def _amended(run: Run, old: str, new: str) -> list[Run]:
    before, found, rest = run.text.partition(old)
    if not found:
        return [run]
    parts = (
        replace(run, text=before),
        replace(run, text=old, deleted=OTHER),
        replace(run, text=new, inserted=OTHER),
        replace(run, text=rest),
    )
    return [part for part in parts if part.text]


def _with_opaque(on: str, opaque: Opaque, text: str) -> Edit:
    def edit(document: Document) -> Document:
        at = _find(document, on)
        body = document.body.paragraphs
        changed = replace(body[at], runs=(Run(text, opaque=opaque), *body[at].runs))
        return _with(document, (*body[:at], changed, *body[at + 1 :]))

    return edit
