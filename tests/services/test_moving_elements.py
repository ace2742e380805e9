"""Elements of every kind of the example moved past the next one of their kind."""

from __future__ import annotations

import pytest

from app.editing.draft import Draft
from app.editing.resolve import accept, reject
from app.editing.tracking import Tracking
from app.formats.docx import open_docx
from app.model.changes import document_changes
from app.model.document import Document, Position, Range
from app.model.errors import RefusedError
from app.model.plan import HandKind, Plan, PlanElement
from app.model.proposal import Author, Proposal
from app.plan import recognise
from app.plan.extent import extent_of, movable_element
from app.resources import resource
from app.services.moving_elements import move_element
from app.services.session import Session
from tests.judges.packages import package_bytes, paragraph, run
from tests.plan.annex import Annex

ME = Tracking("Example Union – A. Rapporteur", "2026-02-11T09:00:00Z")


@pytest.fixture(scope="module")
def annex() -> Document:
    return open_docx(resource("example", "annex.docx").read_bytes()).document


def _table(*words: str) -> Document:
    annex = Annex()
    annex.table(*((word, f"About {word.lower()}") for word in words), marked=False)
    annex.text("End.")
    return annex.document()


def _of(plan: Plan, kind: str) -> list[PlanElement]:
    return [one for one in plan.walk() if one.kind == kind]


def _after(document: Document, accepted: bool) -> Document:
    draft = Draft(document)
    (accept if accepted else reject)(draft, lambda revision, _kind: revision.author == ME.author)
    return draft.document


@pytest.mark.parametrize(
    "kind", ["value", "goal", "target", "thematic_priority", "outcome", "indicator", "output", "enabler", "risk"]
)
def test_the_first_of_a_kind_goes_behind_the_second_with_all_below_it(annex: Document, kind: str):
    plan = recognise(annex)
    first, second = _of(plan, kind)[:2]
    draft = Draft(annex)
    move_element(draft, plan, first.paragraphs[-1], ME, down=True)
    assert _after(draft.document, False) == annex
    for document in (draft.document, _after(draft.document, True)):
        now = _of(recognise(document), kind)
        assert [one.title for one in now[:2]] == [second.title, first.title]
        assert [child.title for child in now[1].children] == [child.title for child in first.children]
        assert [one.title for one in now[2:]] == [one.title for one in _of(plan, kind)[2:]]


def test_the_last_of_a_kind_and_what_is_no_element_are_refused_in_a_sentence(annex: Document):
    plan = recognise(annex)
    with pytest.raises(RefusedError, match="no element of the same kind"):
        move_element(Draft(annex), plan, _of(plan, "enabler")[-1].paragraphs[0], ME, down=True)
    owned = {id_ for one in plan.walk() for id_ in one.paragraphs}
    loose = next(p.id for p in annex.body.paragraphs if p.id not in owned)
    assert movable_element(plan, loose) is None
    with pytest.raises(RefusedError, match="no element of the plan here"):
        move_element(Draft(annex), plan, loose, ME, down=True)


def test_the_section_goes_whole_with_what_nobody_took_for_a_part_of_it():
    heading = '<w:pPr><w:pStyle w:val="h"/><w:outlineLvl w:val="1"/></w:pPr>'
    first = paragraph(run("Enabler 1: Staff"), heading) + paragraph(run("We care.")) + paragraph("")
    second = paragraph(run("Enabler 2: Money"), heading) + paragraph(run("We count.")) + paragraph("")
    lines = first + paragraph(run("more")) + second + paragraph(run("end"))
    document = open_docx(package_bytes(lines)).document
    plan = recognise(document)
    staff = _of(plan, "enabler")[0]
    assert (extent_of(document, plan, staff).start, extent_of(document, plan, staff).end) == (0, 4)
    draft = Draft(document)
    said = HandKind(document.body.paragraphs[0].id, "enabler")
    _, kinds = move_element(draft, plan, staff.paragraphs[0], ME, down=True, kinds=(said,))
    assert [p.text for p in _after(draft.document, True).body.paragraphs] == [
        *("Enabler 2: Money", "We count.", "", "end"),
        *("Enabler 1: Staff", "We care.", "", "more"),
    ]
    assert _after(draft.document, False) == document
    assert [draft.document.paragraph(one.paragraph).text for one in kinds] == ["Enabler 1: Staff"] * 2


@pytest.mark.parametrize("tracked", [True, False])
def test_what_was_said_of_a_paragraph_goes_along_when_it_is_moved(tracked: bool):
    lines = "".join(paragraph(run(text)) for text in ("First thoughts", "Our partners", "Last words"))
    session = Session(open_docx(package_bytes(lines)).document, name="notes.docx")
    session.author = Author("A. Rapporteur", "Example Administration")
    session.tracking = tracked
    place = session.document.body.paragraphs[1].id
    session.set_kind(place, "enabler")
    session.move_selected("Move up", Range(Position(place, 0), Position(place, 3)), down=False)
    [enabler] = _of(session.plan(), "enabler")
    assert session.document.paragraph(enabler.paragraphs[0]).text == "Our partners"
    assert session.document.locate(enabler.paragraphs[0])[1] == 0
    assert session.can_undo == "Move up"
    session.undo()
    assert [one.paragraphs[0] for one in _of(session.plan(), "enabler")] == [place]
    assert session.kinds == (HandKind(place, "enabler"),)


def test_what_was_said_of_a_row_goes_along_when_it_is_moved():
    session = Session(_table("Skills", "Money", "Tools"), name="notes.docx")
    session.author = Author("A. Rapporteur", "Example Administration")
    first, beside = (session.document.body.paragraphs[at].id for at in (0, 1))
    session.set_kind(first, "enabler")
    session.move_selected("Move down", Range(Position(first, 0), Position(beside, 0)), down=True)
    said = [session.document.paragraph(one.paragraph).text for one in session.kinds]
    assert said == ["Skills", "Skills"]


def test_a_move_belongs_to_one_proposal_with_all_its_pieces(annex: Document):
    session = Session(annex, name="annex.docx")
    session.author = Author("A. Rapporteur", "Example Administration")
    session.add_proposal(Proposal("p1", "Order"))
    indicator = _of(session.plan(), "indicator")[0]
    session.move_element(indicator.paragraphs[0], down=True)
    moved = [one for one in document_changes(session.document) if one.revision.move is not None]
    session.assign(moved[-1:], "p1")
    now = [one for one in document_changes(session.document) if one.revision.move is not None]
    assert len(now) == len(moved) > 4
    assert {one.revision.proposal for one in now} == {"p1"}
    session.undo()
    session.undo()
    assert session.document == annex
