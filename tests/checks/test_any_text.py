"""Whatever a text says and however it is struck: every finding quotes words of the final text that can be found."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.checks import final_quote, locate, run_checks
from app.checks.final_text import final_text
from app.model.content import Paragraph, Run
from app.model.document import Document, Story, StoryKind
from app.plan import recognise
from tests.checks.clean_texts import LINES as CLEAN_LINES
from tests.checks.defect_texts import _RESOLUTION, LINES
from tests.plan.annex import OTHER

SAYINGS = [
    *(text for _, text, _ in LINES),
    *CLEAN_LINES,
    *_RESOLUTION,
    "MOD\tXU/35/1",
    "SUP",
    "Deadline:",
    "For action to: A",
]
HEADINGS = ["Strategic plan 2028–2031", "Goals", "Goal 1: Access", "Targets", "Outcome 1.1: Reports on use", "Glossary"]
PIECES = st.sampled_from([*SAYINGS, *HEADINGS]) | st.text(alphabet="ab AB12.,;:()[]“”\"'’-–\t\ufffc中年ж ", max_size=20)
RUNS = st.lists(st.tuples(PIECES, st.integers(0, 3)), max_size=4)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Paragraphs of sayings, some parts of them struck or inserted."""
    paragraphs: list[Paragraph] = []
    for id_, parts in enumerate(draw(st.lists(RUNS, min_size=1, max_size=8)), 1):
        runs = [run for text, cut in parts for run in _run(text, cut)]
        paragraphs.append(Paragraph(id_, ()).with_runs(runs))
    return Document((Story("body", StoryKind.BODY, tuple(paragraphs)),), next_id=len(paragraphs) + 1)


def _run(text: str, cut: int) -> list[Run]:
    half = len(text) // 2
    if cut == 0:
        return [Run(text)]
    if cut == 1:
        return [Run(text[:half]), Run(" struck", deleted=OTHER), Run(text[half:])]
    if cut == 2:
        return [Run(text[:half]), Run(text[half:], deleted=OTHER), Run("new", inserted=OTHER)]
    return [Run(text, inserted=OTHER)]


@given(documents())
@settings(deadline=None)
def test_every_quote_is_found_in_the_final_text_and_every_mend_fits(document: Document) -> None:
    for found in run_checks(document, recognise(document)):
        assert found.message.strip()
        if found.paragraph is None:
            continue
        paragraph = document.paragraph(found.paragraph)
        if found.span is not None:
            assert final_quote(paragraph, found.span) == found.quote
            assert found.quote in final_text(paragraph).text
            assert locate(paragraph, found.quote) is not None
        if found.fix is not None:
            assert 0 <= found.fix.start <= found.fix.end <= paragraph.length
            touched = paragraph.text[found.fix.start : found.fix.end]
            assert final_quote(paragraph, (found.fix.start, found.fix.end)) == touched
