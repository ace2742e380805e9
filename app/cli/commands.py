"""What each command does."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from app.cli.files import WORD_ENDINGS, note_macros, read_said, require_other, require_place
from app.cli.output import put, put_json, put_lines, say, table
from app.cli.parser import UsageError
from app.model.document import Document
from app.model.errors import RefusedError, UnreadableError
from app.model.finding import Finding, Origin, Severity
from app.model.revision import ChangeKind
from app.model.views import View, document_lines
from app.services.export import ExportKind, Marks, Source, export_bytes, write_file
from app.services.numbered import Filter, NumberedChange, UnknownChangeError, moment_of, numbered_changes, resolved
from app.services.reading import is_dossier, read_any

_CUT = 60


def text(options: argparse.Namespace) -> int:
    """Print the text of a file."""
    put_lines(document_lines(read_said(options.file).document, View(options.view)))
    return 0


def changes(options: argparse.Namespace) -> int:
    """List the tracked changes of a file."""
    found = list(numbered_changes(read_said(options.file).document))
    if options.json:
        put_json([_change(one) for one in found])
        return 0
    head = ("id", "kind", "author", "date", "where", "text")
    put_lines(table([head, *map(_row, found)]) if found else ["no tracked changes"])
    return 0


def accept(options: argparse.Namespace) -> int:
    """Accept changes into a new file."""
    return _resolved(options, accepted=True)


def reject(options: argparse.Namespace) -> int:
    """Reject changes into a new file."""
    return _resolved(options, accepted=False)


def amend(options: argparse.Namespace) -> int:
    """Do an edit list on a document."""
    from app.services.amend import amend as do_list
    from app.services.amended import amended_dossier
    from app.services.edit_list import load_edit_list
    from app.services.session import Session

    require_place(options.out, *WORD_ENDINGS)
    require_other(options.out, options.base, options.edits)
    edits = load_edit_list(options.edits)
    if options.dossier is None:
        session = Session.in_memory(options.base)
        do_list(session, edits)
        session.export(ExportKind.ANNEX, options.out)
        note_macros(session.source.file)
        return 0
    require_place(options.dossier, ".dossier")
    require_other(options.dossier, options.edits)
    note_macros(amended_dossier(options.base, edits, options.out, options.dossier))
    return 0


def plan(options: argparse.Namespace) -> int:
    """Print the plan as XML."""
    from app.plan import project
    from app.services.links import linked_plan

    _require_profile(options.profile)
    reading = read_said(options.file)
    put(project(linked_plan(reading.document, reading.links, options.profile, reading.kinds)))
    return 0


def check(options: argparse.Namespace) -> int:
    """List what the checks find; 1 when there are errors."""
    from app.services.checking import check_document

    _require_profile(options.profile)
    reading = read_said(options.file)
    document = reading.document
    findings = check_document(
        document,
        options.profile,
        reading.kinds,
        author=reading.author.signature,
        proposals=reading.proposals,
        links=reading.links,
    )
    if options.json:
        put_json([_finding(document, one) for one in findings])
    else:
        put_lines(_finding_lines(document, findings) or ["no findings"])
    return int(any(one.severity is Severity.ERROR for one in findings))


def export(options: argparse.Namespace) -> int:
    """Write a statement or an annex from a dossier."""
    require_place(options.out, *WORD_ENDINGS)
    require_other(options.out, options.dossier)
    kind = ExportKind(options.kind)
    if kind is ExportKind.LS:
        _require_form(options.form)
    # A statement is a document of its own, which no macros of the annex come into.
    reading = read_any(options.dossier) if kind is ExportKind.LS else read_said(options.dossier)
    if kind is ExportKind.LS and not is_dossier(options.dossier):
        raise RefusedError(f"{options.dossier} is no dossier, and only those hold the proposals of a statement.")
    source = Source(reading.file, reading.document, reading.proposals, reading.statement, reading.kinds)
    write_file(options.out, export_bytes(source, kind, Marks(options.marks), options.form))
    return 0


def marks(options: argparse.Namespace) -> int:
    """List hand-made marks, or make them into tracked changes."""
    from app.cli.marks import marks as list_or_convert

    return list_or_convert(options)


def links(options: argparse.Namespace) -> int:
    """Write the links of a plan, drawn or as a table."""
    from app.cli.links import links as write_links

    return write_links(options)


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "text": text,
    "changes": changes,
    "accept": accept,
    "reject": reject,
    "amend": amend,
    "plan": plan,
    "check": check,
    "export": export,
    "marks": marks,
    "links": links,
}


def _resolved(options: argparse.Namespace, *, accepted: bool) -> int:
    require_place(options.out, *WORD_ENDINGS)
    require_other(options.out, options.file)
    wanted = Filter(
        frozenset(options.author),
        frozenset(options.id),
        frozenset(ChangeKind(kind) for kind in options.kind),
        frozenset(options.proposal),
        options.since,
        options.until,
    )
    for date in (options.since, options.until):
        if date and moment_of(date) is None:
            raise UsageError(f"“{date}” is no date such as 2026-02-11 or 2026-02-11T09:00:00Z.")
    reading = read_said(options.file)
    try:
        document = resolved(reading.document, wanted, accepted=accepted)
    except UnknownChangeError as error:
        raise UsageError(str(error)) from error
    data = reading.file.write(document)
    write_file(options.out, data)
    if wanted.everything:
        _say_what_is_left(data)
    elif document is reading.document:
        say("No tracked change fits what was asked for; the output is the document as it is.")
    return 0


def _say_what_is_left(data: bytes) -> None:
    from app.formats.docx.tracked import tracked_changes

    if count := tracked_changes(data):
        left = "One tracked change is left" if count == 1 else f"{count} tracked changes are left"
        say(f"{left} where the document shows no text; nothing there was resolved.")


def _require_profile(name: str) -> None:
    from app.services.checking import profile_named

    try:
        profile_named(name)
    except RefusedError as error:
        raise UsageError(str(error)) from error


def _require_form(name: str) -> None:
    from app.liaison import load_form

    if not name:
        return
    if not name.replace("-", "").isalnum():
        raise UsageError(f"“{name}” is no name of a form.")
    try:
        load_form(name)
    except UnreadableError as error:
        raise UsageError(str(error)) from error


def _change(one: NumberedChange) -> dict[str, object]:
    revision = one.change.revision
    return {
        "id": one.id,
        "kind": str(one.change.kind),
        "author": revision.author,
        "date": revision.date,
        "story": one.change.story,
        "paragraph": one.number,
        "text": one.change.text,
        "proposal": revision.proposal,
    }


def _row(one: NumberedChange) -> tuple[str, ...]:
    revision = one.change.revision
    where = f"{one.change.story} {one.number}"
    return one.id, str(one.change.kind), revision.author, revision.date, where, _short(one.change.text)


def _finding(document: Document, one: Finding) -> dict[str, object]:
    fix = one.fix and {"title": one.fix.title, "start": one.fix.start, "end": one.fix.end, "text": one.fix.text}
    return {
        "rule": one.rule,
        "severity": str(one.severity),
        "message": one.message,
        "reason": one.reason,
        "paragraph": _number(document, one.paragraph),
        "quote": one.quote,
        "fix": fix,
        "origin": str(one.origin),
    }


def _finding_lines(document: Document, findings: Sequence[Finding]) -> list[str]:
    """The findings line by line; with amendments in the text, under two headings."""
    amended = [_finding_line(document, one) for one in findings if one.origin is Origin.AMENDED]
    base = [_finding_line(document, one) for one in findings if one.origin is Origin.BASE]
    if not amended:
        return base
    return ["brought in by the amendments:", *amended, *(["in the base already:", *base] if base else [])]


def _finding_line(document: Document, one: Finding) -> str:
    number = _number(document, one.paragraph)
    where = f" (paragraph {number}" + (f": “{_short(one.quote)}”)" if one.quote else ")") if number else ""
    return f"{one.severity}  {one.rule}: {one.message}{where}"


def _number(document: Document, paragraph: int | None) -> int | None:
    """The 1-based number of a paragraph in its story."""
    if paragraph is None or not document.holds(paragraph):
        return None
    return document.locate(paragraph)[1] + 1


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _CUT else f"{plain[: _CUT - 1]}…"
