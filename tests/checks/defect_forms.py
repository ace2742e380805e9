"""Defects in the form of proposals, resolutions and results frameworks, and what only looks like them."""

from __future__ import annotations

from functools import cache

from app.model.document import Document
from tests.checks.seeding import Clean, Defect, Edit, add, amend, blank, cut, insert, italic, strike, sub
from tests.plan.annex import Annex

FRAMEWORK = "results-framework"

# ---- parentheses ----------------------------------------------------------------------------------------------------

_LABELLED = ("a) the first (of two) and", "The points (see item a) and clause 3.2) stay.", "1) to add; 2) to edit.")


def _line(rule: str, said: str, text: str) -> Defect:
    return Defect(rule, (add(text),), said, (), blank)


PARENTHESES = (
    _line("editorial.parenthesis", "closes", "The Resolution on management, which is new), applies."),
    _line("editorial.parenthesis", "never closed", "The Union (which is old meets every year."),
    _line("editorial.parenthesis", "closes", "a) The text (as agreed) in the annex) stays."),
    _line("editorial.parenthesis", "never closed", "Le plan (voir l’annexe est adopté."),
)

# ---- symbols --------------------------------------------------------------------------------------------------------


def _lines(rule: str, said: str, *texts: str, also: tuple[str, ...] = ()) -> Defect:
    return Defect(rule, (add(*texts),), said, also, blank)


_WHY = "Reasons: It must stay."
_NOC = ("NOC\tXU/35/1", "Article 5", "The old text stands.", _WHY)

SYMBOLS = (
    Defect("symbol.noc", (add(*_NOC), amend("old", "new")), "NOC", (), blank),
    Defect("symbol.noc", (add(*_NOC), strike("The old text")), "NOC", (), blank),
    Defect("symbol.noc", (add(*_NOC), insert("More.", after="The old text")), "NOC", (), blank),
    _lines("symbol.script", "АDD", "АDD\tXU/35/1", "New text."),
    _lines("symbol.script", "МОD", "МОD", "Old text."),
    _lines("symbol.script", "NОС", "NОС\tXU/35A1/2", "Article 5"),
    _lines("symbol.order", "ADD", "ADD\tXU/35/1", "Reasons: It is needed.", "A new text."),
    _lines("symbol.order", "MOD", "MOD", "Reasons:", "It is old.", "Article 7"),
    _lines("symbol.order", "(MOD)", "(MOD)\tXU/35/9", "Motifs: une virgule.", "Le texte."),
    _lines("symbol.instrument", "ADD", "Proposals for WTDC", "ADD\tXU/35/1", "d)\tthat ships pass;"),
    _lines("symbol.instrument", "ADD", "Document WTDC-29/35", "ADD\tXU/35/2", "3\tto report each year,"),
    _lines(
        "symbol.instrument",
        "ADD",
        "Propositions pour la CMDT",
        "ADD",
        "b)bis\tque le temps presse;",
        also=("acronym.unexpanded",),
    ),
    _lines("symbol.mod", "(MOD)", "(MOD)\tXU/35/2", "Article 3", "The text stays as it is."),
)

# ---- resolutions ----------------------------------------------------------------------------------------------------

_RESOLUTION = (
    "RESOLUTION 40 (Rev. Port Lumen, 2026)",
    "Warnings in time",
    "(Eastbay, 2022; Port Lumen, 2026)",
    "The General Assembly (Port Lumen, 2026),",
    "considering",
    "a)\tthat people are at risk;",
    "b)\tthat warnings help;",
    "c)\tthat they must be understood,",
    "noting",
    "that networks fail in storms,",
    "resolves",
    "1\tto agree on one format;",
    "2\tto test it every year.",
)
_CALLS = ("considering", "noting", "resolves")

_BRACKETED = (
    "RESOLUTION 41 (Port Lumen, 2026)",
    "having regard to",
    "(a)\tthe cost of travel;",
    "(b)\tthe hours of the day,",
    "resolves",
    "(a)\tthat groups may meet by wire;",
    "(b)\tthat such a meeting shall",
    "(i)\tbe announced four weeks before;",
    "(ii)\tlast three hours;",
    "(c)\tthat none is held at night,",
    "approves",
    "the annex to this Resolution.",
)
_EIGHT = (
    "RESOLUTION 42 (Port Lumen, 2026)",
    "considering",
    *(f"{letter})\tthat there is a {letter};" for letter in "abcdefg"),
    "h)\tthat there is an h;",
    "i)\tthat there is an i;",
    "j)\tthat there is a j,",
    "resolves",
    "to count on.",
)


def _resolution(rule: str, said: str, *edits: Edit, also: tuple[str, ...] = ()) -> Defect:
    return Defect(rule, (add(*_RESOLUTION), *edits), said, also, blank)


