"""Words and patterns are found in every story, across runs and across what the scope does not see."""

from __future__ import annotations

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise

import pytest

from app.editing.draft import Draft
from app.editing.splice import Edit
from app.model.content import Mark, Opaque, OpaqueKind, Paragraph, Run
from app.model.document import Document, Position, Range, Story, StoryKind
from app.model.format import RunFormat
from app.model.revision import Revision
from app.model.structure import Cell, Row, Table
from app.services.search import Match, Search
from app.services.search_query import PatternError, PatternFault, Query
from app.services.search_text import SearchScope, Stretch
from app.services.search_time import refuse_risky
from tests.services.documents import document, select

OTHER = Revision("Union – B. Delegate", "2026-01-20T10:00:00Z", "1")


def body(*paragraphs: tuple[Run, ...] | Paragraph) -> Document:
    made = [p if isinstance(p, Paragraph) else Paragraph(i, p) for i, p in enumerate(paragraphs, 1)]
    return Document((Story("body", StoryKind.BODY, tuple(made)),), next_id=len(made) + 1)


def found(base: Document, text: str, within: Range | None = None, **options: object) -> list[Match]:
    search = Search(base)
    search.find(Query(text, **options), within)  # type: ignore[arg-type]
    return list(search.matches())


def places(matches: list[Match]) -> list[tuple[int, int, int]]:
    return [(m.start.paragraph, m.start.offset, m.end.offset) for m in matches]


def with_note(text: str, note: str) -> Document:
    base = document(text)
    notes = Story("notes", StoryKind.FOOTNOTES, (Paragraph(9, (Run(note),)),))
    header = Story("header1", StoryKind.HEADER, (Paragraph(10, (Run(note),)),), editable=False)
    return replace(base, stories=(*base.stories, notes, header), next_id=11)


def test_every_story_is_searched_in_order() -> None:
    made = found(with_note("one plan", "the plan, the plan"), "plan")
    assert [(m.story, m.start.paragraph, m.start.offset) for m in made] == [
        ("body", 1, 4), ("notes", 9, 4), ("notes", 9, 14), ("header1", 10, 4), ("header1", 10, 14),
    ]  # fmt: skip


def test_a_match_goes_across_runs_of_different_looks() -> None:
    base = body((Run("stra"), Run("tegic", RunFormat(bold=True)), Run(" plan")))
    assert places(found(base, "strategic plan")) == [(1, 0, 14)]


def test_the_final_text_is_read_across_struck_words_and_says_which_stretches_it_takes() -> None:
    base = body((Run("the "), Run("quick", deleted=OTHER), Run("slow", inserted=OTHER), Run(" fox")))
    (match,) = found(base, "the slow fox", scope=SearchScope.FINAL)
    assert match.stretches == (Stretch(1, 0, 4), Stretch(1, 9, 17))
    assert match.range == select(1, 0, 1, 17)
    assert found(base, "the slow fox") == []
    (match,) = found(base, "the quick fox", scope=SearchScope.ORIGINAL)
    assert match.stretches == (Stretch(1, 0, 9), Stretch(1, 13, 17))


def test_the_final_text_is_read_across_a_struck_paragraph_mark() -> None:
    first = Paragraph(1, (Run("inter"),), mark=Mark(deleted=OTHER))
    base = body(first, (Run("national"),))
    (match,) = found(base, "international", scope=SearchScope.FINAL)
    assert match.stretches == (Stretch(1, 0, 5), Stretch(2, 0, 8))
    assert found(base, "international") == []


def test_rows_that_are_gone_are_passed_over_in_the_final_text() -> None:
    table = Table(20, (2000,))
    gone, kept = Row(21, table, deleted=OTHER), Row(22, table)
    cells = [Paragraph(i, (Run("target"),), parent=Cell(30 + i, row)) for i, row in ((1, gone), (2, kept))]
    base = body(*cells, (Run("target"),))
    assert [p for p, _, _ in places(found(base, "target", scope=SearchScope.FINAL))] == [2, 3]
    assert [p for p, _, _ in places(found(base, "target", scope=SearchScope.DELETED))] == [1]
    assert len(found(base, "target")) == 3


