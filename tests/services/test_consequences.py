"""What else a change of the plan asks for is found, can be done as tracked edits, and goes away once it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.editing import writing
from app.editing.draft import Draft
from app.editing.moving import move_stretch
from app.editing.resolve import resolve_all
from app.formats.docx import open_docx
from app.model.document import Document, Position
from app.model.errors import RefusedError
from app.model.plan import PlanElement
from app.model.proposal import Author, Proposal
from app.model.views import View, document_lines
from app.plan import recognise
from app.resources import resource
from app.services.checking import check_document
from app.services.consequences import Area, Consequence, apply_consequences, consequences_of
from app.services.new_elements import NewElement
from app.services.session import Session
from tests.plan.annex import Annex

PROFILE = "strategic-plan"


def plan() -> Annex:
    annex = Annex()
    annex.styled("Annextitle", "Strategic plan of the Example Organization for 2028–2031")
    annex.heading(1, "Introduction")
    annex.text("The plan has three enablers and two outputs. Output 2 pays for it, and Goal 1 comes first.")
    annex.text("The plan rests on these means:")
    annex.bullet("Regional presence;", "Human resources;", "Partnerships.")
    annex.heading(1, "Strategic goals")
    annex.heading(2, "Goal 1: Dependable connectivity")
    annex.text("By 2031 people everywhere can use networks.")
    annex.heading(1, "Outputs")
    annex.heading(2, "Output 1: Frequency register")
    annex.text("The register of assignments serves Goal 1.")
    annex.heading(2, "Output 2: Handbooks")
    annex.text("They explain the Frequency register.")
    annex.heading(1, "Enablers")
    for title in ("Regional presence", "Human resources", "Partnerships"):
        annex.heading(2, title)
        annex.text("It supports Goal 1.")
    annex.heading(1, "Linkage")
    annex.table(
        ("Enabler", "Goal 1", "Outputs"), ("Regional presence", "x", "1"), ("Human resources", "x", "1, 2"),
        ("Partnerships", "", "2"),
    )  # fmt: skip
    annex.heading(1, "Glossary")
    annex.bullet("Regional presence: offices close to members.", "Output: a tangible result.")
    annex.heading(1, "Acronyms")
    annex.bullet("ICT: information and communication technology", "LDC: least developed country")
    return annex


def session_of(document: Document) -> Session:
    session = Session(document)
    session.author = Author("A. Rapporteur", "Example Administration")
    for id_ in ("p1", "p2"):
        session.add_proposal(Proposal(id_, id_))
    session.active_proposal = "p1"
    return session


@pytest.fixture
def session() -> Session:
    return session_of(plan().document())


def found(session: Session) -> list[Consequence]:
    return consequences_of(session.document, PROFILE, kinds=session.kinds, links=session.links)


def areas(session: Session) -> dict[Area, list[Consequence]]:
    by_area: dict[Area, list[Consequence]] = {}
    for one in found(session):
        by_area.setdefault(one.area, []).append(one)
    return by_area


def final(session: Session) -> list[str]:
    return list(document_lines(session.document, View.FINAL))


def element(session: Session, title: str) -> PlanElement:
    return next(e for e in recognise(session.document, PROFILE).walk() if e.title == title)


def rename(session: Session, old: str, new: str) -> None:
    paragraph = session.document.paragraph(element(session, old).paragraphs[0])
    start = paragraph.text.index(old)
    places = Position(paragraph.id, start), Position(paragraph.id, start + len(old))
    session.edit("Rename", lambda draft: writing.replace_text(draft, *places, new, session.tracked()))


def remove(session: Session, title: str) -> None:
    paragraphs = element(session, title).paragraphs

    def build(draft: Draft) -> None:
        for paragraph in paragraphs:
            writing.remove_paragraph(draft, paragraph, session.tracked())

    session.edit("Remove", build)


def add(session: Session, title: str, *text: str, kind: str = "enabler") -> None:
    session.insert_element(kind, title, text, profile=PROFILE)


# ---- adding ---------------------------------------------------------------------------------------------------------


def test_nothing_follows_from_a_plan_without_changes(session: Session) -> None:
    assert found(session) == []


def test_nothing_follows_from_words_that_touch_no_element(session: Session) -> None:
    paragraph = next(p for p in session.document.body.paragraphs if p.text.startswith("By 2031"))
    session.edit("Typing", lambda d: writing.insert_text(d, Position(paragraph.id, 3), "end of ", session.tracked()))
    assert found(session) == []


def test_an_added_element_asks_for_glossary_links_list_count_and_row(session: Session) -> None:
    add(session, "Strategic communication", "The Board on Speaking Well (BSW) speaks with one voice.")
    said = {area: [one.message for one in ones] for area, ones in areas(session).items()}
    assert said == {
        Area.GLOSSARY: [
            "The glossary has no line for “Strategic communication”.",
            "The list of acronyms does not have “BSW”.",
        ],
        Area.LINKS: ["Nothing says which goal or output “Strategic communication” enables."],
        Area.LISTS: [
            "“three enablers”: there are 4 by now.",
            "The list that ends with “Partnerships.” does not name “Strategic communication”.",
        ],
        Area.TABLES: ["The table with a row for “Partnerships” has none for “Strategic communication”."],
    }


def test_all_that_an_added_element_asks_for_can_be_done_at_once_and_is_tracked_in_its_proposal(
    session: Session,
) -> None:
    add(session, "Strategic communication", "The Board on Speaking Well (BSW) supports Goal 1.")
    session.active_proposal = "p2"
    before = session.document
    apply_consequences(session, found(session), PROFILE)
    assert found(session) == []
    text = final(session)
    assert text[2].startswith("The plan has four enablers and two outputs.")
    assert text[text.index("Partnerships;") + 1] == "Strategic communication."
    assert text.count("Strategic communication") == 2
    assert any(line.startswith("Strategic communication: The Board") for line in text)
    assert any(line.startswith("BSW: ") for line in text)
    known = {paragraph.id: paragraph for paragraph in before.body.paragraphs}
    made = [p for p in session.document.body.paragraphs if known.get(p.id) != p]
    assert made
    assert not any(run.inserted and run.inserted.proposal == "p2" for p in made for run in p.runs)
    assert session.can_undo == "Consequences"
    session.undo()
    assert session.document == before


@pytest.mark.parametrize(
    ("said", "becomes"),
    [
        ("Le plan compte trois catalyseurs.", "Le plan compte quatre catalyseurs."),
        ("El plan tiene tres factores habilitadores.", "El plan tiene cuatro factores habilitadores."),
        ("本规划有三个实现手段。", "本规划有四个实现手段。"),
        ("These 3 enablers matter.", "These 4 enablers matter."),
        ("Three key enablers matter.", "Four key enablers matter."),
    ],
)
def test_counts_are_carried_on_in_the_words_of_the_text(said: str, becomes: str) -> None:
    annex = plan()
    annex.text(said)
    session = session_of(annex.document())
    add(session, "Outreach", "It supports Goal 1.")
    apply_consequences(session, [one for one in found(session) if one.area is Area.LISTS], PROFILE)
    assert becomes in final(session)


@pytest.mark.parametrize(
    "said",
    [
        "Thirty-three enablers matter.",
        "本规划有十三个实现手段。",
        "Two enablers are new.",
        "In 1.3 enablers are named.",
    ],
)
def test_other_numbers_are_no_counts_of_the_plan(said: str) -> None:
    annex = plan()
    annex.text(said)
    session = session_of(annex.document())
    add(session, "Outreach", "It supports Goal 1.")
    paragraph = next(p for p in session.document.body.paragraphs if p.text == said)
    assert paragraph.id not in {one.paragraph for one in found(session)}


def test_an_element_whose_text_names_a_goal_needs_no_link(session: Session) -> None:
    add(session, "Strategic communication", "It supports Goal 1.")
    assert Area.LINKS not in areas(session)


# ---- removing -------------------------------------------------------------------------------------------------------


def test_a_removed_element_leaves_references_rows_terms_lists_and_numbers_behind(session: Session) -> None:
    remove(session, "Regional presence")
    by_area = areas(session)
    assert [one.quote for one in by_area[Area.GLOSSARY]] == ["Regional presence"]
    assert [one.quote for one in by_area[Area.TABLES]] == ["Regional presence"]
    assert {one.quote for one in by_area[Area.LISTS]} == {"three enablers", "Regional presence;"}
    assert Area.REFERENCES not in by_area
    apply_consequences(session, found(session), PROFILE)
    assert found(session) == []
    assert not any("Regional presence" in line for line in final(session))
    assert final(session)[2].startswith("The plan has two enablers")


def test_numbers_close_the_gap_together_with_all_references_if_that_is_wanted(session: Session) -> None:
    remove(session, "Frequency register")
    [numbering] = areas(session)[Area.NUMBERING]
    apply_consequences(session, [numbering], PROFILE)
    text = final(session)
    assert "Output 1: Handbooks" in text
    assert "Output 1 pays for it" in text[2]
    references = areas(session)[Area.REFERENCES]
    assert "Frequency register" in {one.quote for one in references}
    apply_consequences(session, references, PROFILE)
    assert "They explain the [Frequency register]." in final(session)


def test_rejecting_everything_after_consequences_restores_the_plan(session: Session) -> None:
    before = list(document_lines(session.document, View.FINAL))
    remove(session, "Frequency register")
    add(session, "Strategic communication", "The Board on Speaking Well (BSW) speaks.")
    rename(session, "Human resources", "People")
    apply_consequences(session, found(session), PROFILE)
    restored = resolve_all(session.document, accepted=False)
    assert list(document_lines(restored, View.FINAL)) == before


# ---- renaming, renumbering, moving ----------------------------------------------------------------------------------


def test_a_new_title_is_carried_to_every_place_that_has_the_old_one(session: Session) -> None:
    rename(session, "Frequency register", "Register of frequencies")
    [reference] = areas(session)[Area.REFERENCES]
    assert reference.quote == "Frequency register"
    apply_consequences(session, [reference], PROFILE)
    assert "They explain the Register of frequencies." in final(session)
    assert found(session) == []


def test_a_new_title_takes_the_case_of_the_old_one_in_a_sentence(session: Session) -> None:
    paragraph = next(p for p in session.document.body.paragraphs if p.text.startswith("By 2031"))
    end = Position(paragraph.id, paragraph.length)
    session.tracking = False
    session.edit("Typing", lambda d: writing.insert_text(d, end, " The frequency register helps.", session.tracked()))
    session.tracking = True
    rename(session, "Frequency register", "Spectrum register")
    apply_consequences(session, found(session), PROFILE)
    assert any(line.endswith("The spectrum register helps.") for line in final(session))


def test_a_new_number_is_carried_to_every_reference_in_text_and_tables(session: Session) -> None:
    rename(session, "Handbooks", "Handbooks")
    paragraph = session.document.paragraph(element(session, "Handbooks").paragraphs[0])
    at = paragraph.text.index("2")
    places = Position(paragraph.id, at), Position(paragraph.id, at + 1)
    session.edit("Renumber", lambda draft: writing.replace_text(draft, *places, "3", session.tracked()))
    steps = [one for one in found(session) if one.area is Area.REFERENCES]
    assert len(steps) == 3
    apply_consequences(session, steps, PROFILE)
    text = final(session)
    assert "Output 3 pays for it" in text[2]
    assert "1, 3" in text


def test_what_a_change_wrote_itself_is_not_called_out_of_date(session: Session) -> None:
    rename(session, "Frequency register", "Register of frequencies")
    paragraph = next(p for p in session.document.body.paragraphs if p.text.startswith("By 2031"))
    text = " It once was called Frequency register."
    end = Position(paragraph.id, paragraph.length)
    session.edit("Typing", lambda draft: writing.insert_text(draft, end, text, session.tracked()))
    assert [one.paragraph for one in found(session)] != [paragraph.id]
    assert len(found(session)) == 1


def test_a_moved_element_is_not_taken_for_removed_and_added(session: Session) -> None:
    moved = element(session, "Partnerships")
    texts = [session.document.paragraph(id_) for id_ in moved.paragraphs]
    first = element(session, "Regional presence").paragraphs[0]

    def build(draft: Draft) -> None:
        writing.insert_before(draft, first, texts, session.tracked())
        for one in texts:
            writing.remove_paragraph(draft, one.id, session.tracked())

    session.edit("Move", build)
    assert next(e.title for e in recognise(session.document, PROFILE).walk() if e.kind == "enabler") == "Partnerships"
    listed, rows = found(session)
    assert listed.message == "The list that begins with “Regional presence;” has another order than the plan."
    assert rows.message == "The rows of a table stand in the old order: “Partnerships” moved."
    before = session.document
    apply_consequences(session, [listed, rows], PROFILE)
    text = final(session)
    linkage = text[text.index("Linkage") :]
    assert linkage.index("Partnerships") < linkage.index("Regional presence") < linkage.index("Human resources")
    assert found(session) == []
    assert list(document_lines(resolve_all(session.document, accepted=False), View.FINAL)) == list(
        document_lines(resolve_all(before, accepted=False), View.FINAL)
    )


def test_elements_that_changed_places_change_their_numbers_and_all_references(session: Session) -> None:
    moved = [session.document.paragraph(id_) for id_ in element(session, "Handbooks").paragraphs]
    first = element(session, "Frequency register").paragraphs[0]

    def build(draft: Draft) -> None:
        writing.insert_before(draft, first, moved, session.tracked())
        for one in moved:
            writing.remove_paragraph(draft, one.id, session.tracked())

    session.edit("Move", build)
    [numbering] = [one for one in found(session) if one.area is Area.NUMBERING]
    apply_consequences(session, [numbering], PROFILE)
    text = final(session)
    assert [line for line in text if line.startswith("Output ")] == [
        "Output 1: Handbooks",
        "Output 2: Frequency register",
    ]
    assert "Output 1 pays for it" in text[2]
    assert found(session) == []


def test_a_counted_number_that_shifts_is_carried_to_its_references() -> None:
    annex = Annex()
    annex.heading(1, "Introduction")
    annex.text("Enabler 2 comes before Enabler 1.")
    annex.heading(1, "Enablers")
    annex.item("Regional presence: close to members.", "Human resources: people.")
    session = session_of(annex.document())
    first = next(p for p in session.document.body.paragraphs if p.text.startswith("Regional"))
    session.edit("Remove", lambda draft: writing.remove_paragraph(draft, first.id, session.tracked()))
    apply_consequences(session, [one for one in found(session) if one.steps], PROFILE)
    assert final(session)[1] == "Enabler 1 comes before [Enabler 1]."


# ---- sentences and columns that name all elements -------------------------------------------------------------------


def done(said: str, deed: Callable[[Session], None]) -> str:
    """A sentence of the plan after a deed and all that follows from it."""
    annex = plan()
    id_ = annex.text(said)
    session = session_of(annex.document())
    deed(session)
    apply_consequences(session, [one for one in found(session) if one.steps], PROFILE)
    assert [one for one in found(session) if one.steps] == []
    restored = resolve_all(session.document, accepted=False)
    assert restored.paragraph(id_).text == said
    return str(resolve_all(session.document, accepted=True).paragraph(id_).text)


@pytest.mark.parametrize(
    ("said", "becomes"),
    [
        (
            "It has three enablers: regional presence, human resources and partnerships.",
            "It has four enablers: regional presence, human resources, partnerships and strategic communication.",
        ),
        (
            "Regional presence, Human resources, and Partnerships carry it.",
            "Regional presence, Human resources, Partnerships, and Strategic communication carry it.",
        ),
        (
            "Partnerships, the human resources and the regional presence matter.",
            "Partnerships, Strategic communication, the human resources and the regional presence matter.",
        ),
        (
            "Catalyseurs : regional presence, human resources et partnerships.",
            "Catalyseurs : regional presence, human resources, partnerships et strategic communication.",
        ),
        (
            "实现手段是Regional presence、Human resources和Partnerships。",
            "实现手段是Regional presence、Human resources、Partnerships和Strategic communication。",
        ),
        ("Human resources and partnerships serve Goal 1.", "Human resources and partnerships serve Goal 1."),
    ],
)
def test_a_sentence_that_names_all_elements_names_the_new_one_too(said: str, becomes: str) -> None:
    assert done(said, lambda s: add(s, "Strategic communication", "It supports Goal 1.")) == becomes


@pytest.mark.parametrize(
    ("title", "becomes"),
    [
        ("Regional presence", "We rest on human resources and partnerships."),
        ("Human resources", "We rest on regional presence and partnerships."),
        ("Partnerships", "We rest on regional presence and human resources."),
    ],
)
def test_a_sentence_that_names_elements_names_a_removed_one_no_more(title: str, becomes: str) -> None:
    said = "We rest on regional presence, human resources and partnerships."
    assert done(said, lambda s: remove(s, title)) == becomes


def test_a_sentence_follows_a_new_title_and_a_new_element_at_once() -> None:
    said = "We rest on regional presence, human resources and partnerships."

    def deed(session: Session) -> None:
        rename(session, "Human resources", "People")
        add(session, "Strategic communication", "It supports Goal 1.")

    wanted = "We rest on regional presence, people, partnerships and strategic communication."
    assert done(said, deed) == wanted


def test_a_new_element_that_takes_a_removed_one_s_number_takes_its_column() -> None:
    session = matrix()
    remove(session, "Skills")
    add(session, "Trust", "People trust.", kind="goal")
    assert [one.message for one in areas(session).get(Area.TABLES, []) if "column" in one.message] == []


def test_a_new_element_stands_in_lists_and_rows_where_it_stands_in_the_plan(session: Session) -> None:
    like = element(session, "Regional presence").paragraphs
    texts = [session.document.paragraph(id_) for id_ in like]
    named = [
        one.with_runs((replace(one.runs[0], text=words),))
        for one, words in zip(texts, ("Outreach", "It supports Goal 1."), strict=True)
    ]
    session.edit("Insert", lambda d: writing.insert_paragraphs(d, like[-1], named, session.tracked()))
    apply_consequences(session, [one for one in found(session) if one.steps], PROFILE)
    text = final(session)
    at = text.index("Regional presence;")
    assert text[at : at + 4] == ["Regional presence;", "Outreach;", "Human resources;", "Partnerships."]
    linkage = text[text.index("Linkage") :]
    assert linkage.index("Regional presence") < linkage.index("Outreach") < linkage.index("Human resources")


def test_several_new_elements_stand_in_lists_rows_and_sentences_in_their_order(session: Session) -> None:
    for title in ("Outreach", "Research"):
        add(session, title, "It supports Goal 1.")
    apply_consequences(session, [one for one in found(session) if one.steps], PROFILE)
    text = final(session)
    at = text.index("Partnerships;")
    assert text[at : at + 3] == ["Partnerships;", "Outreach;", "Research."]
    linkage = text[text.index("Linkage") :]
    assert linkage.index("Partnerships") < linkage.index("Outreach") < linkage.index("Research")
    assert text[2].startswith("The plan has five enablers")
    assert [one for one in found(session) if one.steps] == []


def matrix() -> Session:
    annex = plan()
    annex.heading(1, "Strategic targets by goal")
    annex.table(("Output", "Goal 1", "Goal 2"), ("Frequency register", "x", ""), ("Handbooks", "", "x"))
    document = annex.document()
    session = session_of(document)
    session.tracking = False
    add(session, "Skills", "People learn.", kind="goal")
    session.tracking = True
    return session


def test_a_new_element_gets_a_column_where_its_like_have_one() -> None:
    session = matrix()
    add(session, "Trust", "People trust.", kind="goal")
    [column] = areas(session)[Area.TABLES]
    assert column.message == "The table with a column for “Goal 2” has none for “Goal 3”."
    apply_consequences(session, [column], PROFILE)
    text = final(session)
    assert text[text.index("Output", text.index("Strategic targets by goal")) :][:4] == [
        "Output",
        "Goal 1",
        "Goal 2",
        "Goal 3",
    ]
    assert Area.TABLES not in areas(session)
    assert not any(
        "Goal 3" in line for line in document_lines(resolve_all(session.document, accepted=False), View.FINAL)
    )


def test_a_removed_element_s_column_is_struck() -> None:
    session = matrix()
    remove(session, "Skills")
    [column] = areas(session)[Area.TABLES]
    assert column.message == "A table still has a column for “Goal 2”."
    apply_consequences(session, [column], PROFILE)
    assert "Goal 2" not in final(session)
    assert Area.TABLES not in areas(session)


def test_rows_follow_elements_that_changed_places_without_tracking(session: Session) -> None:
    before = session.document
    session.tracking = False
    body = session.document.body.paragraphs
    places = [session.document.locate(id_)[1] for id_ in element(session, "Partnerships").paragraphs]
    to = session.document.locate(element(session, "Regional presence").paragraphs[0])[1]
    session.edit(
        "Move", lambda d: move_stretch(d, d.document.body.id, places[0], places[-1] + 1, to, session.tracked())
    )
    assert len(session.document.body.paragraphs) == len(body)
    listed, rows = consequences_of(session.document, PROFILE, before=before)
    assert (listed.area, rows.area) == (Area.LISTS, Area.TABLES)
    apply_consequences(session, [listed, rows], PROFILE)
    text = final(session)
    linkage = text[text.index("Linkage") :]
    assert linkage.index("Partnerships") < linkage.index("Regional presence") < linkage.index("Human resources")
    assert consequences_of(session.document, PROFILE, before=before) == []


def _first_enabler_last(session: Session) -> None:
    """Move the element "Regional presence" behind the others."""
    places = [session.document.locate(id_)[1] for id_ in element(session, "Regional presence").paragraphs]
    to = session.document.locate(element(session, "Partnerships").paragraphs[-1])[1] + 1
    session.edit(
        "Move", lambda d: move_stretch(d, d.document.body.id, places[0], places[-1] + 1, to, session.tracked())
    )


def test_a_list_follows_elements_that_changed_places_and_keeps_its_punctuation(session: Session) -> None:
    _first_enabler_last(session)
    [listed] = areas(session)[Area.LISTS]
    apply_consequences(session, [listed], PROFILE)
    assert final(session)[4:7] == ["Human resources;", "Partnerships;", "Regional presence."]
    assert Area.LISTS not in areas(session)


@pytest.mark.parametrize(
    ("said", "becomes"),
    [
        (
            "Regional presence, human resources and partnerships carry the plan.",
            "Human resources, partnerships and regional presence carry the plan.",
        ),
        (
            "We need regional presence, human resources, and partnerships.",
            "We need human resources, partnerships, and regional presence.",
        ),
    ],
)
def test_a_sentence_follows_elements_that_changed_places(said: str, becomes: str) -> None:
    annex = plan()
    annex.text(said)
    session = session_of(annex.document())
    _first_enabler_last(session)
    apply_consequences(session, areas(session)[Area.LISTS], PROFILE)
    assert final(session)[-1] == becomes


def test_a_list_that_never_had_the_order_of_the_plan_keeps_its_own() -> None:
    annex = plan()
    annex.text("By cost:")
    annex.bullet("Partnerships;", "Regional presence;", "Human resources.")
    session = session_of(annex.document())
    _first_enabler_last(session)
    assert [one.quote for one in areas(session)[Area.LISTS]] == ["Regional presence;"]


# ---- doing ----------------------------------------------------------------------------------------------------------


def test_what_the_text_no_longer_says_is_refused_and_nothing_is_changed(session: Session) -> None:
    rename(session, "Frequency register", "Register of frequencies")
    wanted = found(session)
    paragraph = next(p for p in session.document.body.paragraphs if p.text.startswith("They explain"))
    session.edit(
        "Strike", lambda d: writing.strike(d, Position(paragraph.id, 5), Position(paragraph.id, 20), session.tracked())
    )
    before = session.document
    with pytest.raises(RefusedError, match="does not stand there"):
        apply_consequences(session, wanted, PROFILE)
    assert session.document is before


def test_what_has_no_edits_is_for_people(session: Session) -> None:
    add(session, "Strategic communication", "One voice.")
    by_hand = [one for one in found(session) if not one.steps]
    assert [one.area for one in by_hand] == [Area.LINKS]
    with pytest.raises(RefusedError, match="by hand"):
        apply_consequences(session, by_hand, PROFILE)


def test_untracked_changes_are_compared_with_the_document_before_them(session: Session) -> None:
    before = session.document
    session.tracking = False
    rename(session, "Frequency register", "Register of frequencies")
    assert found(session) == []
    assert [one.quote for one in consequences_of(session.document, PROFILE, before=before)] == ["Frequency register"]


def test_a_cell_that_lists_the_numbers_of_all_siblings_lists_a_new_one_s_too() -> None:
    session = session_of(open_docx(resource("example", "annex.docx")).document)
    priority = element(session, "Resilient infrastructure")
    for title in ("Rural networks last", "Ships are reached"):
        session.add_element(NewElement("outcome", title, ("It is needed.",), parent=priority.id), profile=PROFILE)
    listed = [one for one in found(session) if one.quote == "3.1, 3.2, 3.3"]
    assert [one.message for one in listed] == ["“3.1, 3.2, 3.3” leaves out 3.4, 3.5."]
    apply_consequences(session, listed, PROFILE)
    assert "3.1, 3.2, 3.3, 3.4, 3.5" in final(session)
    assert [one for one in found(session) if one.quote.startswith("3.1, 3.2")] == []


def test_a_cell_of_numbers_loses_that_of_a_removed_element_with_its_comma() -> None:
    session = session_of(open_docx(resource("example", "annex.docx")).document)
    remove(session, "Communities warned in time")
    listed = [one for one in found(session) if one.area is Area.TABLES and one.quote == "3.1"]
    apply_consequences(session, listed, PROFILE)
    assert "3.2, 3.3" in final(session)


def test_numbers_before_titles_with_hard_blanks_follow_a_move() -> None:
    annex = Annex()
    annex.heading(1, "Objectifs stratégiques et cibles")
    for goal, title in ((1, "Des rives sûres"), (2, "Un public curieux")):
        annex.heading(2, f"Objectif stratégique {goal}\xa0: {title}")
        annex.text("Il est utile.", f"Cible {goal}.1\xa0: D’ici à 2031, 80\xa0% {title}")
    session = session_of(annex.document())
    session.move_element(element(session, "Des rives sûres").paragraphs[0], down=True)
    apply_consequences(session, [one for one in found(session) if one.steps], PROFILE)
    assert [line.partition("\xa0")[0] for line in final(session) if "\xa0:" in line] == [
        "Objectif stratégique 1", "Cible 1.1", "Objectif stratégique 2", "Cible 2.1",
    ]  # fmt: skip


def test_rows_that_are_elements_of_another_kind_list_none_of_the_same_title() -> None:
    annex = Annex()
    annex.heading(1, "Thematic priorities")
    annex.table(("Priority", "Description"), ("1 Clearing", "Roads are open."), ("2 Warning", "Drivers know."))
    annex.heading(1, "Budget lines")
    annex.table(("Code", "Budget line", "Amount"), ("B1", "Clearing", "530"), ("B2", "Warning", "110"))
    session = session_of(annex.document())
    session.add_element(NewElement("budget_line", "Salt"), profile=PROFILE)
    assert [one.message for one in found(session) if one.area is Area.TABLES] == []


def test_references_that_follow_a_move_are_not_called_stale() -> None:
    session = session_of(open_docx(resource("example", "annex.docx")).document)
    session.move_element(element(session, "Fair and timely access to orbits").paragraphs[0], down=False)
    apply_consequences(session, found(session), PROFILE)
    assert [one.quote for one in check_document(session.document, PROFILE) if one.rule == "reference.stale"] == []


@pytest.mark.parametrize(
    ("kind", "number", "deed"),
    [
        ("enabler", "", lambda s: add(s, "Strategic communication", "The Outreach Group (OG) supports Goal 1.")),
        ("output", "4", lambda s: remove(s, "Conformance and interoperability programme")),
        ("priority", "3", lambda s: rename(s, "Resilient infrastructure", "Robust infrastructure")),
        ("output", "10", lambda s: add(s, "Atlas of cables", "It contributes to Outcome 3.3.", kind="output")),
        ("outcome", "3.1", lambda s: remove(s, "Communities warned in time")),
        (
            "outcome",
            "1.1",
            lambda s: s.move_element(element(s, "Fair and timely access to orbits").paragraphs[0], down=False),
        ),
    ],
)
def test_on_the_example_every_consequence_with_edits_is_gone_once_they_are_made(
    kind: str, number: str, deed: Callable[[Session], None]
) -> None:
    session = session_of(open_docx(resource("example", "annex.docx")).document)
    deed(session)
    wanted = [one for one in found(session) if one.steps]
    assert wanted
    apply_consequences(session, wanted, PROFILE)
    assert [one for one in found(session) if one.steps] == []
