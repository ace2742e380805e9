"""Defects that show in what a plan consists of: its elements, their numbers and titles, their figures."""

from __future__ import annotations

from collections.abc import Callable

from app.model.document import Document
from tests.checks.plans import sound_plan
from tests.checks.seeding import Defect, Edit, add, cut, example, strike, sub
from tests.plan.annex import Annex
from tests.plan.plans import INDICATOR_HEADER, TARGET_HEADER

Build = Callable[[Annex], object]
MOVED = (
    "reference.dangling", "element.unlinked", "plan.unlinked", "goal.target",
    "numbering.start", "numbering.gap", "numbering.order", "numbering.repeat",
)  # fmt: skip
"""What may rightly be said too where an element gets another number or goes."""

LAST = "People matter most."
"""In the last enabler of the sound plan."""


def head(text: str, *body: str, after: str = LAST) -> tuple[Edit, ...]:
    """A new element: a heading of the second level and its text, behind a paragraph."""
    return (*(add(one, after=after) for one in reversed(body)), add(text, after=after, style="Heading2"))


def built(*parts: Build, before: bool = False) -> Callable[[], Document]:
    """The sound plan with more behind it (or before it)."""

    def host() -> Document:
        annex = Annex() if before else sound_plan()
        for part in parts:
            part(annex)
        return annex.document()

    return host


def alone(rule: str, said: str, build: Build, *also: str) -> Defect:
    """A small plan of its own, which has nothing but the defect's surroundings."""
    return Defect(rule, (), said, also, built(build, before=True))


def edited(rule: str, said: str, *edits: Edit, also: tuple[str, ...] = ()) -> Defect:
    """An edit of the sound plan."""
    return Defect(rule, edits, said, also)


def in_example(rule: str, said: str, *edits: Edit, also: tuple[str, ...] = ()) -> Defect:
    """An edit of the bundled annex."""
    return Defect(rule, edits, said, also, example)


# ---- components, numbers, titles ------------------------------------------------------------------------------------

_NEW = ("element.unlinked",)