@pytest.mark.parametrize(("scope", "expected"), [(SearchScope.INSERTED, (1, 10, 14)), (SearchScope.DELETED, (1, 5, 9))])
def test_only_what_was_inserted_or_struck_is_looked_at(scope: SearchScope, expected: tuple[int, int, int]) -> None:
    runs = (Run("plan "), Run("plan", deleted=OTHER), Run(" "), Run("plan", inserted=OTHER), Run(" plan"))
    assert places(found(body(runs), "plan", scope=scope)) == [expected]


def test_a_match_does_not_go_across_what_is_neither_inserted_nor_looked_at() -> None:
    base = body((Run("in", inserted=OTHER), Run("-"), Run("put", inserted=OTHER)))
    assert found(base, "input", scope=SearchScope.INSERTED) == []
    assert [m.text for m in found(base, ".+", regex=True, scope=SearchScope.INSERTED)] == ["in", "put"]


def test_words_are_parted_where_a_change_begins() -> None:
    base = body((Run("old", deleted=OTHER), Run("new", inserted=OTHER), Run(" text")))
    assert places(found(base, "new", words=True)) == [(1, 3, 6)]
    assert places(found(base, "old", words=True)) == [(1, 0, 3)]
    joined = body((Run("regula"), Run("ted", inserted=OTHER)))
    assert found(joined, "regula", words=True, scope=SearchScope.FINAL) == []
    assert places(found(joined, "regulated", words=True, scope=SearchScope.FINAL)) == [(1, 0, 9)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("STRASSE", "eine Straße", [(1, 5, 11)]),
        ("s", "Straße", [(1, 0, 1)]),
        ("ﬁn", "FINAL ﬁnal", [(1, 0, 3), (1, 6, 8)]),
        ("istanbul", "İSTANBUL istanbul", [(1, 9, 17)]),
        ("É", "Écrire e\u0301crire ecrire", [(1, 0, 1), (1, 7, 9)]),
        ("e", "e\u0301 é e", [(1, 5, 6)]),
        ("member's", "the Member’s", [(1, 4, 12)]),
        ("no 5", "No\u00a05", [(1, 0, 4)]),
        ("cooperation", "co\u00adoperation", [(1, 0, 12)]),
        ("١", "١٢", [(1, 0, 1)]),
        ("пла", "ПЛАН", [(1, 0, 3)]),
        ("😀b", "a😀B", [(1, 1, 3)]),
    ],
)
def test_letters_compare_folded_and_offsets_stay_those_of_the_text(
    text: str, words: str, expected: list[tuple[int, int, int]]
) -> None:
    assert places(found(document(words), text)) == expected


def test_case_and_accents_count_when_they_should() -> None:
    base = document("Plan plan PLAN résumé resume")
    assert places(found(base, "plan", case=True)) == [(1, 5, 9)]
    assert places(found(base, "resume")) == [(1, 22, 28)]


def test_whole_words_end_where_words_end_but_chinese_has_no_such_ends() -> None:
    base = document("plan plans plan_b plan-b 计划书")
    assert places(found(base, "plan", words=True)) == [(1, 0, 4), (1, 18, 22)]
    assert places(found(base, "计划", words=True)) == [(1, 25, 27)]
    assert places(found(document("x(a) (a)"), "(a)", words=True)) == [(1, 1, 4), (1, 5, 8)]


@pytest.mark.parametrize(
    ("text", "changes", "words", "at"),
    [
        ("état, l’état étatique État", "", "état", [0, 8, 22]),
        ("the other theme, the", "", "the", [0, 17]),
        ("the other theme, the", "5 8", "the", [0, 5, 17]),
        ("the theme bathe", "7 12", "the", [0, 4, 12]),
        ("lathe\u00adthe the", "5", "the", [5, 9]),
        ("aaaa a", "2", "aa", [0, 2]),
    ],
)
def test_whole_words_stand_apart_by_what_is_written_and_by_changes(
    text: str, changes: str, words: str, at: list[int]
) -> None:
    cuts = [0, *map(int, changes.split()), len(text)]
    parts = [(text[low:high], number % 2) for number, (low, high) in enumerate(pairwise(cuts))]
    runs = tuple(Run(part, inserted=OTHER if changed else None) for part, changed in parts)
    assert [match.span[0] for match in found(body(runs), words, words=True)] == at


def test_after_words_that_do_not_stand_apart_the_search_goes_on_within_them() -> None:
    assert places(found(document("éa-a-a"), "a-a", words=True)) == [(1, 3, 6)]
    assert places(found(document("xa-a-a"), "a-a", words=True)) == [(1, 3, 6)]


