"""What was found is replaced as tracked edits; what must stay is left alone and counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.model.content import Opaque, OpaqueKind, Paragraph, Run, Wrapper, WrapperKind
from app.model.document import Document, Story, StoryKind
from app.model.errors import RefusedError
from app.model.format import RunFormat
from app.model.proposal import Author
from app.model.revision import Revision
from app.model.views import View, paragraph_text
from app.services.search import Search
from app.services.search_query import PatternError, Query
from app.services.search_replace import Replaced, replace_found
from app.services.search_text import SearchScope
from app.services.session import Session
from tests.services.documents import document

OTHER = Revision("Union – B. Delegate", "2026-01-20T10:00:00Z", "1")
ME = "Example Administration – A. Rapporteur"
DATE = "2026-02-11T09:00:00Z"


def session_of(base: Document) -> Session:
    session = Session(base, clock=lambda: DATE)
    session.author = Author("A. Rapporteur", "Example Administration")
    return session


def of_runs(*runs: Run) -> Session:
    return session_of(Document((Story("body", StoryKind.BODY, (Paragraph(1, runs),)),), next_id=2))


def replace_all(session: Session, text: str, new: str, **options: object) -> Replaced:
    search = Search(session.document)
    search.find(Query(text, **options))  # type: ignore[arg-type]
    done: list[Replaced] = []
    session.edit(
        "Replace all",
        lambda draft: done.append(replace_found(draft, search, list(search.matches()), new, session.tracked())),
    )
    return done[0]


def marked(session: Session) -> list[str]:
    return [paragraph_text(p, View.MARKED) for p in session.document.body.paragraphs]


def test_all_matches_change_in_one_step_each_struck_and_inserted() -> None:
    session = session_of(document("the plan and the plan", "a plan"))
    done = replace_all(session, "plan", "programme")
    assert done.made == 3
    assert marked(session) == [
        "the [-plan-]{+programme+} and the [-plan-]{+programme+}",
        "a [-plan-]{+programme+}",
    ]
    assert len(session.history) == 1
    slots = {s for p in session.document.body.paragraphs for r in p.runs for s in (r.inserted, r.deleted) if s}
    assert {(s.author, s.date) for s in slots} == {(ME, DATE)}
    assert len({s.id for s in slots}) == 6
    session.undo()
    assert marked(session) == ["the plan and the plan", "a plan"]


def test_the_look_and_the_links_of_the_old_words_are_kept() -> None:
    link = Wrapper(1, WrapperKind.HYPERLINK, "<w:hyperlink>", "</w:hyperlink>", "https://example.org")
    session = of_runs(Run("see "), Run("old", RunFormat(bold=True), wrappers=(link,)), Run(" page"))
    replace_all(session, "old", "new")
    new = next(r for r in session.document.body.paragraphs[0].runs if r.text == "new")
    assert (new.format, new.wrappers) == (RunFormat(bold=True), (link,))
    replace_all(session, "new page", "sheet")
    new = next(r for r in session.document.body.paragraphs[0].runs if r.text == "sheet")
    assert new.wrappers == ()


def test_words_wholly_within_an_own_insertion_just_change() -> None:
    own = Revision(ME, "2026-01-01T09:00:00Z", "7", "p1")
    session = of_runs(Run("a "), Run("new plan here", RunFormat(italic=True), inserted=own), Run(" b"))
    replace_all(session, "plan", "programme")
    paragraph = session.document.body.paragraphs[0]
    assert [(r.text, r.inserted) for r in paragraph.runs] == [
        ("a ", None), ("new programme here", own), (" b", None),
    ]  # fmt: skip


def test_words_partly_within_an_own_insertion_are_struck_where_they_are_not() -> None:
    own = Revision(ME, DATE, "7")
    session = of_runs(Run("re", inserted=own), Run("view"))
    replace_all(session, "review", "check", scope=SearchScope.FINAL)
    assert marked(session) == ["[-view-]{+check+}"]


def test_words_in_the_insertion_of_another_are_struck_within_it() -> None:
    session = of_runs(Run("a "), Run("new plan", inserted=OTHER))
    replace_all(session, "plan", "text")
    assert marked(session) == ["a {+new +}{+[-plan-]+}{+text+}"]
    struck = session.document.body.paragraphs[0].runs[2]
    assert (struck.inserted, struck.deleted and struck.deleted.author) == (OTHER, ME)


def test_struck_words_between_the_parts_of_a_match_stay_as_they_are() -> None:
    session = of_runs(Run("the "), Run("quick ", deleted=OTHER), Run("fox"))
    done = replace_all(session, "the fox", "a dog", scope=SearchScope.FINAL)
    assert done.made == 1
    runs = session.document.body.paragraphs[0].runs
    assert [(r.text, r.deleted and r.deleted.author, bool(r.inserted)) for r in runs] == [
        ("the ", ME, False), ("quick ", OTHER.author, False), ("fox", ME, False), ("a dog", None, True),
    ]  # fmt: skip


def test_what_cannot_be_replaced_is_left_alone_and_counted() -> None:
    field = Run("\ufffc", opaque=Opaque(OpaqueKind.FIELD, "<w:fldSimple/>", display="plan 1"))
    session = of_runs(Run("plan", deleted=OTHER), Run(" "), field, Run(" plan plan"))
    locked = Story("header1", StoryKind.HEADER, (Paragraph(9, (Run("plan"),)),), editable=False)
    base = session.document
    session = session_of(replace(base, stories=(*base.stories, locked), next_id=10))
    done = replace_all(session, "plan", "text")
    assert (done.made, done.struck, done.carried, done.locked, done.same) == (2, 1, 1, 1, 0)
    assert session.document.stories[1] is locked


def test_what_reads_so_already_is_not_changed() -> None:
    session = session_of(document("Plan plan"))
    done = replace_all(session, "plan", "plan")
    assert (done.made, done.same) == (1, 1)
    assert marked(session) == ["[-Plan-]{+plan+} plan"]


def test_nothing_replaces_words_by_striking_them() -> None:
    session = session_of(document("a very good plan"))
    replace_all(session, "very ", "")
    assert marked(session) == ["a [-very -]good plan"]


@pytest.mark.parametrize(
    ("pattern", "template", "expected"),
    [
        (r"(\w+) (\w+)", "$2 $1", "b a"),
        (r"(\w+) (\w+)", r"\2-\1", "b-a"),
        (r"(?P<x>a)", "${x}${x}", "aa b"),
        (r"(?P<x>a)", r"[\g<x>]", "[a] b"),
        (r"a", "<$0>", "<a> b"),
        (r"a", "<$&>", "<a> b"),
        (r"a", "$$1", "$1 b"),
        (r"a", r"\\1", r"\1 b"),
        (r"(a)|(b)", "[$1]", "[a] []"),
        (r" ", r"\t", "a\tb"),
        (r"a", "$x", "$x b"),
    ],
)
def test_a_template_puts_groups_in_their_places(pattern: str, template: str, expected: str) -> None:
    session = session_of(document("a b"))
    replace_all(session, pattern, template, regex=True)
    assert paragraph_text(session.document.body.paragraphs[0], View.FINAL) == expected


def test_plain_words_take_a_template_as_it_stands() -> None:
    session = session_of(document("a b"))
    replace_all(session, "a", r"$1\n")
    assert paragraph_text(session.document.body.paragraphs[0], View.FINAL) == r"$1\n b"


@pytest.mark.parametrize("template", ["$2", r"\3", "${no}", r"\g<no>"])
def test_a_group_that_is_not_there_is_named_and_nothing_changes(template: str) -> None:
    session = session_of(document("a b"))
    with pytest.raises(PatternError):
        replace_all(session, "(a)", template, regex=True)
    assert marked(session) == ["a b"]
    assert not session.history


def test_characters_that_no_file_can_hold_are_left_out() -> None:
    session = session_of(document("a b"))
    replace_all(session, "a", "x\x07\ufffcy")
    assert marked(session) == ["[-a-]{+xy+} b"]


def test_untracked_words_change_without_a_mark_and_stay_the_insertion_they_were_in() -> None:
    session = of_runs(Run("plan "), Run("plan", inserted=OTHER))
    session.tracking = False
    replace_all(session, "plan", "text")
    assert [(r.text, r.inserted, r.deleted) for r in session.document.body.paragraphs[0].runs] == [
        ("text ", None, None), ("text", OTHER, None),
    ]  # fmt: skip


def test_a_document_for_reading_only_is_not_changed() -> None:
    session = Session(document("plan"), read_only=True)
    with pytest.raises(RefusedError):
        replace_all(session, "plan", "text")


def test_a_pattern_replaces_what_it_found_where_look_around_decides() -> None:
    session = session_of(document("ab cb"))
    replace_all(session, r"(?<=a)(b)", "<$1>", regex=True)
    assert paragraph_text(session.document.body.paragraphs[0], View.FINAL) == "a<b> cb"
