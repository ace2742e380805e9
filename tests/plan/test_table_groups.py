"""Rows that part a table: what they say about the rows below them, and that nothing absurd is found about these."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.formats.docx import open_docx
from app.model.document import Document
from app.model.plan import Plan
from app.plan import recognise
from app.services.checking import check_document
from tests.annexes.hands.pen import Pen
from tests.plan.annex import Annex

_ABSURD = ("numbering.", "title.repeat", "goal.target", "target.", "enabler.", "schema")
_FIGURES = ("10 %", "90 %")


@pytest.fixture(autouse=True)
def no_own_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.services.checking.config_folder", lambda: tmp_path)


def read(write: Callable[[Pen], None], folder: Path) -> tuple[Document, Plan]:
    pen = Pen()
    pen.title("Lake Board – Strategic Plan 2028–2031")
    write(pen)
    pen.save(folder / "plan.docx")
    document = open_docx(folder / "plan.docx").document
    return document, recognise(document)


def outline(plan: Plan) -> list[str]:
    """Kind, number and title of every element, with the title of the one above."""
    above = {child.id: one.title for one in plan.walk() for child in one.children}
    return [f"{one.kind} {one.number} {one.title} < {above.get(one.id, '')}" for one in plan.walk()]


def goals(pen: Pen) -> None:
    pen.heading(1, "Goals")
    pen.heading(2, "Goal 1: Reach everyone")
    pen.text("Nobody is left out, wherever they live.")
    pen.heading(2, "Goal 2: Trust")
    pen.text("People know whom to call.")
    pen.heading(1, "Targets")


def prefixed(pen: Pen) -> None:
    goals(pen)
    pen.table(
        ("No", "Target", "Baseline", "Value"),
        ("Goal 1 – Reach everyone", "", "", ""),
        ("1.1", "Villages connected", *_FIGURES),
        ("Goal 2 – Trust", "<", "<", "<"),
        ("2.1", "Complaints settled", *_FIGURES),
    )


def shortened(pen: Pen) -> None:
    goals(pen)
    pen.table(
        ("No", "Target", "Baseline", "Value"),
        ("Goal 1: Reach", "<", "<", "<"),
        ("1.1", "Villages connected", *_FIGURES),
        ("Goal 2: Trust (continued)", "<", "<", "<"),
        ("2.1", "Complaints settled", *_FIGURES),
    )


def without_title(pen: Pen) -> None:
    goals(pen)
    pen.table(
        ("Target", "2027", "2031"),
        ("Goal 1", "<", "<"),
        ("Villages connected", *_FIGURES),
        ("Goal 2", "<", "<"),
        ("Complaints settled", *_FIGURES),
    )


def by_title(pen: Pen) -> None:
    goals(pen)
    pen.table(
        ("Target", "Baseline", "Value"),
        ("Reach everyone", "<", "<"),
        ("Villages connected", *_FIGURES),
        ("Trust", "<", "<"),
        ("Complaints settled", *_FIGURES),
    )


def beside_a_number(pen: Pen) -> None:
    goals(pen)
    pen.table(
        ("No", "Target", "Baseline", "Value"),
        ("1", "Reach everyone", "<", "<"),
        ("1.1", "Villages connected", *_FIGURES),
        ("2", "Trust", "<", "<"),
        ("2.1", "Complaints settled", *_FIGURES),
    )


def above_the_header(pen: Pen) -> None:
    pen.heading(1, "Goals and targets")
    for number, goal, target in ((1, "Reach everyone", "Villages connected"), (2, "Trust", "Complaints settled")):
        pen.table(
            (f"Goal {number}: {goal}", "<", "<", "<"),
            ("No", "Target", "Baseline", "Value"),
            (f"{number}.1", target, *_FIGURES),
        )
        pen.text("")


def on_two_pages(pen: Pen) -> None:
    goals(pen)
    pen.table(
        ("No", "Target", "Baseline", "Value"),
        ("Goal 1: Reach everyone", "<", "<", "<"),
        ("1.1", "Villages connected", *_FIGURES),
        ("No", "Target", "Baseline", "Value"),
        ("Goal 2: Trust", "<", "<", "<"),
        ("2.1", "Complaints settled", *_FIGURES),
    )


def in_one_column(pen: Pen) -> None:
    pen.heading(1, "Goals and targets")
    pen.table(
        ("No", "Goal / target", "Baseline", "Value"),
        ("1", "Reach everyone", "", ""),
        ("1.1", "Villages connected", *_FIGURES),
        ("2", "Trust", "", ""),
        ("2.1", "Complaints settled", *_FIGURES),
    )


@pytest.mark.parametrize(
    "write",
    [in_one_column, prefixed, shortened, without_title, by_title, beside_a_number, above_the_header, on_two_pages],
    ids=lambda one: one.__name__.replace("_", " "),
)
def test_targets_below_rows_that_name_goals_belong_to_these(write: Callable[[Pen], None], tmp_path: Path) -> None:
    document, plan = read(write, tmp_path)
    found = [line.replace("1.1 ", " ").replace("2.1 ", " ") for line in outline(plan)]
    assert found == [
        "goal 1 Reach everyone < ",
        "target  Villages connected < Reach everyone",
        "goal 2 Trust < ",
        "target  Complaints settled < Trust",
    ]
    assert [one for one in check_document(document) if one.rule.startswith(_ABSURD)] == []


def test_a_table_with_a_column_for_each_goal_is_no_unknown_part() -> None:
    annex = Annex()
    annex.heading(1, "Strategic goals")
    annex.heading(2, "Goal 1: Roads are open")
    annex.heading(2, "Goal 2: Drivers know")
    annex.heading(1, "What helps what")
    annex.table(("", "Goal 1", "Goal 2"), ("Clearing", "●", "○"), ("Warning", "○", "●"))
    plan = recognise(annex.document())
    heading = next(p.id for p in annex.paragraphs if p.text == "What helps what")
    assert plan.unknown == (heading,)


@pytest.mark.parametrize(
    ("header", "baseline", "value"),
    [
        (("Target", "Unit", "2027", "2031"), "10", "90"),
        (("Target", "Unit", "Baseline", "2031"), "10", "90"),
        (("Target", "Unit", "Now", "2031 (planned)"), "10", "90"),
    ],
)
def test_columns_with_only_a_year_over_them_hold_baseline_and_value(
    header: tuple[str, ...], baseline: str, value: str, tmp_path: Path
) -> None:
    def write(pen: Pen) -> None:
        pen.heading(1, "Goals and targets")
        pen.heading(2, "Goal 1: Reach everyone")
        pen.text("Nobody is left out.")
        pen.table(header, ("Villages connected", "villages", "10", "90"))
        pen.heading(1, "Outcomes")
        pen.table(("Outcome", "Indicator", *header[2:]), ("Crews arrive", "Hours to arrival", "10", "90"))
        pen.heading(1, "Budget")
        pen.table(("Code", "Name", "2028", "2031"), ("B1", "Roads", "10", "90"))

    _, plan = read(write, tmp_path)
    told = {one.kind: (one.value("baseline"), one.value("value")) for one in plan.walk()}
    assert told["target"] == told["indicator"] == (baseline, value)
    assert told["budget_line"] == ("", "")


def parted(pen: Pen, second: int = 1) -> None:
    pen.heading(1, "Enablers")
    pen.table(
        ("No", "Enabler", "Description"),
        ("Internal enablers", "<", "<"),
        ("1", "People", "We fill posts."),
        ("2", "Data", "We publish."),
        ("External enablers", "<", "<"),
        (str(second), "Partners", "We meet."),
        (str(second + 1), "Donors", "We ask."),
    )


@pytest.mark.parametrize("second", [1, 3])
def test_numbers_may_begin_anew_below_each_row_that_parts_a_table(second: int, tmp_path: Path) -> None:
    document, plan = read(lambda pen: parted(pen, second), tmp_path)
    assert [one.group for one in plan.elements] == ["Internal enablers"] * 2 + ["External enablers"] * 2
    assert [one for one in check_document(document) if one.rule.startswith(_ABSURD)] == []


def test_a_number_that_is_used_twice_below_one_row_is_still_found(tmp_path: Path) -> None:
    document, _ = read(lambda pen: parted(pen, 2), tmp_path)
    assert [one.rule for one in check_document(document) if one.rule.startswith(_ABSURD)] == ["numbering.repeat"]


def test_a_table_that_nobody_understands_is_among_the_unknown_parts(tmp_path: Path) -> None:
    def write(pen: Pen) -> None:
        parted(pen)
        pen.heading(1, "Calendar")
        pen.table(("Quarter", "Milestone"), ("Q1 2028", "Launch"), ("Q3 2029", "Review"))

    document, plan = read(write, tmp_path)
    assert [document.paragraph(id_).text for id_ in plan.unknown] == ["Calendar", "Quarter"]


def test_a_table_that_relates_elements_is_not_unknown(tmp_path: Path) -> None:
    def write(pen: Pen) -> None:
        parted(pen)
        pen.text("How they belong together:")
        pen.table(("Enabler", "Goal 1", "Goal 2"), ("People", "x", ""), ("Data", "", "x"))

    _, plan = read(write, tmp_path)
    assert plan.unknown == ()
