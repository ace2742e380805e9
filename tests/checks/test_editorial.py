"""Typographic slips and open brackets: found in the final text, mended by a small edit."""

from __future__ import annotations

import pytest

from app.checks import run_checks
from app.model.content import Opaque, OpaqueKind, Paragraph, Run
from app.model.document import Document, Story, StoryKind
from app.model.finding import Finding
from app.model.plan import Plan
from tests.plan.annex import OTHER, Annex


def paragraph(*runs: Run | str) -> Paragraph:
    return Paragraph(1, tuple(Run(run) if isinstance(run, str) else run for run in runs))


def found_in(*paragraphs: Paragraph) -> list[Finding]:
    """The editorial findings in a document of these paragraphs."""
    document = Document((Story("body", StoryKind.BODY, paragraphs),))
    return [one for one in run_checks(document, Plan("")) if one.rule.startswith("editorial.")]


def editorial(annex: Annex) -> list[Finding]:
    return [one for one in run_checks(annex.document(), Plan("")) if one.rule.startswith("editorial.")]


def mended(*paragraphs: Paragraph) -> str:
    """The first paragraph's text after the fix of the one finding."""
    [found] = found_in(*paragraphs)
    assert found.fix is not None
    text = paragraphs[0].text
    return text[: found.fix.start] + found.fix.text + text[found.fix.end :]


SLIPS = [
    ("editorial.double_space", "in  a hurry", "in a hurry"),
    ("editorial.double_space", "of   it", "of it"),
    ("editorial.hyphen_space", "results- based management", "results-based management"),
    ("editorial.hyphen_space", "axée- résultats", "axée-résultats"),
    ("editorial.year_space", "for 2028-2031contains enablers", "for 2028-2031 contains enablers"),
    ("editorial.year_space", "since 1999there", "since 1999 there"),
    ("editorial.double_number", "2. 2)\tEdit the enabler", "2. Edit the enabler"),
    ("editorial.double_number", "(a) a) first", "(a) first"),
]


@pytest.mark.parametrize(("rule", "text", "right"), SLIPS)
def test_a_slip_is_found_and_its_fix_mends_it(rule: str, text: str, right: str) -> None:
    [found] = found_in(paragraph(text))
    assert found.rule == rule
    assert found.quote in text
    assert found.span is not None
    assert text[slice(*found.span)] == found.quote
    assert mended(paragraph(text)) == right


CLEAN = [
    "One space. After each sentence.",
    "short- and long-term plans",
    "pre- or post-paid",
    "court- et long-terme",
    "a dash - between words",
    "the 1990s and the 2030s",
    "5G, 3GPP, 2nd and 100Mbit/s",
    "ISO2022 and x2031y",
    "2007年中国",
    "2. Second 2) thing",
    "1. 2 persons",
    "1.  Aligned by hand",
    "Signature          Date",
    "  indented by hand",
    "see [12] and [3]",
    "[image: ] Letterhead",
    "الاجتماعية- الاقتصادية",
]


@pytest.mark.parametrize("text", CLEAN)
def test_what_only_looks_like_a_slip_is_left_alone(text: str) -> None:
    assert found_in(paragraph(text)) == []


def test_a_number_typed_behind_its_list_label_is_found() -> None:
    annex = Annex()
    annex.item("First", "2)\tEdit the enabler", "4)\tThe fourth")
    [found] = editorial(annex)
    assert found.fix is not None
    assert annex.paragraphs[1].text[found.fix.end :] == "Edit the enabler"


def test_labels_are_counted_where_none_are_given() -> None:
    annex = Annex()
    annex.item("First", "2) Second")
    [found] = editorial(annex)
    assert found.rule == "editorial.double_number"
    assert found.paragraph == annex.paragraphs[-1].id


BRACKETS = [
    ("Text. [Posts will be frozen.] More.", "[Posts will be frozen.]", "still open"),
    ("Resolution [ATU-SP] of the assembly", "[ATU-SP]", "placeholder"),
    ("[秘书处在2029年年底之前停止从外部招聘，并通过内部调动填补所有空缺职位。]", "[秘书处", "still open"),
    ("Posts [will be frozen.", "[", "stands alone"),
]


@pytest.mark.parametrize(("text", "quote", "message"), BRACKETS)
def test_square_brackets_are_reported(text: str, quote: str, message: str) -> None:
    [found] = found_in(paragraph(text))
    assert found.rule == "editorial.brackets"
    assert found.quote.startswith(quote)
    assert message in found.message


def test_struck_text_is_not_checked() -> None:
    given = paragraph("Text.", Run(" [Open  text.]", deleted=OTHER), Run(" Agreed.", inserted=OTHER))
    assert found_in(given) == []


def test_a_fix_counts_offsets_with_struck_text_in_it() -> None:
    given = paragraph("Old ", Run("struck ", deleted=OTHER), "results- based")
    assert mended(given) == "Old struck results-based"


def test_a_slip_with_struck_text_inside_has_no_fix() -> None:
    given = paragraph("by ", Run("old", deleted=OTHER), " ", Run("x", deleted=OTHER), " new")
    [found] = found_in(given)
    assert found.rule == "editorial.double_space"
    assert found.fix is None


def test_spaces_around_carried_content_are_left_alone() -> None:
    picture = Run("\ufffc", opaque=Opaque(OpaqueKind.DRAWING, "<w:drawing/>"))
    assert found_in(paragraph("text  ", picture, "  text")) == []


def test_notes_are_checked_and_headers_are_not() -> None:
    def story(kind: StoryKind) -> Story:
        at = list(StoryKind).index(kind)
        return Story(kind.value, kind, (Paragraph(at + 1, (Run("in  a hurry"),)),))

    document = Document(tuple(story(kind) for kind in (StoryKind.BODY, StoryKind.FOOTNOTES, StoryKind.HEADER)))
    assert [found.paragraph for found in run_checks(document, Plan("")) if found.rule == "editorial.double_space"] == [
        1,
        2,
    ]


def test_a_slip_that_striking_leaves_behind_is_found_in_the_document() -> None:
    annex = Annex()
    annex.add(Run("results-"), Run("old", deleted=OTHER), Run(" based"))
    annex.add(Run("Old.", deleted=OTHER), Run("2. 2) New."))
    assert [found.rule for found in editorial(annex)] == [
        "editorial.hyphen_space",
        "editorial.double_number",
    ]


@pytest.mark.parametrize("before", [398, 399, 400])
def test_a_remark_that_goes_on_in_the_next_lines_is_whole_wherever_it_stands(before: int) -> None:
    annex = Annex()
    annex.text(*("Plain text.",) * before, "The groups meet (in this order:", "first, the members;", "then the rest).")
    annex.text(*("Plain text.",) * (800 - before))
    assert editorial(annex) == []


def test_a_remark_that_goes_on_does_not_excuse_what_closes_far_below() -> None:
    annex = Annex()
    annex.text("The groups meet (in this order:", *("Plain text.",) * 20, "The rest) waits.")
    assert [one.quote for one in editorial(annex)] == ["rest) waits."]
