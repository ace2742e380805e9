"""What is taken for a plan element, and what is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from app.formats.docx import open_docx
from app.model.content import Mark, Run
from app.model.errors import RefusedError
from app.model.format import RunFormat
from app.model.views import View
from app.plan import Recogniser, recognise
from tests.annexes import chinese, right_to_left
from tests.plan.annex import OTHER, Annex
from tests.plan.plans import INDICATOR_HEADER, TARGET_HEADER, element, outline, small_plan


def outline_of(annex: Annex) -> list[str]:
    return outline(recognise(annex.document()))


def test_a_whole_plan_is_recognised_with_its_links_by_number() -> None:
    plan = recognise(small_plan().document())
    assert plan.title == "Strategic plan of the Example Organization for 2028–2031"
    assert plan.unknown == ()
    assert outline(plan) == [
        "vision Vision",
        "goal 1 Dependable connectivity",
        "  target 1.1 People who use the Internet",
        "thematic_priority 1 Shared use of spectrum",
        "  outcome 1.1 Services free from interference",
        "    indicator 1.1.1 Share of cases that are resolved",
        "output 1 Frequency register",
        "enabler Regional presence",
        "enabler Human resources",
    ]


def test_an_element_has_its_statement_its_paragraphs_and_a_reason() -> None:
    document = small_plan().document()
    plan = recognise(document)
    staff = element(plan, "Human resources")
    assert staff.text == ("People matter most.", "Skills are kept up.")
    assert [document.paragraph(id_).text for id_ in staff.paragraphs] == ["Human resources", *staff.text]
    assert staff.because == "It is a heading under “Enablers”."
    assert all(one.because for one in plan.walk())


def test_a_table_row_gives_named_components() -> None:
    target = element(recognise(small_plan().document()), "People who use the Internet")
    assert target.values == (("baseline", "71"), ("value", "85"), ("unit", "per cent"), ("year", "2031"))


def test_list_labels_give_numbers_marked_as_automatic() -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.styled("NumberedHeading2", "Regional presence")
    annex.styled("NumberedHeading2", "Human resources")
    plan = recognise(annex.document())
    assert outline(plan) == ["enabler 1.1 Regional presence", "enabler 1.2 Human resources"]
    assert plan.elements[0].values == (("numbering", "automatic"),)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Goal 1: Universal access", "goal 1 Universal access"),
        ("Goal 1 – Universal access", "goal 1 Universal access"),
        ("Strategic goal 2. Universal access", "goal 2 Universal access"),
        ("GOAL 3 Universal access", "goal 3 Universal access"),
        ("Enabler A: Staff", "enabler A Staff"),
        ("Enabler – Staff", "enabler Staff"),
        ("2.1 Outcome 1.1: Safe services", "outcome 1.1 Safe services"),
        ("But stratégique 1 : Accès pour tous", "goal 1 Accès pour tous"),
        ("Résultat 1.2 – Services sûrs", "outcome 1.2 Services sûrs"),
        ("Factor habilitador 4: Recursos humanos", "enabler 4 Recursos humanos"),
    ],
)
def test_a_heading_with_word_and_number_is_an_element(heading: str, expected: str) -> None:
    annex = Annex()
    annex.heading(2, heading)
    annex.text("Text.")
    assert outline_of(annex) == [expected]


@pytest.mark.parametrize(
    "heading",
    ["Priority setting", "Output-oriented culture", "Goals are set by the Board", "Results of the plan", "Valuation"],
)
def test_a_heading_that_only_starts_alike_is_unknown(heading: str) -> None:
    annex = Annex()
    id_ = annex.heading(1, heading)
    annex.text("Text.")
    plan = recognise(annex.document())
    assert plan.elements == ()
    assert plan.unknown == (id_,)


@pytest.mark.parametrize(
    "heading", ["Enablers", "10. Enablers", "ITU enablers", "Enablers of the Organization", "Key enablers:"]
)
def test_the_heading_for_a_kind_may_be_dressed_up(heading: str) -> None:
    annex = Annex()
    annex.heading(1, heading)
    annex.heading(2, "Staff")
    annex.text("Text.")
    assert outline_of(annex) == ["enabler Staff"]


def test_headings_below_a_kind_are_no_elements_when_others_there_carry_its_word() -> None:
    annex = Annex()
    annex.heading(1, "Goals")
    overview = annex.heading(2, "How the goals were chosen")
    annex.text("By consultation.")
    annex.heading(2, "Goal 1: Access")
    annex.text("Text.")
    plan = recognise(annex.document())
    assert outline(plan) == ["goal 1 Access"]
    assert plan.unknown == (overview,)


def test_a_heading_inside_an_element_is_part_of_it() -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.heading(2, "Human resources")
    annex.heading(3, "Careers")
    annex.text("Careers are planned.")
    [staff] = recognise(annex.document()).elements
    assert staff.text == ("Careers", "Careers are planned.")


def test_list_items_with_typed_dashes_are_elements_with_title_and_text() -> None:
    annex = Annex()
    annex.heading(1, "Values")
    annex.text("Two values guide us:")
    annex.text("–\tOpenness: documents are public.", "–\tCare: the footprint is measured.")
    annex.text("They are reviewed every year.")
    plan = recognise(annex.document())
    assert outline(plan) == ["value Openness", "value Care"]
    assert [one.text for one in plan.elements] == [("documents are public.",), ("the footprint is measured.",)]


def test_deeper_list_items_belong_to_the_item_above() -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.bullet("Staff: people matter.")
    annex.bullet("Careers are planned.", level=1)
    annex.bullet("Finance: funds matter.")
    plan = recognise(annex.document())
    assert outline(plan) == ["enabler Staff", "enabler Finance"]
    assert plan.elements[0].text == ("people matter.", "Careers are planned.")


def test_bold_paragraphs_are_elements_where_there_are_no_headings() -> None:
    annex = Annex()
    annex.bold("Enablers")
    annex.bold("Regional presence")
    annex.text("Offices are close.")
    annex.bold("Human resources.", " People matter.")
    plan = recognise(annex.document())
    assert outline(plan) == ["enabler Regional presence", "enabler Human resources"]
    assert plan.elements[1].text == ("People matter.",)


def test_a_plan_without_any_style_is_recognised() -> None:
    annex = Annex()
    annex.text(
        "Strategic goals", "Goal 1: Access for all", "Everyone is connected.", "Goal 2: Skills", "Everyone learns."
    )
    annex.text("Targets", "1.1 Share of people online", "2.1 Share of people trained", "Enablers")
    annex.text("• Staff: people matter.", "• Funds: money matters.")
    assert outline_of(annex) == [
        "goal 1 Access for all",
        "  target 1.1 Share of people online",
        "goal 2 Skills",
        "  target 2.1 Share of people trained",
        "enabler Staff",
        "enabler Funds",
    ]


def test_indicators_below_a_lead_in_belong_to_their_outcome() -> None:
    annex = Annex()
    annex.heading(1, "Outcomes")
    annex.heading(2, "Outcome 1.1: Safe services")
    annex.text("Services are safe.", "Indicators:")
    annex.bullet("Share of safe services", "Number of incidents")
    annex.heading(2, "Outcome 1.2: Cheap services")
    annex.text("Services are cheap.")
    plan = recognise(annex.document())
    assert outline(plan) == [
        "outcome 1.1 Safe services",
        "  indicator Share of safe services",
        "  indicator Number of incidents",
        "outcome 1.2 Cheap services",
    ]
    assert plan.elements[0].text == ("Services are safe.",)


def test_a_target_named_in_the_text_of_its_goal_is_its_child() -> None:
    annex = Annex()
    annex.heading(2, "Goal 1: Access")
    annex.text("Everyone is connected.", "Target 1.1: By 2031, 85 per cent of people are online.")
    plan = recognise(annex.document())
    assert outline(plan) == ["goal 1 Access", "  target 1.1 By 2031, 85 per cent of people are online"]
    assert plan.elements[0].text == ("Everyone is connected.",)


def test_a_caption_says_which_goal_unnumbered_targets_belong_to() -> None:
    annex = Annex()
    annex.heading(2, "Goal 1: Access")
    annex.heading(2, "Goal 2: Skills")
    annex.heading(1, "Targets")
    annex.styled("Caption", "Table 1 – Targets under Goal 2")
    annex.table(("Target", "Baseline", "Value"), ("People trained", "44", "70"))
    assert outline_of(annex) == ["goal 1 Access", "goal 2 Skills", "  target People trained"]


def test_a_row_over_the_whole_table_names_the_parent_of_the_rows_below() -> None:
    annex = Annex()
    annex.heading(1, "Goals and targets")
    annex.table(
        ("Target", "Baseline", "Value"),
        ("Goal 1: Access",),
        ("People online", "71", "85"),
        ("Goal 2: Skills",),
        ("People trained", "44", "70"),
    )
    assert outline_of(annex) == ["goal 1 Access", "  target People online", "goal 2 Skills", "  target People trained"]


def test_a_column_of_indicators_gives_one_element_a_paragraph() -> None:
    annex = Annex()
    annex.heading(1, "Thematic priorities/Outcomes")
    annex.table(
        ("Outcomes", "Outcome indicators"),
        ("1.1 Safe services", "– Share of safe services\n– Number of incidents"),
        ("^", "Cost of incidents"),
        ("1.2 Cheap services", "Price of a basket"),
    )
    assert outline_of(annex) == [
        "outcome 1.1 Safe services",
        "  indicator Share of safe services",
        "  indicator Number of incidents",
        "  indicator Cost of incidents",
        "outcome 1.2 Cheap services",
        "  indicator Price of a basket",
    ]


def test_an_unmarked_first_row_is_taken_for_the_header() -> None:
    annex = Annex()
    annex.heading(2, "Outcome 1.1: Safe services")
    annex.table(INDICATOR_HEADER, ("1.1.1", "Share of safe services", "1", "2", "per cent", "2031"), marked=False)
    assert outline_of(annex) == ["outcome 1.1 Safe services", "  indicator 1.1.1 Share of safe services"]


def test_a_table_that_only_relates_elements_gives_none() -> None:
    annex = small_plan()
    before = outline_of(annex)
    annex.heading(1, "How it all fits together")
    header = ("Thematic priority", "Strategic goals", "Outcomes", "Outputs", "Enablers")
    annex.table(header, ("1 Shared use of spectrum", "main", "1.1, 1.2", "1, 2", "Regional presence"))
    assert outline_of(annex) == before


def test_an_overview_list_does_not_repeat_elements_that_have_headings() -> None:
    annex = Annex()
    annex.heading(1, "Goals")
    annex.table(("Goal", "Statement"), ("Access", "In short"))
    annex.heading(2, "Goal 1: Access")
    annex.text("Text.")
    assert outline_of(annex) == ["goal 1 Access"]


def test_priorities_that_group_outcomes_are_not_taken_twice() -> None:
    annex = Annex()
    annex.heading(1, "Thematic priorities")
    annex.heading(2, "Thematic priority 1: Spectrum")
    annex.text("Text.")
    annex.heading(1, "Outcomes")
    annex.heading(2, "Thematic priority 1: Spectrum")
    annex.heading(3, "Services are safe")
    annex.text("Text.")
    assert outline_of(annex) == ["thematic_priority 1 Spectrum", "  outcome Services are safe"]


def test_a_small_heading_before_an_element_is_not_text_of_the_one_before() -> None:
    annex = Annex()
    annex.heading(1, "Outcomes")
    annex.heading(2, "Outcome 1.1: Safe services")
    annex.text("Services are safe.")
    annex.styled("Headingi", "Under the priority on skills")
    annex.heading(2, "Outcome 2.1: Skilled people")
    first = recognise(annex.document()).elements[0]
    assert first.text == ("Services are safe.",)


def test_the_table_of_contents_is_not_read() -> None:
    annex = Annex()
    annex.styled("TOC1", "Goal 1: Access\t3")
    annex.styled("TOC1", "Enablers\t5")
    assert outline_of(annex) == []


def test_a_french_plan_with_a_table_is_recognised() -> None:
    annex = Annex()
    annex.heading(1, "Plan stratégique de l'Organisation pour 2028-2031")
    annex.heading(1, "Vision")
    annex.text("Une société connectée.")
    annex.heading(1, "Buts stratégiques")
    annex.heading(2, "But 1 – Connectivité")
    annex.text("Chacun est connecté.")
    annex.table(
        ("N°", "Cible", "Valeur de référence", "Valeur", "Année"), ("1.1", "Personnes en ligne", "71", "85", "2031")
    )
    annex.heading(1, "Catalyseurs")
    annex.heading(2, "Ressources humaines")
    annex.text("Le personnel compte.")
    plan = recognise(annex.document())
    assert plan.title.startswith("Plan stratégique")
    assert outline(plan) == [
        "vision Vision",
        "goal 1 Connectivité",
        "  target 1.1 Personnes en ligne",
        "enabler Ressources humaines",
    ]


def test_a_spanish_plan_with_lists_is_recognised() -> None:
    annex = Annex()
    annex.heading(1, "Visión")
    annex.text("Una sociedad conectada.")
    annex.heading(1, "Prioridades temáticas")
    annex.item("Espectro: uso compartido.", "Normas: tecnologías fiables.")
    annex.heading(1, "Productos y servicios")
    annex.bullet("Registro de frecuencias", "Manuales")
    assert outline_of(annex) == [
        "vision Visión",
        "thematic_priority 1 Espectro",
        "thematic_priority 2 Normas",
        "output Registro de frecuencias",
        "output Manuales",
    ]


def test_a_russian_plan_is_recognised() -> None:
    annex = Annex()
    annex.heading(1, "Видение")
    annex.text("Общество, в котором все связаны.")
    annex.heading(1, "Стратегические цели")
    annex.heading(2, "Цель 1: Надёжная связь")
    annex.text("Связь есть у всех.")
    annex.styled("Caption", "Таблица 1 – Целевые показатели, Цель 1")
    annex.table(("№", "Целевой показатель", "Базовое значение", "Значение"), ("1.1", "Доля пользователей", "71", "85"))
    assert outline_of(annex) == ["vision Видение", "goal 1 Надёжная связь", "  target 1.1 Доля пользователей"]


@pytest.mark.parametrize(
    ("build", "kinds"),
    [
        (chinese.build, {"vision": 1, "mission": 1, "goal": 2, "target": 4, "thematic_priority": 2, "enabler": 2}),
        (
            right_to_left.build,
            {
                "vision": 1,
                "mission": 1,
                "value": 5,
                "goal": 2,
                "target": 6,
                "thematic_priority": 3,
                "outcome": 3,
                "indicator": 5,
                "output": 2,
                "enabler": 3,
            },
        ),
    ],
    ids=["Chinese", "Arabic"],
)
def test_plans_in_other_scripts_are_recognised(
    build: Callable[[Path], None], kinds: dict[str, int], tmp_path: Path
) -> None:
    build(tmp_path / "annex.docx")
    plan = recognise(open_docx(tmp_path / "annex.docx").document)
    found = Counter(one.kind for one in plan.walk())
    assert {kind: found[kind] for kind in kinds} == kinds
    assert plan.unknown == ()


# ---- tracked changes ----------------------------------------------------------------------------------------------


def test_struck_text_does_not_count_and_inserted_text_does() -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.add(Run("Human "), Run("capital", deleted=OTHER), Run("resources", inserted=OTHER), style="Heading2")
    annex.text("Text.")
    assert outline_of(annex) == ["enabler Human resources"]
    original = Recogniser(view=View.ORIGINAL).plan(annex.document())
    assert outline(original) == ["enabler Human capital"]


def test_a_removed_element_is_gone_with_its_text() -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.heading(2, "Regional presence")
    annex.text("Offices.")
    annex.add(Run("Human resources", deleted=OTHER), style="Heading2", mark=Mark(deleted=OTHER))
    annex.add(Run("People.", deleted=OTHER), mark=Mark(deleted=OTHER))
    annex.heading(2, "Finance")
    annex.text("Funds.")
    plan = recognise(annex.document())
    assert outline(plan) == ["enabler Regional presence", "enabler Finance"]
    assert plan.elements[0].text == ("Offices.",)
    assert len(plan.elements[0].paragraphs) == 2


def test_a_removed_paragraph_stays_with_its_element_but_is_no_text() -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.heading(2, "Human resources")
    struck = annex.add(Run("Old.", deleted=OTHER), mark=Mark(deleted=OTHER))
    annex.text("New.")
    [staff] = recognise(annex.document()).elements
    assert staff.text == ("New.",)
    assert struck in staff.paragraphs


def test_paragraphs_joined_by_a_struck_mark_read_as_one() -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    first = annex.add(Run("Human "), style="Heading2", mark=Mark(deleted=OTHER))
    second = annex.heading(2, "resources")
    annex.text("Text.")
    [staff] = recognise(annex.document()).elements
    assert staff.title == "Human resources"
    assert staff.paragraphs[:2] == (second, first)


def test_an_edit_changes_only_what_it_touches() -> None:
    annex = small_plan()
    recogniser = Recogniser()
    before = recogniser.plan(annex.document())
    annex.heading(2, "Partnerships")
    annex.text("Together.")
    after = recogniser.plan(annex.document())
    assert outline(after) == [*outline(before), "enabler Partnerships"]
    assert after.elements[0] == before.elements[0]


def test_the_same_document_gives_the_same_plan() -> None:
    document = small_plan().document()
    assert Recogniser().plan(document) == Recogniser().plan(document)


def test_bold_words_in_running_text_make_no_element() -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.heading(2, "Human resources")
    annex.add(Run("Careers. ", RunFormat(bold=True)), Run("They are planned."))
    annex.bold("Training")
    annex.text("It is offered.")
    assert outline_of(annex) == ["enabler Human resources"]


def test_a_target_column_beside_indicators_is_their_value() -> None:
    annex = Annex()
    annex.heading(2, "Outcome 1.1: Safe services")
    annex.table(("Indicator", "Baseline", "Target (2031)"), ("Share of safe services", "1", "2"))
    indicator = element(recognise(annex.document()), "Share of safe services")
    assert indicator.kind == "indicator"
    assert indicator.values == (("baseline", "1"), ("value", "2"), ("year", "2031"))


def test_a_profile_that_does_not_exist_is_refused() -> None:
    with pytest.raises(RefusedError, match="no profile “nothing”"):
        recognise(small_plan().document(), "nothing")


def test_a_table_of_figures_that_fits_no_layout_gives_no_elements() -> None:
    annex = Annex()
    annex.heading(1, "Results of the plan")
    annex.table(("Target", "Remark"), ("People online", "reached"))
    annex.table(TARGET_HEADER[2:], ("1", "2", "per cent", "2031"))
    assert outline_of(annex) == []


def test_an_empty_heading_left_below_a_heading_is_no_element_and_the_text_belongs_to_the_one_above() -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.heading(2, "Staff")
    annex.heading(2, "")
    annex.heading(2, "")
    annex.text("People matter.")
    annex.heading(2, "Funds")
    annex.text("Money matters.")
    plan = recognise(annex.document())
    assert [(one.title, one.text) for one in plan.elements] == [
        ("Staff", ("People matter.",)),
        ("Funds", ("Money matters.",)),
    ]


def test_an_empty_heading_behind_another_element_s_text_is_one_whose_title_is_gone() -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.heading(2, "Staff")
    annex.text("People matter.")
    annex.heading(2, "")
    annex.text("Money matters.")
    assert [one.title for one in recognise(annex.document()).elements] == ["Staff", ""]


@pytest.mark.parametrize("word", ["Enabler 1: ", ""])
def test_a_title_that_was_split_in_two_goes_on_in_small_letters(word: str) -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    first = annex.heading(2, f"{word}Human")
    second = annex.heading(2, "resources")
    annex.text("People matter.")
    annex.heading(2, f"{word.replace('1', '2')}Funds")
    annex.text("Money matters.")
    plan = recognise(annex.document())
    assert [(one.title, one.text) for one in plan.elements] == [
        ("Human resources", ("People matter.",)),
        ("Funds", ("Money matters.",)),
    ]
    assert plan.elements[0].paragraphs[:2] == (first, second)
    assert plan.unknown == ()


def test_a_heading_behind_one_without_text_is_another_where_it_begins_with_a_capital() -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.heading(2, "Enabler 1: Funds")
    annex.heading(2, "Closing remarks")
    annex.text("The end.")
    plan = recognise(annex.document())
    assert [(one.title, one.text) for one in plan.elements] == [("Funds", ())]
    assert len(plan.unknown) == 1
