"""Where new elements go and how they look."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.editing.draft import Draft
from app.editing.resolve import resolve_all
from app.editing.tracking import Tracking
from app.formats.docx import open_docx
from app.model.content import Run
from app.model.document import Document
from app.model.errors import RefusedError
from app.model.format import RunFormat
from app.model.structure import cell_of
from app.plan import recognise
from app.plan.headings import section_of
from app.plan.ordinals import next_number
from app.plan.placement import Placement, added, new_element
from app.plan.profiles import shipped_profile
from tests.annexes.hands import in_merged_cells, in_russian, in_spanish_lists
from tests.plan.annex import Annex
from tests.plan.plans import element, outline, small_plan

TRACKING = Tracking("Organization – A", "2026-02-11T09:00:00Z")


def inserted(document: Document, placement: Placement) -> Document:
    draft = Draft(document)
    placement.insert(draft, TRACKING)
    return draft.document


def with_new(annex: Annex, kind: str, title: str, *text: str) -> Document:
    document = annex.document()
    return inserted(document, new_element(document, recognise(document), kind, title, text))


def test_a_new_enabler_follows_the_last_one_and_looks_like_it() -> None:
    annex = small_plan()
    document = annex.document()
    after, paragraphs = new_element(document, recognise(document), "enabler", "Communication", ["One.", "Two."])
    assert isinstance(after, int)
    assert isinstance(paragraphs, tuple)
    assert document.paragraph(after).text == "Skills are kept up."
    assert [(p.text, p.format.style) for p in paragraphs] == [
        ("Communication", "Heading2"),
        ("One.", None),
        ("Two.", None),
    ]


def test_the_new_element_is_recognised_after_its_siblings() -> None:
    plan = recognise(with_new(small_plan(), "enabler", "Communication", "One."))
    assert outline(plan)[-2:] == ["enabler Human resources", "enabler Communication"]
    assert plan.elements[-1].text == ("One.",)


def test_what_follows_the_section_stays_behind_the_new_element() -> None:
    annex = small_plan()
    annex.heading(1, "Glossary")
    document = with_new(annex, "enabler", "Communication", "One.")
    assert [p.text for p in document.body.paragraphs][-3:] == ["Communication", "One.", "Glossary"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("goal", "Goal 2: New"),
        ("thematic_priority", "Thematic priority 2: New"),
        ("outcome", "Outcome 1.2: New"),
        ("output", "Output 2: New"),
        ("enabler", "New"),
    ],
)
def test_a_typed_number_goes_on(kind: str, expected: str) -> None:
    document = small_plan().document()
    placement = new_element(document, recognise(document), kind, "New", "Text.")
    assert placement.paragraphs[0].text == expected


def test_the_highest_number_counts_and_not_the_last() -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.heading(2, "Enabler 9: B")
    annex.heading(2, "Enabler 8: A")
    annex.text("Text.")
    document = annex.document()
    assert new_element(document, recognise(document), "enabler", "C").paragraphs[0].text == "Enabler 10: C"


def test_list_labels_are_left_to_count_themselves() -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.styled("NumberedHeading2", "Staff")
    annex.text("Text.")
    plan = recognise(with_new(annex, "enabler", "Funds", "Text."))
    assert outline(plan) == ["enabler 1.1 Staff", "enabler 1.2 Funds"]


def test_behind_a_table_the_new_element_stands_outside_it() -> None:
    document = with_new(small_plan(), "outcome", "New outcome", "Text.")
    added_ones = [p for p in document.body.paragraphs if p.text in ("Outcome 1.2: New outcome", "Text.")]
    assert len(added_ones) == 2
    assert all(cell_of(p.parent) is None for p in added_ones)
    titles = [p.text for p in document.body.paragraphs]
    assert titles.index("Outcome 1.2: New outcome") < titles.index("Outputs")
    assert outline(recognise(document))[4:7] == [
        "  outcome 1.1 Services free from interference",
        "    indicator 1.1.1 Share of cases that are resolved",
        "  outcome 1.2 New outcome",
    ]


def test_a_new_list_item_has_title_and_text_in_one_paragraph() -> None:
    annex = Annex()
    annex.heading(1, "Values")
    annex.text("–\tOpenness: documents are public.")
    document = with_new(annex, "value", "Care", "We care.", "We do.")
    assert document.body.paragraphs[-1].text == "–\tCare: We care. We do."
    assert outline(recognise(document)) == ["value Openness", "value Care"]


def test_bold_titles_stay_bold_and_their_text_plain() -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.bold("Staff.", " People matter.")
    document = annex.document()
    [new] = new_element(document, recognise(document), "enabler", "Funds.", "Money matters.").paragraphs
    assert [(run.text, run.format.bold) for run in new.runs] == [("Funds.", True), (" Money matters.", None)]


def test_direct_formatting_of_siblings_is_taken_over() -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.add(Run("Staff", RunFormat(color="FF0000")), style="Heading2", keep_next=True)
    annex.add(Run("Text.", RunFormat(size=22)), alignment="both")
    document = annex.document()
    title, body = new_element(document, recognise(document), "enabler", "Funds", "Text.").paragraphs
    assert (title.runs[0].format.color, title.format.keep_next) == ("FF0000", True)
    assert (body.runs[0].format.size, body.format.alignment) == (22, "both")


def test_the_first_element_of_a_kind_goes_below_its_heading() -> None:
    annex = Annex()
    annex.heading(1, "Outputs")
    annex.heading(2, "Output 1: Register")
    annex.heading(1, "Enablers")
    annex.text("None yet.")
    annex.heading(1, "Glossary")
    document = with_new(annex, "enabler", "Staff", "People.")
    assert [(p.text, p.format.style) for p in document.body.paragraphs[3:6]] == [
        ("None yet.", None), ("Staff", "Heading2"), ("People.", None)
    ]  # fmt: skip


def test_empty_paragraphs_at_the_end_of_a_section_stay_at_its_end() -> None:
    annex = small_plan()
    annex.text("")
    document = with_new(annex, "enabler", "Communication", "One.")
    assert [p.text for p in document.body.paragraphs][-3:] == ["Communication", "One.", ""]


def test_a_document_without_a_place_for_the_kind_is_refused() -> None:
    annex = Annex()
    annex.text("Nothing.")
    document = annex.document()
    with pytest.raises(RefusedError, match="no enablers and no heading"):
        new_element(document, recognise(document), "enabler", "Staff")


def test_an_unknown_kind_is_refused() -> None:
    document = small_plan().document()
    with pytest.raises(RefusedError, match="no kind “chapter”"):
        new_element(document, recognise(document), "chapter", "Staff")


def test_paragraphs_added_to_a_section_take_the_look_of_what_is_there() -> None:
    document = small_plan().document()
    span = section_of(document, "Enablers")
    items = [("enabler", "Communication"), ("body", "One."), ("heading", "Channels"), ("body", "Two.")]
    placement = added(document, recognise(document), span, items)
    assert [(p.text, p.format.style) for p in placement.paragraphs] == [
        ("Communication", "Heading2"), ("One.", None), ("Channels", "Heading2"), ("Two.", None)
    ]  # fmt: skip
    assert document.paragraph(placement.after).text == "Skills are kept up."


def test_several_new_elements_are_numbered_one_after_the_other() -> None:
    document = small_plan().document()
    span = section_of(document, "Outputs")
    placement = added(document, recognise(document), span, [("output", "A"), ("body", "x"), ("output", "B")])
    assert [p.text for p in placement.paragraphs] == ["Output 2: A", "x", "Output 3: B"]


@pytest.mark.parametrize(
    ("number", "following"),
    [
        ("7", "8"), ("2.9", "2.10"), ("B", "C"), ("O3", "O4"), ("c", "d"), ("2bis", "3bis"), ("г", "д"), ("ب", "ج"),
        ("Z", "Z"), ("II", "III"), ("ix", "x"), ("i", "j"), ("", ""),
    ],
)  # fmt: skip
def test_the_next_number_differs_in_the_last_part(number: str, following: str) -> None:
    assert next_number(number) == following


def test_a_new_item_of_a_resolution_takes_the_next_letter_and_none_of_the_words_before() -> None:
    annex = Annex()
    annex.text("RESOLUTION 12 (Harbourtown, 2027)", "Journeys", "considering")
    annex.text("(a)\tthat ships pass;", "(b)\tthat boats abound,", "resolves", "to count them.")
    document = annex.document()
    plan = recognise(document, "resolution")
    placed = new_element(document, plan, "preamble_item", "that tides turn,", (), shipped_profile("resolution"))
    assert [p.text for p in inserted(document, placed).body.paragraphs][4:6] == [
        "(b)\tthat boats abound,", "(c)\tthat tides turn,",
    ]  # fmt: skip


def test_what_a_table_has_no_column_for_stands_below_the_title_of_its_new_row() -> None:
    annex = Annex()
    annex.heading(1, "Outputs")
    annex.table(("Output", "Owner"), ("1.1 Register of lines", "Office"), ("1.2 Atlas", "Desk"))
    document = annex.document()
    placed = new_element(document, recognise(document), "output", "Guide", "It is short.")
    now = recognise(inserted(document, placed))
    assert [(one.number, one.title, one.text) for one in now.elements][-1] == ("1.3", "Guide", ("It is short.",))


def test_a_number_goes_on_behind_a_title_with_hard_blanks() -> None:
    annex = Annex()
    annex.heading(1, "Produits")
    annex.heading(2, "Produit 4\xa0: Couvrir 80\xa0% des rives")
    annex.text("Il est annuel.")
    assert (
        new_element(annex.document(), recognise(annex.document()), "output", "Guide").paragraphs[0].text
        == "Produit 5\xa0: Guide"
    )


def test_a_new_target_is_a_row_like_those_above_it() -> None:
    document = small_plan().document()
    values = {"baseline": "44", "value": "70", "unit": "per cent", "year": "2030"}
    placement = new_element(document, recognise(document), "target", "People trained", values=values)
    after = inserted(document, placement)
    plan = recognise(after)
    new = element(plan, "People trained")
    assert new.number == "1.2"
    assert new.values == tuple(values.items())
    assert outline(plan)[1:4] == [
        "goal 1 Dependable connectivity",
        "  target 1.1 People who use the Internet",
        "  target 1.2 People trained",
    ]
    row = cell_of(after.paragraph(new.paragraphs[0]).parent)
    assert row is not None
    assert row.row.inserted is not None
    assert not row.row.header


def test_a_new_row_can_be_taken_back() -> None:
    document = small_plan().document()
    after = inserted(document, new_element(document, recognise(document), "indicator", "Share of repairs"))
    assert resolve_all(after, accepted=False) == document
    kept = resolve_all(after, accepted=True)
    assert element(recognise(kept), "Share of repairs").number == "1.1.2"


def test_merged_cells_refuse_a_new_row() -> None:
    annex = Annex()
    annex.heading(1, "Outcomes")
    annex.table(("Outcome", "Indicator"), ("1.1 Safe services", "Share of cases"), ("^", "Cost of cases"))
    document = annex.document()
    with pytest.raises(RefusedError, match="merged cells"):
        new_element(document, recognise(document), "outcome", "Cheap services")


# ---- below a chosen parent ------------------------------------------------------------------------------------------


def three_priorities() -> Annex:
    annex = Annex()
    annex.heading(1, "Thematic priorities")
    for number in (1, 2, 3):
        annex.heading(2, f"Thematic priority {number}: Field {number}")
        annex.text("A field of work.")
    annex.heading(1, "Outcomes")
    for number in ("1.1", "1.2", "3.1"):
        annex.heading(2, f"Outcome {number}: State {number}")
        annex.text("A change.")
    return annex


def below(document: Document, parent: str, kind: str, title: str) -> list[str]:
    plan = recognise(document)
    placed = new_element(document, plan, kind, title, "Text.", parent=element(plan, parent).id)
    return [p.text for p in inserted(document, placed).body.paragraphs if p.text.startswith(("Outcome ", "Target"))]


def test_a_new_element_goes_behind_the_last_one_of_its_parent_with_that_ones_next_number() -> None:
    found = below(three_priorities().document(), "Field 1", "outcome", "New")
    assert found == ["Outcome 1.1: State 1.1", "Outcome 1.2: State 1.2", "Outcome 1.3: New", "Outcome 3.1: State 3.1"]


def test_the_first_one_of_its_parent_stands_in_the_order_of_the_parents() -> None:
    found = below(three_priorities().document(), "Field 2", "outcome", "New")
    assert found == ["Outcome 1.1: State 1.1", "Outcome 1.2: State 1.2", "Outcome 2.1: New", "Outcome 3.1: State 3.1"]


def test_a_row_goes_into_the_table_of_its_parent() -> None:
    annex = Annex()
    annex.heading(1, "Strategic goals")
    annex.heading(2, "Goal 1: First")
    annex.heading(2, "Goal 2: Second")
    annex.heading(1, "Targets")
    for number in (1, 2):
        annex.styled("Caption", f"Table {number} – Targets under Goal {number}")
        annex.table(("No.", "Target", "Value"), (f"{number}.1", f"Share in state {number}", "80"))
    document = annex.document()
    plan = recognise(document)
    placed = new_element(document, plan, "target", "New share", (), values={"value": "9"}, parent=plan.elements[0].id)
    after = recognise(inserted(document, placed))
    assert [(t.number, t.title) for t in after.elements[0].children] == [
        ("1.1", "Share in state 1"),
        ("1.2", "New share"),
    ]
    assert element(after, "New share").value("value") == "9"


def test_a_parent_without_a_table_is_refused_in_a_sentence() -> None:
    annex = Annex()
    annex.heading(1, "Strategic goals")
    annex.heading(2, "Goal 1: First")
    annex.heading(2, "Goal 2: Second")
    annex.heading(1, "Targets")
    annex.styled("Caption", "Table 1 – Targets under Goal 1")
    annex.table(("No.", "Target", "Value"), ("1.1", "Share in state 1", "80"))
    document = annex.document()
    plan = recognise(document)
    with pytest.raises(RefusedError, match="no table for “Goal 2”"):
        new_element(document, plan, "target", "New share", (), parent=plan.elements[1].id)


def test_an_unknown_parent_is_refused() -> None:
    document = three_priorities().document()
    with pytest.raises(RefusedError, match="belong to"):
        new_element(document, recognise(document), "outcome", "New", "Text.", parent="thematic_priority-999")


def test_components_that_no_table_holds_are_said_behind_the_text_and_read_back() -> None:
    annex = Annex()
    annex.heading(1, "Strategic goals")
    annex.heading(2, "Goal 1: First")
    annex.heading(1, "Targets")
    annex.heading(2, "Target 1.1: Share of members")
    annex.text("Baseline: 40; value: 80; unit: per cent; year: 2031.")
    document = annex.document()
    values = {"baseline": "3", "value": "9", "unit": "countries", "year": "2030"}
    placed = new_element(document, recognise(document), "target", "Countries with a plan", (), values=values)
    found = element(recognise(inserted(document, placed)), "Countries with a plan")
    assert {name: found.value(name).rstrip(".") for name in values} == values
    assert found.number == "1.2"


def test_a_kind_without_a_heading_gets_one_in_the_order_of_the_profile_if_that_is_wanted() -> None:
    annex = Annex()
    annex.heading(1, "Vision")
    annex.text("All is well.")
    annex.heading(1, "Enablers")
    annex.heading(2, "Human resources")
    annex.text("People.")
    document = annex.document()
    plan = recognise(document)
    with pytest.raises(RefusedError):
        new_element(document, plan, "goal", "Aim", "By 2031.")
    goal = new_element(document, plan, "goal", "Aim", "By 2031.", make_section=True)
    mission = new_element(document, plan, "mission", "", "We serve.", make_section=True)
    assert [p.text for p in inserted(document, goal).body.paragraphs][2:5] == ["Strategic goals", "Aim", "By 2031."]
    assert [p.text for p in inserted(document, mission).body.paragraphs][2:4] == ["Mission", "We serve."]
    assert outline(recognise(inserted(document, goal)))[1] == "goal Aim"
    assert "mission Mission" in outline(recognise(inserted(document, mission)))


@pytest.mark.parametrize("build", [in_merged_cells.build, in_spanish_lists.build, in_russian.build])
def test_a_new_element_of_any_kind_is_found_again_where_its_like_stand_and_none_is_lost(
    build: Callable[[Path], None], tmp_path: Path
) -> None:
    build(tmp_path / "plan.docx")
    document = open_docx(tmp_path / "plan.docx").document
    plan = recognise(document)
    singles = {name for name, kind in shipped_profile().kinds.items() if kind.single}
    told: dict[str, str] = {}
    for kind in dict.fromkeys(one.kind for one in plan.walk() if one.kind not in singles):
        try:
            placed = new_element(document, plan, kind, "Zebra crossing", "It is new.")
        except RefusedError as refusal:
            told[kind] = str(refusal)
            continue
        now = recognise(inserted(document, placed))
        assert [one.kind for one in now.walk() if one.title.startswith("Zebra crossing")] == [kind]
        assert len(list(now.walk())) == len(list(plan.walk())) + 1, kind
    by_hand = {"value", "goal", "thematic_priority"} if build is in_merged_cells.build else set()
    assert set(told) == by_hand
    assert all("by hand" in sentence for sentence in told.values())
