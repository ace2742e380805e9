"""Forms that hands give their plans: run-in headings, panels, captions, heads over several columns, lists in text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.model.content import Paragraph, Run
from app.model.format import RunFormat
from app.model.plan import Plan, PlanElement
from app.model.structure import Cell
from app.plan import recognise
from app.plan.placement import new_element
from tests.plan.annex import Annex

BOLD = RunFormat(bold=True)


def lines(elements: tuple[PlanElement, ...], depth: int = 0) -> list[str]:
    """Kind, number and title, indented below the parent."""
    found: list[str] = []
    for one in elements:
        found.append("  " * depth + " ".join(word for word in (one.kind, one.number, one.title) if word))
        found += lines(one.children, depth + 1)
    return found


def read(annex: Annex) -> list[str]:
    return lines(recognise(annex.document()).elements)


def plan(annex: Annex) -> Plan:
    return recognise(annex.document())


# ---- run-in headings ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lead", ["Vision.", "Vision:", "Vision –", "Our vision.", "1. Vision."])
def test_a_bold_beginning_is_the_heading_of_a_section(lead: str) -> None:
    annex = Annex()
    annex.bold(lead, " A valley without thirst.")
    annex.text("It begins at the spring.")
    [vision] = plan(annex).elements
    assert vision.kind == "vision"
    assert vision.text == ("A valley without thirst.", "It begins at the spring.")


def test_a_bold_beginning_announces_the_list_that_it_introduces() -> None:
    annex = Annex()
    annex.bold("Values.", " Two values guide us:")
    annex.bullet("Care: we look twice.", "Calm: we wait.")
    annex.bold("Outputs.", " The union delivers:")
    annex.item("Handbook;", "Map.")
    assert read(annex) == ["value Care", "value Calm", "output 1 Handbook", "output 2 Map"]


@pytest.mark.parametrize(
    ("lead", "rest"),
    [
        ("Vision", " is what we lack, said the chair."),
        ("Values", " such as care are dear to us."),
        ("Targets:", " reach 80 per cent by 2031"),
        ("Our plan.", " It is good."),
        ("Mission critical.", " Systems must run."),
    ],
)
def test_bold_words_in_a_sentence_announce_nothing(lead: str, rest: str) -> None:
    annex = Annex()
    annex.bold(lead, rest)
    annex.bullet("Care: we look twice.", "Calm: we wait.")
    assert read(annex) == []


def test_a_bold_word_and_number_begin_an_element_whose_title_is_plain() -> None:
    annex = Annex()
    annex.heading(2, "Priority 1: Springs")
    annex.bold("Outcome 1.1 ", "Springs are known")
    annex.text("Each has a name.")
    annex.bold("Outcome 1.2", " was dropped in May.")
    assert read(annex) == ["thematic_priority 1 Springs", "  outcome 1.1 Springs are known"]


@pytest.mark.parametrize("heading", ["What we deliver to you (outputs)", "Our promise (outputs)", "Zusagen (Outputs)"])
def test_what_a_heading_has_in_brackets_may_say_its_kind(heading: str) -> None:
    annex = Annex()
    annex.heading(1, heading)
    annex.bullet("Map: one a year", "Guide: one in two years")
    assert read(annex) == ["output Map", "output Guide"]


# ---- lists within an element ----------------------------------------------------------------------------------------


def test_a_bullet_announces_the_deeper_list_of_the_element_above_it() -> None:
    annex = Annex()
    annex.heading(2, "Thematic priority 1: Springs")
    annex.add(Run("Outcome 1.1: Springs are known. ", BOLD), Run("Each has a name."), number=1, level=0)
    annex.bullet("Indicators:", level=1)
    annex.bullet("Springs on the map;", "Springs with a name.", level=2)
    annex.add(Run("Outcome 1.2: Springs are clean. ", BOLD), number=1, level=0)
    annex.bullet("Indicator: Springs tested", level=1)
    assert read(annex) == [
        "thematic_priority 1 Springs",
        "  outcome 1.1 Springs are known",
        "    indicator Springs on the map",
        "    indicator Springs with a name",
        "  outcome 1.2 Springs are clean",
        "    indicator Springs tested",
    ]


def test_plain_text_ends_the_list_that_was_announced() -> None:
    annex = Annex()
    annex.heading(2, "Thematic priority 1: Springs")
    annex.bullet("Outcome 1.1: Springs are known")
    annex.bullet("Indicators:", level=1)
    annex.bullet("Springs on the map", level=2)
    annex.text("That is all for springs.")
    annex.bullet("Somebody has to walk there.")
    assert [line for line in read(annex) if "indicator" in line] == ["    indicator Springs on the map"]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Target 1.1: Half of all springs are clean.", "Half of all springs are clean"),
        ("Target 1.1: Springs are tested, mapped, etc.", "Springs are tested, mapped, etc."),
        ("Target 1.1: More clean springs…", "More clean springs…"),
        ("Target 1.1: Springs are clean;", "Springs are clean"),
        ("Target 1.1: Springs are clean*", "Springs are clean"),
        ("Target 1.1: Springs are clean¹", "Springs are clean"),
        ("Target 1.1: Springs above 10 m²", "Springs above 10 m²"),
    ],
)
def test_a_title_goes_without_what_only_parts_it_from_its_neighbours(typed: str, title: str) -> None:
    annex = Annex()
    annex.heading(2, "Goal 1: Clean springs")
    annex.text(typed)
    [goal] = plan(annex).elements
    assert [one.title for one in goal.children] == [title]


# ---- tables ---------------------------------------------------------------------------------------------------------


def test_sections_side_by_side_are_read_below_their_heads() -> None:
    annex = Annex()
    annex.table(("Vision", "Mission"), ("All springs are clean.", "We guard them.\nWe map them."), ("And known.", ""))
    vision, mission = plan(annex).elements
    assert (vision.kind, vision.text) == ("vision", ("All springs are clean.", "And known."))
    assert (mission.kind, mission.text) == ("mission", ("We guard them.", "We map them."))


def test_a_row_of_heads_further_down_begins_other_sections() -> None:
    annex = Annex()
    annex.table(
        ("Vision", "Mission"), ("Clean springs.", "We guard."), ("Values",), ("Care: we look twice.\nCalm: we wait.",)
    )
    assert read(annex) == ["vision Vision", "mission Mission", "value Care", "value Calm"]


def test_a_table_at_a_glance_is_still_read_row_by_row() -> None:
    annex = Annex()
    annex.table(("Vision", "All springs are clean."), ("Mission", "We guard them."))
    assert read(annex) == ["vision Vision", "mission Mission"]


@pytest.mark.parametrize(
    "header",
    [("Outcomes", "Indicators"), ("Goals", "Targets", "Comments"), ("Member", "Vision"), ("Vision statement",)],
)
def test_heads_of_which_one_says_something_else_are_no_panels(header: tuple[str, ...]) -> None:
    annex = Annex()
    annex.table(header, tuple("Words." for _ in header))
    assert all("vision" not in line for line in read(annex))


def test_the_caption_says_what_the_rows_of_a_table_are() -> None:
    annex = Annex()
    annex.heading(1, "Tables")
    annex.bold("Table 4 – Enablers")
    annex.table(("Enabler", "Lead"), ("Spare parts", "Workshop"), ("Volunteers", "Regions"))
    annex.bold("Table 5 – Staff")
    annex.table(("Name", "Lead"), ("A. Miller", "Workshop"))
    assert read(annex) == ["enabler Spare parts", "enabler Volunteers"]


def test_a_table_whose_caption_says_that_it_only_links_is_not_read() -> None:
    annex = Annex()
    annex.heading(1, "Outputs")
    annex.bold("Table 1. Linkage of the elements of the plan")
    annex.table(("Output", "Description"), ("Map", "Serves goal 1."))
    assert read(annex) == []


def test_rows_under_the_name_of_a_goal_are_its_targets() -> None:
    annex = Annex()
    annex.bold("Table 2. Goals and targets")
    annex.table(
        ("Ref.", "Text", "Indicator", "Baseline (2023)", "Target (2027)"),
        ("Goal 1: Clean springs",),
        ("1.1", "Springs are tested", "Share of springs", "40", "80"),
        ("Goal 2: Known springs",),
        ("2.1", "Springs are mapped", "Sheets printed", "3", "9"),
    )
    assert read(annex) == [
        "goal 1 Clean springs",
        "  target 1.1 Springs are tested",
        "    indicator Share of springs",
        "goal 2 Known springs",
        "  target 2.1 Springs are mapped",
        "    indicator Sheets printed",
    ]
    target = next(one for one in plan(annex).walk() if one.kind == "target")
    assert (target.value("baseline"), target.value("value"), target.value("year")) == ("40", "80", "2027")


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ("Value (2031)", "2031"),
        ("Value in 2030", "2030"),
        ("Value", ""),
        ("Value (2028–2031)", ""),
        ("By 2031", "2031"),
        ("D’ici à 2031", "2031"),
    ],
)
def test_the_year_over_a_column_of_values_is_theirs(head: str, year: str) -> None:
    annex = Annex()
    annex.heading(1, "Targets")
    annex.table(("Target", "Baseline (2027)", head), ("Springs tested", "3", "9"))
    [target] = plan(annex).elements
    assert (target.value("value"), target.value("year") or "") == ("9", year)


def test_a_column_of_years_goes_before_the_year_in_a_head() -> None:
    annex = Annex()
    annex.heading(1, "Targets")
    annex.table(("Target", "Baseline", "Value (2031)", "Year"), ("Springs tested", "3", "9", "2029"))
    [target] = plan(annex).elements
    assert target.value("year") == "2029"


def test_a_column_of_texts_under_nothing_that_says_its_kind_is_left_alone() -> None:
    annex = Annex()
    annex.heading(1, "Minutes")
    annex.table(("Ref.", "Text", "Speaker"), ("1.1", "Springs were praised.", "Chair"))
    assert read(annex) == []


def test_a_head_over_several_columns_leaves_the_titles_to_the_column_that_is_theirs() -> None:
    annex = Annex()
    annex.heading(1, "Outputs")
    _table_with_wide_heads(annex)
    assert read(annex) == ["output 1 Map", "output 2 Guide"]


def _table_with_wide_heads(annex: Annex) -> None:
    before = len(annex.paragraphs)
    annex.table(
        ("Output", "", "Delivery", ""), ("No.", "Title", "For", "Every"), ("1", "Map", "1", "year"),
        ("2", "Guide", "2", "month"), marked=False,
    )  # fmt: skip
    head, wide = annex.paragraphs[before : before + 4], list[Paragraph]()
    for one in head[::2]:
        assert isinstance(one.parent, Cell)
        wide.append(replace(one, parent=replace(one.parent, span=2)))
    annex.paragraphs[before : before + 4] = wide


def test_two_tables_beside_each_other_under_the_same_heads_are_both_read_row_by_row() -> None:
    annex = Annex()
    annex.heading(1, "Abbreviations")
    annex.table(
        ("Abbreviation", "Meaning", "Abbreviation", "Meaning"),
        ("AB", "alpha beta", "CD", "gamma delta"),
        ("EF", "epsilon", "", ""),
    )
    assert [(one.title, one.text) for one in plan(annex).elements] == [
        ("AB", ("alpha beta",)),
        ("CD", ("gamma delta",)),
        ("EF", ("epsilon",)),
    ]


def test_lines_behind_a_table_are_of_the_other_kind_that_the_heading_names() -> None:
    annex = Annex()
    annex.heading(1, "Definitions and abbreviations")
    annex.table(("Word", "Meaning"), ("Spring", "Where water begins."))
    annex.text("ASR: Alpine Spring Register", "Source: the register.")
    assert read(annex) == ["glossary_term Spring", "acronym ASR"]


@pytest.mark.parametrize("remark", ["Source: the register.", "Note: figures of 2023.", "The register is kept in town."])
def test_a_remark_behind_a_table_is_no_element(remark: str) -> None:
    annex = Annex()
    annex.heading(1, "Definitions and abbreviations")
    annex.table(("Word", "Meaning"), ("Spring", "Where water begins."))
    annex.text(remark)
    assert read(annex) == ["glossary_term Spring"]


def test_an_indicator_by_number_does_not_go_below_a_target_when_an_outcome_stands_around_it() -> None:
    annex = Annex()
    annex.heading(2, "Goal 2: Clean springs")
    annex.text("Target 2.2: Half of all springs are tested by 2031.")
    annex.heading(2, "Thematic priority 2: Springs")
    annex.heading(3, "Outcome 2.1: Springs are known")
    annex.text("Indicator 2.2.1: Springs on the map")
    assert "    indicator 2.2.1 Springs on the map" in read(annex)
    assert read(annex)[-2] == "  outcome 2.1 Springs are known"


# ---- labels in bold, rows that name what stands below, codes --------------------------------------------------------


def labelled_risks() -> Annex:
    annex = Annex()
    annex.heading(1, "Risks")
    annex.bold("Risk: ", "Members leave.")
    annex.bold("Mitigation: ", "yearly talks.")
    annex.bold("Risk: ", "The server fails.")
    annex.bold("Mitigation: ", "a second one.")
    return annex


def test_a_word_in_bold_is_no_title_and_a_component_in_bold_no_element() -> None:
    found = plan(labelled_risks()).elements
    assert [(one.kind, one.title, one.value("mitigation")) for one in found] == [
        ("risk", "Members leave", "yearly talks"),
        ("risk", "The server fails", "a second one"),
    ]


def test_a_new_element_has_the_word_before_it_in_bold_and_its_title_in_plain_letters() -> None:
    document = labelled_risks().document()
    placed = new_element(document, recognise(document), "risk", "A flood", "It may rain.")
    title, text = placed.paragraphs
    assert [(run.text, bool(run.format.bold)) for run in title.runs] == [("Risk: ", True), ("A flood", False)]
    assert [(run.text, bool(run.format.bold)) for run in text.runs] == [("It may rain.", False)]


@pytest.mark.parametrize("others", [("", ""), ("12", "20")])
def test_a_row_that_only_names_what_the_rows_below_belong_to_is_no_outcome(others: tuple[str, str]) -> None:
    annex = Annex()
    annex.heading(1, "Outcomes by priority")
    annex.table(
        ("Outcome", "Indicator", "Target 2031"),
        ("Thematic priority 1: Springs", "", ""),
        ("1.1 Springs are known", "Springs on the map", "90"),
        ("Springs are clean", *others),
    )
    found = read(annex)
    assert found[:2] == ["thematic_priority 1 Springs", "  outcome 1.1 Springs are known"]
    assert "  outcome Springs are clean" in found


def test_codes_with_a_dash_are_numbers_of_risks() -> None:
    annex = Annex()
    annex.heading(1, "What may go wrong")
    annex.table(
        ("Risk ID", "Description of risk", "Response", "Appetite"),
        ("SR-1", "Members leave", "Talks", "low"),
        ("OR-12", "The server fails", "A second one", "none"),
    )
    assert read(annex) == ["risk SR-1 Members leave", "risk OR-12 The server fails"]
    assert plan(annex).elements[0].value("mitigation") == "Talks"
