"""The base of an amended document: what it is without one's own amendments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import compress, count
from operator import is_not

from app.editing.draft import Draft
from app.editing.resolve import Selector, everything, reject
from app.model.content import Paragraph
from app.model.document import Document, Story
from app.model.structure import Cell, Container
from app.plan.lines import changed_stretch

_FEW = 64


class BaseKeeper:
    """Rejects own changes and remembers the outcome, so that the base stays the same object while only they change."""

    def __init__(self, own: Selector = everything) -> None:
        self._own = own
        self._last: tuple[Document, Document] | None = None

    def base(self, document: Document) -> Document:
        """The document with the own changes rejected; the document itself when it has none."""
        if self._last is None or self._last[0] is not document:
            base = self._kept(self._patched(document) or self._rejected(document))
            # What is checked as the document is not checked again as its base.
            self._last = document, base if differ(base, document) else document
        return self._last[1]

    def _rejected(self, document: Document) -> Document:
        if not any(_touched(paragraph) for _, paragraph in document.walk()):
            return document
        draft = Draft(document)
        reject(draft, self._own)
        return draft.document

    def _kept(self, base: Document) -> Document:
        return self._last[1] if self._last is not None and not differ(self._last[1], base) else base

    def _patched(self, document: Document) -> Document | None:
        """The last base with the few paragraphs that were edited since; None where more than their text may differ."""
        if self._last is None:
            return None
        before, base = self._last
        if len(before.stories) != len(document.stories):
            return None
        pairs = list(zip(before.stories, document.stories, strict=True))
        changes = [_changed(old, new) for old, new in pairs]
        if base is before and not any(_touched(one) for one in _those(document, changes)):
            # Nothing was amended, and nothing is.
            return None if None in changes else document
        for (old, new), changed in zip(pairs, changes, strict=True):
            if changed is None:
                return None
            for at in changed:
                patched = self._with(base, old, new, at)
                if patched is None:
                    return None
                base = patched
        return base

    def _with(self, base: Document, old: Story, new: Story, at: int) -> Document | None:
        """The base after an edit of one paragraph; what its mark or the one before joins it to is rejected with it."""
        window = _window(old, new, at)
        if window is None:
            return None
        was, now = (self._alone(story, window) for story in (old, new))
        if not was or not now or not base.holds(was[0].id):
            return None
        home, place = base.locate(was[0].id)
        if home.id != new.id or home.paragraphs[place : place + len(was)] != was:
            return None
        if was == now:
            return base
        stories = (one.replaced(place, len(was), now) if one is home else one for one in base.stories)
        return replace(base, stories=tuple(stories))

    def _alone(self, story: Story, window: slice) -> tuple[Paragraph, ...]:
        """Some paragraphs with the own changes rejected, none where that makes others of them."""
        paragraphs = story.paragraphs[window]
        ids = {one.id for one in paragraphs}
        alone = Document((Story(story.id, story.kind, paragraphs),), next_id=max(ids) + 1)
        rejected = self._rejected(alone).body.paragraphs
        return rejected if all(one.id in ids for one in rejected) else ()


def _window(old: Story, new: Story, at: int) -> slice | None:
    """The paragraphs around one that are joined to it when changes are rejected; None where they are not alike."""

    def plain(place: int) -> bool:
        return _plain(old.paragraphs[place]) and _plain(new.paragraphs[place])

    first = last = at
    while first and not plain(first - 1):
        first -= 1
    while last < len(new.paragraphs) and not plain(last):
        last += 1
    inside = (*old.paragraphs[first : last + 1], *new.paragraphs[first : last + 1])
    parents = {id(one.parent) for one in inside}
    cut = last == len(new.paragraphs) or last - first > _FEW
    if cut or len(parents) > 1 or any(one.block is not None for one in inside) or _in_touched(inside[0]):
        return None
    return slice(first, last + 1)


def _those(document: Document, places: Iterable[Sequence[int] | None]) -> Iterator[Paragraph]:
    for story, here in zip(document.stories, places, strict=True):
        yield from (story.paragraphs[at] for at in here or ())


def _changed(old: Story, new: Story) -> Sequence[int] | None:
    """Where the paragraphs of a story are not the same, if there are few such places and no paragraph came or went."""
    if old.paragraphs is new.paragraphs:
        return ()
    if old.id != new.id or len(old.paragraphs) != len(new.paragraphs):
        return None
    changed = list(compress(count(), map(is_not, old.paragraphs, new.paragraphs)))
    same = all(old.paragraphs[at].id == new.paragraphs[at].id for at in changed)
    return changed if same and len(changed) <= _FEW else None


def _touched(paragraph: Paragraph) -> bool:
    """Whether a paragraph, or what it stands in, carries any tracked change."""
    mark = paragraph.mark
    if mark.inserted or mark.deleted or mark.format_change or paragraph.format_change:
        return True
    # By hand: this is asked for every paragraph of a document.
    for run in paragraph.runs:
        if run.inserted or run.deleted or run.format_change:
            return True
    return paragraph.parent is not None and _in_touched(paragraph)


def _in_touched(paragraph: Paragraph) -> bool:
    around = paragraph.parent
    while around is not None:
        if isinstance(around, Cell):
            row = around.row
            if around.inserted or around.deleted or row.inserted or row.deleted:
                return True
        around = around.parent
    return False


def _plain(paragraph: Paragraph) -> bool:
    """Whether nothing but the runs of a paragraph is changed."""
    if paragraph.mark.inserted or paragraph.mark.deleted or paragraph.format_change or paragraph.block is not None:
        return False
    return not _in_touched(paragraph)


class SettledBody:
    """Gives documents with the final text of their body and no slots in it; what was settled before stays the same.

    Paragraph by paragraph, with nothing joined or left out: that is enough for reading what the text says, and unlike
    accepting all changes leaves most paragraphs as they are.
    """

    def __init__(self) -> None:
        self._before: Sequence[Paragraph] = ()
        self._settled: Sequence[Paragraph] = ()
        self._in_rows: Sequence[bool] = ()

    def of(self, document: Document) -> tuple[Document, bool]:
        """The document settled, and whether rows that its paragraphs stand in are inserted or deleted."""
        body = document.body
        start, old_stop, stop = changed_stretch(self._before, body.paragraphs)
        fresh = [_settled(one) if _touched(one) else one for one in body.paragraphs[start:stop]]
        self._settled = (*self._settled[:start], *fresh, *self._settled[old_stop:])
        in_rows = [one.parent is not None and _in_touched_row(one.parent) for one in fresh]
        self._in_rows = [*self._in_rows[:start], *in_rows, *self._in_rows[old_stop:]]
        self._before = body.paragraphs
        settled = body.with_paragraphs(self._settled, same_ids=True)
        return replace(document, stories=(settled, *document.stories[1:])), any(self._in_rows)


def _in_touched_row(parent: Container) -> bool:
    return isinstance(parent, Cell) and (parent.row.inserted is not None or parent.row.deleted is not None)


def _settled(paragraph: Paragraph) -> Paragraph:
    kept = (run.with_slots(None, None) for run in paragraph.runs if run.deleted is None)
    runs = (replace(run, format_change=None) if run.format_change else run for run in kept)
    return replace(paragraph.with_runs(runs).with_mark(paragraph.mark.with_slots(None, None)), format_change=None)


def differ(one: Document, other: Document) -> bool:
    """Whether the stories of two documents are not the same."""
    if one is other:
        return False
    if len(one.stories) != len(other.stories):
        return True
    return any(_stories_differ(here, there) for here, there in zip(one.stories, other.stories, strict=True))


def _stories_differ(here: Story, there: Story) -> bool:
    if here.paragraphs is there.paragraphs:
        return False
    if len(here.paragraphs) != len(there.paragraphs):
        return True
    others = compress(count(), map(is_not, here.paragraphs, there.paragraphs))
    return any(here.paragraphs[at] != there.paragraphs[at] for at in others)
