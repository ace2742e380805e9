"""Which misspelt words an editor underlines: those of the paragraphs in view, found off the window's thread."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from app.gui.editor.layout import ParagraphLayout
from app.gui.editor.view import PageView
from app.gui.editor.waves import WavePainter
from app.gui.work import Job
from app.model.content import Paragraph
from app.model.document import Document, Position
from app.services.events import DocumentChanged, Event
from app.services.spelling import Misspelling, SpellingChecker

PAUSE = 300
"""Milliseconds without a key or a scroll before paragraphs are looked at."""

_SLICE = 40
"""Paragraphs that are looked at in one go."""

_KEPT = 4000

Found = tuple[Misspelling, ...]


class SpellingMarks(QObject):
    """Keeps the misspellings of an editor's paragraphs in step with its text and has them underlined."""

    failed = Signal(object)
    """Emitted with the error after which nothing is looked at any more."""

    def __init__(self, view: PageView, checker: SpellingChecker) -> None:
        super().__init__(view)
        self._view, self._checker = view, checker
        self._found: dict[int, tuple[Paragraph, Found]] = {}
        self._stale: set[int] = set()
        self._edited: dict[int, None] = {}
        self._typed: Position | None = None
        self._job: Job | None = None
        self._round = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._start)
        view.misspelt = WavePainter(self._waves)
        view.verticalScrollBar().valueChanged.connect(self._look_later)
        view.verticalScrollBar().rangeChanged.connect(self._look_later)
        view.view_changed.connect(self._look_later)
        view.selection_changed.connect(self._leave)
        self._unsubscribe = view.session.subscribe(self._hear)
        self._start()

    @property
    def settled(self) -> bool:
        """Whether everything in view has been looked at as it stands."""
        return self._job is None and not self._timer.isActive()

    def stop(self) -> None:
        """Take the waves away and look no further."""
        self._unsubscribe()
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
        if isValid(self._view):
            self._view.misspelt = None
            self._view.viewport().update()
        self.deleteLater()

    def at(self, position: Position) -> Misspelling | None:
        """The misspelling at a place, where it is shown as one."""
        if self._view.view_mode.original:
            return None
        return next((m for m in self.of(position.paragraph) if m.start <= position.offset <= m.end), None)

    def learn(self, paragraph: Paragraph, found: Found) -> None:
        """Take over what somebody else found out about a paragraph."""
        self._found[paragraph.id] = (paragraph, found)
        self._view.viewport().update()

    def forget(self) -> None:
        """Look at everything again, because other words are right now."""
        # What is underlined stays so until it has been looked at, else every wave would flicker.
        self._stale = set(self._found)
        self._round += 1
        self._start()

    # What is underlined

    def _waves(self, layout: ParagraphLayout) -> Iterator[tuple[int, int]]:
        if layout.shown.mode.original:
            return
        for paragraph in layout.shown.paragraphs:
            if paragraph.id not in self._found:
                continue
            for found in self.of(paragraph.id):
                if not self._being_written(paragraph.id, found):
                    start, end = (layout.to_shown(paragraph.id, place) for place in (found.start, found.end))
                    yield start, end

    def of(self, id_: int) -> Found:
        """The misspellings of a paragraph; in one edited since, those that were not touched, where they are now."""
        known = self._found.get(id_)
        index = self._view.galley.story.index(id_)
        if known is None or not known[1] or index is None:
            return ()
        now = self._view.galley.story.paragraphs[index]
        return known[1] if known[0] is now else moved(known[1], known[0].text, now.text)

    def _being_written(self, id_: int, found: Misspelling) -> bool:
        typed = self._typed
        return typed is not None and typed.paragraph == id_ and found.start <= typed.offset <= found.end

    def _leave(self) -> None:
        if self._typed is not None and self._view.selection.focus != self._typed:
            self._typed = None
            self._view.viewport().update()

    # Looking

    def _hear(self, event: Event) -> None:
        if isinstance(event, DocumentChanged):
            for splice in event.edit.splices[:_SLICE]:
                self._edited |= {p.id: None for p in splice.inserted[:_SLICE]}
            self._typed = event.edit.after.focus if event.edit.after is not None else None
            self._timer.start()

    def _look_later(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _start(self) -> None:
        wanted = self._wanted() if self._job is None else []
        if not wanted:
            return
        document, checker, asked = self._view.document, self._checker, self._round
        self._job = Job(
            "spelling",
            lambda: _check(checker, document, wanted),
            lambda found, error: self._take(wanted if asked == self._round else [], found, error),
        )

    def _wanted(self) -> list[Paragraph]:
        """Paragraphs in view that were not looked at as they stand, then those edited elsewhere."""
        story = self._view.galley.story
        shown = [
            p for v in self._view.frame.in_view() for f in v.block.text_layouts() for p in f.layout.shown.paragraphs
        ]
        places = (story.index(id_) for id_ in self._edited)
        edited = [story.paragraphs[index] for index in places if index is not None]
        wanted = [p for p in (*shown, *edited) if p.id in self._stale or self._found.get(p.id, (None,))[0] is not p]
        if len(wanted) <= _SLICE:
            self._edited.clear()
        return wanted[:_SLICE]

    def _take(self, wanted: list[Paragraph], found: dict[int, Found] | None, error: Exception | None) -> None:
        if not isValid(self):
            return
        self._job = None
        if error is not None or found is None:
            self.failed.emit(error)
            return
        before = {p.id: self.of(p.id) for p in wanted}
        if len(self._found) > _KEPT:
            self._found.clear()
        self._found |= {p.id: (p, found[p.id]) for p in wanted}
        self._stale.difference_update(before)
        if any(self.of(id_) != old for id_, old in before.items()):
            self._view.viewport().update()
        # What came meanwhile waits for its pause, what was left over does not.
        if not self._timer.isActive():
            self._start()


def _check(checker: SpellingChecker, document: Document, paragraphs: list[Paragraph]) -> dict[int, Found]:
    return checker.check(document, paragraphs)


def moved(found: Found, before: str, now: str) -> Found:
    """Misspellings of a text where they are in the text after one edit; those that it touched are left out."""
    if before == now:
        return found
    shared = min(len(before), len(now))
    head = _shared(shared, lambda length: before[:length] == now[:length])
    tail = _shared(shared - head, lambda length: before[len(before) - length :] == now[len(now) - length :])
    grown, edge = len(now) - len(before), len(before) - tail
    kept = [one for one in found if one.end < head]
    shifted = [one for one in found if one.start > edge]
    return (*kept, *(replace(one, start=one.start + grown, end=one.end + grown) for one in shifted))


def _shared(most: int, same: Callable[[int], bool]) -> int:
    """The greatest length up to `most` at which two texts are still the same."""
    return bisect_left(range(most + 1), True, key=lambda length: not same(length)) - 1