STRUCTURE = (
    edited("enabler.title", "", *head("Enabler 3:", "Text of it."), also=MOVED),
    edited("enabler.title", "", *head("Enabler 1", "More text. It supports Output 1.")),
    edited(
        "enabler.title", "", sub("Regional presence", "Enabler 1:"), also=("enabler.statement", "reference.dangling")
    ),
    edited("enabler.statement", "Funds", *head("Funds"), also=_NEW),
    edited("enabler.statement", "Regional presence", cut("Offices are close"), also=_NEW),
    edited("enabler.statement", "Human resources", strike("People matter most"), also=_NEW),
    edited("goal.target", "Skills for all", cut("2.1", "Adults with basic", "44", "70", "per cent", "2030")),
    edited("goal.target", "Peace", *head("Goal 3: Peace", "By 2031 there is peace.", after="By 2030 adults")),
    in_example("goal.target", "Fair trade", *head("Goal 3: Fair trade", "By 2031.", after="Here, too, the Organ")),
    edited(
        "thematic_priority.outcome",
        "Trust",
        *head("Thematic priority 3: Trust", "Trust is rare. It contributes to Goal 1.", after="Skills are rare."),
    ),
    in_example(
        "thematic_priority.outcome",
        "Open skies",
        *head("Thematic priority 6: Open skies", "The sky is open.", after="No model is recommended"),
        also=_NEW,
    ),
    edited(
        "thematic_priority.outcome",
        "Digital skills",
        sub("Outcome 2.1:", "Outcome 1.2:"),
        sub("2.1.1", "1.2.1"),
        also=("reference.dangling", "element.unlinked"),
    ),
    edited("outcome.indicator", "Services free", cut("1.1.1", "Share of cases", "54", "80", "per cent", "2031")),
    edited(
        "outcome.indicator",
        "Quiet bands",
        *head("Outcome 1.2: Quiet bands", "Bands are quiet.", after="Services work without"),
        also=("outcome.indicator", "numbering.order", "numbering.gap"),
    ),
    in_example(
        "outcome.indicator",
        "Clear skies",
        *head("Outcome 1.4: Clear skies", "The sky is clear.", after="The Organization contributes by the studies"),
        also=("numbering.order", "numbering.gap", "element.unlinked"),
    ),
    edited(
        "numbering.start",
        "begins with 2",
        sub("Output 1: Freq", "Output 2: Freq"),
        sub("Output 2: Train", "Output 3: Train"),
        also=MOVED,
    ),
    edited(
        "numbering.start",
        "begins with 3",
        sub("Goal 1: Dep", "Goal 3: Dep"),
        sub("Goal 2: Sk", "Goal 4: Sk"),
        also=MOVED,
    ),
    edited("numbering.start", "begins with 1.1.2", sub("1.1.1", "1.1.2")),
    edited(
        "numbering.gap",
        "Number 2 is missing before 3",
        sub("Output 2: Train", "Output 3: Train"),
        also=("reference.dangling", "element.unlinked"),
    ),
    in_example("numbering.gap", "Number 1.2 is missing", cut("1.2"), also=MOVED),
    in_example("numbering.gap", "Number 4 is missing", sub("Output 4: Conf", "Output 40: Conf"), also=MOVED),
    in_example("numbering.order", "", sub("Output 7: Train", "Output 3: Train"), also=MOVED),
    edited(
        "numbering.order",
        "Number 1 stands after 2",
        sub("Output 1: F", "Output 2: F"),
        sub("Output 2: T", "Output 1: T"),
        also=MOVED,
    ),
    edited("numbering.order", "", sub("Goal 1: Dep", "Goal 5: Dep"), also=MOVED),
    edited("numbering.repeat", "used for", sub("Output 2: T", "Output 1: T"), also=MOVED),
    edited("numbering.repeat", "used for", sub("Goal 2: Sk", "Goal 1: Sk"), also=MOVED),
    in_example("numbering.repeat", "used for", sub("Outcome 2.2: ", "Outcome 2.1: "), also=MOVED),
    edited("title.repeat", "Regional presence", sub("Human resources", "Regional presence")),
    edited("title.repeat", "Frequency register", sub("Training curricula", "Frequency register")),
    in_example(
        "title.repeat", "Human resources", sub("Finance and resource mobilization", "Human resources"), also=MOVED
    ),
    edited(
        "title.repeat.indicator",
        "Share of cases",
        sub("Share of adults who recognize fraud", "Share of cases that are resolved"),
    ),
    in_example(
        "title.repeat.indicator",
        "Share of recorded",
        sub(
            "Median time from a complete filing to its recording",
            "Share of recorded assignments that are confirmed to be in use",
        ),
    ),
    in_example(
        "title.repeat.indicator",
        "Countries whose",
        sub(
            "Share of the population that can be reached by warnings on mobile telephones (by level of development)",
            "Countries whose warnings use a common message format from end to end",
        ),
    ),
    edited("plan.component", "no mission", cut("Mission", "The Organization brings")),
    edited(
        "plan.component",
        "no value proposition",
        cut("Value proposition", "The value proposition"),
        also=("glossary.unused",),
    ),
    edited("plan.component", "no vision", cut("Vision", "Everyone can")),
    edited(
        "plan.component",
        "no output",
        cut("Outputs", "Every output is delivered", "Output 1:", "The register", "Output 2:", "Material"),
        also=MOVED,
    ),
    Defect(
        "plan.order",
        (
            cut("Mission", "The Organization brings"),
            add("The Organization serves.", after="An enabler is"),
            add("Mission", after="Offices are", style="Heading1"),
        ),
        "before “Mission”",
        ("element.component",),
    ),
    Defect(
        "plan.order",
        (
            cut("Vision", "Everyone can"),
            add("Everyone talks.", after="Openness:"),
            add("Vision", after="Neutrality:", style="Heading1"),
        ),
        "",
        ("element.component",),
    ),
    Defect(
        "plan.order",
        (
            cut("Mission", "The Organization brings"),
            add("The Organization serves.", after="Material for"),
            add("Mission", after="Material for", style="Heading1"),
        ),
        "before “Mission”",
        ("element.component",),
    ),
    edited("element.component", "statement", cut("Skills are rare."), also=("element.unlinked", "outcome")),
    edited("element.component", "statement", cut("Services work")),
    edited("element.component", "statement", cut("By 2030 adults")),
    edited("value_proposition.audience", "academia", sub("to industry and to academia", "to industry")),
    edited("value_proposition.audience", "industry", sub("to industry and to academia", "and to academia")),
    edited(
        "value_proposition.audience", "Member States", sub("to governments, to industry", "to industry, to operators")
    ),
)

# ---- figures --------------------------------------------------------------------------------------------------------


