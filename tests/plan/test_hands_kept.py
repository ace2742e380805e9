"""Plans by other hands: nothing that may be an element is lost, each says why it is one, and takes new ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from app.editing.draft import Draft
from app.editing.tracking import Tracking
from app.formats.docx import open_docx
from app.model.document import Document
from app.model.errors import RefusedError
from app.model.plan import Plan, PlanElement
from app.model.structure import cell_of
from app.plan import recognise
from app.plan.found import AUTOMATIC
from app.plan.lines import Line, LineReader, Role
from app.plan.placement import new_element
from app.plan.profiles import Kind, Profile
from app.plan.tables import grid, split_header
from app.plan.wording import Wording, bulleted, folded
from app.services.checking import profile_for
from app.services.new_elements import writable_kinds
from tests.annexes.hands import HANDS

TRACKING = Tracking("Organization – A", "2026-02-11T09:00:00Z")
TITLE, TEXT = "Zebra crossing", "It is new."
QUOTED = re.compile("“([^“”]+)”")

OUTSIDE = {
    # Lists and rows that are no part of a plan: who wrote it, what comes next, figures added up.
    "columns": {"Total"},
    "spanish": {"Total"},
    "tables": {"Total"},
    "merged cells": {"Total"},
    "scorecards": {"Total"},
    "registers": {"● main contribution, ○ further contribution"},
    "nested lists": {
        "eleven meetings with member libraries;", "a survey that 1 300 readers answered;",
        "a review of the plan that ends in 2027.", "The assembly adopts the plan in spring 2028.",
        "Each library writes its own year plan.", "The secretariat reports in 2030 at half-way.",
    },
}  # fmt: skip

REFUSED = "by hand"
"""What a refusal says to do instead."""


@dataclass(frozen=True)
class Read:
    """One of the plans as it is read."""

    document: Document
    profile: Profile
    plan: Plan
    lines: list[Line]


@cache
def read(hand: str, folder: Path) -> Read:
    path = folder / f"{hand}.docx"
    HANDS[hand].build(path)
    document = open_docx(path).document
    profile = profile_for(document)
    return Read(document, profile, recognise(document, profile), LineReader().read(document))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hands")


# ---- nothing is lost ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hand", HANDS)
def test_every_paragraph_is_in_an_element_listed_or_only_introduces(hand: str, folder: Path) -> None:
    one = read(hand, folder)
    held = {id_ for element in one.plan.walk() for id_ in element.paragraphs} | set(one.plan.unknown)
    lost = [line.text for line in one.lines if line.text and held.isdisjoint(line.paragraphs)]
    allowed = {line.text for line in _introducing(one, held)} | OUTSIDE.get(hand, set())
    assert [text for text in lost if text not in allowed] == []


def _introducing(one: Read, held: set[int]) -> Iterator[Line]:
    """What is no element by its look: the title, headings that announce, captions, heads, tables of other things."""
    wording = Wording(one.profile)
    first = min(one.document.locate(element.paragraphs[0])[1] for element in one.plan.elements)
    for line in one.lines:
        listed = line.numbered or bulleted(line.text)
        heading = line.level is not None or line.bold
        named = wording.announced(line.text) or wording.names_document(line.text) or line.role is Role.CAPTION
        begins = one.document.locate(line.paragraph)[1] < first
        if line.cell is None and (named or begins or not (heading or listed) or wording.captioned(line.text)):
            yield line
        elif line.cell is not None and wording.section(line.text):
            # "Values" beside the values.
            yield line
    yield from _in_tables(one, held)


def _in_tables(one: Read, held: set[int]) -> Iterator[Line]:
    """The heads of tables, and all of those that are listed as not understood or only relate elements."""
    tables: dict[int, list[Line]] = {}
    for line in one.lines:
        if line.cell is not None:
            tables.setdefault(line.cell.row.table.id, []).append(line)
    for lines in tables.values():
        header, rows = split_header(grid(lines))
        known = [line for row in rows for line in row.lines() if line.text and not held.isdisjoint(line.paragraphs)]
        told = known and any(line.paragraph not in one.plan.unknown for line in known)
        for row in header if told else [*header, *rows]:
            yield from row.lines()
        for row in (row for row in rows if told and row.whole is not None):
            yield from row.lines()
        for row in rows if told else ():
            # A last row of sums has figures only.
            if folded(row.cells[0].text) in ("total", "totals") or not any(c.isalpha() for c in row.cells[0].text):
                yield from (line for line in row.lines() if not any(c.isalpha() for c in line.text))


# ---- each says why --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hand", HANDS)
def test_every_element_says_in_words_of_the_document_why_it_is_one(hand: str, folder: Path) -> None:
    one = read(hand, folder)
    text = folded(" ".join(line.text for line in one.lines))
    for element in one.plan.walk():
        assert re.fullmatch(r"[A-Z].+\.", element.because), element.title
        for quoted in QUOTED.findall(element.because):
            assert folded(quoted) in text, element.because


# ---- new ones -------------------------------------------------------------------------------------------------------


def _asked(one: Read) -> Iterator[tuple[Kind, PlanElement | None]]:
    """Each kind that the plan has by itself, and below the first and the last element that it may belong to."""
    there = {element.kind for element in one.plan.walk()}
    for kind in writable_kinds(one.profile):
        if kind.name not in there or kind.single or (one.profile.name == "resolution" and kind.titled):
            continue
        yield kind, None
        above = [element for element in one.plan.walk() if kind.under(element.kind)]
        yield from ((kind, parent) for parent in {id(each): each for each in (above[:1] + above[-1:])}.values())


@pytest.mark.parametrize("hand", HANDS)
def test_a_new_element_is_one_of_its_kind_like_its_siblings_and_changes_no_other(hand: str, folder: Path) -> None:
    one = read(hand, folder)
    before = [(element.kind, element.title) for element in one.plan.walk()]
    for kind, parent in _asked(one):
        said = f"{kind.name} below {parent.title if parent else 'any'}"
        document = _with_new(one, kind, parent)
        if isinstance(document, str):
            assert REFUSED in document, said
            continue
        after = recognise(document, one.profile)
        [new] = [element for element in after.walk() if TITLE in " ".join((element.title, *element.text[:1]))]
        assert new.kind == kind.name, said
        assert not kind.titled or TEXT.rstrip(".") in " ".join((new.title, *new.text)), said
        assert [(element.kind, element.title) for element in after.walk() if element is not new] == before, said
        assert parent is None or new in next(each for each in after.walk() if each.id == parent.id).children, said
        _like_siblings(one, document, new, parent, said)


def _with_new(one: Read, kind: Kind, parent: PlanElement | None) -> Document | str:
    """The document with a new element, or why it takes none."""
    text, below = (TEXT if kind.titled else ()), (parent.id if parent else "")
    try:
        placed = new_element(one.document, one.plan, kind.name, TITLE, text, one.profile, parent=below)
    except RefusedError as refusal:
        return str(refusal)
    draft = Draft(one.document)
    placed.insert(draft, TRACKING)
    return draft.document


def _like_siblings(one: Read, document: Document, new: PlanElement, parent: PlanElement | None, said: str) -> None:
    every = [element for element in one.plan.walk() if element.kind == new.kind]
    own = [element for element in every if parent is not None and element in parent.children]
    alike = own or [element for element in every if element.form == new.form] or every
    looks = {_look(one.document, element) for element in alike}
    if not own and parent is not None and not any(_below(one.plan, element, parent.kind) for element in every):
        return
    assert _look(document, new) in looks, said
    counted = [element for element in alike if element.number and AUTOMATIC not in element.values]
    if len(counted) == len(alike):
        assert new.number, said
        assert new.number not in {element.number for element in own or every}, said


def _below(plan: Plan, element: PlanElement, kind: str) -> bool:
    return any(one.kind == kind and element in one.children for one in plan.walk())


def _look(document: Document, element: PlanElement) -> tuple[object, ...]:
    """The style and look of the paragraph that an element begins with, and whether that stands in a table."""
    paragraph = document.paragraph(element.paragraphs[0])
    first = next((run.format.bold for run in paragraph.runs if run.text.strip()), None)
    return paragraph.format, first, cell_of(paragraph.parent) is not None