RESOLUTIONS = (
    _resolution("resolution.place", "Eastbay, 2026", sub("Assembly (Port Lumen", "Assembly (Eastbay")),
    _resolution("resolution.place", "Port Lumen, 2025", sub("bly (Port Lumen, 2026", "bly (Port Lumen, 2025")),
    _resolution("resolution.place", "Eastbay, 2022", sub("; Port Lumen, 2026)", ")")),
    _resolution(
        "resolution.reused", "Item b was deleted",
        strike("b)\tthat warn"), insert("b)\tthat ships pass;", after="b)\tthat warn"),
    ),
    _resolution(
        "resolution.reused", "Item c was deleted",
        strike("c)\tthat they"), insert("c)\tthat ships pass,", after="b)\tthat warn"),
    ),
    _resolution(
        "resolution.reused", "number is given",
        strike("2\tto test"), insert("2\tto report.", after="1\tto agree"),
    ),
    _resolution("resolution.lettering", "Item d stands where c", add(*_BRACKETED), sub("(c)\tthat", "(d)\tthat")),
    _resolution("resolution.lettering", "Item i stands where h", add(*_EIGHT), sub("h)\tthat", "i)\tthat")),
    _resolution("resolution.punctuation", "a comma", add(*_BRACKETED), sub("weeks before;", "weeks before,")),
    _resolution("resolution.call_look", "noting", italic("considering", "resolves")),
    _resolution("resolution.call_look", "considering", italic("noting", "resolves")),
    _resolution("resolution.call_look", "resolves", italic("considering", "noting")),
)  # fmt: skip

# ---- results frameworks ---------------------------------------------------------------------------------------------


@cache
def framework() -> Document:
    """Two study groups, each with a framework of its own that lacks nothing."""
    annex = Annex()
    annex.heading(1, "Results framework of the study groups, 2028–2031")
    for number, name in ((3, "Landing"), (7, "Repair")):
        annex.heading(1, f"Study Group {number}: {name}")
        _section(annex, "Vision", f"{name} without delay.")
        _section(annex, "Mission", f"The group writes what {name.lower()} needs.")
        annex.heading(2, "Situational analysis")
        _section(annex, "Internal situation", f"Few experts of {name.lower()} are left.", 3)
        _section(annex, "External situation", f"Prices of {name.lower()} rise.", 3)
        annex.heading(2, "Outputs with their targets")
        annex.table(
            ("Output", "Target", "Baseline", "Value"), (f"{name} handbook", "Copies read", "0", "900"),
            (f"{name} register", "Entries kept", "10", "40"),
        )  # fmt: skip
        annex.heading(2, "Risks")
        annex.table(
            ("Risk", "Type", "Mitigation", "Risk appetite"),
            (f"Experts of {name.lower()} retire", "Strategic", "Train others", "low"),
            (f"The server for {name.lower()} fails", "Operational", "Keep a second one", "none"),
        )
    return annex.document()


def _section(annex: Annex, title: str, text: str, level: int = 2) -> None:
    annex.heading(level, title)
    annex.text(text)


def _of_framework(rule: str, said: str, *edits: Edit, also: tuple[str, ...] = ()) -> Defect:
    return Defect(rule, edits, said, ("element.unlinked", "plan.unlinked", *also), framework, FRAMEWORK)


FRAMEWORKS = (
    _of_framework("output.target", "Landing handbook", sub("Copies read", "")),
    _of_framework("output.target", "Landing register", sub("Entries kept", "–")),
    _of_framework(
        "output.target", "Glossary of knots",
        add("Output 9: Glossary of knots", after="Repair register", style="Heading3"),
    ),
    _of_framework("unit.component", "external", cut("External situation", "Prices of landing")),
    _of_framework("unit.component", "internal", cut("Internal situation", "Few experts of landing")),
    _of_framework("unit.component", "mission", cut("Mission", "The group writes what landing")),
)  # fmt: skip

FORMS = (*PARENTHESES, *SYMBOLS, *RESOLUTIONS, *FRAMEWORKS)

CLEAN_FORMS = (
    *(Clean((add(text),), blank) for text in _LABELLED),
    Clean((add("The members are (in this order:", "the first;", "the second)."),), blank),
    Clean((add("أ )\tأن الطيف محدود؛", "ﻫ )\tأن الوقت قصير (جدا)،"),), blank),
    Clean((add("Bands near 960 MHz and 1.2 GHz are shared by TV."),), blank),
    Clean((add("See b), c) and d) below; the rest (all of it) stays (see e))."),), blank),
    Clean((add("NOC\tXU/35/4", "Article 5", "It stands.", _WHY, "End."), amend("End", "The end")), blank),
    Clean((add("МОЖНО", "СУП", "НОС"),), blank),
    Clean((add("МОД/35 и АДД/7 – обозначения станций."),), blank),
    Clean((add("ADD\tXU/35/1", "New text.", "Reasons: It is needed."),), blank),
    Clean((add("Proposals for WTDC", "ADD\tXU/35/1", "DRAFT NEW RESOLUTION 12 on cables"),), blank),
    Clean((add("Proposals for WTSA", "ADD\tXU/35/1", "d)\tthat ships pass;"),), blank),
    Clean((add("(MOD)\tXU/35/2", "The colour of it."), amend("colour", "color")), blank),
    Clean((add(*_RESOLUTION),), blank),
    Clean((add(*_BRACKETED),), blank),
    Clean((add(*_EIGHT),), blank),
    Clean((add(*_RESOLUTION, "Reasons: Warnings came too late", "Members asked for it"),), blank),
    Clean(
        (add("Proposals for WTSA-24", "The views of WTDC are known.", "ADD\tXU/35/1", "d)\tthat ships pass;"),), blank
    ),
    Clean((add(*_RESOLUTION), italic(*_CALLS)), blank),
    Clean((add(*_RESOLUTION), italic("considering")), blank),
    Clean((add(*_RESOLUTION), insert("b)bis\tthat ships pass;", after="b)\tthat warn")), blank),
    Clean((add(*_RESOLUTION), amend("warnings help", "warnings save lives")), blank),
    Clean((sub("Few experts of landing are left.", "Experts of landing are few."),), framework, FRAMEWORK),
    Clean((sub("Copies read", "Readers reached"),), framework, FRAMEWORK),
)
