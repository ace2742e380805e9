"""Rows and columns added and removed under tracking."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.editing.draft import Draft
from app.editing.grid import add_column, add_row, remove_column, remove_row
from app.editing.resolve import accept, accept_changes, reject, reject_changes
from app.editing.tracking import Tracking
from app.formats.docx import open_docx
from app.model.changes import document_changes
from app.model.document import Document
from app.model.errors import RefusedError
from app.model.revision import ChangeKind, Revision
from app.model.structure import cell_of
from tests.judges import schema, word_rules
from tests.judges.packages import package_bytes, paragraph, run

ME = Tracking("Example Union – A. Rapporteur", "2026-02-11T09:00:00Z")
OFF = Tracking("Example Union – A. Rapporteur", "2026-02-11T09:00:00Z", on=False)
_Deed = Callable[[Draft, int, Tracking], object]


def _cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


BASE = package_bytes(
    paragraph(run("before"))
    + '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    + f"<w:tr>{_cell('a')}{_cell('b')}</w:tr><w:tr>{_cell('c')}{_cell('d')}</w:tr></w:tbl>"
    + paragraph(run("after"))
)
DEEDS: dict[str, tuple[_Deed, list[list[str]], set[ChangeKind]]] = {
    "row below": (add_row, [["a", "b"], ["", ""], ["c", "d"]], {ChangeKind.ROW_INSERT}),
    "row above": (
        lambda d, at, t: add_row(d, at, t, below=False),
        [["", ""], ["a", "b"], ["c", "d"]],
        {ChangeKind.ROW_INSERT},
    ),
    "no row": (remove_row, [["c", "d"]], {ChangeKind.ROW_DELETE, ChangeKind.DELETE}),
    "column after": (add_column, [["a", "", "b"], ["c", "", "d"]], {ChangeKind.CELL_INSERT, ChangeKind.TABLE}),
    "column before": (
        lambda d, at, t: add_column(d, at, t, after=False),
        [["", "a", "b"], ["", "c", "d"]],
        {ChangeKind.CELL_INSERT, ChangeKind.TABLE},
    ),
    "no column": (remove_column, [["b"], ["d"]], {ChangeKind.CELL_DELETE, ChangeKind.DELETE}),
}


def _at(document: Document, text: str = "a") -> int:
    return next(p.id for p in document.body.paragraphs if p.text == text)


def _table(document: Document) -> list[list[str]]:
    rows: dict[int, dict[int, str]] = {}
    for one in document.body.paragraphs:
        cell = cell_of(one.parent)
        if cell is not None:
            rows.setdefault(cell.row.id, {})[cell.column] = one.text
    assert all(list(row) == sorted(row) for row in rows.values())
    return [list(row.values()) for row in rows.values()]


def _mine(revision: Revision, _kind: ChangeKind) -> bool:
    return revision.author == ME.author


@pytest.mark.parametrize(("deed", "expected", "kinds"), DEEDS.values(), ids=DEEDS)
def test_it_is_tracked_accepted_rejected_undone_and_read_back(
    deed: _Deed, expected: list[list[str]], kinds: set[ChangeKind]
):
    file = open_docx(BASE)
    draft = Draft(file.document)
    deed(draft, _at(file.document), ME)
    assert {change.kind for change in document_changes(draft.document)} == kinds
    out = file.write(draft.document)
    assert schema.new_findings(BASE, out) == []
    assert word_rules.new_findings(BASE, out) == []
    for document in (draft.document, open_docx(out).document):
        accepted, rejected = Draft(document), Draft(document)
        accept(accepted, _mine)
        reject(rejected, _mine)
        assert _table(accepted.document) == expected
        assert list(document_changes(accepted.document)) == []
        assert _table(rejected.document) == [["a", "b"], ["c", "d"]]
        assert list(document_changes(rejected.document)) == []
    rejected = Draft(draft.document)
    reject(rejected, _mine)
    assert rejected.document == file.document
    undone = draft.document
    for splice in reversed(draft.splices):
        undone = splice.inverse().apply(undone)
    assert undone == file.document


@pytest.mark.parametrize(("deed", "expected", "kinds"), DEEDS.values(), ids=DEEDS)
def test_untracked_it_is_done_at_once(deed: _Deed, expected: list[list[str]], kinds: set[ChangeKind]):
    document = open_docx(BASE).document
    draft = Draft(document)
    deed(draft, _at(document), OFF)
    assert _table(draft.document) == expected
    assert list(document_changes(draft.document)) == []


@pytest.mark.parametrize(("add", "remove"), [(add_row, remove_row), (add_column, remove_column)], ids=["row", "column"])
def test_removing_what_one_has_added_leaves_nothing(add: Callable[..., object], remove: _Deed):
    document = open_docx(BASE).document
    draft = Draft(document)
    place = add(draft, _at(document), ME)
    remove(draft, place.paragraph, ME)  # type: ignore[attr-defined]
    assert list(document_changes(draft.document)) == []
    assert _table(draft.document) == [["a", "b"], ["c", "d"]]


def test_outside_of_a_table_there_is_nothing_to_do():
    document = open_docx(BASE).document
    for deed in (add_row, remove_row, add_column, remove_column):
        with pytest.raises(RefusedError, match="no table"):
            deed(Draft(document), _at(document, "before"), ME)  # type: ignore[operator]


def test_a_cell_that_reaches_over_the_place_is_named_and_nothing_is_done():
    reaching = _cell("wide", '<w:gridSpan w:val="2"/>')
    wide = (
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="10"/><w:gridCol w:w="10"/></w:tblGrid>'
        f"<w:tr>{_cell('a')}{_cell('b')}</w:tr><w:tr>{reaching}</w:tr></w:tbl>"
    )
    document = open_docx(package_bytes(wide + paragraph(""))).document
    for deed in (add_column, remove_column):
        draft = Draft(document)
        with pytest.raises(RefusedError, match="reaches over"):
            deed(draft, _at(document), ME)  # type: ignore[operator]
        assert draft.document == document


def test_what_another_party_has_struck_stays_theirs():
    other = Revision("Example Council – B. Delegate", "2026-02-10T09:00:00Z", "b")

    def theirs(kind: ChangeKind) -> Document:
        draft = Draft(open_docx(BASE).document)
        deed = remove_row if kind is ChangeKind.ROW_DELETE else remove_column
        deed(draft, _at(draft.document), Tracking(other.author, other.date))
        return draft.document

    for kind, deed in ((ChangeKind.ROW_DELETE, remove_row), (ChangeKind.CELL_DELETE, remove_column)):
        document = theirs(kind)
        draft = Draft(document)
        deed(draft, _at(document), ME)
        authors = {change.revision.author for change in document_changes(draft.document) if change.kind is kind}
        assert authors == {other.author}


def test_a_row_that_shares_a_merged_cell_is_not_struck():
    restart, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    merged = (
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="10"/><w:gridCol w:w="10"/></w:tblGrid>'
        f"<w:tr>{_cell('a', restart)}{_cell('b')}</w:tr><w:tr>{_cell('', more)}{_cell('d')}</w:tr></w:tbl>"
    )
    document = open_docx(package_bytes(merged + paragraph(""))).document
    with pytest.raises(RefusedError, match="merged"):
        remove_row(Draft(document), _at(document), ME)


def test_a_new_row_takes_over_no_change_of_the_one_beside_it():
    before = '<w:tblPrExChange w:id="1" w:author="B"><w:tblPrEx/></w:tblPrExChange>'
    change = f'<w:tblPrEx><w:jc w:val="right"/>{before}</w:tblPrEx>'
    table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="10"/></w:tblGrid><w:tr>{change}{_cell("a")}</w:tr></w:tbl>'
    draft = Draft(open_docx(package_bytes(table + paragraph(""))).document)
    add_row(draft, _at(draft.document), ME)
    assert sum(one.revision.author == "B" for one in document_changes(draft.document)) == 1


_THEIRS = 'w:author="B" w:date="2026-02-10T09:00:00Z"'


def _changed_by_another(*, grid: bool) -> bytes:
    """A table of which B has changed all properties, and the columns where that is asked for."""
    cells = f'<w:tcPrChange w:id="90" {_THEIRS}><w:tcPr><w:tcW w:w="1500" w:type="dxa"/></w:tcPr></w:tcPrChange>'
    rows = f'<w:trPr><w:tblHeader/><w:trPrChange w:id="91" {_THEIRS}><w:trPr/></w:trPrChange></w:trPr>'
    exceptions = f'<w:tblPrExChange w:id="92" {_THEIRS}><w:tblPrEx/></w:tblPrExChange>'
    exceptions = f'<w:tblPrEx><w:jc w:val="center"/>{exceptions}</w:tblPrEx>'
    table = f'<w:tblPrChange w:id="93" {_THEIRS}><w:tblPr><w:tblW w:w="5" w:type="dxa"/></w:tblPr></w:tblPrChange>'
    columns = '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    before = f'<w:tblGridChange w:id="94">{columns}</w:tblGridChange>'
    return package_bytes(
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{table}</w:tblPr><w:tblGrid><w:gridCol w:w="3000"/>'
        f'<w:gridCol w:w="2000"/>{before * grid}</w:tblGrid><w:tr>{rows}{_cell("a", cells)}{_cell("b")}</w:tr>'
        f"<w:tr>{exceptions}{_cell('c')}{_cell('d')}</w:tr></w:tbl>{paragraph(run('after'))}"
    )


def _kinds_of(document: Document, author: str) -> list[ChangeKind]:
    return [one.kind for one in document_changes(document) if one.revision.author == author]


@pytest.mark.parametrize("grid", [False, True])
@pytest.mark.parametrize("text", ["a", "d"])
@pytest.mark.parametrize("name", DEEDS)
def test_another_partys_changes_of_a_tables_properties_outlive_ours(name: str, text: str, grid: bool):
    base = _changed_by_another(grid=grid)
    file = open_docx(base)
    draft = Draft(file.document)
    deed = DEEDS[name][0]
    if grid and name.startswith("column"):
        with pytest.raises(RefusedError, match="decide on that before"):
            deed(draft, _at(file.document, text), ME)
        assert draft.splices == ()
        return
    deed(draft, _at(file.document, text), ME)
    out = file.write(draft.document)
    assert schema.new_findings(base, out) == []
    for document in (draft.document, open_docx(out).document):
        assert _kinds_of(document, "B") == [ChangeKind.TABLE] * (4 + grid)
        rejected = Draft(document)
        reject(rejected, _mine)
        assert _kinds_of(rejected.document, "B") == [ChangeKind.TABLE] * (4 + grid)
        assert _table(rejected.document) == [["a", "b"], ["c", "d"]]
        grids = {cell.row.table.grid for p in rejected.document.body.paragraphs if (cell := cell_of(p.parent))}
        assert grids == {(3000, 2000)}
    rejected = Draft(draft.document)
    reject(rejected, _mine)
    assert rejected.document == file.document


def test_a_column_added_for_good_stays_when_anothers_change_of_the_columns_is_rejected():
    draft = Draft(open_docx(_changed_by_another(grid=True)).document)
    add_column(draft, _at(draft.document), OFF)
    reject(draft, lambda revision, _kind: revision.author == "B")
    (grid,) = {cell.row.table.grid for p in draft.document.body.paragraphs if (cell := cell_of(p.parent))}
    assert (len(grid), sum(grid)) == (3, 3000)


def _columns(document: Document) -> list[list[tuple[str, int]]]:
    rows: dict[int, list[tuple[str, int]]] = {}
    for one in document.body.paragraphs:
        if (cell := cell_of(one.parent)) is not None:
            rows.setdefault(cell.row.id, []).append((one.text, cell.column))
    return list(rows.values())


def test_cells_stand_in_columns_without_gaps_when_one_of_an_added_column_is_rejected():
    draft = Draft(open_docx(BASE).document)
    add_column(draft, _at(draft.document), ME)
    added = next(one for one in document_changes(draft.document) if one.kind is ChangeKind.CELL_INSERT)
    reject_changes(draft, [added])
    assert _columns(draft.document) == [[("a", 0), ("b", 1)], [("c", 0), ("", 1), ("d", 2)]]
    read = open_docx(open_docx(BASE).write(draft.document)).document
    assert _columns(read) == _columns(draft.document)


def test_a_column_added_behind_a_row_that_has_lost_a_cell_leaves_no_gap_in_it():
    draft = Draft(open_docx(BASE).document)
    remove_column(draft, _at(draft.document, "b"), ME)
    gone = next(one for one in document_changes(draft.document) if one.kind is ChangeKind.CELL_DELETE)
    accept_changes(draft, [gone])
    add_column(draft, _at(draft.document, "d"), ME)
    assert _columns(draft.document) == [[("a", 0), ("", 1)], [("c", 0), ("d", 1), ("", 2)]]
    assert _columns(open_docx(open_docx(BASE).write(draft.document)).document) == _columns(draft.document)


def test_a_column_whose_width_alone_was_accepted_gives_it_back_when_it_goes_and_that_is_rejected():
    draft = Draft(open_docx(BASE).document)
    place = add_column(draft, _at(draft.document), ME)
    accept(draft, lambda _revision, kind: kind is ChangeKind.TABLE)
    (left,) = _rejected(draft.document)
    remove_column(draft, place.paragraph, ME)
    assert _rejected(draft.document) == [left]


def _rejected(document: Document) -> list[tuple[int, ...]]:
    """The column widths of each table once what is mine is rejected."""
    draft = Draft(document)
    reject(draft, _mine)
    cells = [cell for cell in map(cell_of, (p.parent for p in draft.document.body.paragraphs)) if cell is not None]
    return sorted({cell.row.table.grid for cell in cells})
