"""The profiles that ship: resolutions, statements, results frameworks, and what tells their variants."""

from __future__ import annotations

import pytest

from app.model.plan import Plan
from app.plan import recognise
from app.plan.profiles import load_profiles, shipped_profile
from app.plan.variants import fitting_profile, period_in
from tests.plan.annex import Annex
from tests.plan.plans import element, outline


def resolution() -> Annex:
    annex = Annex()
    annex.heading(1, "Introduction")
    annex.text("Resolves is a word of this sentence, too.")
    annex.text("ADD\tEXA/12A3/1", "DRAFT NEW RESOLUTION [EX-1] (Harbourtown, 2027)")
    annex.text("Keeping plans readable", "(Harbourtown, 2027)", "The Example Assembly of Networks (Harbourtown, 2027),")
    annex.text("recalling", "a)\tResolution 4 (Rev. Harbourtown, 2023) of this Assembly, on plans;")
    annex.text("b)\tthat readers have little time,")
    annex.text("noting with concern", "that [XX] pages were written last year,")
    annex.text("resolves to instruct the Secretary", "1\tto write less;", "2\tto report to the Council,")
    annex.text("invites members", "to read what is written.", "Reasons: Long plans are not read.")
    return annex


def test_a_resolution_has_calls_with_their_items() -> None:
    plan = recognise(resolution().document(), "resolution")
    assert outline(plan) == [
        "proposal EXA/12A3/1",
        "  resolution [EX-1] Keeping plans readable",
        "    adopted",
        "    enacting",
        "    preamble_call recalling",
        "      preamble_item a",
        "        citation 4 Resolution 4 (Rev. Harbourtown, 2023)",
        "      preamble_item b",
        "    preamble_call noting with concern",
        "      preamble_item",
        "        placeholder XX",
        "    operative_call resolves to instruct the Secretary",
        "      operative_item 1",
        "      operative_item 2",
        "    operative_call invites members",
        "      operative_item",
        "  reasons",
    ]
    assert plan.variant == "draft-new"


def test_number_revision_place_and_year_are_components() -> None:
    plan = recognise(resolution().document(), "resolution")
    draft = element(plan, "Keeping plans readable")
    assert dict(draft.values) == {"status": "DRAFT NEW", "place": "Harbourtown", "year": "2027"}
    cited = element(plan, "Resolution 4 (Rev. Harbourtown, 2023)")
    assert (cited.number, cited.value("revision"), cited.value("place"), cited.value("year")) == (
        "4", "Rev.", "Harbourtown", "2023",
    )  # fmt: skip
    assert cited.because == "The text says “Resolution 4 (Rev. Harbourtown, 2023)”."


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (["RÉSOLUTION 7 (Rév. Port-Exemple, 2022)", "Titre", "rappelant", "a)\tses travaux;"], "preamble_call"),
        (["RESOLUCIÓN 7 (Rev. Puerto Ejemplo, 2022)", "Título", "resuelve", "1\tescribir menos;"], "operative_call"),
        (["РЕЗОЛЮЦИЯ 7 (Пересм. Примерск, 2022 г.)", "Название", "решает", "1\tписать короче;"], "operative_call"),
        (["第7号决议（示例港，2022年）", "标题", "考虑到", "a)\t时间很短；"], "preamble_call"),
        (["القرار 7 (المراجَع في ميناء المثال، 2022)", "العنوان", "تقرر", "1\tأن تختصر؛"], "operative_call"),
    ],
    ids=["French", "Spanish", "Russian", "Chinese", "Arabic"],
)
def test_calls_are_known_in_all_languages(lines: list[str], kinds: str) -> None:
    annex = Annex()
    annex.text(*lines)
    found = [one.kind for one in recognise(annex.document(), "resolution").walk()]
    assert kinds in found
    assert found[-1] == kinds.replace("call", "item")


def test_the_words_of_a_call_tell_its_part_where_all_calls_have_one_style() -> None:
    annex = Annex()
    annex.text("القـرار 417 (REV.WRC-12)", "استعمال الطيف", "إن المؤتمر العالمي (جنيف، 2012)،")
    for call, items in (
        ("إذ يضع في اعتباره", " أ )\tأن الطيف محدود؛|ﻫ)\tأن الوقت قصير،"),
        ("يقـرر", "1\tأن يقتصد؛|2\tأن يبلغ."),
    ):
        annex.styled("Call", call)
        annex.text(*items.split("|"))
    assert outline(recognise(annex.document(), "resolution")) == [
        "resolution 417 استعمال الطيف",
        "  enacting",
        "  preamble_call إذ يضع في اعتباره",
        "    preamble_item أ",
        "    preamble_item ﻫ",
        "  operative_call يقرر",
        "    operative_item 1",
        "    operative_item 2",
    ]


def statement() -> Annex:
    annex = Annex()
    annex.text("LIAISON STATEMENT")
    annex.table(
        ("For action to:", "WG-A; WG-B"),
        ("For information to:", "WG-C"),
        ("Approval:", "XG (Virtual, 11 February 2026)"),
        ("Deadline:", "-"),
        ("Contact:", "A. Rapporteur\nE-mail: a.rapporteur@example.org"),
        ("Abstract:", "An enabler is proposed."),
        marked=False,
    )
    annex.text("1. Add a new enabler - Outreach (for consideration by WG-A):", "Outreach is planned.")
    annex.text("Rationale (for consideration by WG-B):", "Nobody knows of us.")
    return annex


