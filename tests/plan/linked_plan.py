"""A plan of sixty elements whose links stand in its structure, its tables and its text; some are being amended."""

from __future__ import annotations

from app.editing.draft import Draft
from app.editing.tracking import Tracking
from app.editing.writing import insert_text, remove_paragraph, replace_text
from app.model.document import Document, Position
from app.plan import recognise
from app.plan.placement import new_element
from tests.plan.annex import Annex

TRACKING = Tracking("Example Administration – A. Rapporteur", "2026-02-11T09:00:00Z", "p1")

GOALS = ("Dependable connectivity for everyone", "Responsible digital transformation", "A safe and trusted network")
PRIORITIES = (
    "Shared use of spectrum and orbits", "Interoperable technologies", "Resilient infrastructure",
    "Inclusive services and skills", "Enabling policy and regulation", "Protection of children online",
)  # fmt: skip
OUTCOMES = (
    ("Radio services free from interference", "Fair access to orbits", "Harmonized bands in use"),
    ("Standards taken up by markets", "Networks that users can trust"),
    ("Communities warned in time", "Services restored quickly", "Diverse routes between countries"),
    ("Essential services within reach", "People able to use technology"),
    ("Predictable rules for the sector", "Sustainable practices"),
    ("Schools with a plan for safety online",),
)
OUTPUTS = (
    "Radio rules and frequency register", "Handbooks on radio", "International standards and supplements",
    "Conformance programme", "Emergency assistance", "Maps of networks", "Training curricula",
    "Policy advice and toolkits", "Statistics and indicators", "Guidelines on safety online", "Regional fora",
    "Cable protection registry",
)  # fmt: skip
ENABLERS = (
    "Membership-driven organization", "Regional presence", "Diversity and inclusion", "Partnerships and cooperation",
    "Results-based management", "Human resources", "Finance and resource mobilization",
)  # fmt: skip
_SERVES = (
    ("main", "also", ""),
    ("also", "main", "–"),
    ("main", "", "also"),
    ("x", "x", ""),
    ("", "main", "also"),
    ("", "", "x"),
)
_FROM = (
    (1, 2, 3), (1, 3), (3, 4, 6), (4, 5), (6, 7), (7, 8), (9, 10), (9, 11, 12), (11, 12), (13,), (2, 8, 13), (8,),
)  # fmt: skip
_NUMBERS = [f"{p}.{o}" for p, names in enumerate(OUTCOMES, 1) for o in range(1, len(names) + 1)]


def linked_plan() -> Document:
    """3 goals, 6 targets, 6 priorities, 13 outcomes, 13 indicators, 12 outputs, 7 enablers, linked in every way."""
    annex = Annex()
    annex.styled("Annextitle", "Strategic plan of the Example Organization for 2028–2031")
    _goals(annex)
    _priorities(annex)
    _outputs(annex)
    _enablers(annex)
    _linkage(annex)
    return annex.document()


def _goals(annex: Annex) -> None:
    annex.heading(1, "Strategic goals")
    for number, title in enumerate(GOALS, 1):
        annex.heading(2, f"Goal {number}: {title}")
        annex.text("By 2031 this is so for all members.")
    annex.heading(1, "Targets")
    for number in range(1, 4):
        annex.styled("Caption", f"Table {number} – Targets under Goal {number}")
        rows = (
            (f"{number}.{i}", f"Share of members in state {number}{i}", "40", "80", "per cent", "2031") for i in (1, 2)
        )
        annex.table(("No.", "Target", "Baseline", "Value", "Unit", "Year"), *rows)


def _priorities(annex: Annex) -> None:
    annex.heading(1, "Thematic priorities")
    for number, title in enumerate(PRIORITIES, 1):
        annex.heading(2, f"Thematic priority {number}: {title}")
        annex.text("Work is concentrated here.")
    annex.heading(1, "Outcomes")
    for priority, titles in enumerate(OUTCOMES, 1):
        for place, title in enumerate(titles, 1):
            annex.heading(2, f"Outcome {priority}.{place}: {title}")
            annex.text("Members see a change.")
            row = (f"{priority}.{place}.1", f"Countries in which {title.lower()}", "10", "60", "countries", "2031")
            annex.table(("No.", "Indicator", "Baseline", "Value", "Unit", "Year"), row)


def _outputs(annex: Annex) -> None:
    annex.heading(1, "Outputs")
    for number, (title, outcomes) in enumerate(zip(OUTPUTS, _FROM, strict=True), 1):
        annex.heading(2, f"Output {number}: {title}")
        names = [_NUMBERS[at - 1] for at in outcomes]
        listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
        annex.text(f"It is delivered every year. Outcomes: {listed}.")


def _enablers(annex: Annex) -> None:
    annex.heading(1, "Enablers")
    supports = (
        "It supports Goals 1 and 2.", "It supports thematic priorities 1, 3 and 4.", "",
        "It makes Outputs 3 to 5 possible.", "It supports the priority “Enabling policy and regulation”.",
        "It rests on Resolution 48 (Rev. Port Lumen, 2022).", "It supports Goal 3 and is paid from budget line 7.2.",
    )  # fmt: skip
    for title, said in zip(ENABLERS, supports, strict=True):
        annex.heading(2, title)
        annex.text(f"The Organization relies on it. {said}".strip())


def _linkage(annex: Annex) -> None:
    annex.heading(1, "Linkage")
    rows = [(f"{n} {title}", *marks) for n, (title, marks) in enumerate(zip(PRIORITIES, _SERVES, strict=True), 1)]
    annex.table(("Thematic priority", "Goal 1", "Goal 2", "Goal 3"), *rows)


def amended_plan() -> Document:
    """The same plan with an enabler added, an output removed, an outcome renamed and a link struck, all tracked."""
    document = linked_plan()
    placed = new_element(document, recognise(document), "enabler", "Strategic communication", ("It supports Goal 3.",))
    draft = Draft(document)
    placed.insert(draft, TRACKING)
    texts = {p.text: p.id for p in document.body.paragraphs}
    heading = texts["Output 11: Regional fora"]
    following = document.body.paragraphs[document.locate(heading)[1] + 1].id
    for paragraph in (heading, following):
        remove_paragraph(draft, paragraph, TRACKING)
    renamed = texts["Outcome 3.2: Services restored quickly"]
    at = len("Outcome 3.2: Services restored ")
    replace_text(draft, Position(renamed, at), Position(renamed, at + len("quickly")), "within days", TRACKING)
    output = document.body.paragraphs[document.locate(texts["Output 4: Conformance programme"])[1] + 1]
    end = output.text.rindex(" and ")
    replace_text(draft, Position(output.id, end), Position(output.id, output.length - 1), " and 5.1", TRACKING)
    insert_text(draft, Position(texts["Goal 3: A safe and trusted network"], len("Goal 3: A safe")), ", open", TRACKING)
    return draft.document
