"""Changes as they are listed and chosen without a window."""

from __future__ import annotations

import pytest

from app.model.content import Mark, Paragraph, Run
from app.model.document import Document, Story, StoryKind
from app.model.revision import ChangeKind, Revision
from app.model.views import View, document_lines
from app.services.numbered import Filter, UnknownChangeError, numbered_changes, resolved

A = Revision("A", "2026-01-01T00:00:00Z", "5")
B = Revision("B", "2026-01-01T00:00:00Z", "5")
NAMELESS = Revision("C")

DOCUMENT = Document(
    (
        Story(
            "body",
            StoryKind.BODY,
            (
                Paragraph(1, (Run("one "), Run("two", inserted=A)), mark=Mark(inserted=A)),
                Paragraph(2, (Run("three", deleted=B), Run(" four", inserted=NAMELESS))),
            ),
        ),
    ),
    next_id=3,
)


def marked(document: Document) -> list[str]:
    return list(document_lines(document, View.MARKED))


def test_every_change_gets_an_id_of_its_own_the_same_every_time() -> None:
    ids = [one.id for one in numbered_changes(DOCUMENT)]
    assert ids == ["5", "5.2", "5.3", "c1"]
    assert ids == [one.id for one in numbered_changes(DOCUMENT)]


def test_an_id_that_the_file_has_is_not_given_to_another_change() -> None:
    taken = Revision("D", "", "5.2")
    document = Document(
        (Story("body", StoryKind.BODY, (*DOCUMENT.body.paragraphs, Paragraph(9, (Run("x", deleted=taken),)))),)
    )
    assert [one.id for one in numbered_changes(document)] == ["5", "5.3", "5.4", "c1", "5.2"]


def test_without_filters_everything_is_resolved() -> None:
    assert marked(resolved(DOCUMENT, Filter(), accepted=True)) == ["one two", " four"]
    assert marked(resolved(DOCUMENT, Filter(), accepted=False)) == ["one three"]


def test_authors_and_kinds_narrow_each_other() -> None:
    wanted = Filter(authors=frozenset("AB"), kinds=frozenset([ChangeKind.DELETE, ChangeKind.INSERT]))
    document = resolved(DOCUMENT, wanted, accepted=True)
    assert [(c.change.kind, c.change.revision.author) for c in numbered_changes(document)] == [
        (ChangeKind.PARAGRAPH_INSERT, "A"),
        (ChangeKind.INSERT, "C"),
    ]


def test_an_id_names_one_change_even_where_the_file_repeats_it() -> None:
    document = resolved(DOCUMENT, Filter(ids=frozenset(["5.3"])), accepted=True)
    assert [c.change.revision.author for c in numbered_changes(document)] == ["A", "A", "C"]


def test_an_id_that_does_not_fit_the_other_filters_is_left_alone() -> None:
    assert resolved(DOCUMENT, Filter(authors=frozenset("B"), ids=frozenset(["5"])), accepted=True) == DOCUMENT


def test_an_id_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownChangeError, match="“99”"):
        resolved(DOCUMENT, Filter(ids=frozenset(["5", "99"])), accepted=True)


@pytest.mark.parametrize(
    ("since", "until", "taken"),
    [
        ("", "", True),
        ("2026-02-11", "", True),
        ("2026-02-12", "", False),
        ("", "2026-02-11", True),
        ("", "2026-02-10", False),
        ("2026-02-11T10:30:00+02:00", "2026-02-11T08:30:00.5Z", True),
        ("2026-02-11T08:30:01Z", "", False),
    ],
)
def test_changes_are_chosen_by_date(since: str, until: str, taken: bool):
    wanted = Filter(since=since, until=until)
    assert wanted.takes(Revision("A", "2026-02-11T08:30:00.25Z"), ChangeKind.INSERT) is taken
    assert wanted.takes(Revision("A"), ChangeKind.INSERT) is (not since and not until)


def test_changes_are_chosen_by_proposal():
    wanted = Filter(proposals=frozenset(["p1"]))
    assert wanted.takes(Revision("A", proposal="p1"), ChangeKind.INSERT)
    assert not wanted.takes(Revision("A"), ChangeKind.INSERT)
