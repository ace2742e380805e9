"""Headings, prefixes and labels as translators of assemblies write them in the six languages."""

from __future__ import annotations

import pytest

from app.checks import run_checks
from app.model.plan import PlanElement
from app.plan import recognise
from app.plan.links_numbers import words_for
from app.plan.links_words import LinkRules
from app.plan.profiles import Kind, shipped_profile
from app.plan.signs import Signs
from app.plan.wording import Wording
from tests.plan.annex import Annex

WORDING = Wording(shipped_profile())
FRAMEWORK = Wording(shipped_profile("results-framework"))
SIGNS = Signs(shipped_profile())


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Концепция Союза", "vision"),
        ("Наша миссия", "mission"),
        ("Стратегические цели и целевые показатели", "goal"),
        ("3.2 Целевые ориентиры", "target"),
        ("Приоритетные области", "thematic_priority"),
        ("Ожидаемые достижения", "outcome"),
        ("Ключевые показатели деятельности", "indicator"),
        ("Намеченные результаты деятельности Союза", "output"),
        ("Средства достижения целей", "enabler"),
        ("Стратегические и оперативные риски", "risk"),
        ("Перечень сокращений", "acronym"),
        ("رؤية الاتحاد", "vision"),
        ("بيان الرسالة", "mission"),
        ("الغايات الاستراتيجية والمقاصد", "goal"),
        ("1.2 المقاصد", "target"),
        ("الأولويات الاستراتيجية", "thematic_priority"),
        ("النتائج ومؤشرات النتائج", "outcome"),
        ("المؤشرات الرئيسية للأداء", "indicator"),
        ("عروض المنتجات والخدمات", "output"),
        ("أدوات التمكين", "enabler"),
        ("المخاطر وتدابير التخفيف", "risk"),
        ("قائمة المختصرات", "acronym"),
        ("本联盟的愿景", "vision"),
        ("（一）愿景", "vision"),
        ("五、推动因素", "enabler"),
        ("战略目标和具体目标", "goal"),
        ("成果和指标", "outcome"),
        ("推动因素", "enabler"),
        ("产品与服务", "output"),
        ("风险和缓解措施", "risk"),
        ("缩略词", "acronym"),
        ("Elementos facilitadores", "enabler"),
        ("Nuestros valores", "value"),
        ("Indicadores clave de rendimiento", "indicator"),
        ("Éléments moteurs", "enabler"),
        ("Risques et mesures d’atténuation", "risk"),
    ],
)
def test_a_heading_in_any_language_announces_its_kind(heading: str, kind: str) -> None:
    found = WORDING.announced(heading)
    assert isinstance(found, Kind)
    assert found.name == kind


@pytest.mark.parametrize(
    "heading",
    [
        "План работы Союза",
        "Состав секретариата",
        "Взаимосвязь элементов плана",
        "الروابط بين عناصر الخطة",
        "تشكيل الأمانة",
        "工作计划",
        "Plan de trabajo",
        "Members of the Union",
        "Sector Members",
    ],
)
def test_a_heading_of_something_else_announces_no_kind(heading: str) -> None:
    assert not isinstance(WORDING.announced(heading), Kind)


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Средство достижения целей 3. Партнёрства", "enabler", "3"),
        ("Целевой ориентир 1.2: доступность", "target", "1.2"),
        ("Ожидаемый конечный результат 2.1. Школы", "outcome", "2.1"),
        ("أداة التمكين 2: الشراكات", "enabler", "2"),
        ("المقصد 1.1: النفاذ الشامل", "target", "1.1"),
        ("المحور 3 – الابتكار", "thematic_priority", "3"),
        ("推动因素3：伙伴关系", "enabler", "3"),
        ("具体指标1.1：覆盖", "target", "1.1"),
    ],
)
def test_a_line_in_any_language_begins_an_element(text: str, kind: str, number: str) -> None:
    found = WORDING.prefixed(text)
    assert found is not None
    assert (found.kind.name, found.number) == (kind, number)


@pytest.mark.parametrize(
    ("label", "component"),
    [
        ("Склонность к риску", "appetite"),
        ("Меры по смягчению последствий", "mitigation"),
        ("Степень вероятности", "likelihood"),
        ("الرغبة في المخاطرة", "appetite"),
        ("إجراءات التخفيف", "mitigation"),
        ("احتمال الحدوث", "likelihood"),
        ("风险承受度", "appetite"),
        ("Propensión al riesgo", "appetite"),
        ("Appétit pour le risque", "appetite"),
    ],
)
def test_a_label_in_any_language_names_a_component_of_a_risk(label: str, component: str) -> None:
    assert SIGNS.component(shipped_profile().kinds["risk"], label) == component


def test_operational_risks_keep_their_kind_in_a_results_framework() -> None:
    found = FRAMEWORK.announced("Оперативные риски")
    assert isinstance(found, Kind)
    assert found.name == "operational_risk"


def _kinds(elements: tuple[PlanElement, ...]) -> list[tuple[str, str, str]]:
    return [line for one in elements for line in ((one.kind, one.number, one.title), *_kinds(one.children))]


def test_an_arabic_plan_with_typed_numbers_and_lettered_lists_is_read() -> None:
    annex = Annex()
    annex.heading(1, "الخطة الاستراتيجية 2028-2031")
    annex.heading(2, "1.1 رؤية الاتحاد")
    annex.text("عالم متصل.")
    annex.heading(2, "1.2 أدوات التمكين")
    annex.text("أ) الشراكات: نعمل معا.", "ب) الموارد البشرية: نستثمر في الناس.")
    assert _kinds(recognise(annex.document()).elements) == [
        ("vision", "", "رؤية الاتحاد"),
        ("enabler", "أ", "الشراكات"),
        ("enabler", "ب", "الموارد البشرية"),
    ]


def test_a_word_that_is_its_own_plural_begins_one_element_or_names_several() -> None:
    annex = Annex()
    annex.heading(2, "主题优先事项1：图书馆")
    annex.heading(3, "成果1.1：读者更多")
    annex.text("指标：册数；读者比例。")
    annex.heading(3, "成果1.2：图书完好")
    annex.text("指标：无损归还比例。")
    titles = [title for kind, _, title in _kinds(recognise(annex.document()).elements) if kind == "indicator"]
    assert titles == ["册数", "读者比例", "无损归还比例"]


def test_a_word_of_two_kinds_means_the_second_with_a_number_in_parts() -> None:
    words = words_for(LinkRules(shipped_profile()))
    assert [(one.kind, one.number) for one in words.read("La Meta 1 reúne las Metas 1.1 y 1.2.")] == [
        ("goal", "1"), ("target", "1 1"), ("target", "1 2"),
    ]  # fmt: skip
    assert WORDING.mention("Indicadores de la Meta 1.1") == ("target", "1.1")
    assert WORDING.mention("Finalidades de la Meta 1") == ("goal", "1")


def test_a_reference_by_such_a_word_is_held_against_the_kind_that_it_means() -> None:
    annex = Annex()
    annex.heading(1, "Objetivos y metas")
    annex.heading(2, "Meta 1: Lectores en todas las orillas")
    annex.text(
        "Meta 1.1: Duplicar, de 400 en 2027 a 800 en 2031, las paradas.", "Meta 1.2: Llegar a 60 escuelas en 2031."
    )
    annex.heading(1, "Seguimiento")
    annex.text("La Meta 1 se mide por la Meta 1.1, la Meta 1.2 y la Meta 1.9.")
    document = annex.document()
    found = run_checks(document, recognise(document), shipped_profile())
    assert [one.quote for one in found if one.rule == "reference.dangling"] == ["Meta 1.9"]
