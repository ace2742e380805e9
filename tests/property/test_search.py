"""What a search finds is what stands in the text, and what it replaces can be taken back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import assume, given, note
from hypothesis import strategies as st

from app.editing.draft import Draft
from app.editing.resolve import accept, reject, resolve_all
from app.editing.splice import Edit
from app.editing.tracking import Tracking
from app.model.content import Paragraph, Run, normal, spans
from app.model.document import Document, Position, Range, Story, StoryKind
from app.model.revision import ChangeKind, Revision
from app.model.views import View, story_lines
from app.services.search import Match, Search
from app.services.search_query import Query, edge, plain_key
from app.services.search_replace import replace_found
from app.services.search_text import SearchScope
from tests.property.documents import DATE, ME, Intent, contents, documents, intents, places

TRACKED = Tracking(ME, DATE, "p1")
SCOPES = tuple(SearchScope)
VIEWS = {SearchScope.ORIGINAL: View.ORIGINAL, SearchScope.FINAL: View.FINAL}
PATTERNS = (r"a", r"[ab]+", r"\w+", r"a.", r"^.", r" $", r"(a|b)(?= )", r"b*", r"[^a]{2}", "7", "€|😀")

queries = st.builds(
    Query,
    st.text(alphabet="ab é€", min_size=1, max_size=2),
    st.just(False),
    st.booleans(),
    st.booleans(),
    st.sampled_from(SCOPES),
)


def mine(revision: Revision, kind: ChangeKind) -> bool:
    return revision.author == ME


def found(document: Document, query: Query, within: Range | None = None) -> list[Match]:
    search = Search(document)
    search.find(query, within)
    return list(search.matches())


def readable(document: Document, match: Match) -> str:
    """What stands in the stretches of a match."""
    out: list[str] = []
    for stretch in match.stretches:
        for start, end, run in spans(document.paragraph(stretch.paragraph).runs):
            low, high = max(start, stretch.start), min(end, stretch.end)
            if low < high:
                out.append(run.display if run.opaque else run.text[low - start : high - start])
    return "".join(out)


def marked_lines(document: Document) -> list[str]:
    return ["".join(run.display for run in p.runs) for p in document.body.paragraphs]


def lines_of(document: Document, scope: SearchScope) -> list[str]:
    view = VIEWS.get(scope)
    lines = story_lines(document.body, view) if view else marked_lines(document)
    return [line for line in lines if line]


@given(documents(), st.sampled_from(PATTERNS), st.sampled_from((SearchScope.MARKED, *VIEWS)), st.booleans())
def test_a_pattern_finds_what_python_finds_in_the_text_of_the_view(
    base: Document, pattern: str, scope: SearchScope, words: bool
) -> None:
    assume(not words or pattern[0] != "^")
    naive = rf"(?:(?<!\w)|(?!\w))(?:{pattern})(?:(?!\w)|(?<!\w))" if words else pattern
    lines = lines_of(base, scope)
    expected = [m.group() for line in lines for m in re.finditer(naive, line, re.IGNORECASE) if m.group()]
    assert [m.text for m in found(base, Query(pattern, regex=True, words=words, scope=scope))] == expected


@given(documents(), queries)
def test_every_match_stands_where_it_says(base: Document, query: Query) -> None:
    for match in found(base, query):
        assert plain_key(match.text, case=query.case) == plain_key(query.text, case=query.case)
        whole = any(stretch.carried for stretch in match.stretches)
        assert match.text in readable(base, match) if whole else match.text == readable(base, match)
        assert base.story(match.story).index(match.start.paragraph) is not None


@given(documents(), st.sampled_from((SearchScope.INSERTED, SearchScope.DELETED)))
def test_the_text_of_changes_is_that_of_their_runs(base: Document, scope: SearchScope) -> None:
    # Rows that were inserted or struck count as a whole; here only runs are looked at.
    for match in found(base, Query(r"[^\x1e]+", regex=True, scope=scope)):
        for stretch in match.stretches:
            paragraph = base.paragraph(stretch.paragraph)
            assume(paragraph.parent is None)
            inside = [r for a, b, r in spans(paragraph.runs) if r.text and a < stretch.end and b > stretch.start]
            slots = [r.inserted if scope is SearchScope.INSERTED else r.deleted for r in inside]
            assert all(slot is not None for slot in slots)


TEXTS = st.text(alphabet="aAeEßsSİiıſ\u0301\u0307éÉ\u00a0 ’'-\u2011ﬁfx١", max_size=8)


def oracle(text: str, needle: str, case: bool, words: bool) -> list[tuple[int, int]]:
    """The first match at each place, by trying every stretch of the text."""
    wanted, out, at = plain_key(needle, case=case), list[tuple[int, int]](), 0
    while at < len(text):
        ends = (end for end in range(at + 1, len(text) + 1) if plain_key(text[at:end], case=case) == wanted)
        end = next((e for e in ends if _parts_here(text, at) and _parts_here(text, e)), None)
        if end is not None and (not words or (edge(text, at) and edge(text, end))):
            out.append((at, end))
            at = end
        else:
            at += 1
    return out


def _parts_here(text: str, at: int) -> bool:
    """Whether what stands before and behind a place means the same apart as together."""
    start = at - 1
    while start > 0 and unicodedata.combining(text[start]):
        start -= 1
    end = at
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    cluster = text[max(start, 0) : end]
    return at == end or at == 0 or len(unicodedata.normalize("NFC", cluster)) == len(cluster)


FORMS = st.sampled_from(
    (
        str.upper,
        str.lower,
        str.casefold,
        str,
        partial(unicodedata.normalize, "NFD"),
        partial(unicodedata.normalize, "NFC"),
    )
)


@given(TEXTS, st.integers(0, 7), st.integers(1, 3), FORMS, st.booleans(), st.booleans())
def test_plain_words_are_found_at_the_right_offsets_however_letters_fold(
    text: str, start: int, length: int, form: Callable[[str], str], case: bool, words: bool
) -> None:
    needle = form(text[start : start + length])
    assume(needle and not unicodedata.combining(needle[0]))
    document = Document((Story("body", StoryKind.BODY, (Paragraph(1, normal((Run(text),))),)),), next_id=2)
    made = [match.span for match in found(document, Query(needle, case=case, words=words, scope=SearchScope.FINAL))]
    note(repr(plain_key(text, case=case)))
    assert made == oracle(text, needle, case, words)


# Following edits


@given(documents(), intents(), st.one_of(queries, st.builds(
    Query, st.sampled_from(PATTERNS), st.just(True), st.just(True), st.just(False), st.sampled_from(SCOPES)
)))  # fmt: skip
def test_following_edits_finds_what_a_new_search_finds(base: Document, edits: list[Intent], query: Query) -> None:
    search = Search(base)
    search.find(query)
    document = base
    made: list[Edit] = []
    for intent in edits:
        draft = Draft(document)
        intent.make(draft, places(document), TRACKED)
        made.append(Edit(intent.kind, draft.splices))
        document = draft.document
        search.take(made[-1], document)
        assert list(search.matches()) == found(document, query)
    for edit in reversed(made):
        back = edit.inverse()
        document = back.apply(document)
        search.take(back, document)
        assert list(search.matches()) == found(document, query)
        assert search.count == len(found(document, query))


@given(documents(), queries, st.floats(0, 1), st.floats(0, 1))
def test_within_a_selection_only_what_lies_wholly_inside_is_found(
    base: Document, query: Query, first: float, second: float
) -> None:
    every = places(base)
    low, high = sorted(min(int(f * len(every)), len(every) - 1) for f in (first, second))
    order = {place: number for number, place in enumerate(every)}
    inside = [
        match
        for match in found(base, query)
        if order[match.start] >= low and order[match.end] <= high
    ]  # fmt: skip
    assert found(base, query, Range(every[low], every[high])) == inside


@given(documents(), queries, st.floats(0, 1))
def test_next_and_previous_go_round_and_meet_every_match_once(base: Document, query: Query, fraction: float) -> None:
    search = Search(base)
    search.find(query)
    every = list(search.matches())
    place = places(base)[int(fraction * (len(places(base)) - 1))]
    forward, backward = search.after(place), search.before(place)
    assert (forward is None) == (backward is None) == (not every)
    if forward is None or backward is None:
        return
    assert [search.ordinal(match) for match in every] == list(range(1, len(every) + 1))
    index = base.body.index(place.paragraph)
    behind = [m for m in every if (base.body.index(m.start.paragraph), m.start.offset) >= (index, place.offset)]
    ahead = [m for m in every if m not in behind]
    assert forward == (behind or every)[0]
    assert backward == (ahead or every)[-1]


# Replacing


def replaced(
    base: Document, query: Query, text: str, tracking: Tracking = TRACKED
) -> tuple[Draft, Search]:  # fmt: skip
    search = Search(base)
    search.find(query)
    draft = Draft(base)
    replace_found(draft, search, list(search.matches()), text, tracking)
    return draft, search


@given(documents(), queries, st.text(alphabet="ab €", max_size=3))
def test_replacing_everything_and_undoing_it_changes_nothing(base: Document, query: Query, text: str) -> None:
    draft, _ = replaced(base, query, text)
    edit = Edit("Replace all", draft.splices)
    assert edit.apply(base) == draft.document
    assert edit.inverse().apply(draft.document) == base


@given(documents(), queries, st.text(alphabet="ab €", max_size=3))
def test_rejecting_my_changes_gives_back_what_stood_there(base: Document, query: Query, text: str) -> None:
    draft, _ = replaced(base, query, text)
    back = Draft(draft.document)
    reject(back, mine)
    assert back.document == base


plain_lines = st.lists(contents(plain=True), min_size=1, max_size=4)


@given(plain_lines, st.sampled_from(PATTERNS), st.sampled_from((r"[$0]", "x", "", "ab")), st.booleans())
def test_accepting_a_replacement_in_the_final_text_reads_as_python_replaces(
    lines: list[Paragraph], pattern: str, text: str, tracked: bool
) -> None:
    # Carried content is left alone, so here there is none.
    made = [Paragraph(i, normal(r for r in p.runs if not r.opaque), p.format) for i, p in enumerate(lines, 1)]
    base = Document((Story("body", StoryKind.BODY, tuple(made)),), next_id=len(made) + 1)
    query = Query(pattern, regex=True, scope=SearchScope.FINAL)
    draft, _ = replaced(base, query, text, TRACKED if tracked else Tracking(ME, DATE, on=False))

    def new(match: re.Match[str]) -> str:
        return text.replace("$0", match.group()) if match.group() else ""

    expected = [re.sub(pattern, new, line, flags=re.IGNORECASE) for line in story_lines(base.body, View.FINAL)]
    assert list(story_lines(draft.document.body, View.FINAL)) == expected
    accepted = resolve_all(draft.document, accepted=True)
    assert list(story_lines(accepted.body, View.MARKED)) == expected


@given(documents(), st.sampled_from(("a", "b", "ab")))
def test_words_of_my_own_insertion_simply_change(base: Document, word: str) -> None:
    draft = Draft(base)
    target = base.body.paragraphs[-1]
    own = Revision(ME, "2026-01-01T09:00:00Z", "mine", "p9")
    draft.put(target.with_runs((*target.runs, Run(f" {word}z ", inserted=own))))
    search = Search(draft.document)
    search.find(Query(f"{word}z", case=True, scope=SearchScope.INSERTED))
    here = [m for m in search.matches() if m.stretches[0].paragraph == target.id][-1:]
    after = Draft(draft.document)
    replace_found(after, search, here, "new", TRACKED)
    last = after.document.paragraph(target.id).runs[-1]
    assert (last.text, last.inserted, last.deleted) == (" new ", own, None)


@pytest.mark.parametrize("accepted", [True, False])
@given(base=documents(tables=False), query=queries)
def test_a_replacement_can_be_resolved_apart_from_other_changes(base: Document, query: Query, accepted: bool) -> None:
    draft, _ = replaced(base, query, "new")
    one = Draft(draft.document)
    (accept if accepted else reject)(one, mine)
    if not accepted:
        assert one.document == base
    assert not any(mine(r, ChangeKind.INSERT) for p in one.document.body.paragraphs for r in _slots(p))


def _slots(paragraph: Paragraph) -> list[Revision]:
    return [slot for run in paragraph.runs for slot in (run.inserted, run.deleted) if slot is not None]


def test_the_places_of_a_search_are_positions_of_the_model() -> None:
    text = "😀 straße"
    document = Document((Story("body", StoryKind.BODY, (Paragraph(1, (Run(text),)),)),), next_id=2)
    (match,) = found(document, Query("STRASSE"))
    assert match.range == Range(Position(1, 2), Position(1, 8))
