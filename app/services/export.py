"""Files made from a dossier: the liaison statement, the annex with its changes, the annex without them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.editing.resolve import resolve_all
from app.formats.docx import DocxFile, open_docx, save_bytes
from app.formats.docx.file import held
from app.formats.docx.package import Package
from app.model.changes import document_changes
from app.model.document import Document
from app.model.errors import RefusedError
from app.model.plan import HandKind
from app.model.proposal import Proposal, Statement
from app.services.work import now

if TYPE_CHECKING:
    from app.liaison.form import Form


class ExportKind(StrEnum):
    """What is made: a liaison statement, the annex with tracked changes, or with all of them accepted."""

    LS = "ls"
    ANNEX = "annex"
    CLEAN = "clean"


class Marks(StrEnum):
    """How changes are shown: as tracked changes, by struck and highlighted text, or not at all."""

    TRACKED = "tracked"
    MANUAL = "manual"
    CLEAN = "clean"


_EXPLAINED = {Marks.TRACKED: "copied", Marks.MANUAL: "copied_by_hand", Marks.CLEAN: "copied_plain"}


class Source(NamedTuple):
    """What an export is made from: a document, the Word file it was opened from, and what was said about it."""

    file: DocxFile
    document: Document
    proposals: Sequence[Proposal] = ()
    statement: Statement = Statement()
    kinds: Sequence[HandKind] = ()


def export_bytes(source: Source, kind: ExportKind, marks: Marks = Marks.TRACKED, form: str = "") -> bytes:
    """The Word file of one kind; RefusedError when it would lose something or is not offered with these marks."""
    if kind is ExportKind.CLEAN and marks is Marks.MANUAL:
        raise RefusedError("A clean annex has no changes that could be marked; nothing was written.")
    if kind is ExportKind.LS:
        return _statement(source, form, marks)
    return source.file.write(_marked(source.document, Marks.CLEAN if kind is ExportKind.CLEAN else marks))


def _marked(document: Document, marks: Marks) -> Document:
    """The document with its changes as they are to be shown."""
    if marks is Marks.TRACKED:
        return document
    if marks is not Marks.MANUAL:
        return resolve_all(document, accepted=True)
    # Every session knows of exports; few are made.
    from app.editing.handmade import to_manual

    return to_manual(document)


def write_file(out: Path, data: bytes) -> None:
    """Write a result whole or not at all; RefusedError when that fails, and a file that was there keeps its bytes."""
    _require_ending(out, data)
    try:
        save_bytes(out, data)
    except OSError as error:
        reason = f"{(error.strerror or str(error)).lower()}{held(out)}"
        raise RefusedError(f"{out} could not be written ({reason}); nothing was changed there.") from error


def _require_ending(out: Path, data: bytes) -> None:
    # Word opens a file only under the ending that tells rightly whether it has macros.
    ending = out.suffix.lower()
    if ending not in (".docx", ".docm") or (ending == ".docm") is Package(data, out.name).macros:
        return
    has, other = ("no macros", ".docx") if ending == ".docm" else ("macros", ".docm")
    raise RefusedError(f"The document carries {has}, so {out} must end in {other}; nothing was written.")


def _statement(source: Source, form: str, marks: Marks) -> bytes:
    from app.liaison import compose, load_form
    from app.services.checking import plan_of

    shape = _worded(load_form(form) if form else load_form(), marks)
    template = open_docx(shape.template(source.statement.language))
    plan = plan_of(source.document, kinds=source.kinds)
    composed = compose(
        template.document,
        source.statement,
        source.proposals,
        source.document,
        plan,
        date=_date(source),
        form=shape,
    )
    return template.write(_marked(composed, marks))


def _worded(form: Form, marks: Marks) -> Form:
    """The form with the sentence that explains how changes are shown in the text it quotes."""
    key = _EXPLAINED[marks]
    languages = {
        code: replace(one, sentences={**one.sentences, "copied": one.sentences.get(key) or one.sentences["copied"]})
        for code, one in form.languages.items()
    }
    return replace(form, languages=languages)


def _date(source: Source) -> str:
    """The date of the latest proposed change: a statement made twice from one dossier is the same twice."""
    own = {p.id for p in source.proposals}
    dates = (c.revision.date for c in document_changes(source.document) if c.revision.proposal in own)
    return max(dates, default="") or now()