def test_a_statement_has_fields_and_suggestions_with_their_rationale() -> None:
    plan = recognise(statement().document(), "statement")
    assert outline(plan) == [
        "for_action", "for_information", "approval", "deadline", "contact", "abstract Abstract",
        "suggestion 1 Add a new enabler - Outreach", "  rationale",
    ]  # fmt: skip
    by_kind = {one.kind: one for one in plan.walk()}
    assert by_kind["for_action"].text == ("WG-A; WG-B",)
    assert dict(by_kind["approval"].values) == {"date": "11 February 2026", "place": "Virtual"}
    assert by_kind["contact"].value("email") == "a.rapporteur@example.org"
    assert by_kind["suggestion"].value("addressee") == "WG-A"
    assert by_kind["rationale"].value("addressee") == "WG-B"
    assert by_kind["rationale"].text == ("Nobody knows of us.",)
    assert plan.variant == "liaison-statement"


def framework() -> Annex:
    annex = Annex()
    annex.heading(1, "Results framework of the Cable Sector")
    for number, name in ((3, "Landing"), (7, "Repair")):
        annex.heading(1, f"Study Group {number}: {name}")
        annex.heading(2, "Vision")
        annex.text("Cables work.")
        annex.heading(2, "Situational analysis")
        annex.heading(3, "Internal situation")
        annex.text("Few experts.")
        annex.heading(3, "External situation")
        annex.text("Prices rise.")
        annex.heading(2, "Goals")
        annex.table(("No.", "Goal"), ("1", "Quick permits"))
        annex.heading(2, "Outputs with their targets")
        annex.table(("Output", "Target", "Baseline", "Value"), ("Handbook", "Copies read", "0", "900"))
        annex.heading(2, "Risks")
        annex.table(
            ("Risk", "Type", "Mitigation", "Risk appetite"),
            ("Experts retire", "Strategic", "Train others", "low"),
            ("A server fails", "Operational", "Keep a second one", "none"),
        )
    return annex


def test_each_study_group_has_its_own_framework() -> None:
    plan = recognise(framework().document(), "results-framework")
    group = [
        "  vision Vision",
        "  internal_analysis Internal situation",
        "  external_analysis External situation",
        "  goal 1 Quick permits",
        "  output Handbook",
        "    target Copies read",
        "  strategic_risk Experts retire",
        "  operational_risk A server fails",
    ]
    assert outline(plan) == ["study_group 3 Landing", *group, "study_group 7 Repair", *group]
    risk = element(Plan("", elements=plan.elements[:1]), "A server fails")
    assert (risk.value("mitigation"), risk.value("appetite")) == ("Keep a second one", "none")


@pytest.mark.parametrize(
    ("annex", "profile"),
    [(resolution(), "resolution"), (statement(), "statement"), (framework(), "results-framework")],
    ids=["resolution", "statement", "framework"],
)
def test_the_profile_that_fits_is_found(annex: Annex, profile: str) -> None:
    found = fitting_profile(annex.document(), load_profiles().profiles.values())
    assert found is not None
    assert found.name == profile


@pytest.mark.parametrize(
    ("first", "profile"),
    [
        ("Annex 1 to Resolution 71: Strategic plan 2028–2031", "strategic-plan"),
        ("Annexe 1 à la Résolution 8 – Plan stratégique 2028-2031", "strategic-plan"),
        ("Annex 1 to Resolution 71: Report of the group", "results-framework"),
    ],
)
def test_what_an_annex_is_counts_before_the_chapters_in_it(first: str, profile: str) -> None:
    annex = Annex()
    annex.text(first)
    annex.heading(1, "3. Results framework")
    found = fitting_profile(annex.document(), load_profiles().profiles.values())
    assert found is not None
    assert found.name == profile


@pytest.mark.parametrize(
    ("title", "heading", "variant", "period"),
    [
        ("Strategic plan 2024-2027", "Outputs", "2024-2027", (2024, 2027)),
        ("Strategic plan for the years 2028 to 2031", "Products and services", "2028-2031", (2028, 2031)),
        ("Strategic plan", "Products and services", "2024-2027", (2024, 2027)),
        ("Strategic plan", "Value proposition", "2028-2031", (2028, 2031)),
        ("Strategic plan 2032–2035", "Outputs", "", (2032, 2035)),
        ("Strategic plan", "Vision", "", None),
    ],
)
def test_years_tell_the_variant_and_else_its_words(
    title: str, heading: str, variant: str, period: tuple[int, int] | None
) -> None:
    annex = Annex()
    annex.heading(1, title)
    annex.heading(1, heading)
    annex.bullet("One", "Two")
    plan = recognise(annex.document())
    assert (plan.variant, plan.period) == (variant, period)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2028–2031", (2028, 2031)),
        ("2028 to 2031", (2028, 2031)),
        ("1990-2031", None),
        ("2031-2028", None),
        ("x", None),
    ],
)
def test_a_period_is_two_years_of_which_the_second_is_not_much_later(text: str, period: tuple[int, int] | None) -> None:
    assert period_in(text) == period


def test_every_shipped_profile_has_report_titles_in_six_languages() -> None:
    for profile in load_profiles().profiles.values():
        for report in profile.reports:
            titles = [profile.report_title(report, language) for language in ("en", "fr", "es", "ru", "zh", "ar")]
            assert all(titles)
            assert len(set(titles)) == 6
        assert profile.report_title("findings", "xx") == profile.report_title("findings")
    assert shipped_profile().report_title("nothing") == ""


def test_links_of_a_profile_join_kinds_that_it_has() -> None:
    plan = shipped_profile()
    funds = plan.link("funds")
    assert funds is not None
    assert funds.sources == ("budget_line",)
    assert plan.link("nothing") is None
    assert [kind.name for kind in plan.children("outcome")] == ["sub_outcome", "indicator"]
