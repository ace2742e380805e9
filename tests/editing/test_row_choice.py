"""Changes chosen one by one in rows that were added or struck: no marked row is left with text that is not."""

from __future__ import annotations

import pytest

from app.editing.draft import Draft
from app.editing.resolve import accept, accept_changes, reject_changes
from app.formats.docx import open_docx
from app.model.changes import Change, document_changes
from app.model.document import Document
from app.model.revision import ChangeKind
from app.model.views import View, document_lines
from app.services.numbered import Filter, numbered_changes, resolved
from tests.judges import word_rules
from tests.judges.packages import package_bytes, paragraph, run

DATE = 'w:date="2026-02-11T09:00:00Z"'


def _row(name: str, *words: tuple[str, str], mark: str = "A") -> str:
    """A row that one party has added (ins) or struck (del), with the words of several in its cells."""
    tag = "delText" if name == "del" else "t"
    cells = "".join(
        f'<w:tc><w:p><w:{name} w:id="{at}" w:author="{author}" {DATE}><w:r><w:{tag}>{text}</w:{tag}></w:r></w:{name}>'
        "</w:p></w:tc>"
        for at, (text, author) in enumerate(words, 10 if name == "ins" else 20)
    )
    return f'<w:tr><w:trPr><w:{name} w:id="{len(name)}" w:author="{mark}" {DATE}/></w:trPr>{cells}</w:tr>'


def _table(*rows: str) -> bytes:
    plain = f"<w:tr>{'<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>' * 2}</w:tr>"
    grid = f"<w:tblPr/><w:tblGrid>{'<w:gridCol/>' * 2}</w:tblGrid>"
    return package_bytes(f"<w:tbl>{grid}{plain}{''.join(rows)}</w:tbl>{paragraph(run('end'))}")


def _change(document: Document, kind: ChangeKind, text: str = "") -> Change:
    return next(one for one in document_changes(document) if one.kind is kind and text in one.text)


def _left(document: Document) -> list[str]:
    return [f"{one.kind} {one.text}" for one in document_changes(document)]


def _resolved(base: bytes, kind: ChangeKind, text: str, *, accepted: bool) -> Document:
    file = open_docx(base)
    draft = Draft(file.document)
    (accept_changes if accepted else reject_changes)(draft, [_change(file.document, kind, text)])
    assert word_rules.new_findings(base, file.write(draft.document)) == []
    return draft.document


@pytest.mark.parametrize(
    ("name", "accepted", "row"), [("ins", True, ChangeKind.ROW_INSERT), ("del", False, ChangeKind.ROW_DELETE)]
)
def test_text_that_stays_takes_its_row_along_and_the_rest_of_the_row_waits(
    name: str, accepted: bool, row: ChangeKind
) -> None:
    kind = ChangeKind.INSERT if accepted else ChangeKind.DELETE
    left = _resolved(_table(_row(name, ("one", "A"), ("two", "A"))), kind, "one", accepted=accepted)
    assert _left(left) == [f"{kind} two"]
    left = _resolved(_table(_row(name, ("one", "A"), ("two", "A"))), row, "one", accepted=accepted)
    assert _left(left) == []
    assert list(document_lines(left, View.MARKED)) == ["x", "x", "one", "two", "end"]


@pytest.mark.parametrize(("name", "accepted"), [("ins", False), ("del", True)])
def test_text_that_goes_leaves_the_row_and_a_row_that_goes_takes_its_text(name: str, accepted: bool) -> None:
    kind, row = (
        (ChangeKind.INSERT, ChangeKind.ROW_INSERT) if name == "ins" else (ChangeKind.DELETE, ChangeKind.ROW_DELETE)
    )
    base = _table(_row(name, ("one", "A"), ("two", "B")))
    left = _resolved(base, kind, "one", accepted=accepted)
    assert [line.split()[0] for line in _left(left)] == [row, kind]
    left = _resolved(base, row, "one", accepted=accepted)
    assert list(document_lines(left, View.MARKED)) == ["x", "x", "end"]


def test_what_another_party_has_written_in_a_row_is_decided_by_itself() -> None:
    base = _table(_row("ins", ("one", "A"), ("two", "B")))
    left = _resolved(base, ChangeKind.ROW_INSERT, "one", accepted=True)
    assert _left(left) == ["insert two"]
    file = open_docx(base)
    draft = Draft(file.document)
    accept_changes(draft, [_change(file.document, ChangeKind.INSERT, "two")])
    whole = Draft(file.document)
    accept(whole, lambda revision, kind: revision.author == "B")
    assert draft.document == whole.document
    assert _left(draft.document) == ["row_insert one", "insert one"]


def test_changes_chosen_by_their_ids_leave_no_row_half_marked() -> None:
    base = _table(_row("ins", ("one", "A"), ("two", "A")), _row("del", ("three", "A"), ("four", "A")))
    document = open_docx(base).document
    for one in numbered_changes(document):
        for accepted in (True, False):
            left = resolved(document, Filter(ids=frozenset((one.id,))), accepted=accepted)
            assert word_rules.new_findings(base, open_docx(base).write(left)) == []
