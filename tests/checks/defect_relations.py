"""Defects in how the elements of a plan relate and what its text says of them, and in risks, periods and terms."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.model.document import Document
from tests.checks.defect_plans import MOVED, built, edited, head, in_example
from tests.checks.plans import GLOSSARY, sound_plan
from tests.checks.seeding import Defect, add, amend, bookmark, reference, strike, sub

# ---- likeness and links ---------------------------------------------------------------------------------------------

_RETITLED = ("reference.dangling", "element.unlinked", "title.repeat")

LIKENESS = (
    edited("thematic_priority.repeats_output", "Frequency", sub("1: Shared use of spectrum", "1: Frequency register")),
    edited("thematic_priority.repeats_output", "Training", sub("2: Digital skills", "2: Curricula for training")),
    in_example(
        "thematic_priority.repeats_output",
        "standards",
        sub("2: Interoperable and trusted technologies", "2: International standards and their supplements"),
        also=(*MOVED, "enabler.statement"),
    ),
    edited(
        "outcome.repeats_output",
        "Frequency",
        sub("1.1: Services free from interference", "1.1: The frequency register"),
    ),
    edited(
        "outcome.repeats_output", "curricula", sub("2.1: People who can use services safely", "2.1: Training curricula")
    ),
    in_example(
        "outcome.repeats_output",
        "toolkits",
        sub("Predictable and inclusive rules for the sector", "Policy advice and toolkits"),
        also=(*MOVED, "enabler.statement"),
    ),
    edited(
        "enabler.duplicate",
        "presence",
        *head("The regional presence", "Staff work near members, which supports Output 1."),
    ),
    edited("enabler.duplicate", "Resources", *head("Resources: human", "Skills are kept up. This supports Output 2.")),
    edited(
        "enabler.duplicate",
        "Closeness",
        sub(
            "Offices are close to members.",
            "Five regional offices bring the Organization close to members and speak their languages.",
        ),
        *head(
            "Closeness",
            "Five regional offices bring the Organization closer to its members and speak their languages. "
            "This enabler supports Output 1.",
        ),
    ),
    edited("element.unlinked", "Frequency", sub(" The output contributes to Outcome 1.1.", "")),
    edited("element.unlinked", "Money", *head("Money", "Money is needed.")),
    edited("element.unlinked", "Digital skills", sub(" This priority contributes to Goal 2.", "")),
    edited(
        "plan.unlinked",
        "enabler",
        sub(" This enabler supports Output 1.", ""),
        sub(" This enabler supports Output 2.", ""),
    ),
    edited(
        "plan.unlinked",
        "output",
        sub(" The output contributes to Outcome 1.1.", ""),
        sub(" The output contributes to Outcome 2.1.", ""),
    ),
    edited(
        "plan.unlinked",
        "thematic priority",
        sub(" This priority contributes to Goal 1.", ""),
        sub(" This priority contributes to Goal 2.", ""),
    ),
)


def risk_table(*table: tuple[str, str, str, str]) -> Callable[[], Document]:
    """The sound plan with a table of risks."""
    header = ("No.", "Risk", "Mitigation", "Appetite")
    return built(lambda annex: (annex.heading(1, "Risks"), annex.table(header, *table)))


RISKS = tuple(
    Defect(rule, (), said, (), risk_table(("S1", "Funds decline", "Seek partners", "low"), row))
    for rule, said, row in (
        ("risk.mitigation", "Staff leave", ("S2", "Staff leave", "", "low")),
        ("risk.mitigation", "Cables break", ("S2", "Cables break", "", "moderate")),
        ("risk.mitigation", "Trust is lost", ("O1", "Trust is lost", "", "open")),
        ("risk.appetite", "Staff leave", ("S2", "Staff leave", "Train others", "")),
        ("risk.appetite", "Cables break", ("S2", "Cables break", "Lay two", "")),
        ("risk.appetite", "Trust is lost", ("O1", "Trust is lost", "Report openly", "")),
    )
)


def glossed(glossary: Sequence[tuple[str, str]]) -> Callable[[], Document]:
    """The sound plan with another glossary."""
    return lambda: sound_plan(glossary).document()


# ---- periods, references, terms -------------------------------------------------------------------------------------

WORDING = (
    edited("period.stale", "2024–2027", add("This plan for 2024–2027 sets two goals.")),
    edited("period.stale", "2024–2027", add("Period 2024–2027", after="Every target", style="Caption")),
    in_example(
        "period.stale",
        "2032–2035",
        add("The plan covers the period 2032–2035.", after="The plan covers the four years"),
    ),
    edited("period.past", "by 2027", sub("By 2031 people everywhere", "People everywhere by 2027")),
    edited("period.past", "by the end of 2025", add("This is done by the end of 2025.", after="People matter most.")),
    in_example("period.past", "until 2026", add("Rules apply until 2026.", after="Regional offices")),
    edited("reference.dangling", "goal 9", add("This serves Goal 9.")),
    edited("reference.dangling", "output 7", add("See Outputs 1, 2 and 7.")),
    in_example("reference.dangling", "outcome 3.9", add("The work serves Outcome 3.9.", after="Posts in the regional")),
    edited(
        "reference.dangling",
        "was removed",
        strike("Output 2: Train", "Material for teachers"),
        also=(*MOVED, "enabler.statement"),
    ),
    edited(
        "reference.stale",
        "was “Frequency register” and is now",
        strike("Output 1: Freq", "The register"),
        amend("Output 2: Train", "Output 1: Train"),
        also=(*MOVED, "enabler.statement"),
    ),
    edited(
        "reference.stale",
        "Goal 1 was",
        strike("Goal 1: Dep", "By 2031 people"),
        amend("Goal 2: Sk", "Goal 1: Sk"),
        also=(*MOVED, "enabler.statement"),
    ),
    in_example(
        "reference.stale",
        "Output 8 was",
        add("The work rests on Output 8.", after="Posts in the regional"),
        strike("Output 8: Pol", "Comparative studies", "Requests are answered"),
        amend("Output 9: Stat", "Output 8: Stat"),
        also=(*MOVED, "enabler.statement"),
    ),
    edited(
        "reference.bookmark",
        "gone",
        bookmark("_Ref1", "Offices are close"),
        reference("_Ref1", "Skills are rare"),
        strike("Offices are close"),
        also=(*MOVED, "enabler.statement"),
    ),
    edited(
        "reference.bookmark",
        "gone",
        bookmark("Table_9", "Every target has"),
        reference("Table_9", "Spectrum is"),
        strike("Every target has"),
    ),
    edited(
        "reference.bookmark",
        "gone",
        bookmark("m", "An enabler is"),
        reference("m", "Material for"),
        strike("An enabler is"),
    ),
    Defect("glossary.undefined", (), "baseline", host=glossed(GLOSSARY[1:])),
    edited("glossary.undefined", "risk appetite", add("The risk appetite is low.")),
    edited("glossary.undefined", "results framework", add("The results framework is agreed.")),
    edited("glossary.avoid", "Products and Services", add("The Products and Services are listed.")),
    edited("glossary.avoid", "Thematic Areas", add("All Thematic Areas matter.")),
    in_example(
        "glossary.avoid", "Success Measures", add("The Success Measures are few.", after="Posts in the regional")
    ),
    *(
        Defect("glossary.unused", (), term, host=glossed((*GLOSSARY, (term, "A word that nothing in the plan needs."))))
        for term in ("Moonlight", "Whale watching", "Thunder")
    ),
)

RELATIONS = (*LIKENESS, *RISKS, *WORDING)