def test_soft_hyphens_within_a_match_belong_to_it() -> None:
    (match,) = found(document("the co\u00adop\u00aderation"), "cooperation")
    assert match.stretches == (Stretch(1, 4, 17),)


def test_a_paragraph_whose_mark_stands_again_is_a_line_of_its_own() -> None:
    first = Paragraph(1, (Run("inter"),), mark=Mark(deleted=OTHER))
    base = body(first, (Run("national"),), (Run("end"),))
    for words, before, after in (("international", 1, 0), ("national", 0, 1)):
        search = Search(base)
        search.find(Query(words, words=True, scope=SearchScope.FINAL))
        assert search.count == before
        draft = Draft(base)
        draft.put(replace(first, mark=Mark()))
        search.take(Edit("Reject change", draft.splices), draft.document)
        assert search.count == after


def test_a_field_is_found_by_what_it_shows_and_taken_whole() -> None:
    field = Run("\ufffc", opaque=Opaque(OpaqueKind.FIELD, "<w:fldSimple/>", display="Figure 12"))
    base = body((Run("see "), field, Run(" below")))
    (match,) = found(base, "figure")
    assert match.stretches == (Stretch(1, 4, 5, carried=True),)
    (match,) = found(base, "see figure 12 below")
    assert match.stretches == (Stretch(1, 0, 11, carried=True),)


def test_a_line_break_reads_as_a_space() -> None:
    assert places(found(document("two\nlines"), "two lines")) == [(1, 0, 9)]


# Patterns


def test_a_pattern_knows_groups_and_anchors_of_its_paragraph() -> None:
    base = document("Goal 1: reach", "Goal 22: grow")
    assert places(found(base, r"^goal \d+(?=:)", regex=True)) == [(1, 0, 6), (2, 0, 7)]
    assert [m.text for m in found(base, r"(\d)\1", regex=True)] == ["22"]
    assert places(found(base, r"o", regex=True, words=True)) == []


@pytest.mark.parametrize(
    ("pattern", "fault", "at"),
    [
        ("(a", PatternFault.UNCLOSED_GROUP, 0),
        ("a)", PatternFault.UNOPENED_GROUP, 1),
        ("[a", PatternFault.UNCLOSED_SET, 0),
        ("*a", PatternFault.NOTHING_TO_REPEAT, 0),
        ("a**", PatternFault.NOTHING_TO_REPEAT, 2),
        ("[z-a]", PatternFault.BAD_RANGE, 1),
        ("a{3,2}", PatternFault.BAD_RANGE, 2),
        (r"\q", PatternFault.BAD_ESCAPE, 0),
        (r"(a)\2", PatternFault.NO_SUCH_GROUP, 4),
        (r"(?<=a+)b", PatternFault.BAD_LOOK_BEHIND, None),
        ("a" * 3000, PatternFault.TOO_LONG, None),
        ("(?P<1>a)", PatternFault.OTHER, 4),
    ],
)
def test_a_wrong_pattern_gives_a_sentence_and_finds_nothing(pattern: str, fault: PatternFault, at: int | None) -> None:
    search = Search(document("aaa"))
    search.find(Query("a"))
    with pytest.raises(PatternError) as error:
        search.find(Query(pattern, regex=True))
    assert (error.value.fault, error.value.at) == (fault, at)
    assert str(error.value).endswith(".")
    assert search.count == 0


def test_a_pattern_that_would_never_end_is_stopped() -> None:
    search = Search(document("short", "a" * 60 + "!"))
    start = time.process_time()
    with pytest.raises(PatternError) as error:
        search.find(Query(r"(a+)+$", regex=True))
    assert error.value.fault is PatternFault.TOO_SLOW
    assert time.process_time() - start < 2
    search.find(Query("short"))
    assert search.count == 1


def test_one_step_of_a_search_takes_no_longer_than_a_moment() -> None:
    search = Search(document("a" * 60 + "!"))
    search.begin(Query(r"(a+)+$", regex=True))
    start = time.process_time()
    with pytest.raises(PatternError):
        search.advance(0.01)
    assert time.process_time() - start < 2


