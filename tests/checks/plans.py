"""A whole plan without any defect, for tests that put one in."""

from __future__ import annotations

from collections.abc import Sequence

from tests.plan.annex import Annex
from tests.plan.plans import INDICATOR_HEADER, TARGET_HEADER

GLOSSARY = (
    ("Baseline", "The figure from which progress is measured."),
    ("Enabler", "A means that allows the Organization to serve its goals."),
    ("Indicator", "A quantity that shows whether an outcome is being reached."),
    ("Outcome", "A key result that the Organization aims to achieve."),
    ("Output", "A final, tangible result of carrying out operational plans."),
    ("Strategic goal", "A high-level aim of the Organization."),
    ("Target", "The state to be reached by a given year."),
    ("Thematic priority", "A field of work on which the Organization concentrates."),
    ("Value proposition", "What the Organization offers to its members."),
)


def opening(annex: Annex) -> None:
    """Title, vision, mission and values."""
    annex.styled("Annextitle", "Strategic plan of the Example Organization for 2028–2031")
    annex.heading(1, "Vision")
    annex.text("Everyone can rely on communication.")
    annex.heading(1, "Mission")
    annex.text("The Organization brings its members together so that networks serve all people.")
    annex.heading(1, "Values")
    annex.bullet("Openness: documents are public.", "Neutrality: no supplier is favoured.")


def goals(annex: Annex) -> None:
    """Two strategic goals with their targets."""
    annex.heading(1, "Strategic goals")
    annex.text("Each strategic goal is measured by its targets from a baseline.")
    annex.heading(2, "Goal 1: Dependable connectivity")
    annex.text("By 2031 people everywhere can use networks.")
    annex.heading(2, "Goal 2: Skills for all")
    annex.text("By 2030 adults have the skills that they need.")
    annex.heading(1, "Targets")
    annex.text("Every target has a year.")
    annex.table(
        TARGET_HEADER,
        ("1.1", "People who use the Internet", "71", "85", "per cent", "2031"),
        ("2.1", "Adults with basic skills", "44", "70", "per cent", "2030"),
    )


def results(annex: Annex) -> None:
    """Priorities, outcomes with indicators, and outputs, all of them linked."""
    annex.heading(1, "Thematic priorities")
    annex.text("A thematic priority is a field of work.")
    annex.heading(2, "Thematic priority 1: Shared use of spectrum")
    annex.text("Spectrum is limited. This priority contributes to Goal 1.")
    annex.heading(2, "Thematic priority 2: Digital skills")
    annex.text("Skills are rare. This priority contributes to Goal 2.")
    annex.heading(1, "Outcomes")
    annex.text("Every outcome has an indicator.")
    annex.heading(2, "Outcome 1.1: Services free from interference")
    annex.text("Services work without disturbance.")
    annex.table(INDICATOR_HEADER, ("1.1.1", "Share of cases that are resolved", "54", "80", "per cent", "2031"))
    annex.heading(2, "Outcome 2.1: People who can use services safely")
    annex.text("People know what they do.")
    annex.table(INDICATOR_HEADER, ("2.1.1", "Share of adults who recognize fraud", "31", "60", "per cent", "2030"))
    annex.heading(1, "Outputs")
    annex.text("Every output is delivered by one Branch.")
    annex.heading(2, "Output 1: Frequency register")
    annex.text("The register of assignments. The output contributes to Outcome 1.1.")
    annex.heading(2, "Output 2: Training curricula")
    annex.text("Material for teachers. The output contributes to Outcome 2.1.")


def closing(annex: Annex, glossary: Sequence[tuple[str, str]]) -> None:
    """Enablers, the value proposition and the glossary."""
    annex.heading(1, "Enablers")
    annex.text("An enabler is a means.")
    annex.heading(2, "Regional presence")
    annex.text("Offices are close to members. This enabler supports Output 1.")
    annex.heading(2, "Human resources")
    annex.text("People matter most. This enabler supports Output 2.")
    annex.heading(1, "Value proposition")
    annex.text("The value proposition speaks to governments, to industry and to academia, which meet here as equals.")
    annex.heading(1, "Glossary")
    annex.table(("Term", "Definition"), *glossary)


def sound_plan(glossary: Sequence[tuple[str, str]] = GLOSSARY) -> Annex:
    """A plan with at least two of each element, linked, defined and measured."""
    annex = Annex()
    for part in (opening, goals, results):
        part(annex)
    closing(annex, glossary)
    return annex
