"""A plan as it came by e-mail: no style, nothing bold, headings in capitals, dashes and typed letters for lists."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
vision VISION
mission MISSION
value Stewardship
value Plain words
value Courage
goal 1 Lines that last
  target 1.1 Faults per hundred kilometres fall from 14 to 5 by 2031
  target 1.2 By 2030 every line is walked twice a year
goal 2 Villages that are heard
  target 2.1 Villages with a seat in the assembly rise from 20 to 55 per cent by 2031
thematic_priority 1 Trees and wires
  outcome 1.1 Fewer lines are cut by falling trees
    indicator metres of line cleared each year
    indicator cuts caused by trees
  outcome 1.2 Foresters warn us before they fell
    indicator warnings received
thematic_priority 2 Voices from the villages
  outcome 2.1 Decisions are understood where they apply
    indicator villages that received the minutes within a week
output a Line atlas
output b Felling calendar
output c Minutes in six languages
enabler Volunteers
enabler Tools
enabler Agreements with landowners
risk Fire along the northern line
risk Volunteers grow old
glossary_term Line
glossary_term Walk
acronym FLF
acronym GIS
"""


def build(path: Path) -> None:
    """Write the plan."""
    pen = Pen()
    pen.text(
        "STRATEGIC PLAN OF THE FOREST LINES FEDERATION, 2028-2031",
        "As adopted by the assembly, with the corrections of the secretary.",
        "1. VISION",
        "A wire through every forest, and a voice at each end of it.",
        "2. MISSION",
        "We keep old lines alive and build few new ones.",
        "3. VALUES",
        "- Stewardship: we leave the forest as we found it.",
        "- Plain words: nobody needs a dictionary to read us.",
        "- Courage: we climb.",
        "4. GOALS AND TARGETS",
        "Goal 1: Lines that last",
        "A line that is looked after outlives those who built it.",
        "- Target 1.1: Faults per hundred kilometres fall from 14 to 5 by 2031.",
        "- Target 1.2: By 2030 every line is walked twice a year.",
        "Goal 2: Villages that are heard",
        "The federation belongs to those at the end of the wire.",
        "- Target 2.1: Villages with a seat in the assembly rise from 20 to 55 per cent by 2031.",
        "5. THEMATIC PRIORITIES",
        "Priority 1: Trees and wires",
        "Nine faults in ten begin with a tree.",
        "Outcome 1.1: Fewer lines are cut by falling trees",
        "- Indicator: metres of line cleared each year",
        "- Indicator: cuts caused by trees",
        "Outcome 1.2: Foresters warn us before they fell",
        "- Indicator: warnings received",
        "Priority 2: Voices from the villages",
        "What is decided in town is felt in the forest.",
        "Outcome 2.1: Decisions are understood where they apply",
        "- Indicator: villages that received the minutes within a week",
        "6. OUTPUTS",
        "(a) Line atlas: where every line runs, and who walks it;",
        "(b) Felling calendar: which trees fall when;",
        "(c) Minutes in six languages: what was decided, within a week.",
        "7. ENABLERS",
        "- Volunteers: they are insured and fed.",
        "- Tools: ladders and saws are lent for free.",
        "- Agreements with landowners: signed once, for thirty years.",
        "8. RISKS",
        "- Fire along the northern line. Mitigation: a cleared strip of ten metres. Risk appetite: low.",
        "- Volunteers grow old. Mitigation: school days in the forest. Risk appetite: moderate.",
        "9. GLOSSARY",
        "Line: wire, poles and all that hangs on them.",
        "Walk: an inspection on foot, with a report.",
        "10. ACRONYMS",
        "FLF: Forest Lines Federation",
        "GIS: geographical information system",
        "11. FOLLOW-UP",
        "The secretary reports to the assembly every spring.",
    )
    pen.save(path)
