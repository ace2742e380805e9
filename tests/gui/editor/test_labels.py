from __future__ import annotations

import random
from dataclasses import replace

import pytest

from app.gui.editor.labels import LabelBook
from app.model.content import Paragraph, Run
from app.model.document import Document, Story
from app.model.format import ParagraphFormat
from tests.gui.editor.samples import Maker


def listed(rng: random.Random, count: int) -> Document:
    maker = Maker()
    for index in range(count):
        number = rng.choice([None, 1, 1, 2])
        maker.add(f"p{index}", number=number, level=rng.choice([0, 1]) if number == 1 else None)
    return maker.document()


def check(book: LabelBook, document: Document, story: Story) -> None:
    expected = document.labels(story)
    assert {p.id: book[p.id] for p in story.paragraphs if book[p.id]} == expected


def paragraph(rng: random.Random, id_: int) -> Paragraph:
    number = rng.choice([None, 1, 1, 2])
    return Paragraph(id_, (Run("new"),), ParagraphFormat(number=number, level=rng.choice([None, 0, 1])))


@pytest.mark.parametrize("seed", range(6))
def test_labels_follow_edits_as_if_counted_anew(seed: int) -> None:
    rng = random.Random(seed)
    document = listed(rng, 300)
    story = document.body
    book = LabelBook(document, story)
    next_id = 10_000
    for step in range(40):
        at = rng.randint(0, len(story.paragraphs) - 1)
        count = rng.randint(0, 3)
        removed = story.paragraphs[at : at + count]
        inserted = [replace(paragraph(rng, 0), id=p.id) for p in removed if rng.random() < 0.6]
        for _ in range(rng.randint(0, 2)):
            inserted.append(paragraph(rng, next_id))
            next_id += 1
        story = story.replaced(at, count, inserted)
        book.update(story, (removed, inserted))
        if step % 3 == 0:
            check(book, document, story)
        else:
            shown = story.paragraphs[rng.randint(0, len(story.paragraphs) - 1)].id
            assert book[shown] == document.labels(story).get(shown, "")
    check(book, document, story)


def test_an_item_that_comes_where_others_go_in_the_same_edit_takes_its_place() -> None:
    maker = Maker()
    for index in range(8):
        maker.add(f"p{index}", number=1)
    document = maker.document()
    book = LabelBook(document, document.body)
    old = document.body.paragraphs
    assert book[old[7].id] == "8."
    below = replace(old[1], format=ParagraphFormat(number=1, level=1))
    # First an item goes a level down, then those behind it go.
    story = document.body.replaced(1, 1, [below]).replaced(3, 4, [])
    book.update(story, ([old[1]], [below]), (old[3:7], []))
    check(book, document, story)


@pytest.mark.parametrize("seed", range(6))
def test_labels_follow_edits_of_several_places(seed: int) -> None:
    rng = random.Random(seed)
    document = listed(rng, 40)
    story = document.body
    book = LabelBook(document, story)
    for _ in range(40):
        changes: list[tuple[list[Paragraph], list[Paragraph]]] = []
        for _ in range(rng.randint(2, 4)):
            at, count = rng.randrange(len(story.paragraphs) + 1), rng.randint(0, 3)
            removed = list(story.paragraphs[at : at + count])
            gone = (p.id for change in changes for p in change[0] if story.index(p.id) is None)
            again = dict.fromkeys((*(p.id for p in removed), *gone))
            inserted = [replace(paragraph(rng, 0), id=id_) for id_ in again if rng.random() < 0.8]
            rng.shuffle(inserted)
            story = story.replaced(at, count, inserted)
            changes.append((removed, inserted))
        book.update(story, *changes)
        check(book, document, story)


@pytest.mark.parametrize("seed", range(3))
def test_labels_follow_an_edit_of_nearly_everything(seed: int) -> None:
    rng = random.Random(seed)
    document = listed(rng, 200)
    story = document.body
    book = LabelBook(document, story)
    for at, count in ((3, 190), (0, 200), (150, 20)):
        removed = story.paragraphs[at : at + count]
        inserted = [replace(paragraph(rng, 0), id=p.id) for p in removed]
        story = story.replaced(at, count, inserted)
        assert book.update(story, (removed, inserted))
        check(book, document, story)


def test_an_edit_that_keeps_numbers_says_so() -> None:
    document = listed(random.Random(1), 20)
    story = document.body
    book = LabelBook(document, story)
    old = story.paragraphs[5]
    new = old.with_runs([Run("other text")])
    changed = story.replaced(5, 1, [new])
    assert not book.update(changed, ([old], [new]))


def test_a_new_item_moves_the_numbers_behind_it() -> None:
    maker = Maker()
    maker.add("one", number=1)
    maker.add("two", number=1)
    document = maker.document()
    book = LabelBook(document, document.body)
    assert book[document.body.paragraphs[1].id] == "2."
    new = Paragraph(99, format=ParagraphFormat(number=1))
    story = document.body.replaced(0, 0, [new])
    assert book.update(story, ([], [new]))
    assert [book[p.id] for p in story.paragraphs] == ["1.", "2.", "3."]


def test_hidden_paragraphs_are_not_counted() -> None:
    maker = Maker()
    maker.add("one", number=1)
    maker.add("two", number=1)
    document = maker.document()
    first, second = document.body.paragraphs
    book = LabelBook(document, document.body, lambda p: p.id == first.id)
    assert (book[first.id], book[second.id]) == ("", "1.")