def target_list(*targets: str) -> Build:
    """A goal whose targets are sentences in a list."""

    def build(annex: Annex) -> None:
        annex.styled("Annextitle", "Strategic plan for 2028–2031")
        annex.heading(1, "Goals")
        annex.heading(2, "Goal 1: Access")
        annex.text("Access for people.")
        annex.bold("Targets")
        annex.bullet(*targets)

    return build


def quiet_bands(annex: Annex) -> None:
    """An outcome with two indicators that count what is done."""
    annex.heading(1, "Outcomes")
    annex.heading(2, "Outcome 1.2: Quiet bands")
    annex.text("Bands are quiet.")
    annex.table(
        INDICATOR_HEADER,
        ("1.2.1", "Number of seminars", "1", "2", "seminars", "2031"),
        ("1.2.2", "Reports published", "1", "2", "reports", "2031"),
    )


FIGURES = (
    edited("target.baseline", "People who use", sub("71", "")),
    edited("target.baseline", "Adults", sub("44", "")),
    in_example("target.baseline", "Price of", sub("2.4", "")),
    edited("target.value", "People who use", sub("85", ""), also=("target.measurable",)),
    edited("target.value", "Adults", sub("70", ""), also=("target.measurable",)),
    in_example("target.value", "Price of", sub("1.5", ""), also=("target.measurable",)),
    edited("target.unit", "People who use", sub("per cent", "")),
    in_example("target.unit", "Price of", sub("per cent of monthly income", "")),
    in_example("target.unit", "Difference", sub("percentage points", "")),
    edited("target.year", "People who use", cut("2031"), also=("target.year",)),
    edited("target.year", "Adults", cut("2030")),
    in_example("target.year", "Share of the world", cut("2031")),
    edited("indicator.baseline", "Share of cases", sub("54", "")),
    edited("indicator.baseline", "Share of adults", sub("31", "")),
    in_example("indicator.baseline", "Share of reported", sub("54", "")),
    edited("indicator.value", "Share of cases", sub("80", "")),
    edited("indicator.value", "Share of adults", sub("60", "")),
    in_example("indicator.value", "Median time", sub("14", "")),
    edited("target.period", "2035", sub("2031", "2035")),
    in_example("target.period", "2033", sub("percentage points", "percentage points"), sub("2030", "2033")),
    Defect(
        "target.period",
        (),
        "2027",
        (),
        built(
            lambda a: (
                a.heading(1, "Targets"),
                a.table(TARGET_HEADER, ("1.2", "Schools on line", "58", "90", "per cent", "2027")),
            )
        ),
    ),
    edited("target.unchanged", "85", sub("71", "85")),
    edited("target.unchanged", "44", sub("70", "44")),
    in_example("target.unchanged", "2.4", sub("1.5", "2.4")),
    edited("target.figure", "baseline", sub("71", "unknown")),
    edited("target.figure", "value", sub("70", "as many as possible"), also=("target.measurable",)),
    in_example("target.figure", "value", sub("1.5", "affordable")),
    alone("target.measurable", "figure", target_list("People use networks by 2031")),
    alone("target.measurable", "year", target_list("80 per cent of people use networks")),
    alone("target.measurable", "figure and no year", target_list("People use networks more often")),
    edited(
        "indicator.activity",
        "Number of",
        sub("Share of cases that are resolved", "Number of workshops on interference"),
        also=("outcome.activities",),
    ),
    in_example(
        "indicator.activity",
        "Total number",
        sub(
            "Median time from a complete filing to its recording",
            "Total number of downloads of the guidelines (by level of development)",
        ),
    ),
    in_example(
        "indicator.activity",
        "Meetings held",
        sub("Share of recorded assignments that are confirmed to be in use", "Meetings held with administrations"),
    ),
    edited(
        "outcome.activities",
        "Services free",
        sub("Share of cases that are resolved", "Number of meetings held"),
        also=("indicator.activity",),
    ),
    edited(
        "outcome.activities",
        "People who can",
        sub("Share of adults who recognize fraud", "Nombre de réunions"),
        also=("indicator.activity",),
    ),
    Defect("outcome.activities", (), "Quiet bands", ("indicator.activity",), built(quiet_bands)),
    edited(
        "outcome.as_output",
        "Publication",
        sub("Services free from interference", "Publication of a handbook on interference"),
    ),
    edited("outcome.as_output", "Organize", sub("People who can use services safely", "Organize courses on safety")),
    in_example("outcome.as_output", "Workshops", sub("Communities warned in time", "Workshops on warnings")),
)

PLANS = (*STRUCTURE, *FIGURES)
