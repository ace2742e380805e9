"""Whether results are measured by what changes: targets with figures, indicators and outcomes that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.lines import Line, LineBlock, text_of
from app.checks.reading import Reading, body_of
from app.checks.rule import Rule, called
from app.checks.tables import Tables
from app.checks.words import beginning, pattern
from app.model.finding import Finding, Severity
from app.model.plan import PlanElement
from app.plan.blocks import Block

UNMEASURABLE = Rule(
    "target.measurable",
    Severity.WARNING,
    "The target “{called}” has no {missing}.",
    "Without a figure and a year nobody can say whether a target was reached.",
)
UNCHANGED = Rule(
    "target.unchanged",
    Severity.WARNING,
    "The {kind} “{called}” is to reach {value}, which is its baseline.",
    "A value equal to the baseline asks for no change.",
)
NOT_A_FIGURE = Rule(
    "target.figure",
    Severity.WARNING,
    "The {component} of the {kind} “{called}” is no figure: “{said}”.",
    "Progress is measured from a figure to a figure.",
)
ACTIVITY = Rule(
    "indicator.activity",
    Severity.WARNING,
    "This indicator counts activities: “{called}”.",
    "Meetings, downloads and workshops belong to the evaluation of operational plans; an outcome is measured by what "
    "changes.",
    "resources/rules.toml, which you can edit",
)
DISGUISED = Rule(
    "outcome.activities",
    Severity.WARNING,
    "All indicators of the outcome “{called}” count activities.",
    "An outcome whose indicators count meetings, downloads or workshops is an output in disguise.",
)
AS_OUTPUT = Rule(
    "outcome.as_output",
    Severity.WARNING,
    "The outcome “{called}” is worded as something that is delivered.",
    "Outputs are what is delivered, outcomes what changes because of it; the two have to be told apart.",
    "resources/rules.toml, which you can edit",
)

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*(?!\d)")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d)")
_IN_WORDS = re.compile(
    r"\b(?:all|every|each|universal|double|triple|halve|half|zero|no|none|twice|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"third|quarter|tous|toutes|chaque|doubler|moitié|todos|todas|cada|duplicar|mitad)\b|все|кажд|вдвое|所有|全部|每|كل|جميع",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(r"indicator|indicateur|indicador|показател|指标|مؤشر", re.IGNORECASE)
_LONGEST_PHRASE = 110


class Measures:
    """Targets, indicators and outcomes."""

    rules = (UNMEASURABLE, UNCHANGED, NOT_A_FIGURE, ACTIVITY, DISGUISED, AS_OUTPUT)

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """What is not measured, and what only counts activities."""
        yield from reading.in_parts(_measured, reading.tables)
        yield from _listed(reading)


def _measured(part: Block[PlanElement], tables: Tables) -> list[Finding]:
    return [finding for element in part.items for finding in _judged(element, tables)]


def _judged(element: PlanElement, tables: Tables) -> Iterator[Finding]:
    if element.kind in ("target", "indicator"):
        yield from _figures(element)
    if element.kind == "target" and element.form != "table":
        yield from _in_text(element)
    if element.kind == "indicator" and counts_activities(tables, element.title):
        yield ACTIVITY.on(element, called=called(element))
    if element.kind == "outcome":
        yield from _outcome(tables, element)


def counts_activities(tables: Tables, title: str) -> bool:
    """Whether an indicator's words count what the organization does and not what changes."""
    words = tables.words
    activities = pattern(words.get("activities", ()))
    text = re.sub(r"^[\W\d]+", "", title)[:_LONGEST_PHRASE]
    count = beginning(words.get("counts", ())).match(text)
    if count is None:
        held = pattern(words.get("held", ())).search(text)
        found = activities.search(text, 0, held.start()) if held else None
        return found is not None and len(text[: found.start()].split()) <= 3
    end = pattern(words.get("count_ends", ())).search(text, count.end())
    return activities.search(text, count.end(), end.start() if end else len(text)) is not None


def _figures(element: PlanElement) -> Iterator[Finding]:
    baseline, value = element.value("baseline"), element.value("value")
    if value and baseline.strip() == value.strip() and _FIGURE.search(value):
        yield UNCHANGED.on(element, None, value, kind=element.kind, called=called(element), value=value)
    for name in ("baseline", "value"):
        said = element.value(name)
        if said and not re.search(r"\d", said) and not _IN_WORDS.search(said) and not re.match(r"\W*\Z", said):
            yield NOT_A_FIGURE.on(
                element, None, said, component=name, kind=element.kind, called=called(element), said=said
            )


def _in_text(element: PlanElement) -> Iterator[Finding]:
    """A target that is a sentence and not a row: its figure and year stand in its words."""
    text = " ".join((element.title, *element.text))
    years = _YEAR.findall(text)
    figure = _FIGURE.search(_YEAR.sub(" ", text)) or _IN_WORDS.search(text)
    missing = [name for name, there in (("figure", figure), ("year", years)) if not there]
    if missing:
        yield UNMEASURABLE.on(element, called=called(element), missing=" and no ".join(missing))


def _outcome(tables: Tables, element: PlanElement) -> Iterator[Finding]:
    indicators = [one for one in element.children if one.kind == "indicator"]
    if indicators and all(counts_activities(tables, one.title) for one in indicators):
        yield DISGUISED.on(element, called=called(element))
    words = element.title or (element.text[0] if element.text else "")
    if beginning(tables.words.get("delivering", ())).match(words):
        yield AS_OUTPUT.on(element, called=called(element))


def _listed(reading: Reading) -> Iterator[Finding]:
    """Indicators that stand in running text, behind "the indicators include the following:"."""
    if not any(block.once(_introducing) for block in reading.blocks):
        return
    counts = beginning(reading.tables.words.get("counts", ()))
    taken = {id_ for one in reading.of_kind("indicator") for id_ in one.paragraphs}
    open_list = False
    for block in reading.blocks:
        introducing = block.once(_introducing)
        for line in body_of(block) if open_list or introducing else ():
            if line.paragraph.id in introducing:
                open_list = True
            elif open_list and counts.match(line.text.strip()) is None:
                open_list = False
            elif open_list and line.paragraph.id not in taken:
                yield from _counted_parts(reading, line)


def _introducing(block: LineBlock) -> frozenset[int]:
    """The paragraphs that introduce a list of indicators."""
    if ":" not in text_of(block):
        return frozenset()
    said = ((line.paragraph.id, line.text.strip()) for line in body_of(block))
    return frozenset(id_ for id_, text in said if text.endswith(":") and _INTRODUCES.search(text[-80:]))


def _counted_parts(reading: Reading, line: Line) -> Iterator[Finding]:
    """Several indicators may stand in one paragraph, with dashes between them."""
    start = 0
    for part in re.split(r"( – |; )", line.text):
        said = part.strip()
        if said and counts_activities(reading.tables, said):
            at = start + part.find(said)
            yield ACTIVITY.at(line, at, at + len(said), called=said.rstrip(" .;"))
        start += len(part)