def test_where_a_pattern_cannot_be_stopped_risky_ones_are_refused() -> None:
    def look() -> None:
        search = Search(document("aaa"))
        search.find(Query("a+", regex=True))
        assert search.count == 1
        with pytest.raises(PatternError) as error:
            search.find(Query("(a+)+$", regex=True))
        assert error.value.fault is PatternFault.TOO_SLOW

    assert threading.current_thread() is threading.main_thread()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(look).result()


@pytest.mark.parametrize("pattern", ["(a+)+", "(?:a*b)*c", "((a|b)+x)*", r"(\w+\s?){2,}", "(x(a+)y)+"])
def test_a_repeat_within_a_repeat_is_risky(pattern: str) -> None:
    with pytest.raises(PatternError):
        refuse_risky(pattern)


@pytest.mark.parametrize("pattern", ["a+b+", r"(ab)+", r"\(a+\)+", "[(a+)]+", "(a+){2}", "(a+)?", "(a++)+", "a{2,}b"])
def test_other_repeats_are_not(pattern: str) -> None:
    refuse_risky(pattern)


def test_a_search_goes_on_in_steps_and_can_be_left() -> None:
    search = Search(document(*["word " * 20] * 500))
    search.begin(Query(r"w\w+", regex=True))
    steps = 0
    while search.advance(0.0):
        steps += 1
        if steps == 3:
            break
    assert 0 < search.count < 10_000
    search.stop()
    assert not search.running
    search.find(Query(r"w\w+", regex=True))
    assert search.count == 10_000


def test_a_search_that_takes_too_long_as_a_whole_is_given_up_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.services.search.LONGEST", 0.0)
    search = Search(document(*["word " * 20] * 500))
    search.begin(Query(r"w\w+", regex=True))
    with pytest.raises(PatternError) as error:
        search.advance(0.0)
    assert error.value.fault is PatternFault.TOO_SLOW
    assert not search.running


# Places


def test_next_goes_through_the_stories_and_round_the_end() -> None:
    search = Search(with_note("a plan", "plan"))
    search.find(Query("plan"))
    first = search.after(Position(1, 0))
    assert first is not None
    second = search.after(Position(1, 3))
    assert second is not None
    assert (first.story, second.story) == ("body", "notes")
    last = search.after(Position(10, 1), wrap=False)
    assert last is None
    assert search.after(Position(10, 1)) == first
    before = search.before(Position(1, 0))
    assert before is not None
    assert before.story == "header1"
    assert search.before(Position(1, 0), wrap=False) is None


def test_the_match_that_is_selected_is_known_by_its_number() -> None:
    search = Search(document("plan plan", "plan"))
    search.find(Query("plan"))
    third = search.at(select(2, 0, 2, 4))
    assert third is not None
    assert search.ordinal(third) == 3
    assert search.at(select(2, 4, 2, 0)) == third
    assert search.at(select(2, 0, 2, 3)) is None


def test_a_selection_bounds_the_search_and_follows_edits() -> None:
    base = document("plan plan", "plan", "plan")
    assert places(found(base, "plan", within=select(1, 5, 2, 4))) == [(1, 5, 9), (2, 0, 4)]
    assert places(found(base, "plan", within=select(1, 6, 1, 9))) == []


def test_no_words_find_nothing() -> None:
    assert found(document("plan"), "") == []
    assert found(document("plan"), "\u00ad") == []
    assert found(document("plan"), "x*", regex=True) == []


def test_a_search_without_words_follows_stories_that_come_and_go() -> None:
    with_notes, without = with_note("plan", "plan"), document("plan")
    draft = Draft(with_notes)
    draft.replace("notes", 0, 1, [])
    gone = Edit("Undo note", draft.splices)
    search = Search(with_notes)
    search.find(Query("plan"))
    search.find(Query(""))
    for _ in range(2):
        search.take(gone, without)
        search.take(gone.inverse(), with_notes)
    search.take(gone, without)
    search.find(Query("plan"))
    assert search.count == 1


def test_a_pattern_sees_what_python_sees_in_a_paragraph_of_many_signs() -> None:
    text = "№ 5 – 2028–2031, $5 (a) [b] {c} ^ \\ | “q”"
    for pattern in (r"\W+", r"\d{4}.\d{4}", r"[\[\](){}]", r"\\|\^"):
        assert [m.span for m in found(document(text), pattern, regex=True)] == [
            m.span() for m in re.finditer(pattern, text)
        ]
