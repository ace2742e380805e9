"""Editorial rules: typographic slips with a mend, and text left in square brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.checks.final_text import FinalText, final_text
from app.model.content import Paragraph
from app.model.document import Document, Story, StoryKind
from app.model.finding import Finding, Fix, Severity
from app.plan.wording import bare_label

_READ = frozenset((StoryKind.BODY, StoryKind.FOOTNOTES, StoryKind.ENDNOTES, StoryKind.TEXT_BOX))
_CONTEXT = 40


@dataclass(frozen=True, slots=True)
class _Slip:
    """A pattern that is a slip wherever it matches; `right` takes the place of the group "wrong"."""

    rule: str
    message: str
    reason: str
    title: str
    pattern: re.Pattern[str]
    right: str = ""
    severity: Severity = Severity.WARNING


# Other scripts set hyphens and years by their own rules.
_CASED = "[A-Za-zÀ-ÖØ-öø-ÿА-яЁё]"

# "short- and long-term" leaves a hyphen open on purpose; so do the other languages' words for and, or, to.
_OPEN_HYPHEN = r"(?:and|or|to|nor|but|as|et|ou|ni|à|y|e|o|u|a|und|oder|bis|и|или)"

_SLIPS = (
    _Slip(
        "editorial.double_space",
        "There are several spaces in a row.",
        "Extra spaces show up as gaps in justified text and as differences in a comparison.",
        "Leave one space",
        # Longer stretches, and those behind a typed number, align text by hand.
        re.compile(r"(?<=[^\s\ufffc]) (?P<wrong> {1,2})(?=[^\s\ufffc])(?<!\A\w[.):]\s\s)(?<!\A\w\w[.):]\s\s)"),
        severity=Severity.INFO,
    ),
    _Slip(
        "editorial.hyphen_space",
        "There is a space after a hyphen inside a word.",
        "A space after the hyphen splits the compound in two.",
        "Remove the space",
        re.compile(rf"(?<={_CASED}-)(?P<wrong> +)(?!{_OPEN_HYPHEN}\b)(?={_CASED}{{2}})"),
    ),
    _Slip(
        "editorial.year_space",
        "A space is missing between a year and the word after it.",
        "The year cannot be read or searched for when it runs into a word.",
        "Add a space",
        re.compile(r"(?<![^\W_])(?:19|20)\d\d(?P<wrong>)(?=[a-zß-öø-ÿа-яё]{3})"),
        " ",
    ),
    _Slip(
        "editorial.double_number",
        "The number is there twice.",
        "Two numbers in front of one item leave open which of them others should refer to.",
        "Remove the second number",
        re.compile(r"\A\s*\(?(\d{1,3}|[a-z])[.)]\s+(?P<wrong>\(?\1[.)]\s+)"),
    ),
)

_SIGNS = ("  ", "- ", "[", "]")
_SUSPECT = re.compile(r"(?:19|20)\d\d[^\W\d_]|\A\s*\(?\w{1,3}[.)]\s")
_TYPED = re.compile(r"\s*\(?(\d{1,3}|[a-z])[.)]\s+")
_BRACKETS = re.compile(r"\[[^\[\]]*\]|[\[\]]")
_LONGEST_PLACEHOLDER = 30
"""Longer text without a space is a sentence in a script that has none."""

# What programs that turn documents into text write for a picture.
_CONVERTED = ("[image", "[picture", "[cid:")
_WORD = re.compile(r"[^\W\d_]{2,}")


def editorial_findings(document: Document, labels: Mapping[int, str] | None = None) -> Iterator[Finding]:
    """The slips in the final text of a document, story by story; `labels` are the body's list labels."""
    for story in document.stories:
        if story.kind in _READ:
            yield from _story_findings(document, story, labels)


def _story_findings(document: Document, story: Story, labels: Mapping[int, str] | None) -> Iterator[Finding]:
    numbers = labels if story is document.body else None
    for paragraph in story.paragraphs:
        text = final_text(paragraph)
        if not _SUSPECT.search(text.text) and not any(sign in text.text for sign in _SIGNS):
            continue
        if numbers is None and _TYPED.match(text.text):
            numbers = document.labels(story)
        yield from paragraph_findings(paragraph, (numbers or {}).get(paragraph.id, ""), text)


def paragraph_findings(paragraph: Paragraph, label: str = "", text: FinalText | None = None) -> Iterator[Finding]:
    """The slips in one paragraph that has this list label; `text` is its final text if it is known."""
    text = text or final_text(paragraph)
    for slip in _SLIPS:
        for match in slip.pattern.finditer(text.text):
            span = text.span(*match.span("wrong"))
            fix = Fix(slip.title, paragraph.id, *span, slip.right) if span else None
            quote = _around(text.text, match.start(), match.end())
            yield Finding(slip.rule, slip.severity, slip.message, slip.reason, paragraph.id, quote, fix=fix)
    yield from _label_finding(paragraph, text, label)
    yield from _bracket_findings(paragraph, text)


def _label_finding(paragraph: Paragraph, text: FinalText, label: str) -> Iterator[Finding]:
    """A number typed behind a list label that already says it, as in "2. 2)"."""
    match = _TYPED.match(text.text) if label else None
    if match is None or bare_label(label).rpartition(".")[2] != match[1]:
        return
    slip = next(one for one in _SLIPS if one.rule == "editorial.double_number")
    span = text.span(0, match.end())
    fix = Fix("Remove the typed number", paragraph.id, *span, "") if span else None
    quote = text.text[: match.end()].strip()
    yield Finding(slip.rule, slip.severity, slip.message, slip.reason, paragraph.id, quote, fix=fix)


def _bracket_findings(paragraph: Paragraph, text: FinalText) -> Iterator[Finding]:
    for match in _BRACKETS.finditer(text.text):
        found = match[0]
        if len(found) > 1 and (not _WORD.search(found) or found.startswith(_CONVERTED)):
            continue
        reason = "Square brackets mark text that is not agreed; the final text should have none."
        if len(found) == 1:
            message = f"A square bracket “{found}” stands alone in this paragraph."
        elif " " in found.strip("[] ") or len(found) > _LONGEST_PLACEHOLDER:
            message = "Text in square brackets is still open."
        else:
            message = "A placeholder in square brackets is still there."
            reason = "It has to be filled in before the text is final."
        yield Finding("editorial.brackets", Severity.WARNING, message, reason, paragraph.id, found)


def _around(text: str, start: int, end: int) -> str:
    """The match with the words around it, as it stands in the paragraph."""
    low = max(text.rfind(" ", 0, max(start - 1, 0)) + 1, start - _CONTEXT)
    high = text.find(" ", end + 1)
    return text[low : min(high if high >= 0 else len(text), end + _CONTEXT)].strip()
