"""Edit lists: every place is found exactly once or refused by name, and each proposal is one tracked step."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.model.changes import document_changes
from app.model.content import Opaque, OpaqueKind, Paragraph, Run, Wrapper, WrapperKind
from app.model.document import Document, Story, StoryKind
from app.model.errors import PlaceError, RefusedError, UnreadableError
from app.model.format import ParagraphFormat, RunFormat
from app.model.revision import Revision
from app.model.structure import Cell, Row, Table
from app.model.styles import Style, StyleSheet
from app.model.views import View, document_lines
from app.services.amend import amend
from app.services.edit_list import load_edit_list, read_edit_list
from app.services.session import Session

HEADING = ParagraphFormat(style="Heading1")
SUBHEADING = ParagraphFormat(style="Heading2")
BODY = ParagraphFormat(style="Text")
STYLES = StyleSheet(
    {
        "Heading1": Style("Heading1", "heading 1", paragraph=ParagraphFormat(outline=0)),
        "Heading2": Style("Heading2", "heading 2", paragraph=ParagraphFormat(outline=1)),
        "Text": Style("Text", "Body Text"),
    }
)
OTHER = Revision("Other Party – B. Delegate", "2026-01-01T00:00:00Z", "7")


def heading(id_: int, text: str) -> Paragraph:
    return Paragraph(id_, (Run(text),), HEADING)


def body(id_: int, *runs: Run | str) -> Paragraph:
    return Paragraph(id_, tuple(Run(r) if isinstance(r, str) else r for r in runs), BODY)


def of(*paragraphs: Paragraph, notes: tuple[Paragraph, ...] = ()) -> Document:
    stories = [Story("body", StoryKind.BODY, paragraphs)]
    if notes:
        stories.append(Story("footnotes", StoryKind.FOOTNOTES, notes))
    return Document(tuple(stories), STYLES, next_id=1000)


PLAN = of(
    heading(1, "Vision"),
    body(2, "One world, four main tracks and a culture of learning."),
    heading(3, "Enablers"),
    Paragraph(4, (Run("Human resources"),), SUBHEADING),
    body(5, "A culture of work. In doing so, people matter."),
    body(6, "In doing so, nothing else matters."),
    Paragraph(7, (Run("Finance"),), SUBHEADING),
    body(8, "Money is needed. Obsolete sentence."),
    heading(9, "Links"),
    body(10, "All hangs together."),
)


def amended(document: Document, *edits: dict[str, object]) -> Session:
    session = Session(document)
    given = {
        "author": {"name": "A. Rapporteur", "organization": "Example Administration"},
        "date": "2026-02-11T09:00:00Z",
        "proposals": [{"title": "T", "edits": list(edits)}],
    }
    amend(session, read_edit_list(given))
    return session


def marked(session: Session) -> list[str]:
    return list(document_lines(session.document, View.MARKED))


def after(*edits: dict[str, object], of_: Document = PLAN) -> list[str]:
    """The lines that an edit list changes or adds."""
    before = list(document_lines(of_, View.MARKED))
    return [line for line in marked(amended(of_, *edits)) if line not in before]


def test_what_is_struck_is_replaced_by_what_is_inserted() -> None:
    edit = {"in": {"quote": "culture of learning"}, "strike": "four main tracks", "insert": "five main tracks"}
    assert after(edit) == ["One world, [-four main tracks-]{+five main tracks+} and a culture of learning."]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("after", "A culture{+ new +} of work. In doing so, people matter."),
        ("before", "A {+ new +}culture of work. In doing so, people matter."),
        ("start", "{+ new +}A culture of work. In doing so, people matter."),
        ("end", "A culture of work. In doing so, people matter.{+ new +}"),
        (None, "A culture{+ new +} of work. In doing so, people matter."),
    ],
)
def test_inserted_text_goes_where_it_is_told(where: str | None, expected: str) -> None:
    edit: dict[str, object] = {"in": {"quote": "culture", "heading": "Human resources"}, "insert": " new "}
    assert after({**edit, "where": where} if where else edit) == [expected]


def test_a_heading_narrows_the_search_to_its_section_with_what_stands_below_it() -> None:
    assert after({"in": {"heading": "Vision", "quote": "culture of"}, "strike": "culture"}) == [
        "One world, four main tracks and a [-culture-] of learning."
    ]
    assert after({"in": {"heading": "Enablers", "quote": "Money"}, "strike": "Money"}) == [
        "[-Money-] is needed. Obsolete sentence."
    ]
    with pytest.raises(PlaceError, match="under the heading “Vision”"):
        amended(PLAN, {"in": {"heading": "Vision", "quote": "Money"}, "strike": "Money"})


def test_a_section_has_a_start_and_an_end_for_text() -> None:
    assert after({"in": {"heading": "Human resources"}, "where": "start", "insert": "X "}) == [
        "{+X +}A culture of work. In doing so, people matter."
    ]
    assert after({"in": {"heading": "Human resources"}, "where": "end", "insert": " X"}) == [
        "In doing so, nothing else matters.{+ X+}"
    ]


def test_a_place_that_is_missing_names_the_edit_and_what_is_nearest() -> None:
    good = {"in": {"quote": "Obsolete"}, "remove": "paragraph"}
    bad = {"in": {"quote": "All hangs quite together"}, "strike": "x"}
    with pytest.raises(PlaceError, match="Edit 2 of proposal 1: the text “All hangs quite together” is not") as refused:
        amended(PLAN, good, bad)
    assert refused.value.candidates == ("All hangs together.",)
    assert "All hangs together." in str(refused.value)


def test_a_place_found_twice_names_every_candidate() -> None:
    with pytest.raises(PlaceError, match=r"Edit 1 of proposal 1: .* 2 times") as refused:
        amended(PLAN, {"in": {"quote": "In doing so"}, "insert": "x"})
    first, second = refused.value.candidates
    assert "people matter" in first
    assert "nothing else" in second
    assert first in str(refused.value)


def test_struck_text_must_occur_once_in_the_paragraph_of_the_quote() -> None:
    document = of(body(1, "red and red and blue"))
    with pytest.raises(PlaceError, match="“red” is found 2 times"):
        amended(document, {"in": {"quote": "blue"}, "strike": "red"})
    with pytest.raises(PlaceError, match="“green” is not found in the paragraph of “blue”"):
        amended(document, {"in": {"quote": "blue"}, "strike": "green"})
    assert after({"in": {"quote": "red"}, "strike": "blue"}, of_=document) == ["red and red and [-blue-]"]
    with pytest.raises(PlaceError, match="2 times"):
        amended(document, {"in": {"quote": "red"}, "insert": "x"})


def test_text_struck_under_a_heading_alone_must_occur_once_in_its_section() -> None:
    assert after({"in": {"heading": "Finance"}, "strike": "Obsolete"}) == ["Money is needed. [-Obsolete-] sentence."]
    with pytest.raises(PlaceError, match="2 times"):
        amended(PLAN, {"in": {"heading": "Enablers"}, "strike": "In doing so"})


def test_headings_that_are_missing_or_doubled_are_refused_with_what_there_is() -> None:
    with pytest.raises(PlaceError, match="heading “Humane resources” is not found") as refused:
        amended(PLAN, {"in": {"heading": "Humane resources"}, "where": "end", "insert": "x"})
    assert refused.value.candidates == ("Human resources",)
    doubled = of(heading(1, "Scope"), body(2, "a"), heading(3, "Scope"), body(4, "b"))
    with pytest.raises(PlaceError, match="heading “Scope” is found 2 times"):
        amended(doubled, {"in": {"heading": "Scope"}, "where": "end", "insert": "x"})


def test_quotes_are_found_across_runs_wrappers_and_marks_of_places() -> None:
    link = (Wrapper(1, WrapperKind.HYPERLINK, "<w:hyperlink>", "</w:hyperlink>"),)
    bookmark = Run("", opaque=Opaque(OpaqueKind.BOOKMARK, "<w:bookmarkStart/>"))
    document = of(
        body(1, "A cul", Run("ture of ", RunFormat(bold=True)), bookmark, Run("lear", wrappers=link), "ning.", bookmark)
    )
    session = amended(document, {"in": {"quote": "A culture"}, "strike": "culture of learning"})
    assert marked(session) == ["A [-culture of learning-]."]
    assert sum(run.opaque is not None for run in session.document.paragraph(1).runs) == 2


def test_quotes_are_matched_in_the_text_as_it_will_be() -> None:
    document = of(body(1, "One ", Run("old ", deleted=OTHER), Run("new ", inserted=OTHER), "world"))
    with pytest.raises(PlaceError):
        amended(document, {"in": {"quote": "One old"}, "insert": "x"})
    assert marked(amended(document, {"in": {"quote": "One new world"}, "strike": "One new"})) == [
        "[-One old -]{+[-new-]+}{+ +}world"
    ]


def test_struck_rows_are_not_searched() -> None:
    cells = [Cell(20 + i, Row(10 + i, Table(9), deleted=OTHER if i else None)) for i in range(2)]
    rows = [Paragraph(1 + i, (Run("Twice"),), parent=cell) for i, cell in enumerate(cells)]
    session = amended(of(*rows, body(5, "End")), {"in": {"quote": "Twice"}, "insert": "!"})
    assert session.document.paragraph(1).text == "Twice!"


@pytest.mark.parametrize("quote", ["four main", "four  main", "four\u00a0main", "four\nmain"])
@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\n", "\t"])
def test_any_white_space_matches_any_other(quote: str, space: str) -> None:
    session = amended(of(body(1, f"The four{space}main tracks")), {"in": {"quote": quote}, "strike": quote})
    (change,) = document_changes(session.document)
    assert change.text == f"four{space}main"


def test_the_same_white_space_comes_before_any_other() -> None:
    document = of(body(1, "a b"), body(2, "a\u00a0b"))
    session = amended(document, {"in": {"quote": "a\u00a0b"}, "insert": "!"})
    assert session.document.paragraph(2).text == "a\u00a0b!"


def test_the_body_comes_before_the_notes_and_notes_can_be_amended() -> None:
    document = of(body(1, "Same words"), notes=(body(2, "Same words"), body(3, "Note words")))
    edits = ({"in": {"quote": "Same words"}, "insert": "!"}, {"in": {"quote": "Note words"}, "strike": "Note "})
    assert marked(amended(document, *edits)) == ["Same words{+!+}", "Same words", "[-Note -]words"]


def test_a_field_is_struck_whole_by_the_text_it_shows() -> None:
    field = Run("\ufffc", opaque=Opaque(OpaqueKind.FIELD, "<w:fldSimple/>", display="Table 12"))
    session = amended(of(body(1, "See ", field, " below")), {"in": {"quote": "See Table 12"}, "strike": "Table 12 "})
    assert marked(session) == ["See [-Table 12 -]below"]


def test_paragraphs_are_added_at_the_end_of_a_section_like_their_siblings() -> None:
    edit = {
        "in": {"heading": "Human resources"},
        "where": "end",
        "add": [{"as": "heading", "text": "Learning"}, {"as": "body", "text": "Learn."}],
    }
    session = amended(PLAN, edit)
    lines = marked(session)
    at = lines.index("In doing so, nothing else matters.")
    assert lines[at + 1 : at + 4] == ["{+Learning+}", "{+Learn.+}", "Finance"]
    new = session.document.body.paragraphs[7]
    assert new.format == BODY
    assert new.mark.inserted is not None


def test_paragraphs_are_added_at_the_start_of_a_section_and_beside_a_quote() -> None:
    add = [{"text": "New."}]
    lines = marked(amended(PLAN, {"in": {"heading": "Vision"}, "where": "start", "add": add}))
    assert lines[:2] == ["Vision", "{+New.+}"]
    lines = marked(amended(PLAN, {"in": {"quote": "people matter"}, "where": "before", "add": add}))
    assert lines[3:5] == ["Human resources", "{+New.+}"]
    session = amended(PLAN, {"in": {"quote": "people matter"}, "add": add})
    assert marked(session)[4:6] == ["A culture of work. In doing so, people matter.", "{+New.+}"]
    assert session.document.body.paragraphs[5].format == BODY


def test_an_enabler_is_added_like_the_enablers_there_are() -> None:
    edit = {"in": {"heading": "Enablers"}, "where": "end", "add": [{"as": "enabler", "text": "Outreach"}]}
    session = amended(PLAN, edit)
    new = session.document.body.paragraphs[8]
    assert (new.text, new.format) == ("Outreach", SUBHEADING)
    assert marked(session)[7:10] == ["Money is needed. Obsolete sentence.", "{+Outreach+}", "Links"]


def test_a_kind_that_no_plan_has_is_refused() -> None:
    with pytest.raises(RefusedError, match="Edit 1 of proposal 1"):
        amended(PLAN, {"in": {"heading": "Enablers"}, "add": [{"as": "gadget", "text": "x"}]})


def test_a_section_that_ends_with_a_table_is_added_to_behind_the_table() -> None:
    cell = Cell(22, Row(21, Table(20)))
    document = of(
        heading(1, "Vision"), body(2, "Text."), Paragraph(3, (Run("in a cell"),), parent=cell), heading(4, "Links")
    )
    session = amended(document, {"in": {"heading": "Vision"}, "where": "end", "add": [{"text": "New."}]})
    assert marked(session) == ["Vision", "Text.", "in a cell", "{+New.+}", "Links"]
    assert session.document.body.paragraphs[3].parent is None


def test_a_paragraph_beside_one_in_a_cell_stays_in_the_cell() -> None:
    cell = Cell(22, Row(21, Table(20)))
    document = of(body(2, "Text."), Paragraph(3, (Run("in a cell"),), parent=cell), body(4, "End"))
    session = amended(document, {"in": {"quote": "in a cell"}, "add": [{"text": "New."}]})
    assert [p.parent for p in session.document.body.paragraphs] == [None, cell, cell, None]


@pytest.mark.parametrize(("where", "at"), [("before", 2), ("after", 3)])
def test_a_paragraph_beside_an_item_of_a_list_is_one_more_item(where: str, at: int) -> None:
    item = ParagraphFormat(style="Text", number=4, level=1)
    document = of(heading(1, "Values"), body(2, "We hold:"), Paragraph(3, (Run("candour"),), item), body(4, "End."))
    add = [{"text": "thrift"}, {"as": "heading", "text": "More"}]
    session = amended(document, {"in": {"quote": "candour"}, "where": where, "add": add})
    new = session.document.body.paragraphs[at]
    assert (new.text, new.format) == ("thrift", item)
    assert session.document.body.paragraphs[at + 1].format.number is None


@pytest.mark.parametrize("typed", ["thrift", "•\tthrift"])
def test_a_typed_bullet_is_typed_in_front_of_one_more_item(typed: str) -> None:
    item = ParagraphFormat(style="Text", indent_start=794)
    document = of(
        heading(1, "Values"), Paragraph(2, (Run("–\tcandour,"),), item), Paragraph(3, (Run("–\tcare."),), item)
    )
    session = amended(document, {"in": {"quote": "candour"}, "add": [{"as": "body", "text": typed}]})
    new = session.document.body.paragraphs[2]
    assert (new.text, new.format) == (typed if "•" in typed else "–\tthrift", item)


def test_a_paragraph_is_removed_whole() -> None:
    session = amended(PLAN, {"in": {"quote": "Obsolete sentence"}, "remove": "paragraph"})
    assert "Money is needed. Obsolete sentence." not in list(document_lines(session.document, View.FINAL))
    assert len(list(document_lines(session.document, View.FINAL))) == 9
    assert list(document_lines(session.document, View.ORIGINAL)) == list(document_lines(PLAN, View.MARKED))


def test_every_proposal_is_one_step_under_the_lists_author_date_and_its_own_id() -> None:
    given = {
        "author": {"name": "A. Rapporteur", "organization": "Example Administration"},
        "date": "2026-02-11T09:00:00Z",
        "statement": {"number": "XG-LS16", "deadline": None, "for_action": ["WG-A"], "approval": {"place": "Virtual"}},
        "proposals": [
            {
                "symbol": "ADD",
                "title": "First",
                "addressees": ["WG-A"],
                "rationale": {"addressees": ["WG-B"], "text": ["Why."]},
                "edits": [
                    {"in": {"quote": "All hangs"}, "strike": "All", "insert": "Everything"},
                    {"in": {"quote": "Money"}, "insert": "!"},
                ],
            },
            {"title": "Second", "edits": [{"in": {"quote": "One world"}, "strike": "One "}]},
        ],
    }
    session = Session(PLAN)
    amend(session, read_edit_list(given))
    changes = list(document_changes(session.document))
    assert {(c.revision.author, c.revision.date) for c in changes} == {
        ("Example Administration – A. Rapporteur", "2026-02-11T09:00:00Z")
    }
    assert [c.revision.proposal for c in changes] == ["p2", "p1", "p1", "p1"]
    assert [(p.id, p.symbol, p.title, p.addressees) for p in session.proposals] == [
        ("p1", "ADD", "First", ("WG-A",)),
        ("p2", "MOD", "Second", ()),
    ]
    assert session.proposals[0].rationale.addressees == ("WG-B",)
    assert (session.statement.number, session.statement.deadline) == ("XG-LS16", "")
    assert [edit.name for edit in session.history] == ["Proposal: First", "Proposal: Second", "Change statement"]
    for _ in range(3):
        session.undo()
    assert (session.document, session.proposals) == (PLAN, ())


_AUTHOR = {"name": "A"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "The list must be an object"),
        ({}, "The list has no “author”"),
        ({"author": {"name": " "}}, "Author: “name” must be a text"),
        ({"author": {"name": "A", "organisation": "B"}}, "Author has “organisation”"),
        ({"author": _AUTHOR, "date": "yesterday"}, "“date” must be a date"),
        ({"author": _AUTHOR, "date": "2026-02-11"}, "“date” must be a date and time"),
        ({"author": _AUTHOR, "proposal": []}, "The list has “proposal”"),
        ({"author": _AUTHOR, "proposals": {}}, "“proposals” must be a list"),
        ({"author": _AUTHOR, "proposals": [{"symbol": "NEW"}]}, "Proposal 1: “symbol” is “NEW”"),
        ({"author": _AUTHOR, "proposals": [{}, {"edits": [{}]}]}, "Edit 1 of proposal 2 has no “in”"),
        ({"author": _AUTHOR, "proposals": [{"edits": [{"in": {}}]}]}, "Edit 1 of proposal 1 must do one thing"),
        ({"author": _AUTHOR, "proposals": [{"edits": [{"in": {}, "insert": "x"}]}]}, "must say where"),
        (
            {"author": _AUTHOR, "proposals": [{"edits": [{"in": {"heading": "H"}, "where": "after", "insert": "x"}]}]},
            "needs a quote",
        ),
        (
            {"author": _AUTHOR, "proposals": [{"edits": [{"in": {"quote": "q"}, "where": "near", "insert": "x"}]}]},
            "“where” is “near”",
        ),
        (
            {
                "author": _AUTHOR,
                "proposals": [{"edits": [{"in": {"quote": "q"}, "insert": "x", "remove": "paragraph"}]}],
            },
            "must do one thing",
        ),
        (
            {"author": _AUTHOR, "proposals": [{"edits": [{"in": {"quote": "q"}, "add": [{"as": "body"}]}]}]},
            "Paragraph 1 of edit 1 of proposal 1: “text”|“text”",
        ),
        ({"author": _AUTHOR, "statement": {"contacts": [{"mail": "x"}]}}, "Contact 1 of statement has “mail”"),
        ({"author": _AUTHOR, "statement": {"abstract": "x"}}, "“abstract” must be a list of texts"),
        ({"author": {"name": "A\ud800"}}, r"Author: “name” has the character U\+D800"),
        ({"author": _AUTHOR, "statement": {"abstract": ["x", "a\0b"]}}, r"“abstract” has the character U\+0000"),
        (
            {"author": _AUTHOR, "proposals": [{"edits": [{"in": {"quote": "q"}, "insert": "a\x0bb"}]}]},
            r"Edit 1 of proposal 1: “insert” has the character U\+000B",
        ),
    ],
)
def test_a_list_that_makes_no_sense_is_refused_naming_the_place(given: object, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        read_edit_list(given)


@pytest.mark.parametrize(
    ("said", "borne"),
    [
        ("2026-02-11T09:00:00Z", "2026-02-11T09:00:00Z"),
        ("2026-02-11T09:00:00.5+05:30", "2026-02-11T03:30:00Z"),
        ("2026-02-11T09:00", "2026-02-11T09:00:00"),
    ],
)
def test_dates_are_borne_as_word_writes_them(said: str, borne: str) -> None:
    assert read_edit_list({"author": _AUTHOR, "date": said}).date == borne


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_in_a_list_is_a_line_break(end: str) -> None:
    given = {"author": _AUTHOR, "proposals": [{"edits": [{"in": {"quote": "Money"}, "insert": f" and{end}time"}]}]}
    edit = read_edit_list(given).proposals[0].edits[0]
    assert edit.insert == " and\ntime"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "NaN",
        '{"author": {"name": "A"}, "author": {"name": "B"}}',
        '{"author": NaN}',
        "[" * 100_000,
        "\ufeff[]",
    ],
)
def test_a_file_that_is_no_edit_list_is_refused_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "edits.json").write_text(text, "utf-8")
    with pytest.raises(UnreadableError, match=r"edits\.json"):
        load_edit_list(tmp_path / "edits.json")


def test_an_edit_list_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "edits.json").write_text("\ufeff" + json.dumps({"author": _AUTHOR}), "utf-8")
    assert load_edit_list(tmp_path / "edits.json").author.name == "A"
